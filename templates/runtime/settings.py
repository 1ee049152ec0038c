"""How long a client waits, and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from .values import Value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Timeout(Value):
    """Seconds for each step of a try; None for ever.

    ``connect`` is for opening a connection, ``pool`` for waiting until one of the client's is free. ``read``
    and ``write`` bound a silence, not the whole: what bounds all of a call is a deadline.
    """

    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0

    def __post_init__(self) -> None:
        _require_positive(self)

    @classmethod
    def of(cls, value: float | Timeout | None) -> Timeout:
        """One figure for all steps, or a Timeout as it is."""
        if isinstance(value, Timeout):
            return value
        return cls(connect=value, read=value, write=value, pool=value)

    def steps(self, left: float | None) -> dict[str, float | None]:
        """The seconds of each step by its name, where ``left`` seconds are left in all."""
        steps = {
            "connect": self.connect,
            "read": self.read,
            "write": self.write,
            "pool": self.pool,
        }
        if left is None:
            return steps
        return {
            name: left if seconds is None else min(seconds, left)
            for name, seconds in steps.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Limits(Value):
    """How much a client takes; None for no limit.

    ``connections`` are open at once, ``kept`` of them while they have nothing to do. ``answer`` is in octets of
    a whole body after decompression, ``event`` in octets of one item of a stream.
    """

    connections: int | None = 1000
    kept: int | None = 100
    answer: int | None = 256 * 2**20
    event: int | None = 64 * 2**20

    def __post_init__(self) -> None:
        _require_positive(self)


def _require_positive(settings: Any) -> None:
    for each in fields(settings):
        value = getattr(settings, each.name)
        if value is not None and not value > 0:
            raise ValueError(f"{each.name} must be more than 0, not {value!r}")
