"""What is served beside the operations: the documentation, the description, the state of health."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

Check: TypeAlias = Callable[[], Awaitable[bool] | bool]


@dataclass(frozen=True, slots=True)
class Health:
    """Where those who run the application ask how it is; an empty path is not served.

    At ``live`` it answers 200 as long as it answers at all, at ``ready`` only while ``check`` says True, else 503.
    """

    live: str = "/healthz"
    ready: str = "/readyz"
    check: Check = lambda: True


def pages(
    package: str, prefix: str, docs: str | None, health: Health | None
) -> Iterator[Route]:
    """The routes; raises FileNotFoundError where there is no documentation to be served."""
    if docs is not None:
        if (folder := documentation(package)) is None:
            missing = f"there is no docs/reference.html beside the package of {package}"
            raise FileNotFoundError(f"{missing}: generate the target docs too")
        yield from _documentation(folder, prefix, docs)
    if health is not None and health.live:
        yield Route(f"{prefix}{health.live}", _alive)
    if health is not None and health.ready:
        yield Route(f"{prefix}{health.ready}", _ready(health.check))


def documentation(package: str) -> Path | None:
    """The folder of the documentation: in the package where it is installed so, else beside it."""
    root = Path(import_module(package).__file__ or "").parents[1]
    folders = (root / "_docs", root.parent / "docs")
    return next((each for each in folders if (each / "reference.html").is_file()), None)


def _documentation(folder: Path, prefix: str, docs: str) -> Iterator[Route]:
    yield Route(f"{prefix}{docs}", _file(folder / "reference.html", "text/html"))
    description = folder / "openapi.json"
    if description.is_file():  # JSON is YAML too
        yield Route(f"{prefix}/openapi.json", _file(description, "application/json"))
        yield Route(f"{prefix}/openapi.yaml", _file(description, "application/yaml"))


def _file(path: Path, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return FileResponse(path, media_type=kind)

    return answer


async def _alive(request: Request) -> Response:
    return PlainTextResponse("ok\n")


def _ready(check: Check) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        found = check()
        is_ready = await found if inspect.isawaitable(found) else found
        if is_ready:
            return PlainTextResponse("ready\n")
        return PlainTextResponse("not ready\n", 503)

    return answer
