"""Pieces of code that the modules of the client share: calls, imports, names that methods would hide."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from ftgen.targets.code import bare, in_order, uses
from ftgen.targets.layout import Brackets, Expression

IMPORTS = {
    "builtins.": "import builtins",
    "dt.": "import datetime as dt",
    "warnings.": "import warnings",
}

NAMES = {
    "AsyncIterable": "collections.abc",
    "Iterable": "collections.abc",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "Decimal": "decimal",
    "TYPE_CHECKING": "typing",
    "Any": "typing",
    "Literal": "typing",
    "UUID": "uuid",
    "models.": "..",
    "arguments.": ".._runtime",
    "bodies.": ".._runtime",
    "codec.": ".._runtime",
    "forms.": ".._runtime",
    "paging.": ".._runtime",
    "parameter_parsing.": ".._runtime",
    "parameters.": ".._runtime",
    "replies.": ".._runtime",
    "streaming.": ".._runtime",
    "PageRequest": ".._runtime.requests",
    "Readers": ".._runtime.requests",
    "Request": ".._runtime.requests",
    "StreamRequest": ".._runtime.requests",
    "UNSET": ".._runtime.unset",
    "Unset": ".._runtime.unset",
}
"""What generated code may name, and the modules that it comes from; a full stop marks a module."""

TYPE_NAMES = {
    "AsyncRawStream": ".._runtime.async_streams",
    "AsyncStream": ".._runtime.async_streams",
    "Opening": ".._runtime.async_streams",
    "AsyncTransport": ".._runtime.async_transport",
    "AsyncPager": ".._runtime.paging",
    "Page": ".._runtime.paging",
    "RequestOptions": ".._runtime.requests",
    "RawStream": ".._runtime.sync_streams",
    "Stream": ".._runtime.sync_streams",
    "SyncTransport": ".._runtime.sync_transport",
    "AsyncUploadable": ".._runtime.uploads",
    "Uploadable": ".._runtime.uploads",
}
"""What only annotations name."""

_BUILTINS = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<![\w.])(?<!def )(bool|bytes|dict|float|int|list|str)\b(?!: )"""
)


_TOKENS = re.compile(r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[(){}\[\],]""")


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its head up to the colon, its docstring, and the statements below, each a finished fragment.

    Head and statements are laid out already, and indented.
    """

    header: str
    docstring: str
    lines: tuple[str, ...]


Item: TypeAlias = Expression | tuple[str, Expression]
"""An argument: a value, or the text before it and the value."""


def call(function: str, *arguments: Item) -> Brackets:
    """A call with the arguments that are not empty."""
    items = (
        each if isinstance(each, tuple) else ("", each) for each in arguments if each
    )
    return Brackets(f"{function}(", tuple(items), ")")


def mapping(entries: Mapping[str, Expression]) -> Brackets:
    """A dictionary of expressions."""
    items = ((f"{key}: ", value) for key, value in entries.items())
    return Brackets("{", tuple(items), "}")


def parsed(text: str) -> Expression:
    """An expression that a call ends, as one that can be laid out; any other stays text."""
    start, depth, pieces, position = text.find("(") + 1, 0, [], 0
    if not start or not text.endswith(")"):
        return text
    for found in _TOKENS.finditer(text, start):
        match found[0]:
            case "(" | "[" | "{":
                depth += 1
            case ")" | "]" | "}":
                depth -= 1
            case "," if depth == 0:
                pieces.append(text[position or start : found.start()])
                position = found.end()
        if depth < 0 and found.end() < len(text):
            return text
    pieces.append(text[position or start : -1])
    items = tuple(("", parsed(piece.strip())) for piece in pieces if piece.strip())
    return Brackets(text[:start], items, ")")


def behind(text: str, expression: Brackets) -> Brackets:
    """An expression with text in front of it."""
    return replace(expression, start=text + expression.start)


def unshadowed(fragment: str, methods: Collection[str]) -> str:
    """A fragment of a class whose methods may be called like the builtin types that it names."""
    if SHADOWABLE.isdisjoint(methods):
        return fragment

    def qualified(match: re.Match[str]) -> str:
        name = match[2]
        return f"builtins.{name}" if name in methods else match[0]

    return _BUILTINS.sub(qualified, fragment)


SHADOWABLE = frozenset(("bool", "bytes", "dict", "float", "int", "list", "str"))


def imports(
    fragments: Iterable[str], known: Mapping[str, str] = NAMES
) -> tuple[str, ...]:
    """The imports that fragments of code need, those of other packages before the package's own."""
    text = bare("\n".join(fragments))
    lines = [
        line for name, line in IMPORTS.items() if known is NAMES and uses(text, name)
    ]
    by_module: defaultdict[str, list[str]] = defaultdict(list)
    for name, module in known.items():
        if uses(text, name):
            by_module[module].append(name.rstrip("."))
    lines += [
        f"from {module} import {', '.join(sorted(names, key=_isort_key))}"
        for module, names in sorted(by_module.items())
    ]
    return in_order(lines)


def _isort_key(name: str) -> tuple[bool, bool, str]:
    """Constants, then classes, then the rest."""
    return not name.isupper(), not name[0].isupper(), name
