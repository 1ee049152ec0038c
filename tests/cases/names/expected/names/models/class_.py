"""The model Class."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Class:
    """A backslash at the end \\"""

    def_2: str | Unset = UNSET
    """\"\"\" """
    def_: str | Unset = UNSET
    private: str | Unset = UNSET
    from_dict_: str | Unset = UNSET
    additional_properties: str | Unset = UNSET
    value: str | Unset = UNSET
    with_space: str | Unset = UNSET
    with_dash_2: str | Unset = UNSET
    with_dash: str | Unset = UNSET
    u65_e5_u672_c: str | Unset = UNSET
    int_: int | Unset = UNSET
    str_: str | Unset = UNSET
    """The server's default is 'a\\nb\"\"\"\\\\'."""
    additional_properties_: dict[str, Any] = field(default_factory=dict)
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
            if "def" in data:
                at = "def"
                self.def_2 = value = data[at]
                if type(value) is not str:
                    self.def_2 = codec.string(value)
                known += 1
            else:
                self.def_2 = UNSET
            if "Def" in data:
                at = "Def"
                self.def_ = value = data[at]
                if type(value) is not str:
                    self.def_ = codec.string(value)
                known += 1
            else:
                self.def_ = UNSET
            if "_private" in data:
                at = "_private"
                self.private = value = data[at]
                if type(value) is not str:
                    self.private = codec.string(value)
                known += 1
            else:
                self.private = UNSET
            if "from_dict" in data:
                at = "from_dict"
                self.from_dict_ = value = data[at]
                if type(value) is not str:
                    self.from_dict_ = codec.string(value)
                known += 1
            else:
                self.from_dict_ = UNSET
            if "additional_properties" in data:
                at = "additional_properties"
                self.additional_properties = value = data[at]
                if type(value) is not str:
                    self.additional_properties = codec.string(value)
                known += 1
            else:
                self.additional_properties = UNSET
            if "" in data:
                at = ""
                self.value = value = data[at]
                if type(value) is not str:
                    self.value = codec.string(value)
                known += 1
            else:
                self.value = UNSET
            if "with space" in data:
                at = "with space"
                self.with_space = value = data[at]
                if type(value) is not str:
                    self.with_space = codec.string(value)
                known += 1
            else:
                self.with_space = UNSET
            if "with-dash" in data:
                at = "with-dash"
                self.with_dash_2 = value = data[at]
                if type(value) is not str:
                    self.with_dash_2 = codec.string(value)
                known += 1
            else:
                self.with_dash_2 = UNSET
            if "with_dash" in data:
                at = "with_dash"
                self.with_dash = value = data[at]
                if type(value) is not str:
                    self.with_dash = codec.string(value)
                known += 1
            else:
                self.with_dash = UNSET
            if "日本" in data:
                at = "日本"
                self.u65_e5_u672_c = value = data[at]
                if type(value) is not str:
                    self.u65_e5_u672_c = codec.string(value)
                known += 1
            else:
                self.u65_e5_u672_c = UNSET
            if "int" in data:
                at = "int"
                self.int_ = value = data[at]
                if type(value) is not int:
                    self.int_ = codec.integer(value)
                known += 1
            else:
                self.int_ = UNSET
            if "str" in data:
                at = "str"
                self.str_ = value = data[at]
                if type(value) is not str:
                    self.str_ = codec.string(value)
                known += 1
            else:
                self.str_ = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties_ = {}
        if len(data) > known:
            self.additional_properties_ = codec.others(data, _CLASS__PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {}
        if self.def_2 is not UNSET:
            data["def"] = self.def_2
        if self.def_ is not UNSET:
            data["Def"] = self.def_
        if self.private is not UNSET:
            data["_private"] = self.private
        if self.from_dict_ is not UNSET:
            data["from_dict"] = self.from_dict_
        if self.additional_properties is not UNSET:
            data["additional_properties"] = self.additional_properties
        if self.value is not UNSET:
            data[""] = self.value
        if self.with_space is not UNSET:
            data["with space"] = self.with_space
        if self.with_dash_2 is not UNSET:
            data["with-dash"] = self.with_dash_2
        if self.with_dash is not UNSET:
            data["with_dash"] = self.with_dash
        if self.u65_e5_u672_c is not UNSET:
            data["日本"] = self.u65_e5_u672_c
        if self.int_ is not UNSET:
            data["int"] = self.int_
        if self.str_ is not UNSET:
            data["str"] = self.str_
        if self.additional_properties_:
            data |= codec.encode(self.additional_properties_)
        return data

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Decode JSON text; raises ValueError where it is not what it should be."""
        return cls.from_dict(jsontext.loads(text))

    def to_json(self) -> bytes:
        """JSON text in UTF-8."""
        return jsontext.dumps(self.to_dict())


_CLASS__PROPERTIES = frozenset(
    {
        "def",
        "Def",
        "_private",
        "from_dict",
        "additional_properties",
        "",
        "with space",
        "with-dash",
        "with_dash",
        "日本",
        "int",
        "str",
    }
)
