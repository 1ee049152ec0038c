"""How the example of a handler ends a list: the page that it has is the last one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ftgen.ir.api import Content, Operation, Pagination, Parameter
from ftgen.python.expressions import UNSET, Expression, Phrase
from ftgen.python.layout import lay_out
from ftgen.python.text import literal
from ftgen.targets.docs.answers import carried
from ftgen.targets.samples import Samples

_ABSENT = object()


def answer_of_a_list(
    samples: Samples, operation: Operation, content: Content, page: Any
) -> list[str]:
    """The statements that answer with a page, which says that it is the last, or with an empty one behind it."""
    paging = operation.pagination
    assert paging is not None
    type_ = carried(content, samples.codecs)
    last = next(
        (
            each
            for each in _last_pages(paging, page)
            if samples.is_valid(type_, content.schema, each, "response")
        ),
        page,
    )
    only = samples.expression(type_, last) or "..."
    lines: list[str] = [lay_out(only, indent=8, before="return ")]
    empty = samples.expression(type_, _empty(paging, page))
    condition = _is_behind(operation, paging, page)
    if paging.more or not condition or empty is None:
        return lines
    return [
        lay_out(condition, indent=8, before="if ", after=":"),
        lay_out(empty, indent=12, before="return "),
        *lines,
    ]


def _items(paging: Pagination, page: Any) -> Any:
    return page.get(paging.items, ()) if isinstance(page, dict) else page


def _empty(paging: Pagination, page: Any) -> Any:
    return {**page, paging.items: []} if isinstance(page, dict) else []


def _last_pages(paging: Pagination, page: Any) -> Iterator[Any]:
    """Pages that say of themselves, as the paging has it, that there are no more; the likeliest first."""
    if not isinstance(page, dict):
        return
    match paging.kind:
        case "after" | "token" | "url":
            base = {**page, paging.more: False} if paging.more else page
            for ending in (None, _ABSENT, ""):
                yield _with(base, paging.following, ending)
        case "number" | "offset" if paging.more:
            count = len(_items(paging, page))
            told = paging.first if paging.kind == "number" else count
            is_flag = isinstance(page.get(paging.more), bool)
            yield {**page, paging.more: False if is_flag else told}
        case _:
            yield page


def _with(value: Any, path: tuple[str, ...], ending: Any) -> Any:
    """A value with another one at a path, or without any."""
    if not path or not isinstance(value, dict) or path[0] not in value:
        return value
    name, *rest = path
    if rest:
        return {**value, name: _with(value[name], tuple(rest), ending)}
    kept = {key: each for key, each in value.items() if key != name}
    return kept if ending is _ABSENT else {**kept, name: ending}


def _is_behind(operation: Operation, paging: Pagination, page: Any) -> Expression:
    """The condition that a request asks for what comes behind the page; empty where it cannot be told."""
    items = _items(paging, page)
    cursor = next(
        (each for each in operation.parameters if each.name == paging.parameter), None
    )
    if not items or cursor is None:
        return ""
    if paging.kind == "after":
        return f"{cursor.python_name} == {literal(items[-1].get(paging.item_cursor))}"
    if paging.kind in ("number", "offset"):
        first = paging.first if paging.kind == "number" else 0
        return Phrase((f"{cursor.python_name} not in (", *_starts(cursor, first), ")"))
    return ""


def _starts(cursor: Parameter, first: int) -> tuple[Expression, ...]:
    """What a parameter is in the request for the first page."""
    if cursor.default is None:
        return UNSET, f", {first}"
    return (f"{literal(cursor.default.json)},",)
