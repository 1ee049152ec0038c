"""Who watches a server: hooks around each request to an operation."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from starlette.requests import Request

from .incoming import Incoming
from .operations import Operation

logger = logging.getLogger(__name__)


class Observer:
    """Is told of each request to an operation; subclasses override what they want to know.

    The methods are called on the event loop's thread and must not block. What they raise is logged, and
    changes no answer. ``request.state`` is a place for what belongs together.
    """

    def started(self, operation: Operation, request: Request) -> None:
        """A request has come for an operation; nothing of it has been read."""

    def failed(self, operation: Operation, request: Request, error: Exception) -> None:
        """The handler has raised what nobody expected, or its answer is not as described: a 500."""

    def finished(
        self, operation: Operation, request: Request, status: int, seconds: float
    ) -> None:
        """The answer has been sent; 0 is the status where the caller went before there was one."""


class Watch:
    """Tells an observer, whatever that does with it."""

    def __init__(self, observer: Observer) -> None:
        self._observer = observer

    def started(self, operation: Operation, request: Incoming) -> None:
        """A request has come."""
        _call(self._observer.started, operation, Request(request.scope))

    def failed(self, operation: Operation, request: Incoming, error: Exception) -> None:
        """The handler has failed."""
        _call(self._observer.failed, operation, Request(request.scope), error)

    def finished(
        self, operation: Operation, request: Incoming, status: int, seconds: float
    ) -> None:
        """The answer has been sent."""
        seen = Request(request.scope)
        _call(self._observer.finished, operation, seen, status, seconds)


def _call(hook: Callable[..., object], *arguments: Any) -> None:
    try:
        hook(*arguments)
    except Exception:
        logger.exception("an observer has failed")
