"""The classes of the models: names, attributes and their types."""

from __future__ import annotations

from collections.abc import Mapping

from ftgen.breaking.changes import Changes
from ftgen.breaking.pythontypes import PythonTypes
from ftgen.diagnostics import Location
from ftgen.ir.api import Api
from ftgen.ir.models import AliasModel, Model, ObjectModel, Property
from ftgen.python.annotations import annotation
from ftgen.python.expressions import flat


class Classes:
    """Compares the classes of the models by their names."""

    def __init__(self, old: Api, new: Api, changes: Changes) -> None:
        self._changes = changes
        self._old = {model.name: model for model in old.models}
        self._new = {model.name: model for model in new.models}
        self._at = {(model.at.pointer, model.used_in): model for model in new.models}
        self._home = new.at

    def renamed(self) -> Mapping[str, str]:
        """The new names of classes that have one."""
        found = {
            name: self._moved(model)
            for name, model in self._old.items()
            if name not in self._new
        }
        return {name: model.name for name, model in found.items() if model is not None}

    def compare(self, types: PythonTypes) -> None:
        """Report what is another."""
        for name, model in self._old.items():
            other = self._new.get(types.renamed.get(name, name))
            if other is None:
                self._removed(model)
                continue
            if other.name != name:
                what = f"the class {name} is {other.name} now"
                self._changes.add("renamed-class", what, model.at, other.at)
            self._both(model, other, types)

    def _moved(self, model: Model) -> Model | None:
        """The model of the schema at the same place, where it has a name that no class had."""
        found = self._at.get((model.at.pointer, model.used_in))
        return found if found is not None and found.name not in self._old else None

    def _removed(self, model: Model) -> None:
        if not self._changes.is_gone(model.at):
            at = Location(self._home.file, model.at.pointer)
            what = f"the class {model.name} is gone"
            self._changes.add("removed-class", what, model.at, at)

    def _both(self, old: Model, new: Model, types: PythonTypes) -> None:
        match old, new:
            case ObjectModel(), ObjectModel():
                self._attributes(old, new, types)
            case AliasModel(), AliasModel():
                both = flat(annotation(new.type)), flat(annotation(old.type))
                if not types.fits(*both, old.used_in | new.used_in):
                    self._retyped(new.name, *both, old.at, new.at)
            case _:
                kinds = ("a class", "an alias")
                now, before = kinds if isinstance(new, ObjectModel) else reversed(kinds)
                what = f"{new.name} is {now}, was {before}"
                self._changes.add("changed-class", what, old.at, new.at)

    def _attributes(
        self, old: ObjectModel, new: ObjectModel, types: PythonTypes
    ) -> None:
        after = {each.name: each for each in new.properties}
        before = {each.name for each in old.properties}
        for each in old.properties:
            if (other := after.get(each.name)) is not None:
                self._attribute(old, new, (each, other), types)
            elif self._is_seen(old, each) and not self._changes.is_gone(each.at):
                what = f"the property {each.name!r} of {new.name} is gone"
                self._changes.add("removed-property", what, each.at, new.at)
        for each in new.properties:
            is_told = self._changes.tells_of_new(each.at)
            if each.required and each.name not in before and not is_told:
                what = f"{new.name} needs the new attribute {each.python_name}"
                self._changes.add("required-attribute", what, old.at, each.at)

    def _is_seen(self, model: ObjectModel, property_: Property) -> bool:
        return not model.used_in or bool(_uses(model, property_))

    def _attribute(
        self,
        old: ObjectModel,
        new: ObjectModel,
        both: tuple[Property, Property],
        types: PythonTypes,
    ) -> None:
        before, after = both
        if before.python_name != after.python_name:
            what = f"the attribute {before.python_name} of {new.name} is {after.python_name} now"
            self._changes.add("renamed-attribute", what, before.at, after.at)
        written = flat(annotation(after.type)), flat(annotation(before.type))
        uses = _uses(old, before) | _uses(new, after)
        if not types.fits(*written, uses):
            name = f"{new.name}.{after.python_name}"
            self._retyped(name, *written, before.at, after.at)

    def _retyped(
        self, name: str, after: str, before: str, old: Location, new: Location
    ) -> None:
        if not self._changes.tells_of(old):
            what = f"{name} is {after}, was {before}"
            self._changes.add("changed-annotation", what, old, new)


def _uses(model: ObjectModel, property_: Property) -> frozenset[str]:
    """The messages that have a property: none of requests if it is readOnly, none of answers if writeOnly."""
    hidden = {"request"} if property_.read_only else set()
    hidden |= {"response"} if property_.write_only else set()
    return model.used_in - hidden
