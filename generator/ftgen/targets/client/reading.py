"""The expressions that read an operation's answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ftgen.ir.api import Content, Operation, Response
from ftgen.ir.schemas import Schema
from ftgen.ir.types import StringType
from ftgen.naming import Scope, snake_case
from ftgen.python.annotations import annotation
from ftgen.python.expressions import Brackets, Expression, Name, call, flat, mapping
from ftgen.python.layout import Code, lay_out
from ftgen.python.text import literal
from ftgen.targets.client.writing import is_event
from ftgen.targets.codecs import Codecs
from ftgen.targets.schemas import schema_expression
from ftgen.targets.signatures import (
    body_union,
    without_streams,
)

_NOTHING = Name("replies.nothing")
_LONGEST_NAME = 40


class ReaderConstants:
    """The readers of a group's answers, each a constant of its module: it is made once."""

    def __init__(self) -> None:
        self._names: dict[Brackets, str] = {}
        self._scope = Scope(("_ERRORS",))

    def name(self, function: str, schema: Schema, wanted: str) -> str:
        """The name of the reader that a function makes of a schema; ``wanted`` is for schemas without a name."""
        reader = call(function, schema_expression(schema))
        return self._claim(reader, snake_case(schema.keywords.get("ref", wanted)))

    def choice(self, readers: Mapping[str, Expression], wanted: str) -> str:
        """The name of the reader that chooses among readers by media type."""
        entries = {literal(each): reader for each, reader in readers.items()}
        names = dict.fromkeys(map(flat, readers.values()))
        stem = "_OR_".join(each.strip("_") for each in names)
        is_readable = stem.isupper() and len(stem) <= _LONGEST_NAME
        chooser = call("replies.by_media_type", mapping(entries))
        return self._claim(chooser, stem if is_readable else wanted)

    def _claim(self, reader: Brackets, stem: str) -> str:
        if reader not in self._names:
            self._names[reader] = self._scope.claim(f"_{stem.upper()}")
        return self._names[reader]

    def statements(self) -> Iterable[Code]:
        """The statements that make the readers."""
        for reader, name in self._names.items():
            yield lay_out(reader, before=f"{name} = ")


def success_expression(
    operation: Operation, codecs: Codecs, constants: ReaderConstants
) -> Brackets:
    """The readers of the answers that mean success, by status."""
    found = operation.successes
    if not found:
        return mapping({"200": _NOTHING})
    mixed = operation.is_mixed
    return mapping(
        {
            _status(each): _reader(
                operation, without_streams(each) if mixed else each, codecs, constants
            )
            for each in found
        }
    )


def error_expression(
    operation: Operation, codecs: Codecs, constants: ReaderConstants
) -> Brackets | None:
    """The readers of all other answers; None where there are none."""
    success = {each.status for each in operation.successes}
    readers = {
        _status(each): _reader(operation, each, codecs, constants)
        for each in operation.responses
        if each.status not in success
    }
    return mapping(readers) if readers else None


def result_annotation(operation: Operation, codecs: Codecs) -> Expression:
    """The annotation of the body of a whole answer; a stream counts as the list of its items."""
    found = operation.successes
    if operation.is_mixed:
        found = [without_streams(each) for each in found]
    return body_union(found, codecs, ("list",))


def stream_of(operation: Operation) -> Content | None:
    """The content that is read item by item, where an operation has one."""
    contents = operation.success_contents
    return next((each for each in contents if each.is_stream), None)


def item_reader(
    operation: Operation, content: Content, codecs: Codecs, constants: ReaderConstants
) -> str:
    """What makes the reader of a stream's items."""
    kind = "EventDataReader"
    if content.kind == "json-lines":
        kind = "JsonLinesReader"
    elif is_event(content.type, codecs):
        kind = "EventReader"
    elif isinstance(codecs.resolve(content.type), StringType):
        kind = "EventTextReader"
    wanted = f"{operation.name}_items"
    return constants.name(f"streaming.{kind}.of", content.schema, wanted)


def item_annotation(content: Content) -> Expression:
    """The annotation of a stream's items."""
    return annotation(content.type)


def accepted(operation: Operation) -> str:
    """The media types of the answers that mean success, for the Accept header; empty where there is no body."""
    is_mixed = operation.is_mixed
    media_types = (
        content.media_type
        for content in operation.success_contents
        if not (is_mixed and content.is_stream)
    )
    return ", ".join(dict.fromkeys(media_types))


def _status(response: Response) -> str:
    return response.status if response.status.isdigit() else literal(response.status)


def _reader(
    operation: Operation,
    response: Response,
    codecs: Codecs,
    constants: ReaderConstants,
) -> Expression:
    readers = {
        each.media_type: _content_reader(operation, response, each, codecs, constants)
        for each in response.contents
    }
    if not readers:
        return _NOTHING
    if len(set(readers.values())) == 1:
        return next(iter(readers.values()))
    return constants.choice(readers, f"{operation.name}_{response.status}")


def _content_reader(
    operation: Operation,
    response: Response,
    content: Content,
    codecs: Codecs,
    constants: ReaderConstants,
) -> Expression:
    if content.is_stream:
        return call("replies.items", item_reader(operation, content, codecs, constants))
    if content.is_file:
        return Name("replies.octets")
    wanted = f"{operation.name}_{response.status}"
    if content.kind == "text":
        wanted = "text"
    module = "replies" if content.kind == "json" else "text_replies"
    return constants.name(f"{module}.{content.kind}", content.schema, wanted)
