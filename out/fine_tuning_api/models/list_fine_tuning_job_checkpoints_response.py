"""The model ListFineTuningJobCheckpointsResponse."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class ListFineTuningJobCheckpointsResponse:
    """A page of checkpoints."""

    data: list[models.FineTuningJobCheckpoint]
    """The checkpoints of this page."""
    object: Literal["list"]
    first_id: str | None | Unset = UNSET
    """The identifier of the first checkpoint of this page; null where the page is
    empty.
    """
    last_id: str | None | Unset = UNSET
    """The identifier of the last one, which leads to the next page."""
    has_more: bool
    """Whether another page follows."""
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
            at = "data"
            self.data = codec.array(data[at], models.FineTuningJobCheckpoint.from_dict)
            at = "object"
            self.object = value = data[at]
            if type(value) is not str:
                self.object = codec.open_string(value)
            if "first_id" in data:
                at = "first_id"
                self.first_id = value = data[at]
                if value is not None and type(value) is not str:
                    self.first_id = codec.string(value)
                known += 1
            else:
                self.first_id = UNSET
            if "last_id" in data:
                at = "last_id"
                self.last_id = value = data[at]
                if value is not None and type(value) is not str:
                    self.last_id = codec.string(value)
                known += 1
            else:
                self.last_id = UNSET
            at = "has_more"
            self.has_more = value = data[at]
            if type(value) is not bool:
                self.has_more = codec.boolean(value)
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _LIST_FINE_TUNING_JOB_CHECKPOINTS_RESPONSE_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "data": [each.to_dict() for each in self.data],
            "object": self.object,
            "has_more": self.has_more,
        }
        if self.first_id is not UNSET:
            data["first_id"] = self.first_id
        if self.last_id is not UNSET:
            data["last_id"] = self.last_id
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


_LIST_FINE_TUNING_JOB_CHECKPOINTS_RESPONSE_PROPERTIES = frozenset(
    {"data", "object", "first_id", "last_id", "has_more"}
)
