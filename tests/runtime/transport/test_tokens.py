"""Tokens: asked for every try, renewed after a 401, fetched from an authorization server."""

from __future__ import annotations

import json
import threading
from typing import Any

import httpx2
import pytest
from support.colours import COLOURS, run_async, settings
from support.peer import Peer, answer, peer
from support.transports import Server, client, get, ok

from runtime import auth
from runtime.async_transport import AsyncTransport
from runtime.errors import AuthenticationError, TokenError
from runtime.sync_transport import SyncTransport
from runtime.tokens import ClientCredentials, RefreshToken

REFUSED = answer('{"error": "expired"}', 401)


def granted(token: str, **fields: Any) -> bytes:
    """The answer of an authorization server."""
    return answer(json.dumps({"access_token": token, "token_type": "Bearer", **fields}))


def bearers(there: Peer) -> list[str]:
    """The tokens of the requests that a peer got."""
    lines = [
        line
        for request in there.requests
        for line in request.decode().splitlines()
        if line.lower().startswith("authorization:")
    ]
    return [line.split()[-1] for line in lines]


def call(colour: str, base_url: str, secret: Any, times: int = 1) -> None:
    """Send a request so many times with one client."""
    given = settings(base_url, {"credentials": {"k": auth.bearer(secret)}})
    request = get(security=(("k",),))
    if colour == "sync":
        with SyncTransport(**given) as transport:
            for _ in range(times):
                transport.send(request)
        return

    async def run() -> None:
        async with AsyncTransport(**given) as transport:
            for _ in range(times):
                await transport.send(request)

    run_async(colour, run)


def test_a_callable_is_asked_for_every_try() -> None:
    tokens = iter(["a", "b", "c"])
    server = Server(httpx2.Response(503), httpx2.Response(503), ok())
    keys = {"k": auth.bearer(lambda: next(tokens))}
    client(server, keys).send(get(security=(("k",),)))
    sent = [each.headers["authorization"] for each in server.requests]
    assert sent == ["Bearer a", "Bearer b", "Bearer c"]


def test_other_credentials_are_tried_once_after_a_401() -> None:
    for tokens, sent in ((["a", "b", "c"], ["a", "b"]), (["a", "a"], ["a"])):
        given = iter(tokens)
        server = Server(httpx2.Response(401), httpx2.Response(401))
        keys = {"k": auth.bearer(lambda given=given: next(given))}
        with pytest.raises(AuthenticationError):
            client(server, keys).send(get(security=(("k",),)))
        found = [each.headers["authorization"].split()[1] for each in server.requests]
        assert found == sent
    server = Server(httpx2.Response(401))
    with pytest.raises(AuthenticationError):
        client(server, {"k": auth.bearer("a")}).send(get(security=(("k",),)))


@pytest.mark.parametrize("colour", COLOURS)
def test_client_credentials_are_exchanged_and_renewed(colour: str) -> None:
    with (
        peer(granted("one"), granted("two")) as issuer,
        peer(answer(), answer(), REFUSED, answer()) as api,
    ):
        tokens = ClientCredentials(
            "me:", "s3 cret", token_url=f"{issuer.url}/token", scopes=["a", "b"]
        )
        call(colour, api.url, tokens, times=3)
        assert bearers(api) == ["one", "one", "one", "two"]
        assert bearers(issuer) == ["bWUlM0E6czMrY3JldA=="] * 2
        assert b"grant_type=client_credentials&scope=a+b" in issuer.requests[0]
        assert "s3" not in repr(tokens)


def test_a_refresh_token_may_be_rotated() -> None:
    rotated: list[str] = []
    with peer(
        granted("one", expires_in=0, refresh_token="r2"), granted("two", expires_in=99)
    ) as issuer:
        tokens = RefreshToken(
            "r1", "me", token_url=issuer.url, on_rotation=rotated.append
        )
        assert tokens() == "one"
        tokens.refuse("one")
        assert (tokens(), tokens(), rotated) == ("two", "two", ["r2"])
        assert b"refresh_token=r1&client_id=me" in issuer.requests[0]
        assert b"refresh_token=r2&client_id=me" in issuer.requests[1]


@pytest.mark.parametrize("said", [3600, "3600", "soon", None, []])
def test_a_token_holds_for_an_hour_where_nobody_says_otherwise(said: Any) -> None:
    with peer(granted("one", expires_in=said)) as issuer:
        tokens = ClientCredentials("me", "s", token_url=issuer.url)
        assert (tokens(), tokens(), tokens.held()) == ("one", "one", "one")
        assert len(issuer.requests) == 1


def test_one_token_is_asked_for_whoever_waits() -> None:
    with peer([0.2, granted("one")]) as issuer:
        tokens = ClientCredentials("me", "s", token_url=issuer.url)
        found: list[str] = []
        threads = [
            threading.Thread(target=lambda: found.append(tokens())) for _ in range(8)
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert (found, len(issuer.requests)) == (["one"] * 8, 1)


def test_no_token_is_an_error_without_secrets() -> None:
    refusal = answer('{"error": "invalid_client", "error_description": "who?"}', 401)
    for text, message in (
        (refusal, "answered 401: invalid_client, who?"),
        (answer("<html>"), "has not answered with JSON"),
        (answer("[]"), "has given no access token"),
    ):
        with peer(text) as issuer, pytest.raises(TokenError, match=message) as refused:
            ClientCredentials("me", "s3cret", token_url=issuer.url)()
        assert "s3cret" not in str(refused.value)
