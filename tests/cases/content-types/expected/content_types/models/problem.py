"""The model Problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Problem:
    """The object Problem."""

    title: str | Unset = UNSET
    status: int | Unset = UNSET
    detail: str | Unset = UNSET
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
            if "title" in data:
                at = "title"
                self.title = value = data[at]
                if type(value) is not str:
                    self.title = codec.string(value)
                known += 1
            else:
                self.title = UNSET
            if "status" in data:
                at = "status"
                self.status = value = data[at]
                if type(value) is not int:
                    self.status = codec.integer(value)
                known += 1
            else:
                self.status = UNSET
            if "detail" in data:
                at = "detail"
                self.detail = value = data[at]
                if type(value) is not str:
                    self.detail = codec.string(value)
                known += 1
            else:
                self.detail = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _PROBLEM_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.title is not UNSET:
            data["title"] = self.title
        if self.status is not UNSET:
            data["status"] = self.status
        if self.detail is not UNSET:
            data["detail"] = self.detail
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


_PROBLEM_PROPERTIES = frozenset({"title", "status", "detail"})
