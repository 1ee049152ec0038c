"""Bodies from arguments: mappings in the place of models are read as the JSON of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from .codec import DecodeError, codec_of, encode
from .model import Model, codec_of_class
from .schema import Schema
from .unset import UNSET, Unset

B = TypeVar("B")

_OPEN = frozenset(("additional", "patterns", "unevaluated_properties"))
"""The keywords by which an object is said to have other properties than those that it names."""


def given(model: type[Model], attribute: str, value: Any) -> Any:
    """The value of an attribute of a model, in which mappings stand for models; what holds none stays as it is.

    Raises TypeError where a mapping is not as the model would be.
    """
    if not isinstance(value, str) and not _holds_mapping(value):
        return _listed(value)
    schema = codec_of_class(model).schema
    names = {each: name for name, each in (schema.attributes or {}).items()}
    codec = codec_of(schema.keywords["properties"][names[attribute]])
    try:
        found = codec.decode(encode(value))
    except DecodeError as error:
        raise TypeError(f"{attribute}: {error}") from None
    _refuse_unknown(value, found, attribute)
    return found


def items(name: str, values: Any) -> Any:
    """A sequence as a list; raises TypeError for a string, which is a sequence of its letters."""
    if isinstance(values, (str, bytes)):
        raise TypeError(f"{name} is a sequence of values, not {values!r}")
    return _listed(values)


def if_any(body: B) -> B | Unset:
    """A body that may be absent, and is where none of its properties was given."""
    made: Any = body
    values = (
        made.values()
        if isinstance(made, dict)
        else [getattr(made, each.name) for each in fields(made)]
    )
    is_given = any(value is not UNSET and value != {} for value in values)
    return body if is_given else UNSET


def _listed(value: Any) -> Any:
    is_sequence = isinstance(value, Sequence) and not isinstance(value, (str, bytes))
    return list(value) if is_sequence else value


def _holds_mapping(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_holds_mapping, value))
    return isinstance(value, Mapping)


def _refuse_unknown(given: Any, found: Any, name: str) -> None:
    """Raise TypeError for a property of a mapping that the model read from it does not know.

    A model takes any where its description says so, and those that somebody has put into a model are meant.
    """
    if isinstance(given, (list, tuple)) and isinstance(found, (list, tuple)):
        for one, other in zip(given, found, strict=True):
            _refuse_unknown(one, other, name)
    elif isinstance(given, Mapping) and isinstance(found, Mapping):
        for key, each in given.items():
            _refuse_unknown(each, found.get(key), name)
    elif isinstance(given, Mapping) and isinstance(found, Model):
        schema = codec_of_class(type(found)).schema
        attributes = schema.attributes or {}
        for key, each in given.items():
            if key in attributes:
                _refuse_unknown(each, getattr(found, attributes[key]), name)
            elif not (_OPEN & schema.keywords.keys() or _requires(schema, key)):
                kind, hint = type(found).__name__, _hint(key, attributes)
                raise TypeError(f"{name}: {kind} has no {key!r}{hint}")


def _hint(name: str, known: Iterable[str]) -> str:
    """The known name that one which is not may stand for."""
    from difflib import get_close_matches  # large, and of use to mistakes alone

    alike = get_close_matches(name, [*known], 1)
    return f"; did you mean {alike[0]!r}?" if alike else ""


def _requires(schema: Schema, name: str) -> bool:
    """Whether an object has to have a property that is described no further."""
    return name in schema.keywords.get("required", ())
