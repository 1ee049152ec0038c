"""The model Lamp."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Lamp:
    """The object Lamp."""

    color: models.Color
    """What a lamp shines in."""
    kind: Literal["lamp"]
    level: Literal[1, 2, 3]
    mode: Literal["auto", "on"] | None | Unset = UNSET
    dimmed: Literal[True] | Unset = UNSET
    mixed: Literal["auto", 1, True] | Unset = UNSET
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
            at = "color"
            self.color = value = data[at]
            if type(value) is not str:
                self.color = codec.open_string(value)
            at = "kind"
            self.kind = value = data[at]
            if type(value) is not str:
                self.kind = codec.open_string(value)
            at = "level"
            self.level = value = data[at]
            if type(value) is not int:
                self.level = codec.open_integer(value)
            if "mode" in data:
                at = "mode"
                self.mode = value = data[at]
                if value is not None and type(value) is not str:
                    self.mode = codec.open_string(value)
                known += 1
            else:
                self.mode = UNSET
            if "dimmed" in data:
                at = "dimmed"
                self.dimmed = value = data[at]
                if type(value) is not bool:
                    self.dimmed = codec.open_boolean(value)
                known += 1
            else:
                self.dimmed = UNSET
            if "mixed" in data:
                at = "mixed"
                self.mixed = codec.anything(data[at])
                known += 1
            else:
                self.mixed = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _LAMP_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "color": self.color,
            "kind": self.kind,
            "level": self.level,
        }
        if self.mode is not UNSET:
            data["mode"] = self.mode
        if self.dimmed is not UNSET:
            data["dimmed"] = self.dimmed
        if self.mixed is not UNSET:
            data["mixed"] = self.mixed
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


_LAMP_PROPERTIES = frozenset({"color", "kind", "level", "mode", "dimmed", "mixed"})
