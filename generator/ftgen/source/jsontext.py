"""JSON text: the standard library's fast decoder, and positions only when they are asked for."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ftgen.source.document import join_pointer

_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL | re.ASCII
)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class _Spot:
    """Where a value begins (its key, in an object), and the spots of what is in it."""

    offset: int
    members: dict[str, _Spot] = field(default_factory=dict)


@dataclass(slots=True)
class _Frame:
    """An object or array that the scanner is in."""

    spot: _Spot
    is_object: bool
    key: str | None = None
    key_offset: int = 0
    count: int = 0


class JsonPositions:
    """Positions in a JSON text, found by a second pass the first time that one is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._repeated: list[tuple[str, str, int]] = []

    def locate(self, tokens: list[str]) -> tuple[int, int]:
        """Return line and column of the value there or of its nearest ancestor."""
        spot = self._root
        for token in tokens:
            inner = spot.members.get(token)
            if inner is None:
                break
            spot = inner
        return self.line_and_column(spot.offset)

    def written(self, tokens: list[str]) -> str | None:
        """Return the text of a number whose value does not tell how it was written."""
        spot = self._root
        for token in tokens:
            inner = spot.members.get(token)
            if inner is None:
                return None
            spot = inner
        match = re.compile(r'(?:"(?:[^"\\]|\\.)*"\s*:\s*)?([-+.\w]+)').match(
            self._text, spot.offset
        )
        return match[1] if match else None

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def repeated_keys(self) -> list[tuple[str, str, int]]:
        """Return (pointer, key, offset) of each member that its object has already."""
        _ = self._root
        return self._repeated

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    @cached_property
    def _root(self) -> _Spot:
        root = _Spot(0)
        frames = [_Frame(root, is_object=False)]
        for match in _TOKEN.finditer(self._text):
            self._take(frames, match[0], match.start())
        return root.members.get("0", root)

    def _take(self, frames: list[_Frame], token: str, offset: int) -> None:
        frame = frames[-1]
        match token[0]:
            case ",":
                frame.key = None
            case ":":
                pass
            case "}" | "]":
                if len(frames) > 1:
                    frames.pop()
            case '"' if frame.is_object and frame.key is None:
                frame.key = json.loads(token, strict=False)
                frame.key_offset = offset
            case first:
                spot = self._place(frames, offset)
                if first in "{[":
                    frames.append(_Frame(spot, is_object=first == "{"))

    def _place(self, frames: list[_Frame], offset: int) -> _Spot:
        frame = frames[-1]
        if frame.is_object:
            name, offset = frame.key or "", frame.key_offset
            if name in frame.spot.members:
                pointer = join_pointer([*_path(frames[1:-1]), name])
                self._repeated.append((pointer, name, offset))
        else:
            name = str(frame.count)
            frame.count += 1
        spot = frame.spot.members[name] = _Spot(offset)
        return spot


def _path(frames: list[_Frame]) -> list[str]:
    return [
        frame.key or "" if frame.is_object else str(frame.count - 1) for frame in frames
    ]


def parse_json(text: str) -> tuple[Any, bool]:
    """Return the value of a JSON text, and whether an object in it has a key twice.

    Raises json.JSONDecodeError, or RecursionError where it is nested beyond reason.
    """
    repeated = False

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        value = dict(pairs)
        if len(value) != len(pairs):
            repeated = True
        return value

    def constant(name: str) -> Any:
        raise json.JSONDecodeError(f"{name} is not JSON", text, text.find(name))

    decoder = json.JSONDecoder(
        object_pairs_hook=members, parse_constant=constant, strict=False
    )
    return decoder.decode(text), repeated
