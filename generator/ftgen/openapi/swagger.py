"""Operations of Swagger 2.0, levelled to the shape of OpenAPI 3."""

from __future__ import annotations

from dataclasses import replace

from ftgen.openapi.content import (
    read_collection_format,
    read_headers,
    read_inline_schema,
    read_schema_at,
)
from ftgen.openapi.metadata import read_swagger_servers, swagger_schemes
from ftgen.openapi.nodes import (
    Encoding,
    Example,
    MediaType,
    Parameter,
    RequestBody,
    Response,
    Schema,
    Server,
    Value,
)
from ftgen.openapi.parameters import merge_parameters, read_parameters
from ftgen.openapi.reading import Node
from ftgen.openapi.responses import response_nodes

_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


def read_payload(
    operation: Node, shared: list[Node], own: list[Node]
) -> tuple[RequestBody | None, tuple[Response, ...], tuple[Parameter, ...]]:
    """Read body, responses and parameters; body and formData parameters make the request body."""
    parameters = merge_parameters(
        read_parameters(operation, [n for n in shared if not _is_body(n)]),
        read_parameters(operation, [n for n in own if not _is_body(n)]),
    )
    body = _request_body(operation, _bodies(shared, own))
    return body, _responses(operation), parameters


def read_operation_servers(operation: Node) -> tuple[Server, ...]:
    """Make servers of an operation's own ``schemes``, none where it has none."""
    schemes = swagger_schemes(operation)
    return read_swagger_servers(operation.reading.root, schemes) if schemes else ()


def _is_body(node: Node) -> bool:
    return node.text("in") in ("body", "formData")


def _bodies(shared: list[Node], own: list[Node]) -> list[Node]:
    """Return body and formData parameters; an operation's override those of its path item."""
    found: dict[tuple[str, str], Node] = {}
    for node in (*shared, *own):
        place = node.text("in")
        if place == "body":
            found["body", ""] = node
        elif place == "formData":
            found[place, node.text("name")] = node
    return list(found.values())


def _request_body(operation: Node, nodes: list[Node]) -> RequestBody | None:
    fields = [node for node in nodes if node.text("in") == "formData"]
    whole = next((node for node in nodes if node.text("in") == "body"), None)
    if whole is None:
        return _form(operation, fields) if fields else None
    if fields:
        operation.reading.diagnostics.report(
            "body-and-form",
            "an operation cannot have both a body and formData parameters",
            operation.at.child("parameters"),
            "keep one of them",
        )
    schema = read_schema_at(whole, "schema")
    examples = _examples(whole, ("x-example", "example"))
    return RequestBody(
        description=whole.text("description") or _telling_name(whole),
        required=whole.flag("required"),
        content=tuple(
            MediaType(name=name, schema=schema, examples=examples, at=whole.at)
            for name in _media_types(operation, "consumes")
        ),
        extensions=whole.extensions(),
        at=whole.at,
    )


def _examples(node: Node, keys: tuple[str, ...]) -> tuple[Example, ...]:
    return tuple(
        Example(value=Value(node.value[key])) for key in keys if key in node.value
    )


def _media_types(operation: Node, key: str) -> tuple[str, ...]:
    """Return what an operation consumes or produces: its own list, else the document's, else JSON."""
    own = operation.value.get(key)
    holder = operation if own is not None else operation.reading.root
    return tuple(dict.fromkeys(holder.texts(key))) or ("application/json",)


def _form(operation: Node, fields: list[Node]) -> RequestBody:
    has_file = any(node.text("type").lower() == "file" for node in fields)
    stated = [t for t in _media_types(operation, "consumes") if t in _FORM_TYPES]
    names = stated or [_FORM_TYPES[has_file]]
    if has_file:
        names = ["multipart/form-data"]
    at = operation.at.child("parameters")
    schema = Schema(
        at=at,
        types=("object",),
        properties={node.text("name"): _field_schema(node) for node in fields},
        required=tuple(n.text("name") for n in fields if n.flag("required")),
    )
    encodings = tuple(e for e in map(_encoding, fields) if e is not None)
    return RequestBody(
        required=bool(schema.required),
        content=tuple(
            MediaType(name=name, schema=schema, encoding=encodings, at=at)
            for name in names
        ),
        at=at,
    )


def _telling_name(body: Node) -> str:
    """The name of a body, which is for documentation alone, where it says more than that it is one."""
    name = body.text("name")
    return "" if name.lower() in ("body", "payload", "request") else name


def _field_schema(node: Node) -> Schema:
    schema = read_inline_schema(node)
    return replace(schema, description=node.text("description"))


def _encoding(node: Node) -> Encoding | None:
    """Level a form field's collectionFormat, which is of arrays only."""
    if node.text("type") != "array":
        return None
    style, explode = read_collection_format(node, "query")
    return Encoding(name=node.text("name"), style=style, explode=explode, at=node.at)


def _responses(operation: Node) -> tuple[Response, ...]:
    return tuple(
        Response(
            status=status,
            description=node.text("description"),
            headers=read_headers(node),
            content=_content(operation, node),
            at=node.at,
        )
        for status, node in response_nodes(operation)
    )


def _content(operation: Node, response: Node) -> tuple[MediaType, ...]:
    schema = read_schema_at(response, "schema")
    examples = response.mapping("examples")
    if schema is None:
        return ()
    return tuple(
        MediaType(
            name=name,
            schema=schema,
            examples=(
                (Example(value=Value(examples[name])),) if name in examples else ()
            ),
            at=response.at,
        )
        for name in _response_types(operation, schema)
    )


def _response_types(operation: Node, schema: Schema) -> tuple[str, ...]:
    names = _media_types(operation, "produces")
    is_file = schema.format == "binary" and schema.types == ("string",)
    if is_file and names == ("application/json",):
        return ("application/octet-stream",)
    return names
