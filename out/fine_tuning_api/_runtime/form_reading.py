"""Reads forms, urlencoded or multipart, as the object that a schema describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus, unquote_plus

from . import media
from . import parameter_parsing as parsing
from .checks import Any_, Check, String
from .codec import DecodeError
from .composites import Array, Object
from .files import File
from .multipart import Piece, split
from .operations import Part
from .parameter_parsing import Fields, Shape
from .shapes import shape_of
from .unset import UNSET

_PLAIN = Part()


def read_form(text: str, check: Check, parts: Mapping[str, Part]) -> Any:
    """The JSON object of a form-urlencoded body (OpenAPI 3.2 §4.15.2)."""
    return _from_fields(parsing.split_query(text), check, parts)


def _from_fields(fields: Fields, check: Check, parts: Mapping[str, Part]) -> Any:
    result: dict[str, Any] = {}
    rest = dict(fields)
    for name, part in parts.items():
        value = _styled(rest, name, part, check_of(check, name))
        if value is not UNSET:
            result[name] = value
        for key in [
            each for each in rest if each == name or each.startswith(f"{name}[")
        ]:
            del rest[key]
    for name, values in rest.items():
        result[name] = _field(values, shape_of(check_of(check, name)))
    return result


def _field(values: list[str], shape: Shape) -> Any:
    """The value of the fields of one name; an object is JSON, and text that is not stays text."""
    if shape.is_object and shape.scalar is None and shape.items is None:
        text = unquote_plus(values[-1])
        try:
            return parsing.parse_json(text)
        except DecodeError:
            return text
    return parsing.parse_form({"": values}, "", shape)


def _styled(fields: Fields, name: str, part: Part, check: Check) -> Any:
    shape = shape_of(check)
    if "json" in part.content_type:
        raw = fields.get(name)
        return UNSET if not raw else parsing.parse_json(unquote_plus(raw[-1]))
    match part.style:
        case "deepObject":
            return parsing.parse_deep_object(fields, name, shape)
        case "spaceDelimited" | "pipeDelimited" | "tabDelimited":
            parse = parsing.DELIMITED[part.style]
            return parse(fields, name, shape, explode=part.explode)
        case _:
            return parsing.parse_form(fields, name, shape, explode=part.explode)


def check_of(check: Check, name: str) -> Check:
    """The check of a property of the object that a form is."""
    match check.target():
        case Object(properties=properties, additional=additional):
            return properties.get(name) or additional or Any_()
    return Any_()


def read_multipart(
    octets: bytes, content_type: str, check: Check, parts: Mapping[str, Part]
) -> Any:
    """The JSON object of a multipart body, or the array where its parts have no names; files stay octets."""
    pieces = split(octets, content_type)
    target = check.target()
    if isinstance(target, Array):
        return [_read(each, target.item(at)) for at, each in enumerate(pieces)]
    named: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        named[piece.name].append(piece)
    return {
        name: _property(name, found, check_of(check, name), parts.get(name, _PLAIN))
        for name, found in named.items()
    }


def _property(name: str, pieces: list[Piece], check: Check, part: Part) -> Any:
    target = check.target()
    if part.style:
        fields = {each.name: [quote_plus(each.data)] for each in pieces}
        return _styled(fields, name, part, check)
    if isinstance(target, Array):
        items = [_read(each, target.item(at)) for at, each in enumerate(pieces)]
        is_whole = isinstance(items[0], list) and not target.item(0).accepts(items[0])
        return items[0] if is_whole and len(items) == 1 else items
    if isinstance(target, Any_) and len(pieces) > 1:
        return [_read(each, target) for each in pieces]
    return _read(pieces[-1], check)


def _is_json(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))


def _read(piece: Piece, check: Check) -> Any:
    target = check.target()
    is_binary = isinstance(target, String) and target.format == "binary"
    if is_binary or (isinstance(target, Any_) and piece.filename is not None):
        name, kind = piece.filename or "", piece.content_type
        return File(piece.data, name, kind, piece.headers)
    encoding = media.charset(piece.content_type)
    try:
        text = media.decode(piece.data, encoding)
    except (LookupError, ValueError):
        raise DecodeError(f"expected text in {encoding}").inside(piece.name) from None
    if _is_json(piece.content_type):
        try:
            return parsing.parse_json(text)
        except DecodeError as error:
            raise error.inside(piece.name) from None
    return _field([quote_plus(text)], shape_of(check))
