"""Chat: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Content, Operation, json_body, json_model, model
from .._runtime.validation import ref
from . import validators


class ChatApi(ABC):
    """Handles Chat."""

    @abstractmethod
    async def chat(
        self, body: models.Question, *, context: Context
    ) -> (
        models.Answer
        | AsyncIterator[models.Piece]
        | Reply[models.Answer | AsyncIterator[models.Piece]]
    ):
        """Handles POST /chat."""

    @abstractmethod
    async def read_log(
        self, *, context: Context
    ) -> AsyncIterator[models.Piece] | Reply[AsyncIterator[models.Piece]]:
        """Handles GET /log."""

    @abstractmethod
    async def hear(self, *, context: Context) -> bytes | Reply[bytes]:
        """Handles GET /sound."""


OPERATIONS = [
    Operation(
        "chat",
        "chat",
        "POST",
        "/chat",
        bodies=[
            json_body(
                ref(lambda: validators.Question),
                lambda value: models.Question.from_dict(value),
            )
        ],
        body_required=True,
        replies={
            "200": [
                json_model(lambda: models.Answer),
                Content(
                    "text/event-stream",
                    "event-stream",
                    lambda value: model(value, models.Piece),
                ),
            ]
        },
    ),
    Operation(
        "readLog",
        "read_log",
        "GET",
        "/log",
        replies={
            "200": [
                Content(
                    "application/x-ndjson",
                    "json-lines",
                    lambda value: model(value, models.Piece),
                )
            ]
        },
    ),
    Operation(
        "hear",
        "hear",
        "GET",
        "/sound",
        replies={
            "200": [Content("audio/mpeg", "binary", lambda value: codec.octets(value))]
        },
    ),
]
