"""Fine-tuning: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import bodies, paging, parameters, replies
from .._runtime.requests import PageRequest, Readers, Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.paging import AsyncPager, Page
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport

_ERRORS: Readers[Any] = {
    "4XX": replies.json(lambda value: models.ErrorResponse.from_dict(value)),
    "5XX": replies.json(lambda value: models.ErrorResponse.from_dict(value)),
}


class FineTuningRequests:
    """The requests of Fine-tuning as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def create_fine_tuning_job(
        body: models.CreateFineTuningJobRequest,
    ) -> Request[models.FineTuningJob]:
        """POST /fine_tuning/jobs"""
        return Request(
            method="POST",
            path="/fine_tuning/jobs",
            operation="create_fine_tuning_job",
            body=bodies.json(body.to_dict()),
            security=(("api_key_auth",),),
            success={200: replies.json(models.FineTuningJob.from_dict)},
            errors=_ERRORS,
        )

    @staticmethod
    def list_paginated_fine_tuning_jobs(
        *, after: str | Unset = UNSET, limit: int | Unset = UNSET
    ) -> PageRequest[models.FineTuningJob, models.ListPaginatedFineTuningJobsResponse]:
        """GET /fine_tuning/jobs"""
        return PageRequest(
            method="GET",
            path="/fine_tuning/jobs",
            operation="list_paginated_fine_tuning_jobs",
            query=parameters.join(
                parameters.form("after", after), parameters.form("limit", limit)
            ),
            security=(("api_key_auth",),),
            success={
                200: replies.json(models.ListPaginatedFineTuningJobsResponse.from_dict)
            },
            errors=_ERRORS,
            paging=paging.after(
                lambda page: page.data,
                "after",
                lambda last: last.id,
                lambda page: page.has_more,
            ),
        )

    @staticmethod
    def retrieve_fine_tuning_job(
        fine_tuning_job_id: str,
    ) -> Request[models.FineTuningJob]:
        """GET /fine_tuning/jobs/{fine_tuning_job_id}"""
        return Request(
            method="GET",
            path=f"/fine_tuning/jobs/{parameters.segment(fine_tuning_job_id)}",
            operation="retrieve_fine_tuning_job",
            template="/fine_tuning/jobs/{fine_tuning_job_id}",
            security=(("api_key_auth",),),
            success={200: replies.json(models.FineTuningJob.from_dict)},
            errors=_ERRORS,
        )

    @staticmethod
    def cancel_fine_tuning_job(
        fine_tuning_job_id: str,
    ) -> Request[models.FineTuningJob]:
        """POST /fine_tuning/jobs/{fine_tuning_job_id}/cancel"""
        return Request(
            method="POST",
            path=f"/fine_tuning/jobs/{parameters.segment(fine_tuning_job_id)}/cancel",
            operation="cancel_fine_tuning_job",
            template="/fine_tuning/jobs/{fine_tuning_job_id}/cancel",
            security=(("api_key_auth",),),
            success={200: replies.json(models.FineTuningJob.from_dict)},
            errors=_ERRORS,
        )

    @staticmethod
    def list_fine_tuning_job_checkpoints(
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> PageRequest[
        models.FineTuningJobCheckpoint, models.ListFineTuningJobCheckpointsResponse
    ]:
        """GET /fine_tuning/jobs/{fine_tuning_job_id}/checkpoints"""
        return PageRequest(
            method="GET",
            path=f"/fine_tuning/jobs/{parameters.segment(fine_tuning_job_id)}/checkpoints",
            operation="list_fine_tuning_job_checkpoints",
            template="/fine_tuning/jobs/{fine_tuning_job_id}/checkpoints",
            query=parameters.join(
                parameters.form("after", after), parameters.form("limit", limit)
            ),
            security=(("api_key_auth",),),
            success={
                200: replies.json(models.ListFineTuningJobCheckpointsResponse.from_dict)
            },
            errors=_ERRORS,
            paging=paging.after(
                lambda page: page.data,
                "after",
                lambda last: last.id,
                lambda page: page.has_more,
            ),
        )

    @staticmethod
    def list_fine_tuning_events(
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> PageRequest[models.FineTuningJobEvent, models.ListFineTuningJobEventsResponse]:
        """GET /fine_tuning/jobs/{fine_tuning_job_id}/events"""
        return PageRequest(
            method="GET",
            path=f"/fine_tuning/jobs/{parameters.segment(fine_tuning_job_id)}/events",
            operation="list_fine_tuning_events",
            template="/fine_tuning/jobs/{fine_tuning_job_id}/events",
            query=parameters.join(
                parameters.form("after", after), parameters.form("limit", limit)
            ),
            security=(("api_key_auth",),),
            success={
                200: replies.json(models.ListFineTuningJobEventsResponse.from_dict)
            },
            errors=_ERRORS,
            paging=paging.after(lambda page: page.data, "after", lambda last: last.id),
        )


class FineTuningClient:
    """Start, watch and stop the jobs that adapt a model to your training data."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def create_fine_tuning_job(
        self,
        body: models.CreateFineTuningJobRequest,
        *,
        options: RequestOptions | None = None,
    ) -> models.FineTuningJob:
        """Start a fine-tuning job on a training file.

        Puts a new job in the queue and answers with it at once. Ask for the job
        again later to see how far it is; as soon as it has succeeded,
        `fine_tuned_model` holds the name of the model that came out of it.

        Args:
            body: What to train, and on which data.

        Raises:
            ApiError: 4XX: The request cannot be fulfilled as it stands; the body …
            ServerError: 5XX: The service has failed; the same request may succeed …
        """
        request = FineTuningRequests.create_fine_tuning_job(body)
        return self._client.send(request, options).body

    def list_paginated_fine_tuning_jobs(
        self,
        *,
        after: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> Page[models.FineTuningJob, models.ListPaginatedFineTuningJobsResponse]:
        """List the fine-tuning jobs of your organization.

        Newest first, one page at a time. To go on, pass the identifier of the last
        job of a page as `after`.

        Args:
            after: Where to go on, namely after the job with this identifier.
            limit: How many jobs a page may hold.

        Raises:
            ApiError: 4XX: The request cannot be fulfilled as it stands; the body …
            ServerError: 5XX: The service has failed; the same request may succeed …
        """
        request = FineTuningRequests.list_paginated_fine_tuning_jobs(
            after=after, limit=limit
        )
        return self._client.paginate(request, options)

    def retrieve_fine_tuning_job(
        self, fine_tuning_job_id: str, *, options: RequestOptions | None = None
    ) -> models.FineTuningJob:
        """Look up one fine-tuning job.

        Tells all there is to know of a job: its state, what it was started with,
        what it has produced and, if it went wrong, why.

        Args:
            fine_tuning_job_id: Which job to look up.

        Raises:
            ApiError: 4XX: The request cannot be fulfilled as it stands; the body …
            ServerError: 5XX: The service has failed; the same request may succeed …
        """
        request = FineTuningRequests.retrieve_fine_tuning_job(fine_tuning_job_id)
        return self._client.send(request, options).body

    def cancel_fine_tuning_job(
        self, fine_tuning_job_id: str, *, options: RequestOptions | None = None
    ) -> models.FineTuningJob:
        """Stop a fine-tuning job right away.

        Ends a job that is waiting or running, and answers with it in its new state.

        Args:
            fine_tuning_job_id: Which job to stop.

        Raises:
            ApiError: 4XX: The request cannot be fulfilled as it stands; the body …
            ServerError: 5XX: The service has failed; the same request may succeed …
        """
        request = FineTuningRequests.cancel_fine_tuning_job(fine_tuning_job_id)
        return self._client.send(request, options).body

    def list_fine_tuning_job_checkpoints(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> Page[
        models.FineTuningJobCheckpoint, models.ListFineTuningJobCheckpointsResponse
    ]:
        """List the checkpoints of a fine-tuning job.

        Every checkpoint is a model of its own that was saved while the job ran.
        They come latest first, one page at a time.

        Args:
            fine_tuning_job_id: The job whose checkpoints are wanted.
            after: Where to go on, namely after the checkpoint with this identifier.
            limit: How many checkpoints a page may hold.

        Raises:
            ApiError: 4XX: The request cannot be fulfilled as it stands; the body …
            ServerError: 5XX: The service has failed; the same request may succeed …
        """
        request = FineTuningRequests.list_fine_tuning_job_checkpoints(
            fine_tuning_job_id, after=after, limit=limit
        )
        return self._client.paginate(request, options)

    def list_fine_tuning_events(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> Page[models.FineTuningJobEvent, models.ListFineTuningJobEventsResponse]:
        """Read what has happened to a fine-tuning job.

        The log of a job, latest event first, one page at a time.

        Args:
            fine_tuning_job_id: The job whose events are wanted.
            after: Where to go on, namely after the event with this identifier.
            limit: How many events a page may hold.

        Raises:
            ApiError: 4XX: The request cannot be fulfilled as it stands; the body …
            ServerError: 5XX: The service has failed; the same request may succeed …
        """
        request = FineTuningRequests.list_fine_tuning_events(
            fine_tuning_job_id, after=after, limit=limit
        )
        return self._client.paginate(request, options)


class AsyncFineTuningClient:
    """Start, watch and stop the jobs that adapt a model to your training data."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def create_fine_tuning_job(
        self,
        body: models.CreateFineTuningJobRequest,
        *,
        options: RequestOptions | None = None,
    ) -> models.FineTuningJob:
        """Start a fine-tuning job on a training file.

        See ``FineTuningClient.create_fine_tuning_job`` for more.
        """
        request = FineTuningRequests.create_fine_tuning_job(body)
        return (await self._client.send(request, options)).body

    def list_paginated_fine_tuning_jobs(
        self,
        *,
        after: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.FineTuningJob, models.ListPaginatedFineTuningJobsResponse]:
        """List the fine-tuning jobs of your organization.

        See ``FineTuningClient.list_paginated_fine_tuning_jobs`` for more.
        """
        request = FineTuningRequests.list_paginated_fine_tuning_jobs(
            after=after, limit=limit
        )
        return self._client.paginate(request, options)

    async def retrieve_fine_tuning_job(
        self, fine_tuning_job_id: str, *, options: RequestOptions | None = None
    ) -> models.FineTuningJob:
        """Look up one fine-tuning job.

        Tells all there is to know of a job: its state, what it was started with,
        what it has produced and, if it went wrong, why.

        Args:
            fine_tuning_job_id: Which job to look up.

        Raises:
            ApiError: 4XX: The request cannot be fulfilled as it stands; the body …
            ServerError: 5XX: The service has failed; the same request may succeed …
        """
        request = FineTuningRequests.retrieve_fine_tuning_job(fine_tuning_job_id)
        return (await self._client.send(request, options)).body

    async def cancel_fine_tuning_job(
        self, fine_tuning_job_id: str, *, options: RequestOptions | None = None
    ) -> models.FineTuningJob:
        """Stop a fine-tuning job right away.

        Ends a job that is waiting or running, and answers with it in its new state.

        Args:
            fine_tuning_job_id: Which job to stop.

        Raises:
            ApiError: 4XX: The request cannot be fulfilled as it stands; the body …
            ServerError: 5XX: The service has failed; the same request may succeed …
        """
        request = FineTuningRequests.cancel_fine_tuning_job(fine_tuning_job_id)
        return (await self._client.send(request, options)).body

    def list_fine_tuning_job_checkpoints(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> AsyncPager[
        models.FineTuningJobCheckpoint, models.ListFineTuningJobCheckpointsResponse
    ]:
        """List the checkpoints of a fine-tuning job.

        See ``FineTuningClient.list_fine_tuning_job_checkpoints`` for more.
        """
        request = FineTuningRequests.list_fine_tuning_job_checkpoints(
            fine_tuning_job_id, after=after, limit=limit
        )
        return self._client.paginate(request, options)

    def list_fine_tuning_events(
        self,
        fine_tuning_job_id: str,
        *,
        after: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.FineTuningJobEvent, models.ListFineTuningJobEventsResponse]:
        """Read what has happened to a fine-tuning job.

        See ``FineTuningClient.list_fine_tuning_events`` for more.
        """
        request = FineTuningRequests.list_fine_tuning_events(
            fine_tuning_job_id, after=after, limit=limit
        )
        return self._client.paginate(request, options)
