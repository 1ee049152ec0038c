"""The parameters of an operation in both revisions."""

from __future__ import annotations

from ftgen.breaking.changes import Changes
from ftgen.breaking.matching import called, parameter_keys
from ftgen.breaking.meaning import Direction
from ftgen.breaking.values import Values
from ftgen.openapi.nodes import Operation, Parameter, Schema


class Parameters:
    """Compares parameters; ``sent`` is the direction of the requests to who reads the generated code."""

    def __init__(self, values: Values, changes: Changes, sent: Direction) -> None:
        self._values = values
        self._changes = changes
        self._sent = sent

    def compare(self, old: Operation, new: Operation) -> None:
        """Report what is another."""
        before, after = parameter_keys(old), parameter_keys(new)
        for key, parameter in before.items():
            if key in after:
                self._parameter(parameter, after[key], f"requests of {called(new)}")
            else:
                what = f"{_parameter(parameter)} of {called(new)} is gone"
                self._changes.add("removed-parameter", what, parameter.at, new.at)
        for key, parameter in after.items():
            if key not in before:
                is_required = parameter.required and self._sent == "request"
                rule = "required-parameter" if is_required else "added-parameter"
                kind = "required and new" if parameter.required else "new"
                what = f"{_parameter(parameter)} of {called(new)} is {kind}"
                self._changes.add(rule, what, old.at, parameter.at)

    def _parameter(self, old: Parameter, new: Parameter, where: str) -> None:
        at = old.at, new.at
        what = f"{_parameter(new)} in {where}"
        if old.required != new.required:
            is_harder = new.required == (self._sent == "request")
            rule = "required-parameter" if is_harder else "optional-parameter"
            texts = (
                ("required", "optional") if new.required else ("optional", "required")
            )
            self._changes.add(rule, f"{what} is {texts[0]}, was {texts[1]}", *at)
        if new.deprecated and not old.deprecated:
            self._changes.add("deprecated", f"{what} is deprecated now", *at)
        one, two = _parameter_schema(old), _parameter_schema(new)
        has_items = self._values.has_items(one, two)
        before, after = (_serialization(each, has_items) for each in (old, new))
        if before != after:
            text = f"{what} is written as {after}, was {before}"
            self._changes.add("changed-serialization", text, *at)
        self._values.compare(one, two, self._sent, f"{_parameter(new)} of {where}")


def _parameter(parameter: Parameter) -> str:
    return f"the {parameter.location} parameter {parameter.name!r}"


def _parameter_schema(parameter: Parameter) -> Schema:
    schema = parameter.schema
    if parameter.content is not None:
        schema = parameter.content.schema
    return schema or Schema(at=parameter.at)


def _serialization(parameter: Parameter, has_items: bool) -> str:
    """How a value is written; whether it is exploded makes no difference to one without items."""
    if parameter.content is not None:
        return parameter.content.name
    exploded = ", exploded" if parameter.explode and has_items else ""
    return f"{parameter.style}{exploded}"
