"""The handlers of a server: what is passed to create_app, else what installed packages declare."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncExitStack,
)
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeAlias, TypeVar

from anyio.to_thread import run_sync

from .handling import Context
from .operations import Operation

T = TypeVar("T")

Maker: TypeAlias = Callable[
    [Context[Any]],
    T | Awaitable[T] | AbstractAsyncContextManager[T] | AbstractContextManager[T],
]
"""Makes a handler for one request; a context manager is closed after the answer."""

Method: TypeAlias = Callable[..., Any]
"""A method of a handler, called with the arguments of an operation."""


def declared(group: str, known: Iterable[str]) -> dict[str, EntryPoint]:
    """What installed packages declare in an entry-point group; raises LookupError for what nobody knows, or twice."""
    found = entry_points(group=group)
    known = tuple(known)
    for name, count in Counter(each.name for each in found).items():
        if name not in known:
            raise LookupError(
                f"the entry point {name!r} of {group!r} is none of {', '.join(known)}"
            )
        if count > 1:
            values = " and ".join(each.value for each in found if each.name == name)
            raise LookupError(
                f"the entry point {name!r} of {group!r} is declared as {values}"
            )
    return {each.name: each for each in found}


def loaded(point: EntryPoint) -> Any:
    """What an entry point names; a class is called."""
    value = point.load()
    return value() if inspect.isclass(value) else value


def methods(
    name: str, given: Any, operations: Iterable[Operation]
) -> Mapping[str, Method | Made]:
    """What handles each operation, by the name of its method: nothing, an instance's methods, or a factory's.

    Raises TypeError for a class, and for what is neither an instance nor can be called.
    """
    names = [each.name for each in operations]
    if given is None or not names:
        return {}
    if inspect.isclass(given):
        raise TypeError(
            f"{name}: expected an instance or a function of the Context, found the class {given.__name__}"
        )
    if any(hasattr(given, each) for each in names):
        return {each: getattr(given, each) for each in names if hasattr(given, each)}
    if callable(given):
        return {each: Made(given, each) for each in names}
    raise TypeError(f"{name}: {given!r} has none of the methods {', '.join(names)}")


class Made:
    """A method of a handler that a factory makes for each request; where that is a context manager it is entered."""

    def __init__(self, factory: Callable[[Context[Any]], Any], name: str) -> None:
        self.factory = factory
        self.name = name

    async def enter(
        self, context: Context[Any], stack: AsyncExitStack | None
    ) -> Method:
        """The method for one request; ``stack`` closes what the factory opened."""
        assert stack is not None
        made = self.factory(context)
        if isinstance(made, Awaitable):
            made = await made
        if isinstance(made, AbstractAsyncContextManager):
            made = await stack.enter_async_context(made)
        elif isinstance(made, AbstractContextManager):
            made = stack.enter_context(made)
        method: Method = getattr(made, self.name)
        return method


async def call(method: Method, arguments: Any, keywords: Any) -> Any:
    """What a method answers; ``def`` runs in a worker thread."""
    if inspect.iscoroutinefunction(method) or inspect.isasyncgenfunction(method):
        found = method(*arguments, **keywords)
    else:
        work = partial(method, *arguments, **keywords)
        found = await run_sync(work, abandon_on_cancel=True)
    return await found if isinstance(found, Awaitable) else found
