"""Reads request bodies: the media type chooses how octets become a JSON value, and a check judges that."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from typing import Any

from . import form_reading, jsontext, media
from .careful import MISMATCHES
from .codec import DecodeError, Violation, codec_of
from .incoming import Incoming
from .item_reading import arriving, read_items
from .limits import Limits
from .multipart import Piece, TooManyParts, split
from .octets import Octets
from .operations import Body, Operation
from .parameter_reading import checked
from .problems import Fault, HTTPError
from .shapes import shape_of
from .spooling import Stored, stored
from .unset import UNSET

Note = Callable[[Violation], None]

_ARRIVING = ("binary", "json-lines", "event-stream", "whole-events")
"""The kinds of bodies that are handled while they arrive, where that is wanted."""


async def read_body(
    operation: Operation,
    request: Incoming,
    limits: Limits,
    faults: list[Fault],
    *,
    streaming: bool = False,
) -> Any:
    """The body of a request as a handler gets it, UNSET where there is none; what is wrong goes to ``faults``.

    Where it is ``streaming``, raw octets and items are not read yet, and the files of a form are not in memory.

    Raises HTTPError 413 for one that is too large, 415 for a media type that the operation does not take.
    """
    content_type = request.header("content-type") or ""
    chosen = _choose(operation, content_type)
    encoding = request.header("content-encoding") or "identity"
    if encoding.lower() != "identity":
        detail = "the body must not be compressed"
        raise HTTPError(415, detail, headers={"accept-encoding": "identity"})
    if streaming and chosen.kind in _ARRIVING:
        chunks = request.chunks(limits.upload)
        if chosen.kind == "binary":
            return Octets(chunks)
        return arriving(chosen, chunks, limits)

    def note(violation: Violation) -> None:
        faults.append(Fault("body", "", violation.pointer, violation.message))

    kind = content_type or chosen.media_type
    try:
        if streaming and chosen.kind == "multipart" and content_type:
            spool, chunks = request.spool(limits.json), request.chunks(limits.upload)
            pieces = await stored(chunks, kind, spool, limits.parts)
            return _form(chosen, pieces, limits, note)
        is_upload = chosen.kind in ("binary", "multipart")
        octets = await request.body(limits.upload if is_upload else limits.json)
        if octets or (chosen.kind != "json" and content_type):
            return _decode(chosen, octets, kind, limits, note)
        if operation.body_required:
            faults.append(Fault("body", "", "", "is required"))
        return UNSET
    except DecodeError as error:
        note(Violation(error.pointer, error.message))
        return UNSET
    except TooManyParts as error:
        raise HTTPError(413, str(error)) from None


def _choose(operation: Operation, content_type: str) -> Body:
    """The media type that a request has; without one it is taken for the first that the operation names."""
    bodies = operation.bodies
    if not content_type or content_type == bodies[0].media_type:
        return bodies[0]
    chosen = media.choose(content_type, tuple(each.media_type for each in bodies))
    if chosen is None:
        listed = ", ".join(each.media_type for each in bodies)
        detail = f"the media type {content_type} is not one of {listed}"
        raise HTTPError(415, detail, headers={"accept": _latin(listed)})
    return next(each for each in bodies if each.media_type == chosen)


def _latin(text: str) -> str:
    return text.encode("latin-1", "replace").decode("latin-1")


def _decode(
    body: Body, octets: bytes, content_type: str, limits: Limits, note: Note
) -> Any:
    match body.kind:
        case "binary":
            return octets
        case "json":
            text = _unicode(octets, content_type)
            if limits.depth >= jsontext.MAX_DEPTH:
                with suppress(*MISMATCHES):
                    return codec_of(body.schema).of_text("request", text)
            value = load_json(text, limits.depth)
        case "form":
            form = _text(octets, content_type)
            if form.count("&") >= limits.form_fields:
                most = limits.form_fields
                raise HTTPError(413, f"the form must not have more than {most} fields")
            value = form_reading.read_form(form, body.schema, body.parts)
        case "multipart":
            pieces = split(octets, content_type, limits.parts)
            return _form(body, pieces, limits, note)
        case "text":
            plain = _text(octets, content_type)
            scalar = shape_of(body.schema).scalar
            value = plain if scalar is None else scalar(plain)
        case _:
            values = read_items(body.kind, octets)
            return _items(body, values, limits.violations, note)
    return checked(codec_of(body.schema), value, note, limits.violations + 1)


def _form(
    body: Body, pieces: Sequence[Piece | Stored], limits: Limits, note: Note
) -> Any:
    value = form_reading.read_multipart(pieces, body.schema, body.parts)
    return checked(codec_of(body.schema), value, note, limits.violations + 1)


def _unicode(octets: bytes, content_type: str) -> bytes:
    """JSON text in UTF-8, whatever the charset that the media type names."""
    if media.charset(content_type).lower() in ("utf-8", "utf8"):
        return octets.removeprefix(b"\xef\xbb\xbf")
    return _text(octets, content_type).encode()


def _text(octets: bytes, content_type: str) -> str:
    charset = media.charset(content_type)
    try:
        return media.decode(octets, charset)
    except LookupError as error:
        raise HTTPError(415, str(error)) from None
    except ValueError:
        raise DecodeError(f"expected text in {charset}") from None


def load_json(octets: bytes, depth: int = jsontext.MAX_DEPTH) -> Any:
    """The value of JSON text; raises DecodeError with line and column for what is not, or nested deeper."""
    try:
        value = jsontext.loads(octets)
    except jsontext.JsonError as error:
        raise DecodeError(f"expected JSON: {error}") from None
    if depth < jsontext.MAX_DEPTH and jsontext.is_deeper(value, depth):
        raise DecodeError(f"expected JSON: nested deeper than {depth}")
    return value


def _items(body: Body, values: list[Any], most: int, note: Note) -> AsyncIterator[Any]:
    codec = codec_of(body.schema)
    found, wrong = [], 0

    def noting(index: int) -> Note:
        def noted(violation: Violation) -> None:
            nonlocal wrong
            wrong += 1
            note(Violation(f"/{index}{violation.pointer}", violation.message))

        return noted

    for at, value in enumerate(values):
        found.append(checked(codec, value, noting(at), most + 1))
        if wrong > most:
            break

    async def iterate() -> AsyncIterator[Any]:
        for each in found:
            yield each

    return iterate()
