"""Walking over the schemas of a description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ftgen.diagnostics import Location
from ftgen.openapi.nodes import MediaType, Operation, Schema


def children(schema: Schema) -> Iterator[Schema]:
    """The schemas that stand directly inside a schema, in a fixed order."""
    yield from schema.all_of
    yield from schema.one_of
    yield from schema.any_of
    yield from schema.properties.values()
    yield from schema.pattern_properties.values()
    yield from schema.dependent_schemas.values()
    yield from schema.prefix_items
    optional = (
        schema.additional_properties,
        schema.unevaluated_properties,
        schema.property_names,
        schema.items,
        schema.unevaluated_items,
        schema.contains,
        schema.not_,
        schema.if_,
        schema.then,
        schema.else_,
    )
    yield from (each for each in optional if each is not None)


def reached(schema: Schema) -> Iterator[Schema]:
    """A schema and all inside it, references not followed."""
    waiting = [schema]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(children(found))


def references(schema: Schema) -> Iterator[Location]:
    """The places that a schema refers to, itself or from inside."""
    for found in reached(schema):
        if found.ref is not None:
            yield found.ref
        if found.discriminator is not None:
            yield from (at for _, at in found.discriminator.mapping)


def media_schemas(contents: tuple[MediaType, ...]) -> Iterator[Schema]:
    """The schemas of media types."""
    for content in contents:
        if content.schema is not None:
            yield content.schema
        if content.item_schema is not None:
            yield content.item_schema


def request_schemas(operation: Operation) -> Iterator[Schema]:
    """The schemas of what an operation takes."""
    for parameter in operation.parameters:
        if parameter.schema is not None:
            yield parameter.schema
        if parameter.content is not None:
            yield from media_schemas((parameter.content,))
    if operation.request_body is not None:
        yield from media_schemas(operation.request_body.content)


def response_schemas(operation: Operation) -> Iterator[Schema]:
    """The schemas of what an operation answers."""
    for response in operation.responses:
        yield from media_schemas(response.content)
        for header in response.headers:
            if header.schema is not None:
                yield header.schema


def callback_operations(operations: Iterable[Operation]) -> Iterator[Operation]:
    """The operations of callbacks, of those too that are called back in their turn."""
    waiting = list(operations)
    while waiting:
        called = [each for of in waiting.pop().callbacks for each in of.operations]
        yield from called
        waiting.extend(called)
