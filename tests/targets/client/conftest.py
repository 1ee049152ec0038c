"""The client generated of a description with every construct, over a wire that is not there."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from ftgen import Config, generate

SPEC = Path(__file__).parents[1] / "client_api.yaml"
NAME = "everything_client"
KEYS = {"key": "k&", "user": ("u", "p"), "token": lambda: "t"}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated package's folder."""
    out = tmp_path_factory.mktemp("client")
    config = Config(spec=str(SPEC), targets=("client",), out=str(out), package=NAME)
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    return out


@pytest.fixture(scope="session")
def api(folder: Path) -> Iterator[ModuleType]:
    """The generated package."""
    sys.path.insert(0, str(folder))
    yield importlib.import_module(NAME)
    sys.path.remove(str(folder))


class Wire:
    """Keeps what was sent, answers with what it was given."""

    def __init__(self) -> None:
        self.sent: list[httpx2.Request] = []
        self.answers: list[httpx2.Response] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request)
        return self.answers.pop(0) if self.answers else httpx2.Response(204)

    @property
    def target(self) -> str:
        """Path and query of the last request, the API key left out."""
        return (
            self.sent[-1]
            .url.raw_path.decode()
            .removeprefix("/v1")
            .replace("api_key=k%26", "")
            .rstrip("?&")
        )


@pytest.fixture
def wire() -> Wire:
    """A fresh wire."""
    return Wire()


@pytest.fixture
def client(api: ModuleType, wire: Wire) -> Any:
    """A client with every credential, over the wire."""
    return api.Client(
        **KEYS, http_client=httpx2.Client(transport=httpx2.MockTransport(wire))
    )


def answer(
    value: Any, status: int = 200, content_type: str = "application/json"
) -> httpx2.Response:
    """An answer that is JSON."""
    return httpx2.Response(
        status, content=json.dumps(value), headers={"content-type": content_type}
    )
