"""HTTP clients of the caller's own, proxies of the environment, and middleware that does more than look."""

from __future__ import annotations

import httpx2
import pytest
from support.colours import COLOURS, sent, settings
from support.peer import answer, peer
from support.transports import Server, client, events, get, ok

from runtime import auth
from runtime.errors import TransportError
from runtime.exchange import HttpRequest, HttpResponse, Send
from runtime.requests import RequestOptions
from runtime.sync_transport import SyncTransport

GOOD = answer('{"a": 1}')


def test_what_a_foreign_client_has_is_kept() -> None:
    seen: list[str] = []
    server = Server(ok())
    foreign = httpx2.Client(
        transport=httpx2.MockTransport(server),
        headers={"x-mine": "1"},
        cookies={"a": "b"},
        timeout=7.0,
        event_hooks={"request": [lambda request: seen.append(request.method)]},
    )
    given = settings("http://x", {"http_client": foreign})
    SyncTransport(**given).send(get())
    (request,) = server.requests
    assert seen == ["GET"]
    assert (request.headers["x-mine"], request.headers["cookie"]) == ("1", "a=b")
    assert set(request.extensions["timeout"].values()) == {7.0}


def test_the_steps_of_a_try_have_times_of_their_own() -> None:
    server = Server(ok())
    with SyncTransport(**settings("http://x", {})) as own:
        wire = own._wire
        wire.connections.client._transport = httpx2.MockTransport(server)  # type: ignore[assignment]
        own.send(get())
    assert server.requests[0].extensions["timeout"] == {
        "connect": 5.0,
        "read": 60.0,
        "write": 60.0,
        "pool": 60.0,
    }


def test_clients_with_keys_of_their_own_share_connections() -> None:
    with peer(GOOD) as there, httpx2.Client() as shared:
        for key in ("one", "two"):
            given = {"credentials": {"k": auth.bearer(key)}, "http_client": shared}
            with SyncTransport(**settings(there.url, given)) as each:
                each.send(get(security=(("k",),)))
        found = [b"Bearer one" in each for each in there.requests]
        assert (found, there.connections) == ([True, False], 1)


@pytest.fixture(params=["HTTP_PROXY", "ALL_PROXY"])
def variable(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A variable that names a proxy; no other does."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    found: str = request.param
    return found


@pytest.mark.parametrize("colour", COLOURS)
def test_a_proxy_of_the_environment_is_used(
    colour: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with peer(GOOD) as proxy:
        monkeypatch.setenv(variable, proxy.url)
        assert sent(colour, "http://api.test/v1", get()).body == {"a": 1}
        assert proxy.requests[0].startswith(b"GET http://api.test/v1/jobs HTTP/1.1\r\n")
    with peer(answer("", 407, "text/plain")) as proxy:
        monkeypatch.setenv(variable, proxy.url)
        assert sent(colour, "http://api.test", get()).status == 407
    monkeypatch.setenv(variable, "http://127.0.0.1:9")
    error = sent(colour, "http://api.test", get(method="POST"))
    assert (type(error), error.sent) == (TransportError, False)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_proxy_that_opens_no_tunnel_has_passed_nothing_on(
    colour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with peer(answer("", 407, "text/plain")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", "")
        error = sent(colour, "https://api.test", get(method="POST"))
        assert (type(error), error.sent) == (TransportError, False)
        assert proxy.requests[0].startswith(b"CONNECT api.test:443 ")


def test_middleware_sees_redirections_too_and_may_raise() -> None:
    seen: list[str] = []

    def watch(request: HttpRequest, send: Send) -> HttpResponse:
        seen.append(request.url)
        if request.url.endswith("/stop"):
            raise LookupError("mine")
        return send(request)

    moved = httpx2.Response(307, headers={"location": "/stop"})
    caller = client(Server(moved, ok()), middleware=[watch])
    with pytest.raises(LookupError, match="mine"):
        caller.send(get())
    assert seen == ["https://api.test/v1/jobs", "https://api.test/stop"]


def again(request: HttpRequest, send: Send) -> HttpResponse:
    """Middleware that sends once more after a 401, and gives the first answer up."""
    first = send(request)
    if first.status != 401:
        return first
    first.close()
    request.headers["authorization"] = "Bearer new"
    return send(request)


def test_middleware_may_send_again_while_an_answer_is_streamed() -> None:
    events_ = answer('data: {"n": 1}\n\n', 200, "text/event-stream")
    with peer(answer("{}", 401), events_) as there:
        given = settings(there.url, {"middleware": [again]})
        with SyncTransport(**given) as caller, caller.stream(events()) as stream:
            assert list(stream) == [{"n": 1}]
            pool = caller._wire.connections.client._transport._pool  # type: ignore[attr-defined]
            assert all(each.is_idle() for each in pool.connections)
        assert b"Bearer new" in there.requests[1]


@pytest.mark.parametrize("colour", COLOURS)
def test_a_header_of_one_call_stands_in_for_a_credential(colour: str) -> None:
    with peer(GOOD) as there:
        other = RequestOptions(headers={"Authorization": "Bearer other"})
        keys = {"k": auth.bearer("mine")}
        request = get(security=(("k",),))
        sent(colour, there.url, request, other, credentials=keys)
        assert b"Bearer other" in there.requests[0]
        assert b"mine" not in there.requests[0]
