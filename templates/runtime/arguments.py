"""Bodies from arguments: mappings in the place of models are read as the JSON of these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from .codec import DecodeError, codec_of, encode
from .model import Model, codec_of_class
from .unset import UNSET, Unset

B = TypeVar("B")


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
    _refuse_misspelt(found, attribute)
    return found


def items(name: str, values: Any) -> Any:
    """A sequence as a list; raises TypeError for a string, which is a sequence of its letters."""
    if isinstance(values, (str, bytes)):
        raise TypeError(f"{name} is a sequence of values, not {values!r}")
    return _listed(values)


def if_any(body: B) -> B | Unset:
    """A body that may be absent, and is where none of its properties was given."""
    found: Any = body
    names = [each.name for each in fields(found)]
    values = [getattr(found, name) for name in names]
    is_given = any(value is not UNSET and value != {} for value in values)
    return body if is_given else UNSET


def _listed(value: Any) -> Any:
    is_sequence = isinstance(value, Sequence) and not isinstance(value, (str, bytes))
    return list(value) if is_sequence else value


def _holds_mapping(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_holds_mapping, value))
    return isinstance(value, Mapping)


def _refuse_misspelt(value: Any, name: str) -> None:
    """Raise TypeError for a property that no model knows and that looks like one that it does know."""
    if isinstance(value, (list, tuple)):
        for each in value:
            _refuse_misspelt(each, name)
    elif isinstance(value, Mapping):
        for each in value.values():
            _refuse_misspelt(each, name)
    elif is_dataclass(value):
        known = [each.name for each in fields(value)]
        for unknown in getattr(value, "additional_properties", None) or ():
            if alike := get_close_matches(unknown, known, 1, 0.8):
                kind = type(value).__name__
                raise TypeError(
                    f"{name}: {kind} has no {unknown!r}; did you mean {alike[0]!r}?"
                )
        for each in known:
            _refuse_misspelt(getattr(value, each), name)
