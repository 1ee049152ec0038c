"""What a generated server does not check, or cannot tell apart: said once, where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ftgen.diagnostics import Diagnostics
from ftgen.ecma import python_pattern
from ftgen.openapi.nodes import Operation, Schema


def report_unchecked(schema: Schema, diagnostics: Diagnostics) -> None:
    """Report the keywords and patterns of a schema that no value is held to."""
    if schema.content_schema is not None:
        diagnostics.report(
            "unchecked-keyword",
            "contentSchema is not checked by the generated server",
            schema.at,
            "state the limit in another way, or check it in the handler",
        )
    for pattern in _patterns(schema):
        if python_pattern(pattern) is None:
            diagnostics.report(
                "unusable-pattern",
                f"the pattern {pattern!r} is not checked: Python has no regular expression like it",
                schema.at,
                "correct the pattern, or write it in the part of ECMA-262 that Python shares",
            )


def _patterns(schema: Schema) -> Iterator[str]:
    if schema.pattern is not None:
        yield schema.pattern
    yield from schema.pattern_properties
    if schema.property_names is not None and schema.property_names.pattern is not None:
        yield schema.property_names.pattern


def report_same_routes(
    operations: Iterable[Operation], diagnostics: Diagnostics
) -> None:
    """Report operations that no request can be told to mean, because an earlier one has the same route."""
    routes: dict[tuple[str, str, frozenset[str]], Operation] = {}
    for operation in operations:
        path = re.sub(r"\{[^{}]*\}", "{}", operation.path.partition("#")[0])
        needed = (
            each.name
            for each in operation.parameters
            if each.location == "query" and each.required
        )
        first = routes.setdefault(
            (operation.method, path, frozenset(needed)), operation
        )
        if first is not operation:
            diagnostics.report(
                "same-route",
                f"a server cannot tell {operation.method} {operation.path} from {first.path}; "
                "requests reach the latter",
                operation.at,
                "give one of them another path, or a query parameter that it requires",
            )
