"""The keywords of arrays and objects, and those for any type: reasons of their own and pairs that they need."""

from __future__ import annotations

from collections.abc import Iterator

from ftgen.breaking.meaning import Meaning, is_never, meaning
from ftgen.breaking.reasons import Kind, Need, Pair, Reason
from ftgen.breaking.scalars import count_reasons
from ftgen.breaking.terms import Conjunction, Term, flatten
from ftgen.openapi.nodes import Schema


class Containers:
    """Compares what one pair says of arrays and objects."""

    def __init__(self, pair: Pair, sub: Meaning, sup: Meaning) -> None:
        self._pair = pair
        self._sub = sub
        self._sup = sup
        self._kinds = sub.kinds & sup.kinds

    def reasons(self) -> Iterator[Reason]:
        """The reasons that need no look at other schemas."""
        sub, sup = self._sub, self._sup
        if "array" in self._kinds:
            yield from count_reasons(sub, sup, "min_items", "max_items")
            if sup.first("unique_items") and not sub.first("unique_items"):
                yield self._reason(
                    "limit", "`uniqueItems`", "unique_items", "false", "true"
                )
            yield from self._end_of_items()
        if "object" in self._kinds:
            yield from count_reasons(sub, sup, "min_properties", "max_properties")
            yield from self._required()
            yield from self._dependent_required()
            yield from self._closed()
        yield from self._undecided()

    def needs(self) -> Iterator[Need]:
        """The pairs of schemas inside that have to hold."""
        if "array" in self._kinds:
            yield from self._items()
            yield from self._like("contains", "[]")
        if "object" in self._kinds:
            yield from self._properties()
            yield from self._patterns()
            yield from self._like("property_names", "{}")
            yield from self._dependent_schemas()
        yield from self._negations()
        yield from self._conditions()

    def _pair_of(self, sub: tuple[Term, ...], sup: tuple[Term, ...]) -> Pair:
        pair = self._pair
        return Pair(flatten(sub), flatten(sup), pair.direction, pair.is_flipped)

    def _reason(
        self,
        kind: Kind,
        what: str,
        name: str,
        sub_text: str = "absent",
        sup_text: str = "present",
    ) -> Reason:
        at = self._sub.at(name), self._sup.at(name)
        return Reason(kind, what, *at, sub_text, sup_text)

    # arrays

    def _items(self) -> Iterator[Need]:
        sub, sup = self._sub, self._sup
        for index in range(max(sub.prefix, sup.prefix) + 1):
            has, wanted = sub.item(index), sup.item(index)
            if has and wanted and not is_never(has) and not is_never(wanted):
                step = f"[{index}]" if index < max(sub.prefix, sup.prefix) else "[]"
                yield Need((self._pair_of(has, wanted),), step)

    def _end_of_items(self) -> Iterator[Reason]:
        sub, sup = self._sub, self._sup
        last = max(sub.prefix, sup.prefix)
        most = sub.most("max_items")
        for index in range(last + 1):
            has, wanted = sub.item(index), sup.item(index)
            ends = (most is not None and most <= index) or is_never(has)
            if wanted and not ends and (is_never(wanted) or not has):
                yield self._reason("limit", "`items`", "items", "wider", "narrower")
                return

    # objects

    def _required(self) -> Iterator[Reason]:
        direction = self._pair.direction
        sub, sup = self._sub, self._sup
        for name, at in sup.required.items():
            if sup.is_hidden(name, direction):
                continue
            if name not in sub.required or sub.is_hidden(name, direction):
                listed = sub.properties.get(name)
                place = listed.at if listed is not None else sub.home
                other = sup.properties.get(name)
                where = other.at if other is not None else at
                yield Reason(
                    "required",
                    f"the property {name!r}",
                    place,
                    where,
                    "optional",
                    "required",
                )

    def _dependent_required(self) -> Iterator[Reason]:
        has = _merged(self._sub.all("dependent_required"))
        for name, wanted in _merged(self._sup.all("dependent_required")).items():
            missing = wanted - has.get(name, set()) - set(self._sub.required)
            if missing and self._may_have(name):
                names = ", ".join(sorted(missing))
                yield self._reason(
                    "required",
                    f"with {name!r} {names}",
                    "dependent_required",
                    "optional",
                    "required",
                )

    def _closed(self) -> Iterator[Reason]:
        """What the wider schema's open end and listed properties are to a closed one."""
        sub, sup = self._sub, self._sup
        for name, schema in sub.properties.items():
            if self._may_have(name) and is_never(sup.property(name)):
                yield Reason(
                    "property",
                    f"the property {name!r}",
                    schema.at,
                    sup.home,
                    "listed",
                    "refused",
                )
        if is_never(sup.others) and not is_never(sub.others):
            texts = "a property of another name", "admitted", "refused"
        elif sup.others and not sub.others:
            texts = "a property of another name", "anything", "limited"
        else:
            return
        what, *words = texts
        yield self._reason("limit", what, "additional_properties", *words)

    def _may_have(self, name: str) -> bool:
        sub = self._sub
        return not (
            is_never(sub.property(name)) or sub.is_hidden(name, self._pair.direction)
        )

    def _properties(self) -> Iterator[Need]:
        sub, sup = self._sub, self._sup
        for name in dict.fromkeys((*sub.properties, *sup.properties)):
            has, wanted = sub.property(name), sup.property(name)
            if not has or not wanted or is_never(wanted) or not self._may_have(name):
                continue
            if not sup.is_hidden(name, self._pair.direction):
                yield Need((self._pair_of(has, wanted),), f".{name}")
        if (
            sub.others
            and sup.others
            and not is_never(sub.others)
            and not is_never(sup.others)
        ):
            yield Need((self._pair_of(sub.others, sup.others),), "{}")

    def _patterns(self) -> Iterator[Need]:
        sub = self._sub
        has = {
            pattern: term.side.term(schema)
            for term in sub.terms
            for pattern, schema in term.schema.pattern_properties.items()
        }
        for term in self._sup.terms:
            for pattern, schema in term.schema.pattern_properties.items():
                wanted = term.side.term(schema)
                found = (has[pattern],) if pattern in has else sub.others
                if not found:
                    otherwise = self._reason(
                        "limit",
                        f"the type of properties like {pattern!r}",
                        "pattern_properties",
                    )
                    yield Need((), "{}", otherwise)
                elif not is_never(found):
                    yield Need((self._pair_of(found, (wanted,)),), "{}")

    def _dependent_schemas(self) -> Iterator[Need]:
        sub = self._sub
        for term in self._sup.terms:
            for name, schema in term.schema.dependent_schemas.items():
                if self._may_have(name):
                    has = tuple(
                        each.side.term(each.schema.dependent_schemas[name])
                        for each in sub.terms
                        if name in each.schema.dependent_schemas
                    )
                    wanted = (term.side.term(schema),)
                    yield Need((self._pair_of((*has, *sub.terms), wanted),), f".{name}")

    # any type

    def _like(self, name: str, step: str) -> Iterator[Need]:
        has: Conjunction = tuple(_terms(self._sub, name))
        for wanted in _terms(self._sup, name):
            if has:
                yield Need(
                    tuple(self._pair_of((each,), (wanted,)) for each in has), step
                )
            else:
                yield Need((), step, self._reason("limit", f"`{_CALLED[name]}`", name))

    def _negations(self) -> Iterator[Need]:
        """What the one excludes the other has to exclude."""
        pair = self._pair
        has = list(_terms(self._sub, "not_"))
        for wanted in _terms(self._sup, "not_"):
            if not self._sub.kinds & meaning(flatten((wanted,))).kinds:
                continue
            excluded = tuple(
                Pair(
                    flatten((wanted,)),
                    flatten((each,)),
                    pair.direction,
                    not pair.is_flipped,
                )
                for each in has
            )
            yield Need(
                excluded,
                "",
                self._reason("limit", "`not`", "not_", "narrower", "wider"),
            )

    def _conditions(self) -> Iterator[Need]:
        for term in self._sup.terms:
            if term.schema.if_ is None:
                continue
            alike = [each for each in self._sub.terms if each.schema.if_ is not None]
            if not alike:
                reason = self._reason("limit", "`if`", "if_")
                yield from (
                    Need(
                        (self._pair_of(self._sub.terms, (term.side.term(each),)),),
                        "",
                        reason,
                    )
                    for each in (term.schema.then, term.schema.else_)
                    if each is not None
                )
                continue
            yield from self._alike(alike[0], term)

    def _alike(self, has: Term, wanted: Term) -> Iterator[Need]:
        pair = self._pair
        ifs = [
            each.side.term(each.schema.if_) for each in (has, wanted) if each.schema.if_
        ]
        one, two = flatten(ifs[:1]), flatten(ifs[1:])
        yield Need((Pair(one, two, pair.direction, pair.is_flipped),))
        yield Need((Pair(two, one, pair.direction, not pair.is_flipped),))
        for name in ("then", "else_"):
            inner, outer = getattr(has.schema, name), getattr(wanted.schema, name)
            if outer is not None:
                terms = (
                    self._sub.terms
                    if inner is None
                    else (has.side.term(inner), *self._sub.terms)
                )
                yield Need((self._pair_of(terms, (wanted.side.term(outer),)),))

    def _undecided(self) -> Iterator[Reason]:
        """Keywords that only a count of matching items decides."""
        if "array" not in self._kinds or self._sup.first("contains") is None:
            return
        sub, sup = self._sub, self._sup
        least = [max(each.all("min_contains"), default=1) for each in (sub, sup)]
        most = [each.most("max_contains") for each in (sub, sup)]
        if sub.first("contains") is not None and least[0] < least[1]:
            yield self._reason(
                "limit", "`minContains`", "min_contains", str(least[0]), str(least[1])
            )
        if most[1] is not None and (most[0] is None or most[0] > most[1]):
            yield self._reason(
                "limit",
                "`maxContains`",
                "max_contains",
                str(most[0] or "absent"),
                str(most[1]),
            )


_CALLED = {"contains": "contains", "property_names": "propertyNames"}


def _terms(meaning: Meaning, name: str) -> Iterator[Term]:
    for term in meaning.terms:
        schema: Schema | None = getattr(term.schema, name)
        if schema is not None:
            yield term.side.term(schema)


def _merged(found: list[dict[str, tuple[str, ...]]]) -> dict[str, set[str]]:
    merged: dict[str, set[str]] = {}
    for each in found:
        for name, required in each.items():
            merged.setdefault(name, set()).update(required)
    return merged
