"""The typed nodes of a description, one shape for Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2.

Names follow the OpenAPI Specification 3.2. References to parameters, bodies, responses, headers, links,
examples, path items and security schemes are resolved on reading; references to schemas stay references
(``Schema.ref``), because schemas may be recursive. Every node knows where it was written (``at``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ftgen.diagnostics import Location
from ftgen.ir.styles import ParameterLocation, Style

TYPE_NAMES = ("null", "boolean", "integer", "number", "string", "array", "object")


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value out of the description, wrapped so that an absent one (None) is not a null one."""

    json: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalDocs:
    """An External Documentation Object."""

    url: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """OpenAPI 3.2 §4.26: which property tells variants apart; ``mapping`` values are schema locations."""

    property_name: str
    mapping: tuple[tuple[str, Location], ...] = ()
    default_mapping: Location | None = None
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A Schema Object, levelled to JSON Schema 2020-12.

    ``types`` is empty where no type is stated; 3.0's ``nullable`` adds "null" to it (and to ``enum`` only
    if it is written there). Exclusive limits are numbers. ``boolean`` is set for the schemas true and false.
    ``ref`` is the place of the schema referred to ($ref, resolved $anchor or $dynamicRef); siblings of
    $ref are kept; in 3.0 and 2.0 only those that say nothing of what is valid, and ``nullable``.
    """

    at: Location
    boolean: bool | None = None
    ref: Location | None = None
    types: tuple[str, ...] = ()
    nullable: bool = False
    title: str = ""
    description: str = ""
    external_docs: ExternalDocs | None = None
    format: str = ""
    const: Value | None = None
    enum: tuple[Any, ...] | None = None
    enum_names: tuple[str, ...] = ()
    default: Value | None = None
    examples: tuple[Any, ...] = ()
    all_of: tuple[Schema, ...] = ()
    one_of: tuple[Schema, ...] = ()
    any_of: tuple[Schema, ...] = ()
    not_: Schema | None = None
    if_: Schema | None = None
    then: Schema | None = None
    else_: Schema | None = None
    discriminator: Discriminator | None = None
    properties: Mapping[str, Schema] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    additional_properties: Schema | None = None
    pattern_properties: Mapping[str, Schema] = field(default_factory=dict)
    property_names: Schema | None = None
    unevaluated_properties: Schema | None = None
    dependent_required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dependent_schemas: Mapping[str, Schema] = field(default_factory=dict)
    min_properties: int | None = None
    max_properties: int | None = None
    items: Schema | None = None
    prefix_items: tuple[Schema, ...] = ()
    unevaluated_items: Schema | None = None
    contains: Schema | None = None
    min_contains: int | None = None
    max_contains: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    content_encoding: str = ""
    content_media_type: str = ""
    content_schema: Schema | None = None
    read_only: bool = False
    write_only: bool = False
    deprecated: bool = False
    extensions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An Example Object: ``value`` as JSON data, or ``text`` as it stands on the wire (3.2 serializedValue)."""

    name: str = ""
    summary: str = ""
    description: str = ""
    value: Value | None = None
    text: str | None = None
    external_value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A Header Object under its name; ``content_type`` is set when it is described by ``content``."""

    name: str
    description: str = ""
    required: bool = False
    deprecated: bool = False
    explode: bool = False
    schema: Schema | None = None
    content_type: str = ""
    examples: tuple[Example, ...] = ()
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """An Encoding Object for one property of a form or multipart body (3.2 §4.15)."""

    name: str
    content_type: str = ""
    headers: tuple[Header, ...] = ()
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaType:
    """A Media Type Object under its media range; ``item_schema`` is set for sequential media types (3.2)."""

    name: str
    description: str = ""
    schema: Schema | None = None
    item_schema: Schema | None = None
    examples: tuple[Example, ...] = ()
    encoding: tuple[Encoding, ...] = ()
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A Parameter Object; ``location`` is path, query, header, cookie or querystring.

    ``style``, ``explode`` and ``required`` have their defaults filled in. Exactly one of ``schema`` and
    ``content`` is set.
    """

    name: str
    location: ParameterLocation
    description: str = ""
    required: bool = False
    deprecated: bool = False
    allow_empty_value: bool = False
    allow_reserved: bool = False
    style: Style
    explode: bool
    schema: Schema | None = None
    content: MediaType | None = None
    examples: tuple[Example, ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """A Request Body Object."""

    description: str = ""
    required: bool = False
    content: tuple[MediaType, ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A Link Object under its name, kept for the documentation."""

    name: str
    description: str = ""
    operation_id: str = ""
    operation_ref: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    request_body: Value | None = None
    server: Server | None = None
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A Response Object under its status: three digits, a range such as 4XX, or default."""

    status: str
    summary: str = ""
    description: str = ""
    headers: tuple[Header, ...] = ()
    content: tuple[MediaType, ...] = ()
    links: tuple[Link, ...] = ()
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A Server Variable Object under its name."""

    name: str
    default: str
    enum: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A Server Object; ``url`` may hold {variables} and may be relative."""

    url: str
    name: str = ""
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityRequirement:
    """One alternative: all of these schemes (name, scopes) together; none at all means anonymous."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthFlow:
    """One OAuth Flow Object; ``kind`` is its key: implicit, password, clientCredentials and so on."""

    kind: str
    authorization_url: str = ""
    device_authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    scopes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """A Security Scheme Object under its name; ``type`` is apiKey, http, mutualTLS, oauth2 or openIdConnect.

    Swagger 2.0's ``basic`` is levelled to http with scheme basic.
    """

    name: str
    type: str
    description: str = ""
    parameter_name: str = ""
    location: str = ""
    scheme: str = ""
    bearer_format: str = ""
    flows: tuple[OAuthFlow, ...] = ()
    open_id_connect_url: str = ""
    metadata_url: str = ""
    deprecated: bool = False
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """One expression of a Callback Object and the operations that are called there."""

    name: str
    expression: str
    operations: tuple[Operation, ...] = ()
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An Operation Object with what its path item adds: parameters merged, servers and texts inherited.

    ``security`` is None where neither the operation nor the document states any (then no credentials
    are needed); an operation without its own inherits the document's. ``method`` is in upper case as sent.
    """

    method: str
    path: str
    operation_id: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    path_summary: str = ""
    path_description: str = ""
    external_docs: ExternalDocs | None = None
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    request_body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    security: tuple[SecurityRequirement, ...] | None = None
    servers: tuple[Server, ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A Tag Object; ``parent`` and ``kind`` are of 3.2."""

    name: str
    summary: str = ""
    description: str = ""
    external_docs: ExternalDocs | None = None
    parent: str = ""
    kind: str = ""
    extensions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """The Info Object."""

    title: str
    version: str
    summary: str = ""
    description: str = ""
    terms_of_service: str = ""
    contact: Mapping[str, Any] = field(default_factory=dict)
    license: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A whole OpenAPI description.

    ``schemas`` holds the named schemas of the entry document in their order. ``operations`` is every
    operation of ``paths`` in document order, ``webhooks`` likewise (their ``path`` is the webhook's name).
    """

    version: str
    info: Info
    servers: tuple[Server, ...] = ()
    tags: tuple[Tag, ...] = ()
    operations: tuple[Operation, ...] = ()
    webhooks: tuple[Operation, ...] = ()
    external_docs: ExternalDocs | None = None
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    security_schemes: Mapping[str, SecurityScheme] = field(default_factory=dict)
    extensions: Mapping[str, Any] = field(default_factory=dict)
    at: Location
