"""From a description to the intermediate model: schemas, composition, operations and their names."""

from __future__ import annotations

from collections.abc import Collection

from ftgen.diagnostics import Diagnostics
from ftgen.ir.api import Api
from ftgen.lower.directions import Directions
from ftgen.lower.groups import group
from ftgen.lower.names import Names
from ftgen.lower.operations import Operations, servers
from ftgen.lower.paging import Paging, Stated
from ftgen.lower.renames import Renames
from ftgen.lower.schemas import Schemas
from ftgen.lower.security import security_schemes
from ftgen.lower.texts import external_docs
from ftgen.lower.unchecked import report_same_routes
from ftgen.lower.unions import Unions
from ftgen.lower.usage import with_usage
from ftgen.naming import portable, snake_case
from ftgen.openapi import Spec

__all__ = ["Paging", "Renames", "Stated", "lower"]


def lower(
    spec: Spec,
    *,
    package: str,
    diagnostics: Diagnostics,
    renames: Renames | None = None,
    paging: Paging | None = None,
    classes: Collection[str] = (),
    modules: Collection[str] = (),
) -> Api:
    """The intermediate model of a description; ``package`` is "" where the title is to name it.

    Models, which go by their names, and their modules get none of ``classes`` and ``modules``; all other
    names of Python are those that the description, or else the user, asks for, be they free or not.
    """
    renames = renames or Renames({})
    spec = renames.spec(spec)
    description = spec.description
    everything = (*description.operations, *description.webhooks)
    names = Names(spec, classes, modules)
    schemas = Schemas(spec, names, Directions(spec, everything), diagnostics)
    lowering = Operations(schemas, diagnostics)
    groups = group(description.operations, description.tags, lowering, diagnostics)
    webhooks = group(
        description.webhooks,
        description.tags,
        lowering,
        diagnostics,
        fallback="webhooks",
    )
    report_same_routes(description.operations, diagnostics)
    for schema in description.schemas.values():
        schemas.reference(schema.at, "response")
    schemas.run()
    Unions(schemas, diagnostics).run()
    groups, webhooks = renames.groups(groups), renames.groups(webhooks)
    models = renames.models(schemas.models)
    info = description.info
    api = Api(
        title=info.title,
        version=info.version,
        package=package or portable(snake_case(info.title, fallback="api")),
        summary=info.summary,
        description=info.description,
        terms_of_service=info.terms_of_service,
        contact=info.contact,
        license=info.license,
        external_docs=external_docs(description.external_docs),
        servers=servers(description.servers),
        groups=groups,
        webhooks=webhooks,
        models=with_usage(models, (*groups, *webhooks)),
        security_schemes=security_schemes(description.security_schemes),
        at=description.at,
    )
    return (paging or Paging()).of(api, diagnostics)
