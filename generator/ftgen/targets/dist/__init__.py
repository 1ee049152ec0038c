"""The dist target: what makes the output a project that can be installed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ftgen.ir.api import Api
from ftgen.python.text import one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs import markdown
from ftgen.targets.docs.client_calls import calling
from ftgen.targets.docs.client_sections import Shown, is_plain
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.places import operation_pages
from ftgen.targets.lending import lent_by
from ftgen.targets.plan import PlannedFile, Selection, TemplateFile
from ftgen.targets.samples import Samples

_REQUIREMENTS = {
    "client": ("httpx2>=2.12",),
    "server": ("starlette>=1", "python-multipart>=0.0.20"),
}
_VERSION = re.compile(r"v?(\d+(?:\.\d+)*)(?:[-._]?(a|b|rc)[-._]?(\d+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pyproject:
    """What pyproject.toml prints, as strings of TOML."""

    name: str
    version: str
    description: str
    package: str
    requirements: tuple[str, ...]
    shipped: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Readme:
    """What README.md prints."""

    title: str
    summary: str
    install: str
    code: str
    more: str


@dataclass(frozen=True, slots=True)
class DistTarget:
    """Plans pyproject.toml and README.md beside the package."""

    name: str = "dist"
    requires: tuple[str, ...] = ("models",)
    exports: tuple[tuple[str, str], ...] = ()

    def plan(self, api: Api, selection: Selection) -> Iterable[PlannedFile]:
        """The two files."""
        name = selection.package.replace("_", "-")
        summary = one_line(api.summary) or one_line(api.description)
        project = Pyproject(
            name=_toml(name),
            version=_toml(_version(api.version)),
            description=_toml((summary or one_line(api.title))[:300]),
            package=_toml(selection.package),
            requirements=tuple(map(_toml, _requirements(selection))),
            shipped=tuple(_shipped(selection)),
        )
        yield TemplateFile(
            path="pyproject.toml",
            template="packaging/pyproject.toml.jinja",
            view=project,
        )
        readme = Readme(
            title=markdown.escape(api.title),
            summary=markdown.block(api.description or api.summary),
            install=markdown.code_block(
                'pip install .    # or ".[orjson]", which is faster', "console"
            ),
            code=_first_call(api, selection)
            or markdown.code_block(f"import {selection.package}", "python"),
            more=" ".join(_pages(selection)),
        )
        yield TemplateFile(
            path="README.md", template="packaging/readme.md.jinja", view=readme
        )

    def next_steps(self, api: Api, selection: Selection) -> str:
        """How the project is installed."""
        return "pip install the folder, as in: pip install ./out"


def _first_call(api: Api, selection: Selection) -> str:
    """A call of the client; empty where there is none to show."""
    if "client" not in selection.targets:
        return ""
    codecs = Codecs(api.models)
    samples = Samples(codecs, lent_by(api, codecs))
    examples = Examples(api, selection.package, codecs, samples)
    shown = Shown(operation_pages(api, codecs), examples)
    chosen = shown.first(is_plain)
    return "" if chosen is None else calling(shown, chosen).code


def _pages(selection: Selection) -> Iterator[str]:
    """What leads to the documentation, where that is part of the project."""
    if "docs" in selection.targets:
        yield "All operations and models are described in [docs](docs/README.md)."
        if "client" in selection.targets:
            yield "How the client is used is told [there](docs/client.md) too."


def _requirements(selection: Selection) -> Iterator[str]:
    for target in sorted(selection.targets):
        yield from _REQUIREMENTS.get(target, ())


def _shipped(selection: Selection) -> Iterator[tuple[str, str]]:
    """The files of the documentation that a server serves, and where they stand in the package."""
    if {"docs", "server"} <= set(selection.targets):
        names = ["reference.html"] + (["openapi.json"] if selection.description else [])
        for name in names:
            yield _toml(f"docs/{name}"), _toml(f"{selection.package}/_docs/{name}")


def _version(text: str) -> str:
    """The version as PEP 440 has it; 0 where it is none."""
    match = _VERSION.match(text.strip())
    if match is None:
        return "0"
    stage = f"{match[2].lower()}{match[3]}" if match[2] else ""
    return f"{match[1]}{stage}"


def _toml(text: str) -> str:
    """A basic string of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


TARGET = DistTarget()
