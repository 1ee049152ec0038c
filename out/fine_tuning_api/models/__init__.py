"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package, whose names are imported when they are used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .create_fine_tuning_job_request import (
        CreateFineTuningJobRequest as CreateFineTuningJobRequest,
        CreateFineTuningJobRequestHyperparameters as CreateFineTuningJobRequestHyperparameters,
        CreateFineTuningJobRequestIntegrationsItem as CreateFineTuningJobRequestIntegrationsItem,
        CreateFineTuningJobRequestIntegrationsItemWandb as CreateFineTuningJobRequestIntegrationsItemWandb,
    )
    from .error_response import (
        ErrorResponse as ErrorResponse,
        ErrorResponseError as ErrorResponseError,
    )
    from .fine_tuning_integration import (
        FineTuningIntegration as FineTuningIntegration,
        FineTuningIntegrationWandb as FineTuningIntegrationWandb,
    )
    from .fine_tuning_job import (
        FineTuningJob as FineTuningJob,
        FineTuningJobError as FineTuningJobError,
        FineTuningJobHyperparameters as FineTuningJobHyperparameters,
    )
    from .fine_tuning_job_checkpoint import (
        FineTuningJobCheckpoint as FineTuningJobCheckpoint,
        FineTuningJobCheckpointMetrics as FineTuningJobCheckpointMetrics,
    )
    from .fine_tuning_job_event import FineTuningJobEvent as FineTuningJobEvent
    from .list_fine_tuning_job_checkpoints_response import (
        ListFineTuningJobCheckpointsResponse as ListFineTuningJobCheckpointsResponse,
    )
    from .list_fine_tuning_job_events_response import (
        ListFineTuningJobEventsResponse as ListFineTuningJobEventsResponse,
    )
    from .list_paginated_fine_tuning_jobs_response import (
        ListPaginatedFineTuningJobsResponse as ListPaginatedFineTuningJobsResponse,
    )

__all__ = [
    "CreateFineTuningJobRequest",
    "CreateFineTuningJobRequestHyperparameters",
    "CreateFineTuningJobRequestIntegrationsItem",
    "CreateFineTuningJobRequestIntegrationsItemWandb",
    "ErrorResponse",
    "ErrorResponseError",
    "FineTuningIntegration",
    "FineTuningIntegrationWandb",
    "FineTuningJob",
    "FineTuningJobCheckpoint",
    "FineTuningJobCheckpointMetrics",
    "FineTuningJobError",
    "FineTuningJobEvent",
    "FineTuningJobHyperparameters",
    "ListFineTuningJobCheckpointsResponse",
    "ListFineTuningJobEventsResponse",
    "ListPaginatedFineTuningJobsResponse",
]

__getattr__ = lazy(
    __name__,
    {
        "CreateFineTuningJobRequest": "create_fine_tuning_job_request",
        "CreateFineTuningJobRequestHyperparameters": "create_fine_tuning_job_request",
        "CreateFineTuningJobRequestIntegrationsItem": "create_fine_tuning_job_request",
        "CreateFineTuningJobRequestIntegrationsItemWandb": "create_fine_tuning_job_request",
        "ErrorResponse": "error_response",
        "ErrorResponseError": "error_response",
        "FineTuningIntegration": "fine_tuning_integration",
        "FineTuningIntegrationWandb": "fine_tuning_integration",
        "FineTuningJob": "fine_tuning_job",
        "FineTuningJobCheckpoint": "fine_tuning_job_checkpoint",
        "FineTuningJobCheckpointMetrics": "fine_tuning_job_checkpoint",
        "FineTuningJobError": "fine_tuning_job",
        "FineTuningJobEvent": "fine_tuning_job_event",
        "FineTuningJobHyperparameters": "fine_tuning_job",
        "ListFineTuningJobCheckpointsResponse": "list_fine_tuning_job_checkpoints_response",
        "ListFineTuningJobEventsResponse": "list_fine_tuning_job_events_response",
        "ListPaginatedFineTuningJobsResponse": "list_paginated_fine_tuning_jobs_response",
    },
)


def __dir__() -> list[str]:
    return __all__
