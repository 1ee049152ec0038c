"""Reports: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Body, Content, Operation, json_body, json_model, model
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import ref, string
from . import validators


class ReportsApi(ABC):
    """Handles Reports."""

    @abstractmethod
    async def make_report(
        self, body: models.Report | str | Unset = UNSET, *, context: Context
    ) -> models.Report | str | bytes | Reply[models.Report | str | bytes | None] | None:
        """Handles POST /reports."""

    @abstractmethod
    async def put_anything(
        self, body: bytes | Unset = UNSET, *, context: Context
    ) -> bytes | Reply[bytes]:
        """Handles PUT /raw."""


OPERATIONS = [
    Operation(
        "makeReport",
        "make_report",
        "POST",
        "/reports",
        bodies=[
            json_body(
                ref(lambda: validators.Report),
                lambda value: models.Report.from_dict(value),
            ),
            Body(
                "application/vnd.report.v2+json",
                "json",
                ref(lambda: validators.Report),
                lambda value: models.Report.from_dict(value),
            ),
            Body("text/csv", "text", string(), codec.string),
        ],
        replies={
            "200": [
                json_model(lambda: models.Report),
                Content("text/csv", "text", lambda value: codec.string(value)),
                Content("application/xml", "text", lambda value: codec.string(value)),
                Content("application/pdf", "binary", lambda value: codec.octets(value)),
            ],
            "202": [],
            "304": [],
            "5XX": [
                Content(
                    "application/problem+json",
                    "json",
                    lambda value: model(value, models.Problem),
                )
            ],
            "default": [
                Content(
                    "application/problem+json",
                    "json",
                    lambda value: model(value, models.Problem),
                )
            ],
        },
    ),
    Operation(
        "putAnything",
        "put_anything",
        "PUT",
        "/raw",
        bodies=[Body("*/*", "binary", string(format="binary"), codec.octets)],
        replies={"200": [Content("*/*", "binary", lambda value: codec.octets(value))]},
    ),
]
