"""Finding targets by name, those of other distributions among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.hints import did_you_mean
from ftgen.targets.providers import Provided, Provider

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "ftgen.targets"
_OWN = ("models", "client", "server", "docs")


def resolve(names: Iterable[str], at: Location) -> tuple[Provided, ...]:
    """The targets of these names and all that they require: ftgen's own first, the others by name.

    ``at`` is where the names were written. Raises FtgenError where one of them is not to be found or fails.
    """
    points = _points()
    wanted: dict[str, Provided] = {}
    pending = list(names)
    while pending:
        name = pending.pop()
        if name not in wanted:
            wanted[name] = _load(name, points, at)
            pending += wanted[name].target.requires
    return tuple(sorted(wanted.values(), key=lambda found: _rank(found.target.name)))


def distributions(names: Iterable[str]) -> dict[str, str]:
    """The distributions, with their versions, that may take part where targets of these names are wanted.

    ftgen itself is none of them. A target can require another's, which only running it would tell: where one
    of the names is not ftgen's, all are listed.
    """
    return {
        point.dist.name: point.dist.version
        for point in _others(names)
        if point.dist is not None
    }


def packages(names: Iterable[str]) -> tuple[str, ...]:
    """The packages at the top level that the targets of those distributions are in."""
    found = {point.module.partition(".")[0] for point in _others(names)}
    return tuple(sorted(found))


def _others(names: Iterable[str]) -> list[EntryPoint]:
    if all(name in _OWN for name in names):
        return []
    points = sorted(_points().items())
    return [point for _, point in points if _owner(point) != "ftgen"]


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


def _load(name: str, points: dict[str, EntryPoint], at: Location) -> Provided:
    if name not in points:
        hint = did_you_mean(name, points)
        raise FtgenError(
            finding(
                "unknown-target",
                f"there is no target {name!r}",
                at,
                hint,
            )
        )
    point = points[name]
    distribution, version = "", ""
    if point.dist is not None and point.dist.name != "ftgen":
        distribution, version = point.dist.name, point.dist.version
    return Provider(name, distribution, version, at).load(point.load)
