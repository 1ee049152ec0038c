"""The fine-tuning models for mashumaro, with its orjson mixin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mashumaro.mixins.orjson import DataClassORJSONMixin


@dataclass(slots=True, kw_only=True)
class Wandb(DataClassORJSONMixin):
    """Settings of Weights and Biases."""

    project: str
    name: str | None = None
    entity: str | None = None
    tags: list[str] | None = None


@dataclass(slots=True, kw_only=True)
class Integration(DataClassORJSONMixin):
    """A service that is told how a job goes."""

    type: Literal["wandb"]
    wandb: Wandb


@dataclass(slots=True, kw_only=True)
class JobError(DataClassORJSONMixin):
    """Why a job has failed."""

    code: str
    message: str
    param: str | None


@dataclass(slots=True, kw_only=True)
class JobHyperparameters(DataClassORJSONMixin):
    """The settings that a job uses."""

    n_epochs: Literal["auto"] | int


@dataclass(slots=True, kw_only=True)
class FineTuningJob(DataClassORJSONMixin):
    """A fine-tuning job."""

    id: str
    created_at: int
    error: JobError | None
    fine_tuned_model: str | None
    finished_at: int | None
    hyperparameters: JobHyperparameters
    model: str
    object: Literal["fine_tuning.job"]
    organization_id: str
    result_files: list[str]
    status: Literal[
        "validating_files", "queued", "running", "succeeded", "failed", "cancelled"
    ]
    trained_tokens: int | None
    training_file: str
    validation_file: str | None
    integrations: list[Integration] | None = None
    seed: int
    estimated_finish: int | None = None


@dataclass(slots=True, kw_only=True)
class Page(DataClassORJSONMixin):
    """A page of jobs."""

    object: Literal["list"]
    data: list[FineTuningJob]
    has_more: bool
