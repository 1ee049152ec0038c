"""What a job generates, written or compared: read → load → lower → select → plan → render → format.

The pipeline imports this module where there is something to do: a run that has nothing to do pays for none of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ftgen.assembly import assemble, exports, next_steps, without_foreign_attributes
from ftgen.config import Config
from ftgen.custom import check_templates, custom_folder
from ftgen.diagnostics import Location
from ftgen.findings import Findings, remembered
from ftgen.formatting import Formatter
from ftgen.output.comparison import Change, compare, current, drift, owned
from ftgen.output.drift import drift_findings, mending, reason
from ftgen.output.finishing import finished
from ftgen.output.freshness import Stamp, load_stamp, save_stamp
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
from ftgen.output.writing import prepare, write
from ftgen.provenance import generator_of, manifest_of
from ftgen.reading_api import read_api
from ftgen.result import Result, result_of
from ftgen.targets.discovery import resolve
from ftgen.targets.plan import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class _Product:
    """What a job generates, not yet written."""

    files: Mapping[str, bytes]
    manifest: Manifest
    stamp: Stamp
    next_steps: tuple[str, ...]


def write_output(config: Config, findings: Findings) -> Result:
    """Write what a job generates."""
    product = _produce(config, findings, True)
    is_first = not Path(config.out, NAME).exists()
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
        prepare(Path(config.out))
        save_stamp(Path(config.out), product.stamp, product.manifest)
    result = result_of(config, findings, product.manifest, product.stamp)
    steps = product.next_steps if is_first else ()
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


def compare_output(config: Config, findings: Findings) -> Result:
    """Compare what a job generates with what is there."""
    product = _produce(config, findings, False)
    out, new = Path(config.out), product.manifest
    known = current(out)
    why = reason(known, new, load_stamp(out), product.stamp)
    try:
        changes = drift(out, product.files, new, why)
    except OSError as error:
        raise unwritable(config, error) from error
    if not changes:
        return result_of(config, findings, new, product.stamp)
    findings.collected.extend(drift_findings(config, changes, known, new))
    return replace(
        result_of(config, findings, new, product.stamp),
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
    """The stages, one after the other."""
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
