"""The model State."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class State:
    """The object State."""

    code: models.Code | Unset = UNSET
    level: models.Level | Unset = UNSET
    maybe: Literal["a", "b"] | None | Unset = UNSET
    ratio: float | Unset = UNSET
    truth: Literal[True] | Unset = UNSET
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
            if "code" in data:
                at = "code"
                self.code = value = data[at]
                if type(value) is not int:
                    self.code = codec.open_integer(value)
                known += 1
            else:
                self.code = UNSET
            if "level" in data:
                at = "level"
                self.level = value = data[at]
                if type(value) is not str:
                    self.level = codec.open_string(value)
                known += 1
            else:
                self.level = UNSET
            if "maybe" in data:
                at = "maybe"
                self.maybe = value = data[at]
                if value is not None and type(value) is not str:
                    self.maybe = codec.open_string(value)
                known += 1
            else:
                self.maybe = UNSET
            if "ratio" in data:
                at = "ratio"
                self.ratio = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.ratio = codec.number(value)
                known += 1
            else:
                self.ratio = UNSET
            if "truth" in data:
                at = "truth"
                self.truth = value = data[at]
                if type(value) is not bool:
                    self.truth = codec.open_boolean(value)
                known += 1
            else:
                self.truth = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _STATE_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.code is not UNSET:
            data["code"] = self.code
        if self.level is not UNSET:
            data["level"] = self.level
        if self.maybe is not UNSET:
            data["maybe"] = self.maybe
        if self.ratio is not UNSET:
            data["ratio"] = self.ratio
        if self.truth is not UNSET:
            data["truth"] = self.truth
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


_STATE_PROPERTIES = frozenset({"code", "level", "maybe", "ratio", "truth"})
