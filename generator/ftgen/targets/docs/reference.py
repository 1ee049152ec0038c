"""The view of the HTML reference: one page, nothing of it fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ftgen.ir.api import Api
from ftgen.targets import runtime
from ftgen.targets.docs import html
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.links import Page, Readme, ReferenceLinks, operation_id
from ftgen.targets.docs.operations import OperationView, OperationViews
from ftgen.targets.docs.pages import ServerView, about, base_uri, server_view
from ftgen.targets.docs.schemas import ModelView, ModelViews
from ftgen.targets.docs.security import SchemeView, scheme_view
from ftgen.targets.docs.usage import Usage


@dataclass(frozen=True, slots=True)
class GroupView:
    """The operations of one API, or of one group of webhooks."""

    id: str
    title: str
    description: str
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
    title: str


@dataclass(frozen=True, slots=True)
class NavigationGroup:
    """A heading of the sidebar and its entries."""

    title: str
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
    pages: tuple[Page, ...], examples: Examples, usage: Usage, readme: Readme
) -> ReferenceView:
    """The view of the HTML reference."""
    api = examples.api
    links = ReferenceLinks(readme.schemes)
    operations = OperationViews(html, links, examples)
    models = ModelViews(html, links, examples, usage, shows_made_json=False)
    style, script = _asset("reference.css"), _asset("reference.js")
    return ReferenceView(
        title=html.escape(api.title),
        version=html.escape(api.version),
        summary=html.line(api.summary),
        description=html.block(api.description),
        about=tuple(about(api, html)),
        base_uri=html.escape(base_uri(api)),
        servers=tuple(server_view(each, html) for each in api.servers),
        navigation=tuple(_navigation(pages, api)),
        groups=tuple(_group(page, operations) for page in pages),
        models=tuple(map(models.view, api.models)),
        schemes=tuple(
            scheme_view(each, readme.schemes[each.name], html)
            for each in api.security_schemes
        ),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'",
    )


def _navigation(pages: tuple[Page, ...], api: Api) -> Iterator[NavigationGroup]:
    for page in pages:
        items = (
            NavigationItem(
                operation_id(page, each),
                _breakable(each.name),
                html.escape(each.method.upper()),
                html.escape(each.path),
            )
            for each in page.served.group.operations
        )
        yield NavigationGroup(
            html.escape(page.served.group.title or page.served.class_name), tuple(items)
        )
    if api.models:
        named = (
            NavigationItem(f"model-{each.name}", _breakable(each.name), "", each.name)
            for each in api.models
        )
        yield NavigationGroup("Models", tuple(named))


def _breakable(name: str) -> str:
    """A name that a narrow column may break behind its words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=_)(?=\w)", "<wbr>", html.escape(name))


def _group(page: Page, views: OperationViews) -> GroupView:
    group, examples = page.served.group, views.examples
    return GroupView(
        id=page.served.class_name,
        title=html.escape(group.title or page.served.class_name),
        description=html.block(group.description),
        is_webhook=page.is_webhook,
        entry_point=html.code_block(examples.entry_point(page), "toml"),
        service=html.code_block(examples.service(page), "python"),
        operations=tuple(
            views.view(page, each, operation_id(page, each))
            for each in group.operations
        ),
    )


@cache
def _asset(name: str) -> str:
    return (runtime.templates() / "docs" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
