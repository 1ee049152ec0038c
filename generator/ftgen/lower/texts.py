"""What a description says in words and by example, gathered to where documentation will tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypedDict

from ftgen.ir.api import Example
from ftgen.ir.models import ExternalDocs, Value
from ftgen.lower.composition import Composition
from ftgen.openapi import nodes
from ftgen.openapi.nodes import Schema


class ModelTexts(TypedDict):
    """The fields of a model that say nothing of what is valid."""

    title: str
    description: str
    external_docs: ExternalDocs | None
    deprecated: bool
    examples: tuple[Value, ...]


def model_texts(schema: Schema, schemas: Composition) -> ModelTexts:
    """What a schema that becomes a model says of itself."""
    told = annotated(schema, schemas)
    return ModelTexts(
        title=told.title,
        description=full_text(told, schemas),
        external_docs=external_docs(told.external_docs),
        deprecated=told.deprecated,
        examples=tuple(map(Value, told.examples)),
    )


def annotated(schema: Schema, schemas: Composition) -> Schema:
    """The schema with what it leaves to others to say of it.

    These are its one branch beside null, the one part of its allOf and what it refers to, which keeps its
    title and its link for itself.
    """
    chain = {schema.at: schema}
    part = _only_part(schema, schemas)
    while part is not None and part.at not in chain:
        chain[part.at] = part
        part = _only_part(part, schemas)
    *outer, told = chain.values()
    for each in reversed(outer):
        told = _with_inner(each, told)
    return told


def _with_inner(schema: Schema, inner: Schema) -> Schema:
    """A schema with what it leaves to the one inside it to say."""
    if schema.ref is not None:
        inner = replace(inner, title="", external_docs=None)
    return replace(
        schema,
        title=schema.title or inner.title,
        description=schema.description or inner.description,
        external_docs=schema.external_docs or inner.external_docs,
        default=schema.default or inner.default,
        examples=schema.examples or inner.examples,
        deprecated=schema.deprecated or inner.deprecated,
    )


def _only_part(schema: Schema, schemas: Composition) -> Schema | None:
    parts = [*schema.all_of, *schema.any_of, *schema.one_of]
    if schema.ref is not None:
        parts.append(schemas.spec.schema(schema.ref))
    telling = [each for each in parts if not schemas.nulls.are_all_of(each)]
    return telling[0] if len(telling) == 1 else None


def full_text(schema: Schema, schemas: Composition) -> str:
    """The description of a schema, and those of the parts of it that become no model of their own."""
    return joined(schema.description, _content(schema), *_inner_texts(schema, schemas))


def _content(schema: Schema) -> str:
    """What a text holds, where it is said."""
    held = schema.content_media_type
    return f"Its text is of the media type {held}." if held else ""


def _inner_texts(schema: Schema, schemas: Composition) -> Iterator[str]:
    parts = (*schema.any_of, *schema.one_of, *schema.prefix_items)
    for each in (*parts, schema.items, schema.additional_properties):
        if each is not None and each.ref is None and not schemas.is_model(each):
            yield each.description
            yield from _inner_texts(each, schemas)


def joined(*texts: str) -> str:
    """Texts as paragraphs, each once; one that another begins with is left out."""
    found = list(dict.fromkeys(filter(None, map(str.strip, texts))))
    begun = {one for one, other in pairwise(sorted(found)) if other.startswith(one)}
    return "\n\n".join(each for each in found if each not in begun)


def external_docs(found: nodes.ExternalDocs | None) -> ExternalDocs | None:
    """Where more is written, None where nothing is said of it."""
    return (
        ExternalDocs(url=found.url, description=found.description)
        if found is not None
        else None
    )


def examples(found: Iterable[nodes.Example]) -> tuple[Example, ...]:
    """The examples of a media type, a parameter or a header."""
    return tuple(
        Example(
            name=each.name,
            summary=each.summary,
            description=each.description,
            value=Value(each.value.json) if each.value is not None else None,
            text=each.text,
            external_value=each.external_value,
        )
        for each in found
    )
