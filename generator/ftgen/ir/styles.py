"""The styles of parameters (OpenAPI 3.2 §4.12.6): where each may stand, and what holds where nothing is said."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

ParameterLocation: TypeAlias = Literal[
    "path", "query", "header", "cookie", "querystring"
]


class Style(StrEnum):
    """How the arrays and objects of a parameter become text; a value is the word that descriptions write.

    ``locations`` are the places of the parameters that may be written so, ``explodes`` is the default of
    ``explode``, ``delimiter`` parts what is not exploded, and ``collection_format`` is Swagger 2.0's word.
    """

    locations: tuple[ParameterLocation, ...]
    explodes: bool
    delimiter: str
    collection_format: str

    def __new__(
        cls,
        value: str,
        locations: tuple[ParameterLocation, ...],
        explodes: bool = False,
        delimiter: str = ",",
        collection_format: str = "",
    ) -> Style:
        """A style by its word, with what is to be known of it."""
        style = str.__new__(cls, value)
        style._value_ = value
        style.locations = locations
        style.explodes = explodes
        style.delimiter = delimiter
        style.collection_format = collection_format
        return style

    MATRIX = "matrix", ("path",)
    LABEL = "label", ("path",)
    SIMPLE = "simple", ("path", "header")
    FORM = "form", ("query", "cookie"), True
    SPACE_DELIMITED = "spaceDelimited", ("query",), False, " ", "ssv"
    PIPE_DELIMITED = "pipeDelimited", ("query",), False, "|", "pipes"
    TAB_DELIMITED = "tabDelimited", ("query",), False, "\t", "tsv"
    DEEP_OBJECT = "deepObject", ("query",)
    COOKIE = "cookie", ("cookie",), True


DEFAULT_STYLES: dict[ParameterLocation, Style] = {
    "path": Style.SIMPLE,
    "query": Style.FORM,
    "header": Style.SIMPLE,
    "cookie": Style.FORM,
    "querystring": Style.FORM,
}
"""The style of a parameter that states none; of a whole query none is ever asked for."""


def collection_style(
    named: str, location: ParameterLocation
) -> tuple[Style, bool] | None:
    """The style of a ``collectionFormat``, and whether it explodes; None where there is none for the place."""
    if named == "csv":
        return DEFAULT_STYLES[location], False
    if named == "multi":
        return (Style.FORM, True) if location in Style.FORM.locations else None
    found = next((each for each in Style if each.collection_format == named), None)
    return (found, False) if found and location in found.locations else None
