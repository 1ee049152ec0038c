"""Request bodies and responses of OpenAPI 3."""

from __future__ import annotations

import re
from dataclasses import replace

from ftgen.openapi.content import read_content, read_headers
from ftgen.openapi.metadata import read_server
from ftgen.openapi.nodes import Link, RequestBody, Response, Value
from ftgen.openapi.reading import Node

_STATUS = re.compile(r"[1-5](\d\d|XX)|default")


def read_request_body(operation: Node) -> RequestBody | None:
    """Read the ``requestBody`` of an operation, None where there is none."""
    node = operation.linked("requestBody")
    return node.reading.once(node, "body", _request_body) if node is not None else None


def _request_body(node: Node) -> RequestBody:
    return RequestBody(
        description=node.text("description"),
        required=node.flag("required"),
        content=read_content(node),
        extensions=node.extensions(),
        at=node.at,
    )


def read_responses(operation: Node) -> tuple[Response, ...]:
    """Read the ``responses`` of an operation in their order; having none is reported."""
    return tuple(
        replace(node.reading.once(node, "response", _response), status=status)
        for status, node in response_nodes(operation)
    )


def _response(node: Node) -> Response:
    return Response(
        status="default",
        summary=node.text("summary"),
        description=node.text("description"),
        headers=read_headers(node),
        content=read_content(node),
        links=tuple(_links(node)),
        at=node.at,
    )


def response_nodes(operation: Node) -> list[tuple[str, Node]]:
    """Return statuses and Response Objects, references followed, of either version of OpenAPI."""
    if operation.value.get("responses") is None:
        what = "an operation"
        operation.reading.report.lenient_missing(operation.at, what, "responses")
    holder = operation.linked("responses")
    found: dict[str, Node] = {}
    for name, node in holder.members() if holder is not None else ():
        if name.startswith("x-"):
            continue
        status = name.strip().replace("x", "X")
        if not _STATUS.fullmatch(status):
            node.reading.report.unknown_status(node.at, name)
            continue
        target = node.target()
        if target is not None:
            found[status] = target
    return list(found.items())


def _links(response: Node) -> list[Link]:
    found = []
    for name, node in response.objects("links"):
        target = node.target()
        if target is not None:
            server = target.linked("server")
            found.append(
                Link(
                    name=name,
                    description=target.text("description"),
                    operation_id=target.text("operationId"),
                    operation_ref=target.text("operationRef"),
                    parameters=target.mapping("parameters"),
                    request_body=(
                        Value(target.value["requestBody"])
                        if "requestBody" in target.value
                        else None
                    ),
                    server=read_server(server) if server is not None else None,
                    at=target.at,
                )
            )
    return found
