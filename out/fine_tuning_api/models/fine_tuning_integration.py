"""The model FineTuningIntegration and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class FineTuningIntegration:
    """A service outside that is told how a job goes."""

    type: Literal["wandb"]
    """Which service it is."""
    wandb: FineTuningIntegrationWandb
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
            self.wandb = FineTuningIntegrationWandb.from_dict(data[at])
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _FINE_TUNING_INTEGRATION_PROPERTIES
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


_FINE_TUNING_INTEGRATION_PROPERTIES = frozenset({"type", "wandb"})


@dataclass(slots=True, kw_only=True)
class FineTuningIntegrationWandb:
    """Where in Weights and Biases the job's metrics go, and how the run there is
    labelled.
    """

    project: str
    """The project that holds the run."""
    name: str | None | Unset = UNSET
    """What the run is called; null where it goes by the job's identifier."""
    entity: str | None | Unset = UNSET
    """The team or user that the run belongs to; null for that of the registered key."""
    tags: list[str] | Unset = UNSET
    """The tags of the run."""
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
                data, _FINE_TUNING_INTEGRATION_WANDB_PROPERTIES
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


_FINE_TUNING_INTEGRATION_WANDB_PROPERTIES = frozenset(
    {"project", "name", "entity", "tags"}
)
