"""The formats of strings: judged by JSON Schema's own test suite, by another validator, and by cases of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from runtime.formats import FORMATS

SUITE = (
    Path(__file__).parents[3]
    / "shared/corpus/suites/json-schema-draft2020-12/optional/format"
)


def cases() -> Iterator[tuple[str, str, bool]]:
    """Format, text, whether it is valid: all that the suite says of strings."""
    for file in sorted(SUITE.glob("*.json")):
        for group in json.loads(file.read_bytes()):
            for test in group["tests"]:
                if isinstance(test["data"], str):
                    yield group["schema"]["format"], test["data"], test["valid"]


@pytest.mark.skipif(not SUITE.is_dir(), reason="JSON Schema's test suite is not here")
def test_the_suite_agrees() -> None:
    found = [case for case in cases() if case[0] in FORMATS]
    assert len(found) > 500
    assert [case for case in found if FORMATS[case[0]](case[1]) is not case[2]] == []


WRITTEN = {
    "date-time": ("2024-02-29T12:34:56.789Z", "1998-12-31T23:59:60-00:00"),
    "date": ("2024-02-29", "0000-02-28"),
    "time": ("15:59:60-08:00", "12:34:56.789z"),
    "duration": ("P1Y2M3DT4H5M6S", "P2W", "PT36H"),
    "uuid": ("2eb8aa08-AA98-11ea-b4aa-73b441d16380",),
    "email": ("joe.o'neil@[127.0.0.1]", '"joe @ home"@example.com', "a@[IPv6:::1]"),
    "ipv4": ("192.168.0.254",),
    "ipv6": ("2001:db8::1.2.3.4", "1:2:3:4:5:6:7:8"),
    "uri": ("http://u:p@[::1]:80/a%20b;c/?q=1#f", "urn:a:b", "mailto:a@b.example"),
    "uri-reference": ("//h:1/a/b?c#d", "a/b:c", "../a", "#"),
    "iri": ("http://ƒøø.ßår/?∂é=\ue000#π",),
    "uri-template": ("/a/{b:10}{?c*,d}/%41{+e.f}",),
    "json-pointer": ("/a/~0~1/%",),
    "relative-json-pointer": ("10/a~1", "0#"),
}


@cache
def other(format_: str) -> jsonschema_rs.Draft202012Validator:
    """Another validator of a format."""
    return jsonschema_rs.Draft202012Validator(
        {"format": format_}, validate_formats=True
    )


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A format and a text that satisfies it, or nearly."""
    format_ = draw(st.sampled_from(sorted(WRITTEN)))
    text = draw(st.sampled_from(WRITTEN[format_]))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        letter = draw(st.sampled_from([*text, *"0159azAZ-_.:/@[]{}~%+TZ#? é\n٣"]))
        text = text[:at] + letter + text[at + draw(st.integers(0, 1)) :]
    return format_, text


@given(edited())
def test_another_validator_agrees(case: tuple[str, str]) -> None:
    format_, text = case
    # It takes years with a sign or a point, where RFC 3339 has four digits.
    assume(format_ not in ("date", "date-time") or text[:1] not in ("+", "-", "."))
    assert FORMATS[format_](text) is other(format_).is_valid(text)


@pytest.mark.parametrize(
    ("format_", "valid", "invalid"),
    [
        ("date-time", "0000-02-29T00:59:60+01:00", "2023-02-29T00:59:60+01:00"),
        ("date", "0000-02-29", "0000-02-30"),
        ("duration", "PT1H0M1S", "PT1H1S"),
        ("byte", "YWI=", "YWI"),
        ("byte", "+/8=", "-_8="),
        ("byte", "", "===="),
        ("base64url", "-_8", "-_8=="),
        ("base64url", "-_8=", "+/8="),
        ("base64url", "YWJj", "YWJjZ"),
        ("decimal", "-1.50e3", "NaN"),
        ("hostname", "r3---sn.example", "xn--.example"),
        ("idn-hostname", "Bücher.example", "bü--cher.example"),
        ("idn-hostname", "例。com", "-é"),
        ("idn-email", "δ@bücher.example", "δ@bü/cher.example"),
        ("idn-email", "δ@[127.0.0.1]", "δ@[127.0.0.1"),
        ("iri-reference", "é/ï?\ue000", "é/\ue000"),
        ("regex", r"^(?:a|[^\]\d-]{2,})*?\u{1F600}\p{L}\.$", "a{2,1}"),
        ("regex", "(?<year>\\d{4})", "a**"),
        ("regex", "", ")("),
    ],
)  # fmt: skip
def test_what_is_valid_and_what_is_not(format_: str, valid: str, invalid: str) -> None:
    assert FORMATS[format_](valid)
    assert not FORMATS[format_](invalid)
