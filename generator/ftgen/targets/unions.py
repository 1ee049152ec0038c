"""How a union is annotated and decoded: every decision is taken here, none by trial and error at run time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ftgen.ir.models import ObjectModel
from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    Discriminator,
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
from ftgen.targets.code import annotation, literal
from ftgen.targets.codecs import Codecs


def alias_annotation(type_: Type, local: frozenset[str]) -> str:
    """The right-hand side of a type alias: an expression that can be evaluated before any model is loaded."""
    text = annotation(type_, local=local)
    if not _refers(type_):
        return text
    match type_:
        case NullableType(of=UnionType(members=members)):
            return f"Union[{', '.join([*_quoted(members, local), 'None'])}]"
        case NullableType(of=of):
            return f"Union[{alias_annotation(of, local)}, None]"
        case UnionType(members=members):
            return f"Union[{', '.join(_quoted(members, local))}]"
        case ArrayType(prefix=()):
            return f"list[{alias_annotation(type_.items, local)}]"
        case MapType(values=values):
            return f"dict[str, {alias_annotation(values, local)}]"
        case _:
            return f'"{text}"'


def _quoted(members: Iterable[Type], local: frozenset[str]) -> list[str]:
    return list(dict.fromkeys(alias_annotation(member, local) for member in members))


def _refers(type_: Type) -> bool:
    match type_:
        case RefType():
            return True
        case NullableType(of=of) | ArrayType(items=of, prefix=()) | MapType(values=of):
            return _refers(of)
        case UnionType(members=members):
            return any(map(_refers, members))
        case ArrayType(items=items, prefix=prefix):
            return any(map(_refers, (*prefix, items)))
        case _:
            return False


def decode_lines(
    name: str, type_: Type, codecs: Codecs, local: frozenset[str]
) -> Iterator[str]:
    """The body of the function that decodes ``value`` as the union ``name``; it ends by raising or returning."""
    inner = type_
    if isinstance(type_, NullableType):
        inner = type_.of
        yield "if value is None:"
        yield "    return None"
    if not isinstance(inner, UnionType):
        yield f"return {codecs.decode(inner, 'value', local)}"
        return
    objects = [
        index for index, each in enumerate(inner.members) if _is_object(each, codecs)
    ]
    yield "match value:"
    for test, result in _cases(inner, codecs, local):
        yield f"    case {test}:"
        yield from (f"        {line}" for line in _return(result, name))
    if objects:
        yield "    case dict():"
        lines = _object_lines(name, inner, objects, codecs, local)
        yield from (f"        {line}" for line in lines)
    yield f"codec.fail({literal(expected(inner, codecs))}, value)"


_UNTYPED = {
    "codec.open_string": "text",
    "codec.open_integer": "number",
    "codec.open_boolean": "flag",
    "codec.closest": "model",
}
"""Decoders that return Any, and what their result is called until it is returned."""


def _return(result: str, name: str) -> Iterator[str]:
    """Return a result; one that is typed Any is given the union's type first."""
    variable = _UNTYPED.get(result.partition("(")[0])
    if variable is None:
        yield f"return {result}"
    else:
        yield f"{variable}: {name} = {result}"
        yield f"return {variable}"


def _is_object(type_: Type, codecs: Codecs) -> bool:
    match codecs.resolve(type_):
        case RefType() | MapType():
            return True
        case UnionType(members=members):
            return all(_is_object(member, codecs) for member in members)
        case _:
            return False


def _cases(
    union: UnionType, codecs: Codecs, local: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The cases of members that are no objects, those that are told by their value first."""
    members = [codecs.resolve(member) for member in union.members]
    formats = [each for each in members if isinstance(each, StringType)]
    strict = next((each for each in formats if each.format != "plain"), None)
    for each in members:
        if isinstance(each, LiteralType) and strict is not None:
            texts = [literal(value) for value in each.values if isinstance(value, str)]
            if texts:
                yield " | ".join(texts), "codec.open_string(value)"
    whole = _scalar_kinds(each for each in members if not isinstance(each, LiteralType))
    kinds = _scalar_kinds(members)
    if "bool" in kinds:
        yield "bool()", "value" if "bool" in whole else "codec.open_boolean(value)"
    if "float" in kinds:
        yield "int() | float()", "value"
    elif "int" in kinds:
        decoder = "integer" if "int" in whole else "open_integer"
        yield "int() | float()", f"codec.{decoder}(value)"
    if strict is not None:
        yield "str()", codecs.decode(strict, "value", local)
    elif "str" in kinds:
        yield "str()", "value" if "str" in whole else "codec.open_string(value)"
    for member in union.members:
        if isinstance(codecs.resolve(member), ArrayType):
            yield "list()", codecs.decode(member, "value", local)


def _scalar_kinds(members: Iterable[Type]) -> set[str]:
    kinds: set[str] = set()
    for member in members:
        match member:
            case StringType():
                kinds.add("str")
            case BooleanType():
                kinds.add("bool")
            case IntegerType():
                kinds.add("int")
            case NumberType():
                kinds |= {"int", "float"}
            case LiteralType(values=values):
                kinds |= {type(value).__name__ for value in values}
    return kinds


def _object_lines(
    name: str,
    union: UnionType,
    objects: list[int],
    codecs: Codecs,
    local: frozenset[str],
) -> Iterator[str]:
    if len(objects) == 1:
        yield f"return {codecs.decode(union.members[objects[0]], 'value', local)}"
    elif union.discriminator is not None:
        yield from _by_discriminator(union, union.discriminator, codecs, local)
    else:
        members = [union.members[index] for index in objects]
        yield from _by_properties(name, members, codecs, local)


def _by_discriminator(
    union: UnionType,
    discriminator: Discriminator,
    codecs: Codecs,
    local: frozenset[str],
) -> Iterator[str]:
    name = literal(discriminator.property_name)
    by_member: dict[int, list[str]] = {}
    for value, index in discriminator.mapping:
        by_member.setdefault(index, []).append(literal(value))
    yield f"match {f'value.get({name})' if discriminator.fallback is not None else f'codec.tag(value, {name})'}:"
    for index, values in by_member.items():
        yield f"    case {' | '.join(values)}:"
        yield f"        return {codecs.decode(union.members[index], 'value', local)}"
    if discriminator.fallback is not None:
        yield "    case _:"
        yield f"        return {codecs.decode(union.members[discriminator.fallback], 'value', local)}"
    else:
        yield f"codec.unknown_tag(value, {name})"


def _by_properties(
    name: str, members: list[Type], codecs: Codecs, local: frozenset[str]
) -> Iterator[str]:
    """Tell objects apart by their properties: the one that requires most first, else the closest."""
    shapes = [(member, *object_shape(member, codecs)) for member in members]
    shapes.sort(key=lambda shape: -len(shape[1]))
    if _decided_by_required([(required, declared) for _, required, declared in shapes]):
        for member, required, _ in shapes:
            if required:
                yield f"if value.keys() >= {_names(required)}:"
                yield f"    return {codecs.decode(member, 'value', local)}"
            else:
                yield f"return {codecs.decode(member, 'value', local)}"
        if all(required for _, required, _ in shapes):
            yield 'codec.fail("the properties that one of its variants needs", value)'
        return
    variants = ", ".join(
        f"({_set(required)}, {_set(declared)}, {codecs.decoder(member, local)})"
        for member, required, declared in shapes
    )
    yield from _return(f"codec.closest(value, {variants})", name)


def _names(names: Iterable[str]) -> str:
    return "{" + ", ".join(literal(name) for name in sorted(names)) + "}"


def _set(names: Iterable[str]) -> str:
    return f"frozenset({_names(names) if names else ''})"


def _decided_by_required(shapes: list[tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Whether no object of a later shape can have all that an earlier one requires."""
    return all(
        not required <= later
        for number, (required, _) in enumerate(shapes)
        for _, later in shapes[number + 1 :]
    )


def object_shape(type_: Type, codecs: Codecs) -> tuple[frozenset[str], frozenset[str]]:
    """The required and the declared properties of an object type; of a union what all and any of them have."""
    resolved = codecs.resolve(type_)
    match resolved:
        case RefType(name=name):
            model = codecs.model(name)
            assert isinstance(model, ObjectModel)
            return (
                frozenset(each.name for each in model.properties if each.required),
                frozenset(each.name for each in model.properties),
            )
        case UnionType(members=members):
            shapes = [object_shape(member, codecs) for member in members]
            return (
                frozenset.intersection(*(required for required, _ in shapes)),
                frozenset.union(*(declared for _, declared in shapes)),
            )
        case _:
            return frozenset(), frozenset()


def expected(type_: Type, codecs: Codecs) -> str:
    """What a type admits, in words for an error message."""
    resolved = codecs.resolve(type_)
    match resolved:
        case AnyType():
            return "a value"
        case NullType():
            return "null"
        case BooleanType():
            return "true or false"
        case IntegerType():
            return "an integer"
        case NumberType():
            return "a number"
        case StringType(format=format_):
            return "a string" if format_ == "plain" else f"a {format_} string"
        case LiteralType(values=values):
            return (
                "one of " + ", ".join(repr(value) for value in values[:6])
                if len(values) > 1
                else repr(values[0])
            )
        case ArrayType():
            return "an array"
        case MapType() | RefType():
            return "an object"
        case NullableType(of=of):
            return f"{expected(of, codecs)} or null"
        case UnionType(members=members):
            return " or ".join(
                dict.fromkeys(expected(member, codecs) for member in members)
            )
        case _:
            assert_never(resolved)
