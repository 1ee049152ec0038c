"""Peers on the wire: what requests and answers of the one revision are to the other."""

from __future__ import annotations

from collections.abc import Iterable

from ftgen.breaking.access import compare_access, compare_schemes, compare_servers
from ftgen.breaking.changes import Changes
from ftgen.breaking.matching import called, matched
from ftgen.breaking.meaning import Direction
from ftgen.breaking.parameters import Parameters
from ftgen.breaking.payloads import Payloads
from ftgen.breaking.terms import Side
from ftgen.breaking.values import Values
from ftgen.diagnostics import Location
from ftgen.openapi.nodes import Callback, Operation


def compare_wire(old: Side, new: Side, changes: Changes) -> None:
    """Report what changes for peers."""
    before, after = old.spec.description, new.spec.description
    values = Values(old, new, changes)
    compare_servers(before, after, changes)
    compare_schemes(before, after, changes)
    calls = _Operations(values, changes, "request")
    homes = before.at.child("paths"), after.at.child("paths")
    calls.compare(before.operations, after.operations, *homes)
    events = _Operations(values, changes, "response")
    homes = before.at.child("webhooks"), after.at.child("webhooks")
    events.compare(before.webhooks, after.webhooks, *homes)
    values.report()


class _Operations:
    """Compares operations; ``sent`` is the direction of their requests to who reads the generated code.

    Of webhooks and callbacks the caller is the API itself, so that all is the other way round.
    """

    def __init__(self, values: Values, changes: Changes, sent: Direction) -> None:
        self._values = values
        self._changes = changes
        self._sent = sent
        self._parameters = Parameters(values, changes, sent)
        self._payloads = Payloads(values, changes, sent)

    def compare(
        self,
        old: Iterable[Operation],
        new: Iterable[Operation],
        old_home: Location,
        new_home: Location,
    ) -> None:
        """Compare all operations; the homes are where those that there are not would be."""
        new = list(new)
        ids = {each.operation_id: each for each in new if each.operation_id}
        for match in matched(old, new):
            if match.old is not None and match.new is not None:
                self._operation(match.old, match.new)
            elif match.old is not None:
                self._removed(match.old, ids.get(match.old.operation_id), new_home)
            elif match.new is not None:
                what = f"{called(match.new)} is new"
                self._changes.add("added-operation", what, old_home, match.new.at)

    def _removed(self, old: Operation, moved: Operation | None, home: Location) -> None:
        rule = "removed-operation"
        what = f"{called(old)} is gone"
        hint = f"its operationId is that of {called(moved)} now" if moved else ""
        at = moved.at if moved else home
        self._changes.add(rule, what, old.at, at, hint=hint)

    def _operation(self, old: Operation, new: Operation) -> None:
        if new.deprecated and not old.deprecated:
            what = f"{called(new)} is deprecated now"
            self._changes.add("deprecated", what, old.at, new.at)
        compare_access(old, new, called(new), self._changes)
        self._parameters.compare(old, new)
        self._payloads.compare(old, new)
        self._callbacks(old, new)

    def _callbacks(self, old: Operation, new: Operation) -> None:
        received: Direction = "response" if self._sent == "request" else "request"
        inner = _Operations(self._values, self._changes, received)
        before, after = _by_expression(old.callbacks), _by_expression(new.callbacks)
        for key in dict.fromkeys((*before, *after)):
            homes = (each.at.child("callbacks", key[0]) for each in (old, new))
            inner.compare(before.get(key, ()), after.get(key, ()), *homes)


def _by_expression(
    callbacks: Iterable[Callback],
) -> dict[tuple[str, str], tuple[Operation, ...]]:
    return {(each.name, each.expression): each.operations for each in callbacks}
