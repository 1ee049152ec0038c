"""What of an answer was not as described."""

from __future__ import annotations

from typing import Any

from .codec import DecodeError, Violation, codec_of
from .evidence import is_of_kind
from .schema import Schema


class Notes:
    """What was not as described in an answer; ``strict`` is for callers that want none of it."""

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = strict
        self.deviations: list[Violation] = []

    def read_text(self, schema: Schema, text: bytes) -> Any:
        """The Python value of JSON text that is as described; raises one of ``MISMATCHES`` for all other."""
        return codec_of(schema).of_text("strict" if self.strict else "tolerant", text)

    def read(self, schema: Schema, value: Any) -> Any:
        """The Python value of a JSON value; raises DecodeError for one of another kind."""
        codec = codec_of(schema)
        if self.strict:
            return codec.decode(value)
        found, deviations = codec.read(value)
        if deviations:
            if not is_of_kind(schema, value):
                raise DecodeError(deviations[0].message, deviations[0].pointer)
            self.deviations += deviations
        return found
