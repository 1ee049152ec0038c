"""The configuration of one job, and the check that its values make sense."""

from __future__ import annotations

import keyword
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ftgen.diagnostics import Diagnostic, FtgenError, Location, finding
from ftgen.hints import did_you_mean
from ftgen.options import BY_NAME
from ftgen.rules import RULES

COMMAND_LINE = "<command line>"
STDIN = "-"
DEFAULT_OUT = "out"
DEFAULT_TARGETS = ("client", "server", "docs")
FORMATTERS = ("black", "ruff", "none")
FILTER = re.compile(r"(tag|path|operation|schema|extension):.|deprecated$")
"""How a filter of --only and --exclude begins."""
PAGING_FIELDS = frozenset("kind parameter items next item more first".split())
SELECTOR = re.compile(r"(schema|operation|tag):.|property:.+\..")
"""How something that a name is chosen for is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a job was written down: ``places`` has the setting names that stand somewhere of their own."""

    at: Location
    places: tuple[tuple[str, Location], ...] = ()

    def setting(self, name: str) -> Location:
        """The place of a setting, or of a key of one (``names.tag:Jobs``), to report something about its value."""
        places = dict(self.places)
        key = name.partition(".")[0]
        option = Location(COMMAND_LINE, BY_NAME[key].option, 1, 1)
        return places.get(name) or places.get(key) or option


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What one job generates, from what, and where to.

    ``name`` is what the job is called, if it is. ``spec`` is the path of the description, its http or https
    address, or "-" for standard input; ``overlays`` are paths of OpenAPI Overlays for it. ``package`` is empty
    where it is to be named after the title of the description; ``names`` are those that are chosen otherwise,
    by what has them (``schema:Pet``); ``templates`` is a folder of templates that go before ftgen's. ``only``
    and ``exclude`` hold filters such as ``tag:Jobs``; ``pagination`` has what is said of the pages of operations
    by filter, ``show`` the rules whose notes are asked for.
    ``docs_base`` is the site that links of the description lead to which name none.
    ``after`` are commands that go over the output, which they call ``{out}``, before it is written.
    Raises FtgenError where a value is one that its setting cannot have.
    """

    spec: str
    name: str = ""
    targets: tuple[str, ...] = DEFAULT_TARGETS
    out: str = DEFAULT_OUT
    package: str = ""
    overlays: tuple[str, ...] = ()
    templates: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    pagination: Mapping[str, Any] = field(default_factory=dict)
    allow: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    format: str = "black"
    after: tuple[str, ...] = ()
    docs_base: str = ""
    strict: bool = False
    allow_remote: bool = False
    allow_outside: bool = False
    force: bool = False
    origin: Origin = field(
        default=Origin(at=Location(COMMAND_LINE, "", 1, 1)), compare=False
    )

    @property
    def is_finished(self) -> bool:
        """Whether commands decide on the output, of which ftgen cannot know when they would do something else."""
        return self.format == "ruff" or bool(self.after)

    @property
    def folder(self) -> str:
        """The folder of the description, which the files that belong to it are named from."""
        return "" if is_url(self.spec) else os.path.dirname(self.spec)

    @property
    def source(self) -> str:
        """What generated files call the description: the name of its file, without what could be a secret."""
        if self.spec == STDIN:
            return "standard input"
        return os.path.basename(self.spec.partition("?")[0].rstrip("/"))

    def __post_init__(self) -> None:
        if problems := tuple(_problems(self)):
            raise FtgenError(*problems)


def _problems(config: Config) -> Iterator[Diagnostic]:
    def problem(rule: str, setting: str, message: str, hint: str) -> Diagnostic:
        return finding(rule, message, config.origin.setting(setting), hint)

    if config.package and (
        not config.package.isidentifier() or keyword.iskeyword(config.package)
    ):
        message = f"{config.package!r} cannot be the name of a package"
        yield problem(
            "invalid-setting",
            "package",
            message,
            "use letters, digits and _, as in fine_tuning_api",
        )
    if config.format not in FORMATTERS:
        message = f"{config.format!r} is no formatter"
        hint = did_you_mean(config.format, FORMATTERS)
        yield problem("invalid-setting", "format", message, hint)
    for command in config.after:
        if "{out}" not in command:
            message = f"{command!r} does not say what it goes over"
            hint = "write {out} where the command takes the folder of the output"
            yield problem("invalid-setting", "after", message, hint)
    if config.docs_base and not is_url(config.docs_base):
        message = f"{config.docs_base!r} is no address of a site"
        hint = "write the whole of it, as in https://docs.example.com"
        yield problem("invalid-setting", "docs_base", message, hint)
    if not config.targets:
        hint = "name at least one, or leave the setting out"
        yield problem("invalid-setting", "targets", "targets is empty", hint)
    yield from _choices(config, problem)


def _choices(
    config: Config, problem: Callable[[str, str, str, str], Diagnostic]
) -> Iterator[Diagnostic]:
    """What is wrong with what is chosen of a description, and of the rules."""
    for selector, name in config.names.items():
        if not SELECTOR.match(selector):
            message = f"{selector!r} is nothing that has a name"
            hint = "write schema:KEY, operation:ID, tag:NAME or property:SCHEMA.NAME"
            yield problem("invalid-setting", f"names.{selector}", message, hint)
        elif not name.isidentifier():
            message = f"{name!r} cannot be a name in Python"
            hint = "use letters, digits and _"
            yield problem("invalid-setting", f"names.{selector}", message, hint)
    for name in config.allow:
        if name not in RULES:
            yield problem(
                "unknown-rule",
                "allow",
                f"there is no rule {name!r}",
                did_you_mean(name, RULES, "`ftgen explain` lists all rules"),
            )
    for name in config.show:
        if name not in RULES or not RULES[name].is_on_request:
            notes = [each.name for each in RULES.values() if each.is_on_request]
            message = f"{name!r} is no rule of notes"
            yield problem("unknown-rule", "show", message, did_you_mean(name, notes))
    for setting, text in (
        *(("only", text) for text in config.only),
        *(("exclude", text) for text in config.exclude),
        *((f"pagination.{text}", text) for text in config.pagination),
    ):
        if not FILTER.match(text):
            hint = "write tag:NAME, path:/PATH, operation:ID, schema:NAME, extension:x-NAME or deprecated"
            yield problem("invalid-setting", setting, f"{text!r} is not a filter", hint)
    for text, value in config.pagination.items():
        if not (value is False or is_paging(value)):
            message = f"{value!r} does not say how pages follow each other"
            hint = "see `ftgen explain unusable-pagination`, or write false"
            yield problem("invalid-setting", f"pagination.{text}", message, hint)


def is_paging(value: object) -> bool:
    """Whether this could say how pages follow each other."""
    told = {"kind": value} if isinstance(value, str) else value
    return (
        isinstance(told, Mapping)
        and "kind" in told
        and set(told) <= PAGING_FIELDS
        and all(
            isinstance(each, str) if name != "first" else type(each) is int
            for name, each in told.items()
        )
    )


def is_url(path: str) -> bool:
    """Whether this is an http or https address and no path of a file."""
    return path.startswith(("http://", "https://"))
