"""Whether the version of a description tells of its changes, by semantic versioning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ftgen.diagnostics import Diagnostic, Location
from ftgen.openapi import Spec
from ftgen.rules import RULES

_VERSION = re.compile(r"v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?:[-+].*)?")
_PARTS = ("major", "minor", "patch")


def compare_versions(old: Spec, new: Spec, bump: str) -> Iterator[Diagnostic]:
    """Report a version that is raised by less than ``bump``, where both are of semantic versioning.

    Before 1.0.0 anything may change with another minor version.
    """
    texts = [spec.description.info.version for spec in (old, new)]
    before, after = map(_parsed, texts)
    if bump in ("none", "patch") or before is None or after is None:
        return
    wanted = bump if before[0] else "minor"
    position = _PARTS.index(wanted)
    if after[: position + 1] > before[: position + 1]:
        return
    rule = RULES["unraised-version"]
    message = f"the version is {texts[1]}, was {texts[0]}, but the changes ask for another {wanted} version"
    raised = [
        *before[:position],
        before[position] + 1,
        *(0 for _ in before[position + 1 :]),
    ]
    yield Diagnostic(
        rule.name,
        rule.severity,
        message,
        new.locate(_place(new)),
        f"{'.'.join(map(str, raised))} would tell of them",
        before=old.locate(_place(old)),
    )


def _parsed(text: str) -> tuple[int, ...] | None:
    match = _VERSION.fullmatch(text.strip())
    return tuple(int(part or 0) for part in match.groups()) if match else None


def _place(spec: Spec) -> Location:
    return spec.description.at.child("info", "version")
