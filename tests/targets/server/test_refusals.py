"""Requests that the generated server refuses."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from starlette.testclient import TestClient
from targets.server.conftest import KEY


def test_every_violation_of_a_body(api: TestClient) -> None:
    body = {
        "training_file": 1,
        "suffix": "",
        "seed": -1,
        "hyperparameters": {"n_epochs": 51},
        "integrations": [{"type": "other", "wandb": {}}],
    }
    response = api.post("/fine_tuning/jobs", json=body)
    assert response.status_code == 400
    assert [
        (each["in"], each["pointer"]) for each in response.json()["violations"]
    ] == [
        ("body", "/training_file"),
        ("body", "/suffix"),
        ("body", "/seed"),
        ("body", "/hyperparameters/n_epochs"),
        ("body", "/integrations/0/type"),
        ("body", "/integrations/0/wandb/project"),
        ("body", "/model"),
    ]


def test_other_refusals(jobs: ModuleType, api: TestClient, service: Any) -> None:
    def status(method: str, path: str, **more: Any) -> int:
        found: int = api.request(method, path, **more).status_code
        return found

    xml = {"content-type": "application/xml"}
    assert status("POST", "/fine_tuning/jobs", content=b"<a/>", headers=xml) == 415
    assert status("GET", "/fine_tuning/jobs/1", headers={"accept": "text/html"}) == 406
    assert status("DELETE", "/fine_tuning/jobs") == 405
    assert status("GET", "/fine_tuning") == 404
    assert status("GET", "/fine_tuning/jobs/j/events?limit=many") == 400
    small = jobs.create_app(
        fine_tuning=service, authenticate=lambda *_: "me", limits=jobs.Limits(json=2)
    )
    sent = TestClient(small).post("/fine_tuning/jobs", json={}, headers=KEY)
    assert sent.status_code == 200 or sent.status_code == 400
    sent = TestClient(small).post("/fine_tuning/jobs", json={"a": 1}, headers=KEY)
    assert sent.status_code == 413
