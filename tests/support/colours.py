"""One face of the synchronous client and of the asynchronous one, under asyncio and under trio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from typing import Any, TypeVar

from runtime.async_transport import AsyncTransport
from runtime.sync_transport import SyncTransport
from support.transports import QUICK

T = TypeVar("T")
COLOURS = ("sync", "asyncio", "trio") if find_spec("trio") else ("sync", "asyncio")


def settings(base_url: str, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a transport that is not told otherwise."""
    usual = {"credentials": {}, "retries": QUICK, "user_agent": "test/1"}
    return {"base_url": base_url, "default_url": base_url, **usual, **given}


def sent(
    colour: str, base_url: str, request: Any, options: Any = None, **given: Any
) -> Any:
    """The response to a request, or the exception that came instead."""
    if colour == "sync":
        try:
            with SyncTransport(**settings(base_url, given)) as client:
                return client.send(request, options)
        except Exception as error:
            return error

    async def run() -> Any:
        try:
            async with AsyncTransport(**settings(base_url, given)) as client:
                return await client.send(request, options)
        except Exception as error:
            return error

    return run_async(colour, run)


def streamed(
    colour: str, base_url: str, request: Any, options: Any = None, **given: Any
) -> list[Any]:
    """The items of a stream, and the exception that ended it."""
    items: list[Any] = []
    if colour == "sync":
        try:
            with (
                SyncTransport(**settings(base_url, given)) as client,
                client.stream(request, options) as stream,
            ):
                items.extend(stream)
        except Exception as error:
            items.append(error)
        return items

    async def run() -> list[Any]:
        try:
            async with (
                AsyncTransport(**settings(base_url, given)) as client,
                client.stream(request, options) as stream,
            ):
                async for item in stream:
                    items.append(item)
        except Exception as error:
            items.append(error)
        return items

    return run_async(colour, run)


def run_async(colour: str, run: Callable[[], Awaitable[T]]) -> T:
    """What a coroutine gives in an event loop of its own."""
    if colour == "trio":
        import trio

        return trio.run(run)
    return asyncio.run(run())  # type: ignore[arg-type]
