"""Path items and operations: paths, webhooks and callbacks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ftgen.diagnostics import Diagnostics
from ftgen.openapi import swagger
from ftgen.openapi.metadata import read_external_docs, read_servers
from ftgen.openapi.nodes import (
    Callback,
    Operation,
    Parameter,
    RequestBody,
    Response,
    SecurityRequirement,
    Server,
)
from ftgen.openapi.parameters import (
    fit_to_path,
    merge_parameters,
    parameter_nodes,
    plain_path,
    read_parameters,
    without_reserved_headers,
)
from ftgen.openapi.reading import Node
from ftgen.openapi.responses import read_request_body, read_responses
from ftgen.openapi.security import read_requirements
from ftgen.source import Document
from ftgen.source.document import pointer_tokens

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_TOKEN = re.compile(r"[A-Za-z-]+")
_OTHER_MEMBERS = frozenset(
    ("$ref", "summary", "description", "servers", "parameters", "additionalOperations")
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an operation inherits from its document or path item."""

    servers: tuple[Server, ...]
    security: tuple[SecurityRequirement, ...] | None
    is_path: bool = True
    summary: str = ""
    description: str = ""


def read_path_items(holder: Node, surroundings: Surroundings) -> tuple[Operation, ...]:
    """Read a map of path items: the operations of all of them, in document order."""
    found: list[Operation] = []
    for path, node in holder.members():
        if path.startswith("x-"):
            continue
        if surroundings.is_path and not path.startswith("/"):
            holder.reading.report.lenient_path(node.at, path)
            path = "/" + path
        found.extend(read_path_item(path, node, surroundings))
    return tuple(found)


def report_lost(document: Document, diagnostics: Diagnostics) -> None:
    """Report operations that are lost because their path or method is written twice (``lost-operation``)."""
    for finding in document.findings:
        tokens = pointer_tokens(finding.at.pointer)
        is_item = tokens[:1] == ["paths"] and len(tokens) == 2
        is_operation = tokens[:1] == ["paths"] and tokens[2:] in [
            [method] for method in METHODS
        ]
        if finding.rule == "duplicate-key" and (is_item or is_operation):
            diagnostics.report(
                "lost-operation",
                f"{tokens[-1][:80]!r} is written twice; the operations of the first are lost",
                finding.at,
                "join what both say",
            )


def read_path_item(
    path: str, node: Node, surroundings: Surroundings
) -> list[Operation]:
    """Read the operations of one path item, those of the item that it refers to included."""
    reading = node.reading
    found: list[Operation] = []
    if isinstance(node.value.get("$ref"), str):
        bare = Node(reading, node.at, {"$ref": node.value["$ref"]})
        target = bare.target()
        if target is not None and reading.enter(target.at):
            found.extend(read_path_item(path, target, surroundings))
            reading.leave(target.at)
    servers = read_servers(node) or surroundings.servers
    inner = replace(
        surroundings,
        servers=servers,
        summary=node.text("summary"),
        description=node.text("description"),
    )
    shared = list(parameter_nodes(node))
    for method, operation in _operations(node):
        found = [other for other in found if other.method != method]
        found.append(_operation(method, path, operation, shared, inner))
    return found


def _operations(item: Node) -> list[tuple[str, Node]]:
    """Return method and Operation Object of each operation; what looks like one and is none is reported."""
    found = []
    for key in item.value:
        if key in METHODS or key.lower() in METHODS:
            if key not in METHODS:
                item.reading.report.lenient_method(item.at.child(key), key)
            node = item.object(key)
            target = node.target() if node is not None else None
            if target is not None:
                found.append((key.upper(), target))
        elif key not in _OTHER_MEMBERS and not key.startswith("x-"):
            found.extend(_foreign_method(item, key))
    for method, node in item.objects("additionalOperations"):
        target = node.target()
        if target is not None:
            found.append((method, target))
    return found


def _foreign_method(item: Node, key: str) -> list[tuple[str, Node]]:
    """Read a method that OpenAPI does not name, where what it has is an operation."""
    value = item.value[key]
    if isinstance(value, dict) and "responses" in value and _TOKEN.fullmatch(key):
        item.reading.report.foreign_method(item.at.child(key), key)
        return [(key.upper(), Node(item.reading, item.at.child(key), value))]
    if key in ("responses", "operationId", "requestBody"):
        item.reading.report.unknown_method(item.at.child(key), key)
    else:
        item.reading.report.unknown_keyword(item.at.child(key), key)
    return []


def _operation(
    method: str, path: str, node: Node, shared: list[Node], inner: Surroundings
) -> Operation:
    security = read_requirements(node)
    if security is None:
        security = inner.security
    body, responses, parameters = _payload(node, shared)
    if inner.is_path:
        path = plain_path(path, {p.name for p in parameters if p.location == "path"})
        parameters = fit_to_path(node.reading, node.at, path, parameters)
    parameters = without_reserved_headers(node.reading, parameters, bool(security))
    return Operation(
        method=method,
        path=path,
        operation_id=node.text("operationId"),
        tags=tuple(dict.fromkeys(node.texts("tags"))),
        summary=node.text("summary"),
        description=node.text("description"),
        path_summary=inner.summary,
        path_description=inner.description,
        external_docs=read_external_docs(node),
        deprecated=node.flag("deprecated"),
        parameters=parameters,
        request_body=body,
        responses=responses,
        callbacks=tuple(_callbacks(node, inner)),
        security=security,
        servers=_servers(node) or inner.servers,
        extensions=node.extensions(),
        at=node.at,
    )


def _payload(
    node: Node, shared: list[Node]
) -> tuple[RequestBody | None, tuple[Response, ...], tuple[Parameter, ...]]:
    """Read what is sent and received, in the shape of either version."""
    own = list(parameter_nodes(node))
    if node.reading.version.is_swagger:
        return swagger.read_payload(node, shared, own)
    parameters = merge_parameters(
        read_parameters(node, shared), read_parameters(node, own)
    )
    return read_request_body(node), read_responses(node), parameters


def _servers(node: Node) -> tuple[Server, ...]:
    if node.reading.version.is_swagger:
        return swagger.read_operation_servers(node)
    return read_servers(node)


def _callbacks(operation: Node, inner: Surroundings) -> list[Callback]:
    found = []
    outer = Surroundings((), inner.security, is_path=False)
    for name, node in operation.objects("callbacks"):
        target = node.target()
        if target is None or not target.reading.enter(target.at):
            continue
        for expression, item in target.members():
            if not expression.startswith("x-"):
                operations = tuple(read_path_item(expression, item, outer))
                found.append(
                    Callback(
                        name=name,
                        expression=expression,
                        operations=operations,
                        at=item.at,
                    )
                )
        target.reading.leave(target.at)
    return found
