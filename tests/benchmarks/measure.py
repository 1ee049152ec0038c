"""Measuring side by side: contestants take turns in one process, so that what slows one slows all."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import TypeAlias

Run: TypeAlias = Callable[[], object]
Peers: TypeAlias = Mapping[str, tuple[Run, float | None]]
"""By name: what to run, and the ratio of ours to theirs that is to be reached, None where none is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: ours against one peer, in seconds; ``target`` is the ratio to reach."""

    what: str
    ours: float
    peer: str
    theirs: float
    ratio: float
    target: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        if self.target is None:
            return ""
        return "ok" if self.ratio <= self.target else "MISSED"


def compare(
    what: str,
    ours: Run,
    peers: Peers,
    *,
    calls: int = 1,
    rounds: int = 41,
    round_seconds: float = 0.01,
) -> list[Row]:
    """Run all in turn, ``rounds`` times; ratios are medians of the ratios within a round.

    One run of a contestant makes ``calls`` calls; the times in the rows are those of one call. As with timeit
    the garbage collector is off while a contestant has its turn. Before it there is a collection and one run
    that does not count, so that nobody pays for what another left behind, or for being the first after it.
    """
    contestants = {"": ours} | {name: run for name, (run, _) in peers.items()}
    counts = {name: _count(run, round_seconds) for name, run in contestants.items()}
    times: dict[str, list[float]] = {name: [] for name in contestants}
    gc.disable()
    gc.freeze()
    try:
        for _ in range(rounds):
            for name, run in contestants.items():
                gc.collect()
                run()
                times[name].append(_seconds(run, counts[name]) / calls)
    finally:
        gc.unfreeze()
        gc.enable()
    return [
        Row(
            what=what,
            ours=median(times[""]),
            peer=name,
            theirs=median(times[name]),
            ratio=median(a / b for a, b in zip(times[""], times[name], strict=True)),
            target=target,
        )
        for name, (_, target) in peers.items()
    ]


def _count(run: Run, seconds: float) -> int:
    for _ in range(5):
        run()
    return max(1, int(seconds / _seconds(run, 5)))


def _seconds(run: Run, count: int) -> float:
    """The CPU time of one run, of ``count`` in a row; what else the machine does adds nothing to it."""
    start = process_time()
    for _ in range(count):
        run()
    return (process_time() - start) / count


def table(title: str, rows: list[Row]) -> str:
    """Rows as text: what, ours, peer, theirs, ratio, target."""
    head = f"  {'':26} {'ftgen':>10}   {'':22} {'peer':>10} {'ratio':>7} {'target':>7}"
    return "\n".join([title, head, *map(_line, rows)])


def _line(row: Row) -> str:
    target = "" if row.target is None else f"{row.target:.2f}"
    return (
        f"  {row.what:26} {_duration(row.ours):>10}   {row.peer:22}"
        f" {_duration(row.theirs):>10} {row.ratio:7.2f} {target:>7} {row.verdict}"
    ).rstrip()


def _duration(seconds: float) -> str:
    return f"{seconds * 1e6:.1f} µs" if seconds < 1e-3 else f"{seconds * 1e3:.1f} ms"
