"""What has to hold before anything is written; each guard raises FtgenError where it does not."""

from __future__ import annotations

import os
from pathlib import Path

from ftgen.config import Config
from ftgen.diagnostics import Diagnostic, FtgenError, Location, finding
from ftgen.output.comparison import Cause, Change, is_stuck, other_package, owned
from ftgen.output.manifest import NAME, PENDING, BrokenManifestError, Manifest


def require_writable(config: Config) -> None:
    """The output folder, or the nearest folder that it is to be made in, can be written."""
    nearest = Path(config.out)
    while not os.path.lexists(nearest) and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir():
        raise _unwritable(config, f"{nearest} is not a folder")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise _unwritable(config, f"{nearest} may not be written")


def require_own_folder(config: Config) -> None:
    """The output folder is not one that holds everything else, or --force says that it is meant.

    That is the root of the file system, the home folder, and the root of a checkout that the run is not in.
    """
    folder = Path(os.path.realpath(config.out))
    if config.force or (folder / NAME).exists() or (folder / PENDING).exists():
        return
    others = (folder / ".git").exists() and not Path.cwd().is_relative_to(folder)
    if folder == folder.parent or folder == _home() or others:
        raise FtgenError(
            _error(
                "foreign-folder",
                f"{folder} is no folder for generated files alone",
                config.origin.setting("out"),
                "name a folder inside it with --out, or give --force if it is meant",
            )
        )


def _home() -> Path | None:
    home = os.path.expanduser("~")
    return Path(os.path.realpath(home)) if os.path.isabs(home) else None


def unwritable(config: Config, error: OSError) -> FtgenError:
    """What to raise where writing failed after all."""
    return _unwritable(
        config, f"{error.filename or config.out}: {error.strerror or error}"
    )


def require_known(config: Config) -> tuple[Manifest, ...]:
    """The manifests of the output folder can be read, or --force says that they do not matter."""
    try:
        return owned(Path(config.out))
    except BrokenManifestError as error:
        if config.force:
            return ()
        hint = "restore it from version control, or give --force to write over what is there"
        raise FtgenError(
            _error("broken-manifest", str(error), _file(config, NAME), hint)
        ) from error


def require_ours(
    config: Config,
    changes: tuple[Change, ...],
    known: tuple[Manifest, ...],
    package: str,
) -> None:
    """Nothing would be overwritten that ftgen did not write for this package, or --force allows it."""
    problems = [
        _in_the_way(config, change)
        for change in changes
        if change.needs_force and (not config.force or is_stuck(config.out, change))
    ]
    others = () if config.force else other_package(known, package)
    for other in others:
        message = f"the folder holds the package {other}, which this run would replace by {package}"
        hint = (
            "generate elsewhere with --out, or give --force if the package was renamed"
        )
        problems.append(_error("other-package", message, _file(config, NAME), hint))
    if problems:
        raise FtgenError(*problems)


def _in_the_way(config: Config, change: Change) -> Diagnostic:
    at = _file(config, change.obstacle or change.path)
    if is_stuck(config.out, change):
        message = "a folder that is not empty stands where a file is to be"
        return _error("foreign-file", message, at, "move the folder away")
    if change.cause is Cause.EDITED:
        message = "edited since ftgen wrote it"
        return _error("edited-file", message, at, "give --force to overwrite it")
    return _error(
        "foreign-file",
        "in the way, and not written by ftgen",
        at,
        "move it, generate elsewhere with --out, or give --force to overwrite it",
    )


def _unwritable(config: Config, reason: str) -> FtgenError:
    hint = "name a folder that can be written with --out"
    message = f"cannot write to {config.out}: {reason}"
    return FtgenError(
        _error("unwritable-output", message, config.origin.setting("out"), hint)
    )


def _file(config: Config, path: str) -> Location:
    return Location(f"{config.out}/{path}", "", 1, 1)


def _error(rule: str, message: str, at: Location, hint: str) -> Diagnostic:
    return finding(rule, message, at, hint)
