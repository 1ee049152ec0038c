"""Three of the fine-tuning operations behind the generated server; the others are not called."""

from __future__ import annotations

from typing import Any

from fine_tuning_api import UNSET, Unset, models
from fine_tuning_api.server import Context, FineTuningApi, HTTPError
from fine_tuning_api.server import create_app as create_generated_app
from starlette.middleware import Middleware
from tests.benchmarks import data

JOBS = {job["id"]: models.FineTuningJob.from_dict(job) for job in data.page()["data"]}


class FineTuning(FineTuningApi):
    """The handlers."""

    async def retrieve_fine_tuning_job(
        self, fine_tuning_job_id: str, *, context: Context
    ) -> models.FineTuningJob:
        """One job."""
        if (job := JOBS.get(fine_tuning_job_id)) is None:
            raise HTTPError(404)
        return job

    async def list_paginated_fine_tuning_jobs(
        self, *, after: str | Unset = UNSET, limit: int = 20, context: Context
    ) -> models.ListPaginatedFineTuningJobsResponse:
        """A page of jobs."""
        jobs = [job for job in JOBS.values() if after is UNSET or job.id > after]
        return models.ListPaginatedFineTuningJobsResponse(
            object="list", data=jobs[:limit], has_more=len(jobs) > limit
        )

    async def create_fine_tuning_job(
        self, body: models.CreateFineTuningJobRequest, *, context: Context
    ) -> models.FineTuningJob:
        """A new job."""
        hyperparameters = body.hyperparameters or None
        return models.FineTuningJob(
            id=data.job_id(0),
            created_at=1721764800,
            error=None,
            fine_tuned_model=None,
            finished_at=None,
            hyperparameters=models.FineTuningJobHyperparameters(
                n_epochs=(hyperparameters and hyperparameters.n_epochs) or "auto"
            ),
            model=body.model,
            object="fine_tuning.job",
            organization_id="org-demo",
            result_files=[],
            status="queued",
            trained_tokens=None,
            training_file=body.training_file,
            validation_file=body.validation_file or None,
            integrations=_integrations(body),
            seed=body.seed or 0,
            estimated_finish=None,
        )

    async def cancel_fine_tuning_job(
        self, fine_tuning_job_id: str, *, context: Context
    ) -> models.FineTuningJob:
        """Not called."""
        raise HTTPError(501)

    async def list_fine_tuning_job_checkpoints(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int = 10,
        context: Context,
    ) -> models.ListFineTuningJobCheckpointsResponse:
        """Not called."""
        raise HTTPError(501)

    async def list_fine_tuning_events(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int = 20,
        context: Context,
    ) -> models.ListFineTuningJobEventsResponse:
        """Not called."""
        raise HTTPError(501)


def _integrations(
    body: models.CreateFineTuningJobRequest,
) -> list[models.FineTuningIntegration]:
    return [
        models.FineTuningIntegration(
            type=each.type,
            wandb=models.FineTuningIntegrationWandb(
                project=each.wandb.project,
                name=each.wandb.name,
                entity=each.wandb.entity,
                tags=each.wandb.tags,
            ),
        )
        for each in body.integrations or ()
    ]


def create_app(*middleware: Any) -> Any:
    """The application."""
    return create_generated_app(
        fine_tuning=FineTuning(),
        authenticate=authenticate,
        middleware=[Middleware(each) for each in middleware],
        prefix="/v1",
    )


async def authenticate(
    scheme: str, credential: str, scopes: tuple[str, ...]
) -> object | None:
    """Refuse every key but the right one."""
    return "org-demo" if credential == data.KEY else None
