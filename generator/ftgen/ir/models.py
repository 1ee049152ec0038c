"""Named types of the intermediate model: object models and aliases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from ftgen.diagnostics import Location
from ftgen.ir.schemas import ANYTHING, Schema
from ftgen.ir.types import Type


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value out of the description, wrapped so that an absent one (None) is not a null one."""

    json: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalDocs:
    """Where more is written."""

    url: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of an object: ``name`` as on the wire, ``python_name`` as in Python."""

    name: str
    python_name: str
    type: Type
    required: bool
    default: Value | None = None
    examples: tuple[Value, ...] = ()
    title: str = ""
    description: str = ""
    external_docs: ExternalDocs | None = None
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    at: Location

    @property
    def example(self) -> Value | None:
        """The first example."""
        return next(iter(self.examples), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectModel:
    """An object schema: becomes a dataclass.

    ``module`` is the module of the models package that it stands in: a named schema and the inline schemas
    inside it share one. ``additional`` is the type of properties that are not listed, None where there may
    be none. ``python_additional`` names the attribute that keeps them. ``schema`` is what its JSON must satisfy.
    ``dropped`` are properties of the schema that its requests may not set, and that it therefore has not.
    """

    name: str
    module: str
    title: str = ""
    description: str = ""
    external_docs: ExternalDocs | None = None
    deprecated: bool = False
    examples: tuple[Value, ...] = ()
    properties: tuple[Property, ...] = ()
    dropped: tuple[str, ...] = ()
    additional: Type | None = None
    python_additional: str = "additional_properties"
    pattern_properties: tuple[tuple[str, Type], ...] = ()
    min_properties: int | None = None
    max_properties: int | None = None
    name_pattern: str | None = None
    dependent_required: tuple[tuple[str, tuple[str, ...]], ...] = ()
    required_alternatives: tuple[tuple[str, ...], ...] = ()
    schema: Schema = ANYTHING
    used_in: frozenset[Literal["request", "response"]] = field(
        default_factory=frozenset
    )
    at: Location

    @property
    def example(self) -> Value | None:
        """The first example."""
        return next(iter(self.examples), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasModel:
    """A named schema that is not an object of its own: enumeration, union, list, map, string and so on."""

    name: str
    module: str
    type: Type
    schema: Schema = ANYTHING
    title: str = ""
    description: str = ""
    external_docs: ExternalDocs | None = None
    deprecated: bool = False
    examples: tuple[Value, ...] = ()
    used_in: frozenset[Literal["request", "response"]] = field(
        default_factory=frozenset
    )
    at: Location

    @property
    def example(self) -> Value | None:
        """The first example."""
        return next(iter(self.examples), None)


Model: TypeAlias = ObjectModel | AliasModel
