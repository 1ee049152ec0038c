"""What of an answer was not as described."""

from __future__ import annotations

from typing import Any

from .codec import Violation, codec_of
from .schema import Schema


class Notes:
    """What was not as described in an answer; ``strict`` is for callers that want none of it."""

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = strict
        self.deviations: list[Violation] = []

    def read(self, schema: Schema, value: Any) -> Any:
        """The Python value of a JSON value."""
        codec = codec_of(schema)
        if self.strict:
            return codec.decode(value)
        found, deviations = codec.read(value)
        if deviations:
            self.deviations += deviations
        return found
