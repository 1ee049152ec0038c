"""The transport of the clients, over httpx2.MockTransport."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import time
from collections.abc import AsyncIterator, Callable, Iterator
from email.utils import format_datetime
from typing import Any

import httpx2
import pytest

from runtime import auth, bodies, replies, retries, streaming
from runtime.async_transport import AsyncTransport
from runtime.auth import Credential
from runtime.codec import anything, object_, string
from runtime.errors import (
    ApiError,
    InvalidResponseError,
    MissingCredentialsError,
    NotFoundError,
    RateLimitError,
    RedirectionError,
    ServerError,
    TransportError,
    TransportTimeoutError,
)
from runtime.requests import Readers, Request, RequestOptions, StreamRequest
from runtime.retries import Retries
from runtime.sync_transport import SyncTransport
from runtime.transport import HttpRequest, HttpResponse, Send

Handler = Callable[[httpx2.Request], httpx2.Response]
QUICK = Retries(first_delay=0.0)
JSON: Readers[Any] = {200: replies.json(object_)}


def client(
    handler: Handler,
    credentials: dict[str, Credential | None] | None = None,
    **settings: Any,
) -> SyncTransport:
    http = httpx2.Client(transport=httpx2.MockTransport(handler))
    settings = {
        "base_url": "https://api.test/v1",
        "default_url": "https://api.test/v1",
        **settings,
    }
    return SyncTransport(
        credentials=credentials or {},
        user_agent="test/1",
        http_client=http,
        **{"retries": QUICK, **settings},
    )


def get(**fields: Any) -> Request[Any]:
    return Request(**{"method": "GET", "path": "/jobs", "success": JSON, **fields})


class Server:
    """Answers with what it is given, in turn, and keeps what it was asked."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def ok(value: Any = None) -> httpx2.Response:
    return httpx2.Response(200, json={} if value is None else value)


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


# Credentials


@pytest.mark.parametrize(
    ("credential", "header", "expected"),
    [
        (auth.bearer("t"), "authorization", "Bearer t"),
        (auth.bearer(lambda: "fresh"), "authorization", "Bearer fresh"),
        (auth.basic(("user", "päss")), "authorization", "Basic dXNlcjpww6Rzcw=="),
        (auth.basic("user:pass"), "authorization", "Basic dXNlcjpwYXNz"),
        (auth.http("x", "Digest"), "authorization", "Digest x"),
        (auth.api_key("k", "header", "X-Key"), "x-key", "k"),
        (auth.api_key("k", "cookie", "sid"), "cookie", "sid=k"),
    ],
)
def test_credentials_are_put_where_they_belong(
    credential: Credential, header: str, expected: str
) -> None:
    server = Server(ok())
    client(server, {"a": credential}).send(get(security=(("a",),)))
    assert server.requests[0].headers[header] == expected


def test_a_key_in_the_query_is_encoded() -> None:
    server = Server(ok())
    client(server, {"a": auth.api_key("k&=", "query", "api key")}).send(
        get(query="x=1", security=(("a",),))
    )
    assert server.requests[0].url.query == b"x=1&api%20key=k%26%3D"


def test_all_of_one_alternative_are_needed() -> None:
    security = (("a", "b"), ("c",))
    keys = {name: auth.api_key(name, "header", f"x-{name}") for name in "abc"}
    server = Server(ok(), ok())
    client(server, {"a": keys["a"], "c": keys["c"]}).send(get(security=security))
    assert (
        "x-c" in server.requests[0].headers,
        "x-a" in server.requests[0].headers,
    ) == (True, False)
    client(server, keys).send(get(security=security))
    assert (
        "x-c" in server.requests[1].headers,
        "x-b" in server.requests[1].headers,
    ) == (False, True)
    with pytest.raises(
        MissingCredentialsError,
        match=r"GET /jobs needs credentials.*a=… and b=… or c=…",
    ):
        client(server, {"a": keys["a"]}).send(get(security=security))
    assert len(server.requests) == 2


def test_optional_credentials_are_sent_where_there_are_any() -> None:
    server = Server(ok(), ok())
    client(server).send(get(security=(("a",), ())))
    client(server, {"a": auth.bearer("t")}).send(get(security=((), ("a",))))
    assert "authorization" not in server.requests[0].headers
    assert server.requests[1].headers["authorization"] == "Bearer t"


def test_a_credential_cannot_start_another_header() -> None:
    with pytest.raises(ValueError, match="line breaks"):
        client(Server(), {"a": auth.bearer("t\r\nx: y")}).send(get(security=(("a",),)))


# Answers


def test_errors_are_typed_and_decoded() -> None:
    request = get(
        errors={
            404: replies.json(lambda value: object_(value)["error"]),
            "4XX": replies.json(anything),
        }
    )
    answer = httpx2.Response(404, json={"error": "no such job"}, headers={"x-id": "7"})
    with pytest.raises(
        NotFoundError, match=r"GET /jobs answered 404 Not Found: .*no such job"
    ) as caught:
        client(Server(answer)).send(request)
    assert (caught.value.status, caught.value.body, caught.value.headers["X-Id"]) == (
        404,
        "no such job",
        "7",
    )
    with pytest.raises(ApiError) as caught_range:
        client(Server(httpx2.Response(418, json=[1]))).send(request)
    assert (type(caught_range.value), caught_range.value.body) == (ApiError, [1])


def test_an_error_that_is_not_as_described_stays_what_it_is() -> None:
    request = get(errors={"default": replies.json(object_)})
    for answer, body in (
        (httpx2.Response(500, text="<html>"), "<html>"),
        (httpx2.Response(500, content=b"\xff\x00"), b"\xff\x00"),
        (httpx2.Response(500, json=[1]), [1]),
        (httpx2.Response(500), b""),
    ):
        with pytest.raises(ServerError) as caught:
            client(Server(answer), retries=0).send(request)
        assert caught.value.body == body


def test_a_success_that_is_not_as_described_is_told_from_an_error() -> None:
    for answer, message in (
        (
            httpx2.Response(200, text="<html>"),
            "expected JSON, found 6 octets of text/plain",
        ),
        (httpx2.Response(200, json=[]), "expected an object, found an array"),
        (httpx2.Response(204), "expected JSON, found nothing"),
    ):
        with pytest.raises(InvalidResponseError, match=message) as caught:
            client(Server(answer)).send(get())
        assert caught.value.status == answer.status_code


def test_ranges_defaults_and_undocumented_successes_are_read() -> None:
    readers = {"2XX": replies.text(string), 204: replies.nothing}
    assert (
        client(Server(httpx2.Response(201, text="a"))).send(get(success=readers)).body
        == "a"
    )
    assert client(Server(httpx2.Response(204))).send(get(success=readers)).body is None
    assert client(Server(httpx2.Response(201, json={"a": 1}))).send(get()).body == {
        "a": 1
    }
    default = {"default": replies.json(object_)}
    assert client(Server(ok({"a": 1}))).send(get(success=default)).body == {"a": 1}
    with pytest.raises(ServerError):
        client(Server(httpx2.Response(501)), retries=0).send(get(success=default))


def test_the_content_type_chooses_among_several() -> None:
    reader = replies.by_media_type(
        {"application/json": replies.json(anything), "text/csv": replies.text(string)}
    )
    csv = httpx2.Response(
        200, content=b"a,\xe9", headers={"content-type": "text/csv; charset=latin-1"}
    )
    assert client(Server(csv)).send(get(success={200: reader})).body == "a,é"
    assert client(Server(ok({"a": 1}))).send(get(success={200: reader})).body == {
        "a": 1
    }


def test_redirections_are_followed_on_the_same_host_only() -> None:
    def moved(to: str, status: int = 307) -> httpx2.Response:
        return httpx2.Response(status, headers={"location": to})

    server = Server(moved("/v1/jobs/"), ok({"a": 1}))
    sent = get(method="POST", body=bodies.json(1), security=(("k",),))
    keys = {"k": auth.api_key("secret", "header", "x-key")}
    assert client(server, keys).send(sent).body == {"a": 1}
    assert (
        server.requests[1].method,
        server.requests[1].content,
        server.requests[1].headers["x-key"],
    ) == (
        "POST",
        b"1",
        "secret",
    )
    server = Server(moved("/done", 303), ok())
    client(server).send(
        sent.__class__(method="POST", path="/jobs", body=bodies.json(1), success=JSON)
    )
    assert (server.requests[1].method, server.requests[1].content) == ("GET", b"")
    server = Server(moved("https://elsewhere.test/"))
    with pytest.raises(RedirectionError):
        client(server, keys).send(sent)
    server = Server(moved("/again"))
    with pytest.raises(RedirectionError) as caught:
        client(server).send(get(errors={"3XX": replies.nothing}))
    assert caught.value.headers["location"] == "/again"


# Retries


def test_failures_are_tried_again_where_that_does_no_harm() -> None:
    busy, broken = httpx2.Response(503), httpx2.Response(502)
    read_error, refused = httpx2.ReadError("gone"), httpx2.ConnectError("refused")
    for method, answers, tries in (
        ("GET", [busy, broken, ok()], 3),
        ("GET", [read_error, refused, ok()], 3),
        ("POST", [busy, httpx2.Response(429), ok()], 3),
        ("POST", [refused, ok()], 2),
    ):
        server = Server(*answers)
        client(server).send(get(method=method))
        assert len(server.requests) == tries


@pytest.mark.parametrize(
    ("method", "answers", "error"),
    [
        ("GET", [httpx2.Response(503)] * 3, ServerError),
        ("GET", [httpx2.Response(404)], NotFoundError),
        ("POST", [httpx2.Response(502)], ServerError),
        ("POST", [httpx2.ReadTimeout("slow")], TransportTimeoutError),
        ("GET", [httpx2.ReadError("gone")] * 3, TransportError),
        ("GET", [httpx2.Response(429, headers={"retry-after": "61"})], RateLimitError),
    ],
)
def test_giving_up(method: str, answers: list[Any], error: type[Exception]) -> None:
    server = Server(*answers)
    with pytest.raises(error):
        client(server).send(get(method=method))
    assert server.answers == []


def test_a_body_that_is_gone_is_not_sent_again() -> None:
    server = Server(httpx2.Response(503))
    with pytest.raises(ServerError):
        client(server).send(get(method="PUT", body=bodies.json_lines(iter([1]))))
    assert len(server.requests) == 1


def test_the_server_says_how_long_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    later = format_datetime(
        dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30), usegmt=True
    )
    server = Server(
        httpx2.Response(429, headers={"retry-after": "7"}),
        httpx2.Response(503, headers={"retry-after": later}),
        ok(),
    )
    client(server).send(get())
    assert waited[0] == 7
    assert 28 <= waited[1] <= 30


def test_waiting_grows_and_jitters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(random, "uniform", lambda low, high: (low, high))
    policy, error = Retries(limit=9), TransportError("x")
    delays: list[Any] = [policy.after_error(error, "GET", tried) for tried in range(7)]
    assert delays == [
        (0, 0.5),
        (0, 1.0),
        (0, 2.0),
        (0, 4.0),
        (0, 8.0),
        (0, 8.0),
        (0, 8.0),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", 5.0),
        (" 0.5 ", 0.5),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    ],
)
def test_retry_after_is_a_number_or_a_date(text: str, expected: float | None) -> None:
    assert retries.retry_after(text) == expected


def test_one_call_may_have_a_policy_of_its_own() -> None:
    server = Server(httpx2.Response(503), httpx2.Response(503), httpx2.Response(503))
    with pytest.raises(ServerError):
        client(server).send(get(), RequestOptions(retries=0))
    assert len(server.requests) == 1


# Middleware


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


# Streams


def streamed(
    *chunks: bytes, status: int = 200, content_type: str = "text/event-stream"
) -> httpx2.Response:
    return httpx2.Response(
        status, content=iter(chunks), headers={"content-type": content_type}
    )


def events() -> StreamRequest[Any, Any]:
    return StreamRequest(
        method="GET",
        path="/jobs",
        success={200: replies.json(anything)},
        stream_accept="text/event-stream",
        items=lambda: streaming.EventDataReader(object_),
    )


def test_a_stream_gives_items_as_they_come() -> None:
    taken: list[int] = []

    def chunks() -> Iterator[bytes]:
        for number in range(3):
            taken.append(number)
            yield b'data: {"n": %d}\n\n' % number

    server = Server(httpx2.Response(200, content=chunks()))
    with client(server).stream(events()) as stream:
        assert next(stream) == {"n": 0}
        assert taken == [0]
        assert list(stream) == [{"n": 1}, {"n": 2}]
    assert server.requests[0].headers["accept"] == "text/event-stream"


def test_a_stream_that_is_not_as_described_says_so() -> None:
    with (
        client(Server(streamed(b"data: 1\n\n"))).stream(events()) as stream,
        pytest.raises(InvalidResponseError, match="expected an object"),
    ):
        next(stream)


def test_json_is_no_stream_of_events() -> None:
    with pytest.raises(
        InvalidResponseError,
        match="answered with application/json, not with text/event-stream",
    ):
        client(Server(ok({"a": 1}))).stream(events())


def test_a_stream_may_be_an_error() -> None:
    with pytest.raises(NotFoundError) as caught:
        client(Server(httpx2.Response(404, json={"e": 1}))).stream(events())
    assert caught.value.body == {"e": 1}


def test_any_answer_can_be_read_bit_by_bit() -> None:
    with client(Server(streamed(b"ab", b"c", content_type="application/x"))).stream(
        get()
    ) as raw:
        assert (raw.status, raw.headers["content-type"]) == (200, "application/x")
        assert list(raw.iter_bytes()) == [b"ab", b"c"]
    with client(Server(streamed(b"ab", b"c"))).stream(get()) as raw:
        assert raw.read() == b"abc"


# The asynchronous client does the same.


def run_async(
    server: Server, use: Callable[[AsyncTransport], Any], **settings: Any
) -> Any:
    async def run() -> Any:
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(server))
        settings.setdefault("credentials", {})
        async with AsyncTransport(
            base_url="http://x",
            default_url="",
            user_agent="t",
            retries=QUICK,
            http_client=http,
            **settings,
        ) as connected:
            return await use(connected)

    return asyncio.run(run())


def test_the_asynchronous_client_sends_retries_and_awaits_credentials() -> None:
    async def token() -> str:
        return "later"

    server = Server(httpx2.Response(503), httpx2.ConnectError("x"), ok({"a": 1}))
    request = get(security=(("k",),))
    response = run_async(
        server, lambda c: c.send(request), credentials={"k": auth.bearer(token)}
    )
    assert (response.body, len(server.requests)) == ({"a": 1}, 3)
    assert server.requests[0].headers["authorization"] == "Bearer later"
    with pytest.raises(NotFoundError):
        run_async(Server(httpx2.Response(404)), lambda c: c.send(get()))


def test_the_asynchronous_client_streams() -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b'data: {"n": 1}\n\ndata'
        yield b': {"n": 2}\n\n'

    async def use(connected: AsyncTransport) -> list[Any]:
        async with await connected.stream(events()) as stream:
            return [item async for item in stream]

    assert run_async(Server(httpx2.Response(200, content=chunks())), use) == [
        {"n": 1},
        {"n": 2},
    ]


def test_asynchronous_middleware_wraps_every_try() -> None:
    async def sign(request: HttpRequest, send: Any) -> HttpResponse:
        request.headers["x-signature"] = "s"
        answer = await send(request)
        assert isinstance(answer, HttpResponse)
        return answer

    server = Server(ok())
    run_async(server, lambda c: c.send(get()), middleware=[sign])
    assert server.requests[0].headers["x-signature"] == "s"


def test_a_client_that_does_not_await_refuses_a_credential_that_must_be_awaited() -> (
    None
):
    async def token() -> str:
        return "later"

    pending = token()
    with pytest.raises(TypeError, match="does not await"):
        client(Server(), {"k": auth.bearer(lambda: pending)}).send(
            get(security=(("k",),))
        )
    pending.close()
