"""What an application is told beside its handlers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.middleware import Middleware

from .authentication import Authenticate, Guard
from .limits import Limits
from .observing import Observer, Watch
from .pages import Health
from .problems import HTTPError
from .refusing import RenderError

Errors: TypeAlias = Mapping[type[Exception], int | Callable[[Any], HTTPError]]
"""What exceptions of one's own mean: a status, or what makes an HTTPError of one; subclasses mean the same."""

Lifespan: TypeAlias = Callable[[Any], AbstractAsyncContextManager[Any]]
"""A context manager that is open as long as the application runs; its argument is the Application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The arguments of create_app that are the same for every API; what they are for is said there.

    ``renders`` says whether errors in shapes of their own need somebody who renders them.
    """

    security: object | None = None
    authenticate: Authenticate | None = None
    lifespan: Lifespan | None = None
    middleware: Sequence[Middleware] = ()
    errors: Errors | None = None
    render_error: RenderError[Any] | None = None
    limits: Limits | None = None
    check_replies: bool = False
    observe: Observer | None = None
    landing: bool = True
    docs: str | None = None
    health: Health | None = None
    prefix: str = ""
    discover: bool = True
    renders: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """What all operations of an application share."""

    guard: Guard
    limits: Limits
    errors: Errors
    render_error: RenderError[Any] | None
    check_replies: bool
    watch: Watch | None
    logger: logging.Logger
