"""Requests that are made to break a server: each is the caller's fault, and costs no more than its size."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient
from support.applications import posting
from support.work import assert_linear

from runtime.limits import Limits
from runtime.operations import Body, json_body
from runtime.schema import anything, mapping, string


@pytest.fixture(scope="module")
def taking() -> TestClient:
    """A client of an operation that takes JSON, text, forms and parts."""
    form = mapping(properties={"a": string()})
    return posting(
        json_body(anything),
        Body("text/plain", "text", string()),
        Body("application/x-www-form-urlencoded", "form", form),
        Body("multipart/form-data", "multipart", form),
        limits=Limits(json=10**7, upload=10**7),
    )


def send(api: TestClient, kind: str, content: bytes) -> int:
    """The status of a request with a body."""
    headers: Any = {"content-type": kind.encode()}
    found: int = api.post("/things", content=content, headers=headers).status_code
    return found


@pytest.mark.parametrize("charset", ["punycode", "idna", "utf-7", "unicode_escape"])
@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "application/x-www-form-urlencoded"]
)
def test_charsets_that_are_not_read(
    taking: TestClient, kind: str, charset: str
) -> None:
    assert send(taking, f"{kind}; charset={charset}", b"+2AA-\\ud800") == 415


@pytest.mark.parametrize("charset", ["utf-16", "UTF-16LE", "utf-32", "Latin1"])
def test_charsets_that_are_read(taking: TestClient, charset: str) -> None:
    text = '"\N{LATIN SMALL LETTER E WITH ACUTE}"'.encode(charset)
    assert send(taking, f"application/json; charset={charset}", text) == 200


def test_a_charset_is_linear_work(taking: TestClient) -> None:
    kind = "text/plain; charset=punycode"
    assert_linear(lambda size: send(taking, kind, b"a" * size), 50_000)


@pytest.mark.parametrize(
    "disposition",
    [b"form-data; name=a; filename*=nope''%41", b"form-data; name=a; filename*=''x"],
)
def test_file_names_in_other_charsets(taking: TestClient, disposition: bytes) -> None:
    part = b"--x\r\nContent-Disposition: " + disposition + b"\r\n\r\nb\r\n--x--"
    assert send(taking, "multipart/form-data; boundary=x", part) == 200


def test_a_boundary_outside_of_ascii(taking: TestClient) -> None:
    assert send(taking, 'multipart/form-data; boundary="ж"', b"--x--") == 400


def test_a_part_whose_header_holds_a_line_break(taking: TestClient) -> None:
    part = b"--x\r\nContent-Type: text/html\nX-Inj: 1\r\n\r\nb\r\n--x--"
    assert send(taking, "multipart/form-data; boundary=x", part) == 400
