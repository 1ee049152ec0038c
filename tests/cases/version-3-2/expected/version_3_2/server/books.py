"""Its books: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Content, Operation, json_body, model, querystring
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import ref
from . import validators


class BooksApi(ABC):
    """Handles Its books."""

    @abstractmethod
    async def search_books(
        self, body: models.Search, *, context: Context
    ) -> AsyncIterator[models.Book] | Reply[AsyncIterator[models.Book]]:
        """Handles QUERY /books."""

    @abstractmethod
    async def filter_books(
        self, *, filter: models.Search | Unset = UNSET, context: Context
    ) -> AsyncIterator[models.Event] | Reply[AsyncIterator[models.Event]]:
        """Handles GET /books."""

    @abstractmethod
    async def purge_books(self, *, context: Context) -> Reply[None] | None:
        """Handles PURGE /books."""


OPERATIONS = [
    Operation(
        "searchBooks",
        "search_books",
        "QUERY",
        "/books",
        bodies=[
            json_body(
                ref(lambda: validators.Search),
                lambda value: models.Search.from_dict(value),
            )
        ],
        body_required=True,
        replies={
            "200": [
                Content(
                    "application/jsonl",
                    "json-lines",
                    lambda value: model(value, models.Book),
                )
            ]
        },
    ),
    Operation(
        "filterBooks",
        "filter_books",
        "GET",
        "/books",
        parameters=[
            querystring(
                "filter",
                ref(lambda: validators.Search),
                lambda value: models.Search.from_dict(value),
                content_type="application/x-www-form-urlencoded",
            )
        ],
        replies={
            "200": [
                Content(
                    "text/event-stream",
                    "whole-events",
                    lambda value: model(value, models.Event),
                )
            ]
        },
    ),
    Operation(
        "purgeBooks",
        "purge_books",
        "PURGE",
        "/books",
        replies={"204": []},
        security=[{"device": ["purge"]}],
    ),
]
