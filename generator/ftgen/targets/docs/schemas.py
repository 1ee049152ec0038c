"""Views of models: properties, values, variants, examples and where a model is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ftgen.ir.models import AliasModel, Model, ObjectModel, Property, Value
from ftgen.ir.types import AnyType, LiteralType, NullableType, RefType, Type, UnionType
from ftgen.naming import words
from ftgen.python.annotations import annotation
from ftgen.python.expressions import Expression
from ftgen.python.text import literal
from ftgen.targets.docs.bodies import RowView, for_example
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.given import LONGEST_EXAMPLE, json_text
from ftgen.targets.docs.links import part_id
from ftgen.targets.docs.operations import see_also
from ftgen.targets.docs.places import Links
from ftgen.targets.docs.typetext import annotation_text, default_mark, limits, type_text
from ftgen.targets.docs.usage import Usage
from ftgen.targets.docs.writer import Writer


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of an enumeration."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class VariantView:
    """A member of a union, and which values of the discriminator stand for it."""

    type: str
    tags: str


@dataclass(frozen=True, slots=True)
class UseView:
    """An operation that uses a model."""

    name: str
    method: str
    path: str


@dataclass(frozen=True, slots=True)
class ModelView:
    """Everything that a page says of a model."""

    name: str
    anchor: str
    kind: str
    title: str
    summary: str
    description: str
    is_deprecated: bool
    external_docs: str
    properties: tuple[RowView, ...]
    rules: tuple[str, ...]
    type: str
    values: tuple[ValueView, ...]
    variants: tuple[VariantView, ...]
    discriminator: str
    json_example: str
    python_example: str
    operations: tuple[UseView, ...]
    models: tuple[str, ...]

    @property
    def is_used(self) -> bool:
        """Whether anything uses the model."""
        return bool(self.operations or self.models)


@dataclass(frozen=True, slots=True)
class ModelViews:
    """Builds views of models for one place: a page of Markdown, or the HTML reference, which ``is_whole``.

    There what is usual goes without saying, that an object may have other properties for one, and what uses a
    model is found by the page itself.
    """

    writer: Writer
    links: Links
    examples: Examples
    usage: Usage
    is_whole: bool = False

    def view(self, model: Model) -> ModelView:
        """The view of one model."""
        type_ = (
            model.type if isinstance(model, AliasModel) else RefType(name=model.name)
        )
        python, json = self._examples(model)
        alias = isinstance(model, AliasModel)
        return ModelView(
            name=model.name,
            anchor=self.links.model(model.name).removeprefix("#"),
            kind=_kind(model),
            title=(
                self.writer.escape(model.title)
                if words(model.title) != words(model.name)
                else ""
            ),
            summary=self.summary(model),
            description=self.writer.block(model.description, self.links.aim),
            is_deprecated=model.deprecated,
            external_docs=see_also(model.external_docs, self.writer),
            properties=(
                tuple(self._property(model, each) for each in model.properties)
                if isinstance(model, ObjectModel)
                else ()
            ),
            rules=tuple(self._rules(model)),
            type=(
                self._annotation(annotation(type_))
                if alias and not _is_listed(type_)
                else ""
            ),
            values=tuple(self._values(type_)),
            variants=tuple(self._variants(type_)),
            discriminator=self._discriminator(type_),
            json_example=json,
            python_example=python,
            operations=tuple(self._operations(model)),
            models=tuple(
                self._link(name) for name in self.usage.models.get(model.name, ())
            ),
        )

    def summary(self, model: Model) -> str:
        """What a model is, on one line."""
        return self.writer.summary(model.description or model.title, self.links.aim)

    def _annotation(self, written: Expression) -> str:
        return annotation_text(written, self.writer, self.links, cell=False)

    def _link(self, name: str) -> str:
        return self.writer.link(self.writer.name(name), self.links.model(name))

    def _property(self, model: Model, each: Property) -> RowView:
        return RowView(
            anchor=part_id(self.links.model_id(model.name), each.name),
            name=self.writer.name(each.name),
            attribute=self.writer.code(each.python_name),
            type=type_text(each.type, self.writer, self.links),
            description=self._described(each),
            notes=", ".join(filter(None, self._notes(each))),
        )

    def _described(self, each: Property) -> str:
        """A property's description, the title before it where that says more than the name, links behind it."""
        titled = each.title and words(each.title) != words(each.name)
        title = self.writer.escape(each.title) if titled else ""
        more = see_also(each.external_docs, self.writer)
        parts = (
            title and self.writer.title(title),
            self.writer.line(each.description, self.links.aim),
            more and f"See also {more}",
        )
        return " ".join(filter(None, parts))

    def _notes(self, each: Property) -> Iterator[str]:
        marks = [
            "required" if each.required else "optional",
            *(["nullable"] if self._is_nullable(each.type) else []),
            *([default_mark(each.default)] if each.default and _is_news(each) else []),
            *(["read-only"] if each.read_only else []),
            *(["write-only"] if each.write_only else []),
            *(["deprecated"] if each.deprecated else []),
        ]
        yield self.writer.marks("", marks)
        yield from limits(each.type, self.writer)
        yield from for_example(each.examples, self.writer)

    def _is_nullable(self, type_: Type) -> bool:
        return isinstance(self.examples.codecs.resolve(type_), NullableType | AnyType)

    def _rules(self, model: Model) -> Iterator[str]:
        yield from self._limits(model)
        yield from for_example(self._others(model), self.writer)

    def _limits(self, model: Model) -> Iterator[str]:
        if isinstance(model, AliasModel):
            if not _is_listed(model.type):
                yield from limits(model.type, self.writer)
            return
        code = self.writer.code
        for pattern, type_ in model.pattern_properties:
            written = type_text(type_, self.writer, self.links, cell=False)
            yield f"properties whose names match {code(pattern, cell=False)}: {written}"
        if model.additional is None:
            yield "no other properties"
        elif not (self.is_whole and isinstance(model.additional, AnyType)):
            written = type_text(model.additional, self.writer, self.links, cell=False)
            yield f"any other properties, kept in {code(model.python_additional)}: {written}"
        if model.name_pattern is not None:
            yield f"the name of every property matches {code(model.name_pattern, cell=False)}"
        if model.min_properties:
            yield f"at least {model.min_properties} properties"
        if model.max_properties is not None:
            yield f"at most {model.max_properties} properties"
        for name, others in model.dependent_required:
            yield f"{code(name, cell=False)} needs {', '.join(code(each, cell=False) for each in others)}"
        if model.required_alternatives:
            choices = (
                " with ".join(code(each, cell=False) for each in names)
                for names in model.required_alternatives
            )
            yield "one of these is given: " + ", or ".join(filter(None, choices))

    def _others(self, model: Model) -> Iterator[Value]:
        """The examples that are given and not shown as the example."""
        shown = self.examples.model(model)
        for each in model.examples:
            if shown is None or not shown.is_given or each.json != shown.json:
                yield each

    def _values(self, type_: Type) -> Iterator[ValueView]:
        if isinstance(inner := _inner(type_), LiteralType):
            names = (*inner.names, *[""] * len(inner.values))
            for value, name in zip(inner.values, names, strict=False):
                yield ValueView(
                    self.writer.code(literal(value), cell=False),
                    self.writer.escape(name),
                )

    def _variants(self, type_: Type) -> Iterator[VariantView]:
        if not isinstance(inner := _inner(type_), UnionType):
            return
        mapping = inner.discriminator.mapping if inner.discriminator else ()
        for position, member in enumerate(inner.members):
            tags = [
                self.writer.code(literal(tag), cell=False)
                for tag, place in mapping
                if place == position
            ]
            if (
                inner.discriminator is not None
                and inner.discriminator.fallback == position
            ):
                tags.append("anything else")
            written = type_text(member, self.writer, self.links, cell=False)
            yield VariantView(
                written, f"where it is {' or '.join(tags)}" if tags else ""
            )
        if isinstance(type_, NullableType):
            yield VariantView(self.writer.code("None"), "")

    def _discriminator(self, type_: Type) -> str:
        inner = _inner(type_)
        if isinstance(inner, UnionType) and inner.discriminator is not None:
            return self.writer.code(inner.discriminator.property_name, cell=False)
        return ""

    def _examples(self, model: Model) -> tuple[str, str]:
        """The example as Python and as JSON."""
        example = self.examples.model(model)
        if example is None:
            return "", ""
        python = self.writer.code_block(example.python, "python")
        text = json_text(example.json) if not self.is_whole or example.is_given else ""
        is_short = len(text) <= LONGEST_EXAMPLE
        return python, self.writer.code_block(text, "json") if text and is_short else ""

    def _operations(self, model: Model) -> Iterator[UseView]:
        for page, operation in self.usage.operations.get(model.name, {}).values():
            served = page.served
            group = served.module if page.is_webhook else served.group.name
            label = self.writer.name(f"{group}.{operation.name}")
            yield UseView(
                name=self.writer.link(label, self.links.operation(page, operation)),
                method=self.writer.escape(operation.method.upper()),
                path=self.writer.escape(operation.path),
            )


def _inner(type_: Type) -> Type:
    return type_.of if isinstance(type_, NullableType) else type_


def _is_listed(type_: Type) -> bool:
    """Whether the type is shown as a table: of values or of variants."""
    return isinstance(_inner(type_), LiteralType | UnionType)


def _kind(model: Model) -> str:
    if isinstance(model, ObjectModel):
        return ""
    match _inner(model.type):
        case LiteralType():
            return "enumeration"
        case UnionType():
            return "union"
        case _:
            return "alias"


def _is_news(each: Property) -> bool:
    """Whether the default of a property is not the only value that it may have."""
    return not isinstance(each.type, LiteralType) or len(each.type.values) > 1
