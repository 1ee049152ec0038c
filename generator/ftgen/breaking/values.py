"""The values that go over the wire: which of them the other revision does not take, and what else differs."""

from __future__ import annotations

from ftgen.breaking.changes import Changes
from ftgen.breaking.differences import differences
from ftgen.breaking.inclusion import Inclusions, Visit
from ftgen.breaking.meaning import Direction, meaning
from ftgen.breaking.reasons import Kind, Pair, Reason
from ftgen.breaking.terms import Side, flatten
from ftgen.openapi.nodes import Schema

_RULES: dict[Direction, dict[Kind, str]] = {
    "request": {
        "type": "narrowed-type",
        "limit": "narrowed-limit",
        "enum": "removed-value",
        "variant": "removed-variant",
        "required": "required-property",
        "property": "removed-property",
        "format": "changed-format",
        "undecided": "undecided-change",
    },
    "response": {
        "type": "widened-type",
        "limit": "widened-limit",
        "enum": "added-value",
        "variant": "added-variant",
        "required": "optional-property",
        "property": "widened-limit",
        "format": "changed-format",
        "undecided": "undecided-change",
    },
}
"""The rule of what breaks, by the direction of the message and the kind of reason."""

_HARMLESS: dict[Direction, str] = {
    "request": "widened-request",
    "response": "narrowed-response",
}


class Values:
    """Compares schemas of both revisions for the messages that they stand in."""

    def __init__(self, old: Side, new: Side, changes: Changes) -> None:
        self._old = old
        self._new = new
        self._changes = changes
        self._forward = Inclusions()
        self._backward = Inclusions()
        self._roots: list[tuple[int, int, str]] = []

    def compare(
        self, old: Schema, new: Schema, direction: Direction, where: str
    ) -> None:
        """Note that messages of a direction have these schemas; ``where`` says which messages."""
        terms = flatten((self._old.term(old),)), flatten((self._new.term(new),))
        is_flipped = direction == "response"
        sub, sup = reversed(terms) if is_flipped else terms
        forward = self._forward.add(Pair(sub, sup, direction, is_flipped))
        backward = self._backward.add(Pair(sup, sub, direction, not is_flipped))
        self._roots.append((forward, backward, where))

    def has_items(self, old: Schema, new: Schema) -> bool:
        """Whether a value of either schema may be an array or an object."""
        terms = self._old.term(old), self._new.term(new)
        kinds = (meaning(flatten((term,))).kinds for term in terms)
        return any(each & {"array", "object"} for each in kinds)

    def report(self) -> None:
        """Report what was found, once all schemas are noted."""
        for inclusions in (self._forward, self._backward):
            inclusions.solve()
        for visit in self._forward.walk(
            (each, where) for each, _, where in self._roots
        ):
            for reason in visit.reasons:
                self._report(_RULES[visit.pair.direction][reason.kind], reason, visit)
            is_forward = visit.pair.is_flipped == (visit.pair.direction == "response")
            if is_forward and not visit.way.is_part:
                differences(visit, self._changes)
        for visit in self._backward.walk(
            (each, where) for _, each, where in self._roots
        ):
            for reason in visit.reasons:
                self._report_harmless(reason, visit)

    def _report(self, rule: str, reason: Reason, visit: Visit) -> None:
        sub, sup = reason.sub, reason.sup
        old, new = (sup, sub) if visit.pair.is_flipped else (sub, sup)
        text = visit.way.telling(_text(reason, visit))
        self._changes.add(rule, text, old, new)

    def _report_harmless(self, reason: Reason, visit: Visit) -> None:
        old = reason.sup if visit.pair.is_flipped else reason.sub
        if reason.kind == "property" or self._changes.rules_at(old) - {"deprecated"}:
            return
        self._report(_HARMLESS[visit.pair.direction], reason, visit)


def _text(reason: Reason, visit: Visit) -> str:
    is_new = visit.pair.is_flipped
    match reason.kind:
        case "enum":
            return (
                f"new value {reason.what}"
                if is_new
                else f"no value any longer: {reason.what}"
            )
        case "property":
            return (
                f"{reason.what} is {'new, others were refused' if is_new else 'gone'}"
            )
        case "variant":
            return (
                f"new variant {reason.what}"
                if is_new
                else f"no variant takes {reason.what} any longer"
            )
        case _:
            texts = reason.sub_text, reason.sup_text
            now, before = texts if is_new else reversed(texts)
            return f"{reason.what} is {now}, was {before}"
