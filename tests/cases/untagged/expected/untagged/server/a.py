"""a: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, path, query
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import string


class AApi(ABC):
    """Handles a."""

    @abstractmethod
    async def get_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Handles GET /a/{id}."""

    @abstractmethod
    async def put_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Handles PUT /a/{id}."""

    @abstractmethod
    async def post_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Handles POST /a/{id}."""

    @abstractmethod
    async def delete_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Deprecated."""

    @abstractmethod
    async def patch_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Handles PATCH /a/{id}."""

    @abstractmethod
    async def options_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Handles OPTIONS /a/{id}."""

    @abstractmethod
    async def head_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Handles HEAD /a/{id}."""

    @abstractmethod
    async def trace_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Handles TRACE /a/{id}."""


OPERATIONS = [
    Operation(
        "get_a_by_id",
        "get_a_by_id",
        "GET",
        "/a/{id}",
        parameters=[
            path("id", string(), codec.string),
            query("v", string(), codec.string),
        ],
        replies={"204": []},
    ),
    Operation(
        "put_a_by_id",
        "put_a_by_id",
        "PUT",
        "/a/{id}",
        parameters=[
            path("id", string(), codec.string),
            query("v", string(), codec.string),
        ],
        replies={"204": []},
    ),
    Operation(
        "post_a_by_id",
        "post_a_by_id",
        "POST",
        "/a/{id}",
        parameters=[
            path("id", string(), codec.string),
            query("v", string(), codec.string),
        ],
        replies={"204": []},
    ),
    Operation(
        "delete_a_by_id",
        "delete_a_by_id",
        "DELETE",
        "/a/{id}",
        parameters=[
            path("id", string(), codec.string),
            query("v", string(), codec.string),
        ],
        replies={"204": []},
    ),
    Operation(
        "patch_a_by_id",
        "patch_a_by_id",
        "PATCH",
        "/a/{id}",
        parameters=[
            path("id", string(), codec.string),
            query("v", string(), codec.string),
        ],
        replies={"204": []},
    ),
    Operation(
        "options_a_by_id",
        "options_a_by_id",
        "OPTIONS",
        "/a/{id}",
        parameters=[
            path("id", string(), codec.string),
            query("v", string(), codec.string),
        ],
        replies={"204": []},
    ),
    Operation(
        "head_a_by_id",
        "head_a_by_id",
        "HEAD",
        "/a/{id}",
        parameters=[
            path("id", string(), codec.string),
            query("v", string(), codec.string),
        ],
        replies={"204": []},
    ),
    Operation(
        "trace_a_by_id",
        "trace_a_by_id",
        "TRACE",
        "/a/{id}",
        parameters=[
            path("id", string(), codec.string),
            query("v", string(), codec.string),
        ],
        replies={"204": []},
    ),
]
