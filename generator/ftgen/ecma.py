"""Regular expressions of ECMA-262, which JSON Schema uses, written as Python's ``re`` reads them.

What the two read alike stays as it is. Digits and letters are those of ASCII, ``$`` does not match before a
last line break, and escapes that Python lacks are spelled out.
"""

from __future__ import annotations

import re
import sys
import unicodedata
import warnings
from functools import cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TypeAlias

_CLASSES = {
    "d": "0-9",
    "w": "A-Za-z0-9_",
    "D": r"\x00-/:-\U0010ffff",
    "W": r"\x00-/:-@\[-\^`{-\U0010ffff",
}
_CONTROLS = {"0": r"\x00", "v": r"\x0b"}
_PLAIN = frozenset("bBsStnrfxAZ")
LONGEST = 10_000
"""Characters of a pattern that Python compiles in no time worth speaking of; each start of a package would pay."""
_DEEPEST = 50
"""Groups in each other: parsers of regular expressions recurse."""
_DELIMITED = re.compile(r"/(\^.*)/([a-z]*)", re.DOTALL)


@cache
def python_pattern(pattern: str) -> str | None:
    """The pattern for ``re.search``; None where Python has nothing like it, or would take long to read it."""
    if len(pattern) > LONGEST or _depth(pattern) > _DEEPEST:
        return None
    if (match := _DELIMITED.fullmatch(pattern)) is not None:
        pattern = f"(?i){match[1]}" if "i" in match[2] else match[1]
    try:
        translated = _Translation(pattern).run()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(translated)
    except (re.error, ValueError, OverflowError, Warning):
        return None
    return translated


def _depth(pattern: str) -> int:
    """How many groups stand in each other, or more where parentheses stand for themselves."""
    depths = accumulate((letter == "(") - (letter == ")") for letter in pattern)
    return max(depths, default=0)


class _Translation:
    """One pattern, read from left to right."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0
        self._inside = False
        self._out: list[str] = []

    def run(self) -> str:
        while self._at < len(self._text):
            self._out.append(self._class() if self._inside else self._next())
        return "".join(self._out)

    def _take(self, length: int = 1) -> str:
        taken = self._text[self._at : self._at + length]
        self._at += length
        return taken

    def _starts(self, text: str) -> bool:
        return self._text.startswith(text, self._at)

    def _next(self) -> str:
        if self._starts("\\"):
            return self._escape()
        if (
            self._starts("(?<")
            and not self._starts("(?<=")
            and not self._starts("(?<!")
        ):
            self._take(3)
            return "(?P<"
        character = self._take()
        if character == "$":
            return r"\Z"
        if character == "[":
            return self._open()
        return character

    def _open(self) -> str:
        """The start of a character class; one of nothing, or of all, stands for itself."""
        if self._starts("]"):
            self._take()
            return "(?!)"
        if self._starts("^]"):
            self._take(2)
            return r"[\s\S]"
        self._inside = True
        return "[^" if self._starts("^") and self._take() else "["

    def _class(self) -> str:
        if self._starts("\\"):
            return self._escape()
        character = self._take()
        if character == "]":
            self._inside = False
            return "]"
        if character in "[&~|" or (character == "-" and self._is_literal_hyphen()):
            return "\\" + character
        return character

    def _is_literal_hyphen(self) -> bool:
        """Whether the hyphen just read makes no range, because a class of characters stands beside it."""
        before = self._text[self._at - 3 : self._at - 1]
        after = self._text[self._at : self._at + 2]
        return self._starts("-") or any(
            each[:1] == "\\" and each[1:] in set("dDwWsSpP") for each in (before, after)
        )

    def _escape(self) -> str:
        self._take()
        letter = self._take()
        if letter in _CLASSES:
            ranges = _CLASSES[letter] if self._inside else _CLASSES[letter.lower()]
            negated = letter.isupper() and not self._inside
            return self._named(ranges, negated=negated)
        if letter in ("p", "P") and self._starts("{"):
            runs = _property(self._braces())
            if letter == "P":
                runs = _complement(runs)
            return self._named(_written(runs), negated=False)
        if letter == "u" and self._starts("{"):
            return re.escape(chr(int(self._braces(), 16)))
        if letter == "u":
            return self._unit()
        if letter == "c":
            return f"\\x{ord(self._take()) % 32:02x}"
        if letter == "k" and self._starts("<"):
            name = self._text[self._at + 1 : self._text.index(">", self._at)]
            self._take(len(name) + 2)
            return f"(?P={name})"
        if letter == "z":
            return r"\Z"
        if letter in _CONTROLS and not self._text[self._at : self._at + 1].isdigit():
            return _CONTROLS[letter]
        if letter in _PLAIN or letter.isdigit() or not letter.isalnum():
            return "\\" + letter if letter.isascii() else letter
        if letter in "eah" or not letter.isascii():
            raise ValueError(f"what \\{letter} means depends on the engine")
        return letter

    def _unit(self) -> str:
        """A UTF-16 unit, or two that are one character."""
        first = self._take(4)
        code = int(first, 16)
        if 0xD800 <= code < 0xDC00 and self._starts("\\u"):
            self._take(2)
            low = int(self._take(4), 16)
            return re.escape(chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)))
        return f"\\u{code:04x}"

    def _braces(self) -> str:
        end = self._text.index("}", self._at)
        inner = self._text[self._at + 1 : end]
        self._at = end + 1
        return inner

    def _named(self, ranges: str, *, negated: bool) -> str:
        """A named class: ranges where it stands inside brackets, brackets of its own elsewhere."""
        return ranges if self._inside else f"[{'^' if negated else ''}{ranges}]"


_Run: TypeAlias = tuple[int, int]
"""The first and the last of characters that follow each other."""

_LISTED = (
    *range(0x40000),
    *range(0xE0000, 0xE0200),
    *(0xF0000, 0xFFFFE, 0x100000, 0x10FFFE),
)
"""The characters to ask about: each of the others is of the category of the one before it."""


@cache
def _property(name: str) -> tuple[_Run, ...]:
    """The characters of a Unicode property: a general category, or a script or property by its usual name."""
    key = name.rpartition("=")[2]
    long_names = {
        "Letter": "L",
        "Number": "N",
        "Punctuation": "P",
        "Symbol": "S",
        "Separator": "Z",
        "Mark": "M",
    }
    categories = {
        "Alphabetic": ("L", "Nl"),
        "Lowercase_Letter": ("Ll",),
        "Uppercase_Letter": ("Lu",),
    }
    wanted = categories.get(key, (long_names.get(key, key),))
    found = tuple(run for kind, run in _categories() if kind.startswith(wanted))
    if not found:
        raise ValueError(f"{name} is no general category")
    return found


@cache
def _categories() -> tuple[tuple[str, _Run], ...]:
    """The general categories of all characters, in their order."""
    kinds = map(unicodedata.category, map(chr, _LISTED))
    starts = [
        (kind, next(run)[1])
        for kind, run in groupby(zip(kinds, _LISTED, strict=True), itemgetter(0))
    ]
    ends = [start - 1 for _, start in starts[1:]]
    return tuple(
        (kind, (start, end))
        for (kind, start), end in zip(starts, [*ends, sys.maxunicode], strict=True)
    )


def _complement(runs: tuple[_Run, ...]) -> tuple[_Run, ...]:
    """The characters that are in none of some runs, which are in order."""
    starts = (0, *(last + 1 for _, last in runs))
    ends = (*(first - 1 for first, _ in runs), sys.maxunicode)
    return tuple(run for run in zip(starts, ends, strict=True) if run[0] <= run[1])


def _written(runs: tuple[_Run, ...]) -> str:
    """Characters as a class writes them."""
    return "".join(
        (
            _character(first)
            if first == last
            else f"{_character(first)}-{_character(last)}"
        )
        for first, last in runs
    )


def _character(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
