"""Uploads: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Body, Content, Operation, Part, json_body
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import ref, string
from . import validators


class UploadsApi(ABC):
    """Handles Uploads."""

    @abstractmethod
    async def post_form(
        self, body: models.PostFormRequest, *, context: Context
    ) -> Reply[None] | None:
        """Handles POST /form."""

    @abstractmethod
    async def post_files(
        self, body: models.PostFilesRequest, *, context: Context
    ) -> Reply[None] | None:
        """Handles POST /files."""

    @abstractmethod
    async def put_raw(
        self, body: bytes | Unset = UNSET, *, context: Context
    ) -> bytes | Reply[bytes]:
        """Handles PUT /raw."""

    @abstractmethod
    async def put_text(self, body: str, *, context: Context) -> str | Reply[str]:
        """Handles PUT /text."""

    @abstractmethod
    async def post_several(
        self, body: models.Point | Unset = UNSET, *, context: Context
    ) -> Reply[None] | None:
        """Handles POST /several."""


OPERATIONS = [
    Operation(
        "postForm",
        "post_form",
        "POST",
        "/form",
        bodies=[
            Body(
                "application/x-www-form-urlencoded",
                "form",
                ref(lambda: validators.PostFormRequest),
                lambda value: models.PostFormRequest.from_dict(value),
                {"tags": Part("form", explode=False)},
            )
        ],
        body_required=True,
        replies={"204": []},
    ),
    Operation(
        "postFiles",
        "post_files",
        "POST",
        "/files",
        bodies=[
            Body(
                "multipart/form-data",
                "multipart",
                ref(lambda: validators.PostFilesRequest),
                lambda value: models.PostFilesRequest.from_dict(value),
                {"file": Part(content_type="image/png, image/jpeg")},
            )
        ],
        body_required=True,
        replies={"204": []},
    ),
    Operation(
        "putRaw",
        "put_raw",
        "PUT",
        "/raw",
        bodies=[
            Body(
                "application/octet-stream",
                "binary",
                string(format="binary"),
                codec.octets,
            )
        ],
        replies={
            "200": [
                Content(
                    "application/octet-stream",
                    "binary",
                    lambda value: codec.octets(value),
                )
            ]
        },
    ),
    Operation(
        "putText",
        "put_text",
        "PUT",
        "/text",
        bodies=[Body("text/plain", "text", string(), codec.string)],
        body_required=True,
        replies={
            "200": [Content("text/plain", "text", lambda value: codec.string(value))]
        },
    ),
    Operation(
        "postSeveral",
        "post_several",
        "POST",
        "/several",
        bodies=[
            json_body(
                ref(lambda: validators.Point),
                lambda value: models.Point.from_dict(value),
            ),
            Body(
                "application/vnd.example+json",
                "json",
                ref(lambda: validators.Point),
                lambda value: models.Point.from_dict(value),
            ),
            Body(
                "application/x-www-form-urlencoded",
                "form",
                ref(lambda: validators.Point),
                lambda value: models.Point.from_dict(value),
            ),
        ],
        replies={"204": []},
    ),
]
