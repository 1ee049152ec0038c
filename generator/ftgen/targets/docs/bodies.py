"""Views of what requests and answers carry: bodies, media types, headers, links, callbacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ftgen.ir.api import (
    Body,
    Callback,
    Content,
    Example,
    Header,
    Operation,
    Response,
)
from ftgen.ir.models import Value
from ftgen.python.expressions import union
from ftgen.python.text import literal
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.given import ExampleView, address, example_views
from ftgen.targets.docs.places import Links
from ftgen.targets.docs.prose import Aim
from ftgen.targets.docs.servers import server_text
from ftgen.targets.docs.typetext import annotation_text, default_mark, limits, type_text
from ftgen.targets.docs.writer import Writer
from ftgen.targets.samples import Direction
from ftgen.targets.signatures import body_union, content_union

_LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table of parameters, of properties or of headers."""

    name: str
    type: str
    description: str
    notes: str
    attribute: str = ""
    anchor: str = ""


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
    marks: str
    contents: tuple[ContentView, ...]
    examples: tuple[ExampleView, ...]


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
    responses: tuple[ResponseView, ...]
    examples: tuple[ExampleView, ...]
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
    examples: Examples

    def body(self, body: Body) -> BodyView:
        """The view of a request body."""
        return BodyView(
            description=self.writer.block(body.description, self.links.aim),
            marks=self.writer.marks("", ["required"] if body.required else []),
            contents=tuple(map(self._content, body.contents)),
            examples=_first_marked(self._examples(body.contents, made="request")),
        )

    def carried(self, contents: Iterable[Content]) -> str:
        """The type of a request body of any of the media types."""
        written = content_union(contents, self.examples.codecs, ("Iterable",))
        return annotation_text(written, self.writer, self.links)

    def _content(self, content: Content) -> ContentView:
        return ContentView(
            media_type=self.writer.code(content.media_type),
            type=self.carried([content]),
            notes=", ".join(self._content_notes(content)),
        )

    def _content_notes(self, content: Content) -> Iterator[str]:
        if content.description:
            yield self.writer.line(content.description, self.links.aim)
        yield from limits(content.type, self.writer)
        for encoding in content.encodings:
            written = [self.writer.code(each) for each in encoding.content_types]
            style = (
                [f"style {self.writer.code(encoding.style)}"] if encoding.style else []
            )
            headers = [
                f"header {self.writer.code(each.name)} {self.writer.line(each.description)}".rstrip()
                for each in encoding.headers
            ]
            if notes := [*written, *style, *headers]:
                yield f"part {self.writer.code(encoding.name)}: {' '.join(notes)}"

    def _examples(
        self, contents: Iterable[Content], made: Direction
    ) -> Iterator[ExampleView]:
        """The examples of all media types; one is ``made`` of the first where none is given."""
        given = list(contents)
        if any(each.examples for each in given):
            made = ""
        for place, content in enumerate(given):
            yield from example_views(
                content, self.examples, self.writer, made="" if place else made
            )

    def answer(
        self, responses: Sequence[Response], successes: Sequence[Response]
    ) -> AnswerView:
        """The view of an operation's responses; ``successes`` are those that its result stands for."""
        contents = [content for each in responses for content in each.contents]
        result = body_union(successes, self.examples.codecs, ("Stream",))
        return AnswerView(
            type=annotation_text(result, self.writer, self.links, cell=False),
            responses=tuple(map(self.response, responses)),
            examples=_first_marked(self._answers(responses, successes)),
            headers=tuple(
                self.header(r, each) for r in responses for each in r.headers
            ),
            links=tuple(self.response_links(responses)),
            media_types=self.media_types(contents),
        )

    def _answers(
        self, responses: Sequence[Response], successes: Sequence[Response]
    ) -> Iterator[ExampleView]:
        """The examples of all responses; one is made for the first success where none is given."""
        for response in responses:
            is_usual = any(each is response for each in successes[:1])
            made: Direction = "response" if is_usual else ""
            for each in self._examples(response.contents, made=made):
                yield replace(each, status=self.writer.escape(response.status))

    def response(self, response: Response) -> ResponseView:
        """The view of a response."""
        codecs = self.examples.codecs
        written = [
            content_union([each], codecs, ("Stream",)) for each in response.contents
        ]
        return ResponseView(
            status=self.writer.escape(response.status),
            description=self.writer.line(response.description, self.links.aim),
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
        marks = ["required" if header.required else "optional"]
        marks += ["exploded"] if header.explode else []
        marks += [default_mark(header.default)] if header.default else []
        marks += ["deprecated"] if header.deprecated else []
        notes = (
            self.writer.marks(self.writer.escape(response.status), marks),
            *limits(header.type, self.writer),
            *for_example(header.examples, self.writer),
        )
        return RowView(
            name=self.writer.name(header.name),
            type=type_text(header.type, self.writer, self.links),
            description=self.writer.line(header.description, self.links.aim),
            notes=", ".join(filter(None, notes)),
        )

    def response_links(self, responses: Iterable[Response]) -> Iterator[LinkView]:
        """The views of all links of an operation's responses."""
        for response in responses:
            for link in response.links:
                values = (
                    f"{name} = {literal(value)}"
                    for name, value in link.parameters.items()
                )
                body = [f"body = {literal(link.body.json)}"] if link.body else []
                server = (
                    [f"at {server_text(link.server, self.writer)}"]
                    if link.server
                    else []
                )
                told = (*map(self.writer.code, (*values, *body)), *server)
                yield LinkView(
                    name=self.writer.escape(link.name),
                    target=self.writer.code(link.target),
                    parameters=", ".join(told),
                    description=self.writer.line(link.description, self.links.aim),
                )

    def callback(self, callback: Callback) -> Iterator[CallbackView]:
        """The views of the requests of a callback."""
        for operation in callback.operations:
            yield CallbackView(
                name=self.writer.escape(callback.name),
                method=self.writer.escape(operation.method.upper()),
                expression=self.writer.code(callback.expression),
                body=self.carried(operation.body.contents if operation.body else ()),
                description=summary(operation, self.writer, self.links.aim),
            )

    def media_types(self, contents: Iterable[Content]) -> str:
        """The media types, each once, as they stand in a header."""
        found = dict.fromkeys(each.media_type for each in contents)
        return ", ".join(map(self.writer.escape, found)) or "Not defined"


def summary(operation: Operation, writer: Writer, aim: Aim) -> str:
    """What an operation does, on one line."""
    return writer.summary(operation.summary or operation.description, aim)


def _first_marked(examples: Iterable[ExampleView]) -> tuple[ExampleView, ...]:
    return tuple(
        replace(each, is_first=not place) for place, each in enumerate(examples)
    )


def _said(example: Example, writer: Writer) -> Iterator[str]:
    """What is said of an example in a table, its value aside."""
    yield from map(writer.line, filter(None, (example.summary, example.description)))
    if example.text is not None:
        yield writer.code(example.text)
    if example.external_value:
        yield address(example.external_value, writer)


def for_example(examples: Iterable[Example | Value], writer: Writer) -> Iterator[str]:
    """The examples of a parameter, a header or a property that are short enough for a table."""
    written: list[str] = []
    for each in examples:
        value = each.value if isinstance(each, Example) else each
        text = "" if value is None else literal(value.json)
        if len(text) <= _LONGEST_NOTE:
            shown = [writer.code(text)] if text else []
            told = ": ".join(_said(each, writer)) if isinstance(each, Example) else ""
            written.append(" ".join([*shown, f"({told})"] if told else shown))
    if written:
        yield f"for example {', '.join(dict.fromkeys(written))}"
