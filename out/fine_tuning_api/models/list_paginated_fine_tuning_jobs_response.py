"""The model ListPaginatedFineTuningJobsResponse."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .. import models
from .._runtime import codec, jsontext


@dataclass(slots=True, kw_only=True)
class ListPaginatedFineTuningJobsResponse:
    """A page of fine-tuning jobs."""

    data: list[models.FineTuningJob]
    """The jobs of this page."""
    has_more: bool
    """Whether another page follows."""
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
        known = 3
        try:
            at = "data"
            self.data = codec.array(data[at], models.FineTuningJob.from_dict)
            at = "has_more"
            self.has_more = value = data[at]
            if type(value) is not bool:
                self.has_more = codec.boolean(value)
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
                data, _LIST_PAGINATED_FINE_TUNING_JOBS_RESPONSE_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "data": [each.to_dict() for each in self.data],
            "has_more": self.has_more,
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


_LIST_PAGINATED_FINE_TUNING_JOBS_RESPONSE_PROPERTIES = frozenset(
    {"data", "has_more", "object"}
)
