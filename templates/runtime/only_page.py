"""Makes the page of an example the only one of its list: who follows it comes to an end."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .codec import DecodeError, codec_of
from .schema import Schema


@dataclass(frozen=True, slots=True)
class Pages:
    """How the pages of a list follow each other; all names are those on the wire.

    ``items`` is the property of the items, empty where the body is the list; ``parameter`` says where a page
    starts, ``following`` is the way to the token or URL of the next page, ``more`` says whether there is one.
    """

    items: str = ""
    parameter: str = ""
    following: Sequence[str] = ()
    more: str = ""
    first: int = 1


def only_page(
    value: Any, pages: Pages, query: Mapping[str, str], schema: Schema
) -> Any:
    """The page that a request asks for: the only one, or an empty one behind it; the first that is valid."""
    for found in _candidates(value, pages, query):
        try:
            codec_of(schema).decode(found)
        except DecodeError:
            continue
        return found
    return value


def _candidates(value: Any, pages: Pages, query: Mapping[str, str]) -> Iterator[Any]:
    page = copy.deepcopy(value)
    told = page.get(pages.more) if isinstance(page, dict) and pages.more else None
    asked = query.get(pages.parameter, "")
    beyond = asked not in ("", "0", str(pages.first)) and not isinstance(told, bool)
    if isinstance(page, list):
        yield [] if beyond else page
    if not isinstance(page, dict):
        return
    if isinstance(told, bool):
        page[pages.more] = False
    if beyond and pages.items:
        page[pages.items] = []
    for last in (None, ..., ""):
        yield _without_following(page, pages.following, last)
    yield page


def _without_following(page: dict[str, Any], way: Sequence[str], last: Any) -> Any:
    """The page without what leads to the next: null, absent (...) or empty."""
    if not way:
        return page
    made = copy.deepcopy(page)
    inner: Any = made
    for name in way[:-1]:
        inner = inner.get(name) if isinstance(inner, dict) else None
    if isinstance(inner, dict) and way[-1] in inner:
        if last is ...:
            del inner[way[-1]]
        else:
            inner[way[-1]] = last
    return made
