"""The run as a whole: read → load → lower → select → plan → render → format → write or check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ftgen.config import Config, is_url
from ftgen.diagnostics import Diagnostic, FtgenError, Location
from ftgen.findings import Findings, recalled, remembered, source_path
from ftgen.formatting import Formatter
from ftgen.output.comparison import Change, compare, current, diff, drift, owned
from ftgen.output.drift import drift_findings, mending, reason
from ftgen.output.finishing import finished, is_finished
from ftgen.output.freshness import Stamp, fresh, load_stamp, save_stamp
from ftgen.output.guards import (
    require_known,
    require_ours,
    require_own_folder,
    require_writable,
    unwritable,
)
from ftgen.output.locking import locked
from ftgen.output.manifest import (
    NAME,
    PENDING,
    BrokenManifestError,
    Manifest,
    plain,
)
from ftgen.output.writing import write
from ftgen.provenance import generator_of, manifest_of, options_of, template_files
from ftgen.rules import RULES
from ftgen.severity import Severity
from ftgen.targets.discovery import resolve
from ftgen.targets.plan import Selection

if TYPE_CHECKING:
    from ftgen.ir.api import Api


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a job.

    ``files`` are the paths below ``out`` of all files of the job, or of those that differ where ``status``
    is drift; ``sources`` are the files that it reads. ``changes`` were written, or would be, and ``mending`` is
    the command that writes them. ``next_steps`` tell how to run what was written.
    """

    status: Literal["ok", "drift", "error"]
    out: str
    package: str = ""
    files: tuple[str, ...] = ()
    operations: int = 0
    sources: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    next_steps: tuple[str, ...] = ()
    mending: str = ""

    @property
    def exit_code(self) -> int:
        """0 written or clean, 1 drift or findings, 2 where the run could not start."""
        if self.status == "ok":
            return 0
        errors = [
            item.rule for item in self.diagnostics if item.severity is Severity.ERROR
        ]
        default = int(self.status == "error")
        return max(
            (RULES[rule].exit_code for rule in errors if rule in RULES), default=default
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
    stamp: Stamp
    next_steps: tuple[str, ...]


def generate(config: Config) -> Result:
    """Write what a job describes. Where the result is an error nothing was written."""
    return _run(config, _write)


def check(config: Config) -> Result:
    """Compare what a job describes with what is there, and write nothing."""
    return _run(config, _compare)


def lowered(config: Config) -> tuple[Api | None, Result]:
    """The API of a job's description, None where the result is an error. Nothing is written."""
    found: list[Api] = []

    def finish(config: Config, findings: Findings) -> Result:
        from ftgen.reading_api import read_api

        found.append(read_api(config, findings, fetching=False)[0])
        report = findings.report()
        return Result(status="ok", out=config.out, diagnostics=report)

    result = _run(replace(config, force=True), finish)
    return next(iter(found), None), result


def _run(config: Config, finish: Callable[[Config, Findings], Result]) -> Result:
    findings = Findings(config)
    try:
        fetching = config.allow_remote and finish is _write
        found = _up_to_date(config, findings, fetching=fetching)
        return found or finish(config, findings)
    except FtgenError as error:
        return Result(
            status="error",
            out=config.out,
            sources=(config.spec, *config.overlays),
            diagnostics=findings.report(error),
        )


def _up_to_date(config: Config, findings: Findings, *, fetching: bool) -> Result | None:
    """The result of a job that has nothing to do, found out without generating anything."""
    if config.spec == "-" or config.force or config.show or is_finished(config):
        return None
    found = fresh(
        Path(config.out),
        folder=Path(config.folder),
        generator=generator_of(config),
        options=options_of(config),
    )
    if found is None:
        return None
    manifest, stamp = found
    if fetching and any(map(is_url, stamp.sources)):
        return None
    findings.collected.extend(recalled(stamp.warnings, config.folder))
    findings.stop_at_errors()
    return _result(config, findings, manifest, stamp)


def _write(config: Config, findings: Findings) -> Result:
    product = _produce(config, findings, True)
    changes: tuple[Change, ...] = ()
    if not _is_there(config, product):
        require_writable(config)
        require_own_folder(config)
        try:
            with locked(Path(config.out)):
                changes = _put(config, findings, product)
        except OSError as error:
            raise unwritable(config, error) from error
    with suppress(OSError):  # without a stamp the next run is slow, and no less right
        save_stamp(Path(config.out), product.stamp, product.manifest)
    result = _result(config, findings, product.manifest, product.stamp)
    steps = product.next_steps if changes else ()
    return replace(result, changes=changes, next_steps=steps)


def _is_there(config: Config, product: _Product) -> bool:
    """Whether there is nothing to write: not even a folder that may be written is needed then."""
    out = Path(config.out)
    try:
        known = owned(out)
        written = plain((out / NAME).read_bytes()).decode()
        is_same = written == product.manifest.text() and not (out / PENDING).exists()
        return is_same and not compare(out, product.files, known)
    except (BrokenManifestError, OSError, ValueError):
        return False


def _put(config: Config, findings: Findings, product: _Product) -> tuple[Change, ...]:
    known = require_known(config)
    changes = compare(Path(config.out), product.files, known)
    kept = [change for change in changes if change.is_kept and not config.force]
    changes = tuple(change for change in changes if change not in kept)
    require_ours(config, changes, known, product.manifest.package)
    for change in kept:
        at = Location(f"{config.out}/{change.path}", "", 1, 1)
        findings.collected.report(
            "kept-file", "no longer generated, but edited and so left in place", at
        )
    findings.stop_at_errors()
    listed = [other.files for other in known]
    still = {
        change.path: files[change.path]
        for change in kept
        for files in listed
        if change.path in files
    }
    files = dict(sorted({**product.manifest.files, **still}.items()))
    write(Path(config.out), changes, replace(product.manifest, files=files))
    return changes


def _compare(config: Config, findings: Findings) -> Result:
    product = _produce(config, findings, False)
    out, new = Path(config.out), product.manifest
    known = current(out)
    why = reason(known, new, load_stamp(out), product.stamp)
    try:
        changes = drift(out, product.files, new, why)
    except OSError as error:
        raise unwritable(config, error) from error
    if not changes:
        return _result(config, findings, new, product.stamp)
    findings.collected.extend(drift_findings(config, changes, known, new))
    return replace(
        _result(config, findings, new, product.stamp),
        status="drift",
        changes=changes,
        files=tuple(change.path for change in changes),
        mending=mending(config, changes),
    )


def _produce(config: Config, findings: Findings, fetching: bool) -> _Product:
    if config.format != "black":
        return _run_stages(config, findings, None, fetching)
    with Formatter() as formatter:
        return _run_stages(config, findings, formatter, fetching)


def _run_stages(
    config: Config, findings: Findings, formatter: Formatter | None, fetching: bool
) -> _Product:
    """The pipeline. Its stages are imported here: a run that has nothing to do pays for none of them."""
    from ftgen.assembly import (
        assemble,
        exports,
        next_steps,
        without_foreign_attributes,
    )
    from ftgen.custom import check_templates, custom_folder
    from ftgen.reading_api import read_api

    targets = resolve(config.targets, config.origin.setting("targets"))
    check_templates(config, findings.collected)
    api, described = read_api(config, findings, fetching=fetching)
    selection = Selection(
        package=api.package,
        targets=tuple(provided.target.name for provided in targets),
        exports=exports(targets),
        docs_base=config.docs_base,
        description=described.text,
    )
    files = assemble(
        targets, api, selection, formatter, config.source, custom_folder(config)
    )
    files = finished(config, without_foreign_attributes(Path(config.out), files))
    files.update(described.copies)
    return _Product(
        files=files,
        manifest=manifest_of(config, api, files),
        stamp=Stamp(
            generator=generator_of(config),
            sources=described.sources,
            warnings=remembered(findings.report(), config.folder),
        ),
        next_steps=tuple(next_steps(targets, api, selection, Path(config.out))),
    )


def _result(
    config: Config, findings: Findings, manifest: Manifest, stamp: Stamp
) -> Result:
    return Result(
        status="ok",
        out=config.out,
        package=manifest.package,
        files=tuple(manifest.files),
        operations=len(manifest.operations),
        sources=(
            *(source_path(name, config.folder) for name in stamp.sources),
            *template_files(config),
        ),
        diagnostics=findings.report(),
    )
