"""What requests must satisfy, by model."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy

if TYPE_CHECKING:
    from .create_fine_tuning_job_request import (
        CreateFineTuningJobRequest,
        CreateFineTuningJobRequestHyperparameters,
        CreateFineTuningJobRequestIntegrationsItem,
        CreateFineTuningJobRequestIntegrationsItemWandb,
    )

__all__ = [
    "CreateFineTuningJobRequest",
    "CreateFineTuningJobRequestHyperparameters",
    "CreateFineTuningJobRequestIntegrationsItem",
    "CreateFineTuningJobRequestIntegrationsItemWandb",
]

__getattr__ = lazy(
    __name__,
    {
        "CreateFineTuningJobRequest": "create_fine_tuning_job_request",
        "CreateFineTuningJobRequestHyperparameters": "create_fine_tuning_job_request",
        "CreateFineTuningJobRequestIntegrationsItem": "create_fine_tuning_job_request",
        "CreateFineTuningJobRequestIntegrationsItemWandb": "create_fine_tuning_job_request",
    },
)


def __dir__() -> list[str]:
    return __all__
