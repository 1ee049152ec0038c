"""The run as a whole: read → load → lower → select → plan → render → format → write or check."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ftgen.config import Config
from ftgen.diagnostics import Diagnostic, FtgenError, Location, Severity
from ftgen.findings import Findings, recalled, remembered
from ftgen.formatting import Formatter, black_version
from ftgen.output.comparison import Change, compare, diff, drift
from ftgen.output.freshness import fresh
from ftgen.output.guards import (
    require_known,
    require_ours,
    require_writable,
    unwritable,
)
from ftgen.output.manifest import Manifest, digest, is_inside, spec_digest
from ftgen.output.writing import write
from ftgen.render import render, templates_folder
from ftgen.rules import RULES
from ftgen.targets.discovery import distributions, resolve
from ftgen.targets.plan import PlannedFile, Selection, Target, TextFile
from ftgen.version import __version__

if TYPE_CHECKING:
    from ftgen.ir.api import Api


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a job.

    ``files`` are the paths below ``out`` of all files of the job, or of those that differ where ``status``
    is drift; ``changes`` were written, or would be. ``next_steps`` tell how to run what was written.
    """

    status: Literal["ok", "drift", "error"]
    out: str
    package: str = ""
    files: tuple[str, ...] = ()
    operations: int = 0
    changes: tuple[Change, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    next_steps: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 written or clean, 1 drift or findings, 2 where the run could not start."""
        if self.status != "error":
            return int(self.status == "drift")
        errors = [
            item.rule for item in self.diagnostics if item.severity is Severity.ERROR
        ]
        return max(
            (RULES[rule].exit_code for rule in errors if rule in RULES), default=1
        )

    @property
    def diff(self) -> str:
        """The changes as a unified diff, from what is there to what ftgen generates."""
        return "".join(diff(self.out, self.changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Product:
    """What a job generates, not yet written."""

    files: Mapping[str, bytes]
    manifest: Manifest
    next_steps: tuple[str, ...]


def generate(config: Config) -> Result:
    """Write what a job describes. Where the result is an error nothing was written."""
    return _run(config, _write)


def check(config: Config) -> Result:
    """Compare what a job describes with what is there, and write nothing."""
    return _run(config, _compare)


def _run(config: Config, finish: Callable[[Config, Findings], Result]) -> Result:
    findings = Findings(config)
    try:
        return finish(config, findings)
    except FtgenError as error:
        raised = error
    except RecursionError:
        raised = _too_deep(config)
    return Result(status="error", out=config.out, diagnostics=findings.report(raised))


def _too_deep(config: Config) -> FtgenError:
    message = "schemas refer to each other more levels deep than ftgen can follow"
    hint = "let a schema refer to what it means rather than to a chain of others"
    at = Location(config.spec, "", 1, 1)
    return FtgenError(Diagnostic("nesting-limit", Severity.ERROR, message, at, hint))


def _write(config: Config, findings: Findings) -> Result:
    require_writable(config)
    if (manifest := _fresh(config)) is not None:
        findings.collected.extend(
            recalled(manifest.warnings, os.path.dirname(config.spec))
        )
        findings.stop_at_errors()
        return _result(config, findings, manifest)
    known = require_known(config)
    product = _produce(config, findings)
    comparison = compare(Path(config.out), product.files, known)
    require_ours(config, comparison, known, product.manifest.package)
    for path in comparison.kept:
        at = Location(f"{config.out}/{path}", "", 1, 1)
        findings.collected.warning(
            "kept-file", "no longer generated, but edited and so left in place", at
        )
    findings.stop_at_errors()
    try:
        write(Path(config.out), comparison.changes, product.manifest)
    except OSError as error:
        raise unwritable(config, error) from error
    result = _result(config, findings, product.manifest)
    return replace(result, changes=comparison.changes, next_steps=product.next_steps)


def _compare(config: Config, findings: Findings) -> Result:
    product = _produce(config, findings)
    changes = drift(Path(config.out), product.files, product.manifest)
    result = _result(config, findings, product.manifest)
    if not changes:
        return result
    return replace(
        result,
        status="drift",
        changes=changes,
        files=tuple(change.path for change in changes),
    )


def _produce(config: Config, findings: Findings) -> _Product:
    with Formatter() as formatter:
        return _run_stages(config, findings, formatter)


def _run_stages(config: Config, findings: Findings, formatter: Formatter) -> _Product:
    """The pipeline. Its stages are imported here: a run that has nothing to do pays for none of them."""
    from ftgen.ir.selection import select
    from ftgen.lower import lower
    from ftgen.openapi import load
    from ftgen.source import read

    targets = resolve(config.targets, config.origin.setting("targets"))
    document = read(config.spec)
    findings.locate_by(
        lambda at: document.place(at.pointer) if at.file == document.file else at
    )
    spec = load(
        document,
        allow_remote=config.allow_remote,
        allow_outside=config.allow_outside,
        diagnostics=findings.collected,
    )
    findings.locate_by(spec.locate)
    findings.stop_at_errors()
    whole = lower(spec, package=config.package, diagnostics=findings.collected)
    findings.stop_at_errors()
    _require_matches(config, whole)
    api = select(whole, config.only, config.exclude)
    selection = Selection(
        package=api.package,
        targets=tuple(target.name for target in targets),
        exports=dict(pair for target in targets for pair in target.exports),
    )
    files = _encoded(formatter.format(render(_planned(targets, api, selection))))
    steps = (target.next_steps(api, selection) for target in targets)
    manifest = _manifest(config, findings, api, dict(spec.sources), files)
    return _Product(
        files=files, manifest=manifest, next_steps=tuple(filter(None, steps))
    )


def _planned(
    targets: Iterable[Target], api: Api, selection: Selection
) -> Iterator[PlannedFile]:
    for target in targets:
        yield from target.plan(api, selection)


def _encoded(files: Iterable[TextFile]) -> dict[str, bytes]:
    encoded: dict[str, bytes] = {}
    for file in files:
        content = file.text.encode()
        if (
            not is_inside(file.path)
            or encoded.setdefault(file.path, content) != content
        ):
            raise ValueError(
                f"targets planned {file.path!r} twice with different text, or outside the output"
            )
    return dict(sorted(encoded.items()))


def _manifest(
    config: Config,
    findings: Findings,
    api: Api,
    sources: Mapping[str, str],
    files: Mapping[str, bytes],
) -> Manifest:
    operations = {
        (operation.path, operation.method): {
            "method": operation.method,
            "path": operation.path,
            "operation_id": operation.id,
            "attribute": f"{group.name}.{operation.name}",
        }
        for group in reversed(api.groups)
        for operation in group.operations
    }
    return Manifest(
        package=api.package,
        **_tools(config),
        options=_options(config),
        spec=spec_digest(sources),
        sources=sources,
        operations=tuple(operations[key] for key in sorted(operations)),
        warnings=remembered(findings.report(), os.path.dirname(config.spec)),
        files={path: digest(content) for path, content in files.items()},
    )


def _tools(config: Config) -> dict[str, Any]:
    return {
        "ftgen": __version__,
        "black": black_version(),
        "plugins": distributions(config.targets),
    }


def _options(config: Config) -> dict[str, Any]:
    """The settings that decide what is generated; the order in which they were given does not."""
    lists = {
        name: sorted(set(getattr(config, name)))
        for name in ("targets", "only", "exclude", "allow")
    }
    flags = {
        name: getattr(config, name)
        for name in ("package", "allow_remote", "allow_outside")
    }
    return {"spec": os.path.basename(config.spec), **lists, **flags}


def _fresh(config: Config) -> Manifest | None:
    if config.spec == "-":
        return None
    return fresh(
        Path(config.out),
        folder=Path(config.spec).parent,
        tools=_tools(config),
        options=_options(config),
        generator=(Path(__file__).parent, templates_folder()),
    )


def _result(config: Config, findings: Findings, manifest: Manifest) -> Result:
    return Result(
        status="ok",
        out=config.out,
        package=manifest.package,
        files=tuple(manifest.files),
        operations=len(manifest.operations),
        diagnostics=findings.report(),
    )


def _require_matches(config: Config, api: Api) -> None:
    from ftgen.ir.selection import unmatched

    for setting, filters in (("only", config.only), ("exclude", config.exclude)):
        for text in unmatched(api, filters):
            message = f"{text} selects no operation"
            hint = (
                "tags, paths and operation ids are matched whole; * stands for any text"
            )
            at = config.origin.setting(setting)
            raise FtgenError(
                Diagnostic("unmatched-filter", Severity.ERROR, message, at, hint)
            )
