"""Pages: what a list operation returns, which iterates over the items of all pages that follow."""

from __future__ import annotations

import re
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    Iterator,
    Sequence,
)
from dataclasses import replace
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs, quote, unquote_plus

from .errors import PagingError
from .requests import Items, PageRequest, Paging, Response

B = TypeVar("B")
I = TypeVar("I")  # noqa: E741


def after(
    items: Items[B, I],
    parameter: str,
    key: Callable[[I], Any],
    more: Callable[[B], Any] = lambda body: True,
) -> Paging[I, B]:
    """The next page starts after the last item of this one; ``more`` says False on the last page."""

    def following(
        request: PageRequest[I, B], response: Response[B], found: Sequence[I]
    ) -> PageRequest[I, B] | None:
        cursor = key(found[-1]) if found and more(response.body) is not False else None
        return _with_query(request, parameter, cursor)

    return Paging(items, following)


def token(
    items: Items[B, I], parameter: str, cursor: Callable[[B], Any]
) -> Paging[I, B]:
    """A page holds the ``cursor`` of the next one; none, or an empty one, on the last page."""
    return Paging(
        items,
        lambda request, response, _: _with_query(
            request, parameter, cursor(response.body)
        ),
    )


def number(
    items: Items[B, I],
    parameter: str,
    first: int = 1,
    more: Callable[[B], Any] = lambda body: True,
) -> Paging[I, B]:
    """Pages are numbered; the last one is empty, or ``more`` says False or how many pages there are."""

    def following(
        request: PageRequest[I, B], response: Response[B], found: Sequence[I]
    ) -> PageRequest[I, B] | None:
        here, told = _number_in(request, parameter, first), more(response.body)
        is_last = told <= here if type(told) is int else told is False
        return (
            None
            if not found or is_last
            else _with_query(request, parameter, str(here + 1))
        )

    return Paging(items, following)


def offset(
    items: Items[B, I],
    parameter: str,
    more: Callable[[B], Any] = lambda body: True,
) -> Paging[I, B]:
    """A page starts at the item of a number; the last one is empty, or ``more`` says False or how many there are."""

    def following(
        request: PageRequest[I, B], response: Response[B], found: Sequence[I]
    ) -> PageRequest[I, B] | None:
        here = _number_in(request, parameter, 0) + len(found)
        told = more(response.body)
        is_last = told <= here if type(told) is int else told is False
        return (
            None if not found or is_last else _with_query(request, parameter, str(here))
        )

    return Paging(items, following)


def link(items: Items[B, I]) -> Paging[I, B]:
    """The header Link names the next page (RFC 8288)."""
    return Paging(
        items,
        lambda request, response, _: _elsewhere(
            request, next_link(response.headers.get("link", ""))
        ),
    )


def url(items: Items[B, I], following: Callable[[B], Any]) -> Paging[I, B]:
    """A page holds the URL of the next one."""
    return Paging(
        items,
        lambda request, response, _: _elsewhere(request, following(response.body)),
    )


def reach(value: Any, *names: str) -> Any:
    """The value at the end of a way of attributes; None where one of them is absent."""
    for name in names:
        value = getattr(value, name, None)
    return value


_LINK = r"<([^>]*)>((?:\s*;\s*[^,;\"]+(?:\"[^\"]*\")?)*)"


def next_link(header: str) -> str:
    """The target whose relation is ``next``; empty where there is none."""
    for target, parameters in re.findall(_LINK, header):
        relation = re.search(
            r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,]+))", parameters, re.IGNORECASE
        )
        if relation and "next" in (relation[1] or relation[2] or "").lower().split():
            return str(target)
    return ""


def _with_query(
    request: PageRequest[I, B], name: str, value: Any
) -> PageRequest[I, B] | None:
    """The same request with another value in the query; None where there is no value."""
    if not value:
        return None
    kept = [
        pair
        for pair in request.query.split("&")
        if pair and unquote_plus(pair.partition("=")[0]) != name
    ]
    pair = f"{quote(name, safe='')}={quote(str(value), safe='')}"
    return replace(request, query="&".join((*kept, pair)))


def _number_in(request: PageRequest[I, B], name: str, first: int) -> int:
    """The number that a request has in its query; the first one where there is none."""
    texts = parse_qs(request.query).get(name, [])
    return int(texts[0]) if texts and texts[0].isdigit() else first


def _elsewhere(request: PageRequest[I, B], target: Any) -> PageRequest[I, B] | None:
    return replace(request, target=str(target)) if target else None


class _AnyPage(Generic[I, B]):
    """One page: ``data`` are its items, ``response`` is the answer that they came in, ``body`` the body of that."""

    def __init__(
        self,
        request: PageRequest[I, B],
        response: Response[B],
        before: _AnyPage[I, B] | None = None,
    ) -> None:
        self.response = response
        self.body = response.body
        found = request.paging.items(response.body) or ()
        self.data: list[I] = list(found)
        self._request = request
        self._next = request.paging.following(request, response, self.data)
        self._number: int = 0 if before is None else before._number + 1
        self._reached: dict[tuple[str, str], int] = (
            {_key(request): -1} if before is None else before._reached
        )
        if (
            before is not None
            and self.data
            and response.content == before.response.content
        ):
            raise PagingError(f"{request.call} answered with the same page twice")

    @property
    def has_next(self) -> bool:
        """Whether there is another page to ask for."""
        return self._next is not None

    def __len__(self) -> int:
        """How many items this page holds; those after it are not counted."""
        return len(self.data)

    def __bool__(self) -> bool:
        """True, for an empty page too."""
        return True

    def _following(self) -> PageRequest[I, B] | None:
        """The request of the page after this one; raises PagingError where another page leads there too."""
        if self._next is None:
            return None
        if self._reached.setdefault(_key(self._next), self._number) != self._number:
            raise PagingError(
                f"{self._request.call} goes round in circles: a page leads to one that was there before"
            )
        return self._next

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({len(self.data)} items, has_next={self.has_next})"
        )


def _key(request: PageRequest[Any, Any]) -> tuple[str, str]:
    return request.query, request.target


class Page(_AnyPage[I, B]):
    """One page. Iterating gives its items, then those of the pages after it, fetched when they are reached."""

    def __init__(
        self,
        request: PageRequest[I, B],
        fetch: Callable[[PageRequest[I, B]], Response[B]],
        before: Page[I, B] | None = None,
    ) -> None:
        super().__init__(request, fetch(request), before)
        self._fetch = fetch

    def next_page(self) -> Page[I, B] | None:
        """The page after this one, None after the last; raises what the operation itself raises, and PagingError."""
        following = self._following()
        return None if following is None else Page(following, self._fetch, self)

    def pages(self) -> Iterator[Page[I, B]]:
        """This page and all after it."""
        page: Page[I, B] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[I]:
        for page in self.pages():
            yield from page.data


class AsyncPage(_AnyPage[I, B]):
    """One page. ``async for`` gives its items, then those of the pages after it, fetched when they are reached."""

    def __init__(
        self,
        request: PageRequest[I, B],
        response: Response[B],
        fetch: Callable[[PageRequest[I, B]], Awaitable[Response[B]]],
        before: AsyncPage[I, B] | None = None,
    ) -> None:
        super().__init__(request, response, before)
        self._fetch = fetch

    async def next_page(self) -> AsyncPage[I, B] | None:
        """The page after this one, None after the last; raises what the operation itself raises, and PagingError."""
        if (following := self._following()) is None:
            return None
        return AsyncPage(following, await self._fetch(following), self._fetch, self)

    async def pages(self) -> AsyncIterator[AsyncPage[I, B]]:
        """This page and all after it."""
        page: AsyncPage[I, B] | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[I]:
        async for page in self.pages():
            for item in page.data:
                yield item


class AsyncPager(Coroutine[Any, Any, AsyncPage[I, B]], Generic[I, B]):
    """A coroutine that gives the first page; ``async for`` over it gives the items of all pages, without ``await``.

    Like every coroutine it is used once: ask the operation again for another pass.
    """

    def __init__(self, first: Coroutine[Any, Any, AsyncPage[I, B]]) -> None:
        self._first = first

    async def __aiter__(self) -> AsyncIterator[I]:
        async for item in await self._first:
            yield item

    def __await__(self) -> Generator[Any, Any, AsyncPage[I, B]]:
        return self._first.__await__()

    def send(self, value: Any, /) -> Any:
        """One step, for the event loop."""
        return self._first.send(value)

    def throw(self, *error: Any) -> Any:
        """Raise an exception where it waits, for the event loop."""
        return self._first.throw(*error)

    def close(self) -> None:
        """Give it up."""
        self._first.close()
