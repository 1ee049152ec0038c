"""What the inline variants of a union are called: by title, else by the value of a constant, else by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ftgen.naming import pascal_case
from ftgen.openapi.nodes import Schema

_KINDS = {
    "array": "Array",
    "boolean": "Boolean",
    "integer": "Integer",
    "null": "Null",
    "number": "Number",
    "object": "Object",
    "string": "String",
}


class VariantNames:
    """The names of one union's variants; null is none of them."""

    def __init__(self, variants: Sequence[Schema]) -> None:
        telling = [each for each in variants if not _is_null(each)]
        self._count = len(telling)
        self._arrays = sum(_kind(each) == "array" for each in telling)
        self._constants = Counter(
            pair for each in telling for pair in dict(_constants(each)).items()
        )

    def of(self, own: Schema) -> str:
        """What is put behind the union's name for a variant; "" where it is the only one but for null."""
        if own.title:
            return pascal_case(own.title)
        if self._count < 2:
            return ""
        shared = {pair: self._constants[pair] for pair in _constants(own)}
        rarest = min(shared, key=shared.__getitem__, default=None)
        if rarest is not None and shared[rarest] < self._count:
            return pascal_case(rarest[1])
        kind = _kind(own)
        if kind == "array" and self._arrays < 2:
            return ""
        return _KINDS.get(kind, "Option")


def _constants(schema: Schema) -> Iterator[tuple[str, str]]:
    """The properties of a variant that have one value, a string."""
    for part in (schema, *schema.all_of):
        for key, inner in part.properties.items():
            values = [inner.const.json] if inner.const is not None else inner.enum or ()
            if len(values) == 1 and isinstance(values[0], str) and values[0]:
                yield key, values[0]


def _is_null(schema: Schema) -> bool:
    constant = schema.const is not None and schema.const.json is None
    return schema.types == ("null",) or constant or schema.enum == (None,)


def _kind(schema: Schema) -> str:
    stated = next((each for each in schema.types if each != "null"), "")
    implied = "object" if schema.properties or schema.all_of else ""
    return stated or implied or ("array" if schema.items is not None else "")
