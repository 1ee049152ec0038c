"""How Python annotates what the types of the intermediate model hold."""

from __future__ import annotations

from typing import assert_never

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
from ftgen.python.expressions import ANY, NONE, Expression, Name, generic, union
from ftgen.python.text import literal

STRING_TYPES = {
    "plain": "str",
    "date": "dt.date",
    "date-time": "dt.datetime",
    "time": "dt.time",
    "duration": "dt.timedelta",
    "uuid": "UUID",
    "decimal": "Decimal",
    "byte": "bytes",
    "binary": "bytes",
}
"""The Python type of each string format."""

STR = Name("str")


def annotation(type_: Type, *, local: frozenset[str] = frozenset()) -> Expression:
    """How Python annotates a type; models of the module itself (``local``) stand without ``models.``."""
    match type_:
        case AnyType():
            return ANY
        case NullType():
            return NONE
        case BooleanType():
            return Name("bool")
        case IntegerType():
            return Name("int")
        case NumberType():
            return Name("float")
        case StringType(format=format_):
            return Name(STRING_TYPES[format_])
        case LiteralType(values=values):
            return generic("Literal", *map(literal, values))
        case ArrayType(items=items, prefix=prefix):
            inner = (annotation(each, local=local) for each in (*prefix, items))
            return generic("list", union(inner))
        case MapType(values=of):
            return generic("dict", STR, annotation(of, local=local))
        case RefType(name=name):
            return Name(name if name in local else f"models.{name}")
        case NullableType(of=of):
            return union((annotation(of, local=local), NONE))
        case UnionType(members=members):
            return union(annotation(each, local=local) for each in members)
        case _:
            assert_never(type_)
