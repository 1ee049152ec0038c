"""The model Pet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Pet:
    """The object Pet."""

    name: str
    born: dt.date | Unset = UNSET
    mother: Pet | Unset = UNSET
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
            at = "name"
            self.name = value = data[at]
            if type(value) is not str:
                self.name = codec.string(value)
            if "born" in data:
                at = "born"
                self.born = codec.date(data[at])
                known += 1
            else:
                self.born = UNSET
            if "mother" in data:
                at = "mother"
                self.mother = Pet.from_dict(data[at])
                known += 1
            else:
                self.mother = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _PET_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "name": self.name,
        }
        if self.born is not UNSET:
            data["born"] = self.born.isoformat()
        if self.mother is not UNSET:
            data["mother"] = self.mother.to_dict()
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


_PET_PROPERTIES = frozenset({"name", "born", "mother"})
