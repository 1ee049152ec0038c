"""Vault: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation


class VaultApi(ABC):
    """Handles Vault."""

    @abstractmethod
    async def read_open(self, *, context: Context) -> Reply[None] | None:
        """Handles GET /open."""

    @abstractmethod
    async def read_inherited(self, *, context: Context) -> Reply[None] | None:
        """Handles GET /inherited."""

    @abstractmethod
    async def read_either(self, *, context: Context) -> Reply[None] | None:
        """Handles GET /either."""

    @abstractmethod
    async def read_both(self, *, context: Context) -> Reply[None] | None:
        """Handles GET /both."""

    @abstractmethod
    async def read_scoped(self, *, context: Context) -> Reply[None] | None:
        """Handles GET /scoped."""


OPERATIONS = [
    Operation("readOpen", "read_open", "GET", "/open", replies={"204": []}),
    Operation(
        "readInherited",
        "read_inherited",
        "GET",
        "/inherited",
        replies={"204": []},
        security=[{"bearer": []}],
    ),
    Operation(
        "readEither",
        "read_either",
        "GET",
        "/either",
        replies={"204": []},
        security=[{"header key": []}, {"basic": []}, {}],
    ),
    Operation(
        "readBoth",
        "read_both",
        "GET",
        "/both",
        replies={"204": []},
        security=[{"header key": [], "query-key": []}],
    ),
    Operation(
        "readScoped",
        "read_scoped",
        "GET",
        "/scoped",
        replies={"204": []},
        security=[
            {"oauth": ["read", "write"]},
            {"oidc": ["openid"]},
            {"cookie_key": []},
        ],
    ),
]
