"""The tables that a generated server runs by: each operation as an expression of the runtime's ``operations``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ftgen.ir.api import (
    Content,
    Operation,
    Parameter,
    PartEncoding,
    SecurityRequirement,
)
from ftgen.ir.models import AliasModel, ObjectModel
from ftgen.ir.types import (
    AnyType,
    BooleanType,
    IntegerType,
    NullableType,
    NumberType,
    RefType,
    StringType,
    Type,
    UnionType,
)
from ftgen.targets.checks import Checks, Item
from ftgen.targets.client.writing import is_event
from ftgen.targets.code import literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import Brackets, Expression, flat
from ftgen.targets.signatures import keyword_parameters, path_parameters, server_default

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
"""The styles that are not written, for they are OpenAPI's default where a parameter stands."""


def operation_table(operation: Operation, path: str, codecs: Codecs) -> Expression:
    """The entry of an operation; ``path`` is where it is served."""
    return Brackets("Operation(", tuple(_items(operation, path, codecs)), ")")


def _items(operation: Operation, path: str, codecs: Codecs) -> Iterator[Item]:
    for text in (operation.id, operation.name, operation.method, path):
        yield "", literal(text)
    parameters = [*path_parameters(operation), *keyword_parameters(operation)]
    if parameters:
        yield "parameters=", _list(_parameter(each, codecs) for each in parameters)
    if (body := operation.body) is not None:
        yield "bodies=", _list(_body(each, codecs) for each in body.contents)
        if body.required:
            yield "body_required=", "True"
    if operation.responses:
        replies = tuple(
            (
                f"{literal(response.status)}: ",
                _list(_content(each, codecs) for each in response.contents),
            )
            for response in operation.responses
        )
        yield "replies=", Brackets("{", replies, "}")
    if operation.security:
        yield "security=", _list(_requirement(each) for each in operation.security)


def _list(items: Iterator[Expression]) -> Expression:
    return Brackets("[", tuple(("", each) for each in items), "]")


def _parameter(parameter: Parameter, codecs: Codecs) -> Expression:
    items: list[Item] = [
        ("", literal(parameter.name)),
        ("", Checks(codecs).of(parameter.type)),
        ("", decoder(parameter.type, codecs)),
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
    usual = _STYLES.get(parameter.location, "")
    if parameter.style != usual and usual:
        yield "style=", literal(parameter.style)
    if parameter.explode != (parameter.style in ("form", "cookie")) and usual:
        yield "explode=", literal(parameter.explode)


def decoder(type_: Type, codecs: Codecs) -> str:
    """The decoder of a type, which imports no model before it is called."""
    found = codecs.decoder(type_)
    return f"lambda value: {found}(value)" if found.startswith("models.") else found


def _body(content: Content, codecs: Codecs) -> Expression:
    check, decode = Checks(codecs).of(content.type), decoder(content.type, codecs)
    if content.media_type == "application/json":
        return Brackets("json_body(", (("", check), ("", decode)), ")")
    items: list[Item] = [
        ("", literal(content.media_type)),
        ("", literal(_kind(content, codecs))),
        ("", check),
        ("", decode),
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
    if encoding.style:
        items.append(("", literal(encoding.style)))
        if encoding.explode is not None:
            items.append(("explode=", literal(encoding.explode)))
    elif encoding.explode is not None:
        items += [("", literal("form")), ("explode=", literal(encoding.explode))]
    if encoding.content_types:
        items.append(("content_type=", literal(", ".join(encoding.content_types))))
    return Brackets("Part(", tuple(items), ")") if items else None


def _content(content: Content, codecs: Codecs) -> Expression:
    classes = _classes(content.type, codecs)
    if content.media_type == "application/json" and len(classes) == 1:
        return Brackets("json_model(", (("", f"lambda: {classes[0]}"),), ")")
    encode = f"lambda value: {encoder(content.type, codecs)}"
    if content.media_type == "application/json":
        return Brackets("json_content(", (("", encode),), ")")
    items = (literal(content.media_type), literal(_kind(content, codecs)), encode)
    return Brackets("Content(", tuple(("", each) for each in items), ")")


def encoder(type_: Type, codecs: Codecs) -> str:
    """An expression that encodes ``value`` and fails where it is plainly of another type."""
    if classes := _classes(type_, codecs):
        return f"model({', '.join(('value', *classes))})"
    match codecs.resolve(type_):
        case NullableType(of=of):
            return f"None if value is None else {encoder(of, codecs)}"
        case AnyType():
            return "codec.encode(value)"
        case StringType(format="plain") | BooleanType() | IntegerType() | NumberType():
            return codecs.decode(type_, "value")
        case resolved if codecs.is_plain(resolved):
            return codecs.decode(type_, "value")
        case _:
            return codecs.encode(type_, "value")


def _classes(type_: Type, codecs: Codecs) -> list[str]:
    """The models that a value may be where it must be one; none where it may be something else."""
    match type_:
        case RefType(name=name):
            model = codecs.model(name)
            if isinstance(model, ObjectModel):
                return [f"models.{name}"]
            assert isinstance(model, AliasModel)
            return _classes(model.type, codecs)
        case UnionType(members=members):
            found = [_classes(each, codecs) for each in members]
            return list(dict.fromkeys(chain.from_iterable(found))) if all(found) else []
        case _:
            return []


def _requirement(requirement: SecurityRequirement) -> Expression:
    items = tuple(
        (f"{literal(name)}: ", _list(iter([literal(each) for each in scopes])))
        for name, scopes in requirement.schemes
    )
    return Brackets("{", items, "}")
