"""Three of the fine-tuning operations behind the generated server."""

from __future__ import annotations

from typing import Any

from fine_tuning_api import UNSET, Unset, models
from fine_tuning_api.server import Context, FineTuningApi, create_app

from tests.benchmarks import data

JOBS = {job["id"]: models.FineTuningJob.from_dict(job) for job in data.page()["data"]}
