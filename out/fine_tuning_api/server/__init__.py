"""The server of Fine-tuning API: create_app makes an application of handlers."""

# Handlers are imported by name only when they are used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette

from .._runtime.authentication import Authenticate, Scheme
from .._runtime.endpoints import RenderError
from .._runtime.handling import Context, Reply
from .._runtime.lazy import lazy
from .._runtime.problems import HTTPError
from .._runtime.serving import MAX_BODY_SIZE, Api, application

if TYPE_CHECKING:
    from .fine_tuning import FineTuningApi as FineTuningApi

__all__ = [
    "Authenticate",
    "Context",
    "FineTuningApi",
    "HTTPError",
    "Reply",
    "create_app",
]

SCHEMES: dict[str, Scheme] = {
    "ApiKeyAuth": Scheme("bearer"),
}

API = Api(
    title="Fine-tuning API",
    version="2.3.0",
    package=__name__,
    groups={
        "fine_tuning": "fine_tuning",
    },
    schemes=SCHEMES,
)


def create_app(
    *,
    fine_tuning: FineTuningApi | None = None,
    authenticate: Authenticate | None = None,
    prefix: str = "",
    max_body_size: int | None = MAX_BODY_SIZE,
    render_error: RenderError | None = None,
    discover: bool = True,
) -> Starlette:
    """The application. Handlers that are not given are looked for among entry points.

    The entry-point group is the package's name and ``.api``; in it a handler goes by the
    name of its argument here, and ``authenticate`` by that name. Without ``discover``
    nothing is looked for. What has no handler answers 501, and without an authenticator
    every secured operation answers 401.

    ``prefix`` goes before all paths. ``render_error`` makes the body of errors that the
    server finds; without it they are problem documents (RFC 9457).
    """
    return application(
        API,
        {
            "fine_tuning": fine_tuning,
        },
        authenticate=authenticate,
        prefix=prefix,
        max_body_size=max_body_size,
        render_error=render_error,
        discovering=discover,
    )


__getattr__ = lazy(
    __name__,
    {
        "FineTuningApi": "fine_tuning",
    },
)


def __dir__() -> list[str]:
    return __all__
