"""Rendered text → text as black writes it, in process; what is not Python stays as it is.

Many files are shared out among processes: ``python -m ftgen.formatting`` formats a JSON object of paths and
texts from standard input. Such workers need neither a fork nor a guarded ``__main__`` of the caller.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from ftgen.render import RenderedFile
from ftgen.targets.plan import TextFile

if TYPE_CHECKING:
    from black import Mode

_WORTH_A_WORKER = (
    150_000  # characters; a worker starts in the time that this takes to format
)
_MOST_WORKERS = 8


class UnformattableError(Exception):
    """Generated text is not Python: always a defect of a target."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} is not Python: {reason}")
        self.path = path
        self.reason = reason


def black_version() -> str:
    """The version of black that formats, found without importing it."""
    return version("black")


def format_python(text: str, path: str) -> str:
    """The text as black writes it; ``path`` names it in the error. Raises UnformattableError."""
    from black import format_str  # a run that finds nothing to do needs none of it
    from black.parsing import InvalidInput

    try:
        return format_str(text, mode=_mode())
    except (InvalidInput, SyntaxError) as error:
        raise UnformattableError(path, str(error)) from error


def format_files(files: Iterable[TextFile | RenderedFile]) -> list[TextFile]:
    """The files in their order: rendered Python formatted, all else as it is. Raises UnformattableError."""
    ready = list(files)
    python = [
        file
        for file in ready
        if isinstance(file, RenderedFile) and file.path.endswith(".py")
    ]
    shares = _shares({file.path: file.text for file in python})
    workers = [_Worker(share) for share in shares[1:]]
    formatted = _format_share(shares[0])
    for worker in workers:
        formatted |= worker.result()
    return [
        TextFile(path=file.path, text=formatted.get(file.path, file.text))
        for file in ready
    ]


def main() -> None:
    """Format what comes on standard input: the worker's side of ``format_files``."""
    try:
        answer: dict[str, object] = {"files": _format_share(json.load(sys.stdin))}
    except UnformattableError as error:
        answer = {"path": error.path, "reason": error.reason}
    json.dump(answer, sys.stdout)


class _Worker:
    """Another process that formats a share; it works from the moment it is made."""

    def __init__(self, share: Mapping[str, str]) -> None:
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ftgen.formatting"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"},
        )
        assert self._process.stdin is not None
        with self._process.stdin as pipe:
            pipe.write(json.dumps(share).encode())

    def result(self) -> dict[str, str]:
        """Wait for the formatted share. Raises UnformattableError."""
        with self._process:
            assert self._process.stdout is not None
            answer = json.load(self._process.stdout)
        if "path" in answer:
            raise UnformattableError(answer["path"], answer["reason"])
        files: dict[str, str] = answer["files"]
        return files


def _shares(texts: Mapping[str, str]) -> list[dict[str, str]]:
    """The texts in as many shares of about one size as there is work and room for; never none."""
    total = sum(map(len, texts.values()))
    count = max(1, min(_cores(), _MOST_WORKERS, total // _WORTH_A_WORKER))
    shares: list[dict[str, str]] = [{} for _ in range(count)]
    sizes = [0] * count
    for path in sorted(texts, key=lambda path: (-len(texts[path]), path)):
        smallest = sizes.index(min(sizes))
        shares[smallest][path] = texts[path]
        sizes[smallest] += len(texts[path])
    return shares


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _format_share(share: Mapping[str, str]) -> dict[str, str]:
    return {path: format_python(text, path) for path, text in share.items()}


@cache
def _mode() -> Mode:
    from black.mode import Mode, TargetVersion

    return Mode(target_versions={TargetVersion.PY311}, line_length=88)


if __name__ == "__main__":
    main()
