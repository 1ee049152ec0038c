"""The Python of the server's side: handlers as their author would write them, and what the application needs."""

from __future__ import annotations

import json

from ftgen.ir.api import Content, Group, Operation, SecurityScheme
from ftgen.python.annotations import annotation
from ftgen.python.expressions import Brackets, Expression, Phrase, call, generic
from ftgen.python.imports import STANDARD
from ftgen.python.layout import Code, lay_out, named
from ftgen.python.text import literal
from ftgen.targets import serving
from ftgen.targets.docs.answers import carried, first_content
from ftgen.targets.docs.examples import Examples, credential
from ftgen.targets.docs.lists import answer_of_a_list
from ftgen.targets.docs.places import Page
from ftgen.targets.docs.values import content_value, header_value
from ftgen.targets.server.replies import reply_names, successes
from ftgen.targets.serving import Served
from ftgen.targets.signatures import needs_header, server_signature

_TAKEN = {"Context", *STANDARD, "UNSET", "Unset"}
"""The names that an example may import beside the handler's class."""


def _raised(arguments: str) -> Code:
    return lay_out(call("HTTPError", arguments), indent=8, before="raise ")


_LONG = 20
_TOO_LONG = [
    "        # What to return is long: it is shown as the answer.",
    _raised("501"),
]


def implementation(
    examples: Examples,
    served: Served,
    operation: Operation,
    *,
    brief: bool = False,
    reply: str = "",
) -> str:
    """A module with a handler class that has the one method.

    Where it is to be ``brief`` an answer of many lines is left out. ``reply`` is the class of the operation's
    answers where one is to be made; it is where a header must be answered.
    """
    reply = reply or _needed_reply(examples, served, operation)
    signature = server_signature(operation, examples.codecs, reply)
    method = lay_out(
        signature, indent=4, before=f"async def {operation.name}", after=":"
    )
    body = _answer(examples, operation, reply)
    if brief and sum(each.count("\n") + 1 for each in body) > _LONG:
        body = _TOO_LONG
    lines = [f"class {handler_name(served)}({served.class_name}):", method, *body]
    return "\n".join((*_handler_imports(examples, served, lines), "", "", *lines))


def _needed_reply(examples: Examples, served: Served, operation: Operation) -> str:
    """The class of an operation's answers where one of them needs a header; empty elsewhere."""
    if not any(map(needs_header, operation.successes)):
        return ""
    return _reply(examples, served, operation)


def _reply(examples: Examples, served: Served, operation: Operation) -> str:
    """The class of an operation's answers."""
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
    needed = [
        (f"{each.python_name}=", header_value(examples.samples, each))
        for each in found.headers
    ]
    if not needed:
        needed = [("headers=", '{"x-request-id": "req-1"}')]
    given = [("", body)] if body else []
    return call(f"replies.{reply}.{found.name}", *given, *needed)


def _answer(examples: Examples, operation: Operation, reply: str) -> list[str]:
    content = first_content(operation.successes)
    if content is None and reply:
        made = _replied(examples, operation, reply, None, "")
        return [lay_out(made, indent=8, before="return ")]
    if content is None:
        return ["        return None"]
    value = content_value(examples.samples, content, "response")
    if value is None:
        return [_raised('501, "no example can be made"')]
    is_list = operation.pagination is not None and isinstance(value.json, dict | list)
    if is_list and not reply:
        return answer_of_a_list(examples.samples, operation, content, value.json)
    type_ = carried(content, examples.codecs)
    expression = examples.samples.expression(type_, value.json) or "..."
    lines: list[str] = []
    if content.is_stream:
        lines = [
            lay_out(
                Phrase((generic("AsyncIterator", annotation(content.type)), ":")),
                indent=8,
                before="async def items() -> ",
            ),
            lay_out(expression, indent=12, before="yield "),
            "",
        ]
        expression = "items()"
    if reply:
        expression = _replied(examples, operation, reply, content, expression)
    return [*lines, lay_out(expression, indent=8, before="return ")]


def _handler_imports(examples: Examples, served: Served, lines: list[str]) -> list[str]:
    used = named(lines)
    names = ["Context", served.class_name]
    names += (name for name in ("HTTPError", "replies") if name in used)
    return [
        *examples.imports(lines, ()),
        f"from {examples.package}.server import {', '.join(sorted(names))}",
    ]


def handler_name(served: Served) -> str:
    """What the examples call the class of a handler."""
    name = served.group.class_name
    return f"{name}Handler" if name in _TAKEN or name == served.class_name else name


def replying(examples: Examples, page: Page) -> str:
    """The shortest handler that answers with headers of its own; empty where none has a body."""
    served = page.served
    written = (
        implementation(examples, served, each, reply=_reply(examples, served, each))
        for each in served.group.operations
        if any(answer.contents for answer in each.successes)
    )
    return min(
        (each for each in written if "return replies." in each), key=len, default=""
    )


def authenticating(examples: Examples, page: Page) -> str:
    """A function that judges the credentials that the examples send; empty where nothing asks for any."""
    names = {
        name
        for operation in page.served.group.operations
        for requirement in operation.security
        for name, _ in requirement.schemes
    }
    wanted = dict.fromkeys(
        _received(each) for each in examples.api.security_schemes if each.name in names
    )
    if not wanted:
        return ""
    body = [
        f'    return "me" if compare_secret(credential, {literal(each)}) else None'
        for each in wanted
    ]
    if len(wanted) > 1:
        body = [
            f"    known = ({', '.join(map(literal, wanted))})",
            '    return "me" if any(compare_secret(credential, each) for each in known) else None',
        ]
    return "\n".join(
        (
            "# acme/api.py",
            f"from {examples.package}.server import compare_secret",
            "",
            "",
            "def authenticate(scheme: str, credential: str, scopes: tuple[str, ...]) -> str | None:",
            *body,
        )
    )


def _received(scheme: SecurityScheme) -> str:
    """The credential that the examples of a client pass, as a server gets it."""
    written = credential(scheme)
    return "user:password" if scheme.kind == "basic" else str(json.loads(written))


def service(examples: Examples, page: Page) -> str:
    """A module that passes a handler to the application."""
    name = handler_name(page.served)
    secured = is_secured(page.served.group)
    create = "create_webhooks_app" if page.is_webhook else "create_app"
    imported = f"{name}, authenticate" if secured else name
    items: list[tuple[str, Expression]] = [(f"{page.served.module}=", f"{name}()")]
    items += [("authenticate=", "authenticate")] if secured else []
    return "\n".join(
        (
            f"from {examples.package}.server import {create}",
            "",
            f"from acme.api import {imported}",
            "",
            lay_out(call(create, *items), before="app = "),
        )
    )


def entry_point(examples: Examples, page: Page) -> str:
    """The stanza of pyproject.toml that declares a handler."""
    served = page.served
    group = f"{examples.package}.{'webhooks' if page.is_webhook else 'api'}"
    lines = [
        f'[project.entry-points."{group}"]',
        f'{served.module} = "acme.api:{handler_name(served)}"',
    ]
    if is_secured(served.group):
        lines.append('authenticate = "acme.api:authenticate"')
    return "\n".join(lines)


def is_secured(group: Group) -> bool:
    """Whether any operation of a group asks for a credential."""
    return any(
        each.schemes for operation in group.operations for each in operation.security
    )
