"""The pages in their order, for programs that lay out sites and for those that read them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ftgen.ir.api import Api
from ftgen.python.text import one_line
from ftgen.targets.docs import markdown
from ftgen.targets.docs.places import Page, Readme, is_big
from ftgen.targets.plan import PlannedFile, TextFile


def contents(
    pages: tuple[Page, ...], api: Api, readme: Readme
) -> Iterator[PlannedFile]:
    """SUMMARY.md for MkDocs and mdBook, _toc.yml for Sphinx, llms.txt for language models."""
    yield TextFile(path="docs/SUMMARY.md", text=_summary(pages, api, readme))
    yield TextFile(path="docs/_toc.yml", text=_toc(pages, api, readme))
    yield TextFile(path="docs/llms.txt", text=_llms(pages, api))


def _summary(pages: tuple[Page, ...], api: Api, readme: Readme) -> str:
    lines = ["- [Overview](README.md)"]
    lines += [f"- [{page.served.class_name}]({page.path})" for page in pages]
    if readme.authorization != "README.md":
        lines.append(f"- [Authorization]({readme.authorization})")
    if api.models:
        place = "models.md" if is_big(api) else f"README.md#{readme.sections['Models']}"
        lines += [f"- [Models]({place})"]
        lines += [f"    - [{each.name}](models/{each.name}.md)" for each in api.models]
    return "\n".join(lines) + "\n"


def _toc(pages: tuple[Page, ...], api: Api, readme: Readme) -> str:
    """The table of contents of sphinx-external-toc."""
    lines = ["format: jb-book", "root: README", "parts:"]
    own = {readme.authorization} - {"README.md"}
    lines += _part("APIs", [*(page.path for page in pages), *own])
    index = ["models.md"] if is_big(api) else []
    lines += _part(
        "Models", [*index, *(f"models/{each.name}.md" for each in api.models)]
    )
    return "\n".join(lines) + "\n"


def _part(caption: str, paths: list[str]) -> Iterator[str]:
    if paths:
        yield f"  - caption: {caption}"
        yield "    chapters:"
        yield from (
            f"      - file: {json.dumps(each.removesuffix('.md'))}" for each in paths
        )


def _llms(pages: tuple[Page, ...], api: Api) -> str:
    """The form of llmstxt.org: a title, a summary, and lists of links with what each leads to."""
    about = one_line(api.summary) or markdown.summary(api.description)
    lines = [f"# {markdown.escape(api.title)}", ""]
    lines += [f"> {about}", ""] if about else []
    for page in pages:
        lines += [f"## {page.served.class_name}", ""]
        for each in page.served.group.operations:
            said = markdown.summary(each.summary or each.description)
            told = f"{each.method} {markdown.escape(each.path)}" + (
                f": {said}" if said else ""
            )
            lines.append(
                f"- [{each.name}]({page.path}#{page.anchors[each.name]}): {told}"
            )
        lines.append("")
    if api.models:
        lines += ["## Models", ""]
        for model in api.models:
            said = markdown.summary(model.description or model.title)
            lines.append(
                f"- [{model.name}](models/{model.name}.md)"
                + (f": {said}" if said else "")
            )
    return "\n".join(lines).rstrip("\n") + "\n"
