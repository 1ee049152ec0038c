"""Reads generated documentation as a renderer would: headings, anchors, links, tables, code."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ftgen import Config, generate

_MARK = re.compile(r'<a id="([A-Za-z0-9_.&#;-]+)">')

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@dataclass
class Page:
    """What a Markdown page shows."""

    headings: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """The ids of empty links: places that can be led to, and no other HTML."""

    @property
    def anchors(self) -> set[str]:
        return {*github_slugs(text for _, text in self.headings), *self.marks}


def github_slugs(headings: Iterable[str]) -> Iterator[str]:
    """Anchors as github-slugger makes them."""
    seen: dict[str, int] = {}
    for heading in headings:
        slug = original = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        while slug in seen:
            seen[original] += 1
            slug = f"{original}-{seen[original]}"
        seen[slug] = 0
        yield slug


def text_of(tokens: Iterable[Token]) -> str:
    return "".join(
        (
            text_of(token.children)
            if token.children
            else "\n" if token.type == "softbreak" else _shown(token)
        )
        for token in tokens
    )


def _shown(token: Token) -> str:
    is_mark = token.type == "html_inline" and _MARK.fullmatch(token.content)
    return "" if is_mark or token.content == "</a>" else token.content


def read(markdown: str) -> Page:
    """A page as GitHub would show it."""
    page = Page()
    tokens = PARSER.parse(markdown)
    for place, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                page.headings.append(
                    (token.tag, text_of(tokens[place + 1].children or []))
                )
            case "fence":
                page.code.append((token.info, token.content))
            case "html_block":
                page.html.append(token.content)
            case "table_open":
                page.tables.append([])
            case "tr_open":
                page.tables[-1].append([])
            case "th_open" | "td_open":
                page.tables[-1][-1].append(text_of(tokens[place + 1].children or []))
            case "inline":
                children = token.children or []
                _read_html(children, page)
                page.links += [
                    str(each.attrGet("href"))
                    for each in children
                    if each.type == "link_open"
                ]
                page.links += [
                    str(each.attrGet("src"))
                    for each in children
                    if each.type == "image"
                ]
    return page


def _read_html(children: list[Token], page: Page) -> None:
    """Marks are read; all else is HTML that should not be there."""
    written = [each.content for each in children if each.type == "html_inline"]
    for place, tag in enumerate(written):
        if found := _MARK.fullmatch(tag):
            page.marks.append(unescape(found[1]))
        elif tag != "</a>" or not _MARK.fullmatch(written[place - 1]):
            page.html.append(tag)


class Html(HTMLParser):
    """Collects what an HTML page is made of; ``broken`` lists tags that are not closed where they should be."""

    VOID = frozenset({"meta", "input", "br", "hr", "wbr"})
    ENDED_BY_THE_NEXT = frozenset({"dt", "dd"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.broken: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        self.broken += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in self.ENDED_BY_THE_NEXT:
            self._end_term()
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")

    def _end_term(self) -> None:
        """The end of a term, whose tag may be left out (HTML, optional tags)."""
        if self.open and self.open[-1] in self.ENDED_BY_THE_NEXT:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.ENDED_BY_THE_NEXT:
            self._end_term()
        if not self.open or self.open.pop() != tag:
            self.broken.append(tag)

    def handle_data(self, data: str) -> None:
        if "script" not in self.open and "style" not in self.open:
            self.text.append(data)


def dead_links(files: Mapping[str, str]) -> list[str]:
    """Every internal link that leads nowhere, and every external one that is not http, https or mailto."""
    pages = {path: read(text) for path, text in files.items() if path.endswith(".md")}
    anchors = {path: page.anchors for path, page in pages.items()}
    links = {path: page.links for path, page in pages.items()}
    for path, text in files.items():
        if path.endswith(".html"):
            html = Html(text)
            anchors[path], links[path] = set(html.ids), html.links
    return [
        f"{path}: {link}"
        for path in links
        for link in links[path]
        if not _resolves(link, path, anchors)
    ]


def _resolves(link: str, path: str, anchors: Mapping[str, set[str]]) -> bool:
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", link):
        return link.lower().startswith(("http://", "https://", "mailto:"))
    target, _, fragment = unquote(link).partition("#")
    target = (
        posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if target
        else path
    )
    return target in anchors and (not fragment or fragment in anchors[target])


def documentation(
    description: object, folder: Path, *, targets: tuple[str, ...] = ("docs",)
) -> dict[str, str]:
    """The files below docs/ that ftgen writes for a description, a path or what is to be dumped to one."""
    if isinstance(description, Path):
        spec = description
    else:
        spec = folder / "openapi.json"
        spec.write_text(json.dumps(description), "utf-8")
    out = folder / "out"
    result = generate(
        Config(spec=str(spec), targets=targets, out=str(out), package="documented_api")
    )
    assert result.status == "ok", result.diagnostics
    docs = out / "docs"
    paths = sorted(path for path in docs.rglob("*") if path.is_file())
    return {
        path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in paths
    }
