"""From a description to the intermediate model: schemas, composition, operations and their names."""

from __future__ import annotations

from ftgen.diagnostics import Diagnostics
from ftgen.ir.api import Api
from ftgen.lower.directions import Directions
from ftgen.lower.groups import group
from ftgen.lower.names import Names
from ftgen.lower.operations import Operations, servers
from ftgen.lower.paging import with_paging
from ftgen.lower.schemas import Schemas
from ftgen.lower.security import RESERVED_ARGUMENTS, security_schemes
from ftgen.lower.texts import external_docs
from ftgen.lower.unchecked import report_same_routes
from ftgen.lower.unions import Unions
from ftgen.lower.usage import with_usage
from ftgen.naming import portable, snake_case
from ftgen.openapi import Spec

__all__ = ["lower"]


def lower(spec: Spec, *, package: str, diagnostics: Diagnostics) -> Api:
    """The intermediate model of a description; ``package`` is "" where the title is to name it."""
    description = spec.description
    everything = (*description.operations, *description.webhooks)
    names = Names(spec)
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
    info = description.info
    schemes = security_schemes(description.security_schemes)
    arguments = {*RESERVED_ARGUMENTS, *(each.python_name for each in schemes)}
    return Api(
        title=info.title,
        version=info.version,
        package=package or portable(snake_case(info.title, fallback="api")),
        summary=info.summary,
        description=info.description,
        terms_of_service=info.terms_of_service,
        contact=info.contact,
        license=info.license,
        external_docs=external_docs(description.external_docs),
        servers=servers(description.servers, arguments),
        groups=with_paging(groups, schemas.models),
        webhooks=webhooks,
        models=with_usage(schemas.models, (*groups, *webhooks)),
        security_schemes=schemes,
        at=description.at,
    )
