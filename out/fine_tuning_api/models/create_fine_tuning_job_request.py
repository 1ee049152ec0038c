"""The model CreateFineTuningJobRequest and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class CreateFineTuningJobRequest:
    """What a new job is started with."""

    model: str | Literal["babbage-002", "davinci-002", "gpt-3.5-turbo", "gpt-4o-mini"]
    """The base model to train. The names listed here are known to work; newer ones may
    as well.
    """
    training_file: str
    """The training data, named by the identifier that the file got when it was
    uploaded.

    It must be JSON Lines, uploaded for the purpose `fine-tune`; every line is one
    example, written for chat or for completion, whichever the model understands.
    """
    hyperparameters: CreateFineTuningJobRequestHyperparameters | Unset = UNSET
    """Knobs of the training itself; each is chosen for you unless it is given."""
    suffix: str | None | Unset = UNSET
    """A word of your own, of at most 64 characters, that becomes part of the new
    model's name: `support-desk` gives something like
    `ft:gpt-4o-mini:demo:support-desk:7q8mpxmy`.

    The server's default is None.
    """
    validation_file: str | None | Unset = UNSET
    """Data to measure the model on while it trains, named like `training_file` and in
    the same format. The measurements end up in the job's result files. It should
    share no example with the training data.
    """
    integrations: list[CreateFineTuningJobRequestIntegrationsItem] | None | Unset = (
        UNSET
    )
    """Other services that are told how the job goes."""
    seed: int | None | Unset = UNSET
    """Jobs with equal settings and an equal seed should come out alike, though now and
    then they do not. One is drawn where none is given.
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
        known = 2
        try:
            at = "model"
            self.model = value = data[at]
            if type(value) is not str:
                self.model = codec.scalar(value, str)
            at = "training_file"
            self.training_file = value = data[at]
            if type(value) is not str:
                self.training_file = codec.string(value)
            if "hyperparameters" in data:
                at = "hyperparameters"
                self.hyperparameters = (
                    CreateFineTuningJobRequestHyperparameters.from_dict(data[at])
                )
                known += 1
            else:
                self.hyperparameters = UNSET
            if "suffix" in data:
                at = "suffix"
                self.suffix = value = data[at]
                if value is not None and type(value) is not str:
                    self.suffix = codec.string(value)
                known += 1
            else:
                self.suffix = UNSET
            if "validation_file" in data:
                at = "validation_file"
                self.validation_file = value = data[at]
                if value is not None and type(value) is not str:
                    self.validation_file = codec.string(value)
                known += 1
            else:
                self.validation_file = UNSET
            if "integrations" in data:
                at = "integrations"
                self.integrations = value = data[at]
                if value is not None:
                    self.integrations = codec.array(
                        value, CreateFineTuningJobRequestIntegrationsItem.from_dict
                    )
                known += 1
            else:
                self.integrations = UNSET
            if "seed" in data:
                at = "seed"
                self.seed = value = data[at]
                if value is not None and type(value) is not int:
                    self.seed = codec.integer(value)
                known += 1
            else:
                self.seed = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _CREATE_FINE_TUNING_JOB_REQUEST_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "model": self.model,
            "training_file": self.training_file,
        }
        if self.hyperparameters is not UNSET:
            data["hyperparameters"] = self.hyperparameters.to_dict()
        if self.suffix is not UNSET:
            data["suffix"] = self.suffix
        if self.validation_file is not UNSET:
            data["validation_file"] = self.validation_file
        if self.integrations is not UNSET:
            data["integrations"] = (
                None
                if self.integrations is None
                else [each.to_dict() for each in self.integrations]
            )
        if self.seed is not UNSET:
            data["seed"] = self.seed
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


_CREATE_FINE_TUNING_JOB_REQUEST_PROPERTIES = frozenset(
    {
        "model",
        "training_file",
        "hyperparameters",
        "suffix",
        "validation_file",
        "integrations",
        "seed",
    }
)


@dataclass(slots=True, kw_only=True)
class CreateFineTuningJobRequestHyperparameters:
    """Knobs of the training itself; each is chosen for you unless it is given."""

    batch_size: Literal["auto"] | int | Unset = UNSET
    """How many examples are looked at before the weights change. Large batches make
    for fewer, steadier changes.

    The server's default is "auto".
    """
    learning_rate_multiplier: Literal["auto"] | float | Unset = UNSET
    """What to multiply the learning rate by. Lower values guard against overfitting.

    The server's default is "auto".
    """
    n_epochs: Literal["auto"] | int | Unset = UNSET
    """How many times the training goes through the whole file.

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
        known = 0
        try:
            if "batch_size" in data:
                at = "batch_size"
                self.batch_size = value = data[at]
                if type(value) is not str and type(value) is not int:
                    self.batch_size = codec.scalar(value, str, int)
                known += 1
            else:
                self.batch_size = UNSET
            if "learning_rate_multiplier" in data:
                at = "learning_rate_multiplier"
                self.learning_rate_multiplier = value = data[at]
                if (
                    type(value) is not str
                    and type(value) is not float
                    and type(value) is not int
                ):
                    self.learning_rate_multiplier = codec.scalar(value, str, float, int)
                known += 1
            else:
                self.learning_rate_multiplier = UNSET
            if "n_epochs" in data:
                at = "n_epochs"
                self.n_epochs = value = data[at]
                if type(value) is not str and type(value) is not int:
                    self.n_epochs = codec.scalar(value, str, int)
                known += 1
            else:
                self.n_epochs = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _CREATE_FINE_TUNING_JOB_REQUEST_HYPERPARAMETERS_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.batch_size is not UNSET:
            data["batch_size"] = self.batch_size
        if self.learning_rate_multiplier is not UNSET:
            data["learning_rate_multiplier"] = self.learning_rate_multiplier
        if self.n_epochs is not UNSET:
            data["n_epochs"] = self.n_epochs
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


_CREATE_FINE_TUNING_JOB_REQUEST_HYPERPARAMETERS_PROPERTIES = frozenset(
    {"batch_size", "learning_rate_multiplier", "n_epochs"}
)


@dataclass(slots=True, kw_only=True)
class CreateFineTuningJobRequestIntegrationsItem:
    """The object CreateFineTuningJobRequestIntegrationsItem."""

    type: Literal["wandb"]
    """Which service it is; for now there is only Weights and Biases."""
    wandb: CreateFineTuningJobRequestIntegrationsItemWandb
    """Where in Weights and Biases the job's metrics go, and how the run there is
    labelled.
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
        known = 2
        try:
            at = "type"
            self.type = value = data[at]
            if type(value) is not str:
                self.type = codec.open_string(value)
            at = "wandb"
            self.wandb = CreateFineTuningJobRequestIntegrationsItemWandb.from_dict(
                data[at]
            )
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _CREATE_FINE_TUNING_JOB_REQUEST_INTEGRATIONS_ITEM_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "type": self.type,
            "wandb": self.wandb.to_dict(),
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


_CREATE_FINE_TUNING_JOB_REQUEST_INTEGRATIONS_ITEM_PROPERTIES = frozenset(
    {"type", "wandb"}
)


@dataclass(slots=True, kw_only=True)
class CreateFineTuningJobRequestIntegrationsItemWandb:
    """Where in Weights and Biases the job's metrics go, and how the run there is
    labelled.
    """

    project: str
    """The project that gets the new run."""
    name: str | None | Unset = UNSET
    """What the run is called; the identifier of the job where nothing is given."""
    entity: str | None | Unset = UNSET
    """The team or user that the run belongs to; where nothing is given, the one that
    the registered Weights and Biases key stands for.
    """
    tags: list[str] | Unset = UNSET
    """Tags for the run, handed on as they are. A few more are always added, one for
    fine-tuning, one for the base model and one for the job.
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
            at = "project"
            self.project = value = data[at]
            if type(value) is not str:
                self.project = codec.string(value)
            if "name" in data:
                at = "name"
                self.name = value = data[at]
                if value is not None and type(value) is not str:
                    self.name = codec.string(value)
                known += 1
            else:
                self.name = UNSET
            if "entity" in data:
                at = "entity"
                self.entity = value = data[at]
                if value is not None and type(value) is not str:
                    self.entity = codec.string(value)
                known += 1
            else:
                self.entity = UNSET
            if "tags" in data:
                at = "tags"
                self.tags = codec.strings(data[at])
                known += 1
            else:
                self.tags = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _CREATE_FINE_TUNING_JOB_REQUEST_INTEGRATIONS_ITEM_WANDB_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "project": self.project,
        }
        if self.name is not UNSET:
            data["name"] = self.name
        if self.entity is not UNSET:
            data["entity"] = self.entity
        if self.tags is not UNSET:
            data["tags"] = self.tags
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


_CREATE_FINE_TUNING_JOB_REQUEST_INTEGRATIONS_ITEM_WANDB_PROPERTIES = frozenset(
    {"project", "name", "entity", "tags"}
)
