"""Three of the fine-tuning operations on Litestar with msgspec."""

from __future__ import annotations

from typing import Any

from litestar import Litestar, get, post
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, NotFoundException
from litestar.handlers import BaseRouteHandler
from msgspec import UNSET, convert
from tests.benchmarks import data
from tests.benchmarks.peers.msgspec_models import (
    CreateFineTuningJobRequest,
    FineTuningJob,
    JobHyperparameters,
    Page,
)

JOBS = {job["id"]: convert(job, FineTuningJob) for job in data.page()["data"]}


async def authorize(
    connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler
) -> None:
    """Refuse every key but the right one."""
    scheme, _, key = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or key != data.KEY:
        raise NotAuthorizedException


@get("/v1/fine_tuning/jobs/{fine_tuning_job_id:str}")
async def retrieve(fine_tuning_job_id: str) -> FineTuningJob:
    """One job."""
    if (job := JOBS.get(fine_tuning_job_id)) is None:
        raise NotFoundException
    return job


@get("/v1/fine_tuning/jobs")
async def list_jobs(after: str | None = None, limit: int = 20) -> Page:
    """A page of jobs."""
    jobs = [job for job in JOBS.values() if after is None or job.id > after]
    return Page(object="list", data=jobs[:limit], has_more=len(jobs) > limit)


@post("/v1/fine_tuning/jobs", status_code=200)
async def create(data: CreateFineTuningJobRequest) -> FineTuningJob:
    """A new job."""
    return FineTuningJob(
        id=f"ftjob-{0:020d}",
        created_at=1721764800,
        error=None,
        fine_tuned_model=None,
        finished_at=None,
        hyperparameters=JobHyperparameters(
            n_epochs=data.hyperparameters.n_epochs if data.hyperparameters else "auto"
        ),
        model=data.model,
        object="fine_tuning.job",
        organization_id="org-demo",
        result_files=[],
        status="queued",
        trained_tokens=None,
        training_file=data.training_file,
        validation_file=data.validation_file or None,
        integrations=data.integrations,
        seed=0 if data.seed in (None, UNSET) else data.seed,
        estimated_finish=None,
    )


def create_app(*middleware: Any) -> Any:
    """The application."""
    return Litestar(
        [retrieve, list_jobs, create],
        guards=[authorize],
        middleware=list(middleware),
        openapi_config=None,
        logging_config=None,
    )
