"""Fine-tuning: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_model, path, query
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import integer, ref, string
from . import validators


class FineTuningApi(ABC):
    """Start, watch and stop the jobs that adapt a model to your training data."""

    @abstractmethod
    async def create_fine_tuning_job(
        self, body: models.CreateFineTuningJobRequest, *, context: Context
    ) -> models.FineTuningJob | Reply[models.FineTuningJob]:
        """Start a fine-tuning job on a training file.

        Puts a new job in the queue and answers with it at once. Ask for the job
        again later to see how far it is; as soon as it has succeeded,
        `fine_tuned_model` holds the name of the model that came out of it.
        """

    @abstractmethod
    async def list_paginated_fine_tuning_jobs(
        self, *, after: str | Unset = UNSET, limit: int = 20, context: Context
    ) -> (
        models.ListPaginatedFineTuningJobsResponse
        | Reply[models.ListPaginatedFineTuningJobsResponse]
    ):
        """List the fine-tuning jobs of your organization.

        Newest first, one page at a time. To go on, pass the identifier of the last
        job of a page as `after`.
        """

    @abstractmethod
    async def retrieve_fine_tuning_job(
        self, fine_tuning_job_id: str, *, context: Context
    ) -> models.FineTuningJob | Reply[models.FineTuningJob]:
        """Look up one fine-tuning job.

        Tells all there is to know of a job: its state, what it was started with,
        what it has produced and, if it went wrong, why.
        """

    @abstractmethod
    async def cancel_fine_tuning_job(
        self, fine_tuning_job_id: str, *, context: Context
    ) -> models.FineTuningJob | Reply[models.FineTuningJob]:
        """Stop a fine-tuning job right away.

        Ends a job that is waiting or running, and answers with it in its new state.
        """

    @abstractmethod
    async def list_fine_tuning_job_checkpoints(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int = 10,
        context: Context,
    ) -> (
        models.ListFineTuningJobCheckpointsResponse
        | Reply[models.ListFineTuningJobCheckpointsResponse]
    ):
        """List the checkpoints of a fine-tuning job.

        Every checkpoint is a model of its own that was saved while the job ran.
        They come latest first, one page at a time.
        """

    @abstractmethod
    async def list_fine_tuning_events(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int = 20,
        context: Context,
    ) -> (
        models.ListFineTuningJobEventsResponse
        | Reply[models.ListFineTuningJobEventsResponse]
    ):
        """Read what has happened to a fine-tuning job.

        The log of a job, latest event first, one page at a time.
        """


OPERATIONS = [
    Operation(
        "createFineTuningJob",
        "create_fine_tuning_job",
        "POST",
        "/fine_tuning/jobs",
        bodies=[
            json_body(
                ref(lambda: validators.CreateFineTuningJobRequest),
                lambda value: models.CreateFineTuningJobRequest.from_dict(value),
            )
        ],
        body_required=True,
        replies={
            "200": [json_model(lambda: models.FineTuningJob)],
            "4XX": [json_model(lambda: models.ErrorResponse)],
            "5XX": [json_model(lambda: models.ErrorResponse)],
        },
        security=[{"ApiKeyAuth": []}],
    ),
    Operation(
        "listPaginatedFineTuningJobs",
        "list_paginated_fine_tuning_jobs",
        "GET",
        "/fine_tuning/jobs",
        parameters=[
            query("after", string(), codec.string),
            query("limit", integer(), codec.integer, default=lambda: 20),
        ],
        replies={
            "200": [json_model(lambda: models.ListPaginatedFineTuningJobsResponse)],
            "4XX": [json_model(lambda: models.ErrorResponse)],
            "5XX": [json_model(lambda: models.ErrorResponse)],
        },
        security=[{"ApiKeyAuth": []}],
    ),
    Operation(
        "retrieveFineTuningJob",
        "retrieve_fine_tuning_job",
        "GET",
        "/fine_tuning/jobs/{fine_tuning_job_id}",
        parameters=[path("fine_tuning_job_id", string(), codec.string)],
        replies={
            "200": [json_model(lambda: models.FineTuningJob)],
            "4XX": [json_model(lambda: models.ErrorResponse)],
            "5XX": [json_model(lambda: models.ErrorResponse)],
        },
        security=[{"ApiKeyAuth": []}],
    ),
    Operation(
        "cancelFineTuningJob",
        "cancel_fine_tuning_job",
        "POST",
        "/fine_tuning/jobs/{fine_tuning_job_id}/cancel",
        parameters=[path("fine_tuning_job_id", string(), codec.string)],
        replies={
            "200": [json_model(lambda: models.FineTuningJob)],
            "4XX": [json_model(lambda: models.ErrorResponse)],
            "5XX": [json_model(lambda: models.ErrorResponse)],
        },
        security=[{"ApiKeyAuth": []}],
    ),
    Operation(
        "listFineTuningJobCheckpoints",
        "list_fine_tuning_job_checkpoints",
        "GET",
        "/fine_tuning/jobs/{fine_tuning_job_id}/checkpoints",
        parameters=[
            path("fine_tuning_job_id", string(), codec.string),
            query("after", string(), codec.string),
            query("limit", integer(), codec.integer, default=lambda: 10),
        ],
        replies={
            "200": [json_model(lambda: models.ListFineTuningJobCheckpointsResponse)],
            "4XX": [json_model(lambda: models.ErrorResponse)],
            "5XX": [json_model(lambda: models.ErrorResponse)],
        },
        security=[{"ApiKeyAuth": []}],
    ),
    Operation(
        "listFineTuningEvents",
        "list_fine_tuning_events",
        "GET",
        "/fine_tuning/jobs/{fine_tuning_job_id}/events",
        parameters=[
            path("fine_tuning_job_id", string(), codec.string),
            query("after", string(), codec.string),
            query("limit", integer(), codec.integer, default=lambda: 20),
        ],
        replies={
            "200": [json_model(lambda: models.ListFineTuningJobEventsResponse)],
            "4XX": [json_model(lambda: models.ErrorResponse)],
            "5XX": [json_model(lambda: models.ErrorResponse)],
        },
        security=[{"ApiKeyAuth": []}],
    ),
]
