"""The dataclass of an object model: its attributes and the straight-line code that decodes and encodes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ftgen.ir.models import Model, ObjectModel, Property
from ftgen.ir.types import AnyType, MapType, Type
from ftgen.naming import snake_case
from ftgen.targets.code import WIDTH, annotation, docstring, literal, one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import Annotation, Brackets, entry, fold, lay_out

MOST_BRANCHED = 24
"""Objects of more properties call a decoder for each: type checkers give up on functions of so many branches."""


MOST_ANALYZED = 120
"""Pyright analyzes no function with the calls that more properties need; mypy does."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One attribute of a dataclass and the lines that decode and encode it.

    ``encode_entry`` is its entry in a dictionary, ``assign_encoded`` the statement that puts it into ``data``.
    """

    declaration: str
    docstring: str
    key: str
    decode_lines: tuple[str, ...]
    encode_entry: str
    assign_encoded: str
    present: str
    required: bool


@dataclass(frozen=True, slots=True)
class ObjectView:
    """A dataclass; ``extra`` names the attribute that keeps undeclared properties, "" where there is none."""

    name: str
    docstring: str
    fields: tuple[FieldView, ...]
    required_fields: tuple[FieldView, ...]
    optional_fields: tuple[FieldView, ...]
    decode_remark: str
    binds_value: bool
    counts_known: bool
    known_count: int
    extra: str
    extra_declaration: str
    decode_extra_lines: tuple[str, ...]
    encode_extra: str
    has_attributes: bool
    known: str
    known_declaration: str
    is_object: bool = True


def object_view(
    model: ObjectModel, codecs: Codecs, local: frozenset[str]
) -> ObjectView:
    """The dataclass of an object model; ``local`` names the models of its module."""
    keeps_extra = model.additional is not None
    branched = len(model.properties) <= MOST_BRANCHED
    fields = tuple(
        _field(each, codecs, local, counted=keeps_extra, branched=branched)
        for each in model.properties
    )
    extra = model.python_additional if keeps_extra else ""
    known = f"_{snake_case(model.name).upper()}_PROPERTIES" if extra and fields else ""
    extra_type = model.additional or AnyType()
    extra_annotation = annotation(extra_type, local=local)
    return ObjectView(
        name=model.name,
        docstring=docstring(text_of(model) or f"The object {model.name}.", 4),
        fields=fields,
        required_fields=tuple(each for each in fields if each.required),
        optional_fields=tuple(each for each in fields if not each.required),
        decode_remark=(
            "  # pyright: ignore[reportGeneralTypeIssues]"
            if len(fields) > MOST_ANALYZED
            else ""
        ),
        binds_value=any(
            " value = " in line for each in fields for line in each.decode_lines
        ),
        counts_known=bool(known) and branched,
        known_count=sum(each.required for each in fields),
        extra=extra,
        extra_declaration=_extra_declaration(extra, extra_annotation),
        decode_extra_lines=tuple(
            _decode_extra(extra, extra_type, known, branched, codecs, local)
        ),
        encode_extra=_encode_extra(extra, extra_type, codecs),
        has_attributes=bool(fields or extra),
        known=known,
        known_declaration=_known(known, [each.key for each in fields]),
    )


def text_of(model: Model) -> str:
    """What the description says of a model."""
    deprecated = "Deprecated." if model.deprecated else ""
    parts = (model.description or one_line(model.title), deprecated)
    return "\n\n".join(part for part in parts if part)


def _extra_declaration(name: str, annotation_: str) -> str:
    if not name:
        return ""
    return fold(f"{name}: dict[str, {annotation_}] = field(default_factory=dict)", 4)


def _encode_extra(name: str, type_: Type, codecs: Codecs) -> str:
    if not name:
        return ""
    return fold(f"data |= {codecs.encode(MapType(values=type_), f'self.{name}')}", 12)


def _decode_extra(
    extra: str,
    type_: Type,
    known: str,
    counted: bool,
    codecs: Codecs,
    local: frozenset[str],
) -> Iterable[str]:
    if not extra:
        return
    rest = f"codec.others(data, {known})" if known else "data"
    if not isinstance(type_, AnyType):
        rest = codecs.decode(MapType(values=type_), rest, local)
    elif not known:
        rest = "dict(data)"
    assignment = f"self.{extra} = {rest}"
    if not known or not counted:
        yield fold(assignment, 8)
        return
    yield f"self.{extra} = {{}}"
    yield "if len(data) > known:"
    yield f"    {fold(assignment, 12)}"


def _known(name: str, keys: list[str]) -> str:
    """The constant that holds the names of the properties."""
    names = Brackets("{", tuple(("", key) for key in keys), "}")
    return lay_out(Brackets("frozenset(", (("", names),), ")"), before=f"{name} = ")


def _field(
    prop: Property,
    codecs: Codecs,
    local: frozenset[str],
    *,
    counted: bool,
    branched: bool,
) -> FieldView:
    type_ = annotation(prop.type, local=local)
    key = literal(prop.name)
    attribute = f"self.{prop.python_name}"
    if not prop.required:
        type_ += " | Unset"
    unset = "" if prop.required else " = UNSET"
    encode = codecs.encode(prop.type, attribute)
    decode_lines = (
        _branches(prop, attribute, codecs, local, counted)
        if branched
        else _calls(prop, attribute, codecs, local)
    )
    return FieldView(
        declaration=_declaration(prop.python_name, type_, unset),
        docstring=docstring(_property_text(prop), 4),
        key=key,
        decode_lines=tuple(map(_folded, decode_lines)),
        encode_entry=entry(key, encode, 12),
        assign_encoded=fold(f"data[{key}] = {encode}", 12),
        present=f"{attribute} is not UNSET",
        required=prop.required,
    )


def _declaration(name: str, type_: str, default: str) -> str:
    """An attribute with its type and default, folded where black would."""
    if default and 4 + len(f"{name}: {type_} = (") <= WIDTH < 4 + len(
        f"{name}: {type_}{default}"
    ):
        return f"{name}: {type_} = (\n        {default.removeprefix(' = ')}\n    )"
    annotated = Annotation(type_, default)
    return lay_out(annotated, indent=4, before=f"{name}: ").lstrip()


def _folded(line: str) -> str:
    """A line of the block that decodes, which stands at 12 spaces."""
    inner = line.lstrip()
    margin = line[: len(line) - len(inner)]
    return margin + fold(inner, 12 + len(margin))


def _calls(
    prop: Property, attribute: str, codecs: Codecs, local: frozenset[str]
) -> Iterable[str]:
    yield f"at = {literal(prop.name)}"
    if prop.required:
        yield f"{attribute} = {codecs.decode(prop.type, 'data[at]', local)}"
    else:
        source = "data.get(at, UNSET)"
        yield f"{attribute} = {codecs.decode_optional(prop.type, source, local)}"


def _branches(
    prop: Property,
    attribute: str,
    codecs: Codecs,
    local: frozenset[str],
    counted: bool,
) -> Iterable[str]:
    key = literal(prop.name)
    lines = codecs.decode_lines(prop.type, attribute, "data[at]", local)
    if prop.required:
        yield f"at = {key}"
        yield from lines
        return
    yield f"if {key} in data:"
    yield f"    at = {key}"
    yield from (f"    {line}" for line in lines)
    if counted:
        yield "    known += 1"
    yield "else:"
    yield f"    {attribute} = UNSET"


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
