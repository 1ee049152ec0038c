"""The forms with files as methods that are ``streamed`` get them: what their attributes are, to type checkers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ftgen.ir.api import Operation
from ftgen.ir.models import ObjectModel, Property
from ftgen.ir.types import ArrayType, NullableType, RefType, StringType, Type
from ftgen.naming import Scope, pascal_case
from ftgen.python.annotations import STR, annotation
from ftgen.python.expressions import (
    NONE,
    Expression,
    Name,
    Typed,
    generic,
    or_unset,
    union,
)
from ftgen.python.imports import import_lines
from ftgen.python.layout import Code, declaration, named
from ftgen.python.text import docstring, one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.server.vocabulary import NAMES
from ftgen.targets.serving import Served

_FILE = "UploadedFile"
_OWN = (_FILE, "Any", "Decimal", "Literal", "Protocol", "UUID", "Unset", "dt", "models")


@dataclass(frozen=True, slots=True)
class FormView:
    """What a form is: its attributes with their types."""

    name: str
    docstring: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormsView:
    """The module of an API's forms with files."""

    docstring: str
    imports: tuple[str, ...]
    forms: tuple[FormView, ...]


def form_names(served: Iterable[Served], codecs: Codecs) -> dict[tuple[str, str], str]:
    """The classes of forms, by the module and the method of their operation."""
    scope = Scope(_OWN)
    return {
        (each.module, operation.name): scope.claim(pascal_case(operation.name))
        for each in served
        for operation in each.group.operations
        if form_of(operation, codecs) is not None
    }


def form_of(operation: Operation, codecs: Codecs) -> ObjectModel | None:
    """The model of a form that has files; None where an operation takes none."""
    contents = operation.body.contents if operation.body is not None else ()
    for content in contents:
        resolved = codecs.resolve(content.type)
        if content.kind != "multipart" or not isinstance(resolved, RefType):
            continue
        model = codecs.model(resolved.name)
        if isinstance(model, ObjectModel) and any(
            _holds_file(each.type, codecs) for each in _taken(model)
        ):
            return model
    return None


def sole_file(operation: Operation, codecs: Codecs) -> str:
    """The attribute of a form that is always there and is one file; empty where there is none, or no body need be."""
    model, body = form_of(operation, codecs), operation.body
    if model is None or body is None or not body.required or len(body.contents) > 1:
        return ""
    names = (
        each.python_name
        for each in _taken(model)
        if each.required and file_annotation(each.type, codecs) == Name(_FILE)
    )
    return next(names, "")


def forms_view(
    title: str, served: tuple[Served, ...], codecs: Codecs
) -> FormsView | None:
    """The view of the forms of an API; None where none has a file."""
    forms = tuple(_forms(served, codecs))
    if not forms:
        return None
    used = named(line for each in forms for line in each.fields)
    said = "The forms of {} as methods get them that are ``streamed``: files are not in memory."
    return FormsView(
        docstring=docstring(one_line(said.format(title))),
        imports=import_lines({"Protocol", *used}, NAMES),
        forms=forms,
    )


def _forms(served: tuple[Served, ...], codecs: Codecs) -> Iterator[FormView]:
    names = form_names(served, codecs)
    for each in served:
        for operation in each.group.operations:
            model = form_of(operation, codecs)
            if model is not None:
                yield _form(
                    names[each.module, operation.name], operation, model, codecs
                )


def _form(
    name: str, operation: Operation, model: ObjectModel, codecs: Codecs
) -> FormView:
    fields = [_field(each, codecs) for each in _taken(model)]
    if model.additional is not None:
        typed = Typed(generic("dict", STR, annotation(model.additional)))
        fields.append(declaration(model.python_additional, typed, indent=4))
    text = f"What ``{operation.name}`` takes where it is ``streamed``."
    return FormView(name=name, docstring=docstring(text, 4), fields=tuple(fields))


def _field(property_: Property, codecs: Codecs) -> Code:
    written = file_annotation(property_.type, codecs)
    if not property_.required:
        written = or_unset(written)
    return declaration(property_.python_name, Typed(written), indent=4)


def file_annotation(type_: Type, codecs: Codecs) -> Expression:
    """The annotation of a part: a file that is not in memory, several of them, or as everywhere else."""
    if not _holds_file(type_, codecs):
        return annotation(type_)
    match codecs.resolve(type_):
        case ArrayType(items=items):
            return generic("list", file_annotation(items, codecs))
        case NullableType(of=of):
            return union((file_annotation(of, codecs), NONE))
        case _:
            return Name(_FILE)


def _holds_file(type_: Type, codecs: Codecs) -> bool:
    match codecs.resolve(type_):
        case StringType(format="binary"):
            return True
        case ArrayType(items=of, prefix=()) | NullableType(of=of):
            return _holds_file(of, codecs)
        case _:
            return False


def _taken(model: ObjectModel) -> Iterator[Property]:
    return (each for each in model.properties if not each.read_only)
