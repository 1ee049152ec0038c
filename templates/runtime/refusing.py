"""The answers that tell of errors."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeAlias

from . import jsontext
from .codec import encode
from .handling import Context, Reply
from .headers import headers
from .problems import HTTPError
from .replying import Outcome, ReplyWriter, WrongReply
from .unset import UNSET

logger = logging.getLogger(__name__)

RenderError: TypeAlias = Callable[[HTTPError, Context[Any] | None], object | None]
"""Makes the body of an error that has none, or a Reply; None for the usual problem document.

The context is that of the operation, None where the path is that of none.
"""


class Refuser:
    """Writes the errors of one operation, or of none."""

    def __init__(
        self, render: RenderError | None, writer: ReplyWriter | None = None
    ) -> None:
        self._render = render
        self._writer = writer

    def write(self, error: HTTPError, context: Context[Any] | None = None) -> Outcome:
        """The answer; where it cannot be sent, that of a 500."""
        try:
            return self._write(error, context)
        except WrongReply as mistake:
            logger.error("the body of an error is wrong: %s", mistake)
        except Exception:
            logger.exception("an error cannot be sent")
        return _problem(HTTPError(500))

    def _write(self, error: HTTPError, context: Context[Any] | None) -> Outcome:
        if error.body is not UNSET and self._writer is not None:
            return self._writer.write(
                Reply(error.body, error.status, error.headers), ""
            )
        made = self._render(error, context) if self._render is not None else None
        return _problem(error) if made is None else _rendered(error, made)


def _problem(error: HTTPError) -> Outcome:
    fields = headers("application/problem+json", error.headers.items())
    return Outcome(error.status, fields, jsontext.dumps(error.problem()))


def _rendered(error: HTTPError, made: object) -> Outcome:
    reply = made if isinstance(made, Reply) else Reply(made)
    fields = {**error.headers, **reply.headers}
    kind = reply.content_type or "application/json"
    return Outcome(
        reply.status or error.status,
        headers(kind, fields.items()),
        jsontext.dumps(encode(reply.body)),
    )
