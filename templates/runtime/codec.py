"""From JSON values to Python values and back, by a schema: the doors to all that the runtime knows of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from . import jsontext
from .careful import MISMATCHES, Mode, Unsure
from .decoders import decoder
from .encoders import encode, encoder
from .schema import Schema
from .structure import UNIONS
from .violations import MOST_VIOLATIONS, Violation

_OTHERWISE = (TypeError, ValueError, AttributeError, RecursionError)
"""What a writer raises for what it does not write."""

__all__ = [
    "Codec",
    "DecodeError",
    "EncodeError",
    "Violation",
    "codec_of",
    "encode",
]


class DecodeError(ValueError):
    """A value is not what the description says.

    ``violations`` lists what is wrong; ``pointer`` and ``message`` are those of the first, ``pointer`` being
    a JSON Pointer (RFC 6901).
    """

    def __init__(
        self,
        message: str,
        pointer: str = "",
        violations: Sequence[Violation] = (),
    ) -> None:
        super().__init__(f"{pointer or '/'}: {message}")
        self.message = message
        self.pointer = pointer
        self.violations = tuple(violations) or (Violation(pointer, message),)

    def __reduce__(self) -> Any:
        return type(self), (self.message, self.pointer, self.violations)


class EncodeError(ValueError):
    """A value cannot be written as the description says; ``pointer`` is its place, a JSON Pointer."""

    def __init__(self, message: str, pointer: str = "") -> None:
        super().__init__(f"{pointer or '/'}: {message}")
        self.message = message
        self.pointer = pointer

    def __reduce__(self) -> Any:
        return type(self), (self.message, self.pointer)


class Codec:
    """The functions of one schema, each made when it is first asked for."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._decoders: dict[tuple[Mode, bool], Callable[[Any], Any]] = {}
        self._is_sure = True
        self._encoder: Callable[[Any], Any] | None = None

    def decoder(self, mode: Mode, *, sure: bool = False) -> Callable[[Any], Any]:
        """The fast function that decodes in a mode; it raises one of ``MISMATCHES``."""
        if (found := self._decoders.get((mode, sure))) is None:
            found = self._decoders[mode, sure] = decoder(
                self.schema,
                mode,
                lambda other: codec_of(other).decoder(mode, sure=sure),
                sure=sure,
            )
        return found

    def of_text(self, mode: Mode, text: str | bytes) -> Any:
        """The Python value of JSON text that is as expected; raises one of ``MISMATCHES`` for all other.

        The text is not searched for integers beyond 64 bits, until a value leaves open whether there are any.
        """
        if not self._is_sure:
            return self.decoder(mode)(jsontext.loads(text))
        try:
            return self.decoder(mode, sure=True)(jsontext.parse(text))
        except Unsure:
            self._is_sure = False
            raise

    def encoder(self) -> Callable[[Any], Any]:
        """The function that encodes."""
        if self._encoder is None:
            self._encoder = encoder(
                self.schema, lambda other: codec_of(other).encoder()
            )
        return self._encoder

    @cached_property
    def classes(self) -> tuple[type[Any], ...] | None:
        """The models of which a value must be one; None where it may be something else."""
        return _classes(self.schema)

    @cached_property
    def _writer(self) -> Callable[[Any], str] | None:
        """The function that writes text; None where the ways of encoding and of writing are to be gone."""
        if jsontext.HAS_ORJSON:
            return None
        from .writers import is_shallow, writer

        if not is_shallow(self.schema):
            return None
        return writer(self.schema, _writer_of, lambda other: codec_of(other).encode)

    def write(self, value: Any) -> bytes:
        """JSON text of a Python value; raises EncodeError or JsonError where there is none."""
        if (write := self._writer) is not None:
            with suppress(*_OTHERWISE):
                return write(value).encode()
        return jsontext.dumps(self.encode(value), finite=True)

    def decode(
        self, value: Any, *, request: bool = False, most: int = MOST_VIOLATIONS
    ) -> Any:
        """The Python value of a valid JSON value; raises DecodeError with what is wrong with another.

        ``request`` drops what a request may not set; ``most`` violations are looked for.
        """
        try:
            return self.decoder("request" if request else "strict")(value)
        except MISMATCHES:
            pass
        # What is as expected never comes here, and needs nothing of what knows all that may be wrong.
        from .explaining import Explanation

        found = Explanation(request=request, most=most).of(self.schema, value)
        if found:
            raise DecodeError(found[0].message, found[0].pointer, found)
        return _read(self.schema, value, request=request)[0]

    def read(self, value: Any) -> tuple[Any, list[Violation]]:
        """The Python value of any JSON value, and how it deviates from the schema.

        A missing property is UNSET, and what is not of the described kind stays the JSON value that it is.
        """
        try:
            return self.decoder("tolerant")(value), []
        except MISMATCHES:
            return _read(self.schema, value)

    def encode(self, value: Any) -> Any:
        """The JSON value of a Python value; raises EncodeError where there is none."""
        try:
            return self.encoder()(value)
        except (TypeError, ValueError, AttributeError) as error:
            if isinstance(error, EncodeError):
                raise
            raise EncodeError(str(error)) from error


def _read(
    schema: Schema, value: Any, *, request: bool = False
) -> tuple[Any, list[Violation]]:
    """A value that is read with care, and how it deviates."""
    from .reading import Reading  # a straight line does without

    reading = Reading(request=request)
    try:
        return reading.of(schema, value), reading.deviations
    except RecursionError:
        raise DecodeError("is nested too deeply") from None


def _classes(schema: Schema) -> tuple[type[Any], ...] | None:
    schema = schema.follow()
    if schema.model is not None:
        return (schema.model(),)
    for keyword in UNIONS:
        if keyword in schema.keywords:
            found = [_classes(each) for each in schema.keywords[keyword]]
            known = [each for each in found if each is not None]
            return sum(known, ()) if len(known) == len(found) else None
    return None


def _writer_of(schema: Schema) -> Callable[[Any], str]:
    found = codec_of(schema)._writer
    assert found is not None, "what is part of the shallow is shallow"
    return found


def codec_of(schema: Schema) -> Codec:
    """The codec of a schema, always the same one."""
    schema = schema.follow()
    if schema.codec is None:
        schema.codec = Codec(schema)
    codec: Codec = schema.codec
    return codec
