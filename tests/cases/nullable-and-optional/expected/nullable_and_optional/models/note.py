"""The model Note."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Note:
    """A note with every combination of required, nullable and defaulted."""

    text: str
    folder: str | None
    """Null is the top folder."""
    title: str | Unset = UNSET
    reminder: dt.datetime | None | Unset = UNSET
    priority: int | Unset = UNSET
    """The server's default is 3."""
    color: str | None | Unset = UNSET
    """The server's default is None."""

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Decode a JSON object; raises DecodeError at the first wrong value."""
        if not isinstance(data, dict):
            codec.fail("an object", data)
        self = object.__new__(cls)
        value: Any
        at = ""
        try:
            at = "text"
            self.text = value = data[at]
            if type(value) is not str:
                self.text = codec.string(value)
            at = "folder"
            self.folder = value = data[at]
            if value is not None and type(value) is not str:
                self.folder = codec.string(value)
            if "title" in data:
                at = "title"
                self.title = value = data[at]
                if type(value) is not str:
                    self.title = codec.string(value)
            else:
                self.title = UNSET
            if "reminder" in data:
                at = "reminder"
                self.reminder = value = data[at]
                if value is not None:
                    self.reminder = codec.date_time(value)
            else:
                self.reminder = UNSET
            if "priority" in data:
                at = "priority"
                self.priority = value = data[at]
                if type(value) is not int:
                    self.priority = codec.integer(value)
            else:
                self.priority = UNSET
            if "color" in data:
                at = "color"
                self.color = value = data[at]
                if value is not None and type(value) is not str:
                    self.color = codec.string(value)
            else:
                self.color = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "text": self.text,
            "folder": self.folder,
        }
        if self.title is not UNSET:
            data["title"] = self.title
        if self.reminder is not UNSET:
            data["reminder"] = (
                None if self.reminder is None else self.reminder.isoformat()
            )
        if self.priority is not UNSET:
            data["priority"] = self.priority
        if self.color is not UNSET:
            data["color"] = self.color
        return data

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Decode JSON text; raises ValueError where it is not what it should be."""
        return cls.from_dict(jsontext.loads(text))

    def to_json(self) -> bytes:
        """JSON text in UTF-8."""
        return jsontext.dumps(self.to_dict())
