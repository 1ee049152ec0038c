"""The docstrings of a client's methods."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from ftgen.ir.api import Operation, Response
from ftgen.ir.models import ExternalDocs
from ftgen.targets.code import WIDTH, docstring, one_line, plain_text
from ftgen.targets.signatures import (
    CONTENT_TYPE,
    keyword_parameters,
    path_parameters,
    success_responses,
)

_INDENT = 8
_LONGEST = 12
"""Lines up to which a docstring is worth being printed twice."""

ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}
"""The classes of errors that have a status of their own."""


def method_docstring(operation: Operation) -> str:
    """All that the description says on how to call an operation and what comes of it."""
    sections = [
        summary_of(operation),
        _description(operation),
        "Deprecated." if operation.deprecated else "",
        _section("Args", _arguments(operation)),
        _section("Raises", _errors(operation)),
        _see(operation.external_docs) if operation.external_docs else "",
    ]
    return docstring("\n\n".join(filter(None, sections)), _INDENT)


def short_docstring(operation: Operation, elsewhere: str) -> str:
    """The same where it is short; else its first line and where the rest is."""
    whole = method_docstring(operation)
    if whole.count("\n") < _LONGEST:
        return whole
    return docstring(
        f"{summary_of(operation)}\n\nSee ``{elsewhere}.{operation.name}`` for more.",
        _INDENT,
    )


def summary_of(operation: Operation) -> str:
    """An operation in one sentence."""
    text = one_line(operation.summary) or _first_sentence(operation.description)
    text = text or f"{operation.method} {operation.path}"
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def _description(operation: Operation) -> str:
    text = plain_text(operation.description)
    return (
        "" if one_line(text).rstrip(".") == summary_of(operation).rstrip(".") else text
    )


def _first_sentence(text: str) -> str:
    line = one_line(text)
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]


def _see(docs: ExternalDocs) -> str:
    """Where more is written."""
    text = one_line(docs.description).rstrip(".")
    return f"See {text}: {one_line(docs.url)}" if text else f"See {one_line(docs.url)}"


def _arguments(operation: Operation) -> Iterable[tuple[str, str]]:
    for each in path_parameters(operation):
        yield each.python_name, _parameter_text(each.description, each.deprecated)
    if operation.body is not None and operation.body.description:
        yield "body", one_line(operation.body.description)
    for each in keyword_parameters(operation):
        yield each.python_name, _parameter_text(each.description, each.deprecated)
    if operation.body is not None and len(operation.body.contents) > 1:
        yield CONTENT_TYPE, "The media type that the body is sent as."


def _parameter_text(description: str, deprecated: bool) -> str:
    return one_line(f"{'Deprecated. ' if deprecated else ''}{description}")


def _errors(operation: Operation) -> Iterable[tuple[str, str]]:
    """The errors by class, each told in what fits on one line."""
    success = {each.status for each in success_responses(operation)}
    for each in operation.responses:
        if each.status not in success:
            name = _error_class(each)
            text = f"{each.status}: {_first_sentence(each.description)}".rstrip(": ")
            room = WIDTH - _INDENT - 4 - len(f"    {name}: ")
            yield name, textwrap.shorten(text, room, placeholder=" …")


def _error_class(response: Response) -> str:
    kind = {"5": "ServerError", "3": "RedirectionError"}.get(
        response.status[0], "ApiError"
    )
    return ERRORS.get(response.status, kind)


def arguments_section(entries: Iterable[tuple[str, str]]) -> str:
    """The section on the arguments of anything."""
    return _section("Args", entries)


def _section(title: str, entries: Iterable[tuple[str, str]]) -> str:
    lines = [_entry(name, text) for name, text in entries if text]
    return "\n".join((f"{title}:", *lines)) if lines else ""


def _entry(name: str, text: str) -> str:
    return textwrap.fill(
        f"{name}: {text}",
        WIDTH - _INDENT - 4,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )
