"""Lowering small descriptions in tests."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent, indent

from ftgen.diagnostics import Diagnostic, Diagnostics
from ftgen.ir.api import Api, Operation
from ftgen.ir.models import AliasModel, Model, ObjectModel, Property
from ftgen.ir.types import Type, UnionType
from ftgen.openapi import load
from ftgen.scopes import lower_and_name
from ftgen.source import parse

_HEAD = "openapi: {}\ninfo: {{title: Small, version: '1'}}\n"


@dataclass(frozen=True, slots=True)
class Lowered:
    """What came of a description, and what was found on the way."""

    api: Api
    found: tuple[Diagnostic, ...]

    @property
    def rules(self) -> list[str]:
        """The rules broken, in the order found."""
        return [each.rule for each in self.found]

    @property
    def names(self) -> list[str]:
        """The names of all models."""
        return [each.name for each in self.api.models]

    @property
    def operations(self) -> list[Operation]:
        """All operations, group by group."""
        return [each for group in self.api.groups for each in group.operations]

    def model(self, name: str) -> Model:
        """The model of a name."""
        return {each.name: each for each in self.api.models}[name]

    def object(self, name: str) -> ObjectModel:
        """The object model of a name."""
        model = self.model(name)
        assert isinstance(model, ObjectModel), model
        return model

    def alias(self, name: str) -> Type:
        """The type that a name is an alias of."""
        model = self.model(name)
        assert isinstance(model, AliasModel), model
        return model.type

    def union(self, name: str) -> UnionType:
        """The union that a name is an alias of."""
        type_ = self.alias(name)
        assert isinstance(type_, UnionType), type_
        return type_

    def properties(self, name: str) -> dict[str, Property]:
        """The properties of an object model by their names on the wire."""
        return {each.name: each for each in self.object(name).properties}

    def types(self, name: str) -> dict[str, Type]:
        """The types of the properties of an object model."""
        return {key: each.type for key, each in self.properties(name).items()}


def lowered(text: str, version: str = "3.1.0") -> Lowered:
    """Lower a description given as text, what stands above its paths left out."""
    diagnostics = Diagnostics()
    document = parse(_HEAD.format(version) + dedent(text), "api.yaml")
    api = lower_and_name(
        load(document, diagnostics=diagnostics), package="", diagnostics=diagnostics
    )
    return Lowered(
        api,
        tuple(each for each in diagnostics.found if each.rule != "invalid-description"),
    )


def lowered_schemas(schemas: str, version: str = "3.1.0") -> Lowered:
    """Lower named schemas given in YAML."""
    text = "paths: {}\ncomponents:\n  schemas:\n" + indent(dedent(schemas), "    ")
    return lowered(text, version)


def lowered_paths(paths: str, schemas: str = "", more: str = "") -> Lowered:
    """Lower paths, and named schemas that they refer to, given in YAML."""
    text = "paths:\n" + indent(dedent(paths), "  ") + dedent(more)
    if schemas:
        text += "\ncomponents:\n  schemas:\n" + indent(dedent(schemas), "    ")
    return lowered(text)
