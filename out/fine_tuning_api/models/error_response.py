"""The model ErrorResponse and what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .._runtime import codec, jsontext


@dataclass(slots=True, kw_only=True)
class ErrorResponse:
    """The body of every answer that is an error."""

    error: ErrorResponseError
    """What went wrong."""
    additional_properties: dict[str, Any] = field(default_factory=dict)
    """Properties that the description does not name."""

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Decode a JSON object; raises DecodeError at the first wrong value."""
        if not isinstance(data, dict):
            codec.fail("an object", data)
        self = object.__new__(cls)
        at = ""
        known = 1
        try:
            at = "error"
            self.error = ErrorResponseError.from_dict(data[at])
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _ERROR_RESPONSE_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "error": self.error.to_dict(),
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


_ERROR_RESPONSE_PROPERTIES = frozenset({"error"})


@dataclass(slots=True, kw_only=True)
class ErrorResponseError:
    """What went wrong."""

    message: str
    """What went wrong, for people."""
    type: str
    """The family of the error, such as `invalid_request_error`."""
    param: str | None
    """The part of the request that is to blame; null where no single one is."""
    code: str | None
    """The kind of error, for programs; null where the family says enough."""
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
        known = 4
        try:
            at = "message"
            self.message = value = data[at]
            if type(value) is not str:
                self.message = codec.string(value)
            at = "type"
            self.type = value = data[at]
            if type(value) is not str:
                self.type = codec.string(value)
            at = "param"
            self.param = value = data[at]
            if value is not None and type(value) is not str:
                self.param = codec.string(value)
            at = "code"
            self.code = value = data[at]
            if value is not None and type(value) is not str:
                self.code = codec.string(value)
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(
                data, _ERROR_RESPONSE_ERROR_PROPERTIES
            )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "message": self.message,
            "type": self.type,
            "param": self.param,
            "code": self.code,
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


_ERROR_RESPONSE_ERROR_PROPERTIES = frozenset({"message", "type", "param", "code"})
