"""What all readers of nodes share: the files, the version, and what was read already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from ftgen.diagnostics import Diagnostics, Location
from ftgen.openapi.files import Files
from ftgen.openapi.node import Node
from ftgen.openapi.nodes import SecurityScheme
from ftgen.openapi.references import References
from ftgen.openapi.reports import Reports
from ftgen.openapi.version import Version

_most_entered = 20_000
_deepest_entered = 24
_Read = TypeVar("_Read")


class Reading:
    """The state of reading one description; everything in it only ever grows."""

    def __init__(
        self, files: Files, version: Version, diagnostics: Diagnostics
    ) -> None:
        self.files = files
        self.version = version
        self.diagnostics = diagnostics
        self.report = Reports(diagnostics)
        self.references = References(files, diagnostics)
        self._open: set[tuple[str, str]] = set()
        self._entered = 0
        self._read: dict[tuple[str, str, str], tuple[Any, Any]] = {}
        self.schemes: dict[str, SecurityScheme] = {}
        self._ends: dict[tuple[str, str], bool] = {}

    @property
    def root(self) -> Node:
        """The entry document as a node."""
        entry = self.files.entry
        return Node(self, Location(entry.file), entry.value)

    def as_text(self, at: Location, value: Any) -> str:
        """Return a scalar as the text that its author wrote."""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        written = self.files[at.file].written(at.pointer)
        return written if written is not None else str(value)

    @property
    def schemas_pointer(self) -> str:
        """Where the named schemas of a document stand."""
        return "/definitions" if self.version.is_swagger else "/components/schemas"

    def schema_named(self, name: str) -> Location | None:
        """Return the place of a named schema of the entry document."""
        value: Any = self.files.entry.value
        for token in self.schemas_pointer.split("/")[1:]:
            value = value.get(token) if isinstance(value, dict) else None
        if not isinstance(value, dict) or name not in value:
            return None
        entry = Location(self.files.entry.file, self.schemas_pointer)
        return entry.child(name)

    def schema_target(
        self, node: Node, reference: str, *, dynamic: bool = False
    ) -> Location | None:
        """Resolve a schema's $ref; one that leads back to itself is reported and read as none."""
        start = self.references.schema(reference, node.at, dynamic=dynamic)
        known = self._ends if self._is_alias(node.value) else {}
        if start is None or self._comes_to_an_end(start, node.at, known):
            return start
        self.report.cycle(node.at)
        return None

    def _comes_to_an_end(
        self, start: Location, referrer: Location, known: dict[tuple[str, str], bool]
    ) -> bool:
        """Whether aliases that are followed from a place lead to something else than each other.

        ``known`` says so of aliases that were followed before: each is followed once.
        """
        seen = {(referrer.file, referrer.pointer)}
        at: Location | None = start
        ends = True
        while at is not None:
            place = at.file, at.pointer
            if place in known or place in seen:
                ends = known.get(place, False)
                break
            seen.add(place)
            value = self.references.value(at)
            if not isinstance(value, dict) or not self._is_alias(value):
                break
            found = self.references.find(value["$ref"], at)
            at = found if isinstance(found, Location) else None
        known.update(dict.fromkeys(seen, ends))
        return ends

    def _is_alias(self, value: dict[str, Any]) -> bool:
        return isinstance(value.get("$ref"), str) and (
            len(value) == 1 or not self.version.has_json_schema
        )

    def dereference(self, node: Node) -> Node | None:
        """Follow $ref from object to object; siblings other than summary and description do not count."""
        seen = {(node.at.file, node.at.pointer)}
        current = node
        overrides: dict[str, Any] = {}
        while isinstance(reference := current.value.get("$ref"), str):
            overrides = {**self._siblings(current), **overrides}
            at = self.references.resolve(reference, current.at)
            if at is None:
                return None
            if (at.file, at.pointer) in seen:
                self.report.cycle(node.at)
                return None
            seen.add((at.file, at.pointer))
            value = self.references.value(at)
            if not isinstance(value, dict):
                self.report.wrong_kind(
                    current.at, "what $ref means", "an object", value
                )
                return None
            current = Node(self, at, value)
        if overrides:
            return Node(self, current.at, {**current.value, **overrides})
        return current

    def _siblings(self, node: Node) -> dict[str, Any]:
        kept: dict[str, Any] = {
            key: node.value[key]
            for key in ("summary", "description")
            if key in node.value and self.version.has_json_schema
        }
        ignored = [
            key
            for key in node.value
            if key not in ("$ref", "summary", "description")
            and not key.startswith("x-")
        ]
        if ignored:
            self.report.ignored_siblings(node.at, ignored)
        return kept

    def enter(self, at: Location) -> bool:
        """Begin to read an object that may contain itself; False, reported, if that is what it does.

        References may also multiply such objects: there is a limit to how many are read, and how deep.
        """
        key = (at.file, at.pointer)
        if key in self._open:
            self.report.cycle(at)
            return False
        self._entered += 1
        if self._entered > _most_entered or len(self._open) > _deepest_entered:
            message = "references to path items and callbacks expand beyond reason"
            self.diagnostics.error("expansion-limit", message, at)
            return False
        self._open.add(key)
        return True

    def once(self, node: Node, kind: str, read: Callable[[Node], _Read]) -> _Read:
        """Read an object that several references mean only once."""
        key = (kind, node.at.file, node.at.pointer)
        value, result = self._read.get(key, (None, None))
        if value is not node.value:
            result = read(node)
            self._read[key] = (node.value, result)
        return cast(_Read, result)

    def leave(self, at: Location) -> None:
        """End what ``enter`` began."""
        self._open.discard((at.file, at.pointer))
