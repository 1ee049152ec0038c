"""The keywords of objects: reasons of their own, and pairs that they need."""

from __future__ import annotations

from collections.abc import Iterator

from ftgen.breaking.keywords import Keywords
from ftgen.breaking.meaning import is_never
from ftgen.breaking.reasons import Need, Reason
from ftgen.breaking.scalars import count_reasons


class Objects(Keywords):
    """Compares what the schemas of a pair say of objects."""

    kind = "object"

    def reasons(self) -> Iterator[Reason]:
        """The reasons that need no look at other schemas."""
        if not self.applies:
            return
        yield from count_reasons(
            self._sub, self._sup, "min_properties", "max_properties"
        )
        yield from self._required()
        yield from self._dependent_required()
        yield from self._closed()

    def needs(self) -> Iterator[Need]:
        """The pairs of schemas inside that have to hold."""
        if self.applies:
            yield from self._properties()
            yield from self._patterns()
            yield from self._like("property_names", "{}")
            yield from self._dependent_schemas()

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
                    besides = self._besides() if has else sub.terms
                    pair = self._pair_of((*has, *besides), wanted)
                    yield Need((pair,), f".{name}", is_part=True)


def _merged(found: list[dict[str, tuple[str, ...]]]) -> dict[str, set[str]]:
    merged: dict[str, set[str]] = {}
    for each in found:
        for name, required in each.items():
            merged.setdefault(name, set()).update(required)
    return merged
