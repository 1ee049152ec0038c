"""What an exception means to the caller of an operation, and to the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException

from .handling import Context
from .incoming import Incoming
from .operations import Operation
from .options import Settings
from .problems import HTTPError, Unreadable
from .refusing import Refuser
from .replying import Outcome, ReplyWriter, WrongReply


class Failures:
    """Makes answers of what is raised on the way to one."""

    def __init__(
        self, operation: Operation, writer: ReplyWriter, settings: Settings
    ) -> None:
        self._operation = operation
        self._settings = settings
        self.refuser = Refuser(settings.render_error, writer.errors, writer)

    def outcome(self, error: Exception, request: Incoming) -> Outcome:
        """The answer; raises the error again where the application has an exception handler for it."""
        known = getattr(request.scope.get("app"), "exception_handlers", None)
        if known:
            _raise_known(known, error)
        try:
            meant = self._meaning(error)
        except Exception as another:
            error, meant = another, None
        if meant is None or isinstance(error, Unreadable):
            self._log(error, request)
        if meant is None:
            if known and (Exception in known or 500 in known):
                raise error
            meant = HTTPError(500, headers={"x-request-id": request.id})
        return self.refuser.write(meant, self._context(request))

    def _meaning(self, error: Exception) -> HTTPError | None:
        """The error that a caller is told of; None for one that nobody expected."""
        if isinstance(error, HTTPError):
            return error
        errors = self._settings.errors
        for cls in type(error).__mro__:
            if (meant := errors.get(cls)) is not None:
                return HTTPError(meant) if isinstance(meant, int) else meant(error)
        if isinstance(error, HTTPException):
            return HTTPError(error.status_code, error.detail, headers=error.headers)
        return None

    def _log(self, error: Exception, request: Incoming) -> None:
        log, name = self._settings.logger, self._operation.id
        extra = {"operation": name, "request_id": request.id}
        match error:
            case WrongReply():
                text = "%s: the handler's reply is wrong: %s (request %s)"
                log.error(text, name, error, request.id, extra=extra)
            case Unreadable():
                text = "%s: the request cannot be read (request %s)"
                log.error(text, name, request.id, exc_info=error, extra=extra)
            case _:
                text = "%s: the handler failed (request %s)"
                log.error(text, name, request.id, exc_info=error, extra=extra)
        if (watch := self._settings.watch) is not None:
            watch.failed(self._operation, request, error)

    def _context(self, request: Incoming) -> Context[Any] | None:
        if self._settings.render_error is None:
            return None
        return Context(self._operation, request.scope, request.replay, {}, {}, "")


def _raise_known(known: Mapping[Any, Any], error: Exception) -> None:
    """Raise what Starlette calls an exception handler for: by class, or by status."""
    if any(cls in known for cls in type(error).__mro__ if cls is not Exception):
        raise error
    if isinstance(error, HTTPException) and error.status_code in known:
        raise error
    if isinstance(error, HTTPError) and error.status in known:
        raise HTTPException(error.status, error.detail or None, error.headers)
