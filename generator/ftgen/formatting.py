"""Files → files as black writes them; what is not Python, and what was not rendered, stays as it is.

The work is shared out among processes. Black takes longer than all other stages together, so the first of
them is started before there is anything to format, and imports black while the description is read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import TracebackType
from typing import Self

from ftgen.format_worker import (
    UnformattableError,
    format_python,
    format_share,
)
from ftgen.pieces import Piece, pieces
from ftgen.render import RenderedFile
from ftgen.targets.plan import TextFile

__all__ = ["Formatter", "UnformattableError", "black_version", "format_python"]

_IMPORT_COST = 30_000
"""Characters that can be formatted in the time that black takes to be imported."""
_WORTH_SHARING = 150_000
"""Characters from which on it is worth while that more than one process imports black."""
_MOST_WORKERS = 8


def black_version() -> str:
    """The version of black that formats, found without importing it.

    Black writes it into a module of its own. Reading its metadata instead takes as long as all else in a run
    that has nothing to do.
    """
    try:
        return str(import_module("_black_version").version)
    except ImportError:
        from importlib.metadata import version

        return version("black")


class Formatter:
    """Formats files; its first worker gets ready from the moment that it is made. Use it in a ``with`` statement."""

    def __init__(self) -> None:
        self._workers = [_Worker()] if _cores() > 1 else []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.stop()

    def format(self, files: Iterable[TextFile | RenderedFile]) -> list[TextFile]:
        """The files in their order: rendered Python formatted, all else as it is. Raises UnformattableError."""
        ready = [(file, _pieces(file)) for file in files]
        texts = {
            f"{file.path} [{number}]": piece.source
            for file, found in ready
            for number, piece in enumerate(found)
            if not piece.is_done
        }
        try:
            formatted = self._formatted(texts)
        except UnformattableError as error:
            path = error.path.rpartition(" [")[0]
            raise UnformattableError(path, error.reason) from error
        return [
            TextFile(path=file.path, text=_joined(file.path, found, formatted))
            for file, found in ready
        ]

    def _formatted(self, texts: Mapping[str, str]) -> dict[str, str]:
        mine, *theirs = self._share_out(texts)
        busy = []
        for worker, share in zip(self._workers, theirs, strict=True):
            if share:
                worker.start(share)
                busy.append(worker)
        formatted = format_share(mine)
        for worker in busy:
            formatted |= worker.result()
        return formatted

    def _share_out(self, texts: Mapping[str, str]) -> list[dict[str, str]]:
        """This process's share, and one for each worker; a little work is left to the first worker alone."""
        total = sum(map(len, texts.values()))
        if self._workers and total < _WORTH_SHARING:
            return [{}, dict(texts)]
        wanted = min(_cores(), _MOST_WORKERS, total // _WORTH_SHARING) - 1
        self._workers += [_Worker() for _ in range(len(self._workers), wanted)]
        return _shares(texts, 1 + len(self._workers))


class _Worker:
    """Another process that formats a share; it gets ready from the moment it is made."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ftgen.format_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"},
        )

    def start(self, share: Mapping[str, str]) -> None:
        """Hand the share over."""
        assert self._process.stdin is not None
        with self._process.stdin as pipe:
            pipe.write(json.dumps(share).encode())

    def result(self) -> dict[str, str]:
        """Wait for the formatted share. Raises UnformattableError."""
        assert self._process.stdout is not None
        answer = json.load(self._process.stdout)
        if "path" in answer:
            raise UnformattableError(answer["path"], answer["reason"])
        files: dict[str, str] = answer["files"]
        return files

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()


def _shares(texts: Mapping[str, str], count: int) -> list[dict[str, str]]:
    """The texts in shares of about one cost; the first is this process's own, which has black to import yet."""
    shares: list[dict[str, str]] = [{} for _ in range(count)]
    costs = [_IMPORT_COST] + [0] * (count - 1)
    for path in sorted(texts, key=lambda path: (-len(texts[path]), path)):
        cheapest = costs.index(min(costs))
        shares[cheapest][path] = texts[path]
        costs[cheapest] += len(texts[path])
    return shares


def _pieces(file: TextFile | RenderedFile) -> list[Piece]:
    if isinstance(file, RenderedFile) and file.path.endswith(".py"):
        return list(pieces(file))
    return [Piece(file.text, is_done=True)]


def _joined(path: str, found: list[Piece], formatted: Mapping[str, str]) -> str:
    return "".join(
        (
            piece.text + piece.behind
            if piece.is_done
            else piece.with_formatted(formatted[f"{path} [{number}]"])
        )
        for number, piece in enumerate(found)
    )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
