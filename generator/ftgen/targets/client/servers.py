"""Base URLs: the server that a client talks to unless it is told another, and those of single operations."""

from __future__ import annotations

from collections.abc import Sequence

from ftgen.ir.api import Server
from ftgen.python.text import literal


def filled_in(server: Server) -> str:
    """A server's URL with the defaults of its variables."""
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.name + "}", variable.default)
    return url


def is_absolute(server: Server) -> bool:
    """Whether a server's URL can be called as it stands."""
    return server.url.lower().startswith(("http://", "https://", "{"))


def base_url_expression(servers: Sequence[Server]) -> str:
    """The base URL of an operation that has servers of its own; empty where it has none."""
    return literal(filled_in(servers[0])) if servers else ""
