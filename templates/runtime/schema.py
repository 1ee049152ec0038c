"""What a JSON value is on the wire: the vocabulary that generated schemas are written in.

A Schema is a conjunction of assertions of JSON Schema 2020-12, each under its keyword; ``where`` adds more.
A record is the schema of a model and knows the attribute of each property. What a schema means stands in
``judging`` (is a value valid), ``reading`` and ``decoders`` (what it is in Python), ``encoders`` (the way back).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from importlib import import_module
from typing import Any, TypeAlias

ABOUT = {
    "string": "min_length max_length pattern format enum".split(),
    "number": "minimum maximum exclusive_minimum exclusive_maximum multiple_of format enum".split(),
    "array": "min_items max_items unique enum".split(),
    "object": "min_properties max_properties dependent_required enum".split(),
    "boolean": ["enum"],
    "null": ["enum"],
}
"""What a schema may assert of a value of a kind by itself, in the order in which it is looked at."""
ABOUT["integer"] = ABOUT["number"]

KEYWORDS = frozenset(
    "types prefix items contains min_contains max_contains properties required patterns additional names "
    "dependent_schemas all_of any_of one_of not_ if_ then else_ ref unevaluated_items unevaluated_properties".split()
).union(*ABOUT.values())
"""The assertions and applicators of JSON Schema 2020-12; ``names`` is propertyNames, ``unique`` uniqueItems."""

Home: TypeAlias = Callable[[str], "Schema"]
"""Finds a schema by its name."""


class Schema:
    """A conjunction of assertions.

    ``attributes`` maps the properties of a record to the attributes of its model, ``model`` finds the class;
    both are None elsewhere. ``tag`` is the property that tells variants apart, ``tags`` the variant's position
    by its value, ``default`` that of the variant which every other value means. ``read_only`` names the
    properties that requests may not set. ``incomplete`` says that an object was read which lacks what it
    requires. ``codec`` keeps the functions that are made of the schema.
    """

    __slots__ = (
        "_home",
        "_target",
        "attributes",
        "codec",
        "default",
        "incomplete",
        "keywords",
        "model",
        "read_only",
        "tag",
        "tags",
    )

    def __init__(self, **keywords: Any) -> None:
        if unknown := keywords.keys() - KEYWORDS:
            raise TypeError(f"no keyword of a schema: {', '.join(sorted(unknown))}")
        self.keywords = keywords
        self.attributes: dict[str, str] | None = None
        self.model: Callable[[], type[Any]] | None = None
        self.read_only: frozenset[str] = frozenset()
        self.tag: str | None = None
        self.tags: Mapping[Any, int] = {}
        self.incomplete = False
        self.default: int | None = None
        self.codec: Any = None
        self._home: Home = of_package
        self._target: Schema | None = None

    def where(self, **keywords: Any) -> Schema:
        """The same with more assertions; one that is there already becomes a branch of allOf."""
        mine = self.keywords
        if "required" in keywords and "required" in mine:
            keywords["required"] = (*mine["required"], *keywords["required"])
            mine = {key: each for key, each in mine.items() if key != "required"}
        again = {key: each for key, each in keywords.items() if key in mine}
        new = {key: each for key, each in keywords.items() if key not in mine}
        both = {**mine, **new}
        if again:
            both["all_of"] = (*both.get("all_of", ()), Schema(**again))
        made = Schema(**both)
        for name in ("attributes", "model", "read_only", "tag", "tags", "default"):
            setattr(made, name, getattr(self, name))
        made._home = self._home
        return made

    def follow(self) -> Schema:
        """The schema that a reference leads to; itself where it is none."""
        found, steps = self, 0
        while "ref" in found.keywords and len(found.keywords) == 1 and steps < 100:
            found, steps = found.target(), steps + 1
        return found

    def target(self) -> Schema:
        """What ``ref`` names."""
        if self._target is None:
            self._target = self._home(self.keywords["ref"])
        return self._target


def of_package(name: str) -> Schema:
    """The schema of this name in the package that this runtime belongs to."""
    package = __name__.rpartition("._runtime")[0]
    found: Schema = getattr(import_module(f"{package}._schemas"), name)
    if found.attributes is not None and found.model is None:
        found.model = cache(partial(_class, f"{package}.models", name))
    return found


def _class(module: str, name: str) -> type[Any]:
    found: type[Any] = getattr(import_module(module), name)
    return found


class Property:
    """A property of a record: its schema, its name on the wire, whether it must be there."""

    __slots__ = ("name", "read_only", "required", "schema")

    def __init__(
        self, schema: Schema, name: str | None, *, required: bool, read_only: bool
    ) -> None:
        self.schema = schema
        self.name = name
        self.required = required
        self.read_only = read_only


anything = Schema()
"""Any value."""
nothing = Schema(not_=anything)
"""No value."""
null = Schema(types=("null",))
"""null."""
boolean = Schema(types=("boolean",))
"""true or false."""


def string(**limits: Any) -> Schema:
    """A string: min_length, max_length, pattern (Python's, found anywhere), format."""
    return Schema(types=("string",), **limits)


def integer(**limits: Any) -> Schema:
    """A number without a fraction: minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of, format."""
    return Schema(types=("integer",), **limits)


def number(**limits: Any) -> Schema:
    """Any number, with the limits of an integer."""
    return Schema(types=("number",), **limits)


def array(items: Schema | None = None, **limits: Any) -> Schema:
    """An array: min_items, max_items, unique; prefix holds the schemas of the first items."""
    inner = {} if items is None else {"items": items}
    return Schema(types=("array",), **inner, **limits)


def mapping(values: Schema | None = None, **limits: Any) -> Schema:
    """An object used as a dictionary: names, patterns, required, min_properties, max_properties."""
    inner = {} if values is None else {"additional": values}
    return Schema(types=("object",), **inner, **limits)


def one(*values: Any) -> Schema:
    """One of these constants."""
    return Schema(enum=values)


def nullable(schema: Schema) -> Schema:
    """null, or what ``schema`` says."""
    return Schema(any_of=(schema, null))


def ref(name: str, home: Home = of_package) -> Schema:
    """The schema of that name, looked up when it is needed."""
    made = Schema(ref=name)
    made._home = home
    return made


def any_of(
    *variants: Schema,
    tag: str | None = None,
    tags: Mapping[Any, int] | None = None,
    default: int | None = None,
) -> Schema:
    """At least one of these; ``tags`` says which, by the value of the property ``tag``, ``default`` otherwise."""
    return _union(Schema(any_of=variants), tag, tags, default)


def one_of(
    *variants: Schema,
    tag: str | None = None,
    tags: Mapping[Any, int] | None = None,
    default: int | None = None,
) -> Schema:
    """Exactly one of these; ``tags`` says which, by the value of the property ``tag``, ``default`` otherwise."""
    return _union(Schema(one_of=variants), tag, tags, default)


def _union(
    made: Schema, tag: str | None, tags: Mapping[Any, int] | None, default: int | None
) -> Schema:
    made.tag, made.tags, made.default = tag, tags or {}, default
    return made


def all_of(*branches: Schema) -> Schema:
    """All of these."""
    return Schema(all_of=branches)


def optional(
    schema: Schema, name: str | None = None, *, read_only: bool = False
) -> Property:
    """A property that may be absent."""
    return Property(schema, name, required=False, read_only=read_only)


def required(
    schema: Schema, name: str | None = None, *, read_only: bool = False
) -> Property:
    """A property that must be there; its name on the wire where that is not the attribute's."""
    return Property(schema, name, required=True, read_only=read_only)


def where(
    *,
    tag: str | None = None,
    tags: Mapping[Any, int] | None = None,
    default: int | None = None,
    read_only: Sequence[str] = (),
    **keywords: Any,
) -> Schema:
    """Assertions by their keywords, whatever the type of a value is; what tells a union's variants apart.

    ``read_only`` names properties that a record has no attribute for, and that requests may not set.
    """
    made = _union(Schema(**keywords), tag, tags, default)
    made.read_only = frozenset(read_only)
    return made


def record(rest: Schema = anything, /, **properties: Schema | Property) -> Schema:
    """An object that is a model: a property for each attribute; a bare schema is a required one.

    ``rest`` is what is asserted besides.
    """
    found = {
        attribute: (
            of
            if isinstance(of, Property)
            else Property(of, None, required=True, read_only=False)
        )
        for attribute, of in properties.items()
    }
    names = {
        attribute: attribute if of.name is None else of.name
        for attribute, of in found.items()
    }
    made = Schema(
        types=("object",),
        properties={names[at]: of.schema for at, of in found.items()},
        required=tuple(names[at] for at, of in found.items() if of.required),
    )
    made = made.where(**rest.keywords) if rest.keywords else made
    made.attributes = {names[at]: at for at in found}
    hidden = frozenset(names[at] for at, of in found.items() if of.read_only)
    made.read_only = hidden | rest.read_only
    return made
