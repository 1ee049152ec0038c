"""The model Tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from .. import models
from .._runtime import codec, jsontext
from .._runtime.unset import UNSET, Unset


@dataclass(slots=True, kw_only=True)
class Tree:
    """The object Tree."""

    name: str
    parent: Tree | None | Unset = UNSET
    children: list[Tree] | Unset = UNSET
    owner: models.Owner | Unset = UNSET
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
            if "parent" in data:
                at = "parent"
                self.parent = value = data[at]
                if value is not None:
                    self.parent = Tree.from_dict(value)
                known += 1
            else:
                self.parent = UNSET
            if "children" in data:
                at = "children"
                self.children = codec.array(data[at], Tree.from_dict)
                known += 1
            else:
                self.children = UNSET
            if "owner" in data:
                at = "owner"
                self.owner = models.Owner.from_dict(data[at])
                known += 1
            else:
                self.owner = UNSET
        except KeyError:
            raise codec.missing(at) from None
        except codec.DecodeError as error:
            raise error.inside(at) from None
        self.additional_properties = {}
        if len(data) > known:
            self.additional_properties = codec.others(data, _TREE_PROPERTIES)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out."""
        data: dict[str, Any] = {
            "name": self.name,
        }
        if self.parent is not UNSET:
            data["parent"] = None if self.parent is None else self.parent.to_dict()
        if self.children is not UNSET:
            data["children"] = [each.to_dict() for each in self.children]
        if self.owner is not UNSET:
            data["owner"] = self.owner.to_dict()
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


_TREE_PROPERTIES = frozenset({"name", "parent", "children", "owner"})
