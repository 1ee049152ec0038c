"""A value of a description together with its place, read member by member and never with an exception."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ftgen.diagnostics import Location

if TYPE_CHECKING:
    from ftgen.openapi.reading import Reading


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
        self.wrong(key, "a text")
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
            self.reading.report.wrong_kind(at, "what $ref means", "a text", value)
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
            self.wrong(key, "a list")
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
            self.lenient(key, "a list of texts")
            return (value,)
        if not isinstance(value, list):
            self.wrong(key, "a list of texts")
            return ()
        found = []
        for index, item in enumerate(value):
            at = self.at.child(key, index)
            if isinstance(item, dict | list) or item is None:
                self.reading.report.wrong_kind(
                    at, f"an item of `{key}`", "a text", item
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
