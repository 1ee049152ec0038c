"""What comes of a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ftgen.config import Config
from ftgen.diagnostics import Diagnostic
from ftgen.findings import Findings, source_path
from ftgen.output.comparison import Change, diff
from ftgen.output.freshness import Stamp
from ftgen.output.manifest import NAME, Manifest
from ftgen.provenance import template_files
from ftgen.rules import RULES
from ftgen.severity import Severity


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
        """The changes as a unified diff, from what is there to what ftgen generates.

        The manifest, which has the digests of the others, is shown where nothing else changes.
        """
        shown = tuple(change for change in self.changes if change.path != NAME)
        return "".join(diff(self.out, shown or self.changes))


def result_of(
    config: Config, findings: Findings, manifest: Manifest, stamp: Stamp
) -> Result:
    """The result of a job whose output is as a manifest says."""
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
