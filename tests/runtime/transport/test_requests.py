"""What is sent: requests, options, servers, and middleware around them."""

from __future__ import annotations

import httpx2
import pytest
from support.transports import Server, client, events, get, ok, streamed

from runtime import bodies
from runtime.exchange import HttpRequest, HttpResponse, Send
from runtime.requests import RequestOptions
from runtime.retries import Retries
from runtime.settings import Limits, Timeout


def test_a_request_is_sent_as_it_says() -> None:
    server = Server(ok({"id": "1"}))
    request = get(
        method="POST",
        query="a=1",
        headers=[("x-a", "é"), ("x-none", None)],
        cookies="c=1",
        body=bodies.json({"b": 2}),
    )
    response = client(server, headers={"X-Client": "y"}).send(request)
    sent = server.requests[0]
    assert (sent.method, str(sent.url), sent.content) == (
        "POST",
        "https://api.test/v1/jobs?a=1",
        b'{"b":2}',
    )
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["user-agent"] == "test/1"
    assert (
        sent.headers["x-client"],
        sent.headers["accept"],
        sent.headers["cookie"],
    ) == ("y", "application/json", "c=1")
    assert sent.headers["x-a"].encode() == "é".encode()
    assert "x-none" not in sent.headers
    assert (response.status, response.body, response.content) == (
        200,
        {"id": "1"},
        b'{"id":"1"}',
    )
    assert response.headers["Content-Type"] == "application/json"


def test_options_change_one_call() -> None:
    server = Server(ok())
    options = RequestOptions(
        timeout=3, headers={"Accept": "x/y"}, query={"b": "ä"}, base_url="http://other/"
    )
    client(server).send(get(query="a=1"), options)
    sent = server.requests[0]
    assert str(sent.url) == "http://other/jobs?a=1&b=%C3%A4"
    assert sent.headers["accept"] == "x/y"
    assert sent.extensions["timeout"] == {
        "connect": 3,
        "read": 3,
        "write": 3,
        "pool": 3,
    }


def test_a_client_with_other_options_shares_the_connections() -> None:
    server = Server(ok(), ok())
    first = client(server, headers={"X-A": "1"})
    second = first.with_options(
        base_url="http://other", headers={"x-b": "2"}, timeout=None
    )
    second.send(get())
    first.send(get())
    assert str(server.requests[0].url) == "http://other/jobs"
    assert (server.requests[0].headers["x-a"], server.requests[0].headers["x-b"]) == (
        "1",
        "2",
    )
    assert "x-b" not in server.requests[1].headers


def test_an_operation_may_have_a_server_of_its_own() -> None:
    server = Server(ok(), ok(), ok())
    client(server).send(get(base_url="https://files.test"))
    client(server).send(get(base_url="/v2"))
    client(server, base_url="http://localhost:1").send(
        get(base_url="https://files.test")
    )
    assert [str(each.url) for each in server.requests] == [
        "https://files.test/jobs",
        "https://api.test/v2/jobs",
        "http://localhost:1/jobs",
    ]


def test_a_path_may_hold_a_query_already() -> None:
    server = Server(ok())
    client(server).send(get(path="/jobs?action=list", query="a=1"))
    assert server.requests[0].url.query == b"action=list&a=1"


def test_middleware_wraps_every_try() -> None:
    seen: list[str] = []

    def outer(request: HttpRequest, send: Send) -> HttpResponse:
        seen.append("outer")
        request.headers["x-signature"] = "s"
        response = send(request)
        seen.append(str(response.status))
        return response

    def inner(request: HttpRequest, send: Send) -> HttpResponse:
        seen.append(f"inner {request.headers['x-signature']}")
        return send(request)

    server = Server(httpx2.Response(503), ok())
    client(server, middleware=[outer, inner]).send(get())
    assert seen == ["outer", "inner s", "503", "outer", "inner s", "200"]
    assert server.requests[0].headers["x-signature"] == "s"


def test_the_flag_that_asks_for_a_stream_is_set_by_each_way_of_sending() -> None:
    request = events()
    request.method, request.flag = "POST", "stream"
    request.body = bodies.json({"a": 1, "stream": True})
    server = Server(ok(), streamed(b"data: {}\n\n"))
    client(server).send(request)
    request.body = bodies.json({"a": 1})
    with client(server).stream(request) as stream:
        assert list(stream) == [{}]
    assert [each.content for each in server.requests] == [
        b'{"a":1}',
        b'{"a":1,"stream":true}',
    ]


def test_options_add_to_the_body_and_take_headers_away() -> None:
    server = Server(ok(), ok())
    given = get(method="POST", body=bodies.json({"a": 1}))
    options = RequestOptions(extra_body={"b": 2}, headers={"User-Agent": None})
    client(server).send(given, options)
    assert server.requests[0].content == b'{"a":1,"b":2}'
    assert "user-agent" not in server.requests[0].headers
    with pytest.raises(TypeError, match="no body"):
        client(server).send(get(), options)


def test_a_key_makes_a_call_repeatable() -> None:
    described = get(method="POST", key_header="idempotency-key")
    chosen = RequestOptions(idempotency_key="mine")
    for request, options in ((described, None), (get(method="PATCH"), chosen)):
        server = Server(httpx2.Response(500), httpx2.ReadError("gone"), ok())
        client(server).send(request, options)
        keys = {each.headers["idempotency-key"] for each in server.requests}
        assert (len(server.requests), len(keys)) == (3, 1)
        assert options is None or keys == {"mine"}
    with pytest.raises(ValueError, match="given twice"):
        client(Server()).send(get(headers=[("idempotency-key", "x")]), chosen)


def test_settings_that_make_no_sense_are_refused() -> None:
    for make in (
        lambda: Retries(limit=-1),
        lambda: Timeout(connect=-1),
        lambda: Limits(answer=0),
    ):
        with pytest.raises(ValueError, match="must"):
            make()
    with pytest.raises(TypeError, match="retries are a number"):
        client(Server(), retries="2")
