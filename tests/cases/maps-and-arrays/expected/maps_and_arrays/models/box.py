"""The model Box."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Box:
    """The object Box."""

    strings: list[str] | Unset = UNSET
    matrix: list[list[float]] | Unset = UNSET
    maybe: list[str | None] | Unset = UNSET
    pair: list[Any] | Unset = UNSET
    anything: list[Any] | Unset = UNSET
    counts: dict[str, int] | Unset = UNSET
    items: dict[str, models.Item] | Unset = UNSET
    free: dict[str, Any] | Unset = UNSET
    named: dict[str, str] | Unset = UNSET
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
            if "strings" in data:
                at = "strings"
                self.strings = codec.strings(data[at])
                known += 1
            else:
                self.strings = UNSET
            if "matrix" in data:
                at = "matrix"
                self.matrix = codec.array(
                    data[at], lambda value: codec.array(value, codec.number)
                )
                known += 1
            else:
                self.matrix = UNSET
            if "maybe" in data:
                at = "maybe"
                self.maybe = codec.array(
                    data[at], lambda value: codec.nullable(value, codec.string)
                )
                known += 1
            else:
                self.maybe = UNSET
            if "pair" in data:
                at = "pair"
                self.pair = codec.tuple_(
                    data[at], [codec.string, codec.integer], codec.anything
                )
                known += 1
            else:
                self.pair = UNSET
            if "anything" in data:
                at = "anything"
                self.anything = codec.array(data[at], codec.anything)
                known += 1
            else:
                self.anything = UNSET
            if "counts" in data:
                at = "counts"
                self.counts = codec.mapping(data[at], codec.integer)
                known += 1
            else:
                self.counts = UNSET
            if "items" in data:
                at = "items"
                self.items = codec.mapping(data[at], models.Item.from_dict)
                known += 1
            else:
                self.items = UNSET
            if "free" in data:
                at = "free"
                self.free = codec.object_(data[at])
                known += 1
            else:
                self.free = UNSET
            if "named" in data:
                at = "named"
                self.named = codec.mapping(data[at], codec.string)
                known += 1
            else:
                self.named = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _BOX_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.strings is not UNSET:
            data["strings"] = self.strings
        if self.matrix is not UNSET:
            data["matrix"] = self.matrix
        if self.maybe is not UNSET:
            data["maybe"] = self.maybe
        if self.pair is not UNSET:
            data["pair"] = codec.encode(self.pair)
        if self.anything is not UNSET:
            data["anything"] = codec.encode(self.anything)
        if self.counts is not UNSET:
            data["counts"] = self.counts
        if self.items is not UNSET:
            data["items"] = {name: each.to_dict() for name, each in self.items.items()}
        if self.free is not UNSET:
            data["free"] = codec.encode(self.free)
        if self.named is not UNSET:
            data["named"] = self.named
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


_BOX_PROPERTIES = frozenset(
    {
        "strings",
        "matrix",
        "maybe",
        "pair",
        "anything",
        "counts",
        "items",
        "free",
        "named",
    }
)
