"""The client target: a synchronous and an asynchronous client, one module for each group of operations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ftgen.ir.api import Api
from ftgen.targets import runtime
from ftgen.targets.client.clients import clients_module
from ftgen.targets.client.groups import group_module
from ftgen.targets.codecs import Codecs
from ftgen.targets.plan import PlannedFile, Selection, TemplateFile

RUNTIME = (
    "async_transport",
    "auth",
    "bodies",
    "codec",
    "errors",
    "files",
    "forms",
    "jsontext",
    "media",
    "multipart",
    "paging",
    "parameter_parsing",
    "parameters",
    "replies",
    "requests",
    "retries",
    "streaming",
    "sync_transport",
    "transport",
    "unset",
)
"""The runtime modules that clients import."""

EXPORTS = (
    ("Client", "client"),
    ("AsyncClient", "client"),
    ("ApiError", "_runtime.errors"),
    ("AuthenticationError", "_runtime.errors"),
    ("BadRequestError", "_runtime.errors"),
    ("ClientError", "_runtime.errors"),
    ("ConflictError", "_runtime.errors"),
    ("InvalidResponseError", "_runtime.errors"),
    ("MissingCredentialsError", "_runtime.errors"),
    ("NotFoundError", "_runtime.errors"),
    ("PermissionDeniedError", "_runtime.errors"),
    ("RateLimitError", "_runtime.errors"),
    ("RedirectionError", "_runtime.errors"),
    ("ServerError", "_runtime.errors"),
    ("TransportError", "_runtime.errors"),
    ("TransportTimeoutError", "_runtime.errors"),
    ("UnprocessableEntityError", "_runtime.errors"),
    ("File", "_runtime.files"),
    ("AsyncPage", "_runtime.paging"),
    ("Page", "_runtime.paging"),
    ("Request", "_runtime.requests"),
    ("RequestOptions", "_runtime.requests"),
    ("Response", "_runtime.requests"),
    ("Retries", "_runtime.retries"),
    ("AsyncStream", "_runtime.async_transport"),
    ("Stream", "_runtime.sync_transport"),
    ("HttpRequest", "_runtime.transport"),
    ("HttpResponse", "_runtime.transport"),
)
"""Names at the package's root that the client target brings, and the modules that define them."""


@dataclass(frozen=True, slots=True)
class ClientTarget:
    """Plans the clients."""

    name: str = "client"
    requires: tuple[str, ...] = ("models",)
    exports: tuple[tuple[str, str], ...] = EXPORTS

    def plan(self, api: Api, selection: Selection) -> Iterable[PlannedFile]:
        """The package of the clients, one module for each group, and the runtime."""
        codecs = Codecs(api.models)
        folder = f"{selection.package}/client"
        yield from runtime.files(selection.package, RUNTIME)
        yield TemplateFile(
            path=f"{folder}/__init__.py",
            template="client/clients.py.jinja",
            view=clients_module(api, selection.package),
        )
        for group in api.groups:
            yield TemplateFile(
                path=f"{folder}/{group.name}.py",
                template="client/group.py.jinja",
                laid_out=True,
                view=group_module(group, api, codecs),
            )

    def next_steps(self, api: Api, selection: Selection) -> str:
        """How to make a first call."""
        return f"pip install httpx2, then: from {selection.package} import Client"


TARGET = ClientTarget()
