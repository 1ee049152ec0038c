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
from ftgen.python.expressions import Expression, Item, Phrase, call, listed, mapping
from ftgen.python.text import literal
from ftgen.targets.client.writing import is_event
from ftgen.targets.codecs import Codecs
from ftgen.targets.schemas import schema_expression
from ftgen.targets.server.rendering import unmade
from ftgen.targets.signatures import keyword_parameters, path_parameters, server_default


def operation_table(operation: Operation, path: str, codecs: Codecs) -> Expression:
    """The entry of an operation; ``path`` is where it is served."""
    return call("Operation", *_items(operation, path, codecs))


def _items(operation: Operation, path: str, codecs: Codecs) -> Iterator[Item]:
    for text in (operation.id, operation.name, operation.method, path):
        yield literal(text)
    parameters = [*path_parameters(operation), *keyword_parameters(operation)]
    if parameters:
        yield "parameters=", listed(_parameter(each, codecs) for each in parameters)
    if (body := operation.body) is not None:
        yield "bodies=", listed(_body(each, codecs) for each in body.contents)
        if body.required:
            yield "body_required=", "True"
    if operation.responses:
        replies = {
            literal(response.status): listed(
                _content(each, codecs) for each in response.contents
            )
            for response in operation.responses
        }
        yield "replies=", mapping(replies)
        if needed := dict(_needed(operation)):
            yield "needed=", mapping(needed)
    if statuses := unmade(operation, codecs):
        yield "unmade=", listed(map(str, statuses))
    if operation.security:
        yield "security=", listed(_requirement(each) for each in operation.security)


def _needed(operation: Operation) -> Iterator[tuple[str, Expression]]:
    """The headers that responses must have, by status."""
    for response in operation.responses:
        names = [each.name.lower() for each in response.headers if each.required]
        if names:
            yield literal(response.status), listed(map(literal, names))


def _parameter(parameter: Parameter, codecs: Codecs) -> Expression:
    schema = schema_expression(parameter.schema)
    items: list[Item] = [literal(parameter.name), schema]
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
        items.append(("default=", Phrase(("lambda: ", default))))
    return call(parameter.location, *items)


def _style(parameter: Parameter) -> Iterator[Item]:
    """What is not OpenAPI's default where a parameter stands; a whole query has no style."""
    if parameter.location == "querystring":
        return
    if parameter.style != DEFAULT_STYLES[parameter.location]:
        yield "style=", literal(parameter.style.value)
    if parameter.explode != parameter.style.explodes:
        yield "explode=", literal(parameter.explode)


def _body(content: Content, codecs: Codecs) -> Expression:
    schema = schema_expression(content.schema)
    if content.media_type == "application/json":
        return call("json_body", schema)
    kind = literal(_kind(content, codecs))
    items: list[Item] = [literal(content.media_type), kind, schema]
    parts = {
        literal(each.name): part
        for each in content.encodings
        if (part := _part(each)) is not None
    }
    if parts:
        items.append(mapping(parts))
    return call("Body", *items)


def _kind(content: Content, codecs: Codecs) -> str:
    """How octets become values: the kind of content, but that an item may be a whole event."""
    if content.kind == "event-stream" and is_event(content.type, codecs):
        return "whole-events"
    return content.kind


def _part(encoding: PartEncoding) -> Expression | None:
    items: list[Item] = []
    if (style := encoding.applied_style) is not None:
        items.append(literal(style.value))
        if not encoding.explodes:
            items.append(("explode=", "False"))
    if encoding.content_types:
        items.append(("content_type=", literal(", ".join(encoding.content_types))))
    return call("Part", *items) if items else None


def _content(content: Content, codecs: Codecs) -> Expression:
    schema = schema_expression(content.schema)
    if content.media_type == "application/json":
        return call("json_content", schema)
    kind = literal(_kind(content, codecs))
    return call("Content", literal(content.media_type), kind, schema)


def _requirement(requirement: SecurityRequirement) -> Expression:
    return mapping(
        {
            literal(name): listed(map(literal, scopes))
            for name, scopes in requirement.schemes
        }
    )
