"""Three of the fine-tuning operations on FastAPI with pydantic, as its documentation would write them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from tests.benchmarks import data
from tests.benchmarks.peers.pydantic_models import (
    CreateFineTuningJobRequest,
    FineTuningJob,
    JobHyperparameters,
    Page,
)

JOBS = {job["id"]: FineTuningJob(**job) for job in data.page()["data"]}
bearer = HTTPBearer()


async def authorize(
    credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)],
) -> None:
    """Refuse every key but the right one."""
    if credentials.credentials != data.KEY:
        raise HTTPException(401)


def create_app(*middleware: Any) -> Any:
    """The application."""
    app = FastAPI(dependencies=[Depends(authorize)])

    @app.get("/v1/fine_tuning/jobs/{fine_tuning_job_id}")
    async def retrieve(fine_tuning_job_id: str) -> FineTuningJob:
        if (job := JOBS.get(fine_tuning_job_id)) is None:
            raise HTTPException(404)
        return job

    @app.get("/v1/fine_tuning/jobs")
    async def list_jobs(after: str | None = None, limit: int = 20) -> Page:
        jobs = [job for job in JOBS.values() if after is None or job.id > after]
        return Page.model_construct(
            object="list", data=jobs[:limit], has_more=len(jobs) > limit
        )

    @app.post("/v1/fine_tuning/jobs")
    async def create(body: CreateFineTuningJobRequest) -> FineTuningJob:
        return FineTuningJob(
            id=data.job_id(0),
            created_at=1721764800,
            error=None,
            fine_tuned_model=None,
            finished_at=None,
            hyperparameters=(
                JobHyperparameters(n_epochs=body.hyperparameters.n_epochs)
                if body.hyperparameters
                else JobHyperparameters(n_epochs="auto")
            ),
            model=body.model,
            object="fine_tuning.job",
            organization_id="org-demo",
            result_files=[],
            status="queued",
            trained_tokens=None,
            training_file=body.training_file,
            validation_file=body.validation_file,
            integrations=body.integrations,
            seed=body.seed or 0,
            estimated_finish=None,
        )

    for each in middleware:
        app.add_middleware(each)
    return app
