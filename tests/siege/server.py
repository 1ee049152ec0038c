"""What is besieged: the fine-tuning service on SQLite, and beside it an API of forms, files and octets."""

from __future__ import annotations

import asyncio
import importlib
import os
import socket
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

ROOT = Path(__file__).parents[2]


async def state(request: Request) -> JSONResponse:
    """What the process holds: kilobytes of memory, open files, tasks and threads."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return JSONResponse(
        {
            "memory": pages * os.sysconf("SC_PAGE_SIZE") // 1024,
            "files": len(os.listdir("/proc/self/fd")),
            "tasks": len(asyncio.all_tasks()),
            "threads": threading.active_count(),
        }
    )


def tuning(folder: Path) -> Any:
    """The fine-tuning service, its database in a file."""
    sys.path[:0] = [str(ROOT / "out"), str(ROOT / "tests")]
    service = importlib.import_module("e2e.service")
    server = importlib.import_module("fine_tuning_api.server")
    return server.create_app(
        fine_tuning=service.FineTuningService(str(folder / "jobs.sqlite")),
        authenticate=judge,
    )


def judge(scheme: str, credential: str, scopes: tuple[str, ...]) -> str | None:
    """Whose key it is."""
    return "org-demo" if credential == "sk-tests" else None


def uploads(folder: Path) -> Any:
    """An API of bodies of every kind, which keeps nothing of them."""
    from ftgen import Config, generate

    spec = str(ROOT / "tests" / "cases" / "bodies" / "openapi.yaml")
    result = generate(
        Config(spec=spec, targets=("server",), out=str(folder), package="besieged")
    )
    assert result.status == "ok", result.diagnostics
    sys.path.insert(0, str(folder))
    server = importlib.import_module("besieged.server")

    class Uploads(server.UploadsApi):  # type: ignore[name-defined, misc]
        async def post_form(self, body: Any, *, context: Any) -> None: ...

        @server.streamed  # type: ignore[untyped-decorator, unused-ignore]
        async def post_files(self, body: Any, *, context: Any) -> None:
            async for _ in body.file:
                pass

        @server.streamed  # type: ignore[untyped-decorator, unused-ignore]
        async def put_raw(self, body: Any, *, context: Any) -> bytes:
            return b"".join([each async for each in body])

        def put_text(self, body: str, *, context: Any) -> str:
            return body

        def post_several(self, body: Any = None, *, context: Any) -> None: ...

    return server.create_app(uploads=Uploads())


def main() -> None:
    """Print the port, and serve until the process is ended."""
    with tempfile.TemporaryDirectory() as folder:
        app = Starlette(
            routes=[
                Route("/state", state),
                Mount("/bodies", uploads(Path(folder))),
                Mount("/", tuning(Path(folder))),
            ]
        )
        listening = socket.create_server(("127.0.0.1", 0))
        print(listening.getsockname()[1], flush=True)
        config = uvicorn.Config(app, log_level="critical", access_log=False)
        asyncio.run(uvicorn.Server(config).serve([listening]))


if __name__ == "__main__":
    main()
