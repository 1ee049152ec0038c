"""The server target: abstract handler classes, the tables of their operations, and create_app."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ftgen.ir.api import Api, Group, Operation, SecurityScheme
from ftgen.targets import runtime, serving
from ftgen.targets.client.fragments import unshadowed
from ftgen.targets.code import docstring, import_lines, literal, one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import lay_out, public_names
from ftgen.targets.plan import PlannedFile, Selection, TemplateFile
from ftgen.targets.schemas import SchemaWriter, schema_import
from ftgen.targets.server_docstrings import handler_docstring
from ftgen.targets.server_examples import examples_file
from ftgen.targets.server_operations import operation_table
from ftgen.targets.serving import Served
from ftgen.targets.signatures import server_signature

RUNTIME = (
    "authentication",
    "body_reading",
    "codec",
    "command",
    "endpoints",
    "example_call",
    "examples",
    "files",
    "form_reading",
    "forms",
    "handlers",
    "handling",
    "headers",
    "incoming",
    "jsontext",
    "landing",
    "lazy",
    "limits",
    "media",
    "multipart",
    "observing",
    "operations",
    "options",
    "parameter_parsing",
    "parameter_reading",
    "parameters",
    "problems",
    "refusing",
    "replying",
    "routing",
    "serving",
    "shapes",
    "streaming",
    "unset",
    "uploads",
)
"""The runtime modules that a server imports."""

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
    """An abstract method: its line or lines from ``async def`` to the colon, and its docstring."""

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
class HandlerView:
    """A handler argument of create_app: its name, class and module, and its line in the docstring."""

    name: str
    class_name: str
    module: str
    key: str
    module_key: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """The ``__init__`` of a server."""

    docstring: str
    public: str
    lazy_names: tuple[tuple[str, str], ...]
    title: str
    version: str
    schemes: tuple[str, ...]
    handlers: tuple[HandlerView, ...]
    webhooks: tuple[HandlerView, ...]

    @property
    def has_handlers(self) -> bool:
        """Whether there is anything to handle at all."""
        return bool(self.handlers or self.webhooks)


@dataclass(frozen=True, slots=True)
class ServerTarget:
    """Plans the package ``server``: one module a group, validators, create_app and ``python -m``."""

    name: str = "server"
    requires: tuple[str, ...] = ("models",)
    exports: tuple[tuple[str, str], ...] = ()

    def plan(self, api: Api, selection: Selection) -> Iterable[PlannedFile]:
        """The server's files."""
        folder = f"{selection.package}/server"
        codecs = Codecs(api.models)
        groups, receivers = serving.apis(api), serving.receivers(api)
        yield from runtime.files(selection.package, RUNTIME)
        yield examples_file(api, selection)
        view = _package_view(api, groups, receivers)
        for path, template in (("__init__.py", "package"), ("__main__.py", "main")):
            yield TemplateFile(
                path=f"{folder}/{path}",
                template=f"server/{template}.py.jinja",
                view=view,
            )
        for served in (*groups, *receivers):
            yield TemplateFile(
                path=f"{folder}/{served.module}.py",
                template="server/group.py.jinja",
                laid_out=True,
                view=group_view(served.class_name, served.group, codecs),
            )

    def next_steps(self, api: Api, selection: Selection) -> str:
        """How to start the server."""
        start = selection.start
        command = start.command(f"python -m {start.module}.server")
        return (
            "pip install starlette python-multipart uvicorn\n"
            f"{command}    # serves it on http://127.0.0.1:8000"
        )


def group_view(class_name: str, group: Group, codecs: Codecs) -> GroupView:
    """The view of a group's module."""
    names = frozenset(each.name for each in group.operations)
    methods = tuple(_method(each, names, codecs) for each in group.operations)
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
        class_name=class_name,
        class_docstring=docstring(group.description or f"Handles {group.title}.", 4),
        methods=methods,
        operations=operations,
    )


def _method(operation: Operation, names: frozenset[str], codecs: Codecs) -> MethodView:
    """The method of an operation; ``names`` are those of all methods of its class."""
    signature = lay_out(
        server_signature(operation, codecs),
        indent=4,
        before=f"async def {operation.name}",
        after=":",
    )
    return MethodView(
        signature=unshadowed(signature, names).lstrip(),
        docstring=handler_docstring(operation),
    )


def _imports(
    methods: tuple[MethodView, ...], operations: tuple[str, ...], schemas: SchemaWriter
) -> tuple[str, ...]:
    table = "\n".join(operations)
    signatures = "\n".join(each.signature for each in methods)
    lines = {"from abc import ABC, abstractmethod"}
    if "AsyncIterator[" in signatures:
        lines.add("from collections.abc import AsyncIterator")
    reply = ", Reply" if "Reply[" in signatures else ""
    lines.add(f"from .._runtime.handling import Context{reply}")
    calls = set(_CALL.findall(table))
    called = ", ".join(name for name in TABLES if name in calls)
    lines.add(f"from .._runtime.operations import {called}")
    lines |= set(schema_import(".._runtime.schema", schemas))
    if "builtins." in signatures:
        lines.add("import builtins")
    lines |= set(import_lines([signatures, table]))
    return in_order(lines)


_CALL = re.compile(r"(?<![\w.\"'])([A-Za-z]\w*)\(")


def in_order(lines: Iterable[str]) -> tuple[str, ...]:
    """Import lines as isort has them: the standard library first, then the package, the nearest last."""
    own = sorted(
        (line for line in lines if line.startswith("from .")),
        key=lambda line: (line.startswith("from . "), line),
    )
    others = sorted(
        (line for line in lines if line and not line.startswith("from .")),
        key=lambda line: (line.startswith("from"), line),
    )
    return (*others, "", *own)


def _package_view(
    api: Api, groups: tuple[Served, ...], receivers: tuple[Served, ...]
) -> PackageView:
    names = {each.class_name: each.module for each in (*groups, *receivers)}
    public = [*PUBLIC, *names, *(["create_webhooks_app"] if receivers else [])]
    return PackageView(
        docstring=docstring(
            one_line(
                f"The server of {api.title}: create_app makes an application of handlers."
            )
        ),
        public=public_names(public),
        lazy_names=tuple(
            (literal(name), literal(module)) for name, module in names.items()
        ),
        title=literal(one_line(api.title)),
        version=literal(one_line(api.version)),
        schemes=tuple(map(_scheme, api.security_schemes)),
        handlers=tuple(map(_handler, groups)),
        webhooks=tuple(map(_handler, receivers)),
    )


PUBLIC = (
    "Application",
    "Authenticate",
    "Context",
    "HTTPError",
    "Limits",
    "Observer",
    "Reply",
    "compare_secret",
    "create_app",
)
"""What every server offers."""


def _handler(served: Served) -> HandlerView:
    return HandlerView(
        name=served.module,
        class_name=served.class_name,
        module=served.module,
        key=literal(served.module),
        module_key=literal(served.module),
    )


def _scheme(scheme: SecurityScheme) -> str:
    match scheme.kind:
        case "api-key":
            arguments = ["api-key", scheme.location, scheme.parameter_name]
        case "basic" | "mutual-tls":
            arguments = [scheme.kind]
        case "http":
            arguments = [scheme.http_scheme.lower()]
        case _:
            arguments = ["bearer"]
    return f"{literal(scheme.name)}: Scheme({', '.join(map(literal, arguments))})"


TARGET = ServerTarget()
