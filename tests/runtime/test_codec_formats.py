"""Dates, times, durations, UUIDs, decimals and octets: text to value and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import codec
from runtime.codec import DecodeError

Decoder = Callable[[Any], Any]
OFFSETS = st.integers(-23 * 60, 23 * 60).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
WORDS = UUID("00112233-4455-6677-8899-aabbccddeeff")

TAKEN: list[tuple[Decoder, Any, Any]] = [
    (codec.date, "2024-02-29", dt.date(2024, 2, 29)),
    (codec.date_time, "2024-01-02T03:04:05", dt.datetime(2024, 1, 2, 3, 4, 5)),
    (
        codec.date_time,
        "2024-01-02 03:04:05.25Z",
        dt.datetime(2024, 1, 2, 3, 4, 5, 250_000, dt.UTC),
    ),
    (codec.time, "03:04:05Z", dt.time(3, 4, 5, tzinfo=dt.UTC)),
    (codec.duration, "P2W", dt.timedelta(weeks=2)),
    (codec.duration, "P1DT2H3M4.5S", dt.timedelta(1, 4.5, minutes=3, hours=2)),
    (codec.duration, "-PT1M", dt.timedelta(minutes=-1)),
    (codec.uuid, "00112233-4455-6677-8899-AABBCCDDEEFF", WORDS),
    (codec.decimal, "1.10", Decimal("1.10")),
    (codec.decimal, 2**70, Decimal(2**70)),
    (codec.decimal, 0.1, Decimal("0.1")),
    (codec.base64, "-_8", b"\xfb\xff"),
    (codec.base64, "+/8=", b"\xfb\xff"),
    (codec.base64, "", b""),
    (codec.octets, "\x00ÿ", b"\x00\xff"),
    (codec.octets, b"\xff", b"\xff"),
    (codec.octets, bytearray(b"\xff"), b"\xff"),
]


@pytest.mark.parametrize(("decode", "value", "result"), TAKEN)
def test_text_becomes_a_value(decode: Decoder, value: Any, result: Any) -> None:
    decoded = decode(value)
    assert decoded == result
    assert type(decoded) is type(result)
    assert str(decoded) == str(result)


REFUSED = [
    (codec.date, "2023-02-29", "a date"),
    (codec.date, "2024-01-02T00:00:00", "a date"),
    (codec.date_time, "2024-13-01T00:00:00Z", "a date-time"),
    (codec.date_time, "yesterday", "a date-time"),
    (codec.time, "25:00:00", "a time"),
    *(
        (codec.duration, text, "a duration of weeks, days, hours, minutes or seconds")
        for text in ("", "P", "PT", "P1DT", "P1Y", "P1M", "P1W2D", "1D", "P1.5D")
    ),
    (codec.duration, "P1000000000D", "a duration of less than a billion days"),
    (codec.duration, "PT" + "9" * 400 + "S", "a duration of less than a billion"),
    (codec.uuid, "00112233", "a UUID"),
    (codec.decimal, "one", "a decimal number"),
    (codec.decimal, "", "a decimal number"),
    (codec.base64, "a", "base64"),
    (codec.base64, "ab\ncd", "base64"),
    (codec.base64, "é===", "base64"),
    (codec.octets, "\N{EURO SIGN}", "octets"),
]


@pytest.mark.parametrize(("decode", "text", "expected"), REFUSED)
def test_other_text_is_refused(decode: Decoder, text: str, expected: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(text)
    assert caught.value.message.startswith(f"expected {expected}")
    assert caught.value.message.endswith(f", found {codec.describe(text)}")


@pytest.mark.parametrize(
    "decode",
    [
        codec.date,
        codec.date_time,
        codec.time,
        codec.duration,
        codec.uuid,
        codec.decimal,
        codec.base64,
        codec.octets,
    ],
    ids=lambda decode: decode.__name__,
)
@pytest.mark.parametrize("value", [True, None, [], {}], ids=repr)
def test_what_is_no_text_is_refused(decode: Decoder, value: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(value)
    assert caught.value.message.endswith(f", found {codec.describe(value)}")


@given(st.dates())
def test_dates_come_back(value: dt.date) -> None:
    assert codec.date(codec.encode(value)) == value


@given(st.datetimes(timezones=st.none() | OFFSETS))
def test_date_times_come_back(value: dt.datetime) -> None:
    decoded = codec.date_time(codec.encode(value))
    assert (decoded, decoded.utcoffset()) == (value, value.utcoffset())


@given(st.times(timezones=st.none() | OFFSETS))
def test_times_come_back(value: dt.time) -> None:
    decoded = codec.time(codec.encode(value))
    assert (decoded, decoded.utcoffset()) == (value, value.utcoffset())


@given(st.timedeltas())
def test_durations_come_back(value: dt.timedelta) -> None:
    assert codec.duration(codec.encode(value)) == value


@pytest.mark.parametrize("value", [dt.timedelta.min, dt.timedelta.max])
def test_the_longest_durations_come_back(value: dt.timedelta) -> None:
    assert codec.duration(codec.encode_duration(value)) == value


@given(st.uuids())
def test_uuids_come_back(value: UUID) -> None:
    assert codec.uuid(codec.encode(value)) == value


@given(st.decimals(allow_nan=False))
def test_decimals_come_back_digit_for_digit(value: Decimal) -> None:
    assert codec.decimal(codec.encode(value)).as_tuple() == value.as_tuple()


@given(st.binary())
def test_octets_come_back(value: bytes) -> None:
    assert codec.base64(codec.encode(value)) == value
    assert codec.base64(codec.encode_base64(value).rstrip("=")) == value
    assert codec.octets(value.decode("latin-1")) == value


class Model:
    def to_dict(self) -> dict[str, Any]:
        return {"a": 1}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((same, same) for same in (None, "é", True, 2**70, 1.5, [], {})),
        (("a", dt.date(2024, 1, 2)), ["a", "2024-01-02"]),
        ({"a": [Model()], "b": {"c": b"\xff"}}, {"a": [{"a": 1}], "b": {"c": "/w=="}}),
        (dt.datetime(2024, 1, 2, tzinfo=dt.UTC), "2024-01-02T00:00:00+00:00"),
        (dt.time(1, 2, 3), "01:02:03"),
        (dt.timedelta(days=1, microseconds=10), "P1DT0.00001S"),
        (dt.timedelta(seconds=-90), "-P0DT90S"),
        (dt.timedelta(0), "P0DT0S"),
        (WORDS, "00112233-4455-6677-8899-aabbccddeeff"),
        (Decimal("1.10"), "1.10"),
        (Model(), {"a": 1}),
    ],
)
def test_every_kind_of_value_is_encoded(value: Any, text: Any) -> None:
    encoded = codec.encode(value)
    assert encoded == text
    assert type(encoded) is type(text)


def test_what_has_no_place_in_json_is_not_encoded() -> None:
    with pytest.raises(AttributeError, match="to_dict"):
        codec.encode({"a": [object()]})
