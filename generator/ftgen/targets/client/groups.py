"""The module of one group: a class of requests as values, and the two clients that send them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ftgen.ir.api import Api, Group, Operation, Pagination
from ftgen.ir.models import ObjectModel
from ftgen.ir.types import NullableType, RefType, Type
from ftgen.targets.client import reading, writing
from ftgen.targets.client.docstrings import method_docstring, short_docstring
from ftgen.targets.client.fragments import (
    TYPE_NAMES,
    Function,
    Item,
    call,
    imports,
    in_order,
    unshadowed,
)
from ftgen.targets.client.servers import base_url_expression
from ftgen.targets.code import annotation, docstring, literal, one_line, plain_text
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import Brackets, Expression, lay_out
from ftgen.targets.schemas import schema_import
from ftgen.targets.signatures import (
    Argument,
    client_arguments,
    client_signature,
    is_mixed,
    signature,
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
    type_imports: tuple[str, ...]
    tables: tuple[str, ...]
    requests: GroupClass
    clients: tuple[GroupClass, ...]


def group_module(group: Group, api: Api, codecs: Codecs) -> GroupModule:
    """The view of a group's module."""
    return _GroupWriter(group, api, codecs).module()


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
        clients = (
            GroupClass(
                name=f"{stem}Client",
                docstring=self._about(),
                functions=tuple(self._method(each) for each in self._group.operations),
                client="SyncTransport",
            ),
            GroupClass(
                name=f"Async{stem}Client",
                docstring=self._about(),
                functions=tuple(
                    self._async_method(each) for each in self._group.operations
                ),
                client="AsyncTransport",
            ),
        )
        tables = (
            *self._readers.statements(),
            *(
                lay_out(value, before=f"{name}: Readers[Any] = ")
                for value, name in self._tables.items()
            ),
        )
        code = [
            *tables,
            *_code(requests),
            *(line for each in clients for line in _code(each)),
        ]
        return GroupModule(
            docstring=docstring(
                f"{title}: the operations of this group, synchronous and asynchronous."
            ),
            imports=in_order(
                [
                    *imports([*code, "TYPE_CHECKING"]),
                    *schema_import(".._runtime.schema", self._readers.writer),
                ]
            ),
            type_imports=imports(
                [*code, "SyncTransport", "AsyncTransport"], TYPE_NAMES
            ),
            tables=tables,
            requests=requests,
            clients=clients,
        )

    def _about(self) -> str:
        text = plain_text(self._group.description) or f"{one_line(self._group.title)}."
        return docstring(text, 4)

    def _request(self, operation: Operation) -> Function:
        stream = reading.stream_of(operation)
        result = reading.result_annotation(operation, self._codecs)
        kind = f"Request[{result}]"
        if stream is not None:
            kind = f"StreamRequest[{result}, {reading.item_annotation(stream)}]"
        elif (paging := operation.pagination) is not None:
            kind = f"PageRequest[{annotation(paging.item)}, {result}]"
        sent = call(kind.partition("[")[0], *self._fields(operation))
        parameters = _parameter_list(self._sent(operation), kind)
        return Function(
            header=self._header(f"def {operation.name}", parameters),
            docstring=docstring(f"{operation.method} {operation.path}", 8),
            lines=(_statement("return ", sent),),
        )

    def _header(self, start: str, parameters: Brackets) -> str:
        text = lay_out(parameters, indent=4, before=start, after=":")
        return unshadowed(text, self._methods)

    def _sent(self, operation: Operation) -> list[Argument]:
        """The arguments that go into the request."""
        return [each for each in self._arguments(operation) if each.name != "options"]

    def _arguments(self, operation: Operation) -> Iterable[Argument]:
        """A request is for both clients: a body that is sent item by item may come from either kind of iterable."""
        pairs = zip(
            client_arguments(operation, self._codecs),
            client_arguments(operation, self._codecs, asynchronous=True),
            strict=True,
        )
        for one, other in pairs:
            both = one.annotation
            if other.annotation != both:
                both = f"{other.annotation.removesuffix(' | Unset')} | {both}"
            yield Argument(one.name, both, one.default, one.keyword_only)

    def _fields(self, operation: Operation) -> Iterable[Item]:
        """The arguments of the Request, those left out that have nothing to say."""
        stream = reading.stream_of(operation)
        body, paging = operation.body, operation.pagination
        path = writing.path_expression(operation, self._codecs)
        template = literal(operation.path)
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
            "key_header": writing.key_header(operation),
            "paging": (
                self._paging(operation, paging) if paging and not stream else ""
            ),
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

    def _method(self, operation: Operation) -> Function:
        parameters = client_signature(operation, self._codecs)
        return Function(
            header=self._header(f"def {operation.name}", parameters),
            docstring=method_docstring(operation),
            lines=(*_warning(operation), *self._sending(operation, "")),
        )

    def _async_method(self, operation: Operation) -> Function:
        parameters = client_signature(operation, self._codecs, asynchronous=True)
        is_plain = operation.pagination is not None
        start = "def" if is_plain else "async def"
        return Function(
            header=self._header(f"{start} {operation.name}", parameters),
            docstring=short_docstring(operation, f"{self._group.class_name}Client"),
            lines=(*_warning(operation), *self._sending(operation, "await ")),
        )

    def _sending(self, operation: Operation, wait: str) -> Iterable[str]:
        """The lines that send the request and return what the method promises."""
        builder = f"{self._group.class_name}Requests.{operation.name}"
        yield _statement("request = ", call(builder, *_passed(self._sent(operation))))
        if operation.pagination is not None:
            yield _statement("return self._client.paginate(request, options)")
            return
        if reading.stream_of(operation) is not None and not is_mixed(operation):
            yield _statement(f"return {wait}self._client.stream(request, options)")
            return
        sent = f"{wait}self._client.send(request, options)"
        yield _statement(f"return ({sent}).body" if wait else f"return {sent}.body")

    def _paging(self, operation: Operation, paging: Pagination) -> Brackets:
        page = _success_model(operation, self._codecs)
        item = _model(paging.item, self._codecs)
        parameter = next(
            each for each in operation.parameters if each.python_name == paging.cursor
        )
        more = _attribute(page, paging.more) if paging.more else ""
        return call(
            "paging.after",
            f"lambda page: page.{_attribute(page, paging.items)}",
            literal(parameter.name),
            f"lambda last: last.{_attribute(item, paging.item_cursor)}",
            f"lambda page: page.{more}" if more else "",
        )


def _accept(operation: Operation) -> str:
    """The Accept header; empty where it is that of JSON, which is the usual one."""
    accepted = reading.accepted(operation)
    return "" if accepted == "application/json" else literal(accepted or "*/*")


def _passed(arguments: Iterable[Argument]) -> list[str]:
    return [
        f"{each.name}={each.name}" if each.keyword_only else each.name
        for each in arguments
    ]


def _parameter_list(arguments: Iterable[Argument], result: str) -> Brackets:
    """The parameter list of a function that is no method."""
    brackets = signature(arguments, result)
    return replace(brackets, items=brackets.items[1:])


def _statement(start: str, expression: Expression = "") -> str:
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


def _success_model(operation: Operation, codecs: Codecs) -> ObjectModel:
    content = next(
        content
        for each in operation.responses
        if each.status.startswith("2")
        for content in each.contents
    )
    return _model(content.type, codecs)


def _model(type_: Type, codecs: Codecs) -> ObjectModel:
    resolved = codecs.resolve(type_)
    if isinstance(resolved, NullableType):
        resolved = codecs.resolve(resolved.of)
    assert isinstance(resolved, RefType)
    model = codecs.model(resolved.name)
    assert isinstance(model, ObjectModel)
    return model


def _attribute(model: ObjectModel, name: str) -> str:
    return next(each.python_name for each in model.properties if each.name == name)
