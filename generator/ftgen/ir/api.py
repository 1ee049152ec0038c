"""The intermediate model of an API: groups of operations and all they use.

Names of Python are those that lowering wants until they are claimed in the scopes that they are printed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from ftgen.diagnostics import Location
from ftgen.ir.models import ExternalDocs, Model, Value
from ftgen.ir.schemas import ANYTHING, Schema
from ftgen.ir.styles import ParameterLocation, Style
from ftgen.ir.types import Type

ContentKind: TypeAlias = Literal[
    "json", "form", "multipart", "text", "binary", "event-stream", "json-lines"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example under the name and the texts that the description gives it.

    ``value`` is JSON data, ``text`` what stands on the wire, ``external_value`` where either is to be found.
    """

    name: str = ""
    summary: str = ""
    description: str = ""
    value: Value | None = None
    text: str | None = None
    external_value: str = ""


def first_value(examples: Iterable[Example]) -> Value | None:
    """The value of the first example that has one."""
    return next((each.value for each in examples if each.value is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A response header, or a header of a part of a multipart body."""

    name: str
    python_name: str
    type: Type
    schema: Schema = ANYTHING
    required: bool = False
    explode: bool = False
    content_type: str = ""
    default: Value | None = None
    description: str = ""
    deprecated: bool = False
    examples: tuple[Example, ...] = ()
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEncoding:
    """How one property of a form or multipart body is written (OpenAPI 3.2 §4.15)."""

    name: str
    content_types: tuple[str, ...] = ()
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()

    @property
    def applied_style(self) -> Style | None:
        """The style that decides; None where the media type does (OpenAPI 3.2 §4.15.1.2)."""
        is_styled = self.explode is not None or self.allow_reserved
        return self.style or (Style.FORM if is_styled else None)

    @property
    def explodes(self) -> bool:
        """Whether arrays and objects are written as several fields."""
        style = self.applied_style or Style.FORM
        return style.explodes if self.explode is None else self.explode


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A media type and the type of what it carries.

    ``kind`` says how octets become a value: the codec is chosen by it, never by ``media_type`` again.
    For event-stream and json-lines ``type`` is the type of one item.
    """

    media_type: str
    kind: ContentKind
    type: Type
    schema: Schema = ANYTHING
    encodings: tuple[PartEncoding, ...] = ()
    examples: tuple[Example, ...] = ()
    description: str = ""
    at: Location

    @property
    def example(self) -> Value | None:
        """The value of the first example that has one."""
        return first_value(self.examples)

    @property
    def is_stream(self) -> bool:
        """Whether it comes item by item."""
        return self.kind in ("event-stream", "json-lines")

    @property
    def is_file(self) -> bool:
        """Whether it is octets that no codec looks into."""
        return self.kind == "binary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter; ``style`` and ``explode`` always have a value; ``content_type`` is set for content-typed ones."""

    name: str
    python_name: str
    location: ParameterLocation
    type: Type
    schema: Schema = ANYTHING
    required: bool
    style: Style
    explode: bool
    allow_reserved: bool = False
    allow_empty: bool = False
    content_type: str = ""
    default: Value | None = None
    examples: tuple[Example, ...] = ()
    description: str = ""
    deprecated: bool = False
    at: Location

    @property
    def example(self) -> Value | None:
        """The value of the first example that has one."""
        return first_value(self.examples)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body: one or several media types; the first is the one a client sends unless told otherwise."""

    python_name: str = "body"
    required: bool
    contents: tuple[Content, ...]
    description: str = ""
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link from a response to another operation, for the documentation."""

    name: str
    description: str = ""
    target: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    body: Value | None = None
    server: Server | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A documented response; ``status`` is three digits, a range such as 4XX, or default."""

    status: str
    description: str = ""
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()
    at: Location

    @property
    def is_success(self) -> bool:
        """Whether its status is 2xx; ``default`` is not known to be."""
        return self.status[0] == "2"

    @property
    def is_reply(self) -> bool:
        """Whether a handler answers with it when all is well: 1xx to 3xx; ``default`` is not known to be."""
        return self.status[0] in "123"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """A way to authenticate; ``python_name`` is the client's constructor argument."""

    name: str
    python_name: str
    kind: Literal[
        "bearer", "basic", "http", "api-key", "oauth2", "open-id-connect", "mutual-tls"
    ]
    location: str = ""
    parameter_name: str = ""
    http_scheme: str = ""
    bearer_format: str = ""
    flows: tuple[OAuthFlow, ...] = ()
    open_id_connect_url: str = ""
    metadata_url: str = ""
    deprecated: bool = False
    description: str = ""
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthFlow:
    """One OAuth 2.0 flow; ``kind`` is the key of the description's ``flows``."""

    kind: str
    authorization_url: str = ""
    device_authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    scopes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityRequirement:
    """One alternative: all of these (scheme name, scopes) together; empty means anonymous."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A variable of a server's URL."""

    name: str
    python_name: str
    default: str
    enum: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL, with variables in braces."""

    url: str
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()


PagingKind: TypeAlias = Literal["after", "token", "number", "offset", "link", "url"]
"""After the last item, by a token or URL in the body, by numbers of pages or items, by the header Link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """How the pages of a list follow each other; all names are those on the wire.

    ``items`` is the property that holds the items, empty where the body itself is the list. ``parameter`` is
    the query parameter that says where a page starts. ``item_cursor`` is the property of the last item that it
    takes, ``following`` the path to the token or URL of the next page, ``more`` the property that says whether
    there is another page, or how many pages or items there are. ``first`` is the number of the first page.
    """

    kind: PagingKind
    items: str
    item: Type
    parameter: str = ""
    item_cursor: str = ""
    following: tuple[str, ...] = ()
    more: str = ""
    first: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """Requests that the API sends to a URL that the caller named (``expression``)."""

    name: str
    expression: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation; ``name`` is its method in Python, ``id`` its operationId (made up where absent).

    ``path`` is the template as written, its texts are of all operations of that path. ``security`` holds the
    alternatives; empty means that none is needed. ``extensions`` are the names of those that are not false.
    """

    id: str
    name: str
    method: str
    path: str
    summary: str = ""
    description: str = ""
    path_summary: str = ""
    path_description: str = ""
    external_docs: ExternalDocs | None = None
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[SecurityRequirement, ...] = ()
    servers: tuple[Server, ...] = ()
    pagination: Pagination | None = None
    stated_paging: Any = None
    callbacks: tuple[Callback, ...] = ()
    extensions: frozenset[str] = frozenset()
    at: Location

    @property
    def successes(self) -> list[Response]:
        """The responses that a method's result stands for: 2xx; where there is none 1xx and 3xx, then default."""
        return (
            [each for each in self.responses if each.is_success]
            or [each for each in self.responses if each.is_reply]
            or [each for each in self.responses if each.status == "default"]
        )

    @property
    def success_contents(self) -> list[Content]:
        """What these responses carry."""
        return [content for each in self.successes for content in each.contents]

    @property
    def is_mixed(self) -> bool:
        """Whether it answers with a stream or with something else: a client's method gives what is no stream."""
        return {each.is_stream for each in self.success_contents} == {True, False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The operations of one tag.

    ``name`` is the attribute of a client and its module, ``handler`` the argument of a server's create_app
    and its module, ``class_name`` the stem of classes.
    """

    name: str
    handler: str
    class_name: str
    title: str
    description: str = ""
    external_docs: ExternalDocs | None = None
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A whole API, ready to be written in Python.

    ``models`` is sorted by name; ``groups`` are in the order of the description's tags, then of first use.
    ``webhooks`` are requests that the API sends: groups of operations that only a server receives.
    """

    title: str
    version: str
    package: str
    summary: str = ""
    description: str = ""
    terms_of_service: str = ""
    contact: Mapping[str, Any] = field(default_factory=dict)
    license: Mapping[str, Any] = field(default_factory=dict)
    external_docs: ExternalDocs | None = None
    servers: tuple[Server, ...] = ()
    groups: tuple[Group, ...] = ()
    webhooks: tuple[Group, ...] = ()
    models: tuple[Model, ...] = ()
    security_schemes: tuple[SecurityScheme, ...] = ()
    at: Location
