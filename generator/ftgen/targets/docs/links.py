"""Where everything stands: the pages, their anchors, and the links between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, count
from typing import Protocol

from ftgen.ir.api import Api, Operation
from ftgen.naming import portable
from ftgen.python.text import one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.anchors import Targets
from ftgen.targets.serving import Served, apis, receivers
from ftgen.targets.signatures import stream_result

_PAGE_IDS = frozenset(
    "top main contents menu theme search hits none tree authorization models".split()
)
"""The ids that the HTML page has for itself."""

_ID = re.compile(r"[A-Za-z][\w.:-]*")
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_.-]")
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


@dataclass(frozen=True, slots=True, eq=False)
class PageLinks:
    """Links between Markdown pages; ``root`` leads from the page to docs/, ``reference`` has the ids of all."""

    root: str
    readme: Readme
    reference: ReferenceLinks

    def model(self, name: str) -> str:
        """The model's page."""
        return f"{self.root}models/{portable(name)}.md"

    def operation(self, page: Page, operation: Operation) -> str:
        """The operation's section of its page."""
        return f"{self.root}{page.path}#{page.anchors[operation.name]}"

    def scheme(self, name: str) -> str:
        """The scheme's section of the README, or of the page that it stands on."""
        anchor = self.readme.schemes.get(name, "")
        return f"{self.root}{self.readme.authorization}#{anchor}" if anchor else ""

    def group(self, page: Page) -> str:
        """The page of the operations."""
        return f"{self.root}{page.path}"

    def authorization(self) -> str:
        """The README's section, which leads on where the schemes have a page of their own."""
        return f"{self.root}README.md#{self.readme.sections['Authorization']}"

    def aim(self, anchor: str) -> str:
        """The section, or the page."""
        target = self.reference.targets.find(anchor)
        return target(self) if target is not None else ""

    def operation_id(self, page: Page, operation: Operation) -> str:
        """The id in the HTML page."""
        return self.reference.operation_id(page, operation)

    def alias(self, page: Page, operation: Operation) -> str:
        """The same as in the HTML page."""
        return self.reference.alias(page, operation)

    def model_id(self, name: str) -> str:
        """The id in the HTML page."""
        return self.reference.model_id(name)


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceLinks:
    """Links inside the one HTML page: the ids of all that it describes, each but once.

    An operation's id is its name, a model's its class; who comes second is known by what it stands in.
    """

    groups: dict[str, str]
    operations: dict[tuple[str, str], str]
    models: dict[str, str]
    schemes: dict[str, str]
    aliases: dict[tuple[str, str], str]
    targets: Targets

    def model(self, name: str) -> str:
        """The model's section."""
        return f"#{self.model_id(name)}"

    def operation(self, page: Page, operation: Operation) -> str:
        """The operation's section."""
        return f"#{self.operation_id(page, operation)}"

    def scheme(self, name: str) -> str:
        """The scheme's section."""
        return f"#{self.schemes[name]}" if name in self.schemes else ""

    def group(self, page: Page) -> str:
        """The section of the operations."""
        return f"#{self.groups[page.served.class_name]}"

    def authorization(self) -> str:
        """The section of the schemes."""
        return "#authorization"

    def aim(self, anchor: str) -> str:
        """The section."""
        target = self.targets.find(anchor)
        return target(self) if target is not None else ""

    def operation_id(self, page: Page, operation: Operation) -> str:
        """The operation's name, where no other has it."""
        return self.operations[page.served.class_name, operation.name]

    def model_id(self, name: str) -> str:
        """The model's class, where nothing else is called so."""
        return self.models[name]

    def alias(self, page: Page, operation: Operation) -> str:
        """The operationId, where that may be an id as well; "" where not."""
        return self.aliases.get((page.served.class_name, operation.name), "")


def part_id(whole: str, name: str) -> str:
    """The id of a parameter or a property, as an attribute in HTML and in Markdown."""
    return _NOT_IN_IDS.sub(
        lambda found: f"&#{ord(found[0])};", f"{whole}.{one_line(name)}"
    )


def reference_links(
    pages: tuple[Page, ...], api: Api, readme: Readme
) -> ReferenceLinks:
    """The ids of the HTML page, claimed in the order in which it shows what they are of."""
    ids = _Ids()
    groups = {
        each.served.class_name: ids.claim(each.served.class_name) for each in pages
    }
    operations = {
        (page.served.class_name, each.name): ids.claim(
            each.name, f"{page.served.class_name}.{each.name}"
        )
        for page in pages
        for each in page.served.group.operations
    }
    models = {
        each.name: ids.claim(each.name, f"models.{each.name}") for each in api.models
    }
    schemes = {name: ids.claim(f"auth-{slug}") for name, slug in readme.schemes.items()}
    aliases = {
        (page.served.class_name, each.name): ids.claim(each.id)
        for page in pages
        for each in page.served.group.operations
        if _ID.fullmatch(each.id) and each.id not in ids
    }
    return ReferenceLinks(
        groups, operations, models, schemes, aliases, Targets(pages, api)
    )


class _Ids:
    """Hands out ids that differ from each other."""

    def __init__(self) -> None:
        self._given = set(_PAGE_IDS)

    def claim(self, *wanted: str) -> str:
        """The first of those wanted that is free, else the last with a number behind it."""
        numbered = (f"{wanted[-1]}.{number}" for number in count(2))
        found = next(
            each for each in chain(wanted, numbered) if each not in self._given
        )
        self._given.add(found)
        return found

    def __contains__(self, id_: str) -> bool:
        return id_ in self._given
