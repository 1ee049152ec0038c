"""The model User and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class User:
    """The object User."""

    id: UUID
    """Read-only: the server sets it."""
    name: str
    team: models.Team | Unset = UNSET
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
            at = "id"
            self.id = codec.uuid(data[at])
            at = "name"
            self.name = value = data[at]
            if type(value) is not str:
                self.name = codec.string(value)
            if "team" in data:
                at = "team"
                self.team = models.Team.from_dict(data[at])
                known += 1
            else:
                self.team = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _USER_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
        }
        if self.team is not UNSET:
            data["team"] = self.team.to_dict()
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


_USER_PROPERTIES = frozenset({"id", "name", "team"})


@dataclass(slots=True, kw_only=True)
class UserRequest:
    """The object UserRequest."""

    name: str
    password: str
    """Write-only: it is never sent back."""
    team: models.TeamRequest | Unset = UNSET
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
            at = "name"
            self.name = value = data[at]
            if type(value) is not str:
                self.name = codec.string(value)
            at = "password"
            self.password = value = data[at]
            if type(value) is not str:
                self.password = codec.string(value)
            if "team" in data:
                at = "team"
                self.team = models.TeamRequest.from_dict(data[at])
                known += 1
            else:
                self.team = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _USER_REQUEST_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "name": self.name,
            "password": self.password,
        }
        if self.team is not UNSET:
            data["team"] = self.team.to_dict()
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


_USER_REQUEST_PROPERTIES = frozenset({"name", "password", "team"})
