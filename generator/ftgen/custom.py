"""Templates of the user that go before those of ftgen: whether they are what they are taken for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ftgen import contexts
from ftgen.config import Config
from ftgen.diagnostics import Diagnostics, Location
from ftgen.hints import did_you_mean
from ftgen.targets.discovery import packages

CONTEXTS = "contexts.json"


def custom_folder(config: Config) -> Path | None:
    """The folder of the user's templates; None where there is none."""
    return Path(config.templates).absolute() if config.templates else None


def check_templates(config: Config, diagnostics: Diagnostics) -> None:
    """Report templates that go before none, or that are given something else than when they were written."""
    folder = custom_folder(config)
    if folder is None:
        return
    at = config.origin.setting("templates")
    if not folder.is_dir():
        message = f"{config.templates} is no folder"
        diagnostics.report(
            "invalid-setting", message, at, "`ftgen templates` makes one"
        )
        return
    known, digests = contexts.templates(), digests_of(folder)
    for path in sorted(folder.rglob("*.jinja")):
        name, place = path.relative_to(folder).as_posix(), Location(str(path), "", 1, 1)
        if name in known and digests.get(name, "") not in ("", contexts.digest(name)):
            message = f"what {name} is given has changed since it was written"
            hint = "compare CONTEXTS.md with that of `ftgen templates`, which also takes note of it"
            diagnostics.report("changed-context", message, place, hint)
        elif name not in known and not _may_be_used(name, config):
            message = f"there is no template {name} that this one could go before"
            hint = did_you_mean(
                name, known, "begin its name with _ if others include it"
            )
            diagnostics.report("unknown-template", message, place, hint)


def _may_be_used(name: str, config: Config) -> bool:
    """Whether others may include a template, or a plug-in may have one of this name."""
    folders = {each.partition("/")[0] for each in contexts.templates()}
    is_foreign = name.partition("/")[0] not in folders
    return Path(name).name.startswith("_") or (
        is_foreign and bool(packages(config.targets))
    )


def digests_of(folder: Path) -> dict[str, str]:
    """What each template of a folder was given when it was written, as digests."""
    try:
        found: Any = json.loads((folder / CONTEXTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return (
        {str(name): str(told) for name, told in found.items()}
        if isinstance(found, dict)
        else {}
    )
