"""What differs between two schemas besides the values that they admit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ftgen.breaking.changes import Changes
from ftgen.breaking.inclusion import Visit
from ftgen.breaking.meaning import Direction, Meaning, meaning
from ftgen.breaking.variants import split
from ftgen.diagnostics import Location
from ftgen.jsonvalues import identity, shown


def differences(visit: Visit, changes: Changes) -> None:
    """Report defaults, deprecations, discriminators and properties that differ in a pair of schemas."""
    old, new = meaning(visit.pair.sub), meaning(visit.pair.sup)
    if visit.pair.is_flipped:
        old, new = new, old

    def add(rule: str, text: str, before: Location, at: Location) -> None:
        changes.add(rule, visit.way.telling(text), before, at)

    if not visit.way.is_variant:
        for each in (*_annotations(old, new), *_discriminators(old, new)):
            add(*each)
    if split(old.terms) is None and split(new.terms) is None:
        for each in _properties(old, new, visit.pair.direction):
            add(*each)


_Found = tuple[str, str, Location, Location]


def _annotations(old: Meaning, new: Meaning) -> Iterator[_Found]:
    before, after = _default(old), _default(new)
    if identity(before) != identity(after):
        texts = ("absent" if each is None else shown(each) for each in (after, before))
        text = "the default is {}, was {}".format(*texts)
        yield "changed-default", text, old.at("default"), new.at("default")
    if new.first("deprecated") and not old.first("deprecated"):
        yield "deprecated", "it is deprecated now", old.home, new.at("deprecated")


def _default(meaning: Meaning) -> Any:
    """The default; null stands for none, as it does in generated code."""
    found = meaning.first("default")
    return found.json if found is not None else None


def _discriminators(old: Meaning, new: Meaning) -> Iterator[_Found]:
    before, after = old.first("discriminator"), new.first("discriminator")
    if before is None and after is None:
        return
    places = old.at("discriminator"), new.at("discriminator")
    names = [each.property_name if each else "absent" for each in (after, before)]
    if names[0] != names[1]:
        text = f"the property that tells variants apart is {names[0]}, was {names[1]}"
        yield "changed-discriminator", text, *places
        return
    mappings = [
        {value: at.pointer for value, at in each.mapping} for each in (before, after)
    ]
    changed = sorted(
        value for value in mappings[0] if mappings[1].get(value) != mappings[0][value]
    )
    if changed:
        text = f"the values {', '.join(changed)} do not name the variants that they did"
        yield "changed-discriminator", text, *places


def _properties(old: Meaning, new: Meaning, direction: Direction) -> Iterator[_Found]:
    for name, schema in old.properties.items():
        if old.is_hidden(name, direction):
            continue
        if name not in new.properties:
            yield "removed-property", f"the property {name!r} is gone", schema.at, new.home
        elif new.is_hidden(name, direction):
            mark = "read-only" if direction == "request" else "write-only"
            text = f"the property {name!r} is {mark} now"
            yield "hidden-property", text, schema.at, new.properties[name].at
    for name, schema in new.properties.items():
        is_known = name in old.properties and not old.is_hidden(name, direction)
        is_required = direction == "request" and name in new.required
        if not (is_known or is_required or new.is_hidden(name, direction)):
            text = f"the property {name!r} is new"
            yield "added-property", text, old.home, schema.at
