"""Schemas as Python: expressions in the vocabulary of the runtime's ``schema``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ftgen.ir.models import Model, ObjectModel, Property
from ftgen.ir.schemas import ANYTHING, NOTHING, NULL, Schema
from ftgen.targets.code import literal
from ftgen.targets.layout import Brackets, Expression, import_from

Item = tuple[str, Expression]

_BY_TYPE = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "array": "array",
    "object": "mapping",
}
_FIRST = {"array": "items", "object": "additional"}
_OF_JSON: Mapping[type, tuple[str, ...]] = {
    str: ("string",),
    bool: ("boolean",),
    int: ("integer", "number"),
    float: ("number",),
    list: ("array",),
    dict: ("object",),
    type(None): ("null",),
}


class SchemaWriter:
    """Writes schemas; ``used`` gathers the names of the vocabulary that they are written in."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def model(self, model: Model) -> Expression:
        """The schema of a model."""
        if isinstance(model, ObjectModel):
            return self._record(model)
        return self.of(model.schema)

    def of(self, schema: Schema) -> Expression:
        """The expression of a schema."""
        keywords = schema.keywords
        for constant, name in (
            (ANYTHING, "anything"),
            (NOTHING, "nothing"),
            (NULL, "null"),
        ):
            if schema == constant:
                return self._name(name)
        if keywords.keys() == {"ref"}:
            return f"{self._name('ref')}({literal(keywords['ref'])})"
        if keywords.keys() <= {"enum", "types"} and _says_types(keywords):
            return self._call("one", [("", literal(v)) for v in keywords["enum"]])
        if len(keywords) == 1:
            ((word, value),) = keywords.items()
            if word in ("any_of", "one_of", "all_of"):
                return self._combined(word, value, schema)
            if word == "types" and value == ("boolean",):
                return self._name("boolean")
        return self._typed(schema)

    def _combined(
        self, word: str, schemas: tuple[Schema, ...], schema: Schema
    ) -> Expression:
        if word == "any_of" and len(schemas) == 2 and schemas[1] == NULL:
            return self._call("nullable", [("", self.of(schemas[0]))])
        items: list[Item] = [("", self.of(each)) for each in schemas]
        return self._call(word, [*items, *_told(schema)])

    def _typed(self, schema: Schema) -> Expression:
        keywords, told = schema.keywords, list(_told(schema))
        types = keywords.get("types", ())
        if told or len(types) != 1 or types[0] not in _BY_TYPE:
            return self._call("where", [*self._items(keywords), *told])
        kind = types[0]
        first = _FIRST.get(kind, "")
        items: list[Item] = []
        if first in keywords:
            items.append(("", self.of(keywords[first])))
        rest = {w: v for w, v in keywords.items() if w not in ("types", first)}
        return self._call(_BY_TYPE[kind], [*items, *self._items(rest)])

    def _record(self, model: ObjectModel) -> Expression:
        keywords = dict(model.schema.keywords)
        properties = keywords.pop("properties")
        named = [each.name for each in model.properties if each.required]
        keywords["required"] = [
            each for each in keywords.pop("required", ()) if each not in named
        ]
        if not keywords["required"]:
            del keywords["required"]
        keywords.pop("types")
        items: list[Item] = []
        if keywords:
            items.append(("", self._call("where", list(self._items(keywords)))))
        items += (
            (f"{each.python_name}=", self._property(each, properties[each.name]))
            for each in model.properties
        )
        return self._call("record", items)

    def _property(self, prop: Property, schema: Schema) -> Expression:
        inner: list[Item] = [("", self.of(schema))]
        if prop.name != prop.python_name:
            inner.append(("", literal(prop.name)))
        if prop.read_only:
            inner.append(("read_only=", "True"))
        if prop.required and len(inner) == 1:
            return inner[0][1]
        return self._call("required" if prop.required else "optional", inner)

    def _items(self, keywords: Mapping[str, Any]) -> Iterator[Item]:
        for word, value in keywords.items():
            yield f"{word}=", self._value(word, value)

    def _value(self, word: str, value: Any) -> Expression:
        match value:
            case Schema():
                return self.of(value)
            case Mapping():
                items = (
                    (f"{literal(name)}: ", self._value(word, each))
                    for name, each in value.items()
                )
                return Brackets("{", tuple(items), "}")
            case tuple() | list() if word != "enum" or _is_flat(value):
                return Brackets(
                    "[", tuple(("", self._value("", each)) for each in value), "]"
                )
            case str() if word in ("pattern",):
                return regular_expression(value)
            case _:
                return literal(value if not isinstance(value, tuple) else list(value))

    def _call(self, name: str, items: list[Item]) -> Brackets:
        return Brackets(f"{self._name(name)}(", tuple(items), ")")

    def _name(self, name: str) -> str:
        self.used.add(name)
        return name


def schema_import(module: str, writer: SchemaWriter) -> tuple[str, ...]:
    """The import of what schemas are written in; nothing where there are none."""
    return (import_from(module, sorted(writer.used)),) if writer.used else ()


def _told(schema: Schema) -> Iterator[Item]:
    """What tells the variants of a union apart."""
    if schema.tag:
        table = tuple((f"{literal(v)}: ", str(at)) for v, at in schema.tags)
        yield "tag=", literal(schema.tag)
        yield "tags=", Brackets("{", table, "}")
    if schema.default is not None:
        yield "default=", str(schema.default)


def _is_flat(values: Any) -> bool:
    return not any(isinstance(each, (dict, list)) for each in values)


def _says_types(keywords: Mapping[str, Any]) -> bool:
    """Whether the constants of an enumeration are all of the types that are stated beside them."""
    values, types = keywords.get("enum", ()), keywords.get("types")
    return "enum" in keywords and (
        types is None or all(set(_OF_JSON[type(each)]) & set(types) for each in values)
    )


def regular_expression(pattern: str) -> str:
    """The literal of a pattern: raw where that says the same and is easier to read."""
    written = literal(pattern)
    raw = "r" + written.replace("\\\\", "\\")
    is_plain = pattern.isascii() and pattern.isprintable() and '"' not in pattern
    return (
        raw if is_plain and "\\" in pattern and not pattern.endswith("\\") else written
    )
