"""Types, values, and the keywords of numbers and strings: what one schema admits and another does not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ftgen.breaking.meaning import Limit, Meaning
from ftgen.breaking.patterns import matches
from ftgen.breaking.reasons import Kind, Reason
from ftgen.diagnostics import Location
from ftgen.jsonvalues import (
    identity,
    kind_of,
    shown,
    types_of_kinds,
)

_WIDER_FORMATS = {"int32": "int64", "float": "double"}
_IDLE_PATTERNS = frozenset(("", "^", "$", ".*", "^.*"))
_MOST_SHOWN = 6


def scalar_reasons(sub: Meaning, sup: Meaning) -> Iterator[Reason]:
    """The reasons that lie in types, values, numbers and strings."""
    if sub.values is not None:
        yield from _of_values(sub, sup)
        return
    if sup.values is not None:
        texts = types_of_kinds(sub.kinds), f"one of {_list(sup.values)}"
        yield Reason("type", "it", sub.at("types"), sup.at("enum", "const"), *texts)
        return
    if not sub.kinds <= sup.kinds:
        yield _types(sub, sup)
    kinds = sub.kinds & sup.kinds
    if kinds & {"integer", "fraction"}:
        yield from _of_numbers(sub, sup)
    if "string" in kinds:
        yield from _of_strings(sub, sup)
    if kinds & {"integer", "fraction", "string"}:
        yield from _of_formats(sub, sup)


def _types(sub: Meaning, sup: Meaning) -> Reason:
    return Reason(
        "type",
        "the type",
        sub.at("types", "enum", "const"),
        sup.at("types", "enum", "const"),
        types_of_kinds(sub.kinds),
        types_of_kinds(sup.kinds),
    )


def _of_values(sub: Meaning, sup: Meaning) -> Iterator[Reason]:
    """Each of finitely many values is tried."""
    assert sub.values is not None
    if not sub.kinds <= sup.kinds:
        yield _types(sub, sup)
    values = [value for value in sub.values if kind_of(value) in sup.kinds]
    if sup.values is not None:
        known = set(map(identity, sup.values))
        missing = [value for value in values if identity(value) not in known]
        if missing:
            at = sub.at("enum", "const"), sup.at("enum", "const")
            yield Reason("enum", _list(missing), *at)
        return
    if any(kind_of(value) in ("array", "object") for value in values):
        yield Reason("undecided", "`enum`", sub.at("enum", "const"), sup.home)
    for value in values:
        yield from _of_value(value, sub, sup)


def _of_value(value: object, sub: Meaning, sup: Meaning) -> Iterator[Reason]:
    found: list[tuple[bool | None, Location, str]] = []
    if isinstance(value, str):
        found += (
            (matches(each, value), sup.at("pattern"), f"pattern {shown(each)}")
            for each in sup.all("pattern")
        )
        most = sup.most("max_length")
        least = sup.least("min_length") or 0
        found.append((len(value) >= least, sup.at("min_length"), f"minLength {least}"))
        found.append(
            (
                most is None or len(value) <= most,
                sup.at("max_length"),
                f"maxLength {most}",
            )
        )
    elif isinstance(value, int | float) and not isinstance(value, bool):
        only = Limit(value, False)
        low, high = _within_lower(only, sup.lower), _within_upper(only, sup.upper)
        found.append((low, sup.at("minimum", "exclusive_minimum"), _limit(sup.lower)))
        found.append((high, sup.at("maximum", "exclusive_maximum"), _limit(sup.upper)))
        found += (
            (_divides(each, value), sup.at("multiple_of"), f"multipleOf {each}")
            for each in sup.all("multiple_of")
        )
    for is_fine, at, text in found:
        if not is_fine:
            kind: Kind = "undecided" if is_fine is None else "limit"
            yield Reason(kind, "it", sub.at("enum", "const"), at, shown(value), text)


def _of_numbers(sub: Meaning, sup: Meaning) -> Iterator[Reason]:
    low, high = (sub.lower, sup.lower), (sub.upper, sup.upper)
    names = ("minimum", "exclusive_minimum"), ("maximum", "exclusive_maximum")
    if (low[0] is None and low[1] is not None) or not _within_lower(*low):
        at = sub.at(*names[0]), sup.at(*names[0])
        yield Reason("limit", "the lower limit", *at, *map(_limit, low))
    if (high[0] is None and high[1] is not None) or not _within_upper(*high):
        at = sub.at(*names[1]), sup.at(*names[1])
        yield Reason("limit", "the upper limit", *at, *map(_limit, high))
    steps = sub.all("multiple_of")
    if "fraction" not in sub.kinds:
        steps.append(1)
    for step in sup.all("multiple_of"):
        if not any(_divides(step, each) for each in steps):
            texts = str(sub.first("multiple_of") or "absent"), str(step)
            at = sub.at("multiple_of"), sup.at("multiple_of")
            yield Reason("limit", "`multipleOf`", *at, *texts)


def _within_lower(sub: Limit | None, sup: Limit | None) -> bool:
    return sup is None or sub is None or tuple(sub) >= tuple(sup)


def _within_upper(sub: Limit | None, sup: Limit | None) -> bool:
    if sub is None or sup is None:
        return True
    return (sub.value, not sub.excluded) <= (sup.value, not sup.excluded)


def _limit(limit: Limit | None) -> str:
    if limit is None:
        return "absent"
    return f"{limit.value} (excluded)" if limit.excluded else str(limit.value)


def _divides(step: int | float, value: int | float) -> bool:
    try:
        return step == value or Fraction(str(value)) % Fraction(str(step)) == 0
    except (ValueError, ZeroDivisionError):
        return False


def _of_strings(sub: Meaning, sup: Meaning) -> Iterator[Reason]:
    yield from count_reasons(sub, sup, "min_length", "max_length")
    has = sub.all("pattern")
    for pattern in sup.all("pattern"):
        if pattern not in has and pattern not in _IDLE_PATTERNS:
            kind: Kind = "undecided" if has else "limit"
            texts = shown(has[0]) if has else "absent", shown(pattern)
            at = sub.at("pattern"), sup.at("pattern")
            yield Reason(kind, "`pattern`", *at, *texts)
    for name, what in (
        ("content_encoding", "`contentEncoding`"),
        ("content_media_type", "`contentMediaType`"),
    ):
        yield from _annotation(sub, sup, name, what)


def count_reasons(
    sub: Meaning, sup: Meaning, least: str, most: str
) -> Iterator[Reason]:
    """The reasons that lie in a lower and an upper limit on a count."""
    for name, what in ((least, "the least"), (most, "the greatest")):
        what += " " + {"length": "length", "items": "number of items"}.get(
            name.partition("_")[2], "number of properties"
        )
        values = (
            (sub.least(name), sup.least(name))
            if name == least
            else (sub.most(name), sup.most(name))
        )
        if _exceeds(*values, is_least=name == least):
            texts = ("absent" if value is None else str(value) for value in values)
            yield Reason("limit", what, sub.at(name), sup.at(name), *texts)


def _exceeds(sub: int | None, sup: int | None, *, is_least: bool) -> bool:
    if sup is None:
        return False
    return sub is None or (sub < sup if is_least else sub > sup)


def _of_formats(sub: Meaning, sup: Meaning) -> Iterator[Reason]:
    has = set(sub.all("format"))
    has |= {_WIDER_FORMATS[each] for each in has if each in _WIDER_FORMATS}
    for wanted in sup.all("format"):
        if wanted not in has:
            texts = str(sub.first("format") or "absent"), str(wanted)
            yield Reason(
                "format", "the format", sub.at("format"), sup.at("format"), *texts
            )


def _annotation(sub: Meaning, sup: Meaning, name: str, what: str) -> Iterator[Reason]:
    has, wanted = sub.first(name), sup.first(name)
    if wanted is not None and has != wanted:
        texts = str(has or "absent"), str(wanted)
        yield Reason("format", what, sub.at(name), sup.at(name), *texts)


def _list(values: tuple[object, ...] | list[object]) -> str:
    text = ", ".join(map(shown, values[:_MOST_SHOWN]))
    more = len(values) - _MOST_SHOWN
    return f"{text} and {more} more" if more > 0 else text
