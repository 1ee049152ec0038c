"""Description → API: read, lowered, named, and of it what a job is about."""

from __future__ import annotations

from ftgen.config import Config
from ftgen.description import Described, describe
from ftgen.diagnostics import FtgenError, finding
from ftgen.findings import Findings
from ftgen.ir.api import Api
from ftgen.ir.selection import select, unmatched
from ftgen.lower import Paging, Renames, Stated
from ftgen.scopes import lower_and_name


def read_api(
    config: Config, findings: Findings, *, fetching: bool
) -> tuple[Api, Described]:
    """The API that a job is about, and the description that it was read from."""
    described = describe(config, findings, fetching=fetching)
    renames = Renames(config.names)
    paging = {
        text: Stated(value, config.origin.setting(f"pagination.{text}"))
        for text, value in config.pagination.items()
    }
    whole = lower_and_name(
        described.spec,
        package=config.package,
        diagnostics=findings.collected,
        renames=renames,
        paging=Paging(paging),
    )
    findings.stop_at_errors()
    _require_matches(config, whole, renames)
    return select(whole, config.only, config.exclude), described


def _require_matches(config: Config, api: Api, renames: Renames) -> None:
    problems = [
        ("unmatched-filter", setting, f"{text} selects nothing", hint)
        for setting, filters in (("only", config.only), ("exclude", config.exclude))
        for text, hint in unmatched(api, filters)
    ]
    problems += [
        ("unmatched-filter", f"pagination.{text}", f"{text} selects nothing", hint)
        for text, hint in unmatched(api, tuple(config.pagination))
    ]
    problems += [
        ("unmatched-name", f"names.{selector}", f"there is no {selector}", hint)
        for selector, hint in renames.unmatched()
    ]
    if problems:
        raise FtgenError(
            *(
                finding(rule, message, config.origin.setting(setting), hint)
                for rule, setting, message, hint in problems
            )
        )
