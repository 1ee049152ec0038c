"""The life of clients: processes, event loops, copies, and who closes what."""

from __future__ import annotations

import asyncio
import copy
import multiprocessing
import pickle
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from support.colours import settings
from support.peer import answer, peer
from support.transports import Server, client, get, ok

from runtime import errors
from runtime.async_transport import AsyncTransport
from runtime.errors import ApiError, ClientError, InvalidRequestError
from runtime.exchange import HttpRequest, HttpResponse, Send
from runtime.sync_transport import SyncTransport


def kinds(kind: type[ClientError] = ClientError) -> Iterator[type[ClientError]]:
    """All errors of the runtime, most of them by name of ``errors``."""
    yield kind
    for each in kind.__subclasses__():
        yield from kinds(each)


def made(kind: type[ClientError]) -> ClientError:
    headers = httpx2.Headers({"X-Request-Id": "r1"})
    if issubclass(kind, ApiError):
        return kind("GET /x", 418, headers, {"a": 1}, b"tea")
    if issubclass(kind, errors.InvalidResponseError):
        return kind("wrong", 200, headers, b"x")
    if issubclass(kind, errors.TransportError):
        return kind("gone", sent=False)
    return kind("no")


@pytest.mark.parametrize("kind", sorted(set(kinds()), key=lambda each: each.__name__))
def test_errors_are_copied_and_pickled_whole(kind: type[ClientError]) -> None:
    error = made(kind)
    for other in (
        pickle.loads(pickle.dumps(error)),
        copy.copy(error),
        copy.deepcopy(error),
    ):
        assert (type(other), str(other)) == (kind, str(error))
        assert vars(other) == vars(error)
        if isinstance(other, ApiError):
            assert (other.request_id, other.headers["X-REQUEST-ID"]) == ("r1", "r1")


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="needs fork"
)
def test_a_forked_process_makes_connections_of_its_own() -> None:
    with peer(answer()) as there, SyncTransport(**settings(there.url, {})) as transport:
        transport.send(get())
        transport.send(get())
        assert there.connections == 1
        child = multiprocessing.get_context("fork").Process(
            target=transport.send, args=(get(),)
        )
        child.start()
        child.join(20)
        assert (child.exitcode, there.connections) == (0, 2)
        transport.send(get())
        assert there.connections == 2


def test_an_event_loop_makes_connections_of_its_own() -> None:
    with peer(answer()) as there:
        transport = AsyncTransport(**settings(there.url, {}))

        async def run() -> Any:
            return (await transport.send(get())).status

        assert [asyncio.run(run()), asyncio.run(run())] == [200, 200]


def test_only_what_is_its_own_is_closed() -> None:
    foreign = httpx2.Client(transport=httpx2.MockTransport(lambda _: ok()))
    given = settings("http://x", {"http_client": foreign})
    with SyncTransport(**given) as transport:
        transport.send(get())
    assert not foreign.is_closed
    with peer(answer()) as there, SyncTransport(**settings(there.url, {})) as own:
        with own.with_options(timeout=3) as other:
            other.send(get())
        own.send(get())
    with pytest.raises(InvalidRequestError, match="closed"):
        own.send(get())


def test_a_foreign_client_keeps_its_query_and_not_its_credentials() -> None:
    server = Server(ok(), ok())
    foreign = httpx2.Client(
        transport=httpx2.MockTransport(server), params={"a": "1"}, auth=("u", "p")
    )
    given = settings("http://x/v1?b=2", {"http_client": foreign})
    transport = SyncTransport(**given, headers={"authorization": "Bearer t"})
    transport.send(get(query="c=3"))
    assert server.requests[0].headers["authorization"] == "Bearer t"
    assert str(server.requests[0].url) == "http://x/v1/jobs?b=2&c=3&a=1"


def test_middleware_knows_the_operation_and_the_try() -> None:
    seen: list[Any] = []

    def watch(request: HttpRequest, send: Send) -> HttpResponse:
        response = send(request)
        assert response.elapsed >= 0
        seen.append((request.operation, request.template, request.attempt))
        return response

    server = Server(httpx2.Response(503), ok())
    request = get(path="/jobs/7", operation="retrieve_job", template="/jobs/{id}")
    client(server, middleware=[watch]).send(request)
    assert seen == [("retrieve_job", "/jobs/{id}", n) for n in (1, 2)]


def test_tries_and_waits_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "runtime")
    client(Server(httpx2.Response(503), ok())).send(get(operation="list_jobs"))
    lines = [each.getMessage() for each in caplog.records if each.name == "runtime"]
    assert [line.split(": ", 1)[0] for line in lines] == [
        "list_jobs (GET https://api.test/v1/jobs)"
    ] * 3
    assert lines[0].partition("try 1: 503 after")[1]
    assert lines[1].partition("next try in 0.000 s")[1]
    assert lines[2].partition("try 2: 200 after")[1]
