"""The model Any_."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Any_:
    """The object Any_."""

    any: Any | Unset = UNSET
    list_: list[models.List] | Unset = UNSET
    additional_properties: dict[str, Any] = field(default_factory=dict)
    """Properties that the description does not name."""

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Decode a JSON object; raises DecodeError at the first wrong value."""
        if not isinstance(data, dict):
            codec.fail("an object", data)
        self = object.__new__(cls)
        at = ""
        known = 0
        try:
            if "any" in data:
                at = "any"
                self.any = data[at]
                known += 1
            else:
                self.any = UNSET
            if "list" in data:
                at = "list"
                self.list_ = codec.array(data[at], models.List.from_dict)
                known += 1
            else:
                self.list_ = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _ANY_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.any is not UNSET:
            data["any"] = codec.encode(self.any)
        if self.list_ is not UNSET:
            data["list"] = [each.to_dict() for each in self.list_]
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


_ANY_PROPERTIES = frozenset({"any", "list"})
