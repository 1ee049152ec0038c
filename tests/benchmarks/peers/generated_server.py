"""Three of the fine-tuning operations behind the generated server."""

from __future__ import annotations

from fine_tuning_api import models
from tests.benchmarks import data

JOBS = {job["id"]: models.FineTuningJob.from_dict(job) for job in data.page()["data"]}
