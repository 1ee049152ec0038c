"""Requests that once stopped a server, or made it fail by itself: none does, and work is in proportion to size."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from support.applications import ANY, application, client, echo, operation, posting
from support.work import assert_linear

from runtime.files import File
from runtime.limits import Limits
from runtime.operations import Body, Content, Parameter, json_body
from runtime.schema import (
    Schema,
    anything,
    array,
    integer,
    mapping,
    number,
    one_of,
    ref,
    string,
)

WIDE = Limits(json=10**8, upload=10**8, form_fields=10**6, parts=10**6)


def cost_of(app: Any, method: str = "GET", **scope: Any) -> int:
    """The status of a request without a socket and without a client that would cost more than the server."""
    body = scope.pop("body", b"")
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    path = scope.pop("path", "/things")
    headers = [(b"content-length", str(len(body)).encode()), *scope.pop("headers", [])]
    asked = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": scope.pop("query", b""),
        "headers": headers,
    }
    asyncio.run(app(asked, receive, send))
    found: int = sent[0]["status"]
    return found


def taking(body: Body, **options: Any) -> Any:
    """An application of an operation that takes a body."""
    taken = operation("POST", bodies=(body,), body_required=True)
    return application((taken, echo), **{"limits": WIDE, **options})


def sending(app: Any, body: bytes, kind: str = "application/json") -> int:
    """The status of a request with a body."""
    return cost_of(app, "POST", body=body, headers=[(b"content-type", kind.encode())])


@pytest.mark.parametrize("path", ["/", "/things", "/none"])
def test_accept(path: str) -> None:
    app = application((operation(replies=ANY), echo))

    def work(size: int) -> int:
        accept = b"," * size + b'"'
        return cost_of(app, path=path, headers=[(b"accept", accept)])

    assert_linear(work, 5_000)


def nested() -> Schema:
    """A union that holds itself."""
    schemas: dict[str, Schema] = {}
    schemas["Expr"] = one_of(
        string(),
        mapping(properties={"not": ref("Expr", schemas.__getitem__)}, required=["not"]),
    )
    return schemas["Expr"]


def test_unions_that_hold_themselves() -> None:
    app = taking(json_body(nested()))

    def work(depth: int) -> int:
        return sending(app, b'{"not":' * depth + b"1" + b"}" * depth)

    assert work(60) == 400
    assert_linear(work, 60)


def test_forms_of_many_keys() -> None:
    app = taking(Body("application/x-www-form-urlencoded", "form", mapping(string())))

    def work(size: int) -> int:
        text = "&".join(f"k{at}=v" for at in range(size))
        return sending(app, text.encode(), "application/x-www-form-urlencoded")

    assert work(10) == 200
    assert_linear(work, 5_000)


def test_a_pattern_is_not_looked_for_in_what_is_too_long() -> None:
    app = taking(json_body(string(max_length=64, pattern=r"\s+\Z")))
    assert_linear(lambda size: sending(app, b'"' + b" " * size + b'x"'), 20_000)


@pytest.mark.parametrize("step", [1, 2**61 - 1])
def test_items_that_must_differ(step: int) -> None:
    app = taking(json_body(array(integer(), unique=True)))

    def work(size: int) -> int:
        text = ",".join(str(at * step) for at in range(size))
        return sending(app, f"[{text}]".encode())

    assert work(10) == 200
    assert_linear(work, 3_000)


def test_violations_are_linear_work() -> None:
    app = taking(json_body(array(integer())))
    assert_linear(lambda size: sending(app, b"[" + b'"",' * size + b'""]'), 50_000)


FILTER = Parameter("query", "filter", mapping(), style="deepObject", explode=True)
JSON = Parameter("query", "q", anything, content_type="application/json")
NUMBER = json_body(number(multiple_of=0.1))
LINES = Body("application/jsonl", "json-lines", anything)
PARTS = Body("multipart/form-data", "multipart", mapping(properties={"a": mapping()}))
FORM = Body("application/x-www-form-urlencoded", "form", mapping())


def part(content: bytes, kind: bytes = b"application/json") -> bytes:
    """A multipart body of one part."""
    head = b"--x\r\nContent-Disposition: form-data; name=a\r\nContent-Type: " + kind
    return head + b"\r\n\r\n" + content + b"\r\n--x--\r\n"


BODIES = {
    "brackets": (json_body(anything), b"[" * 100_000),
    "half a pair": (json_body(anything), b'"\\ud800"'),
    "NaN": (json_body(anything), b"NaN"),
    "digits": (json_body(anything), b"1" * 4_301),
    "infinite multiple": (NUMBER, b"1e999"),
    "infinite": (json_body(number()), b"1e999"),
    "infinite below": (json_body(number()), b"-1e999"),
    "brackets in lines": (LINES, b"[" * 100_000),
    "half a pair in lines": (LINES, b'["\\ud800"]'),
    "brackets in a part": (PARTS, part(b"[" * 30_000)),
    "half a pair in a part": (PARTS, part(b'"\\ud800"')),
    "a part of a strange type": (PARTS, part(b"{}", b"text/\xd0\xb6")),
    "no end": (PARTS, b"--x"),
    "a deep field": (FORM, b"a[b]" + b"[c]" * 2_000 + b"=1"),
    "int64": (json_body(integer(format="int64")), b"9223372036854775808"),
    "int32": (json_body(integer(format="int32")), b"2147483648"),
}


@pytest.mark.parametrize("name", BODIES)
def test_no_body_makes_a_500(name: str) -> None:
    body, content = BODIES[name]
    more = "; boundary=x" if body is PARTS else ""
    status = sending(taking(body), content, body.media_type + more)
    assert status == 400 or (body in (FORM, PARTS) and status == 200)


QUERIES = {
    "deep": (FILTER, b"filter" + b"[a]" * 2_000 + b"=1"),
    "brackets": (JSON, b"q=" + b"[" * 30_000),
    "half a pair": (JSON, b'q="\\ud800"'),
    "infinite": (JSON, b"q=1e999"),
    "NaN": (JSON, b"q=NaN"),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_makes_a_500(name: str) -> None:
    parameter, query = QUERIES[name]
    app = application((operation(parameters=(parameter,)), echo))
    assert cost_of(app, query=query) == 400


def test_what_can_be_read_can_be_answered() -> None:
    app = taking(json_body(anything))
    for depth in (100, 250, 260, 900):
        status = sending(app, b"[" * depth + b"]" * depth)
        assert status == (200 if depth < 255 else 400)


def test_a_reader_that_nobody_thought_of(monkeypatch: Any, caplog: Any) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr("runtime.endpoints.read_body", broken)
    response = posting(json_body(anything)).post("/things", json=1)
    assert response.status_code == 400 and "a slip" not in response.text
    assert "doIt: the request cannot be read" in caplog.text and "a slip" in caplog.text


def test_files_are_sent_as_nobody_else_says() -> None:
    replies = {"200": [Content("*/*", "binary", string(format="binary"))]}
    uploaded = File(b"<script>", "a.html", "text/html\nX-Injected: yes")

    async def answer(context: Any) -> Any:
        return uploaded

    response = client((operation(replies=replies), answer)).get("/things")
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "x-injected" not in response.headers


def test_identity_in_capitals() -> None:
    api = posting(json_body(anything))
    encoded = {"content-encoding": "Identity"}
    assert api.post("/things", json=1, headers=encoded).status_code == 200
    assert (
        api.post("/things", json=1, headers={"content-encoding": "gzip"}).status_code
        == 415
    )
