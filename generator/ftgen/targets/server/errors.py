"""The errors that a description documents, as exceptions for handlers to raise: a class for each status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ftgen.ir.api import Operation, Response
from ftgen.naming import Scope
from ftgen.python.annotations import STR
from ftgen.python.expressions import (
    ABSENT,
    ANY,
    NONE,
    UNSET,
    Brackets,
    Expression,
    Name,
    Typed,
    generic,
    union,
)
from ftgen.python.imports import import_lines, public_names
from ftgen.python.layout import lay_out, named
from ftgen.python.text import docstring, one_line
from ftgen.targets import statuses
from ftgen.targets.codecs import Codecs
from ftgen.targets.docstrings import failure_text, failures
from ftgen.targets.server.vocabulary import NAMES
from ftgen.targets.signatures import body_union, content_union


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An exception: its constructor's lines up to the colon, and the call of that of its base."""

    name: str
    docstring: str
    signature: str
    call: str


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """The module of an API's errors."""

    docstring: str
    imports: tuple[str, ...]
    public: str
    errors: tuple[ErrorView, ...]


def documented(operations: Iterable[Operation]) -> dict[str, list[Response]]:
    """The errors of operations by status, range or default, in this order."""
    found: dict[str, list[Response]] = {}
    for operation in operations:
        for each in failures(operation):
            if each.is_reply:
                continue
            found.setdefault(each.status, []).append(each)
    return dict(sorted(found.items()))


def error_names(operations: Iterable[Operation]) -> dict[str, str]:
    """The classes of errors by status."""
    scope = Scope(_OWN)
    found = documented(operations)
    return {status: scope.claim(statuses.class_name(status)) for status in found}


def error_body(operations: Iterable[Operation], codecs: Codecs) -> Expression:
    """The annotation of the JSON that documented errors carry; Any where none does."""
    told = [
        content
        for responses in documented(operations).values()
        for each in responses
        for content in each.contents
        if content.kind == "json"
    ]
    return content_union(told, codecs) if told else ANY


_OWN = ("HTTPError", "Mapping")


def errors_view(
    title: str, operations: tuple[Operation, ...], codecs: Codecs
) -> ErrorsView:
    """The view of the errors of an API."""
    found, names = documented(operations), error_names(operations)
    errors = tuple(
        _error(names[status], status, responses, codecs)
        for status, responses in found.items()
    )
    return ErrorsView(
        docstring=docstring(
            one_line(f"The errors that {title} documents, to be raised.")
        ),
        imports=_imports(errors),
        public=public_names(["HTTPError", *names.values()]),
        errors=errors,
    )


def _error(
    name: str, status: str, responses: list[Response], codecs: Codecs
) -> ErrorView:
    told = [each for each in responses if each.contents]
    items: list[tuple[str, Expression]] = [("", "self")]
    if not statuses.is_exact(status):
        items.append(("status: ", Name("int")))
    if told:
        written = body_union(told, codecs, ("AsyncIterator",))
        is_left_out = len(told) < len(responses) and written != ANY
        body = Typed(union((written, ABSENT)), UNSET) if is_left_out else Typed(written)
        items.append(("body: ", body))
    items += [
        ("", "*"),
        ("headers: ", Typed(union((generic("Mapping", STR, STR), NONE)), NONE)),
    ]
    signature = Brackets("(", tuple(items), ")", result=NONE)
    given = status if statuses.is_exact(status) else "status"
    sent = "body=body, " if told else ""
    return ErrorView(
        name=name,
        docstring=docstring(failure_text(responses[0]), 4),
        signature=lay_out(
            signature, indent=4, before="def __init__", after=":", is_inner=True
        ),
        call=f"super().__init__({given}, {sent}headers=headers)",
    )


def _imports(errors: tuple[ErrorView, ...]) -> tuple[str, ...]:
    used = named(each.signature for each in errors)
    return import_lines({"HTTPError", *used}, NAMES)
