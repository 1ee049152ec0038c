"""The module of one group: a class of requests as values, and the two clients that send them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ftgen.ir.api import Api, Group, Operation
from ftgen.python.annotations import annotation
from ftgen.python.expressions import (
    ABSENT,
    ANY,
    Brackets,
    Expression,
    Item,
    Typed,
    call,
    generic,
    members_of,
    names,
    union,
    unshadowed,
)
from ftgen.python.imports import import_lines
from ftgen.python.layout import Code, declaration, lay_out, named
from ftgen.python.text import docstring, literal, one_line, plain_text
from ftgen.targets.client import reading, writing
from ftgen.targets.client.docstrings import method_docstring, stream_docstring
from ftgen.targets.client.fragments import NAMES, TYPE_NAMES, Function
from ftgen.targets.client.paging import paging_expression
from ftgen.targets.client.servers import base_url_expression
from ftgen.targets.codecs import Codecs
from ftgen.targets.flattening import body_arguments, flag_of
from ftgen.targets.schemas import VOCABULARY
from ftgen.targets.signatures import (
    Argument,
    client_arguments,
    client_signature,
    request_arguments,
    signature,
    stream_name,
    stream_result,
)


@dataclass(frozen=True, slots=True)
class GroupClass:
    """A class of a group's module: its name, docstring and methods, and the type of the client that it uses."""

    name: str
    docstring: str
    functions: tuple[Function, ...]
    client: str = ""


@dataclass(frozen=True, slots=True)
class GroupModule:
    """A group's module. ``tables`` are constants: readers of errors that several operations share."""

    docstring: str
    imports: tuple[str, ...]
    tables: tuple[str, ...]
    requests: GroupClass
    clients: tuple[GroupClass, ...]


def group_module(group: Group, api: Api, codecs: Codecs) -> GroupModule:
    """The view of a group's module."""
    return _GroupWriter(group, api, codecs).module()


_READERS = generic("Readers", ANY)


class _GroupWriter:
    def __init__(self, group: Group, api: Api, codecs: Codecs) -> None:
        self._group = group
        self._api = api
        self._codecs = codecs
        self._readers = reading.ReaderConstants()
        self._tables: dict[Brackets, str] = {}
        self._methods = frozenset(each.name for each in group.operations)
        self._scheme_names = {
            each.name: each.python_name for each in api.security_schemes
        }

    def module(self) -> GroupModule:
        stem, title = self._group.class_name, one_line(self._group.title)
        requests = GroupClass(
            name=f"{stem}Requests",
            docstring=docstring(
                f"The requests of {title} as values: give them to a client's ``send`` or ``stream``.",
                4,
            ),
            functions=tuple(map(self._request, self._group.operations)),
        )
        clients = (self._client("", "Sync"), self._client("Async", "Async"))
        tables = (
            *self._readers.statements(),
            *(
                declaration(name, Typed(_READERS, value))
                for value, name in self._tables.items()
            ),
        )
        classes = (requests, *clients)
        used = named((*tables, *(line for each in classes for line in _code(each))))
        return GroupModule(
            docstring=docstring(
                f"{title}: the operations of this group, synchronous and asynchronous."
            ),
            imports=import_lines(
                {"SyncTransport", "AsyncTransport", *used},
                {**NAMES, **VOCABULARY, **TYPE_NAMES},
            ),
            tables=tables,
            requests=requests,
            clients=clients,
        )

    def _client(self, prefix: str, colour: str) -> GroupClass:
        return GroupClass(
            name=f"{prefix}{self._group.class_name}Client",
            docstring=self._about(),
            functions=tuple(self._all_methods(prefix)),
            client=f"{colour}Transport",
        )

    def _all_methods(self, prefix: str) -> Iterable[Function]:
        for each in self._group.operations:
            yield from self._methods_of(each, prefix)

    def _about(self) -> str:
        text = plain_text(self._group.description) or f"{one_line(self._group.title)}."
        return docstring(text, 4)

    def _request(self, operation: Operation) -> Function:
        stream = reading.stream_of(operation)
        result = reading.result_annotation(operation, self._codecs)
        kind = generic("Request", result)
        if stream is not None:
            kind = generic("StreamRequest", result, reading.item_annotation(stream))
        elif (paging := operation.pagination) is not None:
            kind = generic("PageRequest", annotation(paging.item), result)
        sent = call(kind.callee, *self._fields(operation))
        parameters = _parameter_list(self._sent(operation), kind)
        return Function(
            header=self._header(f"def {operation.name}", parameters),
            docstring=docstring(f"{operation.method} {operation.path}", 8),
            lines=(_statement("return ", sent),),
        )

    def _header(self, start: str, parameters: Brackets) -> str:
        visible = unshadowed(parameters, self._methods)
        return lay_out(visible, indent=4, before=start, after=":")

    def _sent(self, operation: Operation) -> Iterable[Argument]:
        """The arguments of a request, which is for both clients: what is sent bit by bit may be of either kind."""
        pairs = zip(
            request_arguments(operation, self._codecs),
            request_arguments(operation, self._codecs, asynchronous=True),
            strict=True,
        )
        for one, other in pairs:
            both = one.annotation
            if "AsyncUploadable" in names(other.annotation):
                both = other.annotation
            elif other.annotation != both:
                kept = (each for each in members_of(other.annotation) if each != ABSENT)
                both = union((*kept, both))
            yield replace(one, annotation=both)

    def _fields(self, operation: Operation) -> Iterable[Item]:
        """The arguments of the Request, those left out that have nothing to say."""
        stream = reading.stream_of(operation)
        body = operation.body
        is_paged = operation.pagination is not None and not stream
        path = writing.path_expression(operation, self._codecs)
        template = literal(operation.path)
        flag = flag_of(operation, self._codecs) if stream else ""
        fields: dict[str, Expression] = {
            "method": literal(operation.method),
            "path": path,
            "operation": literal(operation.name),
            "template": template if template != path else "",
            "query": writing.query_expression(operation, self._codecs),
            "headers": writing.headers_expression(operation, self._codecs),
            "cookies": writing.cookies_expression(operation, self._codecs),
            "body": (
                writing.body_expression(body, self._codecs) if body is not None else ""
            ),
            "accept": _accept(operation),
            "security": self._security(operation),
            "success": reading.success_expression(
                operation, self._codecs, self._readers
            ),
            "errors": self._table(
                reading.error_expression(operation, self._codecs, self._readers)
            ),
            "stream_accept": literal(stream.media_type) if stream else "",
            "items": (
                reading.item_reader(operation, stream, self._codecs, self._readers)
                if stream
                else ""
            ),
            "flag": flag and literal(flag),
            "key_header": writing.key_header(operation),
            "paging": paging_expression(operation, self._codecs) if is_paged else "",
            "base_url": self._base_url(operation),
        }
        return ((f"{name}=", value) for name, value in fields.items() if value)

    def _base_url(self, operation: Operation) -> str:
        own = operation.servers != self._api.servers
        return base_url_expression(operation.servers) if own else ""

    def _security(self, operation: Operation) -> str:
        if not operation.security:
            return ""
        return literal(
            tuple(
                tuple(self._scheme_names[name] for name, _ in each.schemes)
                for each in operation.security
            )
        )

    def _table(self, readers: Brackets | None) -> str:
        """The name of the constant that holds readers."""
        if readers is None:
            return ""
        number = len(self._tables) + 1
        return self._tables.setdefault(
            readers, "_ERRORS" if number == 1 else f"_ERRORS_{number}"
        )

    def _methods_of(self, operation: Operation, prefix: str) -> Iterable[Function]:
        """The method of an operation and, where it has one, the one that reads its answer as it arrives."""
        asynchronous = bool(prefix)
        yield Function(
            header=self._header(
                f"{self._start(operation, prefix)} {operation.name}",
                client_signature(operation, self._codecs, asynchronous=asynchronous),
            ),
            docstring=method_docstring(operation, self._codecs),
            lines=(*_warning(operation), *self._sending(operation, prefix)),
        )
        result = stream_result(operation, self._codecs, asynchronous=asynchronous)
        if not result:
            return
        arguments = client_arguments(operation, self._codecs, asynchronous=asynchronous)
        yield Function(
            header=self._header(
                f"def {stream_name(operation, self._group)}",
                signature(arguments, result),
            ),
            docstring=stream_docstring(operation, self._codecs, prefix),
            lines=(
                *_warning(operation),
                *self._request_lines(operation, prefix),
                _statement("return self._client.stream(request, options)"),
            ),
        )

    def _start(self, operation: Operation, prefix: str) -> str:
        is_plain = operation.pagination is not None or self._is_stream(operation)
        return "async def" if prefix and not is_plain else "def"

    @staticmethod
    def _is_stream(operation: Operation) -> bool:
        """Whether all that an operation answers are items."""
        return reading.stream_of(operation) is not None and not operation.is_mixed

    def _sending(self, operation: Operation, prefix: str) -> Iterable[str]:
        """The lines that send the request and return what the method promises."""
        yield from self._request_lines(operation, prefix)
        if operation.pagination is not None:
            yield _statement("return self._client.paginate(request, options)")
        elif self._is_stream(operation):
            yield _statement("return self._client.stream(request, options)")
        elif prefix:
            yield _statement("return (await self._client.send(request, options)).body")
        else:
            yield _statement("return self._client.send(request, options).body")

    def _request_lines(self, operation: Operation, prefix: str) -> Iterable[str]:
        """The lines that make the request of the arguments."""
        builder = f"{self._group.class_name}Requests.{operation.name}"
        flat = body_arguments(operation, self._codecs)
        if flat and operation.body is not None:
            made = writing.flat_body(operation, operation.body, flat, self._codecs)
            yield _statement("body = ", made)
        yield _statement("request = ", call(builder, *_passed(self._sent(operation))))


def _accept(operation: Operation) -> str:
    """The Accept header; empty where it is that of JSON, which is the usual one."""
    accepted = reading.accepted(operation)
    return "" if accepted == "application/json" else literal(accepted or "*/*")


def _passed(arguments: Iterable[Argument]) -> list[str]:
    return [
        f"{each.name}={each.name}" if each.keyword_only else each.name
        for each in arguments
    ]


def _parameter_list(arguments: Iterable[Argument], result: Expression) -> Brackets:
    """The parameter list of a function that is no method."""
    brackets = signature(arguments, result)
    return replace(brackets, items=brackets.items[1:])


def _statement(start: str, expression: Expression = "") -> Code:
    return lay_out(expression, indent=8, before=start)


def _code(group_class: GroupClass) -> Iterable[str]:
    """The code of a class without its docstrings."""
    for each in group_class.functions:
        yield each.header
        yield from each.lines


def _warning(operation: Operation) -> tuple[str, ...]:
    if not operation.deprecated:
        return ()
    message = literal(f"{operation.name} is deprecated")
    warned = call("warnings.warn", message, "DeprecationWarning", "stacklevel=2")
    return (_statement("", warned),)
