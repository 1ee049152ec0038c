"""The data that every contestant is given: jobs as a busy organization would have them."""

from __future__ import annotations

import json
from typing import Any

KEY = "sk-benchmark"
"""The API key that every server demands and every client sends."""

CREATE: dict[str, Any] = {
    "model": "gpt-4o-mini",
    "training_file": "file-train01",
    "validation_file": "file-valid01",
    "hyperparameters": {
        "batch_size": 8,
        "learning_rate_multiplier": 0.5,
        "n_epochs": 3,
    },
    "suffix": "support-desk",
    "integrations": [
        {
            "type": "wandb",
            "wandb": {
                "project": "support-desk",
                "name": "nightly",
                "entity": "research",
                "tags": ["baseline", "v2"],
            },
        }
    ],
    "seed": 42,
}
"""The body of a request that creates a job, every property given."""

_ENDS = ("succeeded", "failed", "running", "queued", "cancelled")


def job(number: int) -> dict[str, Any]:
    """One job with every property of the description present; its state goes by its number."""
    status = _ENDS[number % len(_ENDS)]
    finished = status in ("succeeded", "failed", "cancelled")
    succeeded = status == "succeeded"
    return {
        "id": job_id(number),
        "created_at": 1721764800 + number,
        "error": _error() if status == "failed" else None,
        "fine_tuned_model": f"ft:gpt-4o-mini:demo::{number:08d}" if succeeded else None,
        "finished_at": 1721768400 + number if finished else None,
        "hyperparameters": {"n_epochs": number % 50 + 1 if number % 3 else "auto"},
        "model": "gpt-4o-mini-2024-07-18",
        "object": "fine_tuning.job",
        "organization_id": "org-demo",
        "result_files": [f"file-result{number:02d}"] if succeeded else [],
        "status": status,
        "trained_tokens": 5768 * (number + 1) if succeeded else None,
        "training_file": "file-train01",
        "validation_file": "file-valid01" if number % 2 else None,
        "integrations": CREATE["integrations"] if number % 4 == 0 else [],
        "seed": number,
        "estimated_finish": 1721770000 if status == "running" else None,
    }


def job_id(number: int) -> str:
    """The identifier of a job."""
    return f"ftjob-{number:020d}"


def _error() -> dict[str, Any]:
    return {
        "code": "invalid_training_file",
        "message": "Line 12 of the training file is not a JSON object.",
        "param": "training_file",
    }


def page(length: int = 20) -> dict[str, Any]:
    """One page of jobs."""
    return {
        "object": "list",
        "data": [job(number) for number in range(length)],
        "has_more": True,
    }


def text(value: object) -> bytes:
    """JSON as servers write it: without spaces."""
    return json.dumps(value, separators=(",", ":")).encode()
