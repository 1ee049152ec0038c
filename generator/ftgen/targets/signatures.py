"""The signatures of an operation's methods, the same wherever they are printed: client, server, documentation.

Path parameters stand first, then the body where it is an argument itself; all else is keyword-only, what is
required first. A client's methods take the properties of a body that is an object as keywords.
A client's optional arguments are UNSET; a server's have the description's default, for the server fills it in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ftgen.ir.api import Body, Content, Group, Operation, Parameter, Response
from ftgen.ir.types import NullType, StringType, Type
from ftgen.python.annotations import STR, annotation
from ftgen.python.expressions import (
    ANY,
    NONE,
    UNSET,
    Brackets,
    Expression,
    Name,
    Typed,
    generic,
    members_of,
    or_unset,
    union,
    wrapped,
)
from ftgen.python.text import literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.constructors import UnfitError, constructor
from ftgen.targets.flattening import body_arguments, flat_model

ANSWERED_STREAM = ("Items",)
ANSWERED_OCTETS = "Downloadable"
"""What a handler may answer with where items or octets are asked for: names of the runtime."""

CONTENT_TYPE = "content_type"
"""The client's argument that chooses among the media types of a body that has several."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a method; ``default`` is an expression, None where a value must be given."""

    name: str
    annotation: Expression
    default: Expression | None = None
    keyword_only: bool = False


def client_arguments(
    operation: Operation, codecs: Codecs, *, asynchronous: bool = False
) -> tuple[Argument, ...]:
    """The arguments of a client's method, without ``self``."""
    flat = body_arguments(operation, codecs, asynchronous=asynchronous)
    options = Argument("options", union((Name("RequestOptions"), NONE)), NONE, True)
    if not flat:
        sent = request_arguments(operation, codecs, asynchronous=asynchronous)
        return (*sent, options)
    positional = [_client_argument(each) for each in path_parameters(operation)]
    keywords = [
        Argument(each.name, each.annotation, each.default, True) for each in flat
    ]
    keywords += [
        _client_argument(each, keyword_only=True)
        for each in keyword_parameters(operation)
    ]
    keywords.sort(key=lambda each: each.default is not None)
    return (*positional, *keywords, options)


def request_arguments(
    operation: Operation, codecs: Codecs, *, asynchronous: bool = False
) -> tuple[Argument, ...]:
    """The arguments of what makes a request as a value: its body is one."""
    arguments = [_client_argument(each) for each in path_parameters(operation)]
    if operation.body is not None:
        arguments.append(_client_body(operation, operation.body, codecs, asynchronous))
    arguments += [
        _client_argument(each, keyword_only=True)
        for each in keyword_parameters(operation)
    ]
    if operation.body is not None and len(operation.body.contents) > 1:
        arguments.append(_content_type(operation.body))
    return tuple(arguments)


def server_arguments(operation: Operation, codecs: Codecs) -> tuple[Argument, ...]:
    """The arguments of a handler's method, without ``self``."""
    positional = [
        Argument(each.python_name, annotation(each.type))
        for each in path_parameters(operation)
    ]
    if (body := operation.body) is not None:
        written = content_union(body.contents, codecs, ("AsyncIterator",))
        positional.append(
            _optional(Argument("body", written), optional=not body.required)
        )
    keywords = [
        _server_argument(each, codecs) for each in keyword_parameters(operation)
    ]
    return (*positional, *keywords, Argument("context", Name("Context"), None, True))


def client_result(
    operation: Operation, codecs: Codecs, *, asynchronous: bool = False
) -> Expression:
    """The annotation of what a client's method returns; paged operations return a page that iterates."""
    stream = ("Opening", "AsyncStream") if asynchronous else ("Stream",)
    found = operation.successes
    if operation.is_mixed:
        found = [without_streams(each) for each in found]
    result = body_union(found, codecs, stream)
    if operation.pagination is None:
        return result
    kind = "AsyncPager" if asynchronous else "Page"
    return generic(kind, annotation(operation.pagination.item), result)


def stream_result(
    operation: Operation, codecs: Codecs, *, asynchronous: bool = False
) -> Expression:
    """The annotation of what a client's stream method returns; empty where the operation has none.

    It has one where the plain method gives something else that can be read as it arrives: the items that come
    in the place of a value, octets, or text.
    """
    contents = operation.success_contents
    if operation.pagination is not None or not contents:
        return ""
    if operation.is_mixed:
        item = next(each for each in contents if each.is_stream)
        of, arguments = "Stream", [content_annotation(item, codecs)]
    elif all(each.kind in ("binary", "text") for each in contents):
        of, arguments = "RawStream", []
    else:
        return ""
    name = f"Async{of}" if asynchronous else of
    read = generic(name, *arguments) if arguments else Name(name)
    return generic("Opening", read) if asynchronous else read


def stream_name(operation: Operation, group: Group) -> str:
    """The name of the method that reads an operation's answer as it arrives."""
    taken = {each.name for each in group.operations}
    name = f"stream_{operation.name}"
    while name in taken:
        name += "_"
    return name


def server_result(
    operation: Operation,
    codecs: Codecs,
    reply: str = "",
    stream: Iterable[str] = ("AsyncIterator",),
    octets: str = "bytes",
) -> Expression:
    """The annotation of what a handler's method returns: a body where it needs no header, or ``reply``.

    ``reply`` is the class of the operation's answers, empty where none is asked for.
    """
    plain = [each for each in operation.successes if not needs_header(each)]
    if not plain and operation.successes:
        return Name(f"replies.{reply}")
    bodies = body_union(plain, codecs, stream, octets)
    replies = [Name(f"replies.{reply}")] if reply else []
    return union((*members_of(bodies), *replies))


def needs_header(response: Response) -> bool:
    """Whether a response must have a header beside its body."""
    return any(each.required for each in response.headers)


def client_signature(
    operation: Operation, codecs: Codecs, *, asynchronous: bool = False
) -> Brackets:
    """The signature of a client's method, to be laid out behind ``def name`` and before a colon."""
    arguments = client_arguments(operation, codecs, asynchronous=asynchronous)
    return signature(
        arguments, client_result(operation, codecs, asynchronous=asynchronous)
    )


def server_signature(operation: Operation, codecs: Codecs, reply: str = "") -> Brackets:
    """The signature of a handler's method, to be laid out behind ``async def name`` and before a colon."""
    return signature(
        server_arguments(operation, codecs), server_result(operation, codecs, reply)
    )


def abstract_signature(
    operation: Operation, codecs: Codecs, reply: str = ""
) -> Brackets:
    """The signature of the method that a handler has to have, which may be ``async def`` or ``def``."""
    *arguments, context = server_arguments(operation, codecs)
    context = replace(context, annotation=generic("Context", Name("P_contra")))
    result = server_result(operation, codecs, reply, ANSWERED_STREAM, ANSWERED_OCTETS)
    return signature((*arguments, context), generic("Answer", result))


def signature(arguments: Iterable[Argument], result: Expression) -> Brackets:
    """A method's parameter list in brackets, with ``self``, the star before keywords, and the result."""
    items: list[tuple[str, Expression]] = [("", "self")]
    starred = False
    for each in arguments:
        if each.keyword_only and not starred:
            items.append(("", "*"))
            starred = True
        items.append((f"{each.name}: ", Typed(each.annotation, each.default)))
    return Brackets("(", tuple(items), ")", result=result)


def path_parameters(operation: Operation) -> list[Parameter]:
    """The parameters in the path, in the order of the path."""
    found = [each for each in operation.parameters if each.location == "path"]
    return sorted(found, key=lambda each: operation.path.find("{" + each.name + "}"))


def keyword_parameters(operation: Operation) -> list[Parameter]:
    """All other parameters, the required ones first."""
    found = [each for each in operation.parameters if each.location != "path"]
    return sorted(found, key=lambda each: not each.required)


def without_streams(response: Response) -> Response:
    """A response without the media types that are read item by item, where it has others."""
    kept = tuple(each for each in response.contents if not each.is_stream)
    return replace(response, contents=kept) if kept else response


def server_default(parameter: Parameter, codecs: Codecs) -> Expression | None:
    """The expression of the value that a server fills in for an absent parameter; None where it fills none in.

    A default that is not valid is none.
    """
    if parameter.required or parameter.default is None:
        return None
    default = parameter.default.json
    if not codecs.wire.accepts(parameter.schema, default, is_request=True):
        return None
    try:
        return constructor(parameter.type, default, codecs)
    except UnfitError:
        return None


def content_annotation(
    content: Content, codecs: Codecs, stream: Iterable[str] = (), octets: str = "bytes"
) -> Expression:
    """The annotation of what a media type carries; ``stream`` are the generic types around items, outermost first."""
    match content.kind:
        case "event-stream" | "json-lines":
            return wrapped(annotation(content.type), stream)
        case "binary":
            return Name(octets)
        case "text":
            return annotation(_text_type(content.type, codecs))
        case _:
            return annotation(content.type)


def _text_type(type_: Type, codecs: Codecs) -> Type:
    resolved = codecs.resolve(type_)
    return (
        type_
        if annotation(resolved) != ANY and not isinstance(resolved, NullType)
        else StringType()
    )


def content_union(
    contents: Iterable[Content],
    codecs: Codecs,
    stream: Iterable[str] = (),
    octets: str = "bytes",
) -> Expression:
    """The annotation of a body of any of the media types; None where there is none."""
    found = [content_annotation(each, codecs, stream, octets) for each in contents]
    return union(found or [NONE])


def body_union(
    responses: Iterable[Response],
    codecs: Codecs,
    stream: Iterable[str] = (),
    octets: str = "bytes",
) -> Expression:
    """The annotation of the body of any of the responses."""
    found = [content_union(each.contents, codecs, stream, octets) for each in responses]
    return union(found or [NONE])


def _client_argument(parameter: Parameter, *, keyword_only: bool = False) -> Argument:
    argument = Argument(
        parameter.python_name, annotation(parameter.type), None, keyword_only
    )
    return _optional(argument, optional=not parameter.required)


def _client_body(
    operation: Operation, body: Body, codecs: Codecs, asynchronous: bool
) -> Argument:
    stream = ("AsyncIterable",) if asynchronous else ("Iterable",)
    upload = "AsyncUploadable" if asynchronous else "Uploadable"
    written = [
        Name(upload) if each.is_file else content_annotation(each, codecs, stream)
        for each in body.contents
    ]
    if body.contents[0].kind == "multipart" and flat_model(operation, codecs):
        written.append(generic("Mapping", STR, ANY))
    return _optional(Argument("body", union(written)), optional=not body.required)


def _content_type(body: Body) -> Argument:
    choices = [literal(each.media_type) for each in body.contents]
    return Argument(CONTENT_TYPE, generic("Literal", *choices), choices[0], True)


def _server_argument(parameter: Parameter, codecs: Codecs) -> Argument:
    argument = Argument(parameter.python_name, annotation(parameter.type), None, True)
    default = server_default(parameter, codecs)
    if default is None:
        return _optional(argument, optional=not parameter.required)
    is_mutable = isinstance(parameter.default and parameter.default.json, list | dict)
    return argument if is_mutable else replace(argument, default=default)


def _optional(argument: Argument, *, optional: bool) -> Argument:
    if not optional:
        return argument
    return replace(argument, annotation=or_unset(argument.annotation), default=UNSET)
