"""What the actions of an overlay do to a description (OpenAPI Overlay 1.1, §4.4.3)."""

from __future__ import annotations

from typing import Any

from jsonpath_rfc9535 import JSONPathError, JSONPathQuery

from ftgen.diagnostics import Diagnostics, FtgenError, finding
from ftgen.overlays.layers import Layers, Origin, Path, TooManyChangesError
from ftgen.overlays.overlay import Action
from ftgen.source.limits import expands_too_far, is_nested_too_deeply


def perform(action: Action, layers: Layers, diagnostics: Diagnostics) -> None:
    """Do one action; one that selects nothing, or cannot be done, is reported and leaves all as it is.

    Raises FtgenError where copies of copies have made the description larger than any that is read.
    """
    try:
        _perform(action, layers, diagnostics)
    except TooManyChangesError:
        raise _too_large(action) from None
    if action.kind == "copy" and (
        is_nested_too_deeply(layers.value) or expands_too_far(layers.value)
    ):
        raise _too_large(action)


def _too_large(action: Action) -> FtgenError:
    message = "copies make the description larger than any that ftgen reads"
    at = action.origin.at
    return FtgenError(finding("expansion-limit", message, at))


def _perform(action: Action, layers: Layers, diagnostics: Diagnostics) -> None:
    place = action.origin.child("target")
    targets = _selected(action.target, layers, place, diagnostics)
    if not targets:
        return
    if action.kind == "remove":
        _remove(targets, layers, action, diagnostics)
        return
    value, origin = action.value, action.origin.child("update")
    if action.source is not None:
        source = _source(action.source, layers, action, diagnostics)
        if source is None:
            return
        value, origin = layers.detached(layers.at(source)), layers.origin(source)
    merge = _Merge(layers, action, diagnostics)
    if merge.is_possible(targets):
        for path in targets:
            merge.into(path, layers.detached(value), origin)


def _source(
    query: JSONPathQuery, layers: Layers, action: Action, diagnostics: Diagnostics
) -> Path | None:
    place = action.origin.child("copy")
    found = _selected(query, layers, place, diagnostics)
    if len(found) > 1:
        message = f"the source of a copy is one value, and this selects {len(found)}"
        diagnostics.report("invalid-overlay", message, place.at)
    return found[0] if len(found) == 1 else None


def _selected(
    query: JSONPathQuery, layers: Layers, place: Origin, diagnostics: Diagnostics
) -> list[Path]:
    try:
        found = [node.location for node in query.find(layers.value)]
    # The library walks values by recursion; how deep they may be is its limit.
    except (JSONPathError, RecursionError) as error:
        message = f"the JSONPath cannot be evaluated: {error}"
        diagnostics.report("invalid-overlay", message, place.at)
        return []
    if not found:
        message = f"{str(query)[:120]} selects nothing"
        hint = "correct the path, remove the action, or give --allow unmatched-action"
        diagnostics.report("unmatched-action", message, place.at, hint)
    return list(dict.fromkeys(found))


def _remove(
    targets: list[Path], layers: Layers, action: Action, diagnostics: Diagnostics
) -> None:
    """Remove what is selected, the deepest and the last first: what is left keeps its place until its turn."""
    if () in targets:
        message = "the description as a whole cannot be removed"
        diagnostics.report("invalid-overlay", message, action.origin.at)
        return
    for path in sorted(targets, key=_depth_and_index, reverse=True):
        layers.remove(path)


def _depth_and_index(path: Path) -> tuple[int, int]:
    return len(path), path[-1] if isinstance(path[-1], int) else 0


class _Merge:
    """Merges a value into targets, recursively: objects by member, lists at the end, all else replaced."""

    def __init__(
        self, layers: Layers, action: Action, diagnostics: Diagnostics
    ) -> None:
        self._layers = layers
        self._action = action
        self._diagnostics = diagnostics

    def is_possible(self, targets: list[Path]) -> bool:
        """Whether the targets are of one kind, as they have to be; reported if not."""
        kinds = {_kind(self._layers.at(path)) for path in targets}
        if len(kinds) > 1:
            message = f"selects {' and '.join(sorted(kinds))} at once"
            at = self._action.origin.child("target").at
            hint = "write an action for each kind"
            self._diagnostics.report("incompatible-update", message, at, hint)
        return len(kinds) == 1

    def into(self, path: Path, value: Any, origin: Origin) -> None:
        """Merge a value that was written at ``origin`` into what is at a path."""
        target = self._layers.at(path)
        if isinstance(target, list):
            items = value if isinstance(value, list) else [value]
            for index, item in enumerate(items):
                inner = origin.child(index) if isinstance(value, list) else origin
                self._layers.append(path, item, inner)
        elif _kind(target) != _kind(value):
            self._incompatible(path, target, value, origin)
        elif isinstance(target, dict):
            for key, item in value.items():
                self._member((*path, key), key in target, item, origin.child(key))
        elif path:
            self._layers.put(path, value, origin)

    def _member(self, path: Path, exists: bool, value: Any, origin: Origin) -> None:
        if not exists:
            self._layers.put(path, value, origin)
            return
        target = self._layers.at(path)
        if isinstance(target, list) and not isinstance(value, list):
            self._incompatible(path, target, value, origin)
        else:
            self.into(path, value, origin)

    def _incompatible(
        self, path: Path, target: Any, value: Any, origin: Origin
    ) -> None:
        there = self._layers.origin(path).at
        message = (
            f"{_kind(value)} cannot be merged into {_kind(target)}, "
            f"which is there ({there.file}:{there.line})"
        )
        hint = "remove that with an action of its own first"
        self._diagnostics.report("incompatible-update", message, origin.at, hint)


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    return "an array" if isinstance(value, list) else "a scalar"
