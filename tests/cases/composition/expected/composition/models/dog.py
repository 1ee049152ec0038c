"""The model Dog."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Dog:
    """A pet that barks."""

    species: str
    name: str
    """What it is called."""
    id: UUID | Unset = UNSET
    """Read-only: the server sets it."""
    secret: str | Unset = UNSET
    """Write-only: it is never sent back."""
    bark: str | None
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
            at = "species"
            self.species = value = data[at]
            if type(value) is not str:
                self.species = codec.string(value)
            at = "name"
            self.name = value = data[at]
            if type(value) is not str:
                self.name = codec.string(value)
            if "id" in data:
                at = "id"
                self.id = codec.uuid(data[at])
                known += 1
            else:
                self.id = UNSET
            if "secret" in data:
                at = "secret"
                self.secret = value = data[at]
                if type(value) is not str:
                    self.secret = codec.string(value)
                known += 1
            else:
                self.secret = UNSET
            at = "bark"
            self.bark = value = data[at]
            if value is not None and type(value) is not str:
                self.bark = codec.string(value)
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _DOG_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "species": self.species,
            "name": self.name,
            "bark": self.bark,
        }
        if self.id is not UNSET:
            data["id"] = str(self.id)
        if self.secret is not UNSET:
            data["secret"] = self.secret
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


_DOG_PROPERTIES = frozenset({"species", "name", "id", "secret", "bark"})
