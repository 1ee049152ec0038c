"""What the generated server refuses, seen from outside: status, headers and body of each answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from e2e.conftest import KEY, authenticate
from e2e.service import FineTuningService
from fine_tuning_api import AuthenticationError, BadRequestError, Client, models
from fine_tuning_api.server import HTTPError, Reply, create_app
from support.serving import serving

JOBS = "/fine_tuning/jobs"
BODY = {"model": "gpt-4o-mini", "training_file": "file-train01"}


@pytest.fixture
def http(origin: str) -> Iterator[httpx2.Client]:
    headers = {"authorization": f"Bearer {KEY}"}
    with httpx2.Client(base_url=origin, headers=headers) as client:
        yield client


def problem(response: httpx2.Response, status: int) -> Any:
    """The error that an answer holds, in the shape that the description documents."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert set(body["error"]) == {"message", "type", "param", "code"}
    return body


@pytest.mark.parametrize(
    "authorization",
    ["Bearer sk-wrong", "Bearer", "Basic c2s6", ""],
    ids=["wrong key", "no key", "other scheme", "nothing"],
)
def test_wrong_credentials(http: httpx2.Client, authorization: str) -> None:
    headers = {"authorization": authorization}
    response = http.get(f"{JOBS}/ftjob-0001", headers=headers)
    assert problem(response, 401)["error"]["type"] == "unauthorized"
    assert response.headers["www-authenticate"].startswith("Bearer")


def test_credentials_come_before_everything_else(origin: str) -> None:
    response = httpx2.post(f"{origin}{JOBS}", content=b"{", headers={})
    assert problem(response, 401)


def test_bad_body_is_answered_with_all_violations(http: httpx2.Client) -> None:
    body = {
        "training_file": 1,
        "suffix": "x" * 65,
        "seed": -1,
        "hyperparameters": {"n_epochs": 51, "batch_size": "none"},
        "integrations": [{"type": "mlflow", "wandb": {}}],
    }
    found = problem(http.post(JOBS, json=body), 400)["violations"]
    assert {each["in"] for each in found} == {"body"}
    assert sorted(each["pointer"] for each in found) == [
        "/hyperparameters/batch_size",
        "/hyperparameters/n_epochs",
        "/integrations/0/type",
        "/integrations/0/wandb/project",
        "/model",
        "/seed",
        "/suffix",
        "/training_file",
    ]
    assert all(each["message"] for each in found)


def test_body_that_is_not_json(http: httpx2.Client) -> None:
    headers = {"content-type": "application/json"}
    response = http.post(JOBS, content=b'{"model": ', headers=headers)
    (violation,) = problem(response, 400)["violations"]
    assert violation["in"] == "body"


def test_missing_body(http: httpx2.Client) -> None:
    headers = {"content-type": "application/json"}
    assert problem(http.post(JOBS, headers=headers), 400)


def test_bad_parameter(http: httpx2.Client) -> None:
    response = http.get(JOBS, params={"limit": "many"})
    (violation,) = problem(response, 400)["violations"]
    assert (violation["in"], violation["name"]) == ("query", "limit")


def test_unknown_job_is_the_service_s_own_error(http: httpx2.Client) -> None:
    response = http.get(f"{JOBS}/ftjob-none")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/json"
    assert response.json() == {
        "error": {
            "message": "There is no job 'ftjob-none'.",
            "type": "invalid_request_error",
            "param": "fine_tuning_job_id",
            "code": "not_found",
        }
    }


def test_unaccepted_media_type(http: httpx2.Client) -> None:
    response = http.post(
        JOBS, content=b"model: gpt-4o-mini", headers={"content-type": "text/yaml"}
    )
    assert problem(response, 415)
    assert response.headers["accept"] == "application/json"


def test_unproducible_accept(http: httpx2.Client) -> None:
    response = http.get(JOBS, headers={"accept": "text/html"})
    assert problem(response, 406)


@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, */*;q=0.1"])
def test_acceptable_accept(http: httpx2.Client, accept: str) -> None:
    response = http.get(JOBS, headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"


def test_wrong_method(http: httpx2.Client) -> None:
    response = http.delete(f"{JOBS}/ftjob-0001")
    assert problem(response, 405)
    assert "GET" in response.headers["allow"]


def test_unknown_path(http: httpx2.Client) -> None:
    assert problem(http.get("/no/such/path"), 404)["error"]["code"] == "not_found"


def test_application_without_handlers() -> None:
    headers = {"authorization": f"Bearer {KEY}"}
    with serving(create_app(authenticate=authenticate)) as origin:
        response = httpx2.get(f"{origin}{JOBS}/ftjob-0001", headers=headers)
        assert problem(response, 501)["error"]["type"] == "not_implemented"
        created = httpx2.post(f"{origin}{JOBS}", json=BODY, headers=headers)
        assert problem(created, 501)


def test_secured_operation_without_an_authenticator_refuses() -> None:
    headers = {"authorization": f"Bearer {KEY}"}
    with serving(create_app(fine_tuning=FineTuningService())) as origin:
        response = httpx2.get(f"{origin}{JOBS}", headers=headers)
        assert problem(response, 401)


def test_errors_of_the_server_in_the_form_of_the_description() -> None:
    def render(error: HTTPError, _: object) -> Reply[models.ErrorResponse]:
        first = error.violations[0] if error.violations else None
        return Reply(
            models.ErrorResponse(
                error=models.ErrorResponseError(
                    message=first.message if first else error.detail,
                    type="invalid_request_error",
                    param=first.pointer if first else None,
                    code=None,
                )
            )
        )

    app = create_app(
        fine_tuning=FineTuningService(), authenticate=authenticate, render_error=render
    )
    with serving(app) as origin:
        with Client(base_url=origin, api_key_auth=KEY) as client:
            with pytest.raises(BadRequestError) as bad:
                client.fine_tuning.create_fine_tuning_job(
                    model="gpt-4o-mini", training_file="file-train01", seed=-1
                )
            assert bad.value.body.error.param == "/seed"
        with Client(base_url=origin, api_key_auth="sk-wrong", retries=0) as client:
            with pytest.raises(AuthenticationError) as wrong:
                client.fine_tuning.retrieve_fine_tuning_job("ftjob-0001")
            assert wrong.value.body.error.type == "invalid_request_error"
