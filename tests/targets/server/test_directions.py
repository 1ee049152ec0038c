"""readOnly in requests and writeOnly in answers, over a generated server."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.cases import CASES, config
from support.packages import imported

from ftgen import generate

USER = {"name": "Ann", "password": "correct horse", "team": {"name": "Blue"}}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    (case,) = (each for each in CASES if each.name == "read-and-write-only")
    job = config(case, tmp_path_factory.mktemp("directions"))
    assert generate(job).status == "ok"
    with imported(Path(job.out), job.package) as found:
        yield found


def taking(package: ModuleType) -> tuple[TestClient, list[Any]]:
    """A client of a handler that notes what it is given, and what it has noted."""
    server = importlib.import_module(f"{package.__name__}.server")
    models = importlib.import_module(f"{package.__name__}.models")
    seen: list[Any] = []

    class Users(server.UsersApi):  # type: ignore[name-defined, misc]
        async def create_user(self, body: Any, *, context: Any) -> Any:
            seen.append(body.to_dict())
            return models.User.from_dict(
                {"id": "12345678-1234-1234-1234-123456789abc", "name": body.name}
            )

    return TestClient(server.create_app(users=Users(), check_replies=True)), seen


def test_what_only_the_server_sets_is_not_demanded(package: ModuleType) -> None:
    api, seen = taking(package)
    made = api.post("/users", json=USER)
    assert made.status_code == 201, made.text
    assert seen == [USER]
    assert set(made.json()) == {"id", "name"}


def test_what_only_the_server_sets_is_dropped(package: ModuleType) -> None:
    api, seen = taking(package)
    sent = {**USER, "id": 7, "team": {"id": [], "name": "Blue"}}
    assert api.post("/users", json=sent).status_code == 201
    assert seen == [USER]
    lacking = api.post("/users", json={"id": "x", "name": "Ann"})
    assert [each["pointer"] for each in lacking.json()["violations"]] == ["/password"]
