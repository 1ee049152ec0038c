"""What a generated server says of its operations: tables that the server runs by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from .assertions import describe, expected, is_of
from .codec import DecodeError, codec_of
from .evidence import kinds_of
from .explaining import Explanation
from .jsontext import dumps
from .schema import Schema


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: where it stands and what its value must satisfy.

    ``argument`` is the handler's name for it where that is another one; ``default`` makes the value of an
    absent one. ``style`` and ``explode`` are those that OpenAPI has for the place where they are not given
    (3.2 §4.12.2).
    """

    location: str
    name: str
    schema: Schema
    required: bool = False
    argument: str = ""
    style: str = ""
    explode: bool | None = None
    content_type: str = ""
    default: Callable[[], Any] | None = None


path = partial(Parameter, "path")
query = partial(Parameter, "query")
querystring = partial(Parameter, "querystring")
header = partial(Parameter, "header")
cookie = partial(Parameter, "cookie")


@dataclass(frozen=True, slots=True)
class Part:
    """How a property of a form is written: a style, or a media type; as OpenAPI has it by default where neither."""

    style: str = ""
    explode: bool = True
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A media type of a request body, and what it must satisfy.

    ``kind`` is json, form, multipart, text, binary, event-stream, whole-events or json-lines; of the last
    three the schema is that of one item.
    """

    media_type: str
    kind: str
    schema: Schema
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """A media type of a reply, and the schema of what it carries; of streams that of one item."""

    media_type: str
    kind: str
    schema: Schema

    def encode(self, value: Any) -> Any:
        """A JSON value, text or octets; raises DecodeError or EncodeError for a value that it is not for."""
        codec = codec_of(self.schema)
        encoded = codec.encode(value)
        classes = codec.classes
        if classes is not None:
            if not isinstance(value, classes):
                names = " or ".join(each.__name__ for each in classes)
                raise DecodeError(f"expected {names}, found {describe(value)}")
        elif not any(is_of(kind, encoded) for kind in kinds_of(self.schema)):
            words = expected(kinds_of(self.schema))
            raise DecodeError(f"expected {words}, found {describe(value)}")
        return encoded

    def text(self, value: Any) -> bytes:
        """JSON text; raises what ``encode`` does, and JsonError."""
        codec = codec_of(self.schema)
        if codec.classes is not None and isinstance(value, codec.classes):
            return codec.write(value)
        return dumps(self.encode(value), finite=True)


@dataclass(frozen=True, slots=True)
class CheckedContent(Content):
    """The same, but that what is not valid is refused."""

    def encode(self, value: Any) -> Any:
        """A JSON value, text or octets; raises DecodeError with what is wrong with it."""
        encoded = Content.encode(self, value)
        if found := Explanation().of(self.schema, encoded):
            told = "; ".join(f"{at or '/'}: {message}" for at, message in found[:5])
            raise DecodeError(told, found[0].pointer, found)
        return encoded

    def text(self, value: Any) -> bytes:
        """JSON text; raises what ``encode`` does, and JsonError."""
        return dumps(self.encode(value), finite=True)


def json_body(schema: Schema) -> Body:
    """A body of the media type application/json."""
    return Body("application/json", "json", schema)


def json_content(schema: Schema) -> Content:
    """A reply of the media type application/json."""
    return Content("application/json", "json", schema)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; ``name`` is the handler's method, ``replies`` the documented responses by status.

    ``needed`` are the headers in lower case that a response must have, by its status, ``unmade`` the statuses of
    errors that the server finds by itself and whose documented shape only the application can make.
    ``security`` holds the alternatives: the scopes that are asked for, by scheme; no alternative means that
    no credential is needed, an empty one that it may be left out.
    """

    id: str
    name: str
    method: str
    path: str
    parameters: Sequence[Parameter] = ()
    bodies: Sequence[Body] = ()
    body_required: bool = False
    replies: Mapping[str, Sequence[Content]] = field(default_factory=dict)
    security: Sequence[Mapping[str, Sequence[str]]] = ()
    needed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unmade: Sequence[int] = ()
