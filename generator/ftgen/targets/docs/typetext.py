"""Types and limits as fragments to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ftgen.ir.models import Value
from ftgen.ir.types import (
    ArrayType,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NumberType,
    StringType,
    Type,
    UnionType,
)
from ftgen.python.annotations import annotation
from ftgen.python.expressions import Expression, Name, flat, leaves
from ftgen.python.text import literal
from ftgen.targets.docs.places import Links
from ftgen.targets.docs.writer import Writer

_LONGEST_LITERAL = 60


def type_text(type_: Type, writer: Writer, links: Links, *, cell: bool = True) -> str:
    """A type as code, its models linked; a long enumeration is given by the type of its values."""
    return annotation_text(annotation(brief(type_)), writer, links, cell=cell)


def annotation_text(
    written: Expression, writer: Writer, links: Links, *, cell: bool = True
) -> str:
    """An annotation as code, its models linked."""
    pieces: list[tuple[str, str]] = []
    text = ""
    for leaf in leaves(written):
        if isinstance(leaf, Name) and leaf.root == "models":
            model = leaf.text.removeprefix("models.")
            pieces += [(text, ""), (model, links.model(model))]
            text = ""
        else:
            text += leaf if isinstance(leaf, str) else leaf.text
    return writer.annotation((*pieces, (text, "")), cell=cell)


def brief(type_: Type) -> Type:
    """The type with every long enumeration replaced by the type of its values."""
    match type_:
        case LiteralType(values=values) if (
            len(flat(annotation(type_))) > _LONGEST_LITERAL
        ):
            kinds = set(map(type, values))
            return (
                StringType()
                if kinds == {str}
                else IntegerType() if kinds == {int} else type_
            )
        case ArrayType(items=items, prefix=prefix):
            return replace(type_, items=brief(items), prefix=tuple(map(brief, prefix)))
        case MapType(values=values):
            return replace(type_, values=brief(values))
        case NullableType(of=of):
            return replace(type_, of=brief(of))
        case UnionType(members=members):
            return replace(type_, members=tuple(map(brief, members)))
        case _:
            return type_


def limits(type_: Type, writer: Writer) -> Iterator[str]:
    """What values must keep to, one fragment a limit."""
    match type_:
        case IntegerType() | NumberType():
            yield from _number_limits(type_, writer)
        case StringType():
            yield from _string_limits(type_, writer)
        case LiteralType(values=values) if brief(type_) is not type_:
            yield "one of " + ", ".join(writer.code(literal(each)) for each in values)
        case ArrayType(items=items, prefix=prefix):
            yield from _counted(type_.min_items, type_.max_items, "item")
            if type_.unique_items:
                yield "no item twice"
            for each in dict.fromkeys(
                found for of in (*prefix, items) for found in limits(of, writer)
            ):
                yield f"each item: {each}"
        case MapType(values=values):
            yield from _counted(
                type_.min_properties, type_.max_properties, "entry", "entries"
            )
            if type_.name_pattern is not None:
                yield f"keys match {writer.code(type_.name_pattern)}"
            for each in limits(values, writer):
                yield f"each value: {each}"
        case NullableType(of=of):
            yield from limits(of, writer)
        case UnionType(members=members):
            yield from dict.fromkeys(
                found for each in members for found in limits(each, writer)
            )


def _number_limits(type_: IntegerType | NumberType, writer: Writer) -> Iterator[str]:
    if type_.minimum is not None:
        yield f"minimum {literal(type_.minimum)}"
    if type_.exclusive_minimum is not None:
        yield f"more than {literal(type_.exclusive_minimum)}"
    if type_.maximum is not None:
        yield f"maximum {literal(type_.maximum)}"
    if type_.exclusive_maximum is not None:
        yield f"less than {literal(type_.exclusive_maximum)}"
    if type_.multiple_of is not None:
        yield f"multiple of {literal(type_.multiple_of)}"
    if type_.format:
        yield f"format {writer.code(type_.format)}"


def _string_limits(type_: StringType, writer: Writer) -> Iterator[str]:
    yield from _counted(type_.min_length, type_.max_length, "character")
    if type_.pattern is not None:
        yield f"matches {writer.code(type_.pattern)}"
    if type_.written_format:
        yield f"format {writer.code(type_.written_format)}"


def _counted(
    least: int | None, most: int | None, one: str, several: str = ""
) -> Iterator[str]:
    def noun(count: int) -> str:
        return one if count == 1 else several or f"{one}s"

    if least is not None and least == most:
        yield f"exactly {least} {noun(least)}"
        return
    if least:
        yield f"at least {least} {noun(least)}"
    if most is not None:
        yield f"at most {most} {noun(most)}"


def default_mark(value: Value) -> str:
    """The mark of a default."""
    return f"default to {literal(value.json)}"
