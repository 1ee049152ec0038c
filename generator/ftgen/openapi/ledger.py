"""The ledger: every field of every object of OpenAPI and JSON Schema, and what becomes of it.

The tests hold it against the official schemas of the specifications, so that no field is without an entry, and
against what is generated of a description that has every field, so that no entry is without effect. How two
schemas that both apply become one is said of every keyword in ``ftgen.lower.merging``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ftgen.openapi.keywords import HANDLERS, OLDER_KEYWORDS


@dataclass(frozen=True, slots=True)
class Object:
    """The fields of an object by what becomes of them, each a text of names.

    ``generated`` decide what the Python does, ``documented`` are told in documentation and docstrings,
    ``structural`` say how the description is to be read, ``silent`` say nothing of the API, ``reported`` have the
    rule that reports them. ``parts`` are objects again: one ``X``, a list ``[X]`` or a map ``{X}`` of them.
    """

    generated: str = ""
    documented: str = ""
    structural: str = ""
    silent: str = ""
    reported: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def fates(self) -> Iterator[tuple[str, str]]:
        """Each field, and in a word or two what becomes of it."""
        for fate in ("generated", "documented", "structural", "silent"):
            for name in getattr(self, fate).split():
                yield name, fate
        for name, rule in self.reported.items():
            yield name, f"reported ({rule})"
        for name, part in self.parts.items():
            yield name, part


_PRIMITIVE = (
    "type format enum default pattern multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength "
    "maxLength minItems maxItems uniqueItems"
)
"""What a parameter or header of Swagger 2.0 says of its values."""

_SCHEMA_PARTS = {
    **dict.fromkeys(
        "items additionalProperties not if then else contains propertyNames unevaluatedItems "
        "unevaluatedProperties contentSchema".split(),
        "Schema Object",
    ),
    **dict.fromkeys("allOf oneOf anyOf prefixItems".split(), "[Schema Object]"),
    **dict.fromkeys(
        "properties patternProperties dependentSchemas $defs".split(), "{Schema Object}"
    ),
    "externalDocs": "External Documentation Object",
    "discriminator": "Discriminator Object",
}


def _schema_object() -> Object:
    """The Schema Object: what is read of it decides what the Python does, but for what is named here."""
    told = Object(
        documented="title description default deprecated example examples contentMediaType",
        structural="$ref $dynamicRef $anchor $dynamicAnchor $id $schema",
        silent="$comment $vocabulary",
        reported={"xml": "left-out"},
        parts=_SCHEMA_PARTS,
    )
    others = {name for name, _ in told.fates()} | OLDER_KEYWORDS
    return replace(told, generated=" ".join(x for x in HANDLERS if x not in others))


_METHODS = "get put post delete options head patch trace query".split()

LEDGER: Mapping[str, Object] = {
    "OpenAPI Object": Object(
        structural="openapi swagger $self jsonSchemaDialect",
        generated="host basePath schemes consumes produces",
        parts={
            "info": "Info Object",
            "servers": "[Server Object]",
            "paths": "{Path Item Object}",
            "webhooks": "{Path Item Object}",
            "components": "Components Object",
            "definitions": "{Schema Object}",
            "parameters": "{Parameter Object}",
            "responses": "{Response Object}",
            "securityDefinitions": "{Security Scheme Object}",
            "security": "[Security Requirement Object]",
            "tags": "[Tag Object]",
            "externalDocs": "External Documentation Object",
        },
    ),
    "Info Object": Object(
        generated="title",
        documented="version summary description termsOfService",
        parts={"contact": "Contact Object", "license": "License Object"},
    ),
    "Contact Object": Object(documented="name url email"),
    "License Object": Object(documented="name identifier url"),
    "External Documentation Object": Object(documented="url description"),
    "Server Object": Object(
        generated="url",
        documented="name description",
        parts={"variables": "{Server Variable Object}"},
    ),
    "Server Variable Object": Object(
        generated="default enum", documented="description"
    ),
    "Components Object": Object(
        parts={
            "schemas": "{Schema Object}",
            "responses": "{Response Object}",
            "parameters": "{Parameter Object}",
            "examples": "{Example Object}",
            "requestBodies": "{Request Body Object}",
            "headers": "{Header Object}",
            "securitySchemes": "{Security Scheme Object}",
            "links": "{Link Object}",
            "callbacks": "{Callback Object}",
            "pathItems": "{Path Item Object}",
            "mediaTypes": "{Media Type Object}",
        },
    ),
    "Path Item Object": Object(
        structural="$ref",
        documented="summary description",
        parts={
            **dict.fromkeys(_METHODS, "Operation Object"),
            "additionalOperations": "{Operation Object}",
            "servers": "[Server Object]",
            "parameters": "[Parameter Object]",
        },
    ),
    "Operation Object": Object(
        generated="operationId tags deprecated schemes consumes produces",
        documented="summary description",
        parts={
            "externalDocs": "External Documentation Object",
            "parameters": "[Parameter Object]",
            "requestBody": "Request Body Object",
            "responses": "{Response Object}",
            "callbacks": "{Callback Object}",
            "security": "[Security Requirement Object]",
            "servers": "[Server Object]",
        },
    ),
    "Parameter Object": Object(
        generated=f"name in required style explode allowReserved collectionFormat {_PRIMITIVE}",
        documented="description deprecated allowEmptyValue example",
        parts={
            "schema": "Schema Object",
            "items": "Items Object",
            "content": "{Media Type Object}",
            "examples": "{Example Object}",
        },
    ),
    "Items Object": Object(
        generated=_PRIMITIVE.replace("default ", ""),
        reported={"collectionFormat": "unknown-keyword", "default": "left-out"},
        parts={"items": "Items Object"},
    ),
    "Request Body Object": Object(
        generated="required",
        documented="description",
        parts={"content": "{Media Type Object}"},
    ),
    "Media Type Object": Object(
        documented="description example",
        reported=dict.fromkeys(
            ("prefixEncoding", "itemEncoding"), "unsupported-keyword"
        ),
        parts={
            "schema": "Schema Object",
            "itemSchema": "Schema Object",
            "examples": "{Example Object}",
            "encoding": "{Encoding Object}",
        },
    ),
    "Encoding Object": Object(
        generated="contentType style explode allowReserved",
        reported=dict.fromkeys(
            ("encoding", "prefixEncoding", "itemEncoding"), "unsupported-keyword"
        ),
        parts={"headers": "{Header Object}"},
    ),
    "Response Object": Object(
        documented="summary description",
        parts={
            "headers": "{Header Object}",
            "content": "{Media Type Object}",
            "links": "{Link Object}",
            "schema": "Schema Object",
            "examples": "{Example Object}",
        },
    ),
    "Callback Object": Object(),
    "Example Object": Object(
        documented="summary description value dataValue serializedValue externalValue"
    ),
    "Link Object": Object(
        documented="operationId operationRef parameters requestBody description",
        parts={"server": "Server Object"},
    ),
    "Header Object": Object(
        documented=f"description required deprecated explode example {_PRIMITIVE}",
        reported={
            "style": "misplaced-style",
            "collectionFormat": "unknown-style",
            **dict.fromkeys(("allowReserved", "allowEmptyValue"), "left-out"),
        },
        parts={
            "schema": "Schema Object",
            "items": "Items Object",
            "content": "{Media Type Object}",
            "examples": "{Example Object}",
        },
    ),
    "Tag Object": Object(
        documented="name summary description parent kind",
        parts={"externalDocs": "External Documentation Object"},
    ),
    "Reference Object": Object(structural="$ref", documented="summary description"),
    "Schema Object": _schema_object(),
    "Discriminator Object": Object(generated="propertyName mapping defaultMapping"),
    "Security Scheme Object": Object(
        generated="type name in scheme",
        documented="description bearerFormat openIdConnectUrl oauth2MetadataUrl deprecated flow authorizationUrl "
        "tokenUrl scopes",
        parts={"flows": "OAuth Flows Object"},
    ),
    "OAuth Flows Object": Object(
        parts=dict.fromkeys(
            "implicit password clientCredentials authorizationCode deviceAuthorization".split(),
            "OAuth Flow Object",
        )
    ),
    "OAuth Flow Object": Object(
        documented="authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes"
    ),
    "Security Requirement Object": Object(),
}
"""The objects by the names that the specification gives them."""
