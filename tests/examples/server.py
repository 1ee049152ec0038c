"""The servers that the examples call: that which answers with examples, and that of the pages' handlers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import httpx2
from tests.examples.blocks import Block


class Anyone:
    """Judges every credential good."""

    def __call__(self, *given: object) -> str:
        return "me"


def example_server(package: str) -> Any:
    """The application that answers with examples."""
    make = import_module(f"{package}._runtime.examples").example_app
    return make(import_module(f"{package}.server").API)


def handler_server(package: str, handlers: Iterable[Block]) -> Any:
    """The application of all handlers that the pages write."""
    server = import_module(f"{package}.server")
    classes: dict[str, list[type]] = {}
    for block in handlers:
        name, base = block.handler
        classes.setdefault(base, []).append(execute(block.code)[name])
    given = {}
    for argument, module in server.API.groups.items():
        of = import_module(f"{package}.server.{module}")
        for base, found in classes.items():
            if hasattr(of, base):
                given[argument] = type(base, tuple(reversed(found)), {})()
    return server.create_app(
        **given,
        authenticate=Anyone(),
        discover=False,
        render_error=lambda error, context: None,
    )


def execute(code: str) -> dict[str, Any]:
    """The names that a block binds; what it prints is not shown."""
    scope: dict[str, Any] = {"__name__": "example", "print": lambda *values: None}
    exec(compile(code, "example", "exec"), scope)
    return scope


def serve(app: Any, bases: list[str]) -> None:
    """Let all requests of this process go to an application, whose paths begin behind one of the bases."""

    async def handle(_: object, request: httpx2.Request) -> httpx2.Response:
        content = (
            b"".join([each async for each in request.stream])
            if hasattr(request.stream, "__aiter__")
            else b"".join(request.stream)
        )
        for base in bases:
            path = request.url.raw_path
            matched = re.match(base.encode(), path)
            if matched is None:
                continue
            url = request.url.copy_with(raw_path=path[matched.end() :] or b"/")
            sent = httpx2.Request(
                request.method, url, headers=request.headers, content=content
            )
            answer = await httpx2.ASGITransport(app=app).handle_async_request(sent)
            body = await answer.aread()
            if answer.status_code != 404 or b"nothing at this path" not in body:
                break
        return httpx2.Response(answer.status_code, headers=answer.headers, content=body)

    httpx2.HTTPTransport.handle_request = (  # type: ignore[method-assign]
        lambda _, request: asyncio.run(handle(_, request))
    )
    httpx2.AsyncHTTPTransport.handle_async_request = handle  # type: ignore[assignment,method-assign]
