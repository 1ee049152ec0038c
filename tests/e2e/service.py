"""A fine-tuning service on SQLite: the handlers that the end-to-end tests put behind the generated server."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from typing import Any

from fine_tuning_api import UNSET, Unset, models
from fine_tuning_api.server import Context, FineTuningApi, errors, replies

SCHEMA = """
CREATE TABLE record (
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    job TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX record_of_job ON record (kind, job, position);
"""
"""Jobs, events and checkpoints alike: a later record has a higher position."""

ENDED = ("succeeded", "failed", "cancelled")


class FineTuningService(FineTuningApi):
    """Keeps jobs, their events and their checkpoints in an SQLite database."""

    def __init__(self, database: str = ":memory:") -> None:
        self.database = sqlite3.connect(database, check_same_thread=False)
        self.database.executescript(SCHEMA)
        self.numbers = itertools.count(1)

    async def create_fine_tuning_job(
        self, body: models.CreateFineTuningJobRequest, *, context: Context
    ) -> replies.CreateFineTuningJob:
        """Queue a job and say where it can be found."""
        job = self.new_job(body)
        headers = {"x-request-id": f"req-{job.id}"}
        return replies.CreateFineTuningJob.ok(job, headers=headers)

    async def list_paginated_fine_tuning_jobs(
        self, *, after: str | Unset = UNSET, limit: int = 20, context: Context
    ) -> models.ListPaginatedFineTuningJobsResponse:
        """A page of jobs, newest first."""
        if after and self.job(after) is None:
            raise unknown_job(after)
        found, more = self.page("job", "", after, limit)
        return models.ListPaginatedFineTuningJobsResponse(
            object="list",
            data=[models.FineTuningJob.from_json(body) for body in found],
            has_more=more,
        )

    async def retrieve_fine_tuning_job(
        self, fine_tuning_job_id: str, *, context: Context
    ) -> models.FineTuningJob:
        """The job, or 404."""
        if (job := self.job(fine_tuning_job_id)) is None:
            raise unknown_job(fine_tuning_job_id)
        return job

    async def cancel_fine_tuning_job(
        self, fine_tuning_job_id: str, *, context: Context
    ) -> models.FineTuningJob:
        """Stop the job; one that has ended cannot be."""
        job = self.job(fine_tuning_job_id)
        if job is None:
            raise unknown_job(fine_tuning_job_id)
        if job.status in ENDED:
            mistake = f"The job is {job.status}."
            body = error("fine_tuning_job_id", mistake, "ended")
            raise errors.ClientError(409, body)
        job.status = "cancelled"
        job.finished_at = job.created_at + 60
        self.replace(job)
        self.add_event(job.id, "warn", "The job was cancelled")
        return job

    async def list_fine_tuning_job_checkpoints(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int = 10,
        context: Context,
    ) -> models.ListFineTuningJobCheckpointsResponse:
        """A page of the job's checkpoints, latest first."""
        if self.job(fine_tuning_job_id) is None:
            raise unknown_job(fine_tuning_job_id)
        found, more = self.page("checkpoint", fine_tuning_job_id, after, limit)
        checkpoints = [models.FineTuningJobCheckpoint.from_json(body) for body in found]
        return models.ListFineTuningJobCheckpointsResponse(
            object="list",
            data=checkpoints,
            first_id=checkpoints[0].id if checkpoints else None,
            last_id=checkpoints[-1].id if checkpoints else None,
            has_more=more,
        )

    async def list_fine_tuning_events(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int = 20,
        context: Context,
    ) -> models.ListFineTuningJobEventsResponse:
        """A page of the job's events, latest first; ``has_more`` is not in the description, and sent all the same."""
        if self.job(fine_tuning_job_id) is None:
            raise unknown_job(fine_tuning_job_id)
        found, more = self.page("event", fine_tuning_job_id, after, limit)
        return models.ListFineTuningJobEventsResponse(
            object="list",
            data=[models.FineTuningJobEvent.from_json(body) for body in found],
            additional_properties={"has_more": more},
        )

    def new_job(
        self, request: models.CreateFineTuningJobRequest
    ) -> models.FineTuningJob:
        """Queue a job as it was asked for."""
        number = next(self.numbers)
        hyperparameters = request.hyperparameters or None
        job = models.FineTuningJob(
            id=f"ftjob-{number:04d}",
            created_at=1721764800 + number,
            error=None,
            fine_tuned_model=None,
            finished_at=None,
            hyperparameters=models.FineTuningJobHyperparameters(
                n_epochs=(hyperparameters and hyperparameters.n_epochs) or "auto"
            ),
            model=request.model,
            object="fine_tuning.job",
            organization_id="org-demo",
            result_files=[],
            status="queued",
            trained_tokens=None,
            training_file=request.training_file,
            validation_file=request.validation_file or None,
            integrations=list(integrations(request)),
            seed=number if request.seed in (None, UNSET) else request.seed,
        )
        self.add("job", job.id, "", job.to_json())
        self.add_event(job.id, "info", "The job was queued")
        return job

    def finish(self, job_id: str, *, checkpoints: int) -> None:
        """Let a job run to its end, leaving checkpoints behind."""
        job = self.job(job_id)
        assert job is not None
        for step in range(1, checkpoints + 1):
            self.add_checkpoint(job_id, step * 100)
            self.add_event(job_id, "info", f"Step {step * 100} is done")
        job.status = "succeeded"
        job.fine_tuned_model = f"ft:{job.model}:demo::{job_id}"
        job.finished_at = job.created_at + 3600
        job.trained_tokens = 5768
        job.result_files = [f"file-{job_id}"]
        self.replace(job)
        self.add_event(job_id, "info", "The job has succeeded")

    def job(self, job_id: str) -> models.FineTuningJob | None:
        """The job of an identifier."""
        body = self.body("job", job_id)
        return None if body is None else models.FineTuningJob.from_json(body)

    def add_event(self, job_id: str, level: Any, message: str) -> None:
        """Write a line of a job's log."""
        number = next(self.numbers)
        event = models.FineTuningJobEvent(
            id=f"ftevent-{number:04d}",
            created_at=1721764800 + number,
            level=level,
            message=message,
            object="fine_tuning.job.event",
        )
        self.add("event", event.id, job_id, event.to_json())

    def add_checkpoint(self, job_id: str, step: int) -> None:
        """Save the model of a job as it stands at a step."""
        number = next(self.numbers)
        checkpoint = models.FineTuningJobCheckpoint(
            id=f"ftckpt-{number:04d}",
            created_at=1721764800 + number,
            fine_tuned_model_checkpoint=f"ft:gpt-4o-mini:demo::{job_id}:ckpt-{step}",
            step_number=step,
            metrics=models.FineTuningJobCheckpointMetrics(
                step=step, train_loss=1 / step, train_mean_token_accuracy=0.875
            ),
            fine_tuning_job_id=job_id,
            object="fine_tuning.job.checkpoint",
        )
        self.add("checkpoint", checkpoint.id, job_id, checkpoint.to_json())

    def add(self, kind: str, record_id: str, job: str, body: bytes) -> None:
        """Store a record behind all others."""
        with self.database:
            self.database.execute(
                "INSERT INTO record (kind, id, job, body) VALUES (?, ?, ?, ?)",
                (kind, record_id, job, body),
            )

    def replace(self, job: models.FineTuningJob) -> None:
        """Store a job's new state in its old place."""
        with self.database:
            self.database.execute(
                "UPDATE record SET body = ? WHERE kind = 'job' AND id = ?",
                (job.to_json(), job.id),
            )

    def body(self, kind: str, record_id: str) -> bytes | None:
        """The JSON text of a record."""
        query = "SELECT body FROM record WHERE kind = ? AND id = ?"
        row = self.database.execute(query, (kind, record_id)).fetchone()
        return None if row is None else bytes(row[0])

    def page(
        self, kind: str, job: str, after: str | Unset, limit: int
    ) -> tuple[list[bytes], bool]:
        """Up to ``limit`` records that were stored before the one called ``after``, and whether there are more."""
        limit = min(max(limit, 0), 1000)
        rows = self.database.execute(
            "SELECT body FROM record WHERE kind = ? AND job = ? AND position < coalesce("
            "(SELECT position FROM record WHERE id = ?), 9e18)"
            " ORDER BY position DESC LIMIT ?",
            (kind, job, after or "", limit + 1),
        ).fetchall()
        return [body for (body,) in rows[:limit]], len(rows) > limit


def integrations(
    request: models.CreateFineTuningJobRequest,
) -> Iterator[models.FineTuningIntegration]:
    """The integrations that a job was asked for, as many of them as the job itself may have."""
    for each in (request.integrations or [])[:5]:
        yield models.FineTuningIntegration.from_dict(each.to_dict())


def unknown_job(job_id: str) -> errors.ClientError:
    """The error of who asks for a job that does not exist."""
    message = f"There is no job {job_id!r}."
    return errors.ClientError(404, error("fine_tuning_job_id", message, "not_found"))


def error(param: str, message: str, code: str) -> models.ErrorResponse:
    """An error as the description has it."""
    return models.ErrorResponse(
        error=models.ErrorResponseError(
            message=message, type="invalid_request_error", param=param, code=code
        )
    )
