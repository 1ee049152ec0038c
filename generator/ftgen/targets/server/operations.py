"""The tables that a generated server runs by: each operation as an expression of the runtime's ``operations``."""

from __future__ import annotations

from collections.abc import Iterator

from ftgen.ir.api import (
    Content,
    Operation,
    Parameter,
    PartEncoding,
    SecurityRequirement,
)
from ftgen.ir.styles import DEFAULT_STYLES
from ftgen.targets.client.writing import is_event
from ftgen.targets.code import literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import Brackets, Expression, flat
from ftgen.targets.schemas import Item, SchemaWriter
from ftgen.targets.signatures import keyword_parameters, path_parameters, server_default


def operation_table(
    operation: Operation, path: str, codecs: Codecs, writer: SchemaWriter
) -> Expression:
    """The entry of an operation; ``path`` is where it is served."""
    return Brackets("Operation(", tuple(_items(operation, path, codecs, writer)), ")")


def _items(
    operation: Operation, path: str, codecs: Codecs, writer: SchemaWriter
) -> Iterator[Item]:
    for text in (operation.id, operation.name, operation.method, path):
        yield "", literal(text)
    parameters = [*path_parameters(operation), *keyword_parameters(operation)]
    if parameters:
        yield "parameters=", _list(
            _parameter(each, codecs, writer) for each in parameters
        )
    if (body := operation.body) is not None:
        yield "bodies=", _list(_body(each, codecs, writer) for each in body.contents)
        if body.required:
            yield "body_required=", "True"
    if operation.responses:
        replies = tuple(
            (
                f"{literal(response.status)}: ",
                _list(_content(each, codecs, writer) for each in response.contents),
            )
            for response in operation.responses
        )
        yield "replies=", Brackets("{", replies, "}")
        if needed := tuple(_needed(operation)):
            yield "needed=", Brackets("{", needed, "}")
    if operation.security:
        yield "security=", _list(_requirement(each) for each in operation.security)


def _needed(operation: Operation) -> Iterator[Item]:
    """The headers that responses must have, by status."""
    for response in operation.responses:
        names = [each.name.lower() for each in response.headers if each.required]
        if names:
            listed = _list(literal(each) for each in names)
            yield f"{literal(response.status)}: ", listed


def _list(items: Iterator[Expression]) -> Expression:
    return Brackets("[", tuple(("", each) for each in items), "]")


def _parameter(
    parameter: Parameter, codecs: Codecs, writer: SchemaWriter
) -> Expression:
    items: list[Item] = [
        ("", literal(parameter.name)),
        ("", writer.of(parameter.schema)),
    ]
    if parameter.required and parameter.location != "path":
        items.append(("required=", "True"))
    if parameter.python_name != parameter.name and parameter.location != "path":
        items.append(("argument=", literal(parameter.python_name)))
    if parameter.content_type:
        items.append(("content_type=", literal(parameter.content_type)))
    else:
        items += _style(parameter)
    default = server_default(parameter, codecs)
    if default is not None:
        items.append(("default=", f"lambda: {flat(default)}"))
    return Brackets(f"{parameter.location}(", tuple(items), ")")


def _style(parameter: Parameter) -> Iterator[Item]:
    """What is not OpenAPI's default where a parameter stands; a whole query has no style."""
    if parameter.location == "querystring":
        return
    if parameter.style != DEFAULT_STYLES[parameter.location]:
        yield "style=", literal(parameter.style.value)
    if parameter.explode != parameter.style.explodes:
        yield "explode=", literal(parameter.explode)


def _body(content: Content, codecs: Codecs, writer: SchemaWriter) -> Expression:
    schema = writer.of(content.schema)
    if content.media_type == "application/json":
        return Brackets("json_body(", (("", schema),), ")")
    items: list[Item] = [
        ("", literal(content.media_type)),
        ("", literal(_kind(content, codecs))),
        ("", schema),
    ]
    parts = tuple(
        (f"{literal(each.name)}: ", part)
        for each in content.encodings
        if (part := _part(each)) is not None
    )
    if parts:
        items.append(("", Brackets("{", parts, "}")))
    return Brackets("Body(", tuple(items), ")")


def _kind(content: Content, codecs: Codecs) -> str:
    """How octets become values: the kind of content, but that an item may be a whole event."""
    if content.kind == "event-stream" and is_event(content.type, codecs):
        return "whole-events"
    return content.kind


def _part(encoding: PartEncoding) -> Expression | None:
    items: list[Item] = []
    if (style := encoding.applied_style) is not None:
        items.append(("", literal(style.value)))
        if not encoding.explodes:
            items.append(("explode=", "False"))
    if encoding.content_types:
        items.append(("content_type=", literal(", ".join(encoding.content_types))))
    return Brackets("Part(", tuple(items), ")") if items else None


def _content(content: Content, codecs: Codecs, writer: SchemaWriter) -> Expression:
    schema = writer.of(content.schema)
    if content.media_type == "application/json":
        return Brackets("json_content(", (("", schema),), ")")
    items = (literal(content.media_type), literal(_kind(content, codecs)), schema)
    return Brackets("Content(", tuple(("", each) for each in items), ")")


def _requirement(requirement: SecurityRequirement) -> Expression:
    items = tuple(
        (f"{literal(name)}: ", _list(iter([literal(each) for each in scopes])))
        for name, scopes in requirement.schemes
    )
    return Brackets("{", items, "}")
