"""Who may call the generated server."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from starlette.testclient import TestClient
from targets.server.conftest import KEY, every


def test_security_fails_closed(jobs: ModuleType, service: Any) -> None:
    api = TestClient(jobs.create_app(fine_tuning=service), headers=KEY)
    assert api.get("/fine_tuning/jobs/ftjob-1").status_code == 401


def test_a_missing_or_wrong_key(api: TestClient) -> None:
    wrong = api.get("/fine_tuning/jobs/1", headers={"authorization": "Bearer no"})
    assert wrong.status_code == 401
    assert wrong.headers["www-authenticate"].startswith("Bearer ")
    missing = api.get("/fine_tuning/jobs/1", headers={"authorization": ""})
    assert missing.json()["error"]["message"] == "a credential is needed"


def test_optional_security_and_several_schemes(unusual: ModuleType) -> None:
    async def who(self: Any, *, context: Any) -> str:
        return ",".join(sorted(context.credentials))

    api = every(unusual, who=who)
    assert api.get("/who").text == ""
    both = api.get("/who?key=k", headers={"authorization": "Basic YTpi"})
    assert (both.text, both.headers["content-type"]) == (
        "Key,User",
        "text/plain; charset=utf-8",
    )
