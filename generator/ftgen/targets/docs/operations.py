"""Views of operations: every piece a finished fragment, in Markdown or in HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ftgen.ir.api import Body, Operation, Parameter, SecurityRequirement, Server
from ftgen.ir.models import ExternalDocs
from ftgen.ir.styles import DEFAULT_STYLES
from ftgen.ir.types import ArrayType, MapType, RefType, Type
from ftgen.python.expressions import Expression
from ftgen.python.layout import lay_out
from ftgen.targets.docs.bodies import (
    AnswerView,
    BodyView,
    BodyViews,
    CallbackView,
    RowView,
    for_example,
    summary,
)
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.given import address
from ftgen.targets.docs.handlers import implementation
from ftgen.targets.docs.links import part_id
from ftgen.targets.docs.places import Links, Page
from ftgen.targets.docs.servers import server_text
from ftgen.targets.docs.typetext import annotation_text, default_mark, limits, type_text
from ftgen.targets.docs.writer import Writer
from ftgen.targets.signatures import (
    client_signature,
    content_union,
    keyword_parameters,
    path_parameters,
    server_signature,
)


@dataclass(frozen=True, slots=True)
class CallView:
    """A way to call an operation, or to implement it."""

    label: str
    code: str
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class OperationView:
    """Everything that a page says of an operation; ``aliases`` are anchors beside that of its heading."""

    id: str
    name: str
    label: str
    anchor: str
    aliases: tuple[str, ...]
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
    streaming: str
    calls: tuple[CallView, ...]
    parameters: tuple[RowView, ...]
    body: BodyView | None
    answer: AnswerView
    callbacks: tuple[CallbackView, ...]
    authorization: tuple[str, ...]
    content_type: str

    @property
    def has_alternatives(self) -> bool:
        """Whether several credentials are each enough."""
        return len(self.authorization) > 1


@dataclass(frozen=True, slots=True)
class OperationViews:
    """Builds views of operations for one place: a page of Markdown, or the HTML reference, which ``is_whole``."""

    writer: Writer
    links: Links
    examples: Examples
    is_whole: bool = False

    def view(self, page: Page, operation: Operation, anchor: str) -> OperationView:
        """The view of one operation."""
        writer, bodies = self.writer, self._bodies()
        successes = operation.successes
        return OperationView(
            id=writer.escape(operation.id),
            name=operation.name,
            label=writer.heading(operation.name),
            anchor=anchor,
            aliases=tuple(self._aliases(page, operation, anchor)),
            method=writer.escape(operation.method.upper()),
            path=writer.escape(operation.path),
            summary=summary(operation, writer, self.links.aim),
            signature=writer.code_block(self._signature(page, operation), "python"),
            description=writer.block(_described(operation), self.links.aim),
            is_deprecated=operation.deprecated,
            external_docs=see_also(operation.external_docs, writer),
            servers=", ".join(
                server_text(each, writer) for each in self._own_servers(operation)
            ),
            implementation=writer.code_block(
                implementation(self.examples, page.served, operation), "python"
            ),
            call=self._call(page, operation),
            streaming=self._streaming(page, operation),
            calls=tuple(self._calls(page, operation)) if self.is_whole else (),
            parameters=tuple(self._parameters(page, operation)),
            body=bodies.body(operation.body) if operation.body is not None else None,
            answer=bodies.answer(operation.responses, successes),
            callbacks=tuple(
                row for each in operation.callbacks for row in bodies.callback(each)
            ),
            authorization=tuple(map(self._requirement, operation.security)),
            content_type=bodies.media_types(
                operation.body.contents if operation.body else ()
            ),
        )

    def _bodies(self) -> BodyViews:
        return BodyViews(self.writer, self.links, self.examples)

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

    def _call(self, page: Page, operation: Operation) -> str:
        if page.is_webhook:
            return ""
        call = self.examples.call(page.served, operation)
        return self.writer.code_block(call, "python")

    def _streaming(self, page: Page, operation: Operation) -> str:
        if page.is_webhook:
            return ""
        code = self.examples.streaming(page.served, operation)
        return self.writer.code_block(code, "python") if code else ""

    def _calls(self, page: Page, operation: Operation) -> Iterator[CallView]:
        """All ways to call an operation, and how it is implemented."""
        code, served = self.writer.code_block, page.served
        if not page.is_webhook:
            yield CallView(
                "Python",
                code(self.examples.call(served, operation), "python"),
                is_first=True,
            )
            text = self.examples.asynchronous_call(served, operation)
            yield CallView("async", code(text, "python"))
            if streaming := self.examples.streaming(served, operation):
                yield CallView("stream", code(streaming, "python"))
            yield CallView("curl", code(self.examples.curl(operation), "console"))
        handler = implementation(self.examples, served, operation, brief=True)
        yield CallView("handler", code(handler, "python"), is_first=page.is_webhook)

    def _annotation(self, written: Expression) -> str:
        return annotation_text(written, self.writer, self.links)

    def _type(self, type_: Type) -> str:
        return type_text(type_, self.writer, self.links)

    def _aliases(self, page: Page, operation: Operation, anchor: str) -> Iterator[str]:
        if (id_ := self.links.operation_id(page, operation)) != anchor:
            yield id_
        if alias := self.links.alias(page, operation):
            yield alias

    def _parameters(self, page: Page, operation: Operation) -> Iterator[RowView]:
        for row in self._rows(operation):
            anchor = part_id(self.links.operation_id(page, operation), row.name)
            yield replace(row, anchor=anchor)

    def _rows(self, operation: Operation) -> Iterator[RowView]:
        yield from map(self._parameter, path_parameters(operation))
        if (body := operation.body) is not None and not self.is_whole:
            yield RowView(
                name="body",
                type=self._annotation(
                    content_union(body.contents, self.examples.codecs, ("Iterable",))
                ),
                description=self.writer.summary(body.description, self.links.aim),
                notes=self.writer.marks("request body", _needed(body)),
            )
        yield from map(self._parameter, keyword_parameters(operation))

    def _parameter(self, parameter: Parameter) -> RowView:
        return RowView(
            name=parameter.python_name,
            type=self._type(parameter.type),
            description=self.writer.line(parameter.description, self.links.aim),
            notes=", ".join(self._notes(parameter)),
        )

    def _notes(self, parameter: Parameter) -> Iterator[str]:
        named = (
            ""
            if parameter.name == parameter.python_name
            else f" {self.writer.code(parameter.name)}"
        )
        marks = [
            "required" if parameter.required else "optional",
            *([default_mark(parameter.default)] if parameter.default else []),
            *(["deprecated"] if parameter.deprecated else []),
            *(["may be empty"] if parameter.allow_empty else []),
        ]
        yield self.writer.marks(parameter.location + named, marks)
        yield from limits(parameter.type, self.writer)
        yield from self._style(parameter)
        yield from for_example(parameter.examples, self.writer)
        if parameter.content_type:
            yield f"written as {self.writer.code(parameter.content_type)}"

    def _style(self, parameter: Parameter) -> Iterator[str]:
        """How a list or an object is written, where that is not as usual."""
        if parameter.content_type or not isinstance(
            self.examples.codecs.resolve(parameter.type), ArrayType | MapType | RefType
        ):
            return
        if parameter.style != DEFAULT_STYLES[parameter.location]:
            yield f"style {self.writer.code(parameter.style)}"
        if parameter.explode != parameter.style.explodes:
            yield "exploded" if parameter.explode else "not exploded"

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


def _needed(body: Body) -> tuple[str, ...]:
    return ("required" if body.required else "optional",)


def see_also(docs: ExternalDocs | None, writer: Writer) -> str:
    """A link to where more is written, and what is said of it."""
    if docs is None:
        return ""
    link, text = address(docs.url, writer), writer.line(docs.description)
    return f"{link}: {text}" if text and link else link or text


def _described(operation: Operation) -> str:
    """What is said of an operation, and of all operations of its path."""
    own, path = operation.description, operation.path_description
    leads = (
        "" if own.startswith(operation.summary) else operation.summary,
        own,
        "" if path.startswith(operation.path_summary) else operation.path_summary,
        path,
    )
    return "\n\n".join(dict.fromkeys(filter(None, leads)))
