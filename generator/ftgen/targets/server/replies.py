"""What handlers may answer with: a class for each operation, a constructor for each documented success."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ftgen.ir.api import Content, Header, Operation, Response
from ftgen.naming import Scope, pascal_case, snake_case
from ftgen.python.annotations import annotation
from ftgen.python.expressions import (
    NONE,
    UNSET,
    Brackets,
    Expression,
    Name,
    Typed,
    call,
    flat,
    or_unset,
    union,
)
from ftgen.python.imports import import_lines
from ftgen.python.layout import lay_out, named
from ftgen.python.text import docstring, literal, one_line
from ftgen.targets import statuses
from ftgen.targets.codecs import Codecs
from ftgen.targets.server.vocabulary import NAMES
from ftgen.targets.serving import Served
from ftgen.targets.signatures import (
    ANSWERED_OCTETS,
    ANSWERED_STREAM,
    body_union,
    content_annotation,
)

Item = tuple[str, Expression]

_HEADERS = union((Name("Fields"), NONE))


@dataclass(frozen=True, slots=True)
class ConstructorView:
    """A class method: its lines up to the colon, its docstring and the expression that it returns."""

    signature: str
    docstring: str
    made: str


@dataclass(frozen=True, slots=True)
class ReplyView:
    """The answers of an operation."""

    name: str
    base: str
    docstring: str
    constructors: tuple[ConstructorView, ...]


@dataclass(frozen=True, slots=True)
class RepliesView:
    """The module of an API's answers."""

    docstring: str
    imports: tuple[str, ...]
    replies: tuple[ReplyView, ...]


@dataclass(frozen=True, slots=True)
class Success:
    """A constructor: ``name`` answers with a response, by ``contents`` of one type, as ``media_type`` if it says so."""

    name: str
    response: Response
    contents: tuple[Content, ...]
    media_type: str
    headers: tuple[Header, ...]


def reply_names(served: Iterable[Served]) -> dict[tuple[str, str], str]:
    """The classes of answers, by the module and the method of their operation."""
    scope = Scope(_OWN)
    return {
        (each.module, operation.name): scope.claim(pascal_case(operation.name))
        for each in served
        for operation in each.group.operations
        if answers(operation)
    }


_OWN = (
    "Decimal",
    "Downloadable",
    "Fields",
    "Items",
    "Reply",
    "Self",
    "UUID",
    "Unset",
)


def answers(operation: Operation) -> list[Response]:
    """The responses that are no errors."""
    return [
        each for each in operation.responses if each.is_reply
    ] or operation.successes


def successes(operation: Operation, codecs: Codecs) -> Iterator[Success]:
    """The constructors of an operation's answers: of a response with several kinds of body one for each."""
    scope = Scope()
    for response in answers(operation):
        name = statuses.function_name(response.status)
        groups = _by_type(response.contents, codecs)
        arguments = Scope(("cls", "body", "status", "headers"))
        headers = tuple(
            replace(each, python_name=arguments.claim(each.python_name))
            for each in response.headers
        )
        for index, contents in enumerate(groups or [()]):
            stated = contents[0].media_type if len(groups) > 1 else ""
            suffix = f"_{_kind(stated)}" if index else ""
            yield Success(
                scope.claim(name + suffix), response, contents, stated, headers
            )


def _by_type(contents: Iterable[Content], codecs: Codecs) -> list[tuple[Content, ...]]:
    """Contents by what they carry in Python."""
    found: dict[Expression, list[Content]] = {}
    for each in contents:
        key = content_annotation(each, codecs, ANSWERED_STREAM, ANSWERED_OCTETS)
        found.setdefault(key, []).append(each)
    return [tuple(each) for each in found.values()]


def _kind(media_type: str) -> str:
    return snake_case(media_type.partition(";")[0].rpartition("/")[2], fallback="other")


def replies_view(
    title: str,
    served: tuple[Served, ...],
    names: Mapping[tuple[str, str], str],
    codecs: Codecs,
) -> RepliesView:
    """The view of the answers of an API."""
    replies = tuple(
        _reply(names[each.module, operation.name], operation, codecs)
        for each in served
        for operation in each.group.operations
        if answers(operation)
    )
    return RepliesView(
        docstring=docstring(
            one_line(f"What the handlers of {title} may answer with, by operation.")
        ),
        imports=_imports(replies),
        replies=replies,
    )


def _reply(name: str, operation: Operation, codecs: Codecs) -> ReplyView:
    carried = body_union(answers(operation), codecs, ANSWERED_STREAM, ANSWERED_OCTETS)
    return ReplyView(
        name=name,
        base=f"Reply[{literal(flat(carried))}]",
        docstring=docstring(one_line(f"The answers of {operation.id}."), 4),
        constructors=tuple(
            _constructor(each, codecs) for each in successes(operation, codecs)
        ),
    )


def _constructor(success: Success, codecs: Codecs) -> ConstructorView:
    status = success.response.status
    signature: list[Item] = [("", "cls")]
    made: list[Item] = [("", "None"), ("", str(statuses.first_of(status)))]
    if success.contents:
        carried = content_annotation(
            success.contents[0], codecs, ANSWERED_STREAM, ANSWERED_OCTETS
        )
        signature.append(("body: ", Typed(carried)))
        made[0] = ("", "body")
    signature.append(("", "*"))
    if statuses.is_exact(status):
        made[1] = ("", status)
    else:
        first = str(statuses.first_of(status))
        signature.append(("status: ", Typed(Name("int"), first)))
        made[1] = ("", "status")
    ordered = sorted(success.headers, key=lambda each: not each.required)
    signature += [(f"{each.python_name}: ", _typed(each)) for each in ordered]
    signature.append(("headers: ", Typed(_HEADERS, NONE)))
    made.append(("", _sent(success)))
    if success.media_type:
        made.append(("", literal(success.media_type)))
    text = one_line(f"{status}: {success.response.description}")
    return ConstructorView(
        signature=lay_out(
            Brackets("(", tuple(signature), ")", result=Name("Self")),
            indent=4,
            before=f"def {success.name}",
            after=":",
            is_inner=True,
        ),
        docstring=docstring(text, 8),
        made=lay_out(call("cls", *made), indent=8, before="return ", is_inner=True),
    )


def _typed(header: Header) -> Typed:
    written = annotation(header.type)
    return Typed(written) if header.required else Typed(or_unset(written), UNSET)


def _sent(success: Success) -> Expression:
    """The headers of an answer: those that are documented, and the others that are given."""
    pairs: list[Item] = [("", "headers")]
    for each in success.headers:
        given: list[Item] = [("", each.python_name)]
        if each.content_type:
            text = call("parameters.json_text", *given)
        else:
            given += [("explode=", "True")] if each.explode else []
            text = call("parameters.header", *given)
        pairs.append(
            ("", Brackets("(", (("", literal(each.name.lower())), ("", text)), ")"))
        )
    return call("sent", *pairs)


def _imports(replies: tuple[ReplyView, ...]) -> tuple[str, ...]:
    made = [each for reply in replies for each in reply.constructors]
    used = named(line for each in made for line in (each.signature, each.made))
    return import_lines({*used, *(["Reply"] if made else [])}, NAMES)
