"""The expression of how the pages of a list follow each other."""

from __future__ import annotations

from ftgen.ir.api import Operation
from ftgen.ir.models import ObjectModel
from ftgen.ir.types import NullableType, RefType, Type
from ftgen.python.expressions import Expression, Item, Phrase, call
from ftgen.python.text import literal
from ftgen.targets.codecs import Codecs


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
    items = _lambda("page", body, (paging.items,), codecs)
    more = (paging.more,) if paging.more else ()
    told: Item = ""
    if more:
        stated = "more=" if paging.kind in ("number", "offset") else ""
        told = stated, _lambda("page", body, more, codecs)
    following = _lambda("page", body, paging.following, codecs)
    parameter = literal(paging.parameter)
    match paging.kind:
        case "after":
            key = _lambda("last", paging.item, (paging.item_cursor,), codecs)
            return call("paging.after", items, parameter, key, told)
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


def _lambda(
    name: str, type_: Type, path: tuple[str, ...], codecs: Codecs
) -> Expression:
    """The function that gives the value at a path of properties; what may be absent there is looked for then."""
    names: list[str] = []
    for step in filter(None, path):
        model = _model(type_, codecs)
        property_ = next(each for each in model.properties if each.name == step)
        names.append(property_.python_name)
        type_ = property_.type
    if len(names) > 1:
        reached = call("paging.reach", name, *map(literal, names))
        return Phrase((f"lambda {name}: ", reached))
    return f"lambda {name}: {'.'.join((name, *names))}"


def _model(type_: Type, codecs: Codecs) -> ObjectModel:
    resolved = codecs.resolve(type_)
    if isinstance(resolved, NullableType):
        resolved = codecs.resolve(resolved.of)
    assert isinstance(resolved, RefType)
    model = codecs.model(resolved.name)
    assert isinstance(model, ObjectModel)
    return model
