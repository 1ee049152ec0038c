"""The model SendPartsRequest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class SendPartsRequest:
    """The object SendPartsRequest."""

    image: str
    meta: models.Meta
    pages: list[bytes] | Unset = UNSET
    tags: list[str] | Unset = UNSET
    at: dt.datetime | Unset = UNSET
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
            at = "image"
            self.image = value = data[at]
            if type(value) is not str:
                self.image = codec.string(value)
            at = "meta"
            self.meta = models.Meta.from_dict(data[at])
            if "pages" in data:
                at = "pages"
                self.pages = codec.array(data[at], codec.octets)
                known += 1
            else:
                self.pages = UNSET
            if "tags" in data:
                at = "tags"
                self.tags = codec.strings(data[at])
                known += 1
            else:
                self.tags = UNSET
            if "at" in data:
                at = "at"
                self.at = codec.date_time(data[at])
                known += 1
            else:
                self.at = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _SEND_PARTS_REQUEST_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "image": self.image,
            "meta": self.meta.to_dict(),
        }
        if self.pages is not UNSET:
            data["pages"] = self.pages
        if self.tags is not UNSET:
            data["tags"] = self.tags
        if self.at is not UNSET:
            data["at"] = self.at.isoformat()
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


_SEND_PARTS_REQUEST_PROPERTIES = frozenset({"image", "meta", "pages", "tags", "at"})
