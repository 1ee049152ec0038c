"""The server target: abstract handler classes, the tables of their operations, and create_app."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ftgen.ir.api import Api
from ftgen.python.expressions import Expression, flat, names
from ftgen.python.imports import import_from, import_lines, public_names
from ftgen.python.text import docstring, literal, one_line
from ftgen.targets import runtime, serving
from ftgen.targets.codecs import Codecs
from ftgen.targets.plan import PlannedFile, Selection, TemplateFile
from ftgen.targets.server.errors import error_body, error_names, errors_view
from ftgen.targets.server.examples import examples_file
from ftgen.targets.server.forms import forms_view
from ftgen.targets.server.groups import Names, group_view
from ftgen.targets.server.replies import replies_view, reply_names
from ftgen.targets.server.security import scheme_entry, security_view
from ftgen.targets.server.vocabulary import NAMES
from ftgen.targets.serving import Served

RUNTIME = (
    "authentication",
    "body_reading",
    "codec",
    "command",
    "endpoints",
    "example_call",
    "examples",
    "file_replies",
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
    "octets",
    "operations",
    "options",
    "pages",
    "parameter_parsing",
    "parameter_reading",
    "parameters",
    "problems",
    "refusing",
    "replying",
    "requirements",
    "routing",
    "serving",
    "shapes",
    "spooling",
    "streaming",
    "testing",
    "unset",
    "uploads",
)
"""The runtime modules that a server imports."""


@dataclass(frozen=True, slots=True)
class HandlerView:
    """A handler argument of create_app: its name, class and module, and its line in the docstring."""

    name: str
    class_name: str
    module: str
    key: str
    module_key: str


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """A function that creates an application, by its name, and the constant that says what it serves."""

    create: str
    api: str
    handlers: tuple[HandlerView, ...]
    is_for_webhooks: bool


@dataclass(frozen=True, slots=True)
class PackageView:
    """The ``__init__`` of a server and its application.

    ``type_imports`` are what the body of its errors needs, ``handler_imports`` the classes that its handlers are of,
    ``face_imports`` what type checkers see of that which is imported when it is used. ``options`` are the arguments of
    create_app that are the same for every API; one of them may be anything where it ``names_any``.
    """

    docstring: str
    public: str
    lazy_names: tuple[tuple[str, str], ...]
    title: str
    version: str
    error_body: str
    names_any: bool
    type_imports: tuple[str, ...]
    handler_imports: tuple[str, ...]
    face_imports: tuple[str, ...]
    schemes: tuple[str, ...]
    handlers: tuple[HandlerView, ...]
    webhooks: tuple[HandlerView, ...]
    options: tuple[str, ...]

    @property
    def applications(self) -> tuple[ApplicationView, ...]:
        """The functions that create applications."""
        own = ApplicationView("create_app", "API", self.handlers, False)
        other = ApplicationView("create_webhooks_app", "WEBHOOKS", self.webhooks, True)
        return (own, other) if self.webhooks else (own,)

    @property
    def is_receiver(self) -> bool:
        """Whether it has nothing but what receives webhooks."""
        return bool(self.webhooks) and not self.handlers

    @property
    def is_both(self) -> bool:
        """Whether it has that beside handlers of the API."""
        return bool(self.webhooks and self.handlers)

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
        everything = (*groups, *receivers)
        operations = tuple(
            operation for each in everything for operation in each.group.operations
        )
        names = Names(reply_names(everything), error_names(operations))
        yield from runtime.files(selection.package, RUNTIME)
        yield examples_file(api, selection)
        body = error_body(operations, codecs)
        package = _package_view(api, groups, receivers, body)
        laid_out = {"replies", *(["application", "package"] if groups else [])}
        modules: dict[str, tuple[str, object]] = {
            "__init__": ("package", package),
            "application": ("application", package),
            "__main__": ("main", package),
            "testing": ("testing", package),
            "errors": ("errors", errors_view(api.title, operations, codecs)),
            "replies": (
                "replies",
                replies_view(api.title, everything, names.replies, codecs),
            ),
        }
        if (forms := forms_view(api.title, everything, codecs)) is not None:
            modules["forms"] = "forms", forms
        if api.security_schemes:
            modules["security"] = "security", security_view(api)
        for module, (template, view) in modules.items():
            yield TemplateFile(
                path=f"{folder}/{module}.py",
                template=f"server/{template}.py.jinja",
                laid_out=template in laid_out,
                view=view,
            )
        for served in everything:
            yield TemplateFile(
                path=f"{folder}/{served.module}.py",
                template="server/group.py.jinja",
                laid_out=True,
                view=group_view(served, names, codecs),
            )

    def next_steps(self, api: Api, selection: Selection) -> str:
        """How to start the server."""
        start = selection.start
        command = start.command(f"python -m {start.module}.server")
        return (
            "pip install starlette python-multipart uvicorn\n"
            f"{command}    # serves it on http://127.0.0.1:8000"
        )


def _package_view(
    api: Api,
    groups: tuple[Served, ...],
    receivers: tuple[Served, ...],
    body: Expression,
) -> PackageView:
    modules = {each.class_name: each.module for each in (*groups, *receivers)}
    if api.security_schemes:
        modules["Security"] = "security"
    used = set(names(body))
    created = ["create_app", *(["create_webhooks_app"] if receivers else [])]
    served = ["API", *(["WEBHOOKS"] if receivers else []), "SCHEMES"]
    offered = dict.fromkeys((*served, *created), "application") | modules
    return PackageView(
        docstring=docstring(
            one_line(
                f"The server of {api.title}: create_app makes an application of handlers."
            )
        ),
        public=public_names([*PUBLIC, *created, *modules]),
        lazy_names=tuple(
            (literal(name), literal(module)) for name, module in offered.items()
        ),
        title=literal(one_line(api.title)),
        version=literal(one_line(api.version)),
        error_body=flat(body),
        names_any=bool(api.security_schemes) or "Any" in used,
        type_imports=tuple(filter(None, import_lines(used - {"Any"}, NAMES))),
        handler_imports=tuple(
            import_from(f".{module}", [name]) for name, module in modules.items()
        ),
        face_imports=tuple(
            import_from(f".{module}", [f"{name} as {name}"], 4)
            for name, module in offered.items()
        ),
        schemes=tuple(map(scheme_entry, api.security_schemes)),
        handlers=tuple(map(_handler, groups)),
        webhooks=tuple(map(_handler, receivers)),
        options=tuple(
            name
            for name in runtime.fields("options", "Options")
            if name not in _INNER and (name != "security" or api.security_schemes)
        ),
    )


_INNER = ("renders",)
"""Options that no author of an application sets."""

PUBLIC = (
    "Access",
    "Application",
    "Authenticate",
    "Context",
    "FileReply",
    "HTTPError",
    "Health",
    "Limits",
    "Observer",
    "Octets",
    "Reply",
    "UploadedFile",
    "compare_secret",
    "streamed",
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


TARGET = ServerTarget()
