"""What all models have in common: the way from JSON and back, and how they show themselves."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar, Self

from . import jsontext
from .careful import MISMATCHES
from .codec import Codec, codec_of
from .documented import AttributeDocs
from .schema import of_package
from .unset import UNSET, Unset
from .values import fields_of

__all__ = ["UNSET", "Model", "Unset", "decode"]


class Model:
    """An object of the API; its subclasses are dataclasses that say which properties it has."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

    def __init_subclass__(cls) -> None:
        slots = cls.__dict__.get("__slots__")
        if isinstance(slots, tuple):
            type.__setattr__(cls, "__slots__", AttributeDocs(slots, cls))

    @classmethod
    def from_dict(cls, data: Any, *, strict: bool = True) -> Self:
        """Decode a JSON object; raises DecodeError, with every violation, where it is not valid.

        Not ``strict``, what is missing is UNSET, and what is not as described stays the JSON that it is.
        """
        codec = codec_of_class(cls)
        return cls._of(codec.decode(data) if strict else codec.read(data)[0])

    @classmethod
    def _of(cls, made: Any) -> Self:
        if isinstance(made, cls) or not isinstance(made, Model):
            found: Self = made
            return found
        values = {
            each.name: getattr(made, each.name) for each in dataclasses.fields(made)
        }
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is UNSET is left out. Raises EncodeError for what no JSON can be made of."""
        data: dict[str, Any] = codec_of_class(type(self)).encode(self)
        return data

    @classmethod
    def from_json(cls, text: str | bytes, *, strict: bool = True) -> Self:
        """Decode JSON text, as ``from_dict`` does; raises ValueError where it is no JSON."""
        try:
            found = codec_of_class(cls).of_text(
                "strict" if strict else "tolerant", text
            )
        except MISMATCHES:
            return cls.from_dict(jsontext.loads(text), strict=strict)
        return cls._of(found)

    def to_json(self) -> bytes:
        """JSON text in UTF-8."""
        return codec_of_class(type(self)).write(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or other.__class__ is not self.__class__:
            return NotImplemented
        return fields_of(self) == fields_of(other)

    def __repr__(self) -> str:
        shown = (
            f"{each.name}={value!r}"
            for each in dataclasses.fields(self)
            if (value := getattr(self, each.name)) is not UNSET
            and (value != {} or each.default_factory is not dict)
        )
        return f"{type(self).__name__}({', '.join(shown)})"


def decode(name: str, data: Any, *, strict: bool = True) -> Any:
    """Decode JSON data by the name of its schema: what ``from_dict`` is to a class, for unions, lists and the like.

    Raises DecodeError, with every violation, where it is not valid; not ``strict``, it is read as far as it goes.
    """
    codec = codec_of(of_package(name))
    return codec.decode(data) if strict else codec.read(data)[0]


_codecs: dict[type[Model], Codec] = {}


def codec_of_class(cls: type[Model]) -> Codec:
    """The codec of a model, or of the model that a class extends."""
    if (found := _codecs.get(cls)) is None:
        found = _codecs[cls] = _find(cls)
    return found


def _find(cls: type[Model]) -> Codec:
    models = f"{__name__.rpartition('._runtime')[0]}.models."
    for base in cls.__mro__:
        if base.__module__.startswith(models):
            return codec_of(of_package(base.__name__))
    raise TypeError(f"{cls.__name__} is no model of this package")
