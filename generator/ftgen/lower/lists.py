"""One operation as a list: how its pages follow each other, by the shapes of both sides or as somebody says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from ftgen.config import is_paging
from ftgen.ir import api as ir
from ftgen.ir.models import Model, ObjectModel, Property
from ftgen.ir.types import (
    ArrayType,
    BooleanType,
    IntegerType,
    NullableType,
    RefType,
    StringType,
    Type,
)
from ftgen.lower.operations import success_type

_ITEMS = ("data", "items", "results", "values", "entries", "records")
_AFTER = ("after", "starting_after")
_TOKENS = frozenset(
    "cursor pagecursor pagetoken nexttoken nextcursor nextpagetoken continuationtoken after page".split()
)
_NEXT_TOKENS = frozenset(
    "nextcursor nexttoken nextpagetoken nextpagecursor continuationtoken nextpage next".split()
)
_NEXT_URLS = frozenset("next nexturl nextpageurl nextlink nextpage".split())
_WRAPPERS = frozenset(
    "responsemetadata meta metadata pagination paging pageinfo links".split()
)
_MORE = frozenset("hasmore hasnext hasnextpage more".split())
_PAGES = frozenset("totalpages pagecount pages lastpage".split())
_TOTAL = frozenset("total totalcount count totalitems".split())
_SIZES = frozenset("perpage pagesize limit size".split())


class Lists:
    """One operation as a list: its query parameters, and the body that it answers with."""

    def __init__(self, operation: ir.Operation, models: Mapping[str, Model]) -> None:
        self._operation = operation
        self._models = models
        self._body = _only_body(operation)
        self._page = self._properties(self._body)
        self._query = {
            each.name: each
            for each in operation.parameters
            if each.location == "query" and not each.required
        }

    def why_not(self) -> str:
        """Why nothing is found."""
        if self._operation.method != "GET":
            return "it is no GET"
        if self._body is None:
            return "its success is not always one body"
        if self._items() is None:
            return f"its body is no list, and none of {', '.join(_ITEMS)} is one that it requires"
        return "nothing in it tells where the next page starts"

    def found(self) -> ir.Pagination | None:
        """What the shapes say."""
        if self._operation.method != "GET" or self._body is None:
            return None
        for find in (self._after, self._token, self._link, self._url, self._counted):
            if (found := find()) is not None:
                return found
        return None

    def stated(self, stated: Any) -> ir.Pagination | None:
        """What somebody says, where it fits the operation."""
        told: Any = {"kind": stated} if isinstance(stated, str) else stated
        if not is_paging(told):
            return None
        if told.get("kind") not in get_args(ir.PagingKind) or self._body is None:
            return None
        kind: Any = told["kind"]
        items = self._items(told.get("items", ""))
        parameter, next_ = told.get("parameter", ""), told.get("next", "")
        needs_parameter = kind in ("after", "token", "number", "offset")
        needs_next = kind in ("token", "url")
        if items is None:
            return None
        if needs_parameter and parameter not in self._query:
            return None
        path = tuple(next_.split(".")) if next_ else ()
        if (needs_next and not path) or not self._leads_somewhere(path):
            return None
        key = told.get("item", "id" if kind == "after" else "")
        if kind == "after" and key not in self._properties(items[1]):
            return None
        more, first = told.get("more", ""), told.get("first", 1)
        if more and more not in self._page:
            return None
        return ir.Pagination(
            kind=kind,
            items=items[0],
            item=items[1],
            parameter=parameter,
            item_cursor=key,
            following=path,
            more=more,
            first=first,
        )

    def _after(self) -> ir.Pagination | None:
        items = self._items("data")
        name = next((each for each in _AFTER if self._is_text(each)), "")
        if items is None or not name:
            return None
        key = self._properties(items[1]).get("id")
        if key is None or not key.required or not isinstance(key.type, StringType):
            return None
        more = "has_more" if "has_more" in self._page else ""
        return self._made("after", items, name, item_cursor="id", more=more)

    def _token(self) -> ir.Pagination | None:
        items = self._items()
        for name in self._query:
            if items is None or _plain(name) not in _TOKENS or not self._is_text(name):
                continue
            for path, property_ in self._paths():
                if _plain(path[-1]) in _NEXT_TOKENS and _is_token(property_, path):
                    return self._made("token", items, name, following=path)
        return None

    def _link(self) -> ir.Pagination | None:
        has_link = any(
            header.name.lower() == "link"
            for each in self._operation.responses
            if each.is_success
            for header in each.headers
        )
        items = self._items()
        return self._made("link", items) if items is not None and has_link else None

    def _url(self) -> ir.Pagination | None:
        items = self._items()
        siblings = {_plain(name) for name in self._page}
        for path, property_ in self._paths():
            text = _without_null(property_.type)
            if _plain(path[-1]) not in _NEXT_URLS or not isinstance(text, StringType):
                continue
            has_sibling = bool(siblings & {"previous", "prev"})
            if items is not None and (_is_url(path) or has_sibling):
                return self._made("url", items, following=path)
        return None

    def _counted(self) -> ir.Pagination | None:
        """Numbered pages and offsets, where the page says when they end."""
        items, sizes = self._items(), {_plain(name) for name in self._query} & _SIZES
        if items is None or not items[0] or not sizes:
            return None
        for kind, ends in (("number", _MORE | _PAGES), ("offset", _MORE | _TOTAL)):
            name = next(
                (each for each in self._query if self._is_count(each, kind)), ""
            )
            more = next((each for each in self._page if self._tells(each, ends)), "")
            if name and more:
                return self._made(kind, items, name, more=more)
        return None

    def _made(
        self, kind: Any, items: tuple[str, Type], parameter: str = "", **more: Any
    ) -> ir.Pagination:
        return ir.Pagination(
            kind=kind, items=items[0], item=items[1], parameter=parameter, **more
        )

    def _items(self, name: str = "") -> tuple[str, Type] | None:
        """The property that holds the items and their type; without a name where the body is the list itself."""
        if not name and isinstance(body := self._resolved(self._body), ArrayType):
            return "", body.items
        for each in (name,) if name else _ITEMS:
            property_ = self._page.get(each)
            if property_ is not None and property_.required:
                found = self._resolved(property_.type)
                if isinstance(found, ArrayType) and not found.prefix:
                    return each, found.items
        return None

    def _paths(self) -> Iterator[tuple[tuple[str, ...], Property]]:
        """The properties of the page, and those of what wraps what it says of others."""
        for name, property_ in self._page.items():
            yield (name,), property_
            if _plain(name) in _WRAPPERS:
                inner = self._properties(_without_null(property_.type))
                yield from (((name, key), each) for key, each in inner.items())

    def _leads_somewhere(self, path: tuple[str, ...]) -> bool:
        known = self._page
        for name in path:
            if name not in known:
                return False
            known = self._properties(_without_null(known[name].type))
        return True

    def _is_text(self, name: str) -> bool:
        found = self._query.get(name)
        return (
            found is not None
            and isinstance(found.type, StringType)
            and found.type.format == "plain"
        )

    def _is_count(self, name: str, kind: str) -> bool:
        wanted = ("page", "pagenumber") if kind == "number" else ("offset", "skip")
        return _plain(name) in wanted and isinstance(
            self._query[name].type, IntegerType
        )

    def _tells(self, name: str, ends: frozenset[str]) -> bool:
        kind = _without_null(self._page[name].type)
        return _plain(name) in ends and isinstance(kind, (BooleanType, IntegerType))

    def _resolved(self, type_: Type | None) -> Type | None:
        while isinstance(type_, RefType):
            model = self._models[type_.name]
            if isinstance(model, ObjectModel):
                return type_
            type_ = model.type
        return type_

    def _properties(self, type_: Type | None) -> dict[str, Property]:
        resolved = self._resolved(type_)
        if not isinstance(resolved, RefType):
            return {}
        model = self._models[resolved.name]
        assert isinstance(model, ObjectModel)
        return {each.name: each for each in model.properties}


def _is_token(property_: Property, path: tuple[str, ...]) -> bool:
    kind = _without_null(property_.type)
    is_text = isinstance(kind, StringType) and kind.format == "plain"
    return is_text and not _is_url(path)


def _is_url(path: tuple[str, ...]) -> bool:
    name = _plain(path[-1])
    return path[0] == "links" or name.endswith(("url", "link"))


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _without_null(type_: Type) -> Type:
    return type_.of if isinstance(type_, NullableType) else type_


def _only_body(operation: ir.Operation) -> Type | None:
    """The type of the body where success is always the same one, so that it can be iterated over without a look."""
    found = [each for each in operation.responses if each.is_success]
    types = {content.type for each in found for content in each.contents}
    is_one = len(types) == 1 and all(each.contents for each in found)
    if not is_one or isinstance(next(iter(types)), NullableType):
        return None
    return success_type(operation)
