"""Security schemes and requirements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ftgen.ir import api as ir
from ftgen.naming import snake_case
from ftgen.openapi import nodes

Kind: TypeAlias = Literal[
    "bearer", "basic", "http", "api-key", "oauth2", "open-id-connect", "mutual-tls"
]


def security_schemes(
    schemes: Mapping[str, nodes.SecurityScheme],
) -> tuple[ir.SecurityScheme, ...]:
    """The schemes of a description, each with the argument of a client that takes its credential."""
    return tuple(map(_scheme, schemes.values()))


def requirements(operation: nodes.Operation) -> tuple[ir.SecurityRequirement, ...]:
    """The alternatives of an operation; none where anyone may call it."""
    return tuple(
        ir.SecurityRequirement(schemes=requirement.schemes)
        for requirement in operation.security or ()
    )


def _scheme(scheme: nodes.SecurityScheme) -> ir.SecurityScheme:
    return ir.SecurityScheme(
        name=scheme.name,
        python_name=snake_case(scheme.name, fallback="auth"),
        kind=_kind(scheme),
        location=scheme.location,
        parameter_name=scheme.parameter_name,
        http_scheme=scheme.scheme,
        bearer_format=scheme.bearer_format,
        flows=tuple(
            ir.OAuthFlow(
                kind=flow.kind,
                authorization_url=flow.authorization_url,
                device_authorization_url=flow.device_authorization_url,
                token_url=flow.token_url,
                refresh_url=flow.refresh_url,
                scopes=flow.scopes,
            )
            for flow in scheme.flows
        ),
        open_id_connect_url=scheme.open_id_connect_url,
        metadata_url=scheme.metadata_url,
        deprecated=scheme.deprecated,
        description=scheme.description,
        at=scheme.at,
    )


def _kind(scheme: nodes.SecurityScheme) -> Kind:
    match scheme.type, scheme.scheme.lower():
        case "http", "bearer":
            return "bearer"
        case "http", "basic":
            return "basic"
        case "apiKey", _:
            return "api-key"
        case "oauth2", _:
            return "oauth2"
        case "openIdConnect", _:
            return "open-id-connect"
        case "mutualTLS", _:
            return "mutual-tls"
        case _:
            return "http"
