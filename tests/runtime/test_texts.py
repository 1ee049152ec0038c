"""Times, UUIDs, decimal numbers and octets: text to value and back, the same text until the value changes."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import texts, times

Read = Callable[[str], Any]
Write = Callable[[Any], str]
DATE_TIME = times.read_date_time, times.write_date_time
DATE = times.read_date, times.write_date
TIME = times.read_time, times.write_time
DURATION = times.read_duration, times.write_duration
ID = texts.read_uuid, texts.write_uuid
DECIMAL = texts.read_decimal, texts.write_decimal
BYTE = texts.read_byte, texts.write_byte
BASE64URL = texts.read_base64url, texts.write_base64url

HOUR = dt.timedelta(hours=1)
PARIS = dt.timezone(HOUR)
WORDS = UUID("00112233-4455-6677-8899-aabbccddeeff")

READ: list[tuple[tuple[Read, Write], str, Any]] = [
    (DATE_TIME, "2024-01-02T03:04:05Z", dt.datetime(2024, 1, 2, 3, 4, 5, 0, dt.UTC)),
    (DATE_TIME, "2024-01-02t03:04:05z", dt.datetime(2024, 1, 2, 3, 4, 5, 0, dt.UTC)),
    (DATE_TIME, "2024-01-02T03:04:05+00:00", dt.datetime(2024, 1, 2, 3, 4, 5, 0, dt.UTC)),
    (DATE_TIME, "2024-01-02T03:04:05-00:00", dt.datetime(2024, 1, 2, 3, 4, 5, 0, dt.UTC)),
    (DATE_TIME, "2024-01-02T03:04:05.100Z", dt.datetime(2024, 1, 2, 3, 4, 5, 100_000, dt.UTC)),
    (DATE_TIME, "2020-01-04T10:44:24.496525531+01:00", dt.datetime(2020, 1, 4, 10, 44, 24, 496_525, PARIS)),
    (DATE_TIME, "0999-01-02T03:04:05Z", dt.datetime(999, 1, 2, 3, 4, 5, 0, dt.UTC)),
    (DATE, "2024-02-29", dt.date(2024, 2, 29)),
    (TIME, "03:04:05Z", dt.time(3, 4, 5, tzinfo=dt.UTC)),
    (TIME, "03:04:05.5z", dt.time(3, 4, 5, 500_000, dt.UTC)),
    (TIME, "03:04:05.1234567+01:00", dt.time(3, 4, 5, 123_456, PARIS)),
    (DURATION, "P2W", dt.timedelta(weeks=2)),
    (DURATION, "PT36H", dt.timedelta(hours=36)),
    (DURATION, "P1DT2H3M4.5S", dt.timedelta(1, 4.5, minutes=3, hours=2)),
    (DURATION, "PT0.0000019S", dt.timedelta(microseconds=1)),
    (DURATION, "-PT1M", dt.timedelta(minutes=-1)),
    (DURATION, "P0D", dt.timedelta()),
    (ID, "00112233-4455-6677-8899-aabbccddeeff", WORDS),
    (ID, "00112233-4455-6677-8899-AABBccddEEFF", WORDS),
    (DECIMAL, "1.10", Decimal("1.10")),
    (DECIMAL, "+007.50", Decimal("007.50")),
    (DECIMAL, "1e3", Decimal("1e3")),
    (BYTE, "+/8=", b"\xfb\xff"),
    (BYTE, "+/8", b"\xfb\xff"),
    (BYTE, "+/9=", b"\xfb\xff"),
    (BYTE, "", b""),
    (BASE64URL, "-_8=", b"\xfb\xff"),
    (BASE64URL, "-_8", b"\xfb\xff"),
]  # fmt: skip


def name(case: Any) -> str | None:
    """What a case is called in the report."""
    return case[0].__name__ if isinstance(case, tuple) else None


@pytest.mark.parametrize(("format_", "text", "value"), READ, ids=name)
class TestWhatIsRead:
    def test_is_a_value_of_the_standard_library(
        self, format_: tuple[Read, Write], text: str, value: Any
    ) -> None:
        read = format_[0](text)
        assert read == value and value == read
        assert hash(read) == hash(value)
        assert isinstance(read, type(value))
        assert (repr(read), str(read)) == (repr(value), str(value))

    def test_is_written_as_it_came_however_it_was_copied(
        self, format_: tuple[Read, Write], text: str, value: Any
    ) -> None:
        read, write = format_
        one = read(text)
        copies = [copy.copy(one), copy.deepcopy([one])[0]]
        copies += [pickle.loads(pickle.dumps(one, protocol)) for protocol in range(6)]
        for each in (one, *copies):
            assert each == value
            assert write(each) == text


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        (DATE_TIME, "2024-01-02"),
        (DATE_TIME, "2024-01-02T03:04:05"),
        (DATE_TIME, "2024-01-02 03:04:05Z"),
        (DATE_TIME, "2024-01-02T03:04Z"),
        (DATE_TIME, "20240102T030405Z"),
        (DATE_TIME, "2024-W01-1T03:04:05Z"),
        (DATE_TIME, "2024-02-30T03:04:05Z"),
        (DATE_TIME, "2024-01-02T24:00:00Z"),
        (DATE_TIME, "2024-01-02T24:00:00+00:00"),
        (DATE_TIME, "2024-12-31T23:59:60Z"),
        (DATE_TIME, "2024-01-02T03:04:05,5Z"),
        (DATE_TIME, "2024-01-02T03:04:05.Z"),
        (DATE_TIME, "2024-01-02T03:04:05+0100"),
        (DATE_TIME, "2024-01-02T03:04:05+01"),
        (DATE_TIME, "2024-01-02T03:04:05+24:00"),
        (DATE_TIME, "2024-01-02T03:04:05+01:60"),
        (DATE_TIME, "2024-01-02T03:04:05+01:00:30"),
        (DATE_TIME, "2024-01-02T03:04:05ZZ"),
        (DATE_TIME, "2024-01-02T03:04:05Z\n"),
        (DATE_TIME, "٢٠٢٤-01-02T03:04:05Z"),
        (DATE_TIME, "0000-01-02T03:04:05Z"),
        (DATE_TIME, ""),
        (DATE, "20240102"),
        (DATE, "2024-W01-1"),
        (DATE, "2024-W01"),
        (DATE, "2023-02-29"),
        (DATE, "2024-01-02T03:04:05Z"),
        (DATE, "2024-01-02\n"),
        (TIME, "03:04:05"),
        (TIME, "03:04Z"),
        (TIME, "24:00:00Z"),
        (TIME, "T03:04:05Z"),
        (TIME, "03:04:05Z\n"),
        (DURATION, ""),
        (DURATION, "P"),
        (DURATION, "PT"),
        (DURATION, "P1DT"),
        (DURATION, "P1M"),
        (DURATION, "P1Y"),
        (DURATION, "P1W2D"),
        (DURATION, "PT1S2M"),
        (DURATION, "P1D\n"),
        (DURATION, "P1000000000D"),
        (DURATION, "P" + "9" * 5000 + "D"),
        (ID, "00112233445566778899aabbccddeeff"),
        (ID, "{00112233-4455-6677-8899-aabbccddeeff}"),
        (ID, "urn:uuid:00112233-4455-6677-8899-aabbccddeeff"),
        (ID, "0011223-34455-6677-8899-aabbccddeeff"),
        (ID, "00112233-4455-6677-8899-aabbccddeef\n"),
        (DECIMAL, "NaN"),
        (DECIMAL, "Infinity"),
        (DECIMAL, "1_000"),
        (DECIMAL, " 1"),
        (DECIMAL, "1."),
        (DECIMAL, "٣"),
        (DECIMAL, "1e" + "9" * 30),
        (BYTE, "-_8="),
        (BYTE, "a"),
        (BYTE, "YQ="),
        (BYTE, "YWJj="),
        (BYTE, "YWI=YWI="),
        (BYTE, "YW\nJj"),
        (BYTE, "é"),
        (BASE64URL, "+/8="),
        (BASE64URL, "a"),
    ],
    ids=name,
)  # fmt: skip
def test_what_is_not_read(format_: tuple[Read, Write], text: str) -> None:
    with pytest.raises(ValueError):
        format_[0](text)


NEW_YORK = dt.timezone(dt.timedelta(hours=-5))
ODD = dt.timezone(dt.timedelta(minutes=19, seconds=32))


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (times.write_date_time, dt.datetime(2024, 1, 2, 3, 4, 5, 0, dt.UTC), "2024-01-02T03:04:05Z"),
        (times.write_date_time, dt.datetime(2024, 1, 2, 3, 4, 5, 120_000, dt.UTC), "2024-01-02T03:04:05.12Z"),
        (times.write_date_time, dt.datetime(2024, 1, 2, 3, 4, 5, 7, NEW_YORK), "2024-01-02T03:04:05.000007-05:00"),
        (times.write_date_time, dt.datetime(1900, 1, 1, 0, 19, 32, 0, ODD), "1900-01-01T00:00:00Z"),
        (times.write_date, dt.date(33, 4, 3), "0033-04-03"),
        (times.write_time, dt.time(3, 4, tzinfo=dt.UTC), "03:04:00Z"),
        (times.write_time, dt.time(3, 4, 5, 600_000, PARIS), "03:04:05.6+01:00"),
        (times.write_duration, dt.timedelta(), "PT0S"),
        (times.write_duration, dt.timedelta(weeks=2), "P14D"),
        (times.write_duration, dt.timedelta(hours=36), "P1DT12H"),
        (times.write_duration, dt.timedelta(hours=1, seconds=10), "PT1H0M10S"),
        (times.write_duration, dt.timedelta(seconds=60.25), "PT1M0.25S"),
        (times.write_duration, dt.timedelta(hours=1, microseconds=1), "PT1H0M0.000001S"),
        (times.write_duration, dt.timedelta(minutes=-1), "-PT1M"),
        (texts.write_uuid, WORDS, "00112233-4455-6677-8899-aabbccddeeff"),
        (texts.write_decimal, Decimal("-1.50"), "-1.50"),
        (texts.write_byte, b"\xfb\xff", "+/8="),
        (texts.write_byte, bytearray(b"\xfb\xff"), "+/8="),
        (texts.write_base64url, b"\xfb\xff", "-_8="),
    ],
)  # fmt: skip
def test_new_values_are_written_in_one_way(write: Write, value: Any, text: str) -> None:
    assert write(value) == text


@pytest.mark.parametrize(
    ("write", "value", "reason"),
    [
        (times.write_date_time, dt.datetime(2024, 1, 2), "without an offset"),
        (times.write_date_time, dt.date(2024, 1, 2), "expected a datetime, found date"),
        (times.write_date_time, "2024-01-02T03:04:05Z", "expected a datetime, found str"),
        (times.write_date, dt.datetime(2024, 1, 2), "expected a date, found datetime"),
        (times.write_time, dt.time(3, 4), "without an offset"),
        (times.write_time, dt.time(3, 4, tzinfo=ODD), "offset with seconds"),
        (times.write_time, 3, "expected a time"),
        (times.write_duration, 3, "expected a timedelta"),
        (texts.write_uuid, "x", "expected a UUID"),
        (texts.write_decimal, Decimal("NaN"), "no decimal number"),
        (texts.write_decimal, Decimal("-Infinity"), "no decimal number"),
        (texts.write_decimal, 1.5, "expected a Decimal"),
        (texts.write_byte, "x", "expected bytes"),
        (texts.write_base64url, "x", "expected bytes"),
    ],
)  # fmt: skip
def test_what_is_not_written(write: Write, value: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        write(value)


MOMENT = times.read_date_time("2024-01-02T03:04:05.000000001+00:00")
CLOCK = times.read_time("03:04:05.000000001+00:00")


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (times.write_date_time, MOMENT + HOUR, "2024-01-02T04:04:05Z"),
        (times.write_date_time, MOMENT - HOUR, "2024-01-02T02:04:05Z"),
        (times.write_date_time, MOMENT.replace(year=2025), "2025-01-02T03:04:05Z"),
        (times.write_date_time, MOMENT.astimezone(PARIS), "2024-01-02T04:04:05+01:00"),
        (times.write_time, CLOCK.replace(hour=4), "04:04:05Z"),
        (times.write_time, MOMENT.timetz(), "03:04:05Z"),
        (times.write_duration, times.read_duration("PT36H") + HOUR, "P1DT13H"),
        (times.write_duration, -times.read_duration("PT36H"), "-P1DT12H"),
        (texts.write_decimal, -texts.read_decimal("1e3"), "-1E+3"),
        (texts.write_byte, texts.read_byte("YQ") + b"b", "YWI="),
        (texts.write_byte, texts.read_base64url("-_8"), "+/8="),
        (texts.write_base64url, texts.read_byte("+/8"), "-_8="),
    ],
)  # fmt: skip
def test_what_is_computed_forgets_the_text(write: Write, value: Any, text: str) -> None:
    assert write(value) == text
    assert write(pickle.loads(pickle.dumps(value))) == text
    assert repr(value) == repr(pickle.loads(pickle.dumps(value)))
    assert "_" not in repr(value)


OFFSETS = st.integers(-23 * 60, 23 * 60).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)


@given(st.datetimes(timezones=OFFSETS))
def test_every_moment_comes_back(value: dt.datetime) -> None:
    text = times.write_date_time(value)
    assert times.read_date_time(text) == value
    assert times.write_date_time(times.read_date_time(text)) == text


@given(st.timedeltas())
def test_every_duration_comes_back(value: dt.timedelta) -> None:
    assert times.read_duration(times.write_duration(value)) == value


@given(st.binary())
def test_octets_come_back(value: bytes) -> None:
    assert texts.read_byte(texts.write_byte(value)) == value
    assert texts.read_base64url(texts.write_base64url(value)) == value


@given(
    st.from_regex(
        r"[0-9+]{4}-[0-9W]{2}[-0-9][0-9-]{2}[Tt ][0-9:]{5}[:0-9][0-9]{2}([.,][0-9]*)?[Zz+-]?([0-9:]{3,8})?\n?"
    )
)
def test_nothing_is_read_but_what_the_grammar_of_rfc_3339_says(text: str) -> None:
    grammar = (
        r"\d{4}-\d\d-\d\d[Tt](?!24)\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-](?!24)\d\d:[0-5]\d)"
    )
    try:
        times.read_date_time(text)
    except ValueError:
        return
    assert re.fullmatch(grammar, text, re.ASCII)
