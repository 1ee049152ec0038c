"""One operation of a server: from a request to the call of its handler, and to the answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.exceptions import HTTPException

from . import jsontext
from .authentication import ANONYMOUS, Guard
from .body_reading import read_body
from .codec import encode
from .handling import Context, Reply
from .headers import headers
from .incoming import Incoming
from .operations import Operation
from .parameter_reading import ParameterReader
from .problems import Fault, HTTPError
from .replying import Outcome, ReplyWriter, WrongReply
from .unset import UNSET

logger = logging.getLogger(__name__)

RenderError: TypeAlias = Callable[[HTTPError], Reply[Any] | None]
"""Makes the answer of an error that the server itself found, or None for the usual problem document."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What all operations of an application share."""

    guard: Guard
    max_body_size: int | None
    render_error: RenderError | None
    logger: logging.Logger


class Endpoint:
    """One operation and its handler; None where nobody handles it."""

    def __init__(
        self,
        operation: Operation,
        handler: Callable[..., Any] | None,
        settings: Settings,
    ) -> None:
        self.operation = operation
        self.handler = handler
        self._settings = settings
        self._parameters = ParameterReader(operation)
        self._writer = ReplyWriter(operation)

    async def answer(self, request: Incoming) -> Outcome:
        """The answer to a request, whatever goes wrong with it."""
        try:
            return await self._answer(request)
        except HTTPError as error:
            return self._refuse(error)
        except HTTPException as error:
            return self._refuse(
                HTTPError(error.status_code, error.detail, headers=error.headers)
            )
        except WrongReply as error:
            self._settings.logger.error(
                "%s: the handler's reply is wrong: %s", self.operation.id, error
            )
        except Exception:
            self._settings.logger.exception("%s: the handler failed", self.operation.id)
        return self._refuse(HTTPError(500))

    async def _answer(self, request: Incoming) -> Outcome:
        operation = self.operation
        if self.handler is None:
            raise HTTPError(501, f"nothing handles {operation.id} yet")
        admitted = ANONYMOUS
        if operation.security:
            admitted = await self._settings.guard.admit(operation, request)
        accept = request.header("accept") or ""
        media_type = self._writer.preferred(accept)
        faults: list[Fault] = []
        arguments, keywords = self._parameters.read(request, faults)
        if operation.bodies:
            limit = self._settings.max_body_size
            arguments.append(await read_body(operation, request, limit, faults))
        if faults:
            raise HTTPError(400, "the request is not valid", violations=faults)
        context = Context(
            operation.id,
            request.scope,
            request.replay,
            admitted.given,
            admitted.principals,
            media_type,
        )
        found = self.handler(*arguments, **keywords, context=context)
        value = await found if hasattr(found, "__await__") else found
        return self._writer.write(value, accept)

    def _refuse(self, error: HTTPError) -> Outcome:
        if error.body is not UNSET:
            reply = Reply(error.body, error.status, error.headers)
            try:
                return self._writer.write(reply, "")
            except WrongReply as mistake:
                self._settings.logger.error(
                    "%s: the body of an error is wrong: %s", self.operation.id, mistake
                )
                return write_error(HTTPError(500), self._settings.render_error)
        return write_error(error, self._settings.render_error)


def write_error(error: HTTPError, render: RenderError | None) -> Outcome:
    """The answer that tells of an error; without its headers where these cannot be sent."""
    try:
        return _write_error(error, render)
    except ValueError:
        logger.exception("the headers of an error cannot be sent")
        return _write_error(HTTPError(500), None)


def _write_error(error: HTTPError, render: RenderError | None) -> Outcome:
    reply = render(error) if render is not None else None
    if reply is None:
        body = jsontext.dumps(error.problem())
        return Outcome(
            error.status,
            headers("application/problem+json", error.headers.items()),
            body,
        )
    fields = {**error.headers, **reply.headers}
    kind = reply.content_type or "application/json"
    return Outcome(
        reply.status or error.status,
        headers(kind, fields.items()),
        jsontext.dumps(encode(reply.body)),
    )
