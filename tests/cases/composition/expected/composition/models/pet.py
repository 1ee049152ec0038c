"""The model AnyPet and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self, TypeAlias, Union

from .. import models
from .._runtime import codec, jsontext

AnyPet: TypeAlias = Union["models.Dog", "models.Cat", "Pet"]
"""A Pet, or what extends it."""


def decode_any_pet(value: Any) -> AnyPet:
    """Decode a JSON value as the AnyPet that it is."""
    match value:
        case dict():
            match value.get("species"):
                case "dog":
                    return models.Dog.from_dict(value)
                case "cat":
                    return models.Cat.from_dict(value)
                case _:
                    return Pet.from_dict(value)
    codec.fail("an object", value)


@dataclass(slots=True, kw_only=True)
class Pet:
    """The object Pet."""

    species: str
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
            at = "species"
            self.species = value = data[at]
            if type(value) is not str:
                self.species = codec.string(value)
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
            "species": self.species,
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


_PET_PROPERTIES = frozenset({"species"})
