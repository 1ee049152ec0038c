"""The modules of a server: the handler class of a group of operations, and the table that it is run by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ftgen.ir.api import Operation
from ftgen.targets.client.fragments import unshadowed
from ftgen.targets.code import bare, docstring, import_lines, in_order, one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import lay_out
from ftgen.targets.schemas import SchemaWriter, schema_import
from ftgen.targets.server.docstrings import handler_docstring
from ftgen.targets.server.operations import operation_table
from ftgen.targets.serving import Served
from ftgen.targets.signatures import ANSWERED_OCTETS, abstract_signature

TABLES = (
    "Body",
    "Content",
    "Operation",
    "Part",
    "cookie",
    "header",
    "json_body",
    "json_content",
    "path",
    "query",
    "querystring",
)
"""What tables are made of: names of the runtime's ``operations``."""


@dataclass(frozen=True, slots=True)
class MethodView:
    """An abstract method: its line or lines from ``def`` to the colon, and its docstring."""

    signature: str
    docstring: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A module of a server: the handler class of a group and the table of its operations."""

    docstring: str
    imports: tuple[str, ...]
    has_replies: bool
    class_name: str
    class_docstring: str
    methods: tuple[MethodView, ...]
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The classes that methods name: of answers by module and method, of errors by status."""

    replies: Mapping[tuple[str, str], str]
    errors: Mapping[str, str]


def group_view(served: Served, names: Names, codecs: Codecs) -> GroupView:
    """The view of a group's module."""
    group = served.group
    methods = tuple(_method(each, served, names, codecs) for each in group.operations)
    writer = SchemaWriter()
    operations = tuple(
        lay_out(operation_table(each, each.path, codecs, writer), indent=4, after=",")
        for each in group.operations
    )
    return GroupView(
        docstring=docstring(
            one_line(f"{group.title}: its handlers and its operations.")
        ),
        imports=_imports(methods, operations, writer),
        has_replies=any("replies." in each.signature for each in methods),
        class_name=served.class_name,
        class_docstring=docstring(group.description or f"Handles {group.title}.", 4),
        methods=methods,
        operations=operations,
    )


def _method(
    operation: Operation, served: Served, names: Names, codecs: Codecs
) -> MethodView:
    reply = names.replies.get((served.module, operation.name), "")
    signature = lay_out(
        abstract_signature(operation, codecs, reply),
        indent=4,
        before=f"def {operation.name}",
        after=":",
    )
    methods = frozenset(each.name for each in served.group.operations)
    return MethodView(
        signature=unshadowed(signature, methods).lstrip(),
        docstring=handler_docstring(operation, names.errors),
    )


def _imports(
    methods: tuple[MethodView, ...], operations: tuple[str, ...], schemas: SchemaWriter
) -> tuple[str, ...]:
    table = "\n".join(operations)
    signatures = "\n".join(each.signature for each in methods)
    lines = {"from abc import ABC, abstractmethod"}
    if "AsyncIterator[" in signatures:
        lines.add("from collections.abc import AsyncIterator")
    items = "Items, " if "Items[" in signatures else ""
    lines.add(f"from .._runtime.handling import Answer, Context, {items}P_contra")
    if ANSWERED_OCTETS in signatures:
        lines.add(f"from .._runtime.file_replies import {ANSWERED_OCTETS}")
    calls = set(_CALL.findall(bare(table)))
    called = ", ".join(name for name in TABLES if name in calls)
    lines.add(f"from .._runtime.operations import {called}")
    lines |= set(schema_import(".._runtime.schema", schemas))
    if "builtins." in signatures:
        lines.add("import builtins")
    checking = "TYPE_CHECKING, " if "replies." in signatures else ""
    lines.add(f"from typing import {checking}Generic")
    lines |= set(import_lines([signatures, table]))
    return in_order(lines)


_CALL = re.compile(r"(?<![\w.\"'])([A-Za-z]\w*)\(")
