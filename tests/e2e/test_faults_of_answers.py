"""What comes of answers that break, lie or make no sense: the generated clients and the openai SDK side by side."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence

import pytest
from support.colours import COLOURS
from support.jobs import JOB
from support.outcomes import CALLERS, SDK, called, outcome
from support.peer import BROKEN, CLOSE, END, Step, answer, chunked, peer

pytestmark = pytest.mark.usefixtures("impatient")
JSON = "application/json"
TEXT = json.dumps(JOB)
GOOD = answer(TEXT)
DEEP = "[" * 200_000


def head(*lines: str, version: str = "1.1") -> bytes:
    """The head of an answer."""
    return "\r\n".join((f"HTTP/{version} 200 X", *lines, "", "")).encode()


def encoded(body: bytes, encoding: str) -> bytes:
    """A job, compressed so or not."""
    return answer(body, 200, JSON, f"content-encoding: {encoding}")


def job(**changes: object) -> bytes:
    """A job that is not quite as described."""
    return answer(json.dumps({**JOB, **changes}))


def put(old: str, new: str) -> bytes:
    """A job whose text is another."""
    return answer(TEXT.replace(old, new))


def outcomes(
    callers: Sequence[str], script: bytes | Sequence[Step], method: str = "GET"
) -> set[str]:
    """What comes of a call for each caller, where the first answer is this and the next is good."""
    found = set()
    for caller in callers:
        with peer(script, GOOD) as there:
            result = called(caller, there.url, method, timeout=0.5)
            found.add(outcome(result, there))
    return found


LOST: dict[str, Sequence[Step]] = {
    **BROKEN,
    "101": [head("connection: upgrade").replace(b"200", b"101"), CLOSE],
    "headers too late": [1.0, GOOD],
    "a body too late": [answer(b"{", length=9), 1.0],
}


@pytest.mark.parametrize("name", LOST)
def test_what_is_lost_is_asked_for_again_where_that_does_no_harm(name: str) -> None:
    kind = "TransportTimeoutError" if name.endswith("late") else "TransportError"
    assert outcomes(COLOURS, LOST[name]) == {"ok ×2"}
    assert outcomes(COLOURS, LOST[name], "POST") == {f"{kind}, sent ×1"}
    for method in ("GET", "POST"):  # what a POST has done is done twice by the SDK
        assert outcomes(SDK, LOST[name], method) == {"ok ×2"}


OK, ODD, NO = "ok ×1", "ok, deviating ×1", "InvalidResponseError ×1"
BROKEN = "json.decoder.JSONDecodeError ×1"
BODIES: dict[str, tuple[bytes | Sequence[Step], str, str]] = {
    "as text/plain": (answer(TEXT, 200, "text/plain"), OK, OK),
    "without media type": (
        head(f"content-length: {len(TEXT)}") + TEXT.encode(),
        OK,
        OK,
    ),
    "cut JSON": (answer(TEXT[:-5]), NO, BROKEN),
    "HTML": (answer("<html>", 200, "text/html"), NO, OK),
    "empty": (answer(""), NO, BROKEN),
    "204": (answer("", 204), NO, BROKEN),
    "null": (answer("null"), NO, OK),
    "an array": (answer("[]"), NO, OK),
    "a string": (answer('"x"'), NO, OK),
    "no UTF-8": (answer(b'{"id": "\xff\xfe"}'), NO, "builtins.UnicodeDecodeError ×1"),
    "mark of the byte order": (answer("\ufeff" + TEXT), OK, OK),
    "UTF-16": (answer(TEXT.encode("utf-16"), 200, f"{JSON}; charset=utf-16"), NO, OK),
    "a name twice": (answer('{"id": "a", ' + TEXT[1:]), OK, OK),
    "NaN": (put("1721764800", "NaN"), NO, OK),
    "1e999": (put("1721764800", "1e999"), NO, OK),
    "5,000 digits": (put("1721764800", "1" * 5000), NO, "builtins.ValueError ×1"),
    "half a surrogate pair": (put("ftjob-0001", "\\ud800"), NO, OK),
    "deep": (answer(DEEP), NO, "builtins.RecursionError ×1"),
    "deep inside": (
        answer(f'{TEXT[:-1]}, "x": {DEEP}{"]" * 200_000}}}'),
        NO,
        "builtins.RecursionError ×1",
    ),
    "a property missing": (answer(TEXT.replace('"id"', '"di"')), ODD, OK),
    "a property of another type": (job(created_at="x"), ODD, OK),
    "1.0 for 1": (job(created_at=1.0), OK, OK),
    "an unknown value": (job(status="paused"), OK, OK),
    "an unknown property": (job(new=1), OK, OK),
    "100 and 103 first": (
        [b"HTTP/1.1 100 X\r\n\r\nHTTP/1.1 103 X\r\nlink: </x>\r\n\r\n" + GOOD],
        OK,
        OK,
    ),
    "HTTP/1.0": (
        [head(f"content-type: {JSON}", version="1.0") + TEXT.encode(), CLOSE],
        OK,
        OK,
    ),
    "HTTP/1.0, cut": (
        [head(f"content-type: {JSON}", version="1.0") + TEXT[:-9].encode(), CLOSE],
        NO,
        BROKEN,
    ),
    "chunks and trailers": (
        [*chunked(TEXT, content_type=JSON), b"0\r\nx: y\r\n\r\n"],
        OK,
        OK,
    ),
    "1,000 headers": (answer(TEXT, 200, JSON, *["x: y"] * 1000), OK, OK),
    "lines that end with LF": (GOOD.replace(b"\r\n", b"\n"), OK, OK),
    "a header that is no UTF-8": (
        GOOD.replace(b"\r\n\r\n", b"\r\nx: \xff\xfe\r\n\r\n", 1),
        OK,
        OK,
    ),
    "gzip": (encoded(gzip.compress(TEXT.encode()), "gzip"), OK, OK),
    "gzip, cut": (encoded(gzip.compress(TEXT.encode())[:-12], "gzip"), "ok ×2", BROKEN),
    "gzip, corrupt": (
        encoded(gzip.compress(TEXT.encode())[:20] + bytes(30), "gzip"),
        "ok ×2",
        BROKEN,
    ),
    "deflate": (encoded(zlib.compress(TEXT.encode()), "deflate"), OK, OK),
    "deflate, cut": (
        encoded(zlib.compress(TEXT.encode())[:-12], "deflate"),
        NO,
        BROKEN,
    ),
    "br that is none": (encoded(TEXT.encode(), "br"), OK, OK),
    "an unknown encoding": (encoded(TEXT.encode(), "zz"), OK, OK),
    "201": (answer(TEXT, 201), OK, OK),
    "202": (answer(TEXT, 202), OK, OK),
    "206": (answer(TEXT, 206), OK, OK),
    "299": (answer(TEXT, 299), OK, OK),
    "304": (answer("", 304), "RedirectionError ×1", "APIStatusError ×1"),
    "600": (answer("{}", 600), "ApiError ×1", "ok ×2"),
    "999": (answer("{}", 999), "ApiError ×1", "ok ×2"),
}
"""What comes of GET where the answer has arrived: ours, and the SDK's.

UTF-16 is no JSON on the network (RFC 8259 §8.1). What deviates is read as far as can be, and told of; a client
that is strict refuses it. What is of another kind, or no JSON, is never a job.
"""


@pytest.mark.parametrize("name", BODIES)
def test_no_wrong_body_passes_for_a_right_one(name: str) -> None:
    script, ours, theirs = BODIES[name]
    assert outcomes(COLOURS, script) == {ours}
    assert outcomes(SDK, script) == {theirs}


@pytest.mark.parametrize("caller", COLOURS)
def test_a_strict_client_takes_what_is_as_described_and_nothing_else(
    caller: str,
) -> None:
    for name, (script, ours, _) in BODIES.items():
        with peer(script, GOOD) as there:
            result = called(caller, there.url, "GET", strict=True)
            is_odd = ours == ODD or name == "an unknown value"
            assert outcome(result, there) == (NO if is_odd else ours), name


REFUSALS: dict[str, tuple[str | bytes, str]] = {
    "text": ("no", "text/plain"),
    "another object": ('{"a": 1}', JSON),
    "a string": ('"x"', JSON),
    "an array": ("[1]", JSON),
    "null": ("null", JSON),
    "nothing": ("", JSON),
    "cut JSON": ("{", JSON),
    "a problem": ('{"title": "x"}', "application/problem+json"),
    "a string for an object": ('{"error": "x"}', JSON),
    "octets": (b"\x00\xff", "application/octet-stream"),
    "5 MB": ("a" * 5_000_000, "text/plain"),
    "deep": (DEEP, JSON),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_stays_one_whatever_its_body(name: str) -> None:
    body, content_type = REFUSALS[name]
    script = answer(body, 400, content_type)
    assert outcomes(CALLERS, script) == {"BadRequestError ×1"}
    with peer(script) as there:
        error = called("sync", there.url, "GET")
        assert error.content == (body.encode() if isinstance(body, str) else body)
        assert len(str(error)) < 500


def test_a_page_of_a_proxy_is_the_error_of_a_server() -> None:
    page = answer("<html>", 502, "text/html")
    assert outcomes(CALLERS, page) == {"ok ×2"}
    assert outcomes(COLOURS, page, "POST") == {"ServerError ×1"}


def test_an_answer_that_ends_is_whole_whoever_closes() -> None:
    script: list[Step] = [*chunked(TEXT, content_type=JSON), END, CLOSE]
    assert outcomes(CALLERS, script) == {OK}
