"""The docstrings of a handler's methods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def handler_docstring(operation: Operation, errors: Mapping[str, str]) -> str:
    """What a handler has to do, what it is given, and what it may answer; ``errors`` are classes by status."""
    return method_text(
        lead(operation),
        section("Args", _arguments(operation)),
        returned(operation),
        section("Raises", _errors(operation, errors)),
        see(operation.external_docs),
    )


def _arguments(operation: Operation) -> Iterable[tuple[str, str]]:
    for each in path_parameters(operation):
        yield each.python_name, parameter_text(each, "Its default")
    if operation.body is not None:
        yield "body", operation.body.description
    for each in keyword_parameters(operation):
        yield each.python_name, parameter_text(each, "Its default")


def _errors(
    operation: Operation, errors: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """The errors that the description knows, for a handler to raise."""
    for each in failures(operation):
        if (name := errors.get(each.status)) is not None:
            yield name, failure_text(each)
