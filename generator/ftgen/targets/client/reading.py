"""The expressions that read an operation's answers."""

from __future__ import annotations

from collections.abc import Iterable

from ftgen.ir.api import Content, Operation, Response
from ftgen.ir.types import StringType
from ftgen.targets.client.fragments import behind, call, mapping, parsed
from ftgen.targets.client.shapes import shape_expression
from ftgen.targets.client.writing import is_event
from ftgen.targets.code import annotation, literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import Brackets, Expression
from ftgen.targets.signatures import (
    SEQUENTIAL,
    body_union,
    is_mixed,
    success_responses,
    without_streams,
)


def success_expression(operation: Operation, codecs: Codecs) -> Brackets:
    """The readers of the answers that mean success, by status."""
    found = success_responses(operation)
    if not found:
        return mapping({"200": "replies.nothing"})
    mixed = is_mixed(operation)
    return mapping(
        {
            _status(each): _reader(each, codecs, skip_streams=mixed, lazy=False)
            for each in found
        }
    )


def error_expression(operation: Operation, codecs: Codecs) -> Brackets | None:
    """The readers of all other answers; models are looked up when they are needed. None where there are none."""
    success = {each.status for each in success_responses(operation)}
    readers = {
        _status(each): _reader(each, codecs, skip_streams=False, lazy=True)
        for each in operation.responses
        if each.status not in success
    }
    return mapping(readers) if readers else None


def result_annotation(operation: Operation, codecs: Codecs) -> str:
    """The annotation of the body of a whole answer; a stream counts as the list of its items."""
    found = success_responses(operation)
    if is_mixed(operation):
        found = [without_streams(each) for each in found]
    return body_union(found, codecs, "list[{}]")


def stream_of(operation: Operation) -> Content | None:
    """The content that is read item by item, where an operation has one."""
    contents = (
        content for each in success_responses(operation) for content in each.contents
    )
    return next((each for each in contents if each.kind in SEQUENTIAL), None)


def item_reader(content: Content, codecs: Codecs) -> Brackets:
    """A callable that makes the reader of a stream's items."""
    kind = "EventDataReader"
    if content.kind == "json-lines":
        kind = "JsonLinesReader"
    elif is_event(content.type, codecs):
        kind = "EventReader"
    elif isinstance(codecs.resolve(content.type), StringType):
        kind = "EventTextReader"
    made = call(f"streaming.{kind}", codecs.decoder(content.type))
    return behind("lambda: ", made)


def item_annotation(content: Content) -> str:
    """The annotation of a stream's items."""
    return annotation(content.type)


def accepted(operation: Operation) -> str:
    """The media types of the answers that mean success, for the Accept header; empty where there is no body."""
    leave = SEQUENTIAL if is_mixed(operation) else ()
    media_types = (
        content.media_type
        for each in success_responses(operation)
        for content in each.contents
        if content.kind not in leave
    )
    return ", ".join(dict.fromkeys(media_types))


def _status(response: Response) -> str:
    return response.status if response.status.isdigit() else literal(response.status)


def _reader(
    response: Response, codecs: Codecs, *, skip_streams: bool, lazy: bool
) -> Expression:
    contents: Iterable[Content] = (
        without_streams(response).contents if skip_streams else response.contents
    )
    readers = {
        each.media_type: _content_reader(each, codecs, lazy) for each in contents
    }
    if not readers:
        return "replies.nothing"
    if len(set(readers.values())) == 1:
        return next(iter(readers.values()))
    entries = {literal(media_type): reader for media_type, reader in readers.items()}
    return call("replies.by_media_type", mapping(entries))


def _content_reader(content: Content, codecs: Codecs, lazy: bool) -> Expression:
    if content.kind in SEQUENTIAL:
        return call("replies.items", item_reader(content, codecs))
    if content.kind == "binary":
        return "replies.octets"
    decoder = codecs.decoder(content.type)
    if lazy and decoder.startswith("models."):
        decoder = f"lambda value: {decoder}(value)"
    shape: Expression = ""
    if content.kind in ("form", "multipart"):
        shape = shape_expression(content.type, codecs)
    return call(f"replies.{content.kind}", parsed(decoder), shape)
