"""The official openai package, pointed at the generated server, reads what the generated client reads."""

from __future__ import annotations

from collections.abc import Iterator

import openai
import pytest
from e2e.conftest import KEY
from e2e.service import FineTuningService
from fine_tuning_api import Client, models


@pytest.fixture
def sdk(origin: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(api_key=KEY, base_url=origin, max_retries=0) as client:
        yield client


@pytest.fixture
def client(origin: str) -> Iterator[Client]:
    with Client(base_url=origin, api_key_auth=KEY) as client:
        yield client


def test_create_and_retrieve(sdk: openai.OpenAI, client: Client) -> None:
    created = sdk.fine_tuning.jobs.create(
        model="gpt-4o-mini",
        training_file="file-train01",
        hyperparameters={"n_epochs": 2},
        integrations=[{"type": "wandb", "wandb": {"project": "support-desk"}}],
        seed=7,
    )
    ours = client.fine_tuning.retrieve_fine_tuning_job(created.id)
    assert sdk.fine_tuning.jobs.retrieve(created.id) == created
    assert created.to_dict(exclude_unset=True) == ours.to_dict()
    assert (created.status, created.seed) == ("queued", 7)
    assert created.hyperparameters.n_epochs == 2
    assert created.integrations is not None
    assert created.integrations[0].wandb.project == "support-desk"


def test_list_pages_by_itself(
    sdk: openai.OpenAI, client: Client, service: FineTuningService
) -> None:
    request = models.CreateFineTuningJobRequest(model="davinci-002", training_file="f")
    for _ in range(7):
        service.new_job(request)
    theirs = [job.to_dict() for job in sdk.fine_tuning.jobs.list(limit=3)]
    ours = client.fine_tuning.list_paginated_fine_tuning_jobs(limit=3)
    assert theirs == [job.to_dict() for job in ours]
    assert len(theirs) >= 7


def test_cancel(sdk: openai.OpenAI, client: Client, service: FineTuningService) -> None:
    request = models.CreateFineTuningJobRequest(model="davinci-002", training_file="f")
    job = service.new_job(request)
    cancelled = sdk.fine_tuning.jobs.cancel(job.id)
    assert cancelled.status == "cancelled"
    ours = client.fine_tuning.retrieve_fine_tuning_job(job.id)
    assert cancelled.to_dict() == ours.to_dict()


def test_events_and_checkpoints(
    sdk: openai.OpenAI, client: Client, service: FineTuningService
) -> None:
    request = models.CreateFineTuningJobRequest(model="davinci-002", training_file="f")
    job = service.new_job(request)
    service.finish(job.id, checkpoints=5)
    theirs = sdk.fine_tuning.jobs.list_events(job.id, limit=2)
    ours = client.fine_tuning.list_fine_tuning_events(job.id, limit=2)
    events = [each.to_dict() for each in theirs]
    assert events == [each.to_dict() for each in ours]
    assert len(events) == 7
    saved = sdk.fine_tuning.jobs.checkpoints.list(job.id, limit=2)
    ours_saved = client.fine_tuning.list_fine_tuning_job_checkpoints(job.id, limit=2)
    checkpoints = [each.to_dict() for each in saved]
    assert checkpoints == [each.to_dict() for each in ours_saved]
    assert [each["step_number"] for each in checkpoints] == [500, 400, 300, 200, 100]


def test_errors_are_the_sdk_s_own(sdk: openai.OpenAI, origin: str) -> None:
    with pytest.raises(openai.NotFoundError) as unknown:
        sdk.fine_tuning.jobs.retrieve("ftjob-none")
    assert unknown.value.param == "fine_tuning_job_id"
    assert unknown.value.code == "not_found"
    with pytest.raises(openai.AuthenticationError):
        sdk.with_options(api_key="sk-wrong").fine_tuning.jobs.retrieve("ftjob-0001")
    with pytest.raises(openai.BadRequestError):
        sdk.fine_tuning.jobs.create(
            model="gpt-4o-mini", training_file="f", suffix="x" * 65
        )
