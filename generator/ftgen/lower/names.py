"""Names of models, made of the place where a schema stands, and the modules that they go to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from ftgen.diagnostics import Location
from ftgen.lower.variant_names import VariantNames
from ftgen.naming import (
    LONGEST,
    Scope,
    bounded,
    pascal_case,
    portable,
    settle,
    snake_case,
    words,
)
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema

_CONTAINERS = ("schemas", "definitions", "$defs", "responses", "requestBodies")
_SUFFIXES = {"responses": "Response", "requestBodies": "Request"}
_SILENT = frozenset(("properties", "schema", "content", "allOf", "paths"))
_SPOKEN = {
    "items": "Item",
    "prefixItems": "Item",
    "additionalProperties": "Value",
    "patternProperties": "Value",
    "unevaluatedProperties": "Value",
    "itemSchema": "Item",
}


class Names:
    """Hands out the names of models.

    The named schemas of the entry document come first and are settled together; what is inline is named
    after its place: the schema or operation that it stands in, then the properties on the way. ``classes``
    and ``modules`` are names that none of them may have.
    """

    def __init__(
        self, spec: Spec, classes: Collection[str] = (), modules: Collection[str] = ()
    ) -> None:
        self._spec = spec
        self._unions: dict[Location, VariantNames] = {}
        self._reserved = classes
        self._classes = Scope(classes)
        self._modules = Scope(modules)
        self._module_of: dict[tuple[str, str], str] = {}
        self._roots: dict[tuple[str, str], str] = {}
        self._wanted: dict[tuple[str, str], str] = {}
        self._claim_named()

    def _claim_named(self) -> None:
        named = self._spec.description.schemas
        chosen = settle(
            ((key, wanted_name(schema, key)) for key, schema in named.items()),
            self._reserved,
        )
        for key, name in sorted(chosen.items()):
            at = named[key].at
            self._roots[at.file, at.pointer] = self._classes.claim(name)
            self._wanted[at.file, at.pointer] = self._roots[at.file, at.pointer]

    def announce(self, at: Location, name: str) -> None:
        """Say what a schema of an operation and all that is inline in it are called after."""
        self._wanted.setdefault((at.file, at.pointer), name)

    def announce_returning(self, schemas: Iterable[Schema]) -> None:
        """Say what schemas in no container of named ones are called that need a name: by title, else by place."""
        taken = set(self._roots.values())
        for schema in sorted(schemas, key=lambda each: (each.at.file, each.at.pointer)):
            name = self.wanted(schema.at)
            title = pascal_case(schema.title, fallback="")
            if title and title not in taken:
                self.announce(schema.at, title)
                taken.add(title)
            elif name == self.wanted(_around(schema.at)):
                kind = next(iter(schema.types), "option")
                self.announce(schema.at, name + pascal_case(kind))

    def claim(self, schema: Schema, suffix: str = "") -> tuple[str, str]:
        """The name of a new model for a schema, and its module."""
        at = schema.at
        is_root = not suffix and not at.scope
        if is_root and (name := self._roots.pop((at.file, at.pointer), None)):
            return name, self._module(at)
        stated = stated_name(schema.extensions)
        name = pascal_case(stated) if stated else self.wanted(at)
        return self._classes.claim(name + self._bound(at) + suffix), self._module(at)

    def _bound(self, at: Location) -> str:
        """What the name of a template says of the schemas that it is filled with."""
        filled = (self._spec.schema(Location(file, to)) for _, file, to in at.scope)
        names = [self.wanted(each.ref or each.at) for each in filled]
        return "Of" + "And".join(names) if names else ""

    def claim_like(self, name: str, at: Location) -> tuple[str, str]:
        """A name that no schema has, for a model that stands at ``at``."""
        return self._classes.claim(name), self._module(at)

    def owner(self, at: Location) -> Location:
        """The named schema or operation part that a place belongs to."""
        return Location(at.file, self._root(at)[0])

    def wanted(self, at: Location) -> str:
        """The name that a place asks for, before collisions."""
        root, name, rest = self._root(at)
        parts = [name]
        walked = Location(at.file, root)
        steps = iter(rest)
        for step in steps:
            around, walked = walked, walked.child(step)
            if step in ("oneOf", "anyOf"):
                index = next(steps, "0")
                walked = walked.child(index)
                parts.append(self._variant(around, step, index))
            elif step in _SPOKEN:
                parts.append(_SPOKEN[step])
                if step == "patternProperties":
                    walked = walked.child(next(steps, ""))
            elif step in ("$defs", "definitions"):
                name = next(steps, "Model")
                walked = walked.child(name)
                parts = [pascal_case(name)]
            elif step == "properties":
                name = next(steps, "")
                walked = walked.child(name)
                parts.append(pascal_case(name, fallback="Property"))
            elif step == "allOf":
                walked = walked.child(next(steps, "0"))
            elif step not in _SILENT:
                parts.append(pascal_case(step, fallback=""))
        return bounded("".join(_shortened(parts)))

    def _variant(self, at: Location, step: str, index: str) -> str:
        """What tells a variant from the others of the union at a place."""
        union = self._spec.schema(at)
        variants = union.one_of if step == "oneOf" else union.any_of
        if not index.isdigit() or int(index) >= len(variants):
            return pascal_case(index)
        own = variants[int(index)]
        if own.ref is not None:
            return self.wanted(own.ref)
        key = at.child(step)
        if key not in self._unions:
            self._unions[key] = VariantNames(variants)
        return self._unions[key].of(own)

    def _module(self, at: Location) -> str:
        root, name, _ = self._root(at)
        key = at.file, root
        if key not in self._module_of:
            self._module_of[key] = self._modules.claim(portable(snake_case(name)))
        return self._module_of[key]

    def _root(self, at: Location) -> tuple[str, str, list[str]]:
        """The pointer of the named schema or operation part that a place belongs to, its name, the steps left."""
        pointer = at.pointer
        while True:
            if (name := self._wanted.get((at.file, pointer))) is not None:
                return pointer, name, steps_of(at.pointer[len(pointer) :])
            if not pointer:
                break
            pointer = pointer.rpartition("/")[0]
        return self._unannounced_root(at)

    def _unannounced_root(self, at: Location) -> tuple[str, str, list[str]]:
        steps = steps_of(at.pointer)
        for number, step in enumerate(steps[:-1]):
            if step in _CONTAINERS and steps[number - 1 : number] != ["properties"]:
                name = pascal_case(steps[number + 1])
                suffix = _SUFFIXES.get(step, "")
                if not name.endswith(suffix):
                    name += suffix
                return _pointer(steps[: number + 2]), name, steps[number + 2 :]
        if steps and steps[0] not in _SILENT and not steps[0].endswith("Of"):
            return _pointer(steps[:1]), pascal_case(steps[0]), steps[1:]
        stem = PurePosixPath(at.file).name.partition(".")[0]
        return "", pascal_case(stem), steps


def wanted_name(schema: Schema, key: str) -> str:
    """The name that a named schema asks for: ``x-ftgen-name``, else its key."""
    return pascal_case(stated_name(schema.extensions) or key)


def property_name(schema: Schema, key: str) -> str:
    """The name that a property asks for: ``x-ftgen-name``, else its key.

    That of an object or a union in place names the model that it becomes.
    """
    has_model = schema.ref is None and bool(
        schema.properties or schema.all_of or schema.one_of or schema.any_of
    )
    return snake_case((not has_model and stated_name(schema.extensions)) or key)


def stated_name(extensions: Mapping[str, Any]) -> str:
    """What ``x-ftgen-name`` of an object of the description says; "" where it says nothing."""
    stated = extensions.get("x-ftgen-name")
    return stated if isinstance(stated, str) and words(stated) else ""


def steps_of(pointer: str) -> list[str]:
    """The steps of a JSON Pointer (RFC 6901)."""
    return [
        step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]
    ]


def _around(at: Location) -> Location:
    """The schema whose branch or variant a place is."""
    return Location(at.file, at.pointer.rsplit("/", 2)[0], scope=at.scope)


def _shortened(parts: list[str]) -> list[str]:
    """The parts of a name that is not too long: those in the middle say least."""
    while len(parts) > 2 and sum(map(len, parts)) > LONGEST:
        parts = [parts[0], *parts[2:]]
    return parts


def _pointer(steps: list[str]) -> str:
    return Location("").child(*steps).pointer
