"""The links between the pages of the documentation, and inside the one of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, count

from ftgen.ir.api import Api, Operation
from ftgen.naming import portable
from ftgen.python.text import one_line
from ftgen.targets.docs.anchors import Targets
from ftgen.targets.docs.places import Page, Readme

_PAGE_IDS = frozenset(
    "top main contents menu theme search hits none tree authorization models".split()
)
"""The ids that the HTML page has for itself."""

_ID = re.compile(r"[A-Za-z][\w.:-]*")
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_.-]")


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
