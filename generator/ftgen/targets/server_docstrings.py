"""The docstrings of a handler's methods."""

from __future__ import annotations

from collections.abc import Iterable

from ftgen.ir.api import Operation
from ftgen.targets.docstrings import (
    failure_text,
    failures,
    lead,
    method_text,
    parameter_text,
    returned,
    section,
    see,
)
from ftgen.targets.signatures import keyword_parameters, path_parameters


def handler_docstring(operation: Operation) -> str:
    """What a handler has to do, what it is given, and what it may answer."""
    return method_text(
        lead(operation),
        section("Args", _arguments(operation)),
        returned(operation),
        section("Raises", _errors(operation)),
        see(operation.external_docs),
    )


def _arguments(operation: Operation) -> Iterable[tuple[str, str]]:
    for each in path_parameters(operation):
        yield each.python_name, parameter_text(each, "Its default")
    if operation.body is not None:
        yield "body", operation.body.description
    for each in keyword_parameters(operation):
        yield each.python_name, parameter_text(each, "Its default")


def _errors(operation: Operation) -> Iterable[tuple[str, str]]:
    """The errors that the description knows, for a handler to raise."""
    texts = [failure_text(each) for each in failures(operation)]
    if texts:
        yield "HTTPError", " ".join(texts)
