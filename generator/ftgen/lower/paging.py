"""Cursor paging, found by its shape: a cursor parameter, a list of items with an id, a flag for more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ftgen.ir import api as ir
from ftgen.ir.models import Model, ObjectModel, Property
from ftgen.ir.types import ArrayType, NullableType, RefType, StringType, Type
from ftgen.lower.operations import success_type

CURSORS = ("after", "starting_after")
_ITEMS = "data"
_CURSOR_OF_ITEM = "id"
_MORE = "has_more"


def with_paging(
    groups: tuple[ir.Group, ...], models: Mapping[str, Model]
) -> tuple[ir.Group, ...]:
    """Groups whose operations know how their pages follow each other."""
    return tuple(
        replace(
            group,
            operations=tuple(
                replace(each, pagination=_paging(each, models))
                for each in group.operations
            ),
        )
        for group in groups
    )


def _paging(
    operation: ir.Operation, models: Mapping[str, Model]
) -> ir.Pagination | None:
    cursor = next(
        (
            each
            for each in operation.parameters
            if each.location == "query" and each.name in CURSORS
        ),
        None,
    )
    if operation.method != "GET" or cursor is None or cursor.required:
        return None
    if not isinstance(cursor.type, StringType) or cursor.type.format != "plain":
        return None
    if not _answers_with_one_body(operation):
        return None
    page = _properties(success_type(operation), models)
    items = page.get(_ITEMS)
    if items is None or not items.required or not isinstance(items.type, ArrayType):
        return None
    item_id = _properties(items.type.items, models).get(_CURSOR_OF_ITEM)
    if (
        item_id is None
        or not item_id.required
        or not isinstance(item_id.type, StringType)
    ):
        return None
    return ir.Pagination(
        cursor=cursor.python_name,
        items=_ITEMS,
        item=items.type.items,
        item_cursor=_CURSOR_OF_ITEM,
        more=_MORE if _MORE in page else "",
    )


def _answers_with_one_body(operation: ir.Operation) -> bool:
    """Whether success is always the same body, so that it can be iterated over without a look at what it is."""
    found = [each for each in operation.responses if each.status.startswith("2")]
    types = {content.type for each in found for content in each.contents}
    return (
        len(types) == 1
        and all(each.contents for each in found)
        and not isinstance(types.pop(), NullableType)
    )


def _properties(type_: Type | None, models: Mapping[str, Model]) -> dict[str, Property]:
    if isinstance(type_, NullableType) or not isinstance(type_, RefType):
        return {}
    model = models[type_.name]
    if not isinstance(model, ObjectModel):
        return _properties(model.type, models)
    return {each.name: each for each in model.properties}
