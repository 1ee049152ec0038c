"""Views of the Markdown pages: the README, a page an API, a page a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ftgen.ir.api import Api, Operation, Server
from ftgen.ir.models import Model
from ftgen.targets.docs import markdown
from ftgen.targets.docs.bodies import summary
from ftgen.targets.docs.given import address
from ftgen.targets.docs.handlers import (
    authenticating,
    entry_point,
    replying,
    service,
)
from ftgen.targets.docs.links import PageLinks
from ftgen.targets.docs.operations import OperationView, OperationViews, see_also
from ftgen.targets.docs.places import Links, Page, Readme, is_big
from ftgen.targets.docs.schemas import ModelView, ModelViews
from ftgen.targets.docs.security import SchemeView, scheme_view
from ftgen.targets.docs.writer import Writer


@dataclass(frozen=True, slots=True)
class BackLinks:
    """Addresses of the links at the end of every section."""

    top: str
    apis: str
    models: str
    readme: str


@dataclass(frozen=True, slots=True)
class ApiView:
    """A page of operations."""

    title: str
    description: str
    external_docs: str
    base_uri: str
    is_webhook: bool
    module: str
    authenticating: str
    replying: str
    entry_point: str
    service: str
    operations: tuple[OperationView, ...]
    back: BackLinks


@dataclass(frozen=True, slots=True)
class ModelPageView:
    """A page of a model."""

    model: ModelView
    back: BackLinks


@dataclass(frozen=True, slots=True)
class ServerView:
    """A base URL; its variables are rows of name, default, choices, description."""

    url: str
    description: str
    variables: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An operation or a model in an index."""

    link: str
    owner: str
    method: str
    path: str
    description: str
    is_deprecated: bool


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """The index of the documentation."""

    title: str
    version: str
    summary: str
    description: str
    about: tuple[tuple[str, str], ...]
    call: str
    run: str
    base_uri: str
    servers: tuple[ServerView, ...]
    operations: tuple[IndexRow, ...]
    webhooks: tuple[IndexRow, ...]
    models: tuple[IndexRow, ...]
    models_page: str
    client_page: str
    authorization_page: str
    schemes: tuple[SchemeView, ...]


@dataclass(frozen=True, slots=True)
class ModelsView:
    """The index of the models, where they are too many for the README."""

    models: tuple[IndexRow, ...]
    readme: str


@dataclass(frozen=True, slots=True)
class AuthorizationView:
    """The page of the security schemes, where it is one of its own."""

    schemes: tuple[SchemeView, ...]
    readme: str


def back_links(top: str, links: PageLinks) -> BackLinks:
    """The links back from a page."""
    index = f"{links.root}README.md"
    sections = links.readme.sections
    return BackLinks(
        f"#{top}", f"{index}#{sections['APIs']}", f"{index}#{sections['Models']}", index
    )


def base_uri(api: Api) -> str:
    """The address that all paths are relative to: the first server's, / where none is named."""
    return api.servers[0].url if api.servers else "/"


def api_view(page: Page, views: OperationViews, back: BackLinks) -> ApiView:
    """The view of a page of operations."""
    served, writer, examples = page.served, views.writer, views.examples
    group = served.group
    return ApiView(
        title=writer.escape(served.class_name),
        description=writer.block(group.description, views.links.aim),
        external_docs=see_also(group.external_docs, writer),
        base_uri=writer.escape(base_uri(examples.api)),
        is_webhook=page.is_webhook,
        module=f"{examples.package}.server",
        authenticating=_code(authenticating(examples, page), writer),
        replying=_code(replying(examples, page), writer),
        entry_point=writer.code_block(entry_point(examples, page), "toml"),
        service=writer.code_block(service(examples, page), "python"),
        operations=tuple(
            views.view(page, each, page.anchors[each.name]) for each in group.operations
        ),
        back=back,
    )


def _code(text: str, writer: Writer) -> str:
    return writer.code_block(text, "python") if text else ""


def server_view(server: Server, writer: Writer) -> ServerView:
    """The view of a server."""
    return ServerView(
        url=writer.code(server.url, cell=False),
        description=writer.line(server.description),
        variables=tuple(
            (
                writer.code(each.name),
                writer.code(each.default),
                ", ".join(map(writer.code, each.enum)),
                writer.line(each.description),
            )
            for each in server.variables
        ),
    )


def about(api: Api, writer: Writer) -> Iterator[tuple[str, str]]:
    """Where more is written, terms, contact and licence: pairs of a heading and a fragment."""
    if api.external_docs is not None:
        yield "See also", see_also(api.external_docs, writer)
    if api.terms_of_service:
        yield "Terms of service", address(api.terms_of_service, writer)
    contact = [
        writer.escape(str(api.contact[key]))
        for key in ("name", "email")
        if api.contact.get(key)
    ]
    if url := api.contact.get("url"):
        contact.append(address(str(url), writer))
    if contact:
        yield "Contact", ", ".join(contact)
    terms = [
        writer.escape(str(api.license[key]))
        for key in ("name", "identifier")
        if api.license.get(key)
    ]
    if url := api.license.get("url"):
        terms.append(address(str(url), writer))
    if terms:
        yield "License", ", ".join(dict.fromkeys(terms))


def _first_operation(pages: tuple[Page, ...]) -> tuple[Page, Operation] | None:
    """The first operation that a client can call, and its page."""
    return next(
        (
            (page, each)
            for page in pages
            for each in page.served.group.operations
            if not page.is_webhook
        ),
        None,
    )


def readme_view(
    pages: tuple[Page, ...],
    operations: OperationViews,
    models: ModelViews,
    readme: Readme,
    client_page: str,
) -> ReadmeView:
    """The view of the README; ``client_page`` is the path of that on the client, empty where there is none."""
    writer, examples = operations.writer, operations.examples
    api = examples.api
    first = _first_operation(pages)
    return ReadmeView(
        title=writer.escape(api.title),
        version=writer.escape(api.version),
        summary=writer.line(api.summary, operations.links.aim),
        description=writer.block(api.description, operations.links.aim),
        about=tuple(about(api, writer)),
        call=(
            writer.code_block(examples.call(first[0].served, first[1]), "python")
            if first
            else ""
        ),
        run=(
            writer.code_block(f"python -m {examples.package}.server", "console")
            if first
            else ""
        ),
        base_uri=writer.escape(base_uri(api)),
        servers=tuple(server_view(each, writer) for each in api.servers),
        operations=tuple(
            row
            for page in pages
            if not page.is_webhook
            for row in _operation_rows(page, operations)
        ),
        webhooks=tuple(
            row
            for page in pages
            if page.is_webhook
            for row in _operation_rows(page, operations)
        ),
        models=() if is_big(api) else model_rows(models),
        models_page=(
            writer.link(f"All {len(api.models)} models", "models.md")
            if is_big(api)
            else ""
        ),
        client_page=writer.link(client_page, client_page) if client_page else "",
        authorization_page=(
            writer.link("All security schemes", readme.authorization)
            if readme.authorization != "README.md"
            else ""
        ),
        schemes=scheme_views(api, readme, operations.links),
    )


def scheme_views(api: Api, readme: Readme, links: Links) -> tuple[SchemeView, ...]:
    """The views of all security schemes in Markdown."""
    return tuple(
        scheme_view(each, readme.schemes[each.name], markdown, links)
        for each in api.security_schemes
    )


def _operation_rows(page: Page, views: OperationViews) -> Iterator[IndexRow]:
    writer, links = views.writer, views.links
    for operation in page.served.group.operations:
        yield IndexRow(
            link=writer.link(
                writer.escape(operation.name), links.operation(page, operation)
            ),
            owner=writer.link(writer.escape(page.served.class_name), page.path),
            method=writer.escape(operation.method.upper()),
            path=writer.escape(operation.path),
            description=summary(operation, writer, links.aim),
            is_deprecated=operation.deprecated,
        )


def model_rows(views: ModelViews) -> tuple[IndexRow, ...]:
    """The index of the models."""
    return tuple(_model_row(each, views) for each in views.examples.api.models)


def _model_row(model: Model, views: ModelViews) -> IndexRow:
    return IndexRow(
        link=views.writer.link(
            views.writer.escape(model.name), views.links.model(model.name)
        ),
        owner="",
        method="",
        path="",
        description=views.summary(model),
        is_deprecated=model.deprecated,
    )
