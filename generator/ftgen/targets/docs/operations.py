"""Views of operations: every piece a finished fragment, in Markdown or in HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ftgen.ir.api import (
    Body,
    Callback,
    Content,
    Header,
    Operation,
    Parameter,
    Response,
    SecurityRequirement,
    Server,
)
from ftgen.ir.types import Type
from ftgen.targets.code import literal, plain_text, union
from ftgen.targets.docs.examples import Examples, first_content
from ftgen.targets.docs.links import Links, Page
from ftgen.targets.docs.prose import is_safe_link
from ftgen.targets.docs.typetext import annotation_text, limits, type_text
from ftgen.targets.docs.writer import Writer
from ftgen.targets.layout import lay_out
from ftgen.targets.signatures import (
    body_union,
    client_signature,
    content_union,
    keyword_parameters,
    path_parameters,
    server_signature,
    success_responses,
)

LONGEST_EXAMPLE = 20_000
"""Examples of more characters are left out."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table of parameters, of properties or of headers."""

    name: str
    type: str
    description: str
    notes: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class ContentView:
    """A media type of a body."""

    media_type: str
    type: str
    notes: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A request body."""

    description: str
    contents: tuple[ContentView, ...]
    example: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of a response to another operation."""

    name: str
    target: str
    parameters: str
    description: str


@dataclass(frozen=True, slots=True)
class ResponseView:
    """A row of the table of responses."""

    status: str
    description: str
    type: str
    media_types: str
    headers: str


@dataclass(frozen=True, slots=True)
class CallbackView:
    """A request that the API sends back."""

    name: str
    method: str
    expression: str
    body: str
    description: str


@dataclass(frozen=True, slots=True)
class OperationView:
    """Everything that a page says of an operation."""

    id: str
    name: str
    anchor: str
    method: str
    path: str
    summary: str
    signature: str
    description: str
    is_deprecated: bool
    external_docs: str
    servers: str
    implementation: str
    call: str
    parameters: tuple[RowView, ...]
    body: BodyView | None
    return_type: str
    return_example: str
    responses: tuple[ResponseView, ...]
    headers: tuple[RowView, ...]
    links: tuple[LinkView, ...]
    callbacks: tuple[CallbackView, ...]
    authorization: tuple[str, ...]
    content_type: str
    accept: str


@dataclass(frozen=True, slots=True)
class OperationViews:
    """Builds views of operations for one place: a page of Markdown, or the HTML reference."""

    writer: Writer
    links: Links
    examples: Examples

    def view(self, page: Page, operation: Operation, anchor: str) -> OperationView:
        """The view of one operation."""
        writer = self.writer
        successes = success_responses(operation)
        return OperationView(
            id=writer.escape(operation.id),
            name=operation.name,
            anchor=anchor,
            method=writer.escape(operation.method.upper()),
            path=writer.escape(operation.path),
            summary=self.summary(operation),
            signature=writer.code_block(self._signature(page, operation), "python"),
            description=writer.block(_described(operation)),
            is_deprecated=operation.deprecated,
            external_docs=(
                address(operation.external_docs, writer)
                if operation.external_docs
                else ""
            ),
            servers=", ".join(
                writer.code(each.url, cell=False)
                for each in self._own_servers(operation)
            ),
            implementation=writer.code_block(
                self.examples.implementation(page.served, operation), "python"
            ),
            call=(
                ""
                if page.is_webhook
                else writer.code_block(
                    self.examples.call(page.served, operation), "python"
                )
            ),
            parameters=tuple(self._parameters(operation)),
            body=self._body(operation.body) if operation.body is not None else None,
            return_type=self._annotation(
                body_union(successes, self.examples.codecs, "Stream[{}]"), cell=False
            ),
            return_example=self._example(first_content(successes)),
            responses=tuple(map(self._response, operation.responses)),
            headers=tuple(
                self._header(r, each) for r in operation.responses for each in r.headers
            ),
            links=tuple(self._links(operation.responses)),
            callbacks=tuple(
                row for each in operation.callbacks for row in self._callback(each)
            ),
            authorization=tuple(map(self._requirement, operation.security)),
            content_type=self._media_types(
                operation.body.contents if operation.body else ()
            ),
            accept=self._media_types(
                content for each in operation.responses for content in each.contents
            ),
        )

    def summary(self, operation: Operation) -> str:
        """What an operation does, on one line."""
        return self.writer.summary(operation.summary or operation.description)

    def _own_servers(self, operation: Operation) -> tuple[Server, ...]:
        return (
            operation.servers if operation.servers != self.examples.api.servers else ()
        )

    def _signature(self, page: Page, operation: Operation) -> str:
        codecs = self.examples.codecs
        if page.is_webhook:
            return lay_out(
                server_signature(operation, codecs),
                before=f"async def {operation.name}",
            )
        return lay_out(
            client_signature(operation, codecs), before=f"def {operation.name}"
        )

    def _annotation(self, written: str, *, cell: bool = True) -> str:
        return annotation_text(written, self.writer, self.links, cell=cell)

    def _type(self, type_: Type) -> str:
        return type_text(type_, self.writer, self.links)

    def _parameters(self, operation: Operation) -> Iterator[RowView]:
        yield from map(self._parameter, path_parameters(operation))
        if (body := operation.body) is not None:
            yield RowView(
                name="body",
                type=self._annotation(
                    content_union(body.contents, self.examples.codecs, "Iterable[{}]")
                ),
                description=self.writer.summary(body.description),
                notes="request body" if body.required else "request body [optional]",
            )
        yield from map(self._parameter, keyword_parameters(operation))

    def _parameter(self, parameter: Parameter) -> RowView:
        return RowView(
            name=parameter.python_name,
            type=self._type(parameter.type),
            description=self.writer.line(parameter.description),
            notes=", ".join(self._notes(parameter)),
        )

    def _notes(self, parameter: Parameter) -> Iterator[str]:
        named = (
            ""
            if parameter.name == parameter.python_name
            else f" {self.writer.code(parameter.name)}"
        )
        marks = [
            *(["[optional]"] if not parameter.required else []),
            *(
                [self.default(parameter.default.json)]
                if parameter.default is not None
                else []
            ),
            *(["[deprecated]"] if parameter.deprecated else []),
        ]
        yield " ".join((parameter.location + named, *marks))
        yield from limits(parameter.type, self.writer)
        if parameter.content_type:
            yield f"written as {self.writer.code(parameter.content_type)}"

    def default(self, value: Any) -> str:
        """The mark of a default."""
        return f"[default to {self.writer.escape(literal(value))}]"

    def _body(self, body: Body) -> BodyView:
        return BodyView(
            description=self.writer.block(body.description),
            contents=tuple(map(self._content, body.contents)),
            example=self._example(body.contents[0] if body.contents else None),
        )

    def _content(self, content: Content) -> ContentView:
        return ContentView(
            media_type=self.writer.code(content.media_type),
            type=self._annotation(
                content_union([content], self.examples.codecs, "Iterable[{}]")
            ),
            notes=", ".join(self._content_notes(content)),
        )

    def _content_notes(self, content: Content) -> Iterator[str]:
        yield from limits(content.type, self.writer)
        for encoding in content.encodings:
            written = [self.writer.code(each) for each in encoding.content_types]
            style = (
                [f"style {self.writer.code(encoding.style)}"] if encoding.style else []
            )
            headers = [
                f"header {self.writer.code(each.name)}" for each in encoding.headers
            ]
            if notes := [*written, *style, *headers]:
                yield f"part {self.writer.code(encoding.name)}: {' '.join(notes)}"

    def _example(self, content: Content | None) -> str:
        if content is None or content.example is None:
            return ""
        text = json_text(content.example.json) if content.kind == "json" else ""
        return self.writer.code_block(text, "json") if text else ""

    def _response(self, response: Response) -> ResponseView:
        codecs = self.examples.codecs
        written = [
            content_union([each], codecs, "Stream[{}]") for each in response.contents
        ]
        return ResponseView(
            status=self.writer.escape(response.status),
            description=self.writer.line(response.description),
            type=self._annotation(union(written)) if written else "",
            media_types=(
                self._media_types(response.contents) if response.contents else ""
            ),
            headers=", ".join(self.writer.code(each.name) for each in response.headers),
        )

    def _header(self, response: Response, header: Header) -> RowView:
        status = self.writer.escape(response.status) + (
            "" if header.required else " [optional]"
        )
        return RowView(
            name=self.writer.code(header.name),
            type=self._type(header.type),
            description=self.writer.line(header.description),
            notes=", ".join((status, *limits(header.type, self.writer))),
        )

    def _links(self, responses: Iterable[Response]) -> Iterator[LinkView]:
        for response in responses:
            for link in response.links:
                values = (
                    f"{name} = {literal(value)}"
                    for name, value in link.parameters.items()
                )
                yield LinkView(
                    name=self.writer.escape(link.name),
                    target=self.writer.code(link.target),
                    parameters=", ".join(map(self.writer.code, values)),
                    description=self.writer.line(link.description),
                )

    def _callback(self, callback: Callback) -> Iterator[CallbackView]:
        for operation in callback.operations:
            contents = operation.body.contents if operation.body else ()
            yield CallbackView(
                name=self.writer.escape(callback.name),
                method=self.writer.escape(operation.method.upper()),
                expression=self.writer.code(callback.expression),
                body=self._annotation(
                    content_union(contents, self.examples.codecs, "Iterable[{}]")
                ),
                description=self.summary(operation),
            )

    def _requirement(self, requirement: SecurityRequirement) -> str:
        return (
            " and ".join(self._scheme(*each) for each in requirement.schemes)
            or "none, anonymous calls are allowed"
        )

    def _scheme(self, name: str, scopes: tuple[str, ...]) -> str:
        address = self.links.scheme(name)
        label = self.writer.escape(name)
        written = self.writer.link(label, address) if address else label
        listed = ", ".join(self.writer.code(each, cell=False) for each in scopes)
        return f"{written} (scopes {listed})" if scopes else written

    def _media_types(self, contents: Iterable[Content]) -> str:
        found = dict.fromkeys(each.media_type for each in contents)
        return ", ".join(map(self.writer.escape, found)) or "Not defined"


def address(url: str, writer: Writer) -> str:
    """A link, where the address is safe to link to."""
    return (
        writer.link(writer.escape(url), url)
        if is_safe_link(url)
        else writer.code(url, cell=False)
    )


def _described(operation: Operation) -> str:
    if not operation.summary or operation.description.startswith(operation.summary):
        return operation.description
    return f"{operation.summary}\n\n{operation.description}"


def json_text(value: Any) -> str:
    """A JSON value as text to be shown; "" where it is too long."""
    text = plain_text(json.dumps(value, indent=2, ensure_ascii=False))
    return text if len(text) <= LONGEST_EXAMPLE else ""
