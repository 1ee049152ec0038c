"""What a generated server says of its operations: tables that the server runs by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias

from .checks import Check
from .codec import DecodeError, describe

Decoder: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: where it stands, what its value must satisfy and how that value becomes Python's.

    ``argument`` is the handler's name for it where that is another one; ``default`` makes the value of an
    absent one. ``style`` and ``explode`` are those that OpenAPI has for the place where they are not given
    (3.2 §4.12.2).
    """

    location: str
    name: str
    check: Check
    decode: Decoder
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
    """A media type of a request body, what it must satisfy and how it becomes Python's value.

    ``kind`` is json, form, multipart, text, binary, event-stream, whole-events or json-lines; of the last
    three the check is that of one item.
    """

    media_type: str
    kind: str
    check: Check
    decode: Decoder
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """A media type of a reply; ``encode`` makes a JSON value, text or octets of a handler's value.

    It raises DecodeError, TypeError or AttributeError for a value that it is not for. Of streams it
    encodes one item.
    """

    media_type: str
    kind: str
    encode: Callable[[Any], Any]


def model(value: Any, *classes: type[Any]) -> Any:
    """Encode a model of one of these classes; raises DecodeError for anything else."""
    if not isinstance(value, classes):
        names = " or ".join(each.__name__ for each in classes)
        raise DecodeError(f"expected {names}, found {describe(value)}")
    encoded: Any = value.to_dict()
    return encoded


def json_body(check: Check, decode: Decoder) -> Body:
    """A body of the media type application/json."""
    return Body("application/json", "json", check, decode)


def json_model(find: Callable[[], type[Any]]) -> Content:
    """A reply of the media type application/json that is the model which ``find`` returns."""
    return json_content(lambda value: model(value, find()))


def json_content(encode: Callable[[Any], Any]) -> Content:
    """A reply of the media type application/json."""
    return Content("application/json", "json", encode)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; ``name`` is the handler's method, ``replies`` the documented responses by status.

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
