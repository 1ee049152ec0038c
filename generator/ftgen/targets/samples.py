"""Sample JSON values for any type: always the same ones, and of what the description knows where it knows any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeAlias, assert_never

from ftgen.ir.models import AliasModel, Model, ObjectModel, Property, Value
from ftgen.ir.schemas import ANYTHING, Schema, reference
from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    NumberType,
    RefType,
    StringType,
    Type,
    UnionType,
)
from ftgen.python.expressions import Expression
from ftgen.targets.codecs import Codecs
from ftgen.targets.constructors import expression
from ftgen.targets.lending import Lent
from ftgen.targets.placeholders import number, owned_name, singular, string

Detail: TypeAlias = Literal["full", "whole", "usual", "needed"]
"""Which properties of an object stand in its sample.

Those that are required, or in full all; ``usual`` adds those that the description gives an example of,
``whole`` all that it describes, in the object itself and not in those below.
"""

Direction: TypeAlias = Literal["request", "response", ""]
"""Where a value stands: requests leave out what is read-only, responses what is write-only."""

_MOST_VALUES = 400
_MOST_STEPS = 4000
_MOST_VARIANTS = 20
"""How many values are made, and how many variants of a union are tried, before one is given up."""
_MOST_ITEMS = 20
_DEEPEST = 24
"""How many models stand in each other in what can still be shown."""

_LESS: dict[Detail, tuple[Detail, ...]] = {
    "full": ("full", "whole"),
    "whole": ("whole", "usual", "needed"),
    "usual": ("usual", "needed"),
    "needed": ("needed",),
}


class EndlessError(ValueError):
    """Raised where a type admits no value that is finite and of a size to be shown."""


class Samples:
    """Makes JSON values of types; models stand as the examples that they have or borrow."""

    def __init__(self, codecs: Codecs, lent: Lent | None = None) -> None:
        self.codecs = codecs
        self._lent = lent or Lent(codecs)
        self._made: dict[tuple[str, Detail, Direction], tuple[Any, int]] = {}
        self._known: dict[str, Value | None] = {}
        self._open: set[str] = set()
        self._size = 0
        self._steps = 0
        self._direction: Direction = ""

    def value(
        self,
        type_: Type,
        given: Iterable[Value | None] = (),
        *,
        schema: Schema = ANYTHING,
        name: str = "",
        detail: Detail = "usual",
        direction: Direction = "",
    ) -> Value | None:
        """The first given value that is valid, else a made one of this detail or less; None where there is none.

        A made one that is not valid, but fits the type, is better than none.
        """
        for each in given:
            if each is not None and self.is_valid(type_, schema, each.json, direction):
                return each
        fitting: Value | None = None
        for less in _LESS[detail]:
            try:
                made = self.sample(type_, name, less, direction, schema)
            except EndlessError:
                continue
            if self.is_valid(type_, schema, made, direction):
                return Value(made)
            if fitting is None and self.expression(type_, made) is not None:
                fitting = Value(made)
        made = self.codecs.wire.made(schema)
        return made if made and self.is_valid(type_, schema, made.json, "") else fitting

    def is_valid(
        self, type_: Type, schema: Schema, value: Any, direction: Direction
    ) -> bool:
        """Whether a value fits a type, and is what the description admits in this direction."""
        return self.expression(type_, value) is not None and self.codecs.wire.accepts(
            schema, value, is_request=direction == "request"
        )

    def expression(self, type_: Type, value: Any) -> Expression | None:
        """The Python expression of a JSON value; None where it does not fit the type or is too long."""
        return expression(type_, value, self.codecs)

    def known(self, name: str) -> Value | None:
        """The example that a model has or borrows; None where there is none that is valid."""
        if name not in self._known:
            of, schema = RefType(name=name), reference(name)
            self._known[name] = next(
                (
                    Value(each)
                    for each in self._lent.of(name)
                    if self.is_valid(of, schema, each, "")
                ),
                None,
            )
        return self._known[name]

    def sample(
        self,
        type_: Type,
        name: str = "",
        detail: Detail = "usual",
        direction: Direction = "",
        schema: Schema = ANYTHING,
    ) -> Any:
        """A JSON value of the type; raises EndlessError where it admits no finite one of sensible size.

        ``name`` is what it is called where it stands.
        """
        self._size = self._steps = 0
        self._direction = direction
        if isinstance(type_, UnionType):
            return self._union(type_, name, detail, schema)
        return self._sample(type_, name, detail)

    def _sample(self, type_: Type, name: str, detail: Detail) -> Any:
        self._size += 1
        self._steps += 1
        if self._size > _MOST_VALUES or self._steps > _MOST_STEPS:
            raise EndlessError
        match type_:
            case AnyType():
                return "value"
            case NullType():
                return None
            case BooleanType():
                return True
            case IntegerType() | NumberType():
                return number(type_, name)
            case StringType():
                return string(type_, name)
            case LiteralType(values=values):
                return values[0] if values else None
            case ArrayType():
                return self._array(type_, singular(name), detail)
            case MapType():
                return self._map(type_, singular(name))
            case RefType(name=model):
                return self._named(model, name, detail)
            case NullableType(of=of):
                return self._nullable(of, name, detail)
            case UnionType():
                return self._union(type_, name, detail)
            case _:
                assert_never(type_)

    def _array(self, type_: ArrayType, name: str, detail: Detail) -> list[Any]:
        least = min(type_.min_items or 0, _MOST_ITEMS)
        if type_.max_items == 0:
            return []
        wanted = (*type_.prefix, *[type_.items] * max(least, 1))[: max(least, 1)]
        try:
            values = [self._sample(each, name, detail) for each in wanted]
        except EndlessError:
            if least:
                raise
            return []
        return _distinct(values) if type_.unique_items else values

    def _map(self, type_: MapType, name: str) -> dict[str, Any]:
        count = min(type_.min_properties or 0, _MOST_ITEMS)
        return {
            f"key{place + 1}": self._sample(type_.values, name, "needed")
            for place in range(count)
        }

    def _nullable(self, of: Type, name: str, detail: Detail) -> Any:
        try:
            return self._sample(of, name, detail)
        except EndlessError:
            return None

    def _union(
        self, type_: UnionType, name: str, detail: Detail, schema: Schema = ANYTHING
    ) -> Any:
        """A value of the first variant that is valid, else of the first that there is a value of."""
        found = []
        for each in dict.fromkeys((detail, "whole", "needed")):
            for value in self._variants(type_, name, each):
                if self.is_valid(type_, schema, value, self._direction):
                    return value
                found.append(value)
        if not found:
            raise EndlessError
        return found[0]

    def _variants(self, type_: UnionType, name: str, detail: Detail) -> Iterator[Any]:
        mapping = type_.discriminator.mapping if type_.discriminator else ()
        tags = {position: tag for tag, position in reversed(mapping)}
        for position, member in enumerate(type_.members[:_MOST_VARIANTS]):
            self._steps += len(type_.members)
            try:
                value = self._sample(member, name, detail)
            except EndlessError:
                continue
            if type_.discriminator and isinstance(value, dict) and position in tags:
                key = type_.discriminator.property_name
                tagged = {**value, key: tags[position]}
                value = tagged if self.expression(member, tagged) else value
            yield value

    def _named(self, model_name: str, name: str, detail: Detail) -> Any:
        model = self.codecs.model(model_name)
        known = self.known(model_name) if detail != "needed" else None
        if known is not None:
            return known.json
        if isinstance(model, AliasModel):
            return self._inside(model, lambda: self._alias(model, name, detail))
        key = model_name, detail, self._direction
        if key in self._made:
            value, size = self._made[key]
            self._size += size
            return value
        before = self._size
        value = self._inside(model, lambda: self._object(model, detail))
        if not self._open:
            self._made[key] = value, self._size - before
        return value

    def _alias(self, model: AliasModel, name: str, detail: Detail) -> Any:
        if isinstance(model.type, UnionType):
            return self._union(model.type, name, detail, reference(model.name))
        return self._sample(model.type, name, detail)

    def _inside(self, model: Model, make: Callable[[], Any]) -> Any:
        """What is made of a model, in which it must not stand again."""
        if model.name in self._open or len(self._open) == _DEEPEST:
            raise EndlessError
        self._open.add(model.name)
        try:
            return make()
        finally:
            self._open.remove(model.name)

    def _object(self, model: ObjectModel, detail: Detail) -> dict[str, Any]:
        needed = {each.name for each in model.properties if each.required}
        needed |= (
            set(model.required_alternatives[0])
            if model.required_alternatives
            else set()
        )
        for name, others in model.dependent_required:
            needed |= set(others) if name in needed else set()
        value: dict[str, Any] = {}
        for each in model.properties:
            if each.name in needed:
                value[each.name] = self._property(model, each, detail)
            elif self._is_shown(each, detail):
                self._add(value, model, each, detail)
        if model.additional is not None:
            for name in model.schema.keywords.get("required", ()):
                if name not in value:
                    value[name] = self._sample(model.additional, name, "needed")
        for place in range((model.min_properties or 0) - len(value)):
            value |= self._more(model, value, place)
        return value

    def _is_shown(self, each: Property, detail: Detail) -> bool:
        """Whether a property stands in a sample of this detail that could be left out."""
        hidden = each.read_only if self._direction == "request" else False
        hidden |= each.write_only if self._direction == "response" else False
        if hidden or each.deprecated or detail == "needed":
            return False
        if detail == "full":
            return True
        if detail == "usual":
            return each.example is not None
        return bool(each.examples or each.description or each.title)

    def _add(
        self,
        value: dict[str, Any],
        model: ObjectModel,
        each: Property,
        detail: Detail,
    ) -> None:
        """Add a property where there is a value of it."""
        before = self._size
        try:
            value[each.name] = self._property(model, each, detail)
        except EndlessError:
            self._size = before

    def _more(
        self, model: ObjectModel, value: dict[str, Any], place: int
    ) -> dict[str, Any]:
        """One more of the properties that may be left out, or one that the description does not name."""
        for each in model.properties:
            if each.name not in value:
                return {each.name: self._property(model, each, "needed")}
        return (
            {f"key{place + 1}": self._sample(model.additional, "", "needed")}
            if model.additional is not None
            else {}
        )

    def _property(self, model: ObjectModel, each: Property, detail: Detail) -> Any:
        schema = model.schema.keywords.get("properties", {}).get(each.name, ANYTHING)
        for given in (*each.examples, each.default):
            if (
                given is not None
                and given.json is not None
                and self.is_valid(each.type, schema, given.json, self._direction)
            ):
                return given.json
        name = owned_name(model.name, each.name)
        inner: Detail = "needed" if detail == "needed" else "usual"
        return self._sample(each.type, name, inner)


def _distinct(values: list[Any]) -> list[Any]:
    distinct: list[Any] = []
    for place, value in enumerate(values):
        if value in distinct:
            value = f"{value}{place + 1}" if isinstance(value, str) else value
            value = (
                value + place
                if isinstance(value, int) and not isinstance(value, bool)
                else value
            )
        distinct.append(value)
    return distinct
