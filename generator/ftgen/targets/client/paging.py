"""The expression of how the pages of a list follow each other."""

from __future__ import annotations

from ftgen.ir.api import Operation
from ftgen.ir.models import ObjectModel
from ftgen.ir.types import NullableType, RefType, Type
from ftgen.targets.client.fragments import call
from ftgen.targets.code import literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import Expression


def paging_expression(operation: Operation, codecs: Codecs) -> Expression:
    """The Paging of an operation that has pages."""
    paging = operation.pagination
    assert paging is not None
    body = next(
        content.type
        for each in operation.responses
        if each.is_success
        for content in each.contents
    )
    items = f"lambda page: {_reached('page', body, (paging.items,), codecs)}"
    more = (paging.more,) if paging.more else ()
    told = ""
    if more:
        stated = "more=" if paging.kind in ("number", "offset") else ""
        told = f"{stated}lambda page: {_reached('page', body, more, codecs)}"
    following = f"lambda page: {_reached('page', body, paging.following, codecs)}"
    parameter = literal(paging.parameter)
    match paging.kind:
        case "after":
            key = _reached("last", paging.item, (paging.item_cursor,), codecs)
            return call("paging.after", items, parameter, f"lambda last: {key}", told)
        case "token":
            return call("paging.token", items, parameter, following)
        case "url":
            return call("paging.url", items, following)
        case "link":
            return call("paging.link", items)
        case "number":
            first = f"first={paging.first}" if paging.first != 1 else ""
            return call("paging.number", items, parameter, first, told)
        case "offset":
            return call("paging.offset", items, parameter, told)


def _reached(name: str, type_: Type, path: tuple[str, ...], codecs: Codecs) -> str:
    """The value at a path of properties; what may be absent on the way is looked for when it is run."""
    names: list[str] = []
    for step in filter(None, path):
        model = _model(type_, codecs)
        property_ = next(each for each in model.properties if each.name == step)
        names.append(property_.python_name)
        type_ = property_.type
    if len(names) > 1:
        return f"paging.reach({name}, {', '.join(map(literal, names))})"
    return ".".join((name, *names))


def _model(type_: Type, codecs: Codecs) -> ObjectModel:
    resolved = codecs.resolve(type_)
    if isinstance(resolved, NullableType):
        resolved = codecs.resolve(resolved.of)
    assert isinstance(resolved, RefType)
    model = codecs.model(resolved.name)
    assert isinstance(model, ObjectModel)
    return model
