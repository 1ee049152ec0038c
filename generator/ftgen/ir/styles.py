"""The styles of parameters and fields of forms (OpenAPI 3.2 §4.12.2), each with all that is known of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

ParameterLocation: TypeAlias = Literal[
    "path", "query", "header", "cookie", "querystring"
]


class Style(StrEnum):
    """A style: ``locations`` are those that it may stand in, ``collection_format`` is what Swagger 2.0 calls it.

    ``explodes`` says whether arrays and objects become several fields where the description does not say.
    """

    locations: tuple[str, ...]
    explodes: bool
    collection_format: str

    def __new__(
        cls,
        name: str,
        locations: tuple[str, ...],
        explodes: bool = False,
        collection_format: str = "",
    ) -> Style:
        style = str.__new__(cls, name)
        style._value_ = name
        style.locations = locations
        style.explodes = explodes
        style.collection_format = collection_format
        return style

    MATRIX = "matrix", ("path",)
    LABEL = "label", ("path",)
    SIMPLE = "simple", ("path", "header"), False, "csv"
    FORM = "form", ("query", "cookie", "querystring"), True, "csv"
    COOKIE = "cookie", ("cookie",), True
    SPACE_DELIMITED = "spaceDelimited", ("query",), False, "ssv"
    PIPE_DELIMITED = "pipeDelimited", ("query",), False, "pipes"
    TAB_DELIMITED = "tabDelimited", ("query",), False, "tsv"
    DEEP_OBJECT = "deepObject", ("query",)

    @classmethod
    def usual(cls, location: str) -> Style:
        """The style of a location where none is stated."""
        return next(each for each in _USUAL if location in each.locations)

    @classmethod
    def levelled(cls, collection_format: str, location: str) -> tuple[Style, bool]:
        """The style, and whether it explodes, of a collectionFormat of Swagger 2.0; KeyError where there is none."""
        if collection_format == MULTI:
            return cls.FORM, True
        for each in cls:
            if each.collection_format == collection_format != "" and (
                location in each.locations
            ):
                return each, False
        raise KeyError(collection_format)


MULTI = "multi"
"""Swagger's word for one field an item."""

_USUAL = (Style.SIMPLE, Style.FORM)
