"""What straight-line functions ask of a value: the kind that it is of, and what a schema asserts of that kind."""

from __future__ import annotations

from typing import Any

from .patterns import compiled
from .schema import ABOUT, Schema
from .source import Source
from .structure import NATIVE

TESTS = {
    "null": "{} is None",
    "boolean": "{}.__class__ is bool",
    "string": "{}.__class__ is str",
    "integer": "{}.__class__ is int",
    "number": "({0}.__class__ is float or {0}.__class__ is int)",
    "array": "{}.__class__ is list",
    "object": "{}.__class__ is dict",
}
"""Whether a value is of a kind; integers are what Python holds as such."""

_LIMITS = {
    "minimum": "{} < {}",
    "maximum": "{} > {}",
    "exclusive_minimum": "{} <= {}",
    "exclusive_maximum": "{} >= {}",
    "min_length": "len({}) < {}",
    "max_length": "len({}) > {}",
    "min_items": "len({}) < {}",
    "max_items": "len({}) > {}",
}


def fault(source: Source, kind: str, schema: Schema, v: str) -> str:
    """A condition that holds where the schema itself refuses a value of a kind; empty where it refuses none."""
    keywords, tests, left = schema.keywords, [], {}
    for word in ABOUT[kind]:
        if word not in keywords:
            continue
        limit = keywords[word]
        if word in _LIMITS:
            tests.append(_LIMITS[word].format(v, source.constant(limit, "limit")))
        elif word == "pattern":
            search = source.bind(compiled(limit).search, "search")
            tests.append(f"{search}({v}) is None")
        elif word == "enum" and kind == "string":
            tests.append(_no_member(source, limit, v))
        elif word != "format" or limit not in NATIVE:
            left[word] = limit
    if left:
        tests.append(f"not {acceptor(source, Schema(**left))}({v})")
    return " or ".join(tests)


def _no_member(source: Source, values: tuple[Any, ...], v: str) -> str:
    texts = frozenset(each for each in values if type(each) is str)
    if len(texts) == 1:
        return f"{v} != {source.constant(next(iter(texts)), 'constant')}"
    return f"{v} not in {source.constant(texts, 'constants')}"


def acceptor(source: Source, schema: Schema) -> str:
    """The name of a function that says whether a value is valid."""
    # Judging takes the formats and all that they know with it; most schemas need none of them.
    from .judging import Judgement

    def accepts(value: Any) -> bool:
        return Judgement().accepts(schema, value)

    return source.bind(accepts, "valid")
