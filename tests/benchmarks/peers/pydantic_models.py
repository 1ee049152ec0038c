"""The fine-tuning models for pydantic v2."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Auto = Literal["auto"]


class Base(BaseModel):
    """Keeps what the description does not name, as the generated models do."""

    model_config = ConfigDict(extra="allow")


class Wandb(Base):
    """Settings of Weights and Biases."""

    project: str
    name: str | None = None
    entity: str | None = None
    tags: list[str] | None = None


class Integration(Base):
    """A service that is told how a job goes."""

    type: Literal["wandb"]
    wandb: Wandb


class RequestHyperparameters(Base):
    """The knobs of a new job."""

    batch_size: Auto | Annotated[int, Field(ge=1, le=256)] = "auto"
    learning_rate_multiplier: Auto | Annotated[float, Field(gt=0)] = "auto"
    n_epochs: Auto | Annotated[int, Field(ge=1, le=50)] = "auto"


class CreateFineTuningJobRequest(Base):
    """What a new job is started with."""

    model: str
    training_file: str
    hyperparameters: RequestHyperparameters | None = None
    suffix: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    validation_file: str | None = None
    integrations: list[Integration] | None = None
    seed: Annotated[int, Field(ge=0, le=2147483647)] | None = None


class JobError(Base):
    """Why a job has failed."""

    code: str
    message: str
    param: str | None


class JobHyperparameters(Base):
    """The settings that a job uses."""

    n_epochs: Auto | Annotated[int, Field(ge=1, le=50)]


class FineTuningJob(Base):
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
    integrations: Annotated[list[Integration], Field(max_length=5)] | None = None
    seed: int
    estimated_finish: int | None = None


class Page(Base):
    """A page of jobs."""

    object: Literal["list"]
    data: list[FineTuningJob]
    has_more: bool
