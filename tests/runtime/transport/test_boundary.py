"""Whatever the libraries below raise, wherever they do, is a ClientError of the right kind: each is raised at each step."""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anyio
import h11
import httpcore2
import httpx2
import pytest
from support.colours import settings
from support.transports import get

from runtime.async_transport import AsyncTransport
from runtime.errors import ClientError, InvalidRequestError, TransportError
from runtime.retries import Retries
from runtime.sync_transport import SyncTransport


def made(kind: type[Exception]) -> Exception:
    """An exception of a class, however it is made."""
    error = kind.__new__(kind)
    error.args = ("broken",)
    return error


def below(kind: type[Exception]) -> Iterator[type[Exception]]:
    """A class of exceptions and all below it."""
    yield kind
    for each in kind.__subclasses__():
        yield from below(each)


KINDS = sorted(
    {
        *below(httpx2.HTTPError),
        *below(httpx2.StreamError),
        *below(httpx2.InvalidURL),
        *(
            each
            for each in vars(httpcore2).values()
            if isinstance(each, type) and issubclass(each, Exception)
        ),
        *below(h11.ProtocolError),
        *below(ssl.SSLError),
        anyio.BrokenResourceError,
        anyio.ClosedResourceError,
        anyio.EndOfStream,
        ConnectionResetError,
        EOFError,
        OSError,
        RuntimeError,
        TimeoutError,
        UnicodeError,
        ValueError,
        zlib.error,
    }
    - {httpx2.HTTPStatusError},
    key=lambda each: (each.__module__, each.__name__),
)
ERRORS: list[Exception] = [
    *map(made, KINDS),
    ExceptionGroup("several", [OSError("broken")]),
]
UNSENT = ("Connect", "PoolTimeout", "ProxyError")


def named(error: Exception) -> str:
    """The class of an exception with its module."""
    return f"{type(error).__module__}.{type(error).__name__}"


class Failing:
    """A transport that fails when it is asked, or in the middle of its answer."""

    def __init__(self, error: Exception, *, at_once: bool) -> None:
        self.error = error
        self.at_once = at_once
        self.count = 0

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.count += 1
        if self.at_once:
            raise self.error
        chunks: Any = self if request.headers["x-colour"] == "sync" else self.later()
        return httpx2.Response(200, content=chunks)

    def __iter__(self) -> Iterator[bytes]:
        yield b"{"
        raise self.error

    async def later(self) -> AsyncIterator[bytes]:
        """The same, awaited."""
        yield b"{"
        raise self.error


def caught(colour: str, failing: Failing, method: str) -> Exception:
    """What a call raises."""
    transport = httpx2.MockTransport(failing)
    given: dict[str, Any] = {"retries": Retries(first_delay=0, limit=1)}
    request = get(method=method, headers=[("x-colour", colour)])
    if colour == "sync":
        http = httpx2.Client(transport=transport)
        with pytest.raises(Exception) as raised:
            SyncTransport(**settings("http://h", {**given, "http_client": http})).send(
                request
            )
        return raised.value

    async def run() -> None:
        http = httpx2.AsyncClient(transport=transport)
        client = AsyncTransport(**settings("http://h", {**given, "http_client": http}))
        await client.send(request)

    with pytest.raises(Exception) as raised:
        asyncio.run(run())
    return raised.value


def is_local(error: Exception) -> bool:
    """Whether an exception says that the request is none."""
    kinds = (
        httpx2.InvalidURL,
        httpx2.UnsupportedProtocol,
        httpx2.LocalProtocolError,
    )
    is_plain = isinstance(error, ValueError) and not isinstance(error, OSError)
    return isinstance(error, kinds) or is_plain


@pytest.mark.parametrize("colour", ["sync", "asyncio"])
@pytest.mark.parametrize("error", ERRORS, ids=named)
def test_what_fails_is_a_client_error(colour: str, error: Exception) -> None:
    name = type(error).__name__
    for method in ("GET", "POST"):
        failing = Failing(error, at_once=True)
        found = caught(colour, failing, method)
        assert isinstance(found, ClientError)
        if is_local(error):
            assert (type(found), failing.count) == (InvalidRequestError, 1)
        elif isinstance(found, TransportError):
            is_unsent = type(error).__module__ == "httpx2" and name.startswith(UNSENT)
            assert found.sent is not is_unsent
            assert failing.count == (2 if method == "GET" or is_unsent else 1)
        reasons = ("broken", name, "already", "several (1 sub-exception)")
        assert any(each in str(found) for each in reasons)


@pytest.mark.parametrize("colour", ["sync", "asyncio"])
@pytest.mark.parametrize("error", ERRORS, ids=named)
def test_what_fails_in_the_middle_of_an_answer_was_sent(
    colour: str, error: Exception
) -> None:
    for method, count in (("GET", 2), ("POST", 1)):
        failing = Failing(error, at_once=False)
        found = caught(colour, failing, method)
        if isinstance(error, (httpx2.StreamConsumed, httpx2.StreamClosed)):
            assert type(found) is ClientError
            continue
        assert isinstance(found, TransportError)
        assert (found.sent, failing.count) == (True, count)
