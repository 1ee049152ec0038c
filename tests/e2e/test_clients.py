"""The generated clients do all six operations against the generated server over a socket."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from e2e.conftest import KEY
from e2e.service import FineTuningService
from fine_tuning_api import (
    AsyncClient,
    AuthenticationError,
    BadRequestError,
    Client,
    ConflictError,
    MissingCredentialsError,
    NotFoundError,
    models,
)

REQUEST = models.CreateFineTuningJobRequest(
    model="gpt-4o-mini",
    training_file="file-train01",
    validation_file="file-valid01",
    hyperparameters=models.CreateFineTuningJobRequestHyperparameters(
        n_epochs=3, learning_rate_multiplier=0.5
    ),
    suffix="support-desk",
    integrations=[
        models.CreateFineTuningJobRequestIntegrationsItem(
            type="wandb",
            wandb=models.CreateFineTuningJobRequestIntegrationsItemWandb(
                project="support-desk", tags=["baseline", "v2"], entity=None
            ),
        )
    ],
    seed=42,
)


GIVEN: dict[str, Any] = {
    "model": "gpt-4o-mini",
    "training_file": "file-train01",
    "validation_file": "file-valid01",
    "hyperparameters": REQUEST.hyperparameters,
    "suffix": "support-desk",
    "integrations": [
        {
            "type": "wandb",
            "wandb": {
                "project": "support-desk",
                "tags": ["baseline", "v2"],
                "entity": None,
            },
        }
    ],
    "seed": 42,
}
"""The properties of the request as arguments, a model or a mapping for each object."""


def test_sync_client_does_all_six_operations(
    origin: str, service: FineTuningService
) -> None:
    with Client(base_url=origin, api_key_auth=KEY) as client:
        jobs = client.fine_tuning
        created = jobs.create_fine_tuning_job(**GIVEN)
        check_created(created)
        assert jobs.retrieve_fine_tuning_job(created.id) == created
        assert created in list(jobs.list_paginated_fine_tuning_jobs(limit=3))

        service.finish(created.id, checkpoints=12)
        finished = jobs.retrieve_fine_tuning_job(created.id)
        check_finished(finished)
        checkpoints = list(jobs.list_fine_tuning_job_checkpoints(created.id))
        check_checkpoints(checkpoints, created.id)
        events = list(jobs.list_fine_tuning_events(created.id, limit=4))
        check_events(events)

        other = jobs.create_fine_tuning_job(**GIVEN)
        check_cancelled(jobs.cancel_fine_tuning_job(other.id))
        assert jobs.retrieve_fine_tuning_job(other.id).status == "cancelled"


def test_async_client_does_all_six_operations(
    origin: str, service: FineTuningService
) -> None:
    asyncio.run(all_six(origin, service))


async def all_six(origin: str, service: FineTuningService) -> None:
    async with AsyncClient(base_url=origin, api_key_auth=KEY) as client:
        jobs = client.fine_tuning
        created = await jobs.create_fine_tuning_job(**GIVEN)
        check_created(created)
        assert await jobs.retrieve_fine_tuning_job(created.id) == created
        listed = await jobs.list_paginated_fine_tuning_jobs(limit=3)
        assert created in [job async for job in listed]

        service.finish(created.id, checkpoints=12)
        check_finished(await jobs.retrieve_fine_tuning_job(created.id))
        saved = await jobs.list_fine_tuning_job_checkpoints(created.id)
        check_checkpoints([each async for each in saved], created.id)
        log = await jobs.list_fine_tuning_events(created.id, limit=4)
        check_events([each async for each in log])

        other = await jobs.create_fine_tuning_job(**GIVEN)
        check_cancelled(await jobs.cancel_fine_tuning_job(other.id))


def check_created(job: models.FineTuningJob) -> None:
    """It is what REQUEST asked for."""
    assert job.status == "queued"
    assert job.object == "fine_tuning.job"
    assert (job.model, job.training_file) == ("gpt-4o-mini", "file-train01")
    assert (job.validation_file, job.seed) == ("file-valid01", 42)
    assert job.hyperparameters.n_epochs == 3
    assert (job.error, job.fine_tuned_model, job.finished_at) == (None, None, None)
    assert job.integrations == [
        models.FineTuningIntegration(
            type="wandb",
            wandb=models.FineTuningIntegrationWandb(
                project="support-desk", entity=None, tags=["baseline", "v2"]
            ),
        )
    ]


def check_finished(job: models.FineTuningJob) -> None:
    """It ran to its end."""
    assert job.status == "succeeded"
    assert job.fine_tuned_model == f"ft:gpt-4o-mini:demo::{job.id}"
    assert job.finished_at == job.created_at + 3600
    assert job.trained_tokens == 5768
    assert job.result_files == [f"file-{job.id}"]


def check_cancelled(job: models.FineTuningJob) -> None:
    """It was stopped."""
    assert (job.status, job.finished_at) == ("cancelled", job.created_at + 60)


def check_checkpoints(found: list[Any], job_id: str) -> None:
    """All twelve came, over two pages, latest first."""
    assert [each.step_number for each in found] == [*range(1200, 0, -100)]
    assert {each.fine_tuning_job_id for each in found} == {job_id}
    assert found[-1].metrics.train_loss == 0.01
    assert found[-1].metrics.train_mean_token_accuracy == 0.875
    assert not found[-1].metrics.valid_loss, "it was not measured, so it is UNSET"


def check_events(found: list[Any]) -> None:
    """All fourteen came, over four pages, latest first."""
    assert len({each.id for each in found}) == 14
    assert found[0].message == "The job has succeeded"
    assert found[-1].message == "The job was queued"
    assert {each.level for each in found} == {"info"}


def test_page_tells_of_itself_and_of_the_next(
    origin: str, service: FineTuningService
) -> None:
    job = service.new_job(REQUEST)
    service.finish(job.id, checkpoints=5)
    with Client(base_url=origin, api_key_auth=KEY) as client:
        page = client.fine_tuning.list_fine_tuning_job_checkpoints(job.id, limit=2)
        assert page.body.has_more is True
        assert page.body.first_id == page.body.data[0].id
        assert page.body.last_id == page.body.data[-1].id
        assert [len(each.body.data) for each in page.pages()] == [2, 2, 1]
        rest = client.fine_tuning.list_fine_tuning_job_checkpoints(
            job.id, after=page.body.data[-1].id
        )
        assert [each.step_number for each in rest] == [300, 200, 100]


def test_raw_response_has_status_and_headers(origin: str) -> None:
    from fine_tuning_api.client.fine_tuning import FineTuningRequests

    with Client(base_url=origin, api_key_auth=KEY) as client:
        response = client.send(FineTuningRequests.create_fine_tuning_job(REQUEST))
        assert response.status == 200
        assert response.headers["x-request-id"] == f"req-{response.body.id}"
        assert response.headers["content-type"] == "application/json"


def test_errors_carry_the_decoded_body(origin: str, service: FineTuningService) -> None:
    job = service.new_job(REQUEST)
    service.finish(job.id, checkpoints=0)
    with Client(base_url=origin, api_key_auth=KEY) as client:
        with pytest.raises(NotFoundError) as unknown:
            client.fine_tuning.retrieve_fine_tuning_job("ftjob/none?")
        assert unknown.value.status == 404
        assert unknown.value.body == models.ErrorResponse(
            error=models.ErrorResponseError(
                message="There is no job 'ftjob/none?'.",
                type="invalid_request_error",
                param="fine_tuning_job_id",
                code="not_found",
            )
        )
        with pytest.raises(ConflictError) as ended:
            client.fine_tuning.cancel_fine_tuning_job(job.id)
        assert ended.value.body.error.message == "The job is succeeded."


def test_wrong_key_and_bad_body_are_typed_errors(origin: str) -> None:
    wrong_body = {**GIVEN, "suffix": "x" * 65, "seed": -1}
    with Client(base_url=origin, api_key_auth="sk-wrong") as client:
        with pytest.raises(AuthenticationError) as wrong:
            client.fine_tuning.create_fine_tuning_job(**wrong_body)
        assert wrong.value.headers["www-authenticate"].startswith("Bearer")
    with (
        Client(base_url=origin, api_key_auth=KEY) as client,
        pytest.raises(BadRequestError) as bad,
    ):
        client.fine_tuning.create_fine_tuning_job(**wrong_body)
    pointers = [each["pointer"] for each in json.loads(bad.value.content)["violations"]]
    assert pointers == ["/suffix", "/seed"]


def test_what_is_misspelt_or_of_another_type_is_not_sent() -> None:
    with Client(base_url="http://127.0.0.1:9", api_key_auth=KEY) as client:
        for wrong, message in (
            ({"hyperparameters": {"n_epoch": 3}}, "did you mean 'n_epochs'"),
            ({"hyperparameters": {"n_epochs": [3]}}, "hyperparameters: /n_epochs"),
            ({"integrations": "wandb"}, "integrations"),
            ({"integrations": [{"type": "wandb"}]}, "integrations: /0"),
        ):
            with pytest.raises(TypeError, match=message):
                client.fine_tuning.create_fine_tuning_job(**{**GIVEN, **wrong})


def test_call_without_credentials_fails_before_it_is_sent() -> None:
    with (
        Client(base_url="http://127.0.0.1:9") as client,
        pytest.raises(MissingCredentialsError, match="api_key_auth"),
    ):
        client.fine_tuning.retrieve_fine_tuning_job("ftjob-0001")
