"""The model Value and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Value:
    """A value"""

    version: Literal[2]
    part: Part | Unset = UNSET
    anchored: models.There | Unset = UNSET
    anything: Any | Unset = UNSET
    several: str | int | bool | None | Unset = UNSET
    odd: Any | Unset = UNSET
    card: str | Unset = UNSET
    billing: str | Unset = UNSET
    markup: str | Unset = UNSET
    sample: str | Unset = UNSET
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
            at = "version"
            self.version = value = data[at]
            if type(value) is not int:
                self.version = codec.open_integer(value)
            if "part" in data:
                at = "part"
                self.part = Part.from_dict(data[at])
                known += 1
            else:
                self.part = UNSET
            if "anchored" in data:
                at = "anchored"
                self.anchored = models.There.from_dict(data[at])
                known += 1
            else:
                self.anchored = UNSET
            if "anything" in data:
                at = "anything"
                self.anything = data[at]
                known += 1
            else:
                self.anything = UNSET
            if "several" in data:
                at = "several"
                self.several = value = data[at]
                if (
                    value is not None
                    and type(value) is not str
                    and type(value) is not int
                    and type(value) is not bool
                ):
                    self.several = codec.scalar(value, str, int, bool)
                known += 1
            else:
                self.several = UNSET
            if "odd" in data:
                at = "odd"
                self.odd = data[at]
                known += 1
            else:
                self.odd = UNSET
            if "card" in data:
                at = "card"
                self.card = value = data[at]
                if type(value) is not str:
                    self.card = codec.string(value)
                known += 1
            else:
                self.card = UNSET
            if "billing" in data:
                at = "billing"
                self.billing = value = data[at]
                if type(value) is not str:
                    self.billing = codec.string(value)
                known += 1
            else:
                self.billing = UNSET
            if "markup" in data:
                at = "markup"
                self.markup = value = data[at]
                if type(value) is not str:
                    self.markup = codec.string(value)
                known += 1
            else:
                self.markup = UNSET
            if "sample" in data:
                at = "sample"
                self.sample = value = data[at]
                if type(value) is not str:
                    self.sample = codec.string(value)
                known += 1
            else:
                self.sample = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _VALUE_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "version": self.version,
        }
        if self.part is not UNSET:
            data["part"] = self.part.to_dict()
        if self.anchored is not UNSET:
            data["anchored"] = self.anchored.to_dict()
        if self.anything is not UNSET:
            data["anything"] = codec.encode(self.anything)
        if self.several is not UNSET:
            data["several"] = self.several
        if self.odd is not UNSET:
            data["odd"] = codec.encode(self.odd)
        if self.card is not UNSET:
            data["card"] = self.card
        if self.billing is not UNSET:
            data["billing"] = self.billing
        if self.markup is not UNSET:
            data["markup"] = self.markup
        if self.sample is not UNSET:
            data["sample"] = self.sample
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


_VALUE_PROPERTIES = frozenset(
    {
        "version",
        "part",
        "anchored",
        "anything",
        "several",
        "odd",
        "card",
        "billing",
        "markup",
        "sample",
    }
)


@dataclass(slots=True, kw_only=True)
class Part:
    """The object Part."""

    n: int
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
            at = "n"
            self.n = value = data[at]
            if type(value) is not int:
                self.n = codec.integer(value)
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _PART_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "n": self.n,
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


_PART_PROPERTIES = frozenset({"n"})
