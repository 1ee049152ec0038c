"""The dataclass of an object model: its attributes and their documentation."""

from __future__ import annotations

from dataclasses import dataclass

from ftgen.ir.models import Model, ObjectModel, Property
from ftgen.ir.types import LiteralType, NullableType
from ftgen.python.annotations import STR, annotation
from ftgen.python.expressions import (
    ABSENT,
    UNSET,
    Name,
    Typed,
    Union,
    call,
    generic,
    members_of,
)
from ftgen.python.layout import declaration
from ftgen.python.text import docstring, literal, one_line


@dataclass(frozen=True, slots=True)
class FieldView:
    """One attribute of a dataclass."""

    declaration: str
    docstring: str


@dataclass(frozen=True, slots=True)
class ObjectView:
    """A dataclass; ``extra`` declares the attribute that keeps undeclared properties, "" where there is none."""

    name: str
    docstring: str
    fields: tuple[FieldView, ...]
    extra: str
    is_object: bool = True

    @property
    def has_attributes(self) -> bool:
        """Whether there is anything below the docstring."""
        return bool(self.fields or self.extra)


def object_view(model: ObjectModel, local: frozenset[str], role: str) -> ObjectView:
    """The dataclass of an object model; ``local`` names the models of its module, ``role`` says what it is for."""
    extra = ""
    if model.additional is not None:
        values = annotation(model.additional, local=local)
        made = call("field", ("default_factory=", Name("dict")))
        typed = Typed(generic("dict", STR, values), made)
        extra = declaration(model.python_additional, typed, indent=4)
    return ObjectView(
        name=model.name,
        docstring=docstring(text_of(model) or role or f"The object {model.name}.", 4),
        fields=tuple(_field(each, local) for each in model.properties),
        extra=extra,
    )


def text_of(model: Model) -> str:
    """What the description says of a model."""
    deprecated = "Deprecated." if model.deprecated else ""
    parts = (model.description or one_line(model.title), deprecated)
    return "\n\n".join(part for part in parts if part)


def _field(prop: Property, local: frozenset[str]) -> FieldView:
    type_ = annotation(prop.type, local=local)
    typed = Typed(type_, only_value(prop))
    if not prop.required:
        typed = Typed(Union((*members_of(type_), ABSENT)), UNSET)
    return FieldView(
        declaration=declaration(prop.python_name, typed, indent=4),
        docstring=docstring(_property_text(prop), 4),
    )


def only_value(prop: Property) -> str | None:
    """The one constant that a required property may be, as Python writes it; None where it may be more."""
    match prop.type:
        case LiteralType(values=(value,)):
            return literal(value)
        case NullableType():
            return None
    return None


def _property_text(prop: Property) -> str:
    notes = [
        *(["Deprecated."] if prop.deprecated else []),
        *(["Read-only: the server sets it."] if prop.read_only else []),
        *(["Write-only: it is never sent back."] if prop.write_only else []),
        *(
            [f"The server's default is {literal(prop.default.json)}."]
            if prop.default
            else []
        ),
    ]
    return "\n\n".join(part for part in (prop.description, " ".join(notes)) if part)
