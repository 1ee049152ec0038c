"""A description of several files as one document: what stands in others becomes a component."""

from __future__ import annotations

import re
from collections import deque
from typing import Any

from ftgen.diagnostics import Location
from ftgen.openapi.references import References
from ftgen.source import Document
from ftgen.source.document import join_pointer, pointer_tokens

_SWAGGER = {"schemas": "definitions"}
"""Where Swagger 2.0 keeps what OpenAPI has in components, if under another name."""

_KINDS = {
    "parameters": "parameters",
    "responses": "responses",
    "requestBody": "requestBodies",
    "requestBodies": "requestBodies",
    "headers": "headers",
    "examples": "examples",
    "links": "links",
    "callbacks": "callbacks",
    "securitySchemes": "securitySchemes",
    "paths": "",
    "webhooks": "",
    "pathItems": "",
}
"""The kind of component that a reference below a keyword means: elsewhere a schema. Path items are none."""

_NAMING = frozenset(
    "properties patternProperties $defs definitions dependentSchemas schemas content encoding variables".split()
).union(_KINDS)
"""The keywords below which keys are names."""

_DATA = frozenset("example default enum const value examples mapping".split())
"""The keywords below which nothing is a reference, but that examples may be named objects."""


class NoBundle(Exception):
    """A description cannot be one document: schemas of other files mean something by where they stand."""


def bundled(entry: Document, references: References, *, is_swagger: bool) -> Any:
    """The description with all that its entry document refers to; raises NoBundle."""
    bundle = _Bundle(entry, references, is_swagger)
    root = bundle.copied(entry.value, Location(entry.file), "", is_named=False)
    bundle.add_to(root)
    return root


class _Bundle:
    def __init__(
        self, entry: Document, references: References, is_swagger: bool
    ) -> None:
        self._entry = entry.file
        self._references = references
        self._is_swagger = is_swagger
        self._names: dict[tuple[str, str, str], str] = {}
        self._taken = {
            (kind, name)
            for kind in {*_KINDS.values(), "schemas"} - {""}
            for name in _at(entry.value, self._place(kind))
        }
        self._inlined: set[Location] = set()
        self._waiting: deque[tuple[str, str, Location]] = deque()

    def _place(self, kind: str) -> list[str]:
        if self._is_swagger:
            return [_SWAGGER.get(kind, kind)]
        return ["components", kind]

    def add_to(self, root: dict[str, Any]) -> None:
        """Put what was referred to into the components, and what that refers to."""
        while self._waiting:
            kind, name, at = self._waiting.popleft()
            home = root
            for token in self._place(kind):
                home = home.setdefault(token, {})
            home[name] = self.copied(self._references.value(at), at, "", is_named=False)

    def copied(self, value: Any, at: Location, kind: str, *, is_named: bool) -> Any:
        """A copy in which references lead to the one document; below ``kind`` are what a reference means."""
        if isinstance(value, list):
            return [
                self.copied(each, _below(at, str(index)), kind, is_named=False)
                for index, each in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        if at.file != self._entry and not is_named:
            _refuse_identities(value)
        reference = value.get("$ref")
        if isinstance(reference, str) and not is_named:
            return self._referring(value, reference, at, kind)
        return {
            name: self._member(name, each, at, kind, is_named)
            for name, each in value.items()
        }

    def _member(
        self, name: str, value: Any, at: Location, kind: str, is_named: bool
    ) -> Any:
        below = _below(at, name)
        if is_named:
            return self.copied(value, below, kind, is_named=False)
        if name == "mapping" and isinstance(value, dict):
            return {key: self._meant(each, at) for key, each in value.items()}
        if name.startswith("x-"):
            return value
        if name in _DATA and not (name == "examples" and isinstance(value, dict)):
            return value
        inner = "" if kind == "callbacks" else _KINDS.get(name, "schemas")
        return self.copied(
            value,
            below,
            inner,
            is_named=name in _NAMING and isinstance(value, dict),
        )

    def _referring(
        self, value: dict[str, Any], reference: str, at: Location, kind: str
    ) -> Any:
        found = self._references.find(reference, at)
        beside = {name: each for name, each in value.items() if name != "$ref"}
        others = {
            name: self._member(name, each, at, kind, False)
            for name, each in beside.items()
        }
        if not isinstance(found, Location) or found.file == at.file == self._entry:
            return {"$ref": reference, **others}
        if not kind and found.file != self._entry:
            return {**self._inline(found), **others}
        return {"$ref": self._pointer(found, kind or "schemas"), **others}

    def _inline(self, at: Location) -> dict[str, Any]:
        """A path item, which older versions have no component for."""
        target = self._references.value(at)
        if at in self._inlined or not isinstance(target, dict):
            raise NoBundle
        self._inlined.add(at)
        copy: dict[str, Any] = self.copied(target, at, "", is_named=False)
        self._inlined.remove(at)
        return copy

    def _meant(self, target: Any, at: Location) -> Any:
        """The target of a mapping, which is the name of a schema or a reference."""
        if not isinstance(target, str) or re.fullmatch(r"[\w-]+", target):
            return target
        found = self._references.find(target, at)
        if not isinstance(found, Location) or found.file == at.file == self._entry:
            return target
        return self._pointer(found, "schemas")

    def _pointer(self, at: Location, kind: str) -> str:
        if at.file == self._entry:
            return f"#{at.pointer}"
        key = kind, at.file, at.pointer
        if key not in self._names:
            self._names[key] = self._claimed(kind, at)
            self._waiting.append((kind, self._names[key], at))
        return f"#{join_pointer([*self._place(kind), self._names[key]])}"

    def _claimed(self, kind: str, at: Location) -> str:
        tokens = pointer_tokens(at.pointer) or [re.split(r"[/\\]", at.file)[-1]]
        wanted = re.sub(r"[^\w.-]|\.(?:ya?ml|json)$", "", tokens[-1], flags=re.ASCII)
        name, number = wanted or kind, 2
        while (kind, name) in self._taken:
            name, number = f"{wanted}_{number}", number + 1
        self._taken.add((kind, name))
        return name


def _below(at: Location, token: str) -> Location:
    return Location(at.file, at.pointer + join_pointer([token]))


def _refuse_identities(value: dict[str, Any]) -> None:
    if not value.keys().isdisjoint(("$id", "$dynamicRef", "$recursiveRef")):
        raise NoBundle


def _at(value: Any, tokens: list[str]) -> dict[str, Any]:
    for token in tokens:
        value = value.get(token) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
