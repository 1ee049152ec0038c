"""Reads parameters: the other half of ``parameters``, from the text on the wire back to JSON values.

Text says nothing of types, so a ``Shape`` says what it may become. Text that does not fit stays a string,
and whoever validates the value says what is wrong with it. An absent parameter is ``UNSET``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any, TypeAlias
from urllib.parse import unquote_to_bytes

from .codec import DecodeError
from .jsontext import loads
from .unset import UNSET

Fields: TypeAlias = dict[str, list[str]]
"""Decoded names and the raw values that were given for each, in order."""

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_INTEGER = re.compile("-?(0|[1-9][0-9]{0,3999})")
_COMMA = re.compile(",")
_STEP = re.compile(r"\[([^\[\]]*)\]")


def text(value: str) -> Any:
    """A string."""
    return value


def integer(value: str) -> Any:
    """An integer as JSON writes it; one of more digits than Python reads is none."""
    return int(value) if _INTEGER.fullmatch(value) else number(value)


def number(value: str) -> Any:
    """A number as JSON writes it, however large if it is whole."""
    if _INTEGER.fullmatch(value):
        return int(value)
    if not _NUMBER.fullmatch(value) or abs(found := float(value)) == inf:
        return value
    return found


def boolean(value: str) -> Any:
    """true or false."""
    return {"true": True, "false": False}.get(value, value)


def null(value: str) -> Any:
    """null, which no style can write; the word is taken for it."""
    return None if value == "null" else value


def first_of(*readers: Callable[[str], Any]) -> Callable[[str], Any]:
    """What the first reader gives that does not leave the text as it is."""

    def read(value: str) -> Any:
        for reader in readers:
            if (found := reader(value)) is not value and not isinstance(found, str):
                return found
        return value

    return read


@dataclass(frozen=True, slots=True)
class Shape:
    """What text may become: a primitive, an array, an object, or any of those.

    ``scalar`` reads a primitive, ``items`` is the shape of an array's items, ``properties`` are those of an
    object and ``other`` is the shape of properties that are not listed. What cannot be is None.
    """

    scalar: Callable[[str], Any] | None = None
    items: Shape | None = None
    properties: Mapping[str, Shape] | None = None
    other: Shape | None = None

    @property
    def is_object(self) -> bool:
        """Whether it may be an object."""
        return self.properties is not None or self.other is not None

    @property
    def is_scalar(self) -> bool:
        """Whether it can only be a primitive."""
        return self.scalar is not None and self.items is None and not self.is_object

    def of(self, name: str) -> Shape:
        """The shape of a property."""
        return (self.properties or {}).get(name) or self.other or TEXT


TEXT = Shape(scalar=text)


def decoded(text: str) -> str:
    """Text that is percent-encoded (RFC 3986 §2.1); raises DecodeError where its octets are no UTF-8."""
    if "%" not in text and text.isascii():
        return text
    return checked_name(_name(text))


def decoded_plus(text: str) -> str:
    """The same in a query or form, where a plus is a space."""
    return decoded(text.replace("+", " "))


def _name(text: str) -> str:
    """The name of a field; where its octets are no UTF-8 it is a name that nothing has."""
    if "%" not in text and text.isascii():
        return text
    octets = unquote_to_bytes(text.encode("utf-8", "surrogateescape"))
    return octets.decode("utf-8", "surrogateescape")


def checked_name(name: str) -> str:
    """The name of a field that is not known; raises DecodeError where its octets are no UTF-8."""
    if name.isascii():
        return name
    try:
        name.encode()
    except UnicodeEncodeError:
        raise DecodeError("expected UTF-8, percent-encoded") from None
    return name


def split_query(query: str) -> Fields:
    """The fields of a query or a form-urlencoded body, values not decoded yet."""
    fields: Fields = {}
    for piece in query.split("&"):
        if piece:
            name, _, value = piece.partition("=")
            fields.setdefault(_name(name.replace("+", " ")), []).append(value)
    return fields


def split_cookies(header: str) -> Fields:
    """The cookies of a Cookie header (RFC 6265 §5.4), values not decoded."""
    fields: Fields = {}
    for piece in header.split(";"):
        name, equals, value = piece.strip().partition("=")
        if equals:
            fields.setdefault(name, []).append(value)
    return fields


def parse_simple(raw: str, shape: Shape, *, explode: bool = False) -> Any:
    """Style simple in a path; ``raw`` is percent-encoded still."""
    return _from_pieces(raw.split(","), raw, shape, explode, decoded)


def parse_label(raw: str, shape: Shape, *, explode: bool = False) -> Any:
    """Style label in a path; raises DecodeError where the text does not start with a full stop."""
    if not raw:
        return _empty(shape)
    if raw[0] != ".":
        raise DecodeError("expected a value that starts with a full stop (style label)")
    raw = raw[1:]
    return _from_pieces(
        raw.split("." if explode else ","), raw, shape, explode, decoded
    )


def parse_matrix(raw: str, name: str, shape: Shape, *, explode: bool = False) -> Any:
    """Style matrix in a path; raises DecodeError where the text does not start with a semicolon."""
    if not raw:
        return _empty(shape)
    if raw[0] != ";":
        raise DecodeError(
            "expected a value that starts with a semicolon (style matrix)"
        )
    fields: Fields = {}
    for piece in raw[1:].split(";"):
        key, _, value = piece.partition("=")
        fields.setdefault(_name(key), []).append(value)
    return _from_fields(fields, name, shape, explode, _COMMA, (), decoded)


def parse_form(
    fields: Fields,
    name: str,
    shape: Shape,
    *,
    explode: bool = True,
    others: Collection[str] = (),
) -> Any:
    """Style form in a query; ``others`` are the names of other parameters, which no exploded object may take."""
    return _from_fields(fields, name, shape, explode, _COMMA, others, decoded_plus)


def parse_space_delimited(
    fields: Fields, name: str, shape: Shape, *, explode: bool = False
) -> Any:
    """Style spaceDelimited in a query."""
    return _from_fields(
        fields, name, shape, explode, re.compile(r"%20|\+| "), (), decoded_plus
    )


def parse_pipe_delimited(
    fields: Fields, name: str, shape: Shape, *, explode: bool = False
) -> Any:
    """Style pipeDelimited in a query."""
    return _from_fields(
        fields, name, shape, explode, re.compile(r"%7[Cc]|\|"), (), decoded_plus
    )


def parse_tab_delimited(
    fields: Fields, name: str, shape: Shape, *, explode: bool = False
) -> Any:
    """Swagger's ``collectionFormat: tsv`` in a query."""
    return _from_fields(
        fields, name, shape, explode, re.compile("%09|\t"), (), decoded_plus
    )


DELIMITED = {
    "spaceDelimited": parse_space_delimited,
    "pipeDelimited": parse_pipe_delimited,
    "tabDelimited": parse_tab_delimited,
}
"""The readers of the delimited styles, by the style's name."""


def parse_form_cookie(
    fields: Fields, name: str, shape: Shape, *, explode: bool = True
) -> Any:
    """Style form in a cookie."""
    fields = {_name(key): values for key, values in fields.items()}
    return _from_fields(fields, name, shape, explode, _COMMA, (), decoded)


def parse_cookie(
    fields: Fields, name: str, shape: Shape, *, explode: bool = True
) -> Any:
    """Style cookie (OpenAPI 3.2): nothing is percent-decoded."""
    return _from_fields(fields, name, shape, explode, _COMMA, (), text)


def parse_header(value: str, shape: Shape, *, explode: bool = False) -> Any:
    """A header, style simple; an empty one is an empty array or object, if it may be either."""
    if not value and shape.scalar is None:
        return _empty(shape)
    pieces = [piece.strip(" \t") for piece in value.split(",")]
    return _from_pieces(pieces, value, shape, explode, text)


def parse_json(value: str) -> Any:
    """A parameter that is described by a JSON media type, percent-decoded already; raises DecodeError."""
    try:
        return loads(value)
    except ValueError as error:
        raise DecodeError(f"expected JSON text: {error}") from None


def parse_deep_object(fields: Fields, name: str, shape: Shape) -> Any:
    """Style deepObject in a query: ``color[R]=100``, and deeper; ``color[]=a`` and ``color[0]=a`` are arrays."""
    root = _Node()
    for key, values in fields.items():
        if key == name or key.startswith(f"{name}["):
            steps = _STEP.findall(key[len(name) :])
            checked_name(key)
            root.at(steps).values += [decoded_plus(value) for value in values]
    return root.value(shape)


@dataclass(slots=True)
class _Node:
    values: list[str] = field(default_factory=list)
    children: dict[str, _Node] = field(default_factory=dict)

    def at(self, steps: list[str]) -> _Node:
        node = self
        for step in steps:
            node = node.children.setdefault(step, _Node())
        return node

    def value(self, shape: Shape) -> Any:
        if not self.children:
            return _from_values(self.values, shape)
        if shape.items is not None and not (shape.is_object and not self._is_list()):
            return [
                each
                for node in self.children.values()
                for each in node.listed(shape.items)
            ]
        return {key: node.value(shape.of(key)) for key, node in self.children.items()}

    def listed(self, shape: Shape) -> list[Any]:
        return (
            [self.value(shape)]
            if self.children
            else [_scalar(each, shape) for each in self.values]
        )

    def _is_list(self) -> bool:
        return all(key == "" or key.isdigit() for key in self.children)


def _from_values(values: list[str], shape: Shape) -> Any:
    if not values:
        return UNSET
    if shape.items is not None and (shape.scalar is None or len(values) > 1):
        return [_scalar(each, shape.items) for each in values]
    return _scalar(values[-1], shape)


def _from_fields(
    fields: Fields,
    name: str,
    shape: Shape,
    explode: bool,
    delimiter: re.Pattern[str],
    others: Collection[str],
    decode: Callable[[str], str],
) -> Any:
    raw = fields.get(name)
    can_be_named = shape.scalar is not None or shape.items is not None
    if explode and shape.is_object and (raw is None or not can_be_named):
        whole = _scalar(decode(raw[-1]), shape) if raw else None
        if isinstance(whole, dict):
            return whole
        return _exploded_object(fields, shape, others, decode)
    if raw is None:
        return UNSET
    if explode:
        return _from_values([decode(value) for value in raw], shape)
    return _from_pieces(delimiter.split(raw[-1]), raw[-1], shape, False, decode)


def _exploded_object(
    fields: Fields, shape: Shape, others: Collection[str], decode: Callable[[str], str]
) -> Any:
    taken = set(others) - (shape.properties or {}).keys()
    found = {
        checked_name(key): _from_values(
            [decode(value) for value in values], shape.of(key)
        )
        for key, values in fields.items()
        if key not in taken
        and key.partition("[")[0] not in taken
        and (shape.other is not None or key in (shape.properties or {}))
    }
    return found or UNSET


def _from_pieces(
    pieces: list[str],
    whole: str,
    shape: Shape,
    explode: bool,
    decode: Callable[[str], str],
) -> Any:
    """A value out of the pieces between a style's delimiters; one piece may be a primitive."""
    is_only_scalar = shape.items is None and not shape.is_object
    if shape.scalar is not None and (len(pieces) == 1 or is_only_scalar):
        return _scalar(decode(whole), shape)
    if shape.items is not None:
        return [_scalar(decode(piece), shape.items) for piece in pieces]
    if not shape.is_object:
        return decode(whole)
    if explode:
        pairs = [piece.partition("=")[::2] for piece in pieces]
    else:
        pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
        if len(pieces) % 2:
            raise DecodeError("expected names and values in turn")
    return {
        key: _scalar(decode(value), shape.of(key))
        for key, value in ((decode(k), v) for k, v in pairs)
    }


def _scalar(value: str, shape: Shape) -> Any:
    """A primitive; of an array or object inside another value, which no style covers, the JSON text is read."""
    if (shape.items is not None or shape.is_object) and value[:1] in ("[", "{"):
        try:
            return loads(value)
        except ValueError:
            return value
    return shape.scalar(value) if shape.scalar is not None else value


def _empty(shape: Shape) -> Any:
    if shape.items is not None:
        return []
    return {} if shape.is_object else ""
