"""Text of requests whose octets are no UTF-8 (RFC 3986 §2.5, RFC 6570 §1.6): refused, never made other text."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.applications import application, echo, operation

from runtime.operations import Body, cookie, path, query
from runtime.schema import anything, array, integer, mapping, string
from runtime.serving import Application


def ask(
    app: Application,
    path_: bytes,
    query_: bytes = b"",
    cookie_: bytes = b"",
    body: bytes | None = None,
) -> tuple[int, bytes]:
    """The status and the body of the answer to a request of these octets."""
    sent: list[Any] = []
    headers = [(b"cookie", cookie_)] if cookie_ else []
    if body is not None:
        headers.append((b"content-type", b"application/x-www-form-urlencoded"))
    scope = {
        "type": "http",
        "method": "GET" if body is None else "POST",
        "path": path_.decode("latin-1"),
        "raw_path": path_,
        "query_string": query_,
        "headers": headers,
    }

    async def receive() -> Any:
        return {"type": "http.request", "body": body or b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], sent[1]["body"]


NAMES = mapping(properties={}, additional=string())
READING = application(
    (
        operation(
            path="/things/{id}",
            parameters=(
                path("id", string()),
                query("s", string()),
                query("l", array(string())),
                query("d", anything, style="deepObject"),
                query("j", anything, content_type="application/json"),
                query("t", string(), content_type="text/plain"),
                cookie("c", string()),
            ),
        ),
        echo,
    ),
    (operation(path="/open", parameters=(query("rest", NAMES),)), echo),
    (
        operation(
            "POST",
            "/form",
            bodies=(Body("application/x-www-form-urlencoded", "form", NAMES),),
        ),
        echo,
    ),
)


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ((b"/things/%ff",), b'"in":"path","name":"id"'),
        ((b"/things/a%2", b"s=%FF"), b'"in":"query","name":"s"'),
        ((b"/things/a", b"s=\xff"), b'"in":"query","name":"s"'),
        ((b"/things/a", b"s=%ED%A0%80"), b'"in":"query","name":"s"'),
        ((b"/things/a", b"l=a&l=%C3"), b'"in":"query","name":"l"'),
        ((b"/things/a", b"d[%FF]=1"), b'"in":"query","name":"d"'),
        ((b"/things/a", b"d[a]=%FF"), b'"in":"query","name":"d"'),
        ((b"/things/a", b"j=%FF"), b'"in":"query","name":"j"'),
        ((b"/things/a", b"t=%FF"), b'"in":"query","name":"t"'),
        ((b"/things/a", b"", b"c=%FF"), b'"in":"cookie","name":"c"'),
        ((b"/open", b"%FF=1"), b'"in":"query","name":"rest"'),
        ((b"/open", b"a=%FF"), b'"in":"query","name":"rest"'),
        ((b"/form", b"", b"", b"%FF=1"), b'"in":"body"'),
        ((b"/form", b"", b"", b"a=%FF"), b'"in":"body"'),
    ],
)
def test_what_is_no_utf_8_is_refused(asked: tuple[bytes, ...], where: bytes) -> None:
    status, body = ask(READING, *asked)
    assert status == 400
    assert where in body
    assert b"expected UTF-8, percent-encoded" in body


@pytest.mark.parametrize("query_", [b"s=%D0%B6", "s=ж".encode(), b"%73=%d0%B6&u=%FF"])
def test_what_is_utf_8_is_read(query_: bytes) -> None:
    parameters = (path("id", string()), query("s", string()), cookie("c", string()))
    app = application((operation(path="/{id}", parameters=parameters), echo))
    status, body = ask(app, b"/%D0%B6", query_, b"c=%D0%B6; other=%FF")
    assert status == 200
    assert body.decode() == '{"arguments":["ж"],"s":"ж","c":"ж"}'


def test_a_broken_percent_is_itself() -> None:
    counting = operation(parameters=(query("s", string()), query("n", integer())))
    status, body = ask(application((counting, echo)), b"/things", b"s=100%&n=1")
    assert (status, body) == (200, b'{"arguments":[],"s":"100%","n":1}')
