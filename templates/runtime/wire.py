"""Sends single requests by httpx2, over connections that belong to one process and one event loop."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import cache
from typing import Any, Generic, TypeVar

import httpx2

from .boundary import Translated, until_deadline
from .errors import InvalidRequestError
from .exchange import HttpRequest, HttpResponse
from .native import native_request
from .settings import Limits, Timeout
from .unset import UNSET

C = TypeVar("C", httpx2.Client, httpx2.AsyncClient)


class Connections(Generic[C]):
    """The HTTP client of a transport and of all its copies: its own, made by ``make``, or a foreign one.

    Two processes that read from one connection get each other's answers, and an event loop cannot wait for the
    connections of another: own connections are made anew in both. Those of before stay open, for they may be
    in use where they come from.
    """

    def __init__(self, foreign: C | None, make: Callable[[], C]) -> None:
        self.is_own = foreign is None
        self.client: C = make() if foreign is None else foreign
        self._make: Callable[[], C] = make
        self._home = _here()
        self._others: list[C] = []

    def current(self) -> C:
        """The client to send by; raises InvalidRequestError where it has been closed."""
        if self.client.is_closed:
            raise InvalidRequestError("the client has been closed")
        if self.is_own and (here := _here()) != self._home:
            if self._home[1] is not None or self._home[0] != here[0]:
                self._others.append(self.client)
                self.client = self._make()
            self._home = here
        return self.client


def _here() -> tuple[int, Any]:
    """The process and, where one is running, the event loop of asyncio."""
    asyncio = sys.modules.get("asyncio")
    return os.getpid(), asyncio and asyncio._get_running_loop()


_trusted = cache(httpx2.create_ssl_context)
"""The certificates that are trusted, read once in a process: that takes longer than many a call."""


def _pool_limits(limits: Limits) -> httpx2.Limits:
    """How many connections httpx2 may hold."""
    return httpx2.Limits(
        max_connections=limits.connections, max_keepalive_connections=limits.kept
    )


class SyncWire:
    """Sends single requests and waits for their answers."""

    def __init__(self, http_client: httpx2.Client | None, limits: Limits) -> None:
        self.connections = Connections(
            http_client,
            lambda: httpx2.Client(verify=_trusted(), limits=_pool_limits(limits)),
        )
        self._limits = limits
        self.headers = self.connections.client.headers
        self.timeout = Timeout() if http_client is None else UNSET

    def close(self) -> None:
        """Close what is its own."""
        if self.connections.is_own:
            self.connections.client.close()

    def exchange(self, http: HttpRequest) -> HttpResponse:
        """The answer to one request, its body read unless it is streamed and no error."""
        started = time.perf_counter()
        with Translated(http):
            client = self.connections.current()
            native = client.send(
                native_request(http, client, is_async=False),
                stream=True,
                follow_redirects=False,
                auth=_auth(http),
            )
        elapsed = time.perf_counter() - started
        response = HttpResponse(http, native, elapsed, self._limits.answer)
        if not http.is_streamed or response.status >= 300:
            try:
                response.read()
            except BaseException:
                response.close()
                raise
        return response


class AsyncWire:
    """The same for an asynchronous client."""

    def __init__(self, http_client: httpx2.AsyncClient | None, limits: Limits) -> None:
        self.connections = Connections(
            http_client,
            lambda: httpx2.AsyncClient(verify=_trusted(), limits=_pool_limits(limits)),
        )
        self._limits = limits
        self.headers = self.connections.client.headers
        self.timeout = Timeout() if http_client is None else UNSET

    async def aclose(self) -> None:
        """Close what is its own."""
        if self.connections.is_own:
            await self.connections.client.aclose()

    async def exchange(self, http: HttpRequest) -> HttpResponse:
        """The answer to one request, its body read unless it is streamed and no error."""
        started = time.perf_counter()
        with until_deadline(http), Translated(http):
            client = self.connections.current()
            native = await client.send(
                native_request(http, client, is_async=True),
                stream=True,
                follow_redirects=False,
                auth=_auth(http),
            )
        elapsed = time.perf_counter() - started
        response = HttpResponse(http, native, elapsed, self._limits.answer)
        if not http.is_streamed or response.status >= 300:
            try:
                await response.aread()
            except BaseException:
                await response.aclose()
                raise
        return response


def _auth(http: HttpRequest) -> Any:
    """None where the request has credentials already, which those of a foreign client must not replace."""
    return None if "authorization" in http.headers else httpx2.USE_CLIENT_DEFAULT
