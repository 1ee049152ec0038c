"""Operations: parameters, bodies, responses, security."""

from __future__ import annotations

from ftgen.diagnostics import Diagnostics
from ftgen.ir import api as ir
from ftgen.ir.models import Value
from ftgen.ir.schemas import Schema
from ftgen.ir.types import NullableType, StringType, Type
from ftgen.lower import texts
from ftgen.lower.media import TEXT, Contents
from ftgen.lower.names import stated_name
from ftgen.lower.schemas import Schemas
from ftgen.lower.security import requirements
from ftgen.lower.texts import annotated
from ftgen.naming import Scope, pascal_case, snake_case
from ftgen.openapi import nodes


class Operations:
    """Lowers operations; their method names are given by the group that they stand in."""

    def __init__(self, schemas: Schemas, diagnostics: Diagnostics) -> None:
        self._schemas = schemas
        self._diagnostics = diagnostics
        self._contents = Contents(schemas, diagnostics)

    def lower(self, operation: nodes.Operation, name: str) -> ir.Operation:
        """The operation under its name in Python; inline schemas are named after it."""
        stem = pascal_case(operation.operation_id or name)
        return ir.Operation(
            id=operation.operation_id or name,
            name=name,
            method=operation.method,
            path=operation.path,
            summary=operation.summary,
            description=operation.description,
            path_summary=operation.path_summary,
            path_description=operation.path_description,
            external_docs=texts.external_docs(operation.external_docs),
            deprecated=operation.deprecated,
            parameters=self._parameters(operation, stem),
            body=self._body(operation, stem),
            responses=tuple(
                self._response(each, operation, stem) for each in operation.responses
            ),
            security=requirements(operation),
            servers=servers(operation.servers),
            callbacks=tuple(self._callback(each, name) for each in operation.callbacks),
            extensions=frozenset(
                key
                for key, value in operation.extensions.items()
                if value not in (None, False)
            ),
            stated_paging=operation.extensions.get("x-ftgen-pagination"),
            at=operation.at,
        )

    def _parameters(
        self, operation: nodes.Operation, stem: str
    ) -> tuple[ir.Parameter, ...]:
        return tuple(self._parameter(each, stem) for each in operation.parameters)

    def _parameter(self, parameter: nodes.Parameter, stem: str) -> ir.Parameter:
        schema = parameter.schema
        content_type = ""
        if parameter.content is not None:
            schema, content_type = parameter.content.schema, parameter.content.name
        meaning: tuple[Type, Schema] = StringType(), TEXT
        if schema is not None:
            self._schemas.names.announce(
                schema.at, stem + pascal_case(parameter.name, fallback="Parameter")
            )
            meaning = self._schemas.meaning(schema, "request")
        told = annotated(schema, self._schemas) if schema is not None else None
        given = texts.examples(parameter.examples)
        if not given and told is not None:
            given = tuple(ir.Example(value=Value(each)) for each in told.examples)
        return ir.Parameter(
            name=parameter.name,
            python_name=_python_name(parameter),
            location=parameter.location,
            type=meaning[0],
            schema=meaning[1],
            required=parameter.required,
            style=parameter.style,
            explode=parameter.explode,
            allow_reserved=parameter.allow_reserved,
            allow_empty=parameter.allow_empty_value,
            content_type=content_type,
            default=_default(told),
            examples=given,
            description=texts.joined(
                parameter.description,
                texts.full_text(told, self._schemas) if told is not None else "",
            ),
            deprecated=parameter.deprecated,
            at=parameter.at,
        )

    def _body(self, operation: nodes.Operation, stem: str) -> ir.Body | None:
        body = operation.request_body
        if body is None or not body.content:
            return None
        return ir.Body(
            required=body.required,
            contents=self._contents.of(body.content, "request", f"{stem}Request"),
            description=body.description,
            at=body.at,
        )

    def _response(
        self, response: nodes.Response, operation: nodes.Operation, stem: str
    ) -> ir.Response:
        first = next(
            (each.status for each in operation.responses if each.status[0] in "2d"), ""
        )
        name = (
            f"{stem}Response"
            if response.status == first
            else f"{stem}{pascal_case(response.status, fallback='')}Response"
        )
        content = response.content
        if operation.method == "HEAD" and content:
            self._diagnostics.report(
                "left-out",
                "an answer to HEAD has no body: its `content` is left out",
                response.at,
            )
            content = ()
        return ir.Response(
            status=response.status,
            description=texts.joined(response.summary, response.description),
            contents=self._contents.of(content, "response", name),
            headers=self._contents.headers(response.headers, "response", name),
            links=tuple(
                ir.Link(
                    name=link.name,
                    description=link.description,
                    target=link.operation_id or link.operation_ref,
                    parameters=link.parameters,
                    body=(
                        Value(link.request_body.json)
                        if link.request_body is not None
                        else None
                    ),
                    server=(
                        next(iter(servers((link.server,))), None)
                        if link.server
                        else None
                    ),
                )
                for link in response.links
            ),
            at=response.at,
        )

    def _callback(self, callback: nodes.Callback, parent: str) -> ir.Callback:
        scope = Scope()
        return ir.Callback(
            name=callback.name,
            expression=callback.expression,
            operations=tuple(
                self.lower(
                    each,
                    scope.claim(
                        snake_case(each.operation_id or f"{parent} {callback.name}")
                    ),
                )
                for each in callback.operations
            ),
        )


def _default(schema: nodes.Schema | None) -> Value | None:
    if schema is None or schema.default is None or schema.default.json is None:
        return None
    return Value(schema.default.json)


def _python_name(parameter: nodes.Parameter) -> str:
    wanted = stated_name(parameter.extensions) or parameter.name
    return snake_case(wanted, fallback="parameter")


def servers(
    found: tuple[nodes.Server, ...],
) -> tuple[ir.Server, ...]:
    """Servers, their variables with Python names."""
    return tuple(
        ir.Server(
            url=server.url,
            description=texts.joined(server.name, server.description),
            variables=_variables(server),
        )
        for server in found
    )


def _variables(server: nodes.Server) -> tuple[ir.ServerVariable, ...]:
    return tuple(
        ir.ServerVariable(
            name=each.name,
            python_name=snake_case(each.name),
            default=each.default,
            enum=each.enum,
            description=each.description,
        )
        for each in server.variables
    )


def success_type(operation: ir.Operation) -> Type | None:
    """The type of the JSON body of the first success response, null left out; None where there is none."""
    for response in operation.responses:
        if response.is_success:
            for content in response.contents:
                if content.kind == "json":
                    return (
                        content.type.of
                        if isinstance(content.type, NullableType)
                        else content.type
                    )
            return None
    return None
