"""The fine-tuning models for msgspec."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Auto = Literal["auto"]


class Wandb(Struct, kw_only=True):
    """Settings of Weights and Biases."""

    project: str
    name: str | UnsetType | None = UNSET
    entity: str | UnsetType | None = UNSET
    tags: list[str] | UnsetType = UNSET


class Integration(Struct, kw_only=True):
    """A service that is told how a job goes."""

    type: Literal["wandb"]
    wandb: Wandb


class RequestHyperparameters(Struct, kw_only=True):
    """The knobs of a new job."""

    batch_size: Auto | Annotated[int, Meta(ge=1, le=256)] = "auto"
    learning_rate_multiplier: Auto | Annotated[float, Meta(gt=0)] = "auto"
    n_epochs: Auto | Annotated[int, Meta(ge=1, le=50)] = "auto"


class CreateFineTuningJobRequest(Struct, kw_only=True):
    """What a new job is started with."""

    model: str
    training_file: str
    hyperparameters: RequestHyperparameters | UnsetType = UNSET
    suffix: Annotated[str, Meta(min_length=1, max_length=64)] | None = None
    validation_file: str | UnsetType | None = UNSET
    integrations: list[Integration] | UnsetType | None = UNSET
    seed: Annotated[int, Meta(ge=0, le=2147483647)] | UnsetType | None = UNSET


class JobError(Struct, kw_only=True):
    """Why a job has failed."""

    code: str
    message: str
    param: str | None


class JobHyperparameters(Struct, kw_only=True):
    """The settings that a job uses."""

    n_epochs: Auto | Annotated[int, Meta(ge=1, le=50)]


class FineTuningJob(Struct, kw_only=True):
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
    integrations: (
        Annotated[list[Integration], Meta(max_length=5)] | UnsetType | None
    ) = UNSET
    seed: int
    estimated_finish: int | UnsetType | None = UNSET


class Page(Struct, kw_only=True):
    """A page of jobs."""

    object: Literal["list"]
    data: list[FineTuningJob]
    has_more: bool
