"""Finding targets by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ftgen.diagnostics import Diagnostic, FtgenError, Location, Severity
from ftgen.hints import did_you_mean
from ftgen.targets.plan import Target

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "ftgen.targets"
_OWN = ("models", "client", "server", "docs")


def resolve(names: Iterable[str], at: Location) -> tuple[Target, ...]:
    """The targets of these names and all that they require: ftgen's own first, the others by name.

    ``at`` is where the names were written. Raises FtgenError where one of them is not to be found.
    """
    points = _points()
    wanted: dict[str, Target] = {}
    pending = list(names)
    while pending:
        name = pending.pop()
        if name not in wanted:
            wanted[name] = _load(name, points, at)
            pending += wanted[name].requires
    return tuple(sorted(wanted.values(), key=lambda target: _rank(target.name)))


def distributions(names: Iterable[str]) -> dict[str, str]:
    """The distributions, with their versions, that bring the targets of these names; ftgen itself aside."""
    others = [name for name in names if name not in _OWN]
    points = _points() if others else {}
    found = [points[name].dist for name in others if name in points]
    return {
        dist.name: dist.version
        for dist in found
        if dist is not None and dist.name != "ftgen"
    }


def _points() -> dict[str, EntryPoint]:
    from importlib.metadata import (
        entry_points,
    )  # slow, and not needed where nothing is to be done

    points = sorted(
        entry_points(group=GROUP),
        key=lambda point: (_owner(point) != "ftgen", _owner(point)),
    )
    return {point.name: point for point in reversed(points)}


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else ""


def _rank(name: str) -> tuple[int, str]:
    return (_OWN.index(name) if name in _OWN else len(_OWN), name)


def _load(name: str, points: dict[str, EntryPoint], at: Location) -> Target:
    if name not in points:
        hint = did_you_mean(name, points)
        raise FtgenError(
            Diagnostic(
                "unknown-target",
                Severity.ERROR,
                f"there is no target {name!r}",
                at,
                hint,
            )
        )
    target: Target = points[name].load()
    return target
