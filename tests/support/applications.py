"""Applications of the server's runtime from tables made by hand, and what they answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.testclient import TestClient

from runtime.authentication import Authenticate, Guard, Scheme
from runtime.endpoints import Endpoint
from runtime.handling import Context
from runtime.limits import Limits
from runtime.observing import Observer, Watch
from runtime.operations import Body, Content, Operation, Parameter, json_content
from runtime.options import Errors, Options, Settings
from runtime.refusing import RenderError
from runtime.schema import anything, integer, mapping, string
from runtime.serving import Api, Application

SMALL = Limits(json=1000, upload=1000)
Handler = Callable[..., Any]
SCHEMES = {
    "token": Scheme("bearer"),
    "user": Scheme("basic"),
    "key": Scheme("api-key", "header", "X-Key"),
    "query": Scheme("api-key", "query", "key"),
    "session": Scheme("api-key", "cookie", "sid"),
    "tls": Scheme("mutual-tls"),
    "digest": Scheme("digest"),
}


def application(
    *operations: tuple[Operation, Handler | None],
    authenticate: Authenticate | None = None,
    guard: Guard | None = None,
    errors: Errors | None = None,
    limits: Limits = SMALL,
    check_replies: bool = False,
    observe: Observer | None = None,
    prefix: str = "",
    render_error: RenderError[Any] | None = None,
) -> Application:
    """An application of these operations."""
    settings = Settings(
        guard=guard or Guard(SCHEMES, authenticate),
        limits=limits,
        errors=errors or {},
        render_error=render_error,
        check_replies=check_replies,
        watch=None if observe is None else Watch(observe),
        logger=logging.getLogger("tests"),
    )
    endpoints = [
        Endpoint(operation, handler, settings) for operation, handler in operations
    ]
    api = Api("Test & Co", "1", "tests.server", {}, SCHEMES)
    return Application(api, endpoints, settings, Options(prefix=prefix))


def client(*operations: tuple[Operation, Handler | None], **options: Any) -> TestClient:
    """A client of such an application."""
    return TestClient(application(*operations, **options))


async def echo(*arguments: Any, context: Context, **keywords: Any) -> Any:
    """What a handler is called with."""
    return {"arguments": list(arguments), **keywords}


ANY = {"200": [json_content(anything)]}


def operation(
    method: str = "GET",
    path: str = "/things",
    *,
    parameters: tuple[Parameter, ...] = (),
    bodies: tuple[Body, ...] = (),
    body_required: bool = False,
    replies: Mapping[str, list[Content]] = ANY,
    security: tuple[Mapping[str, list[str]], ...] = (),
) -> Operation:
    """An operation that answers with any JSON."""
    return Operation(
        "doIt",
        "do_it",
        method,
        path,
        parameters,
        bodies,
        body_required,
        replies,
        security,
    )


def problem(response: Any) -> dict[str, Any]:
    """The problem document of a response."""
    assert response.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = response.json()
    assert found["status"] == response.status_code
    return found


def faults(response: Any) -> list[tuple[str, str, str, str]]:
    """All that a response says is wrong: place, name, pointer and message."""
    assert response.status_code == 400
    return [
        (each["in"], each.get("name", ""), each["pointer"], each["message"])
        for each in problem(response)["violations"]
    ]


NOTE = mapping(
    properties={"text": string(min_length=1), "count": integer()}, required=["text"]
)


def posting(*bodies: Body, required: bool = True, **options: Any) -> TestClient:
    """A client of one operation that takes these bodies."""
    taken = operation("POST", bodies=bodies, body_required=required)
    return client((taken, echo), **options)


def exchanged(
    app: Application,
    receive: Callable[[], Awaitable[Any]],
    content_type: str,
) -> list[Any]:
    """The messages that come of a POST whose body is received so, without a client between."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/things",
        "query_string": b"",
        "headers": [(b"content-type", content_type.encode())],
    }
    asyncio.run(app(scope, receive, send))
    return sent


def answering(
    value: Any, replies: Mapping[str, list[Content]], **options: Any
) -> TestClient:
    """A client of an operation whose handler answers with a value, or raises it."""

    async def answer(context: Context) -> Any:
        if isinstance(value, Exception):
            raise value
        return value

    return client((operation(replies=replies), answer), **options)


JSON_TEXT = Content("application/json", "json", string())
