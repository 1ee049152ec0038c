"""Errors in the shape that a description documents: a JSON value for a schema, by the names of its properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .evidence import kinds_of, properties_of
from .judging import Judgement, of_property
from .problems import HTTPError, phrase
from .schema import Schema
from .structure import UNIONS

_DEEPEST = 4
_TOLD = 5
"""How many violations a text tells."""

_TEXTS = frozenset(
    "message msg detail details description reason error errormessage errordescription errors".split()
)
_WORDS = frozenset("code type errorcode errortype kind name error".split())
_NUMBERS = frozenset("status statuscode httpstatus code".split())
_PLACES = frozenset("param parameter field property target source pointer".split())
_FLAGS = frozenset("ok success successful".split())
"""What properties are about, by their names in lower case without what parts their words."""


def shaped(schema: Schema, error: HTTPError) -> Any:
    """A valid JSON value that tells of an error; raises LookupError where none can be made."""
    problem, named = error.problem(), properties_of(schema)
    is_problem = (
        sum(name in named for name in ("title", "status", "detail", "type")) > 2
    )
    if is_problem and _accepts(schema, problem):
        return problem
    for value in _values(schema, error, 0):
        if isinstance(value, dict) and error.violations:
            extra = {each: problem[each] for each in _LISTED if each in problem}
            if _accepts(schema, {**value, **extra}):
                return {**value, **extra}
        if _accepts(schema, value):
            return value
    raise LookupError(f"no {' or '.join(kinds_of(schema))} can be made of an error")


_LISTED = ("violations", "more")


def _accepts(schema: Schema, value: Any) -> bool:
    return Judgement().accepts(schema, value)


def _values(schema: Schema, error: HTTPError, depth: int) -> Iterator[Any]:
    """Values for a schema that says of itself what it is about, the most telling first."""
    if depth > _DEEPEST:
        return
    for inner in _variants(schema):
        kinds = kinds_of(inner)
        if "object" in kinds and (named := properties_of(inner)):
            yield _object(inner, named, error, depth)
        elif len(kinds) > 3:
            yield error.problem()
        elif "array" in kinds:
            items = _schemas_of_items(inner)
            yield from (
                [each] for of in items for each in _values(of, error, depth + 1)
            )
        elif "string" in kinds:
            yield told(error)


def _variants(schema: Schema) -> Iterator[Schema]:
    """A schema, or each of its variants where it is a union."""
    waiting, seen = [schema], set[int]()
    while waiting:
        found = waiting.pop().follow()
        if id(found) in seen:
            continue
        seen.add(id(found))
        unions = [each for word in UNIONS for each in found.keywords.get(word, ())]
        if not unions or found.keywords.get("properties"):
            yield found
        waiting += reversed(unions)


def _schemas_of_items(schema: Schema) -> Iterator[Schema]:
    for part in _parts(schema):
        if "items" in part.keywords:
            yield part.keywords["items"]


def _object(
    schema: Schema, named: Iterable[str], error: HTTPError, depth: int
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name in named:
        inner = list(_schemas_of(schema, name))
        for value in _about(name, inner, error, depth):
            if all(_accepts(each, value) for each in inner):
                made[name] = value
                break
    return made


def _parts(schema: Schema, depth: int = 0) -> Iterator[Schema]:
    """A schema with all that is asserted of the same value."""
    if depth > _DEEPEST:
        return
    schema = schema.follow()
    yield schema
    inner = [*schema.keywords.get("all_of", ())]
    if "ref" in schema.keywords:
        inner.append(schema.target())
    for each in inner:
        yield from _parts(each, depth + 1)


def _schemas_of(schema: Schema, name: str) -> Iterator[Schema]:
    """The schemas of a property."""
    for part in _parts(schema):
        if name in part.keywords.get("properties", {}):
            yield from of_property(part.keywords, name)


def _about(
    name: str, inner: list[Schema], error: HTTPError, depth: int
) -> Iterator[Any]:
    """What a property of that name may say."""
    key = name.replace("_", "").replace("-", "").lower()
    word = phrase(error.status).lower().replace(" ", "_")
    if key in ("error", "errors", "details") and inner:
        yield from (
            each
            for each in _values(inner[0], error, depth + 1)
            if isinstance(each, dict | list)
        )
    if key == "title":
        yield phrase(error.status)
    if key in _WORDS:
        yield from (word, word.upper(), word.replace("_", "-"), phrase(error.status))
    if key in _TEXTS:
        yield told(error)
        yield phrase(error.status)
    if key in _NUMBERS:
        yield from (error.status, str(error.status))
    if key in _PLACES:
        if error.violations:
            first = error.violations[0]
            yield first.name + first.pointer
        yield from (None, "")
    if key in _FLAGS:
        yield False
    if key in _WORDS:
        yield None


def told(error: HTTPError) -> str:
    """An error in a sentence, with the first of what is wrong."""
    text = error.detail or phrase(error.status)
    wrong = [
        f"{' '.join(filter(None, (each.location, each.name)))}{each.pointer} {each.message}"
        for each in error.violations[:_TOLD]
    ]
    return f"{text}: {'; '.join(wrong)}" if wrong else text
