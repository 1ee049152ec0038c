"""A fine-tuning job as it is on the wire."""

from __future__ import annotations

from typing import Any

JOB: dict[str, Any] = {
    "id": "ftjob-0001",
    "created_at": 1721764800,
    "error": None,
    "fine_tuned_model": None,
    "finished_at": None,
    "hyperparameters": {"n_epochs": "auto"},
    "model": "gpt-4o-mini",
    "object": "fine_tuning.job",
    "organization_id": "org-demo",
    "result_files": [],
    "status": "queued",
    "trained_tokens": None,
    "training_file": "file-train01",
    "validation_file": None,
    "seed": 1,
}
