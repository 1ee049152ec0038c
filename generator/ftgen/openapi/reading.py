"""Values of a description with their places, read member by member and never with an exception.

A ``Node`` is an object of the description, a ``Reading`` what all readers of one description share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

from ftgen.diagnostics import Diagnostics, Location
from ftgen.openapi.files import Files
from ftgen.openapi.nodes import SecurityScheme
from ftgen.openapi.references import References
from ftgen.openapi.reports import Reports
from ftgen.openapi.version import Version

_MOST_ENTERED = 20_000
_DEEPEST_ENTERED = 24
_Read = TypeVar("_Read")


class Node:
    """An object of the description; what is of the wrong kind in it is reported and read as absent."""

    __slots__ = ("at", "reading", "value")

    def __init__(self, reading: Reading, at: Location, value: dict[str, Any]) -> None:
        self.reading = reading
        self.at = at
        self.value = value

    def __contains__(self, key: str) -> bool:
        return self.value.get(key) is not None

    def text(self, key: str, default: str = "") -> str:
        """Return a text; a number or boolean counts as the text that was written."""
        value = self.value.get(key)
        if isinstance(value, str):
            return value
        if value is None:
            return default
        if isinstance(value, bool | int | float):
            return self.reading.as_text(self.at.child(key), value)
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            return self._text_elsewhere(key, value["$ref"], default)
        self.wrong(key, "a string")
        return default

    def _text_elsewhere(self, key: str, reference: str, default: str) -> str:
        """Return the text that a reference leads to, which no specification provides for."""
        at = self.at.child(key)
        found = self.reading.references.resolve(reference, at)
        value = self.reading.references.value(found) if found is not None else None
        if isinstance(value, str):
            self.reading.report.lenient_ref(at, key)
            return value
        if found is not None:
            self.reading.report.wrong_kind(at, "what $ref means", "a string", value)
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """Return a boolean; the texts true and false count as such, with a warning."""
        value = self.value.get(key)
        if isinstance(value, bool):
            return value
        if value is None:
            return default
        if isinstance(value, str) and value.lower() in ("true", "false"):
            self.lenient(key, "true or false")
            return value.lower() == "true"
        self.wrong(key, "true or false")
        return default

    def number(self, key: str) -> int | float | None:
        """Return a number; a text that is one counts as such, with a warning."""
        value = self.value.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            if value - value == 0:
                return value
            self.wrong(key, "a finite number")
            return None
        number = _as_number(value)
        if number is None:
            self.wrong(key, "a number")
        else:
            self.lenient(key, "a number")
        return number

    def count(self, key: str) -> int | None:
        """Return a whole number that is not negative."""
        value = self.number(key)
        if value is None:
            return None
        if value < 0 or value != value or int(value) != value:
            self.wrong(key, "a whole number, 0 or greater")
            return None
        return int(value)

    def object(self, key: str) -> Node | None:
        """Return the object at a key, None where there is none."""
        value = self.value.get(key)
        if isinstance(value, dict):
            return Node(self.reading, self.at.child(key), value)
        if value is not None:
            self.wrong(key, "an object")
        return None

    def linked(self, key: str) -> Node | None:
        """Return the object at a key or the one that it refers to, None where there is none."""
        node = self.object(key)
        return node.target() if node is not None else None

    def objects(self, key: str) -> Iterator[tuple[str, Node]]:
        """Yield name and object of each member of the map at a key; extensions (x-) are no members."""
        holder = self.linked(key)
        if holder is not None:
            yield from holder.members()

    def members(self) -> Iterator[tuple[str, Node]]:
        """Yield name and object of each member of this map that is no extension; null is an empty one."""
        for name, value in self.value.items():
            if isinstance(value, dict):
                yield name, Node(self.reading, self.at.child(name), value)
            elif name.startswith("x-"):
                continue
            elif value is None:
                self.lenient(name, "an object")
                yield name, Node(self.reading, self.at.child(name), {})
            else:
                self.wrong(name, "an object")

    def items(self, key: str) -> Iterator[Node]:
        """Yield the objects of the list at a key, or of the one that it refers to."""
        value, at = self.value.get(key), self.at.child(key)
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            found = self.reading.references.resolve(value["$ref"], at)
            value = self.reading.references.value(found) if found else None
            at = found or at
        if value is None:
            return
        if not isinstance(value, list):
            self.wrong(key, "an array")
            return
        for index, item in enumerate(value):
            place = at.child(index)
            if isinstance(item, dict):
                yield Node(self.reading, place, item)
            else:
                what = f"an item of `{key}`"
                self.reading.report.wrong_kind(place, what, "an object", item)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of the list at a key; a single text counts as a list of one."""
        value = self.value.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            self.lenient(key, "an array of strings")
            return (value,)
        if not isinstance(value, list):
            self.wrong(key, "an array of strings")
            return ()
        found = []
        for index, item in enumerate(value):
            at = self.at.child(key, index)
            if isinstance(item, dict | list) or item is None:
                self.reading.report.wrong_kind(
                    at, f"an item of `{key}`", "a string", item
                )
            else:
                found.append(self.reading.as_text(at, item))
        return tuple(found)

    def mapping(self, key: str) -> dict[str, Any]:
        """Return the plain object at a key, empty where there is none."""
        holder = self.object(key)
        return holder.value if holder is not None else {}

    def extensions(self) -> dict[str, Any]:
        """Return the members whose names begin with x-."""
        return {key: value for key, value in self.value.items() if key.startswith("x-")}

    def target(self) -> Node | None:
        """Follow $ref to the object that it means; None where it leads nowhere, which is reported."""
        return self.reading.dereference(self)

    def wrong(self, key: str, wanted: str) -> None:
        """Report a member that is of the wrong kind and read as absent."""
        at = self.at.child(key)
        self.reading.report.wrong_kind(at, f"`{key}`", wanted, self.value[key])

    def lenient(self, key: str, wanted: str) -> None:
        """Report a member of the wrong kind whose meaning is clear."""
        at = self.at.child(key)
        self.reading.report.lenient_kind(at, f"`{key}`", wanted, self.value[key])


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
        if self._entered > _MOST_ENTERED or len(self._open) > _DEEPEST_ENTERED:
            message = "references to path items and callbacks expand beyond reason"
            self.diagnostics.report("expansion-limit", message, at)
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


def _as_number(value: Any) -> int | float | None:
    if not isinstance(value, str) or len(value) > 100:
        return None
    try:
        return int(value)
    except ValueError:
        pass
    try:
        number = float(value)
    except ValueError:
        return None
    return number if abs(number) < 1e308 else None
