"""Commands that go over the output before it is written: ruff's formatter, and what the settings name."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from ftgen.config import COMMAND_LINE, Config
from ftgen.diagnostics import FtgenError, Location, finding

_OUT = "{out}"
_RUFF = f"ruff format --quiet {_OUT}"


def finished(config: Config, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files as the commands of a job leave them. Raises FtgenError where one fails.

    They are given a copy, in a folder beside the output so that they find the settings that hold there; the
    copy is what is compared with the output or written.
    """
    commands = _commands(config)
    if not commands:
        return dict(files)
    from tempfile import TemporaryDirectory  # a run without commands needs none

    out = Path(os.path.abspath(config.out))
    above = next(folder for folder in out.parents if folder.is_dir())
    with TemporaryDirectory(prefix=f".{out.name}.ftgen-", dir=above) as copy:
        for path, content in files.items():
            Path(copy, path).parent.mkdir(parents=True, exist_ok=True)
            Path(copy, path).write_bytes(content)
        for command, at in commands:
            _run(command, at, copy, os.path.dirname(config.origin.at.file))
            for path in files:
                if not Path(copy, path).is_file():
                    _fail(command, f"it deleted {path}", at)
        return {path: Path(copy, path).read_bytes() for path in files}


def _commands(config: Config) -> list[tuple[str, Location]]:
    ruff = [(_RUFF, config.origin.setting("format"))]
    after = [(command, config.origin.setting("after")) for command in config.after]
    return [*(ruff if config.format == "ruff" else []), *after]


def _run(command: str, at: Location, copy: str, folder: str) -> None:
    words = [word.replace(_OUT, copy) for word in shlex.split(command)]
    beside = os.path.dirname(sys.executable)
    path = os.pathsep.join((beside, os.environ.get("PATH", os.defpath)))
    program = shutil.which(words[0], path=path)
    if program is None:
        _fail(command, f"there is no program {words[0]!r}", at)
    done = subprocess.run(
        [program, *words[1:]],
        cwd=folder if at.file != COMMAND_LINE and folder else None,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        reason = said[-1].replace(copy, _OUT) if said else "it said nothing"
        _fail(command, f"exit code {done.returncode}: {reason}", at)


def _fail(command: str, reason: str, at: Location) -> NoReturn:
    message = f"`{command}` failed: {reason}"
    hint = "run it by hand over the output to see all that it says; nothing was written"
    raise FtgenError(finding("failing-command", message, at, hint))
