"""The jobs of a run: those of pyproject.toml that are meant, with what the command line says about them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from ftgen.config import COMMAND_LINE, DEFAULT_OUT, STDIN, Config, Origin, is_url
from ftgen.diagnostics import Diagnostic, FtgenError, Location, finding
from ftgen.hints import did_you_mean
from ftgen.options import BY_KEY, BY_NAME, Kind
from ftgen.pyproject import Job, read_jobs

_WANTED: dict[Kind, tuple[str, str]] = {
    "text": ("a string", 'write {key} = "…"'),
    "texts": ("a list of strings", 'write {key} = ["…"]'),
    "flag": ("a boolean", "write true or false"),
    "paging": ("a table", 'write "operation:ID" = false, or what is said of it'),
    "map": ("a table of strings", "write it as a [heading] with keys below"),
}


def jobs(
    options: Mapping[str, Any], *, names: Sequence[str] = (), files: Sequence[str] = ()
) -> tuple[Config, ...]:
    """The jobs that a run is about; ``options`` go before what pyproject.toml says.

    They are the jobs of ``files``, else of the nearest pyproject.toml that has any, and of these the ones with
    one of ``names``. A ``spec`` among the options means the jobs that generate from it, and makes a job of its
    own where there are none. Paths of a job are relative to the file that it stands in. Raises FtgenError
    where there are no such jobs, or one makes no sense.
    """
    _require_filled(options)
    found = _all_jobs(files)
    _require_own_names(found)
    chosen, rest = _chosen(found, options, names)
    if not chosen and "spec" in options and not files and not names:
        return (Config(**options),)
    if not chosen:
        _no_jobs(options, files)
    configs = [_config(job, rest) for job in chosen]
    _require_own_folders(configs)
    return tuple(configs)


def config_files(files: Sequence[str]) -> tuple[str, ...]:
    """The files that the jobs of a run stand in: ``files``, else the nearest pyproject.toml that has any."""
    if files:
        return tuple(files)
    for folder in (Path.cwd(), *Path.cwd().parents):
        path = folder / "pyproject.toml"
        if path.is_file() and read_jobs(path) is not None:
            return (os.path.relpath(path),)
    return ()


def _all_jobs(files: Sequence[str]) -> tuple[Job, ...]:
    found: list[Job] = []
    for file in config_files(files):
        jobs = read_jobs(Path(file))
        if jobs is None:
            at = Location(file, "", 1, 1)
            _fail("no-jobs", "it has no [tool.ftgen] table", at, "add one")
        found += jobs
    return tuple(found)


def _chosen(
    found: Sequence[Job], options: Mapping[str, Any], names: Sequence[str]
) -> tuple[list[Job], Mapping[str, Any]]:
    """The jobs that are meant, and the options that are left to be applied to them."""
    if names:
        known = {name: job for job in found if (name := _text(job, "name"))}
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known) if known else _nameless(found, name)
                at = Location(COMMAND_LINE, "--job", 1, 1)
                _fail("unknown-job", f"there is no job {name!r}", at, hint)
        return [known[name] for name in dict.fromkeys(names)], options
    if "spec" not in options:
        return list(found), options
    wanted = _same_file(options["spec"])
    rest = {key: value for key, value in options.items() if key != "spec"}
    return [
        job
        for job in found
        if _same_file(_path(job.folder, _text(job, "spec"))) == wanted
    ], rest


def _nameless(found: Sequence[Job], name: str) -> str:
    if found:
        return f'no job has a name; give one of them name = "{name}"'
    return "jobs stand in the [tool.ftgen] of a pyproject.toml; `ftgen init` writes one"


def _same_file(spec: str) -> str:
    return spec if is_url(spec) or spec in ("", STDIN) else os.path.realpath(spec)


def _text(job: Job, key: str) -> str:
    value = job.values.get(key, ("",))[0]
    return value if isinstance(value, str) else ""


def _path(folder: str, path: str) -> str:
    if is_url(path) or path in ("", STDIN):
        return path
    return os.path.normpath(os.path.join(folder, path))


def _config(job: Job, options: Mapping[str, Any]) -> Config:
    if problems := tuple(_problems(job, options)):
        raise FtgenError(*problems)
    values: dict[str, Any] = {"out": _path(job.folder, DEFAULT_OUT)}
    for key, (value, _) in job.values.items():
        setting = BY_KEY[key]
        if setting.kind == "texts":
            value = tuple(
                _path(job.folder, each) if setting.is_path else each for each in value
            )
        elif setting.is_path:
            value = _path(job.folder, value)
        values[setting.name] = value
    places = tuple(
        (BY_KEY[key].name, place)
        for key, (_, place) in job.values.items()
        if BY_KEY[key].name not in options
    )
    origin = Origin(at=job.at, places=(*places, *job.inner.items()))
    return Config(**{**values, **options, "origin": origin})


def _problems(job: Job, options: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for key, (value, place) in job.values.items():
        if key not in BY_KEY:
            message = f"{key!r} is no setting of ftgen"
            hint = did_you_mean(key, BY_KEY)
            yield _error("unknown-setting", message, place, hint)
            continue
        kind = BY_KEY[key].kind
        wanted, hint = _WANTED[kind]
        if not _is_a(kind, value):
            message = f"{key} is not {wanted}"
            yield _error("invalid-setting", message, place, hint.format(key=key))
        elif _is_blank(value):
            hint = "give it a value, or leave it out"
            yield _error("invalid-setting", f"{key} is blank", place, hint)
    if "spec" not in job.values and "spec" not in options:
        message, hint = "the job names no description", 'add spec = "openapi.yaml"'
        yield _error("invalid-setting", message, job.at, hint)


def _is_a(kind: Kind, value: Any) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "texts":
            return isinstance(value, list) and all(
                isinstance(each, str) for each in value
            )
        case "flag":
            return isinstance(value, bool)
        case "paging":
            return isinstance(value, dict)
        case "map":
            return isinstance(value, dict) and all(
                isinstance(each, str) for each in value.values()
            )


def _is_blank(value: Any) -> bool:
    texts = (
        value.values()
        if isinstance(value, dict)
        else [value] if isinstance(value, str) else value
    )
    return not isinstance(value, bool) and any(
        isinstance(text, str) and not text.strip() for text in texts
    )


def _require_filled(options: Mapping[str, Any]) -> None:
    for name, value in options.items():
        if name in BY_NAME and _is_blank(value):
            option = BY_NAME[name].option
            at = Location(COMMAND_LINE, option, 1, 1)
            hint = "give it a value; is a variable of the shell unset?"
            _fail("invalid-setting", f"{option} is blank", at, hint)


def _require_own_names(found: Sequence[Job]) -> None:
    seen: set[str] = set()
    for job in found:
        name = _text(job, "name")
        if name and name in seen:
            message = f"another job is called {name!r} too"
            hint = "give each job a name of its own"
            _fail("invalid-setting", message, job.values["name"][1], hint)
        seen.add(name)


def _require_own_folders(configs: Sequence[Config]) -> None:
    seen: set[str] = set()
    for config in configs:
        if os.path.realpath(config.out) in seen:
            message = f"another job writes to {config.out} too"
            is_written = "out" in dict(config.origin.places)
            at = config.origin.setting("out") if is_written else config.origin.at
            hint = 'give each job a folder of its own with out = "…"'
            _fail("invalid-setting", message, at, hint)
        seen.add(os.path.realpath(config.out))


def _no_jobs(options: Mapping[str, Any], files: Sequence[str]) -> NoReturn:
    if "spec" in options:
        at = Location(COMMAND_LINE, "--spec", 1, 1)
        message = f"no job of {', '.join(files)} generates from {options['spec']}"
        _fail("no-jobs", message, at, "leave --config out, or name a job with --job")
    _fail(
        "no-jobs",
        "no description is named, and no pyproject.toml has a [tool.ftgen] table",
        Location(COMMAND_LINE, "--spec", 1, 1),
        "write `ftgen openapi.yaml`, or let `ftgen init` write the job down",
    )


def _error(rule: str, message: str, at: Location, hint: str) -> Diagnostic:
    return finding(rule, message, at, hint)


def _fail(rule: str, message: str, at: Location, hint: str) -> NoReturn:
    raise FtgenError(_error(rule, message, at, hint))
