"""The model Drawing and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Self, TypeAlias, Union

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Drawing:
    """The object Drawing."""

    id: str | int
    content: DrawingContent | None
    """Told apart by the properties that are required."""
    labels: DrawingLabels | Unset = UNSET
    inferred: DrawingInferred | Unset = UNSET
    """Told apart by a constant."""
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
            self.id = value = data[at]
            if type(value) is not str and type(value) is not int:
                self.id = codec.scalar(value, str, int)
            at = "content"
            self.content = value = data[at]
            if value is not None:
                self.content = decode_drawing_content(value)
            if "labels" in data:
                at = "labels"
                self.labels = decode_drawing_labels(data[at])
                known += 1
            else:
                self.labels = UNSET
            if "inferred" in data:
                at = "inferred"
                self.inferred = decode_drawing_inferred(data[at])
                known += 1
            else:
                self.inferred = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _DRAWING_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "id": self.id,
            "content": None if self.content is None else self.content.to_dict(),
        }
        if self.labels is not UNSET:
            data["labels"] = codec.encode(self.labels)
        if self.inferred is not UNSET:
            data["inferred"] = self.inferred.to_dict()
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


_DRAWING_PROPERTIES = frozenset({"id", "content", "labels", "inferred"})


DrawingLabels: TypeAlias = str | list[str]


def decode_drawing_labels(value: Any) -> DrawingLabels:
    """Decode a JSON value as the DrawingLabels that it is."""
    match value:
        case str():
            return value
        case list():
            return codec.strings(value)
    codec.fail("a string or an array", value)


DrawingContent: TypeAlias = Union["models.Line", "models.Point"]
"""Told apart by the properties that are required."""


def decode_drawing_content(value: Any) -> DrawingContent:
    """Decode a JSON value as the DrawingContent that it is."""
    match value:
        case dict():
            if value.keys() >= {"from", "to"}:
                return models.Line.from_dict(value)
            if value.keys() >= {"x", "y"}:
                return models.Point.from_dict(value)
            codec.fail("the properties that one of its variants needs", value)
    codec.fail("an object", value)


DrawingInferred: TypeAlias = Union["DrawingInferredOption1", "DrawingInferredOption2"]
"""Told apart by a constant."""


def decode_drawing_inferred(value: Any) -> DrawingInferred:
    """Decode a JSON value as the DrawingInferred that it is."""
    match value:
        case dict():
            match codec.tag(value, "type"):
                case "text":
                    return DrawingInferredOption1.from_dict(value)
                case "image":
                    return DrawingInferredOption2.from_dict(value)
            codec.unknown_tag(value, "type")
    codec.fail("an object", value)


@dataclass(slots=True, kw_only=True)
class DrawingInferredOption1:
    """The object DrawingInferredOption1."""

    type: Literal["text"]
    text: str | Unset = UNSET
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
            at = "type"
            self.type = value = data[at]
            if type(value) is not str:
                self.type = codec.open_string(value)
            if "text" in data:
                at = "text"
                self.text = value = data[at]
                if type(value) is not str:
                    self.text = codec.string(value)
                known += 1
            else:
                self.text = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _DRAWING_INFERRED_OPTION1_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "type": self.type,
        }
        if self.text is not UNSET:
            data["text"] = self.text
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


_DRAWING_INFERRED_OPTION1_PROPERTIES = frozenset({"type", "text"})


@dataclass(slots=True, kw_only=True)
class DrawingInferredOption2:
    """The object DrawingInferredOption2."""

    type: Literal["image"]
    url: str | Unset = UNSET
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
            at = "type"
            self.type = value = data[at]
            if type(value) is not str:
                self.type = codec.open_string(value)
            if "url" in data:
                at = "url"
                self.url = value = data[at]
                if type(value) is not str:
                    self.url = codec.string(value)
                known += 1
            else:
                self.url = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _DRAWING_INFERRED_OPTION2_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "type": self.type,
        }
        if self.url is not UNSET:
            data["url"] = self.url
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


_DRAWING_INFERRED_OPTION2_PROPERTIES = frozenset({"type", "url"})
