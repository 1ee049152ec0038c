"""The view of the HTML reference: one page, nothing of it fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ftgen.ir.api import Api
from ftgen.targets import runtime
from ftgen.targets.docs import html
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.handlers import entry_point, service
from ftgen.targets.docs.links import ReferenceLinks
from ftgen.targets.docs.operations import OperationView, OperationViews, see_also
from ftgen.targets.docs.pages import ServerView, about, base_uri, server_view
from ftgen.targets.docs.places import Page
from ftgen.targets.docs.schemas import ModelView, ModelViews
from ftgen.targets.docs.security import SchemeView, scheme_view
from ftgen.targets.docs.usage import Usage

_MOST_OPEN = 40
"""Entries up to which the contents are shown unfolded."""

_SHORT = {"DELETE": "DEL", "OPTIONS": "OPT"}


@dataclass(frozen=True, slots=True)
class GroupView:
    """The operations of one API, or of one group of webhooks."""

    id: str
    title: str
    description: str
    external_docs: str
    is_webhook: bool
    entry_point: str
    service: str
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the sidebar."""

    anchor: str
    label: str
    method: str
    short_method: str


@dataclass(frozen=True, slots=True)
class NavigationGroup:
    """A heading of the sidebar and its entries."""

    title: str
    is_open: bool
    entries: tuple[NavigationItem, ...]


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """The whole page; ``style`` and ``script`` are inlined, ``policy`` forbids everything else."""

    title: str
    version: str
    summary: str
    description: str
    about: tuple[tuple[str, str], ...]
    base_uri: str
    servers: tuple[ServerView, ...]
    navigation: tuple[NavigationGroup, ...]
    groups: tuple[GroupView, ...]
    models: tuple[ModelView, ...]
    schemes: tuple[SchemeView, ...]
    style: str
    script: str
    policy: str


def reference_view(
    pages: tuple[Page, ...], examples: Examples, usage: Usage, links: ReferenceLinks
) -> ReferenceView:
    """The view of the HTML reference."""
    api = examples.api
    operations = OperationViews(html, links, examples, is_whole=True)
    models = ModelViews(html, links, examples, usage, is_whole=True)
    style, script = _asset("reference.css"), _asset("reference.js")
    return ReferenceView(
        title=html.escape(api.title),
        version=html.escape(api.version),
        summary=html.line(api.summary, links.aim),
        description=html.block(api.description, links.aim),
        about=tuple(about(api, html)),
        base_uri=html.escape(base_uri(api)),
        servers=tuple(server_view(each, html) for each in api.servers),
        navigation=tuple(_navigation(pages, api, links)),
        groups=tuple(_group(page, operations, links) for page in pages),
        models=tuple(map(models.view, api.models)),
        schemes=tuple(
            scheme_view(each, links.schemes[each.name], html, links)
            for each in api.security_schemes
        ),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'",
    )


def _navigation(
    pages: tuple[Page, ...], api: Api, links: ReferenceLinks
) -> Iterator[NavigationGroup]:
    count = sum(len(page.served.group.operations) for page in pages)
    for page in pages:
        items = (
            NavigationItem(
                links.operation_id(page, each),
                html.escape(each.name),
                html.escape(each.method.upper()),
                html.escape(_SHORT.get(each.method.upper(), each.method.upper())),
            )
            for each in page.served.group.operations
        )
        yield NavigationGroup(
            html.escape(page.served.group.title or page.served.class_name),
            count <= _MOST_OPEN,
            tuple(items),
        )
    if named := tuple(_named(api, links)):
        yield NavigationGroup("Models", len(named) <= _MOST_OPEN, named)


def _named(api: Api, links: ReferenceLinks) -> Iterator[NavigationItem]:
    """The models that the description names; those inside of others are found where they are used."""
    modules: set[str] = set()
    for each in api.models:
        if each.module not in modules:
            modules.add(each.module)
            yield NavigationItem(
                links.model_id(each.name), html.escape(each.name), "", ""
            )


def _group(page: Page, views: OperationViews, links: ReferenceLinks) -> GroupView:
    group, examples = page.served.group, views.examples
    return GroupView(
        id=links.groups[page.served.class_name],
        title=html.escape(group.title or page.served.class_name),
        description=html.block(group.description, links.aim),
        external_docs=see_also(group.external_docs, html),
        is_webhook=page.is_webhook,
        entry_point=html.code_block(entry_point(examples, page), "toml"),
        service=html.code_block(service(examples, page), "python"),
        operations=tuple(
            views.view(page, each, links.operation_id(page, each))
            for each in group.operations
        ),
    )


@cache
def _asset(name: str) -> str:
    return (runtime.templates() / "docs" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
