"""The model ListFineTuningJobEventsResponse."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .. import models
from .._runtime import codec, jsontext


@dataclass(slots=True, kw_only=True)
class ListFineTuningJobEventsResponse:
    """A page of events."""

    data: list[models.FineTuningJobEvent]
    """The events of this page."""
    object: Literal["list"]
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
            at = "data"
            self.data = codec.array(data[at], models.FineTuningJobEvent.from_dict)
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
                data, _LIST_FINE_TUNING_JOB_EVENTS_RESPONSE_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "data": [each.to_dict() for each in self.data],
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


_LIST_FINE_TUNING_JOB_EVENTS_RESPONSE_PROPERTIES = frozenset({"data", "object"})
