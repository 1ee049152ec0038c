"""The application that a generated server is: routes to operations, and what is around them."""

from __future__ import annotations

import inspect
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import URLPath
from starlette.responses import StreamingResponse
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send

from .authentication import Authenticate, Guard, Scheme
from .endpoints import Endpoint, RenderError, Settings, write_error
from .incoming import Disconnected, Incoming
from .landing import landing
from .operations import Operation
from .problems import HTTPError
from .replying import Outcome
from .routing import Found, Router

MAX_BODY_SIZE = 64 * 2**20
"""How many octets a request body may have unless create_app is told otherwise."""


@dataclass(frozen=True, slots=True)
class Api:
    """What a generated server serves; ``groups`` are the modules of its operations by handler name.

    ``package`` is the server's own package, ``section`` the last word of the entry-point group that handlers
    are declared in.
    """

    title: str
    version: str
    package: str
    groups: Mapping[str, str]
    schemes: Mapping[str, Scheme]
    section: str = "api"

    @property
    def entry_points(self) -> str:
        """The entry-point group in which handlers are declared: ``fine_tuning_api.api``."""
        return f"{self.package.rpartition('.')[0]}.{self.section}"

    def operations(self, group: str) -> tuple[Operation, ...]:
        """The operations of a group."""
        module = import_module(f"{self.package}.{self.groups[group]}")
        found: tuple[Operation, ...] = module.OPERATIONS
        return found


def discover(api: Api) -> dict[str, Any]:
    """The handlers and the authenticator that installed packages declare, by name; classes are called."""
    found: dict[str, Any] = {}
    for point in entry_points(group=api.entry_points):
        value = point.load()
        found[point.name] = value() if inspect.isclass(value) else value
    return found


def application(
    api: Api,
    handlers: Mapping[str, object | None],
    *,
    authenticate: Authenticate | None,
    prefix: str,
    max_body_size: int | None,
    render_error: RenderError | None,
    discovering: bool,
) -> Starlette:
    """The application of an API; handlers that are None are looked for among the entry points."""
    declared = discover(api) if discovering else {}
    guard = Guard(api.schemes, authenticate or declared.get("authenticate"))
    settings = Settings(
        guard, max_body_size, render_error, logging.getLogger(api.package)
    )
    endpoints = []
    for group, given in handlers.items():
        handler = given if given is not None else declared.get(group)
        for operation in api.operations(group):
            method = getattr(handler, operation.name, None)
            endpoints.append(Endpoint(operation, method, settings))
    return Application(api, endpoints, settings, prefix)


class Application(Starlette):
    """Starlette with the operations of an API as its one route; more routes, mounts and middleware may be added."""

    def __init__(
        self,
        api: Api,
        endpoints: list[Endpoint],
        settings: Settings,
        prefix: str,
    ) -> None:
        prefix = "/" + prefix.strip("/") if prefix.strip("/") else ""
        self._operations = OperationsRoute(endpoints, settings, prefix)
        super().__init__(routes=[self._operations])
        self.api = api
        self.endpoints = endpoints
        self.prefix = prefix
        self.router.redirect_slashes = False
        self.router.default = self._default
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Operations are answered at once where nothing was added that would have to come before them."""
        if (
            scope["type"] == "http"
            and not self.user_middleware
            and not self.exception_handlers
            and self.router.routes[0] is self._operations
        ):
            scope["app"] = self
            if (found := self._operations.find(scope)) is not None:
                await self._operations.answer(found, scope, receive, send)
                return
        await super().__call__(scope, receive, send)

    async def _default(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.router.not_found(scope, receive, send)
            return
        at = scope["path"].removeprefix(scope.get("root_path", "")).rstrip("/")
        if at in ("", self.prefix) and scope["method"] in ("GET", "HEAD"):
            outcome = landing(
                self.api.title,
                self.api.version,
                self.prefix,
                self.endpoints,
                dict(scope["headers"]),
            )
        else:
            error = HTTPError(404, "there is nothing at this path")
            outcome = write_error(error, self._settings.render_error)
        await transmit(outcome, scope, receive, send)


class OperationsRoute(BaseRoute):
    """All operations of an API behind one router of their own."""

    def __init__(
        self, endpoints: list[Endpoint], settings: Settings, prefix: str
    ) -> None:
        self._settings = settings
        self._router: Router[Endpoint] = Router()
        for endpoint in endpoints:
            operation = endpoint.operation
            needs = (
                each.name
                for each in operation.parameters
                if each.location == "query" and each.required
            )
            self._router.add(
                operation.method, prefix + operation.path, endpoint, frozenset(needs)
            )

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the path is one of an operation, whatever the method."""
        found = self.find(scope) if scope["type"] == "http" else None
        return (
            (Match.NONE, {}) if found is None else (Match.FULL, {"operations": found})
        )

    def find(self, scope: Scope) -> Found[Endpoint] | None:
        """The operations at the path of a request; None where there are none."""
        return self._router.find(_raw_path(scope))

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:
        """Operations have no names that Starlette could make URLs of."""
        raise NoMatchFound(name, path_params)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that ``matches`` has found the operations of."""
        await self.answer(scope["operations"], scope, receive, send)

    async def answer(
        self, found: Found[Endpoint], scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Answer a request to a path with these operations."""
        method = scope["method"]
        query = scope["query_string"].decode("latin-1")
        chosen = found.choose(method, query)
        if chosen is None and method == "HEAD":
            chosen = found.choose("GET", query)
        if chosen is None:
            outcome = self._no_method(method, found)
        else:
            endpoint, values = chosen
            try:
                outcome = await endpoint.answer(Incoming(scope, receive, values))
            except Disconnected:
                return
        await transmit(outcome, scope, receive, send)

    def _no_method(self, method: str, found: Found[Endpoint]) -> Outcome:
        known = set(found.methods) | {"OPTIONS"}
        if "GET" in known:
            known.add("HEAD")
        allow = ", ".join(sorted(known))
        if method == "OPTIONS":
            return Outcome(204, [(b"allow", allow.encode("latin-1"))])
        detail = f"{method} is not one of {allow}"
        error = HTTPError(405, detail, headers={"allow": allow})
        return write_error(error, self._settings.render_error)


def _raw_path(scope: Scope) -> str:
    """The path below the application's root, percent-encoded: an encoded slash is not one that parts segments."""
    path: str = scope["path"]
    raw: bytes | None = scope.get("raw_path")
    if raw is not None and b"%" not in raw and not scope.get("root_path"):
        return path if path.isascii() else quote(path)
    root: str = scope.get("root_path", "").rstrip("/")
    below = path.removeprefix(root) if path.startswith(f"{root}/") else path
    if raw is None or b"%" not in raw:
        return below if below.isascii() and "%" not in below else quote(below)
    text = raw.partition(b"?")[0].decode("latin-1")
    if below is not path:
        text = "/" + "/".join(text.split("/")[root.count("/") + 1 :])
    return text


async def transmit(
    outcome: Outcome, scope: Scope, receive: Receive, send: Send
) -> None:
    """Send an answer; of one to HEAD the headers only."""
    body = outcome.body
    is_head = scope["method"] == "HEAD"
    if not isinstance(body, bytes):
        await _stream(outcome, body, is_head, scope, receive, send)
        return
    headers = outcome.headers
    if body or outcome.status not in (204, 304):
        headers = [*headers, (b"content-length", b"%d" % len(body))]
    await send(
        {"type": "http.response.start", "status": outcome.status, "headers": headers}
    )
    await send({"type": "http.response.body", "body": b"" if is_head else body})


async def _stream(
    outcome: Outcome,
    body: AsyncIterator[bytes],
    is_head: bool,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    async def nothing() -> AsyncIterator[bytes]:
        return
        yield b""

    response = StreamingResponse(nothing() if is_head else body, outcome.status)
    response.raw_headers = outcome.headers
    await response(scope, receive, send)
