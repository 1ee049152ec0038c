"""Who provides a target: whatever goes wrong in a plug-in is a finding that names its distribution."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ftgen.diagnostics import Diagnostic, FtgenError, Location, finding
from ftgen.targets.plan import Target

_MEMBERS = ("name", "requires", "exports", "plan", "next_steps")


class TargetError(Exception):
    """A target is not what a target has to be, or planned what none may plan."""


@dataclass(frozen=True, slots=True)
class Provider:
    """The distribution that a target comes from, empty where it is ftgen itself; ``at`` is where it was asked for."""

    name: str
    distribution: str
    version: str
    at: Location

    def load(self, load: Callable[[], Target]) -> Provided:
        """The target. Raises FtgenError where it cannot be imported, or is none."""
        with self.blamed():
            target = load()
            if lacking := [each for each in _MEMBERS if not hasattr(target, each)]:
                raise TargetError(f"the target has no `{'`, no `'.join(lacking)}`")
            if target.name != self.name:
                raise TargetError(f"the target calls itself {target.name!r}")
            if not _are_texts(target.requires):
                raise TargetError("`requires` is not a tuple of names of targets")
            if not all(_are_texts(pair) and len(pair) == 2 for pair in target.exports):
                raise TargetError(
                    "`exports` is not a tuple of pairs of name and module"
                )
        return Provided(target, self)

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Make an exception of a plug-in an FtgenError; those of ftgen's own targets pass."""
        try:
            yield
        except FtgenError:
            raise
        except (Exception, SystemExit) as error:
            if not self.distribution:
                raise
            raise FtgenError(self._failure(error)) from error

    def _failure(self, error: BaseException) -> Diagnostic:
        if os.environ.get("FTGEN_DEBUG"):
            traceback.print_exception(error)
        message = f"target {self.name!r} of {self.distribution} {self.version} failed: {_reason(error)}"
        hint = (
            f"report it to those who make {self.distribution}, or leave the target out; "
            "FTGEN_DEBUG=1 shows the traceback"
        )
        return finding("failing-target", message, self.at, hint)


@dataclass(frozen=True, slots=True)
class Provided:
    """A target and who provides it."""

    target: Target
    provider: Provider


def _reason(error: BaseException) -> str:
    text = (f"{error}".splitlines() or [""])[0]
    if isinstance(error, TargetError):
        return text
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}, line {frame.lineno}"
    return f"{type(error).__name__}: {text} (in {place})"


def _are_texts(value: object) -> bool:
    return isinstance(value, tuple | list) and all(
        isinstance(each, str) for each in value
    )
