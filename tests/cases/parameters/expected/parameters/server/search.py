"""Search: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, cookie, header, path, query
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import array, boolean, integer, ref, string
from . import validators


class SearchApi(ABC):
    """Handles Search."""

    @abstractmethod
    async def search(
        self,
        simple: list[str],
        label: list[int],
        matrix: models.Point,
        *,
        form: list[str] | Unset = UNSET,
        joined: list[str] | Unset = UNSET,
        spaced: list[str] | Unset = UNSET,
        piped: list[str] | Unset = UNSET,
        deep: models.Point | Unset = UNSET,
        exploded: models.Point | Unset = UNSET,
        coded: models.Point | Unset = UNSET,
        reserved: str | Unset = UNSET,
        limit: int = 20,
        x_trace: str | Unset = UNSET,
        x_tags: list[str] | Unset = UNSET,
        session: str | Unset = UNSET,
        old: bool | Unset = UNSET,
        context: Context,
    ) -> Reply[None] | None:
        """Handles GET /search/{simple}/{label}/{matrix}."""


OPERATIONS = [
    Operation(
        "search",
        "search",
        "GET",
        "/search/{simple}/{label}/{matrix}",
        parameters=[
            path("simple", array(string()), lambda value: codec.strings(value)),
            path(
                "label",
                array(integer()),
                lambda value: codec.array(value, codec.integer),
                style="label",
                explode=True,
            ),
            path(
                "matrix",
                ref(lambda: validators.Point),
                lambda value: models.Point.from_dict(value),
                style="matrix",
            ),
            query("form", array(string()), lambda value: codec.strings(value)),
            query(
                "joined",
                array(string()),
                lambda value: codec.strings(value),
                explode=False,
            ),
            query(
                "spaced",
                array(string()),
                lambda value: codec.strings(value),
                style="spaceDelimited",
            ),
            query(
                "piped",
                array(string()),
                lambda value: codec.strings(value),
                style="pipeDelimited",
            ),
            query(
                "deep",
                ref(lambda: validators.Point),
                lambda value: models.Point.from_dict(value),
                style="deepObject",
                explode=True,
            ),
            query(
                "exploded",
                ref(lambda: validators.Point),
                lambda value: models.Point.from_dict(value),
            ),
            query(
                "coded",
                ref(lambda: validators.Point),
                lambda value: models.Point.from_dict(value),
                content_type="application/json",
            ),
            query("reserved", string(), codec.string),
            query(
                "limit",
                integer(minimum=1, maximum=100),
                codec.integer,
                default=lambda: 20,
            ),
            header("X-Trace", string(), codec.string, argument="x_trace"),
            header(
                "X-Tags",
                array(string()),
                lambda value: codec.strings(value),
                argument="x_tags",
            ),
            cookie("session", string(), codec.string),
            query("old", boolean(), codec.boolean),
        ],
        replies={"204": []},
    ),
]
