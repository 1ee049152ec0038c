"""From JSON values to Python values with care: what a value is of, leaf by leaf, whatever is wrong with it.

This is the slow way that ``decoders`` takes where its straight lines meet what they do not expect. It never
fails: a missing property is UNSET, and what is not as described stays the JSON value that it is.
"""

from __future__ import annotations

from typing import Any

from .assertions import REQUIRED, describe, expected, is_of
from .evidence import kinds_of, properties_of
from .explaining import Explanation
from .formats import FORMATS
from .judging import told
from .scalars import READERS
from .schema import Schema
from .structure import (
    UNIONS,
    extra_attribute,
    is_closed,
    shape_of,
    value_of,
    with_items,
)
from .unset import UNSET
from .violations import Path, Violation, pointer


class Reading:
    """Reads one JSON value; ``deviations`` lists what was not as described, ``most`` at most."""

    def __init__(self, *, request: bool = False, most: int = 100) -> None:
        self.deviations: list[Violation] = []
        self._judgement = Explanation(request=request)
        self._request = request
        self._most = most

    def of(self, schema: Schema, value: Any) -> Any:
        """The Python value."""
        return self._read(schema, value, None)

    def accepts(self, schema: Schema, value: Any) -> bool:
        """Whether a value is valid."""
        return self._judgement.accepts(schema, value)

    def _read(self, schema: Schema, value: Any, path: Path) -> Any:
        schema = shape_of(schema)
        keywords = schema.keywords
        if schema.attributes is not None:
            return self._record(schema, value, path)
        for keyword in UNIONS:
            if keyword in keywords:
                return self._variant(schema, keyword, value, path)
        kinds = keywords.get("types", ())
        if kinds and not any(is_of(kind, value) for kind in kinds):
            message = f"expected {expected(kinds)}, found {describe(value)}"
            return self._stays(value, message, path)
        match value:
            case str():
                return self._string(keywords.get("format", ""), value, path)
            case float() if "integer" in kinds and "number" not in kinds:
                return int(value)
            case list():
                return [
                    self._read(inner, each, (path, index))
                    for index, (inner, each) in enumerate(with_items(keywords, value))
                ]
            case dict():
                return {
                    name: self._read(value_of(keywords, name), each, (path, name))
                    for name, each in value.items()
                }
            case _:
                return value

    def _record(self, schema: Schema, value: Any, path: Path) -> Any:
        if type(value) is not dict:
            message = f"expected an object, found {describe(value)}"
            return self._stays(value, message, path)
        assert schema.model is not None and schema.attributes is not None
        cls = schema.model()
        made = object.__new__(cls)
        properties = schema.keywords["properties"]
        hidden = schema.read_only if self._request else frozenset[str]()
        for name, attribute in schema.attributes.items():
            if name in value and name not in hidden:
                read = self._read(properties[name], value[name], (path, name))
            else:
                read = UNSET
                if name in schema.keywords["required"]:
                    schema.incomplete = True
                    self._say(REQUIRED, (path, name))
            setattr(made, attribute, read)
        known = schema.attributes.keys() | hidden
        rest = {name: value[name] for name in value if name not in known}
        extra = extra_attribute(cls)
        if extra is None or is_closed(schema.keywords):
            for name in rest:
                self._say("is not allowed here", (path, name))
        if extra is not None:
            read = {
                name: self._read(value_of(schema.keywords, name), each, (path, name))
                for name, each in rest.items()
            }
            setattr(made, extra, read)
        return made

    def _variant(self, schema: Schema, keyword: str, value: Any, path: Path) -> Any:
        variants = told(schema, keyword, value)
        valid = [each for each in variants if self._judgement.accepts(each, value)]
        if valid:
            return self._read(_telling(valid, value), value, path)
        chosen = self._closest(variants, value)
        if chosen is None:
            kinds = kinds_of(schema)
            if any(is_of(kind, value) for kind in kinds):
                message = f"no variant is like {describe(value)}"
            else:
                message = f"expected {expected(kinds)}, found {describe(value)}"
            return self._stays(value, message, path)
        return self._read(chosen, value, path)

    def _closest(self, variants: tuple[Schema, ...], value: Any) -> Schema | None:
        """The variant that an invalid value is meant to be of; None where it is of an unknown one."""
        possible = [
            each
            for each in variants
            if any(is_of(kind, value) for kind in kinds_of(each))
        ]
        if len(possible) < 2:
            return possible[0] if possible else None
        return self._judgement.likely(tuple(possible), value)

    def _string(self, format: str, value: str, path: Path) -> Any:
        if (read := READERS.get(format)) is None:
            return value
        try:
            return read(value)
        except ValueError as error:
            # What is valid and more than Python can hold, a leap second, stays text without a word.
            if format not in FORMATS or not FORMATS[format](value):
                self._say(str(error), path)
            return value

    def _stays(self, value: Any, message: str, path: Path) -> Any:
        self._say(message, path)
        return value

    def _say(self, message: str, path: Path) -> None:
        if len(self.deviations) < self._most:
            self.deviations.append(Violation(pointer(path), message))


def _telling(variants: list[Schema], value: Any) -> Schema:
    """Of the variants that a value is valid for the one that names most of its properties; of equals the first."""
    if len(variants) == 1 or type(value) is not dict:
        return variants[0]
    return max(variants, key=lambda each: sum(n in value for n in properties_of(each)))
