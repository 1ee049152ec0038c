"""Views of what requests and answers carry: bodies, media types, headers, links, callbacks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ftgen.ir.api import Body, Callback, Content, Header, Operation, Response
from ftgen.targets.code import literal, plain_text, union
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.examples import first_content
from ftgen.targets.docs.links import Links
from ftgen.targets.docs.typetext import annotation_text, limits, type_text
from ftgen.targets.docs.writer import Writer
from ftgen.targets.signatures import body_union, content_union

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
class AnswerView:
    """What an operation answers with: its result, and every response that is described."""

    type: str
    example: str
    responses: tuple[ResponseView, ...]
    headers: tuple[RowView, ...]
    links: tuple[LinkView, ...]
    media_types: str


@dataclass(frozen=True, slots=True)
class CallbackView:
    """A request that the API sends back."""

    name: str
    method: str
    expression: str
    body: str
    description: str


@dataclass(frozen=True, slots=True)
class BodyViews:
    """Builds views of bodies for one place: a page of Markdown, or the HTML reference."""

    writer: Writer
    links: Links
    codecs: Codecs

    def body(self, body: Body) -> BodyView:
        """The view of a request body."""
        return BodyView(
            description=self.writer.block(body.description),
            contents=tuple(map(self._content, body.contents)),
            example=self.example(body.contents[0] if body.contents else None),
        )

    def carried(self, contents: Iterable[Content]) -> str:
        """The type of a request body of any of the media types."""
        written = content_union(contents, self.codecs, "Iterable[{}]")
        return annotation_text(written, self.writer, self.links)

    def _content(self, content: Content) -> ContentView:
        return ContentView(
            media_type=self.writer.code(content.media_type),
            type=self.carried([content]),
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

    def example(self, content: Content | None) -> str:
        """The example of a JSON body as a block of code; "" where there is none."""
        if content is None or content.example is None:
            return ""
        text = json_text(content.example.json) if content.kind == "json" else ""
        return self.writer.code_block(text, "json") if text else ""

    def answer(
        self, responses: Sequence[Response], successes: Sequence[Response]
    ) -> AnswerView:
        """The view of an operation's responses; ``successes`` are those that its result stands for."""
        contents = [content for each in responses for content in each.contents]
        result = body_union(successes, self.codecs, "Stream[{}]")
        return AnswerView(
            type=annotation_text(result, self.writer, self.links, cell=False),
            example=self.example(first_content(successes)),
            responses=tuple(map(self.response, responses)),
            headers=tuple(
                self.header(r, each) for r in responses for each in r.headers
            ),
            links=tuple(self.response_links(responses)),
            media_types=self.media_types(contents),
        )

    def response(self, response: Response) -> ResponseView:
        """The view of a response."""
        written = [
            content_union([each], self.codecs, "Stream[{}]")
            for each in response.contents
        ]
        return ResponseView(
            status=self.writer.escape(response.status),
            description=self.writer.line(response.description),
            type=(
                annotation_text(union(written), self.writer, self.links)
                if written
                else ""
            ),
            media_types=(
                self.media_types(response.contents) if response.contents else ""
            ),
            headers=", ".join(self.writer.code(each.name) for each in response.headers),
        )

    def header(self, response: Response, header: Header) -> RowView:
        """The view of a header of a response."""
        status = self.writer.escape(response.status) + (
            "" if header.required else " [optional]"
        )
        return RowView(
            name=self.writer.code(header.name),
            type=type_text(header.type, self.writer, self.links),
            description=self.writer.line(header.description),
            notes=", ".join((status, *limits(header.type, self.writer))),
        )

    def response_links(self, responses: Iterable[Response]) -> Iterator[LinkView]:
        """The views of all links of an operation's responses."""
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

    def callback(self, callback: Callback) -> Iterator[CallbackView]:
        """The views of the requests of a callback."""
        for operation in callback.operations:
            yield CallbackView(
                name=self.writer.escape(callback.name),
                method=self.writer.escape(operation.method.upper()),
                expression=self.writer.code(callback.expression),
                body=self.carried(operation.body.contents if operation.body else ()),
                description=summary(operation, self.writer),
            )

    def media_types(self, contents: Iterable[Content]) -> str:
        """The media types, each once, as they stand in a header."""
        found = dict.fromkeys(each.media_type for each in contents)
        return ", ".join(map(self.writer.escape, found)) or "Not defined"


def summary(operation: Operation, writer: Writer) -> str:
    """What an operation does, on one line."""
    return writer.summary(operation.summary or operation.description)


def json_text(value: Any) -> str:
    """A JSON value as text to be shown; "" where it is too long."""
    text = plain_text(json.dumps(value, indent=2, ensure_ascii=False))
    return text if len(text) <= LONGEST_EXAMPLE else ""
