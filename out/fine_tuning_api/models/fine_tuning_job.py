"""The model FineTuningJob and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class FineTuningJob:
    """A fine-tuning job, from the queue to its end."""

    id: str
    """The job's identifier, which the other operations take."""
    created_at: int
    """When the job was created, in seconds since 1970 (UTC)."""
    error: FineTuningJobError | None
    """Why the job has failed; null as long as it has not."""
    fine_tuned_model: str | None
    """The model that the job has made; null until it has."""
    finished_at: int | None
    """When the job ended, in seconds since 1970 (UTC); null before that."""
    hyperparameters: FineTuningJobHyperparameters
    """The training settings that the job uses."""
    model: str
    """The base model that the job trains."""
    object: Literal["fine_tuning.job"]
    """What kind of object this is, `fine_tuning.job` throughout."""
    organization_id: str
    """Whose job it is."""
    result_files: list[str]
    """The files that the job has written its results to, by identifier."""
    status: Literal[
        "validating_files", "queued", "running", "succeeded", "failed", "cancelled"
    ]
    """How far the job is."""
    trained_tokens: int | None
    """How many tokens were trained on and will be billed; null while the job goes
    on.
    """
    training_file: str
    """The identifier of the training data."""
    validation_file: str | None
    """The identifier of the validation data; null where there is none."""
    integrations: list[models.FineTuningIntegration] | None | Unset = UNSET
    """The services that are told how the job goes."""
    seed: int
    """The seed that the job was run with, given or drawn."""
    estimated_finish: int | None | Unset = UNSET
    """When the job will probably end, in seconds since 1970 (UTC); null while it is
    not running.
    """
    additional_properties: dict[str, Any] = field(default_factory=dict)
    """Properties that the description does not name."""

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Decode a JSON object; raises DecodeError at the first wrong value."""
        if not isinstance(data, dict):
            codec.fail("an object", data)
        self = object.__new__(cls)
        value: Any
        at = ""
        known = 15
        try:
            at = "id"
            self.id = value = data[at]
            if type(value) is not str:
                self.id = codec.string(value)
            at = "created_at"
            self.created_at = value = data[at]
            if type(value) is not int:
                self.created_at = codec.integer(value)
            at = "error"
            self.error = value = data[at]
            if value is not None:
                self.error = FineTuningJobError.from_dict(value)
            at = "fine_tuned_model"
            self.fine_tuned_model = value = data[at]
            if value is not None and type(value) is not str:
                self.fine_tuned_model = codec.string(value)
            at = "finished_at"
            self.finished_at = value = data[at]
            if value is not None and type(value) is not int:
                self.finished_at = codec.integer(value)
            at = "hyperparameters"
            self.hyperparameters = FineTuningJobHyperparameters.from_dict(data[at])
            at = "model"
            self.model = value = data[at]
            if type(value) is not str:
                self.model = codec.string(value)
            at = "object"
            self.object = value = data[at]
            if type(value) is not str:
                self.object = codec.open_string(value)
            at = "organization_id"
            self.organization_id = value = data[at]
            if type(value) is not str:
                self.organization_id = codec.string(value)
            at = "result_files"
            self.result_files = codec.strings(data[at])
            at = "status"
            self.status = value = data[at]
            if type(value) is not str:
                self.status = codec.open_string(value)
            at = "trained_tokens"
            self.trained_tokens = value = data[at]
            if value is not None and type(value) is not int:
                self.trained_tokens = codec.integer(value)
            at = "training_file"
            self.training_file = value = data[at]
            if type(value) is not str:
                self.training_file = codec.string(value)
            at = "validation_file"
            self.validation_file = value = data[at]
            if value is not None and type(value) is not str:
                self.validation_file = codec.string(value)
            if "integrations" in data:
                at = "integrations"
                self.integrations = value = data[at]
                if value is not None:
                    self.integrations = codec.array(
                        value, models.FineTuningIntegration.from_dict
                    )
                known += 1
            else:
                self.integrations = UNSET
            at = "seed"
            self.seed = value = data[at]
            if type(value) is not int:
                self.seed = codec.integer(value)
            if "estimated_finish" in data:
                at = "estimated_finish"
                self.estimated_finish = value = data[at]
                if value is not None and type(value) is not int:
                    self.estimated_finish = codec.integer(value)
                known += 1
            else:
                self.estimated_finish = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _FINE_TUNING_JOB_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "id": self.id,
            "created_at": self.created_at,
            "error": None if self.error is None else self.error.to_dict(),
            "fine_tuned_model": self.fine_tuned_model,
            "finished_at": self.finished_at,
            "hyperparameters": self.hyperparameters.to_dict(),
            "model": self.model,
            "object": self.object,
            "organization_id": self.organization_id,
            "result_files": self.result_files,
            "status": self.status,
            "trained_tokens": self.trained_tokens,
            "training_file": self.training_file,
            "validation_file": self.validation_file,
            "seed": self.seed,
        }
        if self.integrations is not UNSET:
            data["integrations"] = (
                None
                if self.integrations is None
                else [each.to_dict() for each in self.integrations]
            )
        if self.estimated_finish is not UNSET:
            data["estimated_finish"] = self.estimated_finish
        if self.additional_properties:
            data |= codec.encode(self.additional_properties)
        return data

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Decode JSON text; raises ValueError where it is not what it should be."""
        return cls.from_dict(jsontext.loads(text))

    def to_json(self) -> bytes:
        """JSON text in UTF-8."""
        return jsontext.dumps(self.to_dict())


_FINE_TUNING_JOB_PROPERTIES = frozenset(
    {
        "id",
        "created_at",
        "error",
        "fine_tuned_model",
        "finished_at",
        "hyperparameters",
        "model",
        "object",
        "organization_id",
        "result_files",
        "status",
        "trained_tokens",
        "training_file",
        "validation_file",
        "integrations",
        "seed",
        "estimated_finish",
    }
)


@dataclass(slots=True, kw_only=True)
class FineTuningJobError:
    """Why the job has failed; null as long as it has not."""

    code: str
    """The kind of failure, for programs."""
    message: str
    """What went wrong, for people."""
    param: str | None
    """The setting that is to blame, mostly `training_file` or `validation_file`; null
    where no single one is.
    """
    additional_properties: dict[str, Any] = field(default_factory=dict)
    """Properties that the description does not name."""

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Decode a JSON object; raises DecodeError at the first wrong value."""
        if not isinstance(data, dict):
            codec.fail("an object", data)
        self = object.__new__(cls)
        value: Any
        at = ""
        known = 3
        try:
            at = "code"
            self.code = value = data[at]
            if type(value) is not str:
                self.code = codec.string(value)
            at = "message"
            self.message = value = data[at]
            if type(value) is not str:
                self.message = codec.string(value)
            at = "param"
            self.param = value = data[at]
            if value is not None and type(value) is not str:
                self.param = codec.string(value)
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _FINE_TUNING_JOB_ERROR_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
            "param": self.param,
        }
        if self.additional_properties:
            data |= codec.encode(self.additional_properties)
        return data

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Decode JSON text; raises ValueError where it is not what it should be."""
        return cls.from_dict(jsontext.loads(text))

    def to_json(self) -> bytes:
        """JSON text in UTF-8."""
        return jsontext.dumps(self.to_dict())


_FINE_TUNING_JOB_ERROR_PROPERTIES = frozenset({"code", "message", "param"})


@dataclass(slots=True, kw_only=True)
class FineTuningJobHyperparameters:
    """The training settings that the job uses."""

    n_epochs: Literal["auto"] | int
    """How many times the training goes through the whole file: a number up to 50, or
    `auto` where it is derived from the size of the file.

    The server's default is "auto".
    """
    additional_properties: dict[str, Any] = field(default_factory=dict)
    """Properties that the description does not name."""

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Decode a JSON object; raises DecodeError at the first wrong value."""
        if not isinstance(data, dict):
            codec.fail("an object", data)
        self = object.__new__(cls)
        value: Any
        at = ""
        known = 1
        try:
            at = "n_epochs"
            self.n_epochs = value = data[at]
            if type(value) is not str and type(value) is not int:
                self.n_epochs = codec.scalar(value, str, int)
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _FINE_TUNING_JOB_HYPERPARAMETERS_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "n_epochs": self.n_epochs,
        }
        if self.additional_properties:
            data |= codec.encode(self.additional_properties)
        return data

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Decode JSON text; raises ValueError where it is not what it should be."""
        return cls.from_dict(jsontext.loads(text))

    def to_json(self) -> bytes:
        """JSON text in UTF-8."""
        return jsontext.dumps(self.to_dict())


_FINE_TUNING_JOB_HYPERPARAMETERS_PROPERTIES = frozenset({"n_epochs"})
