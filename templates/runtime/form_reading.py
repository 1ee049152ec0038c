"""Reads forms, urlencoded or multipart, as the object that a schema describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from . import media
from . import parameter_parsing as parsing
from .assertions import is_of
from .codec import DecodeError
from .evidence import kinds_of
from .multipart import Head, Piece
from .operations import Part
from .parameter_parsing import Fields, Shape
from .schema import Schema, anything
from .shapes import shape_of
from .spooling import Stored
from .structure import UNIONS, values_of
from .structure import shape_of as shape_of_schema
from .unset import UNSET

_PLAIN = Part()


def read_form(text: str, schema: Schema, parts: Mapping[str, Part]) -> Any:
    """The JSON object of a form-urlencoded body (OpenAPI 3.2 §4.15.2)."""
    return _from_fields(parsing.split_query(text), schema, parts)


def _from_fields(fields: Fields, schema: Schema, parts: Mapping[str, Part]) -> Any:
    result: dict[str, Any] = {}
    rest = dict(fields)
    others = _declared(schema)
    for name, part in parts.items():
        if part.style == "form":
            others |= _declared(property_of(schema, name))
    for name, part in parts.items():
        value = _styled(rest, name, part, property_of(schema, name), others)
        if value is not UNSET:
            result[name] = value
        for key in _taken(rest, name, part, value):
            del rest[key]
    shapes: dict[int, Shape] = {}
    for name, values in rest.items():
        found = property_of(schema, name)
        if id(found) not in shapes:
            shapes[id(found)] = shape_of(found)
        name = parsing.checked_name(name)
        result[name] = _field(values, shapes[id(found)])
    return result


def _taken(fields: Fields, name: str, part: Part, value: Any) -> list[str]:
    """The names of the fields that a property was read from."""
    is_exploded = part.style == "form" and name not in fields
    names = value if is_exploded and isinstance(value, dict) else {name}
    return [each for each in fields if each in names or each.startswith(f"{name}[")]


def _field(values: list[str], shape: Shape) -> Any:
    """The value of the fields of one name; an object is JSON, and text that is not stays text."""
    if shape.is_object and shape.scalar is None and shape.items is None:
        text = parsing.decoded_plus(values[-1])
        try:
            return parsing.parse_json(text)
        except DecodeError:
            return text
    return parsing.parse_form({"": values}, "", shape)


def _styled(
    fields: Fields,
    name: str,
    part: Part,
    schema: Schema,
    others: Collection[str] = (),
) -> Any:
    shape = shape_of(schema)
    if "json" in part.content_type:
        raw = fields.get(name)
        return UNSET if not raw else parsing.parse_json(parsing.decoded_plus(raw[-1]))
    match part.style:
        case "deepObject":
            return parsing.parse_deep_object(fields, name, shape)
        case style if style in parsing.DELIMITED:
            parse = parsing.DELIMITED[style]
            return parse(fields, name, shape, explode=part.explode)
        case _:
            return parsing.parse_form(
                fields, name, shape, explode=part.explode, others=others
            )


def _declared(schema: Schema) -> set[str]:
    """The names of the properties of an object."""
    return set(sole(schema).keywords.get("properties", ()))


def property_of(schema: Schema, name: str) -> Schema:
    """The schema of a property of the object that a form is."""
    keywords = sole(schema).keywords
    found: Schema = keywords.get("properties", {}).get(name) or values_of(keywords)
    return found


def sole(schema: Schema) -> Schema:
    """The schema that decides what a value is, null aside."""
    schema = shape_of_schema(schema)
    for keyword in UNIONS:
        variants = schema.keywords.get(keyword, ())
        others = [each for each in variants if kinds_of(each) != ("null",)]
        if len(others) == 1:
            return sole(others[0])
    return schema


def is_array(schema: Schema) -> bool:
    """Whether a value can only be an array, or null."""
    return set(kinds_of(schema)) - {"null"} == {"array"}


def item_of(schema: Schema, index: int) -> Schema:
    """The schema of an item of an array."""
    keywords = sole(schema).keywords
    prefix = keywords.get("prefix", ())
    found: Schema = (
        prefix[index] if index < len(prefix) else keywords.get("items", anything)
    )
    return found


def read_multipart(
    pieces: Sequence[Piece | Stored], schema: Schema, parts: Mapping[str, Part]
) -> Any:
    """The JSON object of a multipart body, or the array where its parts have no names; files stay octets."""
    if is_array(schema):
        return [_read(each, item_of(schema, at)) for at, each in enumerate(pieces)]
    named: defaultdict[str, list[Piece | Stored]] = defaultdict(list)
    for piece in pieces:
        named[piece.name].append(piece)
    return {
        name: _property(name, found, property_of(schema, name), parts.get(name, _PLAIN))
        for name, found in named.items()
    }


def _property(
    name: str, pieces: list[Piece | Stored], schema: Schema, part: Part
) -> Any:
    if part.style:
        fields = {each.name: [quote_plus(each.data)] for each in pieces}
        return _styled(fields, name, part, schema)
    if is_array(schema):
        items = [_read(each, item_of(schema, at)) for at, each in enumerate(pieces)]
        is_whole = isinstance(items[0], list) and not any(
            is_of(kind, items[0]) for kind in kinds_of(item_of(schema, 0))
        )
        return items[0] if is_whole and len(items) == 1 else items
    if not schema.keywords and len(pieces) > 1:
        return [_read(each, schema) for each in pieces]
    return _read(pieces[-1], schema)


def _is_json(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))


def _is_octets(piece: Head) -> bool:
    """Whether a part is octets by itself: a file, or of a media type that is neither text nor JSON."""
    kind = piece.content_type.strip().lower()
    is_text = not kind or kind.startswith("text/") or _is_json(kind)
    return piece.filename is not None or not is_text


def _read(piece: Piece | Stored, schema: Schema) -> Any:
    target = sole(schema).keywords
    is_binary = target.get("format") == "binary"
    if is_binary or (not target and _is_octets(piece)):
        return piece.file()
    encoding = media.charset(piece.content_type)
    try:
        text = media.decode(piece.data, encoding)
    except (LookupError, ValueError):
        raise DecodeError(f"expected text in {encoding}", _pointer(piece)) from None
    if _is_json(piece.content_type):
        try:
            return parsing.parse_json(text)
        except DecodeError as error:
            raise DecodeError(error.message, _pointer(piece)) from None
    return _field([quote_plus(text)], shape_of(schema))


def _pointer(piece: Head) -> str:
    return f"/{piece.name.replace('~', '~0').replace('/', '~1')}"
