"""Security schemes and requirements of either version of OpenAPI."""

from __future__ import annotations

from ftgen.diagnostics import Location
from ftgen.openapi.nodes import OAuthFlow, SecurityRequirement, SecurityScheme
from ftgen.openapi.reading import Node
from ftgen.source.document import pointer_tokens

_SWAGGER_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_FLOW_KINDS = (
    *("implicit", "password", "clientCredentials"),
    *("authorizationCode", "deviceAuthorization"),
)
_TYPES = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect", "basic")


def read_schemes(root: Node) -> dict[str, SecurityScheme]:
    """Read the named security schemes of a document."""
    holder: Node | None = root
    key = "securityDefinitions"
    if not root.reading.version.is_swagger:
        holder, key = root.linked("components"), "securitySchemes"
    found = {}
    for name, node in holder.objects(key) if holder is not None else ():
        target = node.target()
        scheme = _scheme(name, target) if target is not None else None
        if scheme is not None:
            found[name] = scheme
    return found


def _scheme(name: str, node: Node) -> SecurityScheme | None:
    stated = node.text("type")
    kind = next((t for t in _TYPES if t.lower() == stated.lower()), "")
    if not kind:
        node.reading.report.unknown_scheme_type(node.at, name, stated)
        return None
    if kind != stated:
        node.lenient("type", f'"{kind}"')
    is_basic = kind == "basic"
    return SecurityScheme(
        name=name,
        type="http" if is_basic else kind,
        description=node.text("description"),
        parameter_name=node.text("name"),
        location=node.text("in", "header" if kind == "apiKey" else ""),
        scheme="basic" if is_basic else node.text("scheme").lower(),
        bearer_format=node.text("bearerFormat"),
        flows=_flows(node) if kind == "oauth2" else (),
        open_id_connect_url=node.text("openIdConnectUrl"),
        metadata_url=node.text("oauth2MetadataUrl"),
        deprecated=node.flag("deprecated"),
        at=node.at,
    )


def _flows(node: Node) -> tuple[OAuthFlow, ...]:
    if node.reading.version.is_swagger:
        kind = _SWAGGER_FLOWS.get(node.text("flow"))
        if kind is None:
            node.reading.report.unknown_flow(node.at, node.text("flow"))
            return ()
        return (_flow(kind, node),)
    found = []
    for kind, flow in node.objects("flows"):
        if kind in _FLOW_KINDS:
            found.append(_flow(kind, flow))
        elif not kind.startswith("x-"):
            node.reading.report.unknown_flow(flow.at, kind)
    return tuple(found)


def _flow(kind: str, node: Node) -> OAuthFlow:
    scopes = node.linked("scopes")
    names = scopes.value if scopes is not None else {}
    return OAuthFlow(
        kind=kind,
        authorization_url=node.text("authorizationUrl"),
        device_authorization_url=node.text("deviceAuthorizationUrl"),
        token_url=node.text("tokenUrl"),
        refresh_url=node.text("refreshUrl"),
        scopes=tuple(
            (name, scopes.text(name) if scopes is not None else "")
            for name in names
            if not name.startswith("x-")
        ),
    )


def read_requirements(holder: Node) -> tuple[SecurityRequirement, ...] | None:
    """Read the ``security`` of a document or operation: alternatives, or None where it states none."""
    if "security" not in holder:
        return None
    if isinstance(holder.value["security"], dict):
        holder.lenient("security", "an array of requirements")
        node = holder.object("security")
        return (_requirement(node),) if node is not None else None
    return tuple(_requirement(node) for node in holder.items("security"))


def _requirement(node: Node) -> SecurityRequirement:
    schemes = tuple((_scheme_name(node, name), node.texts(name)) for name in node.value)
    return SecurityRequirement(schemes=schemes, at=node.at)


def _scheme_name(node: Node, name: str) -> str:
    """Return the name of the scheme that a requirement means; OpenAPI 3.2 allows references to schemes.

    One that nobody declares is made up, because a call must not go unsecured.
    """
    schemes = node.reading.schemes
    if name in schemes:
        return name
    found = _referred(node, name) if "#" in name or "/" in name else None
    if found is not None:
        return schemes.setdefault(found.name, found).name
    at = node.at.child(name)
    node.reading.report.unknown_scheme(at, name)
    schemes[name] = SecurityScheme(name=name, type="http", scheme="bearer", at=at)
    return name


def _referred(node: Node, reference: str) -> SecurityScheme | None:
    found = node.reading.references.find(reference, node.at)
    if not isinstance(found, Location):
        return None
    value = node.reading.references.value(found)
    if not isinstance(value, dict):
        return None
    return (
        _scheme(pointer_tokens(found.pointer)[-1], Node(node.reading, found, value))
        if found.pointer
        else None
    )
