"""Bodies that are objects, as arguments of a client's methods: one for each property."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ftgen.ir.api import Content, Operation
from ftgen.ir.models import ObjectModel, Property
from ftgen.ir.types import (
    ArrayType,
    BooleanType,
    LiteralType,
    MapType,
    NullableType,
    RefType,
    StringType,
    Type,
    UnionType,
    names_in,
)
from ftgen.python.annotations import STR, annotation
from ftgen.python.expressions import (
    ANY,
    NONE,
    UNSET,
    Expression,
    Name,
    generic,
    or_unset,
    union,
)
from ftgen.python.text import literal
from ftgen.targets.codecs import Codecs

_FLAT = ("json", "form", "multipart")
_FLAG = "stream"
_TAKEN = frozenset(
    "self body request options content_type models arguments bodies codec builtins warnings".split()
)
"""What a method's arguments must not be called, for its statements name it."""


@dataclass(frozen=True, slots=True)
class BodyArgument:
    """A property of a body as an argument; ``default`` is an expression, None where a value must be given."""

    name: str
    property: Property
    annotation: Expression
    default: Expression | None


def flat_model(operation: Operation, codecs: Codecs) -> ObjectModel | None:
    """The model whose properties are arguments; None where the body is an argument itself."""
    body = operation.body
    if body is None or len(body.contents) != 1 or body.contents[0].kind not in _FLAT:
        return None
    resolved = codecs.resolve(body.contents[0].type)
    if not isinstance(resolved, RefType):
        return None
    model = codecs.model(resolved.name)
    is_flat = isinstance(model, ObjectModel) and any(_sent(model))
    return model if is_flat and isinstance(model, ObjectModel) else None


def body_arguments(
    operation: Operation, codecs: Codecs, *, asynchronous: bool = False
) -> tuple[BodyArgument, ...]:
    """The arguments that a flat body becomes, in the order of its properties; none for any other body.

    One whose name a parameter has too is told from it by ``body_``. The flag that asks for a stream is none:
    the methods set it.
    """
    model, body = flat_model(operation, codecs), operation.body
    if model is None or body is None:
        return ()
    taken = {*_TAKEN, *(each.python_name for each in operation.parameters)}
    flag = flag_of(operation, codecs)
    content = body.contents[0]
    return tuple(
        _argument(each, content, codecs, taken, body.required, asynchronous)
        for each in _sent(model)
        if each.name != flag
    )


def flag_of(operation: Operation, codecs: Codecs) -> str:
    """The property of the body that asks for a stream, where the operation can do without; else empty."""
    model = flat_model(operation, codecs)
    if model is None or not operation.is_mixed:
        return ""
    names = (
        each.name
        for each in model.properties
        if each.name == _FLAG and _is_flag(each.type, codecs)
    )
    return next(names, "")


def _is_flag(type_: Type, codecs: Codecs) -> bool:
    match codecs.resolve(type_):
        case BooleanType():
            return True
        case LiteralType(values=values):
            return all(isinstance(each, bool) for each in values)
        case NullableType(of=of):
            return _is_flag(of, codecs)
        case _:
            return False


def _sent(model: ObjectModel) -> Iterable[Property]:
    return (each for each in model.properties if not each.read_only)


def _argument(
    property_: Property,
    content: Content,
    codecs: Codecs,
    taken: set[str],
    required: bool,
    asynchronous: bool,
) -> BodyArgument:
    name = property_.python_name
    name = f"body_{name}" if name in taken else name
    written = (
        _upload_annotation(property_.type, codecs, asynchronous)
        if content.kind == "multipart"
        else None
    ) or argument_annotation(property_.type, codecs)
    if not (property_.required and required):
        return BodyArgument(name, property_, or_unset(written), UNSET)
    constant = codecs.resolve(property_.type)
    if isinstance(constant, LiteralType) and len(constant.values) == 1:
        return BodyArgument(name, property_, written, literal(constant.values[0]))
    return BodyArgument(name, property_, written, None)


def uploaded(type_: Type, codecs: Codecs) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The properties of a multipart body that are a file, and those that are several."""
    resolved = codecs.resolve(type_)
    model = codecs.model(resolved.name) if isinstance(resolved, RefType) else None
    if not isinstance(model, ObjectModel):
        return (), ()
    types = {each.name: each.type for each in model.properties}
    one = tuple(name for name, each in types.items() if _is_file(each, codecs))
    several = tuple(name for name, each in types.items() if _are_files(each, codecs))
    return one, several


def _is_file(type_: Type, codecs: Codecs) -> bool:
    match codecs.resolve(type_):
        case StringType(format="binary"):
            return True
        case NullableType(of=of):
            return _is_file(of, codecs)
        case _:
            return False


def _are_files(type_: Type, codecs: Codecs) -> bool:
    match codecs.resolve(type_):
        case ArrayType(items=items, prefix=()):
            return _is_file(items, codecs)
        case NullableType(of=of):
            return _are_files(of, codecs)
        case _:
            return False


def _upload_annotation(
    type_: Type, codecs: Codecs, asynchronous: bool
) -> Expression | None:
    """The annotation of what is sent as a file, or as several; None for anything else."""
    match codecs.resolve(type_):
        case StringType(format="binary"):
            return Name("AsyncUploadable" if asynchronous else "Uploadable")
        case ArrayType(items=items, prefix=()):
            inner = _upload_annotation(items, codecs, asynchronous)
            return inner and generic("Sequence", inner)
        case NullableType(of=of):
            inner = _upload_annotation(of, codecs, asynchronous)
            return inner and union((inner, NONE))
        case _:
            return None


def argument_annotation(type_: Type, codecs: Codecs) -> Expression:
    """How an argument is annotated: as the property, but mappings do for models and sequences for lists."""
    match type_:
        case ArrayType(items=items, prefix=prefix):
            inner = (argument_annotation(each, codecs) for each in (*prefix, items))
            return generic("Sequence", union(inner))
        case MapType(values=of) if holds_models(of, codecs):
            return generic("Mapping", STR, argument_annotation(of, codecs))
        case NullableType(of=of):
            return union((argument_annotation(of, codecs), NONE))
        case UnionType(members=members):
            return union(argument_annotation(each, codecs) for each in members)
        case RefType() if holds_models(type_, codecs):
            return union((annotation(type_), generic("Mapping", STR, ANY)))
        case _:
            return annotation(type_)


def holds_models(type_: Type, codecs: Codecs) -> bool:
    """Whether values of a type may hold models, in the place of which mappings can stand."""
    waiting = list(names_in(type_))
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        model = codecs.model(name)
        if isinstance(model, ObjectModel):
            return True
        if name not in seen:
            seen.add(name)
            waiting += names_in(model.type)
    return False
