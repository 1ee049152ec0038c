"""The model FineTuningJobEvent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .._runtime import codec, jsontext


@dataclass(slots=True, kw_only=True)
class FineTuningJobEvent:
    """One line of a job's log."""

    id: str
    """The event's identifier."""
    created_at: int
    """When it happened, in seconds since 1970 (UTC)."""
    level: Literal["info", "warn", "error"]
    """How serious it is."""
    message: str
    """What happened, for people."""
    object: Literal["fine_tuning.job.event"]
    """What kind of object this is, `fine_tuning.job.event` throughout."""
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
        known = 5
        try:
            at = "id"
            self.id = value = data[at]
            if type(value) is not str:
                self.id = codec.string(value)
            at = "created_at"
            self.created_at = value = data[at]
            if type(value) is not int:
                self.created_at = codec.integer(value)
            at = "level"
            self.level = value = data[at]
            if type(value) is not str:
                self.level = codec.open_string(value)
            at = "message"
            self.message = value = data[at]
            if type(value) is not str:
                self.message = codec.string(value)
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
                data, _FINE_TUNING_JOB_EVENT_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "id": self.id,
            "created_at": self.created_at,
            "level": self.level,
            "message": self.message,
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


_FINE_TUNING_JOB_EVENT_PROPERTIES = frozenset(
    {"id", "created_at", "level", "message", "object"}
)
