"""The answers that tell of errors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from . import jsontext
from .codec import encode
from .handling import Context, Reply
from .headers import headers
from .operations import Content, Operation
from .problems import HTTPError
from .replying import Outcome, ReplyWriter, WrongReply
from .shaping import shaped
from .unset import UNSET

logger = logging.getLogger(__name__)

T = TypeVar("T")
_MOST_NAMES = 3

RenderError: TypeAlias = Callable[[HTTPError, Context[Any] | None], T | Reply[T] | None]
"""Makes the body of an error that has none, or a Reply; None for what is usual.

The context is that of the operation, None where the path is that of none.
"""

Documented: TypeAlias = Callable[[int], Sequence[Content]]
"""What is documented of the errors of a status: JSON of these media types and schemas."""


class Refuser:
    """Writes the errors of one operation, or of none: as ``documented`` by status, else as problems (RFC 9457)."""

    def __init__(
        self,
        render: RenderError[Any] | None,
        documented: Documented,
        writer: ReplyWriter | None = None,
    ) -> None:
        self._render = render
        self._documented = documented
        self._writer = writer

    def write(self, error: HTTPError, context: Context[Any] | None = None) -> Outcome:
        """The answer; where it cannot be sent, that of a 500."""
        try:
            return self._write(error, context)
        except WrongReply as mistake:
            logger.error("the body of an error is wrong: %s", mistake)
        except Exception:
            logger.exception("an error cannot be sent")
        return self._usual(HTTPError(500))

    def _write(self, error: HTTPError, context: Context[Any] | None) -> Outcome:
        if error.body is not UNSET and self._writer is not None:
            reply = Reply(error.body, error.status, error.headers)
            return self._writer.write(reply, "")
        made = self._render(error, context) if self._render is not None else None
        if made is None:
            return self._usual(error)
        return _rendered(error, made, self._documented(error.status))

    def _usual(self, error: HTTPError) -> Outcome:
        for content in self._documented(error.status):
            try:
                body = shaped(content.schema, error)
            except LookupError:
                continue
            fields = headers(content.media_type, error.headers)
            return Outcome(error.status, fields, jsontext.dumps(body))
        return _problem(error)


class NoRenderer(TypeError):
    """Errors are documented in a shape of their own, and nobody says how they are written."""


def without_renderer(operations: Iterable[Operation]) -> str:
    """What is wrong where operations document errors that the server finds and cannot write; else nothing."""
    found = {each.id: each.unmade for each in operations if each.unmade}
    if not found:
        return ""
    names = list(found)
    listed = ", ".join(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        listed += f" and {len(names) - _MOST_NAMES} more"
    known = sorted({each for several in found.values() for each in several})
    statuses = ", ".join(map(str, known))
    return (
        f"create_app needs render_error, for the errors of {listed} have a shape of their own ({statuses}): a "
        "function of the HTTPError and the Context, which may be None, that returns the documented model, or None "
        "where a problem document (RFC 9457) will do"
    )


def unanimous(operations: Iterable[Documented]) -> Documented:
    """What all operations that document a status say of it; nothing where they do not agree."""
    every = list(operations)

    @lru_cache(64)
    def found(status: int) -> Sequence[Content]:
        known = [contents for each in every if (contents := each(status))]
        told = {
            tuple((each.media_type, id(each.schema.follow())) for each in contents)
            for contents in known
        }
        return known[0] if len(told) == 1 else ()

    return found


def _problem(error: HTTPError) -> Outcome:
    fields = headers("application/problem+json", error.headers)
    return Outcome(error.status, fields, jsontext.dumps(error.problem()))


def _rendered(error: HTTPError, made: object, documented: Sequence[Content]) -> Outcome:
    reply = made if isinstance(made, Reply) else Reply(made)
    fields = {**error.headers, **reply.headers}
    usual = documented[0].media_type if documented else "application/json"
    return Outcome(
        reply.status or error.status,
        headers(reply.content_type or usual, fields),
        jsontext.dumps(encode(reply.body)),
    )
