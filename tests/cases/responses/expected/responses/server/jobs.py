"""Jobs: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import (
    Content,
    Operation,
    json_content,
    json_model,
    model,
    path,
)
from .._runtime.validation import string


class JobsApi(ABC):
    """Handles Jobs."""

    @abstractmethod
    async def get_job(
        self, id: str, *, context: Context
    ) -> models.Job | models.Queued | Reply[models.Job | models.Queued | None] | None:
        """Handles GET /jobs/{id}."""

    @abstractmethod
    async def get_log(
        self, id: str, *, context: Context
    ) -> str | list[str] | Reply[str | list[str]]:
        """Handles GET /jobs/{id}/log."""

    @abstractmethod
    async def watch_job(
        self, id: str, *, context: Context
    ) -> AsyncIterator[models.Job] | Reply[AsyncIterator[models.Job]]:
        """Handles GET /jobs/{id}/events."""


OPERATIONS = [
    Operation(
        "getJob",
        "get_job",
        "GET",
        "/jobs/{id}",
        parameters=[path("id", string(), codec.string)],
        replies={
            "200": [json_model(lambda: models.Job)],
            "202": [json_model(lambda: models.Queued)],
            "204": [],
            "404": [
                Content(
                    "application/problem+json",
                    "json",
                    lambda value: model(value, models.Problem),
                )
            ],
            "4XX": [json_model(lambda: models.Problem)],
            "default": [json_model(lambda: models.Problem)],
        },
    ),
    Operation(
        "getLog",
        "get_log",
        "GET",
        "/jobs/{id}/log",
        parameters=[path("id", string(), codec.string)],
        replies={
            "200": [
                Content("text/plain", "text", lambda value: codec.string(value)),
                json_content(lambda value: codec.strings(value)),
            ]
        },
    ),
    Operation(
        "watchJob",
        "watch_job",
        "GET",
        "/jobs/{id}/events",
        parameters=[path("id", string(), codec.string)],
        replies={
            "200": [
                Content(
                    "text/event-stream",
                    "event-stream",
                    lambda value: model(value, models.Job),
                )
            ]
        },
    ),
]
