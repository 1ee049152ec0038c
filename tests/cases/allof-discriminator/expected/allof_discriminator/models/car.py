"""The model Car."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Car:
    """The object Car."""

    type: str
    wheels: int | Unset = UNSET
    doors: int | Unset = UNSET
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
            at = "type"
            self.type = value = data[at]
            if type(value) is not str:
                self.type = codec.string(value)
            if "wheels" in data:
                at = "wheels"
                self.wheels = value = data[at]
                if type(value) is not int:
                    self.wheels = codec.integer(value)
                known += 1
            else:
                self.wheels = UNSET
            if "doors" in data:
                at = "doors"
                self.doors = value = data[at]
                if type(value) is not int:
                    self.doors = codec.integer(value)
                known += 1
            else:
                self.doors = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _CAR_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "type": self.type,
        }
        if self.wheels is not UNSET:
            data["wheels"] = self.wheels
        if self.doors is not UNSET:
            data["doors"] = self.doors
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


_CAR_PROPERTIES = frozenset({"type", "wheels", "doors"})
