"""Views of security schemes: how a caller proves who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ftgen.ir.api import OAuthFlow, SecurityScheme
from ftgen.targets.docs.examples import credential
from ftgen.targets.docs.places import Links
from ftgen.targets.docs.writer import Writer

_KINDS = {
    "bearer": "HTTP bearer token",
    "basic": "HTTP basic: a user's name and password",
    "http": "HTTP authentication",
    "api-key": "API key",
    "oauth2": "OAuth 2.0",
    "open-id-connect": "OpenID Connect",
    "mutual-tls": "Mutual TLS: a certificate of the client",
}


@dataclass(frozen=True, slots=True)
class FlowView:
    """An OAuth 2.0 flow; its scopes are pairs of name and description."""

    kind: str
    addresses: tuple[tuple[str, str], ...]
    scopes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A security scheme."""

    name: str
    anchor: str
    description: str
    facts: tuple[tuple[str, str], ...]
    flows: tuple[FlowView, ...]
    argument: str


def scheme_view(
    scheme: SecurityScheme, anchor: str, writer: Writer, links: Links
) -> SchemeView:
    """The view of a security scheme; ``anchor`` is that of its section."""
    return SchemeView(
        name=writer.escape(scheme.name),
        anchor=anchor,
        description=writer.block(scheme.description, links.aim),
        facts=tuple(_facts(scheme, writer)),
        flows=tuple(_flow(each, writer) for each in scheme.flows),
        argument=(
            ""
            if scheme.kind == "mutual-tls"
            else writer.code(
                f"Client({scheme.python_name}={credential(scheme)})", cell=False
            )
        ),
    )


def _facts(scheme: SecurityScheme, writer: Writer) -> Iterator[tuple[str, str]]:
    yield "Type", _KINDS[scheme.kind]
    if scheme.kind == "http":
        yield "Scheme", writer.code(scheme.http_scheme, cell=False)
    if scheme.kind == "api-key":
        yield "Sent in", f"{writer.escape(scheme.location)} {writer.code(scheme.parameter_name, cell=False)}"
    if scheme.bearer_format:
        yield "Format", writer.code(scheme.bearer_format, cell=False)
    if scheme.open_id_connect_url:
        yield "Discovery", writer.code(scheme.open_id_connect_url, cell=False)
    if scheme.deprecated:
        yield "Deprecated", "yes"
    if scheme.metadata_url:
        yield "Metadata", writer.code(scheme.metadata_url, cell=False)


def _flow(flow: OAuthFlow, writer: Writer) -> FlowView:
    addresses = {
        "Authorization URL": flow.authorization_url,
        "Device authorization URL": flow.device_authorization_url,
        "Token URL": flow.token_url,
        "Refresh URL": flow.refresh_url,
    }
    return FlowView(
        kind=writer.escape(flow.kind),
        addresses=tuple(
            (name, writer.code(url, cell=False))
            for name, url in addresses.items()
            if url
        ),
        scopes=tuple(
            (writer.code(name), writer.line(text)) for name, text in flow.scopes
        ),
    )
