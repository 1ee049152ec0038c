"""Pages: what a list operation returns, which iterates over the items of all pages that follow."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Generic, TypeVar

from .unset import Unset

B = TypeVar("B")
I = TypeVar("I")  # noqa: E741


class _AnyPage(Generic[B, I]):
    """A page's decoded body and its items; ``cursor`` says where the next page starts, None on the last one."""

    def __init__(
        self,
        body: B,
        items: list[I] | Unset | None,
        cursor: Callable[[I], Any],
        *,
        more: bool | Unset | None = None,
    ) -> None:
        self.body = body
        self.items: list[I] = items if isinstance(items, list) else []
        is_last = not self.items or more is False
        self.cursor = None if is_last else cursor(self.items[-1]) or None

    @property
    def has_next(self) -> bool:
        """Whether there is another page to ask for."""
        return self.cursor is not None

    def is_repeated_by(self, following: _AnyPage[B, I] | None) -> bool:
        """Whether a service goes round in circles, giving the same cursor twice."""
        return following is not None and following.cursor == self.cursor

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({len(self.items)} items, has_next={self.has_next})"
        )


class Page(_AnyPage[B, I]):
    """One page. Iterating gives its items, then those of the pages after it, fetched when they are reached."""

    def __init__(
        self,
        body: B,
        items: list[I] | Unset | None,
        cursor: Callable[[I], Any],
        follow: Callable[[Any], Page[B, I]],
        *,
        more: bool | Unset | None = None,
    ) -> None:
        super().__init__(body, items, cursor, more=more)
        self._follow = follow

    def next_page(self) -> Page[B, I] | None:
        """The page after this one, None after the last; raises what the operation itself raises."""
        return None if self.cursor is None else self._follow(self.cursor)

    def pages(self) -> Iterator[Page[B, I]]:
        """This page and all after it."""
        page: Page[B, I] | None = self
        while page is not None:
            yield page
            following = page.next_page()
            page = None if page.is_repeated_by(following) else following

    def __iter__(self) -> Iterator[I]:
        for page in self.pages():
            yield from page.items


class AsyncPage(_AnyPage[B, I]):
    """One page. ``async for`` gives its items, then those of the pages after it, fetched when they are reached."""

    def __init__(
        self,
        body: B,
        items: list[I] | Unset | None,
        cursor: Callable[[I], Any],
        follow: Callable[[Any], Awaitable[AsyncPage[B, I]]],
        *,
        more: bool | Unset | None = None,
    ) -> None:
        super().__init__(body, items, cursor, more=more)
        self._follow = follow

    async def next_page(self) -> AsyncPage[B, I] | None:
        """The page after this one, None after the last; raises what the operation itself raises."""
        return None if self.cursor is None else await self._follow(self.cursor)

    async def pages(self) -> AsyncIterator[AsyncPage[B, I]]:
        """This page and all after it."""
        page: AsyncPage[B, I] | None = self
        while page is not None:
            yield page
            following = await page.next_page()
            page = None if page.is_repeated_by(following) else following

    async def __aiter__(self) -> AsyncIterator[I]:
        async for page in self.pages():
            for item in page.items:
                yield item
