"""The model Settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Settings:
    """The object Settings."""

    name: str | Unset = UNSET
    """The server's default is "default"."""
    level: int | Unset = UNSET
    """The server's default is 3."""
    ratio: float | Unset = UNSET
    """The server's default is 0.5."""
    enabled: bool | Unset = UNSET
    """The server's default is True."""
    nothing: str | None | Unset = UNSET
    """The server's default is None."""
    tags: list[str] | Unset = UNSET
    """The server's default is []."""
    options: dict[str, str] | Unset = UNSET
    """The server's default is {"a": "b"}."""
    at: dt.datetime | Unset = UNSET
    """The server's default is "2024-10-01T12:00:00Z"."""
    mode: Literal["fast", "safe"] | Unset = UNSET
    """The server's default is "fast"."""
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
            if "name" in data:
                at = "name"
                self.name = value = data[at]
                if type(value) is not str:
                    self.name = codec.string(value)
                known += 1
            else:
                self.name = UNSET
            if "level" in data:
                at = "level"
                self.level = value = data[at]
                if type(value) is not int:
                    self.level = codec.integer(value)
                known += 1
            else:
                self.level = UNSET
            if "ratio" in data:
                at = "ratio"
                self.ratio = value = data[at]
                if type(value) is not float and type(value) is not int:
                    self.ratio = codec.number(value)
                known += 1
            else:
                self.ratio = UNSET
            if "enabled" in data:
                at = "enabled"
                self.enabled = value = data[at]
                if type(value) is not bool:
                    self.enabled = codec.boolean(value)
                known += 1
            else:
                self.enabled = UNSET
            if "nothing" in data:
                at = "nothing"
                self.nothing = value = data[at]
                if value is not None and type(value) is not str:
                    self.nothing = codec.string(value)
                known += 1
            else:
                self.nothing = UNSET
            if "tags" in data:
                at = "tags"
                self.tags = codec.strings(data[at])
                known += 1
            else:
                self.tags = UNSET
            if "options" in data:
                at = "options"
                self.options = codec.mapping(data[at], codec.string)
                known += 1
            else:
                self.options = UNSET
            if "at" in data:
                at = "at"
                self.at = codec.date_time(data[at])
                known += 1
            else:
                self.at = UNSET
            if "mode" in data:
                at = "mode"
                self.mode = value = data[at]
                if type(value) is not str:
                    self.mode = codec.open_string(value)
                known += 1
            else:
                self.mode = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _SETTINGS_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.name is not UNSET:
            data["name"] = self.name
        if self.level is not UNSET:
            data["level"] = self.level
        if self.ratio is not UNSET:
            data["ratio"] = self.ratio
        if self.enabled is not UNSET:
            data["enabled"] = self.enabled
        if self.nothing is not UNSET:
            data["nothing"] = self.nothing
        if self.tags is not UNSET:
            data["tags"] = self.tags
        if self.options is not UNSET:
            data["options"] = self.options
        if self.at is not UNSET:
            data["at"] = self.at.isoformat()
        if self.mode is not UNSET:
            data["mode"] = self.mode
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


_SETTINGS_PROPERTIES = frozenset(
    {"name", "level", "ratio", "enabled", "nothing", "tags", "options", "at", "mode"}
)
