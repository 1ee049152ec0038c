"""No text that a client can produce holds a secret, whatever goes wrong."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Sequence
from typing import Any

import pytest
from support.colours import COLOURS, run_async, settings
from support.peer import CLOSE, END, RESET, Step, answer, chunked, peer
from support.transports import events, get

from runtime import auth, bodies, replies, streaming
from runtime.async_transport import AsyncTransport
from runtime.auth import Credential
from runtime.errors import ClientError, TokenError
from runtime.exchange import Headers, HttpRequest
from runtime.requests import RequestOptions, StreamRequest
from runtime.schema import integer, mapping
from runtime.sync_transport import SyncTransport
from runtime.tokens import ClientCredentials

KEY = "s3cret"
CREDENTIALS: dict[str, Credential | None] = {
    "bearer": auth.bearer(KEY),
    "basic": auth.basic(("user", KEY)),
    "header": auth.api_key(KEY, "header", "x-key"),
    "query": auth.api_key(KEY, "query", "key"),
    "cookie": auth.api_key(KEY, "cookie", "sid"),
    "callable": auth.bearer(lambda: KEY),
    "padded": auth.bearer(f"{KEY} "),
    "broken": auth.api_key(f"{KEY}\n", "query", "key"),
}
CLOSED = mapping(integer())
FAULTS: list[bytes | Sequence[Step]] = [
    [RESET],
    [CLOSE],
    [answer(b"{", length=9), CLOSE],
    [0.6],
    [b"nonsense\r\n\r\n", CLOSE],
    answer(b"<html>"),
    answer(b"no", 404, "text/plain"),
    answer(b"no", 503, "text/plain"),
    answer(b"", 302, "text/plain", "location: http://elsewhere.test/"),
    answer(b"", 302, "text/plain", "location: ftp://x/"),
    [*chunked("data: {\n\n"), END],
    [*chunked('data: {"n": 1}\n\n'), RESET],
]
OPTIONS = RequestOptions(timeout=0.3, retries=0, headers={"x-secret": KEY})
MALFORMED = RequestOptions(headers={"x-secret": f"{KEY}\n"})


def texts(error: BaseException) -> list[str]:
    """All that can be made of an exception."""
    formatted = traceback.TracebackException.from_exception(error, capture_locals=True)
    found = [str(error), repr(error), *formatted.format()]
    if isinstance(error, ClientError):
        copied = pickle.loads(pickle.dumps(error))
        assert (type(copied), copied.args) == (type(error), error.args)
        found += [repr(copy.copy(error)), repr(pickle.dumps(error))]
    return found


def use(client: SyncTransport, request: Any, options: Any) -> list[str]:
    """What is said of a call that fails."""
    try:
        if isinstance(request, StreamRequest):
            with client.stream(request, options) as stream:
                list(stream)
        client.send(request, options)
    except Exception as error:
        return texts(error)
    return []


async def use_async(client: AsyncTransport, request: Any, options: Any) -> list[str]:
    """The same for an asynchronous client."""
    try:
        if isinstance(request, StreamRequest):
            async with client.stream(request, options) as stream:
                [item async for item in stream]
        await client.send(request, options)
    except Exception as error:
        return texts(error)
    return []


def said(
    colour: str,
    base_url: str,
    name: str,
    request: Any,
    options: Any = OPTIONS,
    **more: Any,
) -> list[str]:
    """What is said of a call with a credential."""
    names = tuple(name.split())
    request.security = (names,)
    credentials = {each: CREDENTIALS[each] for each in names}
    given = settings(base_url, {"credentials": credentials, **more})
    if colour == "sync":
        with SyncTransport(**given) as client:
            return use(client, request, options)

    async def run() -> list[str]:
        async with AsyncTransport(**given) as client:
            return await use_async(client, request, options)

    return run_async(colour, run)


@pytest.mark.parametrize("colour", COLOURS[:2])
@pytest.mark.parametrize(
    "name",
    ["bearer header query cookie", "basic query", "callable", "padded", "broken"],
)
def test_nothing_tells_a_secret(
    colour: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    found: list[str] = []
    sent = get(method="PUT", body=bodies.json(1))
    for fault in FAULTS:
        with peer(fault) as there:
            found += said(colour, there.url, name, sent)
            found += said(colour, there.url, name, events())
    for address in ("http://a..b", "localhost:80", "http://[::1"):
        options = RequestOptions(base_url=address)
        found += said(colour, there.url, name, get(), options)
    for options in (OPTIONS, MALFORMED):
        found += said(colour, there.url, name, get(), options)
    assert len(found) > 20
    encoded = "dXNlcjpzM2NyZXQ="
    for text in (*found, caplog.text, *map(str, caplog.records)):
        assert KEY not in text
        assert encoded not in text


def test_a_client_does_not_show_what_it_holds() -> None:
    given = settings("http://x", {"credentials": CREDENTIALS})
    client = SyncTransport(**given, headers={"x-secret": KEY})
    shown = (client, client.with_options(headers={"x-secret": KEY}), OPTIONS, MALFORMED)
    assert all(KEY not in f"{each!r} {each}" for each in shown)
    http = HttpRequest("GET", "http://h", Headers({"x-secret": KEY, "cookie": KEY}))
    assert KEY not in f"{http!r} {http.headers!r}"


def test_a_user_in_a_url_is_not_shown() -> None:
    http = HttpRequest("GET", "http://me:s3cret@h/@a?key=s3cret", Headers())
    assert http.call == "GET http://h/@a"


@pytest.mark.parametrize("colour", COLOURS[:2])
@pytest.mark.parametrize("name", ["bearer", "basic", "header", "query", "cookie"])
def test_a_service_that_repeats_a_secret_is_not_repeated(
    colour: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f"{' ' * 290}no such key: {KEY}, dXNlcjpzM2NyZXQ= of user:{KEY}".encode()
    event = json.dumps({"error": {"message": f"no such key: {KEY}"}})
    found: list[str] = []
    refusals = (
        answer(echo, 401, "text/plain"),
        answer(echo, 503, "text/html"),
        answer(json.dumps({"error": KEY}), 400),
    )
    broken = [*chunked(f"data: {event}\n\n"), END]
    for fault, request in (
        *((each, get()) for each in refusals),
        (broken, events()),
        (refusals[0], events()),
    ):
        with peer(fault) as there:
            found += said(colour, there.url, name, request)
    assert len([text for text in found if "no such key: …" in text]) >= 4
    for body in (f'{{"a": "{KEY}"}}', f'{{"{KEY}": 1}}', f'["{KEY}"]', f'"{KEY}" "'):
        for is_strict in (True, False):
            with peer(answer(body)) as there:
                request = get(success={200: replies.json(CLOSED)})
                found += said(colour, there.url, name, request, strict=is_strict)
            with peer([*chunked(f"data: {body}\n\n"), END]) as there:
                request = events()
                request.items = streaming.EventDataReader.of(CLOSED)
                found += said(colour, there.url, name, request, strict=is_strict)
    pickled = [text for text in found if text.startswith(("b'", 'b"'))]
    for text in (*set(found).difference(pickled), caplog.text):
        assert KEY not in text
        assert "dXNlcjpzM2NyZXQ=" not in text or name != "basic"


@pytest.mark.parametrize("value", [f'["{KEY}"]', '""', f'{{"{KEY}": 1}}'])
def test_no_token_is_told_by_what_fails_to_read_it(value: str) -> None:
    granted = answer(f'{{"access_token": {value}, "other": "{KEY}"}}')
    with peer(granted) as issuer:
        tokens = ClientCredentials("me", KEY, token_url=issuer.url)
        try:
            tokens()
        except TokenError as error:
            value, granted = "", b""
            assert all(KEY not in text for text in texts(error))
    assert not value
