"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .create_fine_tuning_job_request import (
        CreateFineTuningJobRequest,
        CreateFineTuningJobRequestHyperparameters,
        CreateFineTuningJobRequestIntegrationsItem,
        CreateFineTuningJobRequestIntegrationsItemWandb,
    )
    from .error_response import ErrorResponse, ErrorResponseError
    from .fine_tuning_integration import (
        FineTuningIntegration,
        FineTuningIntegrationWandb,
    )
    from .fine_tuning_job import (
        FineTuningJob,
        FineTuningJobError,
        FineTuningJobHyperparameters,
    )
    from .fine_tuning_job_checkpoint import (
        FineTuningJobCheckpoint,
        FineTuningJobCheckpointMetrics,
    )
    from .fine_tuning_job_event import FineTuningJobEvent
    from .list_fine_tuning_job_checkpoints_response import (
        ListFineTuningJobCheckpointsResponse,
    )
    from .list_fine_tuning_job_events_response import ListFineTuningJobEventsResponse
    from .list_paginated_fine_tuning_jobs_response import (
        ListPaginatedFineTuningJobsResponse,
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
