"""What a generated server does not check, or cannot tell apart: said once, where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ftgen.diagnostics import Diagnostics
from ftgen.ecma import LONGEST, python_pattern
from ftgen.openapi.nodes import Operation, Schema
from ftgen.slow_patterns import growth


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
        translated = python_pattern(pattern)
        if len(pattern) > LONGEST:
            diagnostics.report(
                "unusable-pattern",
                f"a pattern of {len(pattern)} characters is not checked: {LONGEST} are the most",
                schema.at,
                "state what a text may be as an enum, or a pattern of what these have in common",
            )
        elif translated is None:
            diagnostics.report(
                "unusable-pattern",
                f"the pattern {pattern!r} is not checked: Python has no regular expression like it",
                schema.at,
                "correct the pattern, or write it in the part of ECMA-262 that Python shares",
            )
        elif found := _slowness(translated, schema.max_length):
            diagnostics.report(
                "slow-pattern",
                f"the time that the pattern {pattern!r} takes may grow {found} with the text",
                schema.at,
                "state a maxLength, or let what is repeated begin or end with something that it does not hold",
            )


_SHORT = {"exponentially": 16, "quadratically": 1000}
"""The length of a text up to which a pattern that is slow does no harm."""


def _slowness(pattern: str, longest: int | None) -> str:
    """How the time of a pattern grows, where texts can be so long that it matters."""
    found = growth(pattern)
    return found if longest is None or longest > _SHORT.get(found, 0) else ""


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
