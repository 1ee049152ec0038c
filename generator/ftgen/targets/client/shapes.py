"""What the text of a form may become, for the forms that a client receives: text alone says nothing of types."""

from __future__ import annotations

from ftgen.ir.models import ObjectModel
from ftgen.ir.types import (
    ArrayType,
    BooleanType,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NumberType,
    RefType,
    Type,
)
from ftgen.targets.client.fragments import call, mapping
from ftgen.targets.code import literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import Expression

_DEEPEST = 3
TEXT = "parameter_parsing.TEXT"


def shape_expression(type_: Type, codecs: Codecs, depth: int = 0) -> Expression:
    """The Shape of a type; what lies too deep for a form to tell is text."""
    if depth > _DEEPEST:
        return TEXT
    match codecs.resolve(type_):
        case IntegerType():
            return _scalar("integer")
        case NumberType():
            return _scalar("number")
        case BooleanType():
            return _scalar("boolean")
        case LiteralType(values=values):
            return _literal(values)
        case NullableType(of=of):
            return shape_expression(of, codecs, depth)
        case ArrayType(items=items):
            return _shape("items=", shape_expression(items, codecs, depth + 1))
        case MapType(values=values):
            return _shape("other=", shape_expression(values, codecs, depth + 1))
        case RefType(name=name):
            return _object(name, codecs, depth)
        case _:
            return TEXT


def _shape(keyword: str, value: Expression) -> Expression:
    return call("parameter_parsing.Shape", (keyword, value))


def _scalar(reader: str) -> Expression:
    return _shape("scalar=", f"parameter_parsing.{reader}")


def _literal(values: tuple[str | int | bool, ...]) -> Expression:
    if all(isinstance(each, bool) for each in values):
        return _scalar("boolean")
    return _scalar("integer") if all(isinstance(each, int) for each in values) else TEXT


def _object(name: str, codecs: Codecs, depth: int) -> Expression:
    model = codecs.model(name)
    assert isinstance(model, ObjectModel)
    shapes = {
        literal(each.name): shape_expression(each.type, codecs, depth + 1)
        for each in model.properties
    }
    told = {key: shape for key, shape in shapes.items() if shape != TEXT}
    return _shape("properties=", mapping(told)) if told else TEXT
