"""The run as a whole: nothing where all is as it was, else what is generated is written or checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ftgen.config import Config, is_url
from ftgen.diagnostics import FtgenError
from ftgen.findings import Findings, recalled
from ftgen.output.freshness import fresh
from ftgen.provenance import generator_of, options_of
from ftgen.result import Result, result_of

if TYPE_CHECKING:
    from ftgen.ir.api import Api


def generate(config: Config) -> Result:
    """Write what a job describes. Where the result is an error nothing was written."""

    def finish(findings: Findings) -> Result:
        from ftgen.production import write_output

        return write_output(config, findings)

    return _run(config, finish, fetching=config.allow_remote)


def check(config: Config) -> Result:
    """Compare what a job describes with what is there, and write nothing."""

    def finish(findings: Findings) -> Result:
        from ftgen.production import compare_output

        return compare_output(config, findings)

    return _run(config, finish)


def lowered(config: Config) -> tuple[Api | None, Result]:
    """The API of a job's description, None where the result is an error. Nothing is written."""
    found: list[Api] = []

    def finish(findings: Findings) -> Result:
        from ftgen.reading_api import read_api

        found.append(read_api(config, findings, fetching=False)[0])
        report = findings.report()
        return Result(status="ok", out=config.out, diagnostics=report)

    result = _run(replace(config, force=True), finish)
    return next(iter(found), None), result


def _run(
    config: Config, finish: Callable[[Findings], Result], *, fetching: bool = False
) -> Result:
    """The result of a job that has nothing to do, or of ``finish``, which alone imports what generates."""
    findings = Findings(config)
    try:
        return _up_to_date(config, findings, fetching=fetching) or finish(findings)
    except FtgenError as error:
        return Result(
            status="error",
            out=config.out,
            sources=(config.spec, *config.overlays),
            diagnostics=findings.report(error),
        )


def _up_to_date(config: Config, findings: Findings, *, fetching: bool) -> Result | None:
    """The result of a job that has nothing to do, found out without generating anything."""
    if config.spec == "-" or config.force or config.show or config.is_finished:
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
    return result_of(config, findings, manifest, stamp)
