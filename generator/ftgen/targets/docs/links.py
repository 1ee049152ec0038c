"""Where everything stands: the pages, their anchors, and the links between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from ftgen.ir.api import Api, Group, Operation
from ftgen.targets.code import one_line

_NOT_IN_SLUGS = re.compile(r"[^\w\- ]")


class Slugs:
    """The anchors of a page's headings as GitHub makes them: repeated ones are numbered."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def add(self, heading: str) -> str:
        """The anchor of the page's next heading."""
        base = slug = _NOT_IN_SLUGS.sub("", heading.strip().lower()).replace(" ", "-")
        while slug in self._seen:
            self._seen[base] += 1
            slug = f"{base}-{self._seen[base]}"
        self._seen[slug] = 0
        return slug


def operation_sections(operation: Operation) -> tuple[str, ...]:
    """The headings below an operation's own, in their order."""
    return (
        "Example implementation",
        "Example call",
        "Parameters",
        *(("Request body",) if operation.body else ()),
        "Return type",
        "Responses",
        *(("Callbacks",) if operation.callbacks else ()),
        "Authorization",
        "HTTP request headers",
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A page of operations: its title, its path below docs/, the anchors of its title and operations."""

    group: Group
    title: str
    path: str
    is_webhook: bool
    top: str
    anchors: dict[str, str]


def operation_pages(api: Api) -> tuple[Page, ...]:
    """The pages of operations: one an API, one a group of webhooks."""
    return (
        *(_page(each, f"{each.class_name}Api", f"apis/{each.class_name}Api.md", False) for each in api.groups),
        *(_page(each, f"{each.class_name} webhooks", f"webhooks/{each.class_name}.md", True) for each in api.webhooks),
    )


def _page(group: Group, title: str, path: str, is_webhook: bool) -> Page:
    slugs = Slugs()
    top = slugs.add(title)
    slugs.add("Service declaration")
    anchors: dict[str, str] = {}
    for operation in group.operations:
        anchors[operation.name] = slugs.add(operation.name)
        for section in operation_sections(operation):
            slugs.add(section)
    return Page(group, title, path, is_webhook, top, anchors)


@dataclass(frozen=True, slots=True)
class Readme:
    """The anchors of the README's headings: of its sections, and of the security schemes by their names."""

    sections: dict[str, str]
    schemes: dict[str, str]


def readme(api: Api) -> Readme:
    """The README's headings, in their order: the title, the sections, the schemes in the last of them."""
    slugs = Slugs()
    slugs.add(one_line(api.title))
    sections = {section: slugs.add(section) for section in readme_sections(api)}
    return Readme(sections, {scheme.name: slugs.add(scheme.name) for scheme in api.security_schemes})


def readme_sections(api: Api) -> tuple[str, ...]:
    """The README's sections; one that would be empty is left out, but for those that pages link back to."""
    return (
        "Getting started",
        "Base URIs",
        "APIs",
        *(("Webhooks",) if api.webhooks else ()),
        "Models",
        "Authorization",
    )


class Links(Protocol):
    """Addresses of what the documentation describes, as seen from one place."""

    def model(self, name: str, /) -> str:
        """The address of a model."""

    def operation(self, page: Page, operation: Operation, /) -> str:
        """The address of an operation."""

    def scheme(self, name: str, /) -> str:
        """The address of a security scheme; "" where the description has none of this name."""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Links between Markdown pages; ``root`` leads from the page to docs/."""

    root: str
    schemes: dict[str, str]

    def model(self, name: str) -> str:
        """The model's page."""
        return f"{self.root}models/{name}.md"

    def operation(self, page: Page, operation: Operation) -> str:
        """The operation's section of its page."""
        return f"{self.root}{page.path}#{page.anchors[operation.name]}"

    def scheme(self, name: str) -> str:
        """The scheme's section of the README."""
        return f"{self.root}README.md#{self.schemes[name]}" if name in self.schemes else ""


@dataclass(frozen=True, slots=True)
class ReferenceLinks:
    """Links inside the one HTML page."""

    schemes: dict[str, str]

    def model(self, name: str) -> str:
        """The model's section."""
        return f"#model-{name}"

    def operation(self, page: Page, operation: Operation) -> str:
        """The operation's section."""
        return f"#{operation_id(page, operation)}"

    def scheme(self, name: str) -> str:
        """The scheme's section."""
        return f"#auth-{self.schemes[name]}" if name in self.schemes else ""


def operation_id(page: Page, operation: Operation) -> str:
    """The id of an operation's section of the HTML reference."""
    return f"{'webhook' if page.is_webhook else 'api'}-{page.group.name}-{operation.name}"
