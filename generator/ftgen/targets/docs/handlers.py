"""The Python of the examples of handlers: a class that has the one method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ftgen.ir.api import Content, Operation
from ftgen.targets import serving
from ftgen.targets.code import annotation
from ftgen.targets.docs.answers import carried, first_content
from ftgen.targets.docs.lists import answer_of_a_list
from ftgen.targets.docs.values import content_value, header_value
from ftgen.targets.layout import Brackets, Expression, lay_out
from ftgen.targets.server_replies import reply_names, successes
from ftgen.targets.serving import Served
from ftgen.targets.signatures import needs_header, server_signature

if TYPE_CHECKING:
    from ftgen.targets.docs.examples import Examples

_TAKEN = frozenset("Any AsyncIterator Context Decimal Literal UNSET UUID Unset".split())
"""The names that an example may import beside the handler's class."""

_NO_SAMPLE = 'raise HTTPError(501, "no example can be made")'


def implementation(examples: Examples, served: Served, operation: Operation) -> str:
    """A module with a handler class that has the one method."""
    reply = _reply(examples, served, operation)
    signature = server_signature(operation, examples.codecs, reply)
    method = lay_out(
        signature, indent=4, before=f"async def {operation.name}", after=":"
    )
    body = _answer(examples, operation, reply)
    lines = [f"class {handler_name(served)}({served.class_name}):", method, *body]
    return "\n".join(
        (*_handler_imports(examples, served, "\n".join(lines)), "", "", *lines)
    )


def _reply(examples: Examples, served: Served, operation: Operation) -> str:
    """The class of an operation's answers where one of them needs a header; empty elsewhere."""
    if not any(map(needs_header, operation.successes)):
        return ""
    if not examples.reply_classes:
        everything = (*serving.apis(examples.api), *serving.receivers(examples.api))
        examples.reply_classes.update(reply_names(everything))
    return examples.reply_classes[served.module, operation.name]


def _replied(
    examples: Examples,
    operation: Operation,
    reply: str,
    content: Content | None,
    body: Expression,
) -> Brackets:
    """An answer with the headers that it needs; ``body`` is an expression, empty where there is none."""
    found = next(
        each
        for each in successes(operation, examples.codecs)
        if content is None or any(each is content for each in each.contents)
    )
    needed = (
        (f"{each.python_name}=", header_value(examples.samples, each))
        for each in found.headers
        if each.required
    )
    given = [("", body)] if body else []
    return Brackets(f"replies.{reply}.{found.name}(", (*given, *needed), ")")


def _answer(examples: Examples, operation: Operation, reply: str) -> list[str]:
    content = first_content(operation.successes)
    if content is None and reply:
        made = _replied(examples, operation, reply, None, "")
        return [lay_out(made, indent=8, before="return ")]
    if content is None:
        return ["        return None"]
    value = content_value(examples.samples, content, "response")
    if value is None:
        return [f"        {_NO_SAMPLE}"]
    is_list = operation.pagination is not None and isinstance(value.json, dict | list)
    if is_list and not reply:
        return answer_of_a_list(examples.samples, operation, content, value.json)
    type_ = carried(content, examples.codecs)
    expression = examples.samples.expression(type_, value.json) or "..."
    lines: list[str] = []
    if content.is_stream:
        lines = [
            f"        async def items() -> AsyncIterator[{annotation(content.type)}]:",
            lay_out(expression, indent=12, before="yield "),
            "",
        ]
        expression = "items()"
    if reply:
        expression = _replied(examples, operation, reply, content, expression)
    return [*lines, lay_out(expression, indent=8, before="return ")]


def _handler_imports(examples: Examples, served: Served, text: str) -> list[str]:
    names = [
        "Context",
        served.class_name,
        *(
            name
            for name in ("HTTPError", "replies")
            if f"{name}." in text or f"{name}(" in text
        ),
    ]
    return [
        *examples.imports(text, ()),
        f"from {examples.package}.server import {', '.join(sorted(names))}",
    ]


def handler_name(served: Served) -> str:
    """What the examples call the class of a handler."""
    name = served.group.class_name
    return f"{name}Handler" if name in _TAKEN or name == served.class_name else name
