"""The model PostFilesRequest and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class PostFilesRequest:
    """The object PostFilesRequest."""

    file: bytes
    more: list[bytes] | Unset = UNSET
    meta: PostFilesRequestMeta | Unset = UNSET
    count: int | Unset = UNSET
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
            at = "file"
            self.file = codec.octets(data[at])
            if "more" in data:
                at = "more"
                self.more = codec.array(data[at], codec.octets)
                known += 1
            else:
                self.more = UNSET
            if "meta" in data:
                at = "meta"
                self.meta = PostFilesRequestMeta.from_dict(data[at])
                known += 1
            else:
                self.meta = UNSET
            if "count" in data:
                at = "count"
                self.count = value = data[at]
                if type(value) is not int:
                    self.count = codec.integer(value)
                known += 1
            else:
                self.count = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _POST_FILES_REQUEST_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "file": self.file,
        }
        if self.more is not UNSET:
            data["more"] = self.more
        if self.meta is not UNSET:
            data["meta"] = self.meta.to_dict()
        if self.count is not UNSET:
            data["count"] = self.count
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


_POST_FILES_REQUEST_PROPERTIES = frozenset({"file", "more", "meta", "count"})


@dataclass(slots=True, kw_only=True)
class PostFilesRequestMeta:
    """The object PostFilesRequestMeta."""

    title: str | Unset = UNSET
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
            if "title" in data:
                at = "title"
                self.title = value = data[at]
                if type(value) is not str:
                    self.title = codec.string(value)
                known += 1
            else:
                self.title = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _POST_FILES_REQUEST_META_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.title is not UNSET:
            data["title"] = self.title
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


_POST_FILES_REQUEST_META_PROPERTIES = frozenset({"title"})
