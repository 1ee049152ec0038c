"""The pages of the documentation and their headings, and what links between them have to know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from ftgen.ir.api import Api, Operation
from ftgen.python.text import one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.serving import Served, apis, receivers
from ftgen.targets.signatures import stream_result

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


def operation_sections(
    operation: Operation, *, is_webhook: bool, streams: bool
) -> tuple[str, ...]:
    """The headings below an operation's own, in their order."""
    return (
        "Example implementation",
        *(() if is_webhook else ("Example call",)),
        *(("Example: streaming",) if streams and not is_webhook else ()),
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
    """A page of operations: what is served, its path below docs/, the anchors of its title and operations."""

    served: Served
    path: str
    is_webhook: bool
    top: str
    anchors: dict[str, str]


def operation_pages(api: Api, codecs: Codecs) -> tuple[Page, ...]:
    """The pages of operations: one an API, one a group of what the API sends."""
    return (
        *(
            _page(each, f"apis/{each.class_name}.md", False, codecs)
            for each in apis(api)
        ),
        *(
            _page(each, f"webhooks/{each.class_name}.md", True, codecs)
            for each in receivers(api)
        ),
    )


def _page(served: Served, path: str, is_webhook: bool, codecs: Codecs) -> Page:
    slugs = Slugs()
    top = slugs.add(served.class_name)
    slugs.add("Service declaration")
    anchors: dict[str, str] = {}
    for operation in served.group.operations:
        anchors[operation.name] = slugs.add(operation.name)
        streams = bool(stream_result(operation, codecs))
        for section in operation_sections(
            operation, is_webhook=is_webhook, streams=streams
        ):
            slugs.add(section)
    return Page(served, path, is_webhook, top, anchors)


@dataclass(frozen=True, slots=True)
class Readme:
    """The anchors of the README's headings: of its sections, and of the security schemes by their names.

    ``authorization`` is the page that the schemes stand on: the README, or one of their own.
    """

    sections: dict[str, str]
    schemes: dict[str, str]
    authorization: str = "README.md"


def readme(api: Api) -> Readme:
    """The README's headings, in their order: the title, the sections, the schemes in the last of them."""
    slugs = Slugs()
    slugs.add(one_line(api.title))
    sections = {section: slugs.add(section) for section in readme_sections(api)}
    page = "README.md"
    if is_big(api) and api.security_schemes:
        page, slugs = "authorization.md", Slugs()
        slugs.add("Authorization")
    return Readme(
        sections,
        {scheme.name: slugs.add(scheme.name) for scheme in api.security_schemes},
        page,
    )


MOST_MODELS = 200
"""Models up to which the README lists them itself: more of it than 500 KiB GitHub would not show."""


def is_big(api: Api) -> bool:
    """Whether models and authorization have pages of their own."""
    return len(api.models) > MOST_MODELS


def readme_sections(api: Api) -> tuple[str, ...]:
    """The README's sections; one that would be empty is left out, but for those that pages link back to."""
    return (
        "Getting started",
        "Base URIs",
        "APIs",
        *(("Webhooks",) if receivers(api) else ()),
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

    def group(self, page: Page, /) -> str:
        """The address of the operations of a tag."""

    def authorization(self) -> str:
        """The address of all security schemes."""

    def aim(self, anchor: str, /) -> str:
        """The address of what an anchor in a description means; "" where nothing is called so."""

    def operation_id(self, page: Page, operation: Operation, /) -> str:
        """What the anchors of an operation's parameters begin with, wherever they stand."""

    def alias(self, page: Page, operation: Operation, /) -> str:
        """Another id of an operation: its operationId, where that may be one; "" where not."""

    def model_id(self, name: str, /) -> str:
        """What the anchors of a model's properties begin with, wherever they stand."""
