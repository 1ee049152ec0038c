"""The modules of a server: the handler class of a group of operations, and the table that it is run by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ftgen.ir.api import Operation
from ftgen.python.expressions import unshadowed
from ftgen.python.imports import import_lines
from ftgen.python.layout import lay_out, named
from ftgen.python.text import docstring, one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.schemas import VOCABULARY
from ftgen.targets.server.docstrings import handler_docstring
from ftgen.targets.server.operations import operation_table
from ftgen.targets.server.vocabulary import NAMES
from ftgen.targets.serving import Served
from ftgen.targets.signatures import abstract_signature


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
    operations = tuple(
        lay_out(operation_table(each, each.path, codecs), indent=4, after=",")
        for each in group.operations
    )
    used = {"ABC", "abstractmethod", "Generic", "P_contra", "Operation"}
    used |= named((*operations, *(each.signature for each in methods)))
    return GroupView(
        docstring=docstring(
            one_line(f"{group.title}: its handlers and its operations.")
        ),
        imports=import_lines(used, {**NAMES, **VOCABULARY, "replies": "."}),
        class_name=served.class_name,
        class_docstring=docstring(group.description or f"Handles {group.title}.", 4),
        methods=methods,
        operations=operations,
    )


def _method(
    operation: Operation, served: Served, names: Names, codecs: Codecs
) -> MethodView:
    reply = names.replies.get((served.module, operation.name), "")
    methods = frozenset(each.name for each in served.group.operations)
    return MethodView(
        signature=lay_out(
            unshadowed(abstract_signature(operation, codecs, reply), methods),
            indent=4,
            before=f"def {operation.name}",
            after=":",
            is_inner=True,
        ),
        docstring=handler_docstring(operation, names.errors),
    )
