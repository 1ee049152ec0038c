"""The model Thing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Thing:
    """The object Thing."""

    day: dt.date
    moment: dt.datetime
    clock: dt.time | Unset = UNSET
    span: dt.timedelta | Unset = UNSET
    id: UUID | Unset = UNSET
    price: Decimal | Unset = UNSET
    blob: bytes | Unset = UNSET
    coded: bytes | Unset = UNSET
    link: str | Unset = UNSET
    mail: str | Unset = UNSET
    odd: str | Unset = UNSET
    big: int | Unset = UNSET
    small: int | Unset = UNSET
    ratio: float | Unset = UNSET
    days: list[dt.date] | Unset = UNSET
    by_day: dict[str, dt.datetime] | Unset = UNSET
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
            at = "day"
            self.day = codec.date(data[at])
            at = "moment"
            self.moment = codec.date_time(data[at])
            if "clock" in data:
                at = "clock"
                self.clock = codec.time(data[at])
                known += 1
            else:
                self.clock = UNSET
            if "span" in data:
                at = "span"
                self.span = codec.duration(data[at])
                known += 1
            else:
                self.span = UNSET
            if "id" in data:
                at = "id"
                self.id = codec.uuid(data[at])
                known += 1
            else:
                self.id = UNSET
            if "price" in data:
                at = "price"
                self.price = codec.decimal(data[at])
                known += 1
            else:
                self.price = UNSET
            if "blob" in data:
                at = "blob"
                self.blob = codec.base64(data[at])
                known += 1
            else:
                self.blob = UNSET
            if "coded" in data:
                at = "coded"
                self.coded = codec.base64(data[at])
                known += 1
            else:
                self.coded = UNSET
            if "link" in data:
                at = "link"
                self.link = value = data[at]
                if type(value) is not str:
                    self.link = codec.string(value)
                known += 1
            else:
                self.link = UNSET
            if "mail" in data:
                at = "mail"
                self.mail = value = data[at]
                if type(value) is not str:
                    self.mail = codec.string(value)
                known += 1
            else:
                self.mail = UNSET
            if "odd" in data:
                at = "odd"
                self.odd = value = data[at]
                if type(value) is not str:
                    self.odd = codec.string(value)
                known += 1
            else:
                self.odd = UNSET
            if "big" in data:
                at = "big"
                self.big = value = data[at]
                if type(value) is not int:
                    self.big = codec.integer(value)
                known += 1
            else:
                self.big = UNSET
            if "small" in data:
                at = "small"
                self.small = value = data[at]
                if type(value) is not int:
                    self.small = codec.integer(value)
                known += 1
            else:
                self.small = UNSET
            if "ratio" in data:
                at = "ratio"
                self.ratio = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.ratio = codec.number(value)
                known += 1
            else:
                self.ratio = UNSET
            if "days" in data:
                at = "days"
                self.days = codec.array(data[at], codec.date)
                known += 1
            else:
                self.days = UNSET
            if "by_day" in data:
                at = "by_day"
                self.by_day = codec.mapping(data[at], codec.date_time)
                known += 1
            else:
                self.by_day = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _THING_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "day": self.day.isoformat(),
            "moment": self.moment.isoformat(),
        }
        if self.clock is not UNSET:
            data["clock"] = self.clock.isoformat()
        if self.span is not UNSET:
            data["span"] = codec.encode_duration(self.span)
        if self.id is not UNSET:
            data["id"] = str(self.id)
        if self.price is not UNSET:
            data["price"] = str(self.price)
        if self.blob is not UNSET:
            data["blob"] = codec.encode_base64(self.blob)
        if self.coded is not UNSET:
            data["coded"] = codec.encode_base64(self.coded)
        if self.link is not UNSET:
            data["link"] = self.link
        if self.mail is not UNSET:
            data["mail"] = self.mail
        if self.odd is not UNSET:
            data["odd"] = self.odd
        if self.big is not UNSET:
            data["big"] = self.big
        if self.small is not UNSET:
            data["small"] = self.small
        if self.ratio is not UNSET:
            data["ratio"] = self.ratio
        if self.days is not UNSET:
            data["days"] = codec.encode(self.days)
        if self.by_day is not UNSET:
            data["by_day"] = codec.encode(self.by_day)
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


_THING_PROPERTIES = frozenset(
    {
        "day",
        "moment",
        "clock",
        "span",
        "id",
        "price",
        "blob",
        "coded",
        "link",
        "mail",
        "odd",
        "big",
        "small",
        "ratio",
        "days",
        "by_day",
    }
)
