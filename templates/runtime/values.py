"""What values that consist of fields have in common: they are compared, hashed and shown by these.

Dataclasses can make such methods for themselves, each its own; that would take as long as all else that is
imported for a client.
"""

from __future__ import annotations

from dataclasses import Field, fields
from typing import Any, ClassVar


class Value:
    """Something that is equal to what has the same class and equal fields; its subclasses are dataclasses."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value) or other.__class__ is not self.__class__:
            return NotImplemented
        return fields_of(self) == fields_of(other)

    def __hash__(self) -> int:
        return hash(fields_of(self))

    def __repr__(self) -> str:
        shown = (
            f"{each.name}={getattr(self, each.name)!r}"
            for each in fields(self)
            if each.repr
        )
        return f"{type(self).__name__}({', '.join(shown)})"


def fields_of(value: Any) -> tuple[Any, ...]:
    """The values of the fields of a dataclass."""
    return tuple(getattr(value, each.name) for each in fields(value))
