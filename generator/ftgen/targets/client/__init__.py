"""The client target: a synchronous and an asynchronous client, one module for each group of operations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ftgen.ir.api import Api
from ftgen.targets import runtime
from ftgen.targets.client.clients import clients_module
from ftgen.targets.client.groups import group_module
from ftgen.targets.client.tokens import tokens_module
from ftgen.targets.codecs import Codecs
from ftgen.targets.plan import PlannedFile, Selection, TemplateFile

RUNTIME = (
    "answers",
    "arguments",
    "async_streams",
    "async_transport",
    "auth",
    "bodies",
    "boundary",
    "calls",
    "codec",
    "decoding",
    "environment",
    "errors",
    "exchange",
    "files",
    "forms",
    "jsontext",
    "media",
    "multipart",
    "native",
    "paging",
    "parameter_parsing",
    "parameters",
    "replies",
    "requests",
    "retries",
    "settings",
    "streaming",
    "sync_streams",
    "sync_transport",
    "text_replies",
    "tokens",
    "transport",
    "unset",
    "uploads",
    "whole",
    "wire",
)
"""The runtime modules that clients import."""

EXPORTS = tuple(
    (name, module)
    for module, names in {
        "client": ("AsyncClient", "Client"),
        "_runtime.async_streams": ("AsyncRawStream", "AsyncStream", "Opening"),
        "_runtime.auth": ("AsyncBasicSecret", "AsyncSecret", "BasicSecret", "Secret"),
        "_runtime.errors": (
            "ApiError",
            "AuthenticationError",
            "BadRequestError",
            "ClientError",
            "ConflictError",
            "DeadlineExceededError",
            "InvalidRequestError",
            "InvalidResponseError",
            "MissingCredentialsError",
            "NotFoundError",
            "PagingError",
            "PermissionDeniedError",
            "RateLimitError",
            "RedirectionError",
            "ResponseTooLargeError",
            "ServerError",
            "StreamError",
            "TokenError",
            "TransportError",
            "TransportTimeoutError",
            "UnprocessableEntityError",
        ),
        "_runtime.exchange": (
            "AsyncMiddleware",
            "AsyncSend",
            "HttpRequest",
            "HttpResponse",
            "Middleware",
            "Send",
        ),
        "_runtime.files": ("File",),
        "_runtime.paging": ("AsyncPage", "AsyncPager", "Page"),
        "_runtime.requests": (
            "PageRequest",
            "Request",
            "RequestOptions",
            "Response",
            "StreamRequest",
        ),
        "_runtime.retries": ("Retries",),
        "_runtime.settings": ("Limits", "Timeout"),
        "_runtime.sync_streams": ("RawStream", "Stream"),
        "_runtime.tokens": ("ClientCredentials", "RefreshToken"),
        "_runtime.uploads": ("AsyncUploadable", "Upload", "Uploadable"),
        "_runtime.whole": ("response_to",),
    }.items()
    for name in names
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
            laid_out=True,
            view=clients_module(api, selection.package),
        )
        if (tokens := tokens_module(api)) is not None:
            yield TemplateFile(
                path=f"{selection.package}/tokens.py",
                template="client/tokens.py.jinja",
                view=tokens,
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
        start = selection.start
        command = start.command(f'python -ic "from {start.module} import Client"')
        return f"pip install httpx2\n{command}    # calls it"


TARGET = ClientTarget()
