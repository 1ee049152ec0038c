"""Names that a user chose instead of those that the description gives: [tool.ftgen.names]."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ftgen.hints import did_you_mean
from ftgen.ir import api as ir
from ftgen.ir.models import Model, ObjectModel, Property
from ftgen.naming import pascal_case, snake_case
from ftgen.openapi import Spec
from ftgen.source.document import pointer_tokens

_CONTAINERS = ("schemas", "definitions")


class Renames:
    """Applies the names, and knows afterwards which of them nothing has.

    They go by selectors: ``schema:Pet``, ``operation:getPet`` (its operationId), ``tag:pets`` and
    ``property:Pet.id`` (of a named schema, or of the class of an inline one).
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._known: set[str] = set()

    def spec(self, spec: Spec) -> Spec:
        """The description with the names of its schemas, written as x-ftgen-name would be."""
        if not self._names:
            return spec
        description = spec.description
        schemas = dict(description.schemas)
        for key, schema in schemas.items():
            if (name := self._chosen(f"schema:{key}")) is not None:
                extensions = {**schema.extensions, "x-ftgen-name": name}
                schemas[key] = replace(schema, extensions=extensions)
        return spec.replaced(replace(description, schemas=schemas))

    def groups(self, groups: tuple[ir.Group, ...]) -> tuple[ir.Group, ...]:
        """The groups and the operations in them, by their names."""
        return tuple(map(self._group, groups)) if self._names else groups

    def models(self, models: Mapping[str, Model]) -> Mapping[str, Model]:
        """The models by name, their properties by the names that are chosen."""
        if not self._names:
            return models
        return {name: self._model(model) for name, model in models.items()}

    def unmatched(self) -> Iterator[tuple[str, str]]:
        """The selectors that nothing has, each with a hint."""
        for selector in self._names:
            if selector not in self._known:
                kind = selector.partition(":")[0]
                alike = [each for each in self._known if each.startswith(f"{kind}:")]
                yield selector, did_you_mean(
                    selector, alike, f"the description has no {kind} to be named"
                )

    def _chosen(self, selector: str) -> str | None:
        self._known.add(selector)
        return self._names.get(selector)

    def _group(self, group: ir.Group) -> ir.Group:
        operations = tuple(map(self._operation, group.operations))
        name = self._chosen(f"tag:{group.title}")
        if name is None:
            return replace(group, operations=operations)
        return replace(
            group,
            name=snake_case(name),
            handler=snake_case(name),
            class_name=pascal_case(name),
            operations=operations,
        )

    def _operation(self, operation: ir.Operation) -> ir.Operation:
        name = self._chosen(f"operation:{operation.id}")
        callbacks = tuple(
            replace(each, operations=tuple(map(self._operation, each.operations)))
            for each in operation.callbacks
        )
        return replace(
            operation,
            name=operation.name if name is None else snake_case(name),
            callbacks=callbacks,
        )

    def _model(self, model: Model) -> Model:
        if not isinstance(model, ObjectModel):
            return model
        owners = [model.name, *_schema_key(model)]
        properties = tuple(self._property(owners, each) for each in model.properties)
        return replace(model, properties=properties)

    def _property(self, owners: list[str], property_: Property) -> Property:
        chosen = [self._chosen(f"property:{each}.{property_.name}") for each in owners]
        name = next(filter(None, chosen), None)
        if name is None:
            return property_
        return replace(property_, python_name=snake_case(name))


def _schema_key(model: Model) -> list[str]:
    """The key of the named schema that a model is made of."""
    *_, container, key = ["", "", *pointer_tokens(model.at.pointer)]
    return [key] if container in _CONTAINERS else []
