"""A document that is changed in places, whose values still know the text that they were written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ftgen.diagnostics import Location
from ftgen.source import Document
from ftgen.source.document import join_pointer, pointer_tokens, step_into
from ftgen.source.limits import MERGE_LIMIT

Path: TypeAlias = tuple[str | int, ...]
"""The steps from the root of a document to a value: names of members and indices of items."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: a document, and the steps to it there."""

    document: Document
    path: Path = ()

    def child(self, step: str | int) -> Origin:
        """Where a member or an item of the value was written."""
        return Origin(self.document, (*self.path, step))

    @property
    def pointer(self) -> str:
        """The steps as a JSON Pointer."""
        return join_pointer([str(step) for step in self.path])

    @property
    def at(self) -> Location:
        """The place, with line and column."""
        return self.document.place(self.pointer)


class TooManyChangesError(Exception):
    """Overlays change more values than a description can have."""


class Layers:
    """The description, and what overlays make of it.

    Nothing is changed in place, because YAML aliases may share it: the containers on the way to a change are
    copied, once. The origins of what is in a copy are kept beside it, by key or index; below a container
    that is no copy a value stands where its steps lead to in the text of the container.
    """

    def __init__(self, base: Document) -> None:
        self._base = base
        self.value: Any = base.value
        self._copies: dict[int, tuple[Any, Any]] = {}
        self._changes = 0

    def at(self, path: Path) -> Any:
        """The value at a path, which has to exist."""
        value = self.value
        for step in path:
            value = value[step]
        return value

    def origin(self, path: Path) -> Origin:
        """Where the value at a path, or its nearest ancestor, was written."""
        value, origin = self.value, Origin(self._base)
        for step in path:
            found, inner = step_into(value, str(step))
            if not found:
                break
            key = step if isinstance(value, dict) else int(step)
            _, origins = self._copies.get(id(value), (None, None))
            origin = origin.child(key) if origins is None else origins[key]
            value = inner
        return origin

    def put(self, path: Path, value: Any, origin: Origin) -> None:
        """Put a value where there is one, or make it a new member of an object."""
        self._count()
        holder, origins = self._own(path[:-1])
        holder[path[-1]] = value
        origins[path[-1]] = origin

    def append(self, path: Path, value: Any, origin: Origin) -> None:
        """Make a value the last item of the list at a path."""
        self._count()
        holder, origins = self._own(path)
        holder.append(value)
        origins.append(origin)

    def remove(self, path: Path) -> None:
        """Take a member out of its object, or an item out of its list."""
        holder, origins = self._own(path[:-1])
        del holder[path[-1]]
        del origins[path[-1]]

    def detached(self, value: Any) -> Any:
        """A value of the description that can stand in a second place: changes to either leave the other."""
        if id(value) not in self._copies:
            return value
        self._count()
        _, origins = self._copies[id(value)]
        copy: Any
        if isinstance(value, dict):
            copy = {key: self.detached(inner) for key, inner in value.items()}
        else:
            copy = [self.detached(inner) for inner in value]
        self._copies[id(copy)] = copy, origins.copy()
        return copy

    def document(self, overlays: Iterable[Document]) -> Document:
        """The description as it is now, its text followed by those of the overlays."""
        if self.value is self._base.value:
            return self._base
        base = self._base
        return _Layered(
            file=base.file,
            value=self.value,
            text="\n".join((base.text, *(overlay.text for overlay in overlays))),
            digest=base.digest,
            positions=base.positions,
            findings=base.findings,
            layers=self,
        )

    def _own(self, path: Path) -> tuple[Any, Any]:
        """The container at a path and the origins of what is in it, both to be changed."""
        if id(self.value) not in self._copies:
            self.value = self._copied(self.value, Origin(self._base))
        holder, origins = self._copies[id(self.value)]
        for step in path:
            inner = holder[step]
            if id(inner) not in self._copies:
                inner = holder[step] = self._copied(inner, origins[step])
            holder, origins = self._copies[id(inner)]
        return holder, origins

    def _count(self) -> None:
        self._changes += 1
        if self._changes > MERGE_LIMIT:
            raise TooManyChangesError

    def _copied(self, value: Any, origin: Origin) -> Any:
        copy = value.copy()
        origins: Any
        if isinstance(value, dict):
            origins = {key: origin.child(key) for key in value}
        else:
            origins = [origin.child(index) for index in range(len(value))]
        self._copies[id(copy)] = copy, origins
        return copy


@dataclass(frozen=True, slots=True)
class _Layered(Document):
    """A description that overlays changed; its places are where its values were written."""

    layers: Layers = field(repr=False, kw_only=True)

    def locate(self, pointer: str) -> tuple[int, int]:
        """Return line and column in whichever text the value was written in."""
        origin = self._origin(pointer)
        return origin.document.locate(origin.pointer)

    def place(self, pointer: str) -> Location:
        """Return the place in whichever text the value was written in."""
        return self._origin(pointer).at

    def written(self, pointer: str) -> str | None:
        """Return how the author of whichever text wrote a number."""
        origin = self._origin(pointer)
        return origin.document.written(origin.pointer)

    def _origin(self, pointer: str) -> Origin:
        return self.layers.origin(tuple(pointer_tokens(pointer)))
