"""The routes of a server: one for each operation, for whoever looks, and one table that finds them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send

from .endpoints import Endpoint
from .handlers import Made
from .problems import HTTPError
from .replying import Outcome
from .routing import Found, Router
from .sending import transmit

_PLACE = "ftgen.place"
"""Where a scope keeps what has been found for it, however many routes are asked."""


@dataclass(slots=True)
class Place:
    """Where a request leads: to an operation, or where there is no method like its own to the others of its path.

    ``values`` are those of the path's parameters, percent-encoded; ``asked`` is what was looked for.
    """

    route: OperationRoute
    is_method: bool
    values: dict[str, str]
    found: Found[OperationRoute]
    asked: tuple[str, str, str]


class OperationRoute(BaseRoute):
    """An operation as Starlette and those who watch it see one; ``name`` is its id, ``path`` the template."""

    def __init__(self, endpoint: Endpoint, prefix: str, table: Operations) -> None:
        operation = endpoint.operation
        self.path = prefix + operation.path
        self.name = operation.id
        self.methods = {operation.method}
        if operation.method == "GET":
            self.methods.add("HEAD")
        self.operation = operation
        handler = endpoint.handler
        is_there = handler is not None and not isinstance(handler, Made)
        self.endpoint = handler if is_there else endpoint.serve
        self.serve = endpoint.serve
        self.refuser = endpoint.refuser
        self._table = table

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is one for the operation; in part where only others of its path have the method."""
        place = self._table.find(scope) if scope["type"] == "http" else None
        if place is None or place.route is not self:
            return Match.NONE, {}
        match = Match.FULL if place.is_method else Match.PARTIAL
        values = _decoded(place, scope)
        return match, {"endpoint": self.endpoint, "path_params": values}

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:
        """The path of the operation of that id."""
        path = self.path
        for parameter, value in path_params.items():
            path = path.replace(f"{{{parameter}}}", quote(str(value), safe=""))
        if name != self.name or "{" in path:
            raise NoMatchFound(name, path_params)
        return URLPath(path=path, protocol="http")

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that ``matches``."""
        place = self._table.find(scope)
        assert place is not None
        await self._table.answer(place, scope, receive, send)


class Operations:
    """Finds the operation of a request."""

    def __init__(self, endpoints: Iterable[Endpoint], prefix: str) -> None:
        self.routes = [OperationRoute(each, prefix, self) for each in endpoints]
        self._router: Router[OperationRoute] = Router()
        for route in self.routes:
            operation = route.operation
            needs = (
                each.name
                for each in operation.parameters
                if each.location == "query" and each.required
            )
            self._router.add(operation.method, route.path, route, frozenset(needs))

    def find(self, scope: Scope) -> Place | None:
        """Where a request leads; None where its path is that of no operation."""
        asked = scope["method"], scope["path"], scope.get("root_path", "")
        kept: Place | None = scope.get(_PLACE)
        if kept is not None and kept.asked == asked:
            return kept
        found = self._router.find(_raw_path(scope))
        if found is None:
            return None
        query = scope["query_string"].decode("latin-1")
        method = asked[0]
        chosen = found.choose(method, query)
        if chosen is None and method == "HEAD":
            chosen = found.choose("GET", query)
        if chosen is None:
            first = next(iter(found.methods.values()))[0]
            place = Place(first.target, False, {}, found, asked)
        else:
            route, values = chosen
            place = Place(route, True, values, found, asked)
        scope[_PLACE] = place
        return place

    async def answer(
        self, place: Place, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Answer a request, whose scope says where it leads."""
        scope["route"] = place.route
        scope["endpoint"] = place.route.endpoint
        scope["path_params"] = _decoded(place, scope)
        if place.is_method:
            await place.route.serve(scope, receive, send, place.values)
        else:
            outcome = _no_method(scope["method"], place)
            await transmit(outcome, scope, receive, send)


def _decoded(place: Place, scope: Scope) -> dict[str, Any]:
    """The values of a path's parameters as text, and those of what the application is mounted in."""
    outer: dict[str, Any] = scope.get("path_params", {})
    values = {
        name: unquote(value) if "%" in value else value
        for name, value in place.values.items()
    }
    return {**outer, **values} if outer else values


def _no_method(method: str, place: Place) -> Outcome:
    known = set(place.found.methods) | {"OPTIONS"}
    if "GET" in known:
        known.add("HEAD")
    allow = ", ".join(sorted(known))
    if method == "OPTIONS":
        return Outcome(204, [(b"allow", allow.encode("latin-1"))])
    error = HTTPError(405, f"{method} is not one of {allow}", headers={"allow": allow})
    return place.route.refuser.write(error)


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
