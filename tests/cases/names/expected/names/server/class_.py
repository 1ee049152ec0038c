"""class: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, header, json_model, path, query
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import boolean, integer, string


class ClassApi(ABC):
    """Handles class."""

    @abstractmethod
    async def import_(
        self,
        class_2: str,
        class_: str,
        *,
        self_: str | Unset = UNSET,
        options_: str | Unset = UNSET,
        body_: str | Unset = UNSET,
        x_request_id: str | Unset = UNSET,
        gro_udf_e: int | Unset = UNSET,
        filter_name: str | Unset = UNSET,
        parameter_1_st: bool | Unset = UNSET,
        context: Context,
    ) -> models.Class | Reply[models.Class]:
        """Reads a \"\"\" class \\ and {{ 7 * 7 }}"""


OPERATIONS = [
    Operation(
        "import",
        "import_",
        "GET",
        "/class/{class}/{Class}",
        parameters=[
            path("class", string(), codec.string),
            path("Class", string(), codec.string),
            query("self", string(), codec.string, argument="self_"),
            query("options", string(), codec.string, argument="options_"),
            query("body", string(), codec.string, argument="body_"),
            header("X-Request-Id", string(), codec.string, argument="x_request_id"),
            query("größe", integer(), codec.integer, argument="gro_udf_e"),
            query("filter[name]", string(), codec.string, argument="filter_name"),
            query("1st", boolean(), codec.boolean, argument="parameter_1_st"),
        ],
        replies={"200": [json_model(lambda: models.Class)]},
    ),
]
