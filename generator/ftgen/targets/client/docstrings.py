"""The docstrings of a client's methods."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable

from ftgen.ir.api import Operation, Parameter, Response
from ftgen.ir.models import ExternalDocs, Property
from ftgen.targets.code import WIDTH, docstring, one_line, plain_text
from ftgen.targets.codecs import Codecs
from ftgen.targets.flattening import BodyArgument, body_arguments
from ftgen.targets.signatures import (
    CONTENT_TYPE,
    keyword_parameters,
    path_parameters,
    success_responses,
)

_INDENT = 8
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


def method_docstring(operation: Operation, codecs: Codecs) -> str:
    """All that the description says on how to call an operation and what comes of it."""
    flat = body_arguments(operation, codecs)
    optional = bool(flat and operation.body and not operation.body.required)
    sections = [
        summary_of(operation),
        _description(operation),
        "Deprecated." if operation.deprecated else "",
        _OPTIONAL_BODY if optional else "",
        _section("Args", _arguments(operation, flat)),
        _section("Raises", _errors(operation)),
        _see(operation.external_docs) if operation.external_docs else "",
    ]
    return docstring("\n\n".join(filter(None, sections)), _INDENT)


_OPTIONAL_BODY = "No body is sent where none of its properties is given."


def stream_docstring(operation: Operation, prefix: str) -> str:
    """What the method does that reads an answer as it arrives."""
    opened = "``async with``" if prefix else "a ``with`` statement"
    text = (
        f"As ``{operation.name}``, but the answer is read as it arrives. Use it in {opened}, "
        "or read it to its end."
    )
    return docstring(f"{summary_of(operation)}\n\n{text}", _INDENT)


def summary_of(operation: Operation) -> str:
    """An operation in one sentence."""
    text = one_line(operation.summary) or _first_sentence(operation.description)
    return _sentence(text or f"{operation.method} {operation.path}")


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


def _arguments(
    operation: Operation, flat: Iterable[BodyArgument]
) -> Iterable[tuple[str, str]]:
    for each in path_parameters(operation):
        yield each.python_name, _parameter_text(each)
    if operation.body is not None and operation.body.description and not flat:
        yield "body", one_line(operation.body.description)
    for argument in flat:
        yield argument.name, _property_text(argument)
    for each in keyword_parameters(operation):
        yield each.python_name, _parameter_text(each)
    if operation.body is not None and len(operation.body.contents) > 1:
        yield CONTENT_TYPE, "The media type that the body is sent as."


def _parameter_text(each: Parameter | Property) -> str:
    text = one_line(f"{'Deprecated. ' if each.deprecated else ''}{each.description}")
    if (
        each.default is None
        or each.default.json is None
        or each.required
        or isinstance(each.default.json, (dict, list))
    ):
        return text
    default = one_line(f"The service's default is {json.dumps(each.default.json)}.")
    return f"{_sentence(text)} {default}".strip()


def _property_text(argument: BodyArgument) -> str:
    text = _parameter_text(argument.property)
    if argument.name == argument.property.python_name:
        return text
    return f"{_sentence(text)} Sent as `{one_line(argument.property.name)}`.".strip()


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", ":")) else f"{text}."


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
