"""How the pages of lists follow each other: as the user says, else the description, else as found by their shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ftgen.diagnostics import Diagnostics, Location
from ftgen.ir.api import Api, Group, Operation, Pagination
from ftgen.ir.selection import Filters
from ftgen.lower.lists import Lists

_EXTENSION = "x-ftgen-pagination"
_SETTING = "[tool.ftgen.pagination]"


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody says of the pages of an operation, where, and by which name that is called."""

    value: Any
    at: Location
    by: str = _SETTING


@dataclass(slots=True)
class Paging:
    """Finds pages; ``stated`` holds what the user says by filter, the last that matches an operation counts."""

    stated: Mapping[str, Stated] = field(default_factory=dict)

    def of(self, api: Api, diagnostics: Diagnostics) -> Api:
        """The API whose operations know how their pages follow each other."""
        filters = [
            (Filters(api, (text,)), stated) for text, stated in self.stated.items()
        ]
        models = {model.name: model for model in api.models}

        def decided(group: Group, operation: Operation) -> Operation:
            told = _extension(operation)
            for filter_, stated in filters:
                if filter_.match(group, operation):
                    told = stated
            lists = Lists(operation, models)
            return replace(
                operation, pagination=_decided(operation, lists, told, diagnostics)
            )

        groups = tuple(
            replace(
                group,
                operations=tuple(decided(group, each) for each in group.operations),
            )
            for group in api.groups
        )
        return replace(api, groups=groups)


def _extension(operation: Operation) -> Stated | None:
    value = operation.stated_paging
    return None if value is None else Stated(value, operation.at, _EXTENSION)


def _decided(
    operation: Operation,
    lists: Lists,
    told: Stated | None,
    diagnostics: Diagnostics,
) -> Pagination | None:
    def note(text: str) -> None:
        diagnostics.report("pagination", f"{operation.id}: {text}", operation.at)

    if told is None:
        found = lists.found()
        note(_told(found) if found else f"no pages, since {lists.why_not()}")
        return found
    if told.value is False or told.value == "off":
        note(f"no pages, since {told.by} says so")
        return None
    found = lists.stated(told.value)
    if found is None:
        diagnostics.report(
            "unusable-pagination",
            f"what {told.by} says of {operation.id} does not fit the operation",
            told.at,
            "see ftgen explain unusable-pagination for what it may hold, or write false",
        )
    else:
        note(f"{_told(found)}, since {told.by} says so")
    return found


def _told(found: Pagination) -> str:
    """A sentence on how pages follow each other."""
    items = f"pages of {found.items or 'the body'}"
    match found.kind:
        case "after":
            told = f"{items}, the next after the {found.item_cursor} of the last item in {found.parameter}"
        case "token":
            told = f"{items}, the next by {'.'.join(found.following)} of the body in {found.parameter}"
        case "number":
            told = f"{items}, counted in {found.parameter} from {found.first}"
        case "offset":
            told = f"{items}, the next by the number of items before it in {found.parameter}"
        case "url":
            told = f"{items}, the next at {'.'.join(found.following)} of the body"
        case "link":
            told = f"{items}, the next at the header Link"
    return f"{told}, as long as {found.more} tells of more" if found.more else told
