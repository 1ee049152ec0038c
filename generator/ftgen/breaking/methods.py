"""The methods of clients: names, arguments and results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ftgen.breaking.changes import Changes
from ftgen.breaking.matching import parameter_keys, route
from ftgen.breaking.pythontypes import PythonTypes
from ftgen.diagnostics import Location
from ftgen.ir.api import Api, Operation
from ftgen.python.expressions import flat
from ftgen.targets.codecs import Codecs
from ftgen.targets.signatures import Argument, client_arguments, client_result


def compare_methods(old: Api, new: Api, types: PythonTypes, changes: Changes) -> None:
    """Report what is another of the methods of operations that are in both revisions."""
    _Methods(old, new, changes, types).compare()


@dataclass(frozen=True, slots=True)
class _Method:
    """A method of a client."""

    attribute: str
    operation: Operation
    arguments: tuple[Argument, ...]
    result: str

    def argument(self, name: str) -> Argument | None:
        return next((each for each in self.arguments if each.name == name), None)


def _methods(api: Api) -> dict[tuple[str, str], _Method]:
    codecs = Codecs(api.models)
    return {
        route(operation): _Method(
            f"{group.name}.{operation.name}",
            operation,
            client_arguments(operation, codecs),
            flat(client_result(operation, codecs)),
        )
        for group in reversed(api.groups)
        for operation in reversed(group.operations)
    }


def given_otherwise(
    old: Iterable[Argument], new: Iterable[Argument], names: Mapping[str, str]
) -> tuple[str, str] | None:
    """The arguments by position of either, in words, where calls by position mean others; ``names`` has new names.

    New ones at the end are none of them, nor are those that have no new name because they are gone.
    """
    before = [each.name for each in old if not each.keyword_only]
    after = [each.name for each in new if not each.keyword_only]
    kept = [names.get(name, name) for name in before if name in (*names, "body")]
    if kept == after[: len(kept)]:
        return None
    words = (", ".join(each) or "none by position" for each in (before, after))
    return next(words), next(words)


class _Methods:
    """Compares the methods of operations that are in both revisions."""

    def __init__(
        self, old: Api, new: Api, changes: Changes, types: PythonTypes
    ) -> None:
        self._old = _methods(old)
        self._new = _methods(new)
        self._changes = changes
        self._types = types

    def compare(self) -> None:
        """Report what is another."""
        for key, method in self._old.items():
            if (other := self._new.get(key)) is not None:
                self._method(method, other)

    def _method(self, old: _Method, new: _Method) -> None:
        at = old.operation.at, new.operation.at
        if old.attribute != new.attribute:
            what = f"the method client.{old.attribute} is client.{new.attribute} now"
            self._changes.add("renamed-method", what, *at)
        names = dict(self._parameters(old, new))
        texts = given_otherwise(old.arguments, new.arguments, names)
        if texts is not None and old.operation.body and new.operation.body:
            what = (
                f"client.{new.attribute} is called with {texts[1]}, was with {texts[0]}"
            )
            self._changes.add("moved-argument", what, *at)
        is_told = any(
            self._changes.tells_of(each.at) for each in old.operation.responses
        )
        if not is_told and not self._types.gives(new.result, old.result):
            what = f"client.{new.attribute} returns {new.result}, was {old.result}"
            self._changes.add("changed-annotation", what, *at)

    def _parameters(self, old: _Method, new: _Method) -> Iterator[tuple[str, str]]:
        """Compare the arguments of parameters that are in both; gives their old names and the new ones."""
        after = parameter_keys(new.operation)
        for key, before in parameter_keys(old.operation).items():
            if key not in after:
                continue
            names = before.python_name, after[key].python_name
            at = before.at, after[key].at
            yield names
            if names[0] != names[1]:
                what = f"the argument {names[0]} of client.{new.attribute} is {names[1]} now"
                self._changes.add("renamed-argument", what, *at)
            self._argument(old.argument(names[0]), new.argument(names[1]), new, at)

    def _argument(
        self,
        old: Argument | None,
        new: Argument | None,
        method: _Method,
        at: tuple[Location, Location],
    ) -> None:
        if old is None or new is None or self._changes.tells_of(at[0]):
            return
        now, before = flat(new.annotation), flat(old.annotation)
        if not self._types.takes(now, before):
            what = f"the argument {new.name} of client.{method.attribute} is {now}, was {before}"
            self._changes.add("changed-annotation", what, *at)
