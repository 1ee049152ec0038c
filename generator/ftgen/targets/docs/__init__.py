"""The docs target: Markdown pages for every API and model, and one HTML reference of it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from ftgen.ir.api import Api
from ftgen.naming import portable
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs import markdown
from ftgen.targets.docs.client_page import client_page
from ftgen.targets.docs.contents import contents
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.links import PageLinks, reference_links
from ftgen.targets.docs.operations import OperationViews
from ftgen.targets.docs.pages import (
    AuthorizationView,
    ModelPageView,
    ModelsView,
    api_view,
    back_links,
    model_rows,
    readme_view,
    scheme_views,
)
from ftgen.targets.docs.places import Page, Slugs, is_big, operation_pages, readme
from ftgen.targets.docs.reference import reference_view
from ftgen.targets.docs.relative import with_absolute_links
from ftgen.targets.docs.schemas import ModelViews
from ftgen.targets.docs.server_page import server_page
from ftgen.targets.docs.usage import Usage, find_usage
from ftgen.targets.lending import lent_by
from ftgen.targets.plan import PlannedFile, Selection, TemplateFile, TextFile
from ftgen.targets.samples import Samples


@dataclass(frozen=True, slots=True)
class DocsTarget:
    """Plans the reference documentation; it describes the package and needs none of it."""

    name: str = "docs"
    requires: tuple[str, ...] = ()
    exports: tuple[tuple[str, str], ...] = ()

    def plan(self, api: Api, selection: Selection) -> Iterable[PlannedFile]:
        """The README, a page an API, a page a model, the HTML reference, and lists of all these."""
        api = with_absolute_links(api, selection.docs_base)
        codecs = Codecs(api.models)
        samples = Samples(codecs, lent_by(api, codecs))
        examples = Examples(api, selection.package, codecs, samples)
        found = operation_pages(api, codecs)
        usage = find_usage(found, api.models)
        index = readme(api)
        ids = reference_links(found, api, index)
        client = client_page(found, examples)
        shown = "client.md" if client is not None else ""
        yield from _readme(found, examples, usage, PageLinks("", index, ids), shown)
        yield from contents(found, api, index)
        below = PageLinks("../", index, ids)
        yield from _apis(found, examples, below)
        yield from _models(examples, usage, below)
        if client is not None:
            yield TemplateFile(
                path=f"docs/{shown}", template="docs/client.md.jinja", view=client
            )
        if (page := server_page(found, examples)) is not None:
            yield TemplateFile(
                path="docs/server.md", template="docs/client.md.jinja", view=page
            )
        if selection.description:
            yield TextFile(path="docs/openapi.json", text=f"{selection.description}\n")
        view = reference_view(found, examples, usage, ids)
        yield TemplateFile(
            path="docs/reference.html", template="docs/reference.html.jinja", view=view
        )

    def next_steps(self, api: Api, selection: Selection) -> str:
        """Where to begin to read."""
        folder = PurePath(selection.start.out, "docs").as_posix()
        return f"Read {folder}/README.md, or open {folder}/reference.html in a browser."


def _readme(
    found: tuple[Page, ...],
    examples: Examples,
    usage: Usage,
    links: PageLinks,
    client: str,
) -> Iterator[PlannedFile]:
    index = links.readme
    operations = OperationViews(markdown, links, examples)
    models = ModelViews(markdown, links, examples, usage)
    view = readme_view(found, operations, models, index, client)
    yield TemplateFile(
        path="docs/README.md", template="docs/readme.md.jinja", view=view
    )

    if is_big(examples.api):
        yield TemplateFile(
            path="docs/models.md",
            template="docs/models.md.jinja",
            view=ModelsView(
                model_rows(models), f"README.md#{index.sections['Models']}"
            ),
        )

    if index.authorization != "README.md":
        yield TemplateFile(
            path=f"docs/{index.authorization}",
            template="docs/authorization.md.jinja",
            view=AuthorizationView(
                scheme_views(examples.api, index, links),
                f"README.md#{index.sections['Authorization']}",
            ),
        )


def _apis(
    found: tuple[Page, ...], examples: Examples, links: PageLinks
) -> Iterator[PlannedFile]:
    views = OperationViews(markdown, links, examples)
    for page in found:
        view = api_view(page, views, back_links(page.top, links))
        yield TemplateFile(
            path=f"docs/{page.path}", template="docs/api.md.jinja", view=view
        )


def _models(
    examples: Examples, usage: Usage, links: PageLinks
) -> Iterator[PlannedFile]:
    views = ModelViews(markdown, links, examples, usage)
    for model in examples.api.models:
        view = ModelPageView(
            views.view(model), back_links(Slugs().add(model.name), links)
        )
        yield TemplateFile(
            path=f"docs/models/{portable(model.name)}.md",
            template="docs/model.md.jinja",
            view=view,
        )


TARGET = DocsTarget()
