"""What the specifications' own schemas say of the fields of each object."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from jsonschema_specifications import REGISTRY

_SCHEMAS = files("openapi_spec_validator") / "resources" / "schemas"
_VOCABULARIES = (
    "core applicator unevaluated validation meta-data format-annotation content"
)
_2020 = "https://json-schema.org/draft/2020-12/meta/"

_OBJECTS = {
    "Info Object": "info Info",
    "Contact Object": "contact Contact",
    "License Object": "license License",
    "External Documentation Object": "externalDocs external-documentation ExternalDocumentation",
    "Server Object": "server Server",
    "Server Variable Object": "server-variable ServerVariable",
    "Components Object": "components Components",
    "Path Item Object": "pathItem path-item PathItem",
    "Operation Object": "operation Operation",
    "Parameter Object": "bodyParameter headerParameterSubSchema queryParameterSubSchema formDataParameterSubSchema "
    "pathParameterSubSchema parameter Parameter",
    "Items Object": "primitivesItems",
    "Request Body Object": "request-body RequestBody",
    "Media Type Object": "media-type MediaType",
    "Encoding Object": "encoding Encoding",
    "Response Object": "response Response",
    "Example Object": "example Example",
    "Link Object": "link Link",
    "Header Object": "header Header",
    "Tag Object": "tag Tag",
    "Reference Object": "jsonReference reference",
    "Schema Object": "schema fileSchema Schema",
    "Discriminator Object": "Discriminator",
    "Security Scheme Object": "basicAuthenticationSecurity apiKeySecurity oauth2ImplicitSecurity "
    "oauth2PasswordSecurity oauth2ApplicationSecurity oauth2AccessCodeSecurity APIKeySecurityScheme "
    "HTTPSecurityScheme OAuth2SecurityScheme OpenIdConnectSecurityScheme security-scheme",
    "OAuth Flows Object": "oauth-flows OAuthFlows",
    "OAuth Flow Object": "ImplicitOAuthFlow PasswordOAuthFlow ClientCredentialsFlow AuthorizationCodeOAuthFlow "
    "implicit password client-credentials authorization-code device-authorization",
}
"""What the schemas of the versions call each object."""

VERSIONS = ("2.0", "3.0", "3.1", "3.2")
_BASE_VOCABULARY = {
    "Schema Object": "discriminator example externalDocs xml",
    "Discriminator Object": "propertyName mapping",
}
"""What OpenAPI adds to JSON Schema since 3.1, in a vocabulary that no package ships."""

FOREIGN = {"body"}
"""Members that the schema of 3.1 has by mistake: the specification has them nowhere."""


def official() -> Mapping[str, Mapping[str, set[str]]]:
    """The fields of each object, each with the versions that have it."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for version in VERSIONS:
        schema = json.loads((_SCHEMAS / f"v{version}" / "schema.json").read_bytes())
        for name in _members(schema, schema):
            found["OpenAPI Object"][name].add(version)
        definitions = schema.get("definitions") or schema["$defs"]
        definitions = {
            **definitions,
            **definitions.get("oauth-flows", {}).get("$defs", {}),
        }
        for kind, words in _OBJECTS.items():
            for word in set(words.split()) & definitions.keys():
                for name in _members(definitions[word], schema):
                    found[kind][name].add(version)
    for word in _VOCABULARIES.split():
        vocabulary = REGISTRY.contents(_2020 + word)
        for name in vocabulary.get("properties", {}):
            found["Schema Object"][name] |= {"3.1", "3.2"}
    for kind, words in _BASE_VOCABULARY.items():
        for name in words.split():
            found[kind][name] |= {"3.1", "3.2"}
    found["Discriminator Object"]["defaultMapping"].add("3.2")
    return {
        kind: {n: v for n, v in names.items() if n not in FOREIGN}
        for kind, names in found.items()
    }


def _members(schema: Any, root: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """The properties that a schema has, in itself or in what is laid on the same object."""
    if not isinstance(schema, dict) or depth > 5:
        return
    yield from (name for name in schema.get("properties", {}) if name)
    if (
        isinstance(reference := schema.get("$ref"), str)
        and "-extensions" not in reference
    ):
        yield from _members(_target(reference, root), root, depth + 1)
    for key in ("allOf", "oneOf", "anyOf"):
        for each in schema.get(key, ()):
            if key == "allOf" or "$ref" not in each:
                yield from _members(each, root, depth + 1)
    for key in ("if", "then", "else"):
        yield from _members(schema.get(key), root, depth + 1)
    for each in schema.get("dependentSchemas", {}).values():
        yield from _members(each, root, depth + 1)


def _target(reference: str, root: Mapping[str, Any]) -> Any:
    value: Any = root
    for token in reference.removeprefix("#/").split("/"):
        value = value.get(token, {})
    return value
