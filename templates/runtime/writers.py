"""From Python values to JSON text at once: straight-line functions made of schemas, for where orjson is not.

They write what ``encoders`` and the standard library's json write one after the other, names of properties being
text already, and raise an exception for all that is not as it is as a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from json.encoder import encode_basestring as quote
from math import inf
from typing import Any, TypeAlias

from .encoders import Encode, finite
from .evidence import kinds_of
from .jsontext import MAX_DEPTH, plain_text
from .schema import Schema, anything
from .source import Source
from .structure import extra_attribute, is_plain, shape_of, variants_of
from .unset import UNSET

Write: TypeAlias = Callable[[Any], str]

_DEEPEST = 50
"""How deep a schema may nest what its functions write themselves."""


def writer(
    schema: Schema,
    find: Callable[[Schema], Write],
    encoder: Callable[[Schema], Encode],
) -> Write:
    """The function that writes values of a schema; ``find`` gives that of another, ``encoder`` what encodes."""
    return _Writer(find, encoder).write(schema)


def is_shallow(schema: Schema) -> bool:
    """Whether what the function of a schema writes itself cannot be nested too deeply."""
    return _depth(schema, {}) <= _DEEPEST


def _depth(schema: Schema, known: dict[int, float]) -> float:
    """How deep a schema is; it has no end where it holds itself."""
    schema = shape_of(schema)
    if (found := known.get(id(schema))) is None:
        known[id(schema)] = inf
        inner = [_depth(each, known) for each in _parts(schema)]
        found = known[id(schema)] = 1 + max(inner, default=0)
    return found


def _parts(schema: Schema) -> Iterable[Schema]:
    keywords = schema.keywords
    if schema.attributes is not None:
        return [keywords["properties"][name] for name in schema.attributes]
    if (variant := _only(schema)) is not None:
        return [variant]
    return [keywords.get("items", anything)] if _is_array(schema) else []


def _only(schema: Schema) -> Schema | None:
    """The one variant of a union that is not null."""
    variants = variants_of(schema)
    some = [each for each in variants if kinds_of(each) != ("null",)]
    return some[0] if len(some) == 1 and some[0] is not schema else None


def _is_array(schema: Schema) -> bool:
    kinds = set(kinds_of(schema))
    return kinds <= {"array", "null"} and "prefix" not in schema.keywords


def _real(value: float) -> str:
    """The text of a number that is no integer."""
    return float.__repr__(finite(value))


class _Writer:
    """Writes the function of one schema."""

    def __init__(
        self,
        find: Callable[[Schema], Write],
        encoder: Callable[[Schema], Encode],
    ) -> None:
        self._find = find
        self._encoder = encoder
        self._source = Source("def run(s):")
        self._source.names |= {"UNSET": UNSET, "quote": quote, "real": _real}

    def write(self, schema: Schema) -> Write:
        """The function."""
        if schema.attributes is None:
            self._source.put(1, f"return str({self._expression(schema, 's')})")
        else:
            self._record(schema, schema.attributes)
        return self._source.make("write")

    def _record(self, schema: Schema, attributes: dict[str, str]) -> None:
        assert schema.model is not None
        put, cls, keywords = self._source.put, schema.model(), schema.keywords
        other = f"s.__class__ is not {self._source.bind(cls, 'Class')}"
        incomplete = f"{self._source.constant(schema, 'schema')}.incomplete"
        extra = extra_attribute(cls)
        more = "" if extra is None else f" or s.{extra}"
        put(1, f"if {other} or {incomplete}{more}: return {self._rest(schema)}(s)")
        needed = [name for name in attributes if name in keywords["required"]]
        pieces = [
            self._member(
                "{" if name == needed[0] else ",",
                name,
                keywords["properties"][name],
                f"s.{attributes[name]}",
            )
            for name in needed
        ]
        put(1, f"t = f'''{''.join(pieces)}'''")
        for name, attribute in attributes.items():
            if name not in needed:
                piece = self._member(",", name, keywords["properties"][name], "v")
                put(1, f"if (v := s.{attribute}) is not UNSET: t += f'''{piece}'''")
        put(1, "return t + '}'" if needed else "return '{' + t[1:] + '}'")

    def _member(self, mark: str, name: str, schema: Schema, value: str) -> str:
        """A mark and a name, which are a constant, and a value, as parts of a formatted string."""
        key = self._source.constant(f"{mark}{quote(name)}:", "k")[1:-1]
        return f"{key}{{{self._expression(schema, value)}}}"

    def _expression(self, schema: Schema, value: str) -> str:
        """An expression of the text of ``value``, or of an integer."""
        schema = shape_of(schema)
        if schema.attributes is not None:
            return f"{self._call(schema)}({value})"
        name, first = self._named(value)
        if (variant := _only(schema)) is not None:
            return f'("null" if {first} is None else {self._expression(variant, name)})'
        chain = self._chain(schema, name)
        subjects = (first, *(name for _ in chain))
        tested = "".join(
            each.format(by) for each, by in zip(chain, subjects, strict=False)
        )
        return f"({tested}{self._rest(schema)}({name if chain else first}))"

    def _chain(self, schema: Schema, name: str) -> list[str]:
        """What is written how: conditional expressions without their ends, {} being what they look at."""
        kinds, found = set(kinds_of(schema)), list[str]()
        if _is_array(schema) and kinds != {"null"}:
            items = schema.keywords.get("items", anything)
            each = self._expression(items, "each")
            if "integer" in kinds_of(shape_of(items)):
                each = f"str({each})"
            made = f'"[" + ",".join([{each} for each in {name}]) + "]"'
            found.append(f"{made} if {{}}.__class__ is list else ")
        elif not all(map(is_plain, variants_of(schema))):
            return []
        if "string" in kinds:
            found.append(f"quote({name}) if {{}}.__class__ is str else ")
        if "integer" in kinds:
            found.append(f"{name} if {{}}.__class__ is int else ")
        if "null" in kinds:
            found.append('"null" if {} is None else ')
        if "number" in kinds:
            found.append(f"real({name}) if {{}}.__class__ is float else ")
        if "boolean" in kinds:
            found.append('"true" if {} is True else ')
            found.append('"false" if {} is False else ')
        return found

    def _named(self, value: str) -> tuple[str, str]:
        """The local variable that holds a value, and the expression that names it first."""
        if value.isidentifier():
            return value, value
        name = self._source.local()
        return name, f"({name} := {value})"

    def _rest(self, schema: Schema) -> str:
        """The name of a function that encodes a value and writes that."""
        encode = self._encoder(schema)

        def write(value: Any) -> str:
            text = plain_text(encode(value))
            if text.count("[") + text.count("{") > MAX_DEPTH - _DEEPEST:
                raise ValueError
            return text

        return self._source.bind(write, "rest")

    def _call(self, schema: Schema) -> str:
        """The name of the function of another schema."""
        found = self._find(schema)
        return self._source.bind(found, "write")
