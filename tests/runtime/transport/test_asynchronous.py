"""The asynchronous client does the same as the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest
from support.transports import QUICK, Server, events, get, ok

from runtime import auth
from runtime.async_transport import AsyncTransport
from runtime.errors import NotFoundError
from runtime.exchange import HttpRequest, HttpResponse


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
