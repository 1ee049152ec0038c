"""The model Event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Event:
    """The object Event."""

    event: str | Unset = UNSET
    data: str
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
            if "event" in data:
                at = "event"
                self.event = value = data[at]
                if type(value) is not str:
                    self.event = codec.string(value)
                known += 1
            else:
                self.event = UNSET
            at = "data"
            self.data = value = data[at]
            if type(value) is not str:
                self.data = codec.string(value)
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _EVENT_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "data": self.data,
        }
        if self.event is not UNSET:
            data["event"] = self.event
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


_EVENT_PROPERTIES = frozenset({"event", "data"})
