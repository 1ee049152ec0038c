"""The docstrings of a client's methods."""

from __future__ import annotations

from collections.abc import Iterable

from ftgen.ir.api import Operation, Response
from ftgen.python.text import one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.docstrings import (
    failure_text,
    failures,
    lead,
    method_text,
    parameter_text,
    returned,
    section,
    see,
    sentence,
)
from ftgen.targets.flattening import BodyArgument, body_arguments
from ftgen.targets.signatures import CONTENT_TYPE, keyword_parameters, path_parameters

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

_DEFAULT = "The service's default"
_OPTIONAL_BODY = "No body is sent where none of its properties is given."
_PAGES = "Iterate over it for the items of all pages."
_OWN_CLASSES = (
    "A status with a class of its own raises that, as 404 raises NotFoundError."
)


def method_docstring(operation: Operation, codecs: Codecs) -> str:
    """All that the description says on how to call an operation and what comes of it."""
    pages = _PAGES if operation.pagination is not None else ""
    return _docstring(operation, codecs, note="", returns=returned(operation, pages))


def stream_docstring(operation: Operation, codecs: Codecs, prefix: str) -> str:
    """The same of the method that reads an answer as it arrives."""
    opened = "``async with``" if prefix else "a ``with`` statement"
    note = (
        f"As ``{operation.name}``, but the answer is read as it arrives. Use it in\n"
        f"{opened}, or read it to its end."
    )
    return _docstring(operation, codecs, note=note, returns="")


def _docstring(operation: Operation, codecs: Codecs, note: str, returns: str) -> str:
    flat = body_arguments(operation, codecs)
    optional = bool(flat and operation.body and not operation.body.required)
    return method_text(
        lead(operation),
        note,
        _OPTIONAL_BODY if optional else "",
        section("Args", _arguments(operation, flat)),
        returns,
        section("Raises", _errors(operation)),
        see(operation.external_docs),
    )


def _arguments(
    operation: Operation, flat: Iterable[BodyArgument]
) -> Iterable[tuple[str, str]]:
    for each in path_parameters(operation):
        yield each.python_name, parameter_text(each, _DEFAULT)
    if operation.body is not None and operation.body.description and not flat:
        yield "body", operation.body.description
    for argument in flat:
        yield argument.name, _property_text(argument)
    for each in keyword_parameters(operation):
        yield each.python_name, parameter_text(each, _DEFAULT)
    if operation.body is not None and len(operation.body.contents) > 1:
        yield CONTENT_TYPE, "The media type that the body is sent as."


def _property_text(argument: BodyArgument) -> str:
    text = parameter_text(argument.property, _DEFAULT)
    if argument.name == argument.property.python_name:
        return text
    return f"{sentence(text)} Sent as `{one_line(argument.property.name)}`.".strip()


def _errors(operation: Operation) -> Iterable[tuple[str, str]]:
    """The errors, told by class."""
    texts: dict[str, list[str]] = {}
    for each in failures(operation):
        texts.setdefault(_error_class(each), []).append(failure_text(each))
        if each.status in ("4XX", "default"):
            texts["ApiError"].append(_OWN_CLASSES)
    return ((name, " ".join(dict.fromkeys(found))) for name, found in texts.items())


def _error_class(response: Response) -> str:
    kind = {"5": "ServerError", "3": "RedirectionError"}.get(
        response.status[0], "ApiError"
    )
    return ERRORS.get(response.status, kind)
