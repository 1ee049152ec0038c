"""The application that a generated server is: its operations, and what is around them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from .authentication import Guard, Scheme
from .endpoints import Endpoint
from .handlers import declared, loaded, methods
from .landing import landing
from .limits import Limits
from .observing import Watch
from .operations import Operation
from .options import Lifespan, Options, Settings
from .pages import pages
from .paths import Operations
from .problems import HTTPError
from .refusing import NoRenderer, Refuser, unanimous, without_renderer
from .sending import transmit


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


def application(
    api: Api, handlers: Mapping[str, object | None], options: Options
) -> Application:
    """The application of an API; handlers that are None are looked for among the entry points."""
    given: dict[str, Any] = {
        **handlers,
        "security": options.security,
        "authenticate": options.authenticate,
        "render_error": options.render_error,
    }
    if options.discover:
        points = declared(api.entry_points, given)
        given |= {
            name: loaded(point) for name, point in points.items() if given[name] is None
        }
    settings = Settings(
        guard=Guard(api.schemes, given.pop("authenticate"), given.pop("security")),
        limits=options.limits or Limits(),
        errors=options.errors or {},
        render_error=given.pop("render_error"),
        check_replies=options.check_replies,
        watch=None if options.observe is None else Watch(options.observe),
        logger=logging.getLogger(api.package),
    )
    endpoints = []
    for group, handler in given.items():
        operations = api.operations(group)
        found = methods(group, handler, operations)
        endpoints += [
            Endpoint(each, found.get(each.name), settings) for each in operations
        ]
    missing = ""
    if settings.render_error is None and options.renders:
        handled = (each.operation for each in endpoints if each.handler)
        missing = without_renderer(handled)
    return Application(api, endpoints, settings, options, missing)


class Application(Starlette):
    """The operations of an API as a Starlette application, to which more routes, mounts and middleware may be added.

    ``routes`` has a route for each operation. ``endpoints`` are the operations with their handlers; ``api``
    says what is served, ``prefix`` below which path. What is ``missing`` for it to start is logged, and its start
    raises NoRenderer.
    """

    def __init__(
        self,
        api: Api,
        endpoints: list[Endpoint],
        settings: Settings,
        options: Options,
        missing: str = "",
    ) -> None:
        super().__init__(middleware=options.middleware)
        self.missing = missing
        if missing:
            settings.logger.warning("%s", missing)
        prefix = options.prefix.strip("/")
        self.api = api
        self.endpoints = endpoints
        self.prefix = f"/{prefix}" if prefix else ""
        documented = unanimous(each.documented_errors for each in endpoints)
        self._refuser = Refuser(settings.render_error, documented)
        self.operations = Operations(endpoints, self.prefix)
        self.router: OperationsRouter = OperationsRouter(
            self.operations,
            redirect_slashes=False,
            default=self._default,
            lifespan=_own(options.lifespan, self),
        )
        beside = pages(api.package, self.prefix, options.docs, options.health)
        self.router.routes.extend(beside)
        self._has_landing = options.landing
        self._docs = options.docs

    def build_middleware_stack(self) -> ASGIApp:
        """What a request goes through; to an operation straight where nothing was added that would have a say."""
        stack = super().build_middleware_stack()
        if self.user_middleware or self.exception_handlers:
            return stack
        return partial(self.router.straight, stack)

    async def _default(self, scope: Scope, receive: Receive, send: Send) -> None:
        known = self.exception_handlers
        if scope["type"] == "websocket" or 404 in known or HTTPException in known:
            await self.router.not_found(scope, receive, send)
            return
        at = scope["path"].removeprefix(scope.get("root_path", "")).rstrip("/")
        is_root = at in ("", self.prefix) and scope["method"] in ("GET", "HEAD")
        if is_root and self._has_landing:
            outcome = landing(
                self.api.title,
                self.api.version,
                scope.get("root_path", "") + self.prefix,
                self.endpoints,
                dict(scope["headers"]),
                self._docs,
            )
        else:
            error = HTTPError(404, "there is nothing at this path")
            outcome = self._refuser.write(error)
        await transmit(outcome, scope, receive, send)


def _own(lifespan: Lifespan | None, app: Application) -> Lifespan | None:
    """A lifespan that is told of the application, whichever other one it is mounted in and opened by.

    It raises NoRenderer where something is missing.
    """

    def refused(outer: Any) -> Any:
        raise NoRenderer(app.missing)

    if app.missing:
        return refused
    return None if lifespan is None else lambda outer: lifespan(app)


class OperationsRouter(Router):
    """Starlette's router, but that it finds operations by their table: one look, however many there are."""

    def __init__(self, operations: Operations, **options: Any) -> None:
        super().__init__(operations.routes, **options)
        self.operations = operations
        self._first: BaseRoute | None = next(iter(operations.routes), None)

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; of an operation at once, where no route was put before it."""
        await self.straight(super().app, scope, receive, send)

    async def straight(
        self, other: ASGIApp, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Answer a request to an operation; all else is for ``other``."""
        routes = self.routes
        if scope["type"] == "http" and routes and routes[0] is self._first:
            operations = self.operations
            if (place := operations.find(scope)) is not None:
                scope.setdefault("router", self)
                await operations.answer(place, scope, receive, send)
                return
        await other(scope, receive, send)
