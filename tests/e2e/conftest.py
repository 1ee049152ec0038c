"""The generated application of out/ behind uvicorn on a real socket, with the service of these tests."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

OUT = Path(__file__).parents[2] / "out"
sys.path.insert(0, str(OUT))

KEY = "sk-tests"


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The base URL under which uvicorn serves an ASGI application in a thread, on a port of its own choice."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("uvicorn did not start")
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def service() -> Any:
    """The handlers, which the tests also look at from behind."""
    from e2e.service import FineTuningService

    return FineTuningService()


@pytest.fixture(scope="session")
def origin(service: Any) -> Iterator[str]:
    """Where the service can be reached: scheme, host and port."""
    from fine_tuning_api.server import create_app

    with serving(create_app(fine_tuning=service, authenticate=authenticate)) as url:
        yield url


def authenticate(scheme: str, credential: str, scopes: tuple[str, ...]) -> str | None:
    """Whose key it is; None refuses it."""
    return "org-demo" if (scheme, credential) == ("ApiKeyAuth", KEY) else None
