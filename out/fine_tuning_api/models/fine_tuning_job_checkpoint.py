"""The model FineTuningJobCheckpoint and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class FineTuningJobCheckpoint:
    """The model as it stood at one step of a job, ready to be called."""

    id: str
    """The checkpoint's identifier."""
    created_at: int
    """When it was saved, in seconds since 1970 (UTC)."""
    fine_tuned_model_checkpoint: str
    """The name that the saved model is called by."""
    step_number: int
    """After which step it was saved."""
    metrics: FineTuningJobCheckpointMetrics
    """What was measured at that step; validation values only where there is validation
    data.
    """
    fine_tuning_job_id: str
    """The job that saved it."""
    object: Literal["fine_tuning.job.checkpoint"]
    """What kind of object this is, `fine_tuning.job.checkpoint` throughout."""
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
        known = 7
        try:
            at = "id"
            self.id = value = data[at]
            if type(value) is not str:
                self.id = codec.string(value)
            at = "created_at"
            self.created_at = value = data[at]
            if type(value) is not int:
                self.created_at = codec.integer(value)
            at = "fine_tuned_model_checkpoint"
            self.fine_tuned_model_checkpoint = value = data[at]
            if type(value) is not str:
                self.fine_tuned_model_checkpoint = codec.string(value)
            at = "step_number"
            self.step_number = value = data[at]
            if type(value) is not int:
                self.step_number = codec.integer(value)
            at = "metrics"
            self.metrics = FineTuningJobCheckpointMetrics.from_dict(data[at])
            at = "fine_tuning_job_id"
            self.fine_tuning_job_id = value = data[at]
            if type(value) is not str:
                self.fine_tuning_job_id = codec.string(value)
            at = "object"
            self.object = value = data[at]
            if type(value) is not str:
                self.object = codec.open_string(value)
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _FINE_TUNING_JOB_CHECKPOINT_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "id": self.id,
            "created_at": self.created_at,
            "fine_tuned_model_checkpoint": self.fine_tuned_model_checkpoint,
            "step_number": self.step_number,
            "metrics": self.metrics.to_dict(),
            "fine_tuning_job_id": self.fine_tuning_job_id,
            "object": self.object,
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


_FINE_TUNING_JOB_CHECKPOINT_PROPERTIES = frozenset(
    {
        "id",
        "created_at",
        "fine_tuned_model_checkpoint",
        "step_number",
        "metrics",
        "fine_tuning_job_id",
        "object",
    }
)


@dataclass(slots=True, kw_only=True)
class FineTuningJobCheckpointMetrics:
    """What was measured at that step; validation values only where there is validation
    data.
    """

    step: float | Unset = UNSET
    train_loss: float | Unset = UNSET
    train_mean_token_accuracy: float | Unset = UNSET
    valid_loss: float | Unset = UNSET
    valid_mean_token_accuracy: float | Unset = UNSET
    full_valid_loss: float | Unset = UNSET
    full_valid_mean_token_accuracy: float | Unset = UNSET
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
        known = 0
        try:
            if "step" in data:
                at = "step"
                self.step = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.step = codec.number(value)
                known += 1
            else:
                self.step = UNSET
            if "train_loss" in data:
                at = "train_loss"
                self.train_loss = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.train_loss = codec.number(value)
                known += 1
            else:
                self.train_loss = UNSET
            if "train_mean_token_accuracy" in data:
                at = "train_mean_token_accuracy"
                self.train_mean_token_accuracy = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.train_mean_token_accuracy = codec.number(value)
                known += 1
            else:
                self.train_mean_token_accuracy = UNSET
            if "valid_loss" in data:
                at = "valid_loss"
                self.valid_loss = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.valid_loss = codec.number(value)
                known += 1
            else:
                self.valid_loss = UNSET
            if "valid_mean_token_accuracy" in data:
                at = "valid_mean_token_accuracy"
                self.valid_mean_token_accuracy = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.valid_mean_token_accuracy = codec.number(value)
                known += 1
            else:
                self.valid_mean_token_accuracy = UNSET
            if "full_valid_loss" in data:
                at = "full_valid_loss"
                self.full_valid_loss = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.full_valid_loss = codec.number(value)
                known += 1
            else:
                self.full_valid_loss = UNSET
            if "full_valid_mean_token_accuracy" in data:
                at = "full_valid_mean_token_accuracy"
                self.full_valid_mean_token_accuracy = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.full_valid_mean_token_accuracy = codec.number(value)
                known += 1
            else:
                self.full_valid_mean_token_accuracy = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _FINE_TUNING_JOB_CHECKPOINT_METRICS_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.step is not UNSET:
            data["step"] = self.step
        if self.train_loss is not UNSET:
            data["train_loss"] = self.train_loss
        if self.train_mean_token_accuracy is not UNSET:
            data["train_mean_token_accuracy"] = self.train_mean_token_accuracy
        if self.valid_loss is not UNSET:
            data["valid_loss"] = self.valid_loss
        if self.valid_mean_token_accuracy is not UNSET:
            data["valid_mean_token_accuracy"] = self.valid_mean_token_accuracy
        if self.full_valid_loss is not UNSET:
            data["full_valid_loss"] = self.full_valid_loss
        if self.full_valid_mean_token_accuracy is not UNSET:
            data["full_valid_mean_token_accuracy"] = self.full_valid_mean_token_accuracy
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


_FINE_TUNING_JOB_CHECKPOINT_METRICS_PROPERTIES = frozenset(
    {
        "step",
        "train_loss",
        "train_mean_token_accuracy",
        "valid_loss",
        "valid_mean_token_accuracy",
        "full_valid_loss",
        "full_valid_mean_token_accuracy",
    }
)
