"""One operation of a server: from a request to the call of its handler, and to the answer."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from inspect import iscoroutinefunction
from typing import Any

from anyio import move_on_after
from starlette.types import Receive, Scope, Send

from .authentication import ANONYMOUS
from .beginning import Begun
from .body_reading import read_body
from .failing import Failures
from .handlers import Made, Method, call
from .handling import Context
from .incoming import Disconnected, Incoming
from .observing import Watch
from .octets import is_streamed
from .operations import Operation
from .options import Settings
from .parameter_reading import ParameterReader
from .problems import Fault, HTTPError, Unreadable
from .replying import Outcome, ReplyWriter
from .sending import transmit


class Endpoint:
    """One operation and its handler; None where nobody handles it."""

    def __init__(
        self, operation: Operation, handler: Method | Made | None, settings: Settings
    ) -> None:
        self.operation = operation
        self.handler = handler
        self._settings = settings
        self._parameters = ParameterReader(operation)
        self._writer = ReplyWriter(operation, is_checking=settings.check_replies)
        self._failures = Failures(operation, self._writer, settings)
        self.refuser = self._failures.refuser
        self.documented_errors = self._writer.errors
        self._is_made = isinstance(handler, Made)
        self._is_coroutine_function = iscoroutinefunction(handler)
        is_timed = settings.limits.seconds is not None
        self._answer = self._answer_in_time if is_timed else self._handle
        kinds = {each.kind for each in operation.bodies}
        self._may_arrive = not kinds <= {"json", "form", "text"}

    async def serve(
        self, scope: Scope, receive: Receive, send: Send, values: dict[str, str]
    ) -> None:
        """Answer a request, whatever goes wrong with it; ``values`` are those of the path, percent-encoded."""
        largest = self._settings.limits.upload
        request = Incoming(scope, receive, values, largest)
        try:
            if (watch := self._settings.watch) is None:
                await self._serve(request, send)
            else:
                await self._serve_watched(request, send, watch)
        finally:
            request.close()

    async def _serve_watched(self, request: Incoming, send: Send, watch: Watch) -> None:
        watch.started(self.operation, request)
        status, start = 500, time.perf_counter()
        try:
            status = await self._serve(request, send)
        finally:
            seconds = time.perf_counter() - start
            watch.finished(self.operation, request, status, seconds)

    async def _serve(self, request: Incoming, send: Send) -> int:
        """Answer a request; the status of the answer, 0 where the caller has gone."""
        try:
            if self._is_made:
                return await self._serve_made(request, send)
            outcome = await self._answer(request, None)
        except Disconnected:
            return 0
        except Exception as error:
            outcome = self._failures.outcome(error, request)
        await transmit(outcome, request.scope, request.receive, send)
        return outcome.status

    async def _serve_made(self, request: Incoming, send: Send) -> int:
        """Answer by a handler of the request's own: it is closed before the answer is sent, or after a stream."""
        outcome: Outcome | None = None
        is_sent = False
        try:
            async with AsyncExitStack() as stack:
                outcome = await self._answer(request, stack)
                if not isinstance(outcome.body, bytes):
                    is_sent = True
                    await transmit(outcome, request.scope, request.receive, send)
        except Disconnected:
            raise
        except Exception as error:
            if is_sent:
                raise
            outcome = self._failures.outcome(error, request)
        outcome = outcome or self._failures.outcome(HTTPError(500), request)
        if not is_sent:
            await transmit(outcome, request.scope, request.receive, send)
        return outcome.status

    async def _answer_in_time(
        self, request: Incoming, stack: AsyncExitStack | None
    ) -> Outcome:
        seconds = self._settings.limits.seconds
        with move_on_after(seconds):
            return await self._handle(request, stack)
        raise HTTPError(504, f"there is no answer after {seconds} seconds")

    async def _handle(self, request: Incoming, stack: AsyncExitStack | None) -> Outcome:
        operation, method = self.operation, self.handler
        guard, admitted = self._settings.guard, ANONYMOUS
        if operation.security and (guard.is_judging or method is not None):
            admitted = await guard.admit(operation, request)
        if method is None:
            raise HTTPError(501, f"nothing handles {operation.id} yet")
        faults: list[Fault] = []
        accept, media_type, arguments, keywords = self._read(request, faults)
        context: Context[Any] = Context(
            operation,
            request.scope,
            request.replay,
            admitted.given,
            admitted.principals,
            media_type,
        )
        keywords["context"] = context
        if isinstance(method, Made) and self._may_arrive:
            method = await method.enter(context, stack)
        if operation.bodies:
            arguments.append(await self._body(request, faults, is_streamed(method)))
        if faults:
            raise self._invalid(faults)
        if isinstance(method, Made):
            method = await method.enter(context, stack)
        if self._is_coroutine_function:
            value = await method(*arguments, **keywords)
        else:
            value = await call(method, arguments, keywords)
        outcome = self._writer.write(value, accept)
        body = outcome.body
        if not isinstance(body, bytes) and isinstance(body, AsyncIterator):
            outcome.body = Begun(body, filled=outcome.is_events)
            await outcome.body.begin()
        return outcome

    def _read(
        self, request: Incoming, faults: list[Fault]
    ) -> tuple[str, str, list[Any], dict[str, Any]]:
        """What a request says before its body: its Accept, the media type chosen by it, the handler's arguments.

        Whatever goes wrong here is the request's fault.
        """
        try:
            accept = request.header("accept") or ""
            media_type = self._writer.preferred(accept)
            return accept, media_type, *self._parameters.read(request, faults)
        except HTTPError:
            raise
        except Exception as error:
            raise Unreadable from error

    async def _body(
        self, request: Incoming, faults: list[Fault], streaming: bool
    ) -> Any:
        """The body of a request, whose fault whatever goes wrong here is."""
        try:
            limits = self._settings.limits
            return await read_body(
                self.operation, request, limits, faults, streaming=streaming
            )
        except (HTTPError, Disconnected):
            raise
        except Exception as error:
            raise Unreadable from error

    def _invalid(self, faults: list[Fault]) -> HTTPError:
        most = self._settings.limits.violations
        detail, more = "the request is not valid", len(faults) > most
        return HTTPError(400, detail, violations=faults[:most], more=more)
