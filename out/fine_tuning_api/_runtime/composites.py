"""Checks of what holds other values: arrays, objects, unions, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from .checks import NONE, Check, Violation, Violations, mismatch, written
from .codec import describe


class Array(Check):
    """A list: what its items must satisfy, the first ones by checks of their own."""

    __slots__ = ("items", "maximum", "minimum", "prefix", "unique")

    expected = "an array"

    def __init__(
        self,
        items: Check,
        prefix: Sequence[Check],
        minimum: int,
        maximum: int | None,
        unique: bool,
    ) -> None:
        self.items = items
        self.prefix = prefix
        self.minimum = minimum
        self.maximum = maximum
        self.unique = unique

    def check(self, value: Any) -> Violations:
        if type(value) is not list:
            return mismatch(self.expected, value)
        found: list[Violation] = []
        if len(value) < self.minimum:
            found.append(Violation(f"must have {self.minimum} or more items"))
        if self.maximum is not None and len(value) > self.maximum:
            found.append(Violation(f"must have {self.maximum} or fewer items"))
        check = self.items.check
        for index, each in enumerate(value):
            of = check if index >= len(self.prefix) else self.prefix[index].check
            if wrong := of(each):
                found += (violation.inside(index) for violation in wrong)
        if self.unique and (again := _repeated(value)) is not None:
            found.append(Violation("repeats an earlier item").inside(again))
        return found or NONE

    def item(self, index: int) -> Check:
        """The check of the item at a position."""
        return self.prefix[index] if index < len(self.prefix) else self.items

    def accepts(self, value: Any) -> bool:
        return type(value) is list

    def kinds(self) -> frozenset[type]:
        return frozenset({list})


def _repeated(values: list[Any]) -> int | None:
    """Where the first item stands that equals an earlier one, as JSON compares them."""
    seen = set()
    for index, value in enumerate(values):
        if (key := _key(value)) in seen:
            return index
        seen.add(key)
    return None


def _key(value: Any) -> Any:
    match value:
        case bool():
            return (bool, value)
        case list():
            return (list, tuple(map(_key, value)))
        case dict():
            return (dict, frozenset((name, _key(each)) for name, each in value.items()))
        case _:
            return value


class Object(Check):
    """An object: its properties, those that it must have, what it may hold beside them."""

    __slots__ = (
        "additional",
        "alternatives",
        "checks",
        "dependent",
        "limited",
        "maximum",
        "minimum",
        "names",
        "patterns",
        "properties",
        "required",
    )

    expected = "an object"

    def __init__(
        self,
        properties: Mapping[str, Check],
        required: Iterable[str],
        additional: Check | None,
        patterns: Mapping[str, Check],
        names: str | None,
        minimum: int,
        maximum: int | None,
        dependent: Mapping[str, Sequence[str]],
        alternatives: Sequence[Sequence[str]],
    ) -> None:
        self.properties = properties
        self.checks = {name: of.check for name, of in properties.items()}
        self.required = tuple(required)
        self.additional = additional
        self.patterns = tuple((re.compile(key), of) for key, of in patterns.items())
        self.names = None if names is None else re.compile(names)
        self.minimum = minimum
        self.maximum = maximum
        self.dependent = dependent
        self.alternatives = alternatives
        self.limited = any(
            (minimum, maximum is not None, names, dependent, alternatives)
        )

    def check(self, value: Any) -> Violations:
        if type(value) is not dict:
            return mismatch(self.expected, value)
        found: list[Violation] = []
        checks = self.checks
        for name, each in value.items():
            check = checks.get(name)
            wrong = self._unlisted(name, each) if check is None else check(each)
            if wrong:
                found += (violation.inside(name) for violation in wrong)
        for name in self.required:
            if name not in value:
                found.append(Violation("is required").inside(name))
        if self.limited:
            found += self._check_limits(value)
        return found or NONE

    def _unlisted(self, name: str, value: Any) -> Violations:
        matching = [of for pattern, of in self.patterns if pattern.search(name)]
        if matching:
            return [wrong for of in matching for wrong in of.check(value)]
        if self.additional is None:
            return (Violation("is not a known property"),)
        return self.additional.check(value)

    def _check_limits(self, value: dict[str, Any]) -> Iterable[Violation]:
        if len(value) < self.minimum:
            yield Violation(f"must have {self.minimum} or more properties")
        if self.maximum is not None and len(value) > self.maximum:
            yield Violation(f"must have {self.maximum} or fewer properties")
        if self.names is not None:
            for name in value:
                if self.names.search(name) is None:
                    pattern = self.names.pattern
                    yield Violation(f"must have a name like {pattern}").inside(name)
        for name, needed in self.dependent.items():
            if name in value:
                for other in needed:
                    if other not in value:
                        yield Violation(f"is required beside {name}").inside(other)
        if self.alternatives and not any(
            all(name in value for name in names) for names in self.alternatives
        ):
            listed = " or ".join(" and ".join(names) for names in self.alternatives)
            yield Violation(f"must have {listed}")

    def accepts(self, value: Any) -> bool:
        return type(value) is dict

    def kinds(self) -> frozenset[type]:
        return frozenset({dict})


class Nullable(Check):
    """null, or what another check says."""

    __slots__ = ("of",)

    def __init__(self, of: Check) -> None:
        self.of = of

    def check(self, value: Any) -> Violations:
        return NONE if value is None else self.of.check(value)

    def accepts(self, value: Any) -> bool:
        return value is None or self.of.accepts(value)

    def target(self) -> Check:
        return self.of.target()

    def kinds(self) -> frozenset[type] | None:
        found = self.of.kinds()
        return None if found is None else found | {type(None)}


class Ref(Check):
    """A check by name, looked up when it is first needed, so that recursive schemas have an end."""

    __slots__ = ("find", "found")

    def __init__(self, find: Callable[[], Check]) -> None:
        self.find = find
        self.found: Check | None = None

    def target(self) -> Check:
        return self.resolve().target()

    def resolve(self) -> Check:
        """The check that the reference stands for."""
        if self.found is None:
            self.found = self.find()
        return self.found

    def check(self, value: Any) -> Violations:
        return (self.found or self.resolve()).check(value)

    def accepts(self, value: Any) -> bool:
        return self.resolve().accepts(value)


class Union(Check):
    """At least one of several checks; exactly one where it is exclusive.

    Of a value that satisfies none, the violations of the variant that it comes closest to are given.
    """

    __slots__ = ("candidates", "exclusive", "variants")

    def __init__(self, variants: tuple[Check, ...], exclusive: bool) -> None:
        self.variants = variants
        self.exclusive = exclusive
        self.candidates: dict[type, Check | None] = {}

    def check(self, value: Any) -> Violations:
        kind = type(value)
        if kind not in self.candidates:
            self.candidates[kind] = self._only_candidate(kind)
        only = self.candidates[kind]
        if only is not None and not only.check(value):
            return NONE
        return self._check_all(value)

    def _only_candidate(self, kind: type) -> Check | None:
        """The variant that values of a type can satisfy where no other can; None where several may."""
        possible = [
            variant
            for variant in self.variants
            if (kinds := variant.kinds()) is None or kind in kinds
        ]
        return possible[0] if len(possible) == 1 else None

    def _check_all(self, value: Any) -> Violations:
        results = []
        matches = 0
        for variant in self.variants:
            wrong = variant.check(value)
            if wrong:
                results.append((variant, wrong))
            elif not self.exclusive:
                return NONE
            else:
                matches += 1
        if matches == 1:
            return NONE
        if matches > 1:
            return (Violation("must satisfy one variant only, and satisfies several"),)
        return self._closest(value, results)

    def _closest(
        self, value: Any, results: list[tuple[Check, Violations]]
    ) -> Violations:
        fitting = [wrong for of, wrong in results if of.target().accepts(value)]
        if fitting:
            return min(fitting, key=len)
        kinds = dict.fromkeys(of.target().expected for of, _ in results)
        return mismatch(" or ".join(kinds), value)

    def accepts(self, value: Any) -> bool:
        return any(variant.accepts(value) for variant in self.variants)


class Tagged(Check):
    """One of several objects, told apart by a property; only the violations of the one named are given."""

    __slots__ = ("fallback", "name", "variants")

    expected = "an object"

    def __init__(
        self,
        name: str,
        variants: Mapping[str | int | bool, Check],
        fallback: Check | None,
    ) -> None:
        self.name = name
        self.variants: dict[tuple[type, Any], Check] = {
            (type(tag), tag): of for tag, of in variants.items()
        }
        self.fallback = fallback

    def check(self, value: Any) -> Violations:
        if type(value) is not dict:
            return mismatch(self.expected, value)
        if self.name not in value and self.fallback is None:
            return (Violation("is required").inside(self.name),)
        tag = value.get(self.name)
        if (variant := self._variant(tag)) is not None:
            return variant.check(value)
        listed = ", ".join(written(known) for _, known in self.variants)
        wrong = Violation(f"expected one of {listed}, found {describe(tag)}")
        return (wrong.inside(self.name),)

    def accepts(self, value: Any) -> bool:
        return type(value) is dict

    def kinds(self) -> frozenset[type]:
        return frozenset({dict})

    def _variant(self, tag: Any) -> Check | None:
        if isinstance(tag, (list, dict)):
            return self.fallback
        return self.variants.get((type(tag), tag)) or self.fallback
