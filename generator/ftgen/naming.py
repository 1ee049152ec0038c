"""Names: words out of any text, the cases of Python, keywords, collisions."""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from collections.abc import Collection, Iterable

LONGEST = 100
"""The longest name, in characters, that a part of a description gives."""

_DEVICES = frozenset(
    "aux con nul prn "
    "com1 com2 com3 com4 com5 com6 com7 com8 com9 "
    "lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9".split()
)

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_SYMBOLS = {
    "+": " plus ",
    "-": " minus ",
    "<": " less ",
    ">": " greater ",
    "=": " equal ",
    "*": " star ",
    "$": " dollar ",
    "@": " at ",
    "#": " hash ",
    "%": " percent ",
    "&": " and ",
    "!": " not ",
    "/": " slash ",
    ".": " dot ",
    ",": " comma ",
    "~": " tilde ",
    "^": " caret ",
    "|": " or ",
    "?": " question ",
}


def words(text: str) -> list[str]:
    """The words of a name in lower case: ``listHTTPJobs-v2`` gives list, http, jobs, v2.

    Letters outside ASCII lose their accents where they have one and are spelled by code point elsewhere.
    A text without any letter or digit is read by the names of its symbols; an empty one has no words.
    """
    plain = unicodedata.normalize("NFKD", text).replace("OAuth", "Oauth")
    ascii_text = "".join(
        c if c.isascii() else "" if unicodedata.combining(c) else f" u{ord(c):x} "
        for c in plain
    )
    found = [word.lower() for word in _WORD.findall(ascii_text)]
    if not found and ascii_text.strip("_ "):
        spelled = "".join(_SYMBOLS.get(c, " ") for c in ascii_text)
        found = spelled.split()
    return _join_versions(found)


def _join_versions(found: list[str]) -> list[str]:
    """Put digits back to the word before them: ``v``, ``2`` is ``v2``."""
    joined: list[str] = []
    for word in found:
        if word.isdigit() and joined and not joined[-1].isdigit():
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def snake_case(text: str, *, fallback: str = "value") -> str:
    """A Python identifier in lower case; keywords get a trailing underscore, leading digits a prefix."""
    name = "_".join(words(text)) or fallback
    if name[0].isdigit():
        name = f"{fallback}_{name}"
    return f"{name}_" if keyword.iskeyword(name) else bounded(name)


def pascal_case(text: str, *, fallback: str = "Model") -> str:
    """A Python class name; capitals that the text has inside its words are kept, as in ``OAuthURL``."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
    )
    pieces = re.findall(r"[A-Za-z0-9]+", plain) if plain.isascii() else words(text)
    if not pieces:
        pieces = words(text)
    name = "".join(piece[0].upper() + piece[1:] for piece in pieces) or fallback
    if name[:1].isdigit():
        name = f"{fallback}{name}"
    return f"{name}_" if keyword.iskeyword(name) else bounded(name)


def bounded(name: str) -> str:
    """A name that file systems and readers can take: a long one is cut, with a digest of it behind."""
    if len(name) <= LONGEST:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[:LONGEST - 8].rstrip('_')}_{digest}"


def portable(name: str) -> str:
    """A name that a file can have: what Windows takes for a device, whatever its suffix, gets an underscore."""
    return f"{name}_" if name.lower() in _DEVICES else name


class Scope:
    """Hands out names that differ from each other, and in more than case, whatever the order asked in.

    ``reserved`` are the names that the scope has for itself: what is called so gets an underscore behind.
    """

    def __init__(self, reserved: Collection[str] = ()) -> None:
        self._reserved = frozenset(reserved)
        self._given: set[str] = set()
        self._numbers: dict[str, int] = {}

    def claim(self, name: str) -> str:
        """The name, with the first free number behind it where it was given already."""
        wanted = f"{name}_" if name in self._reserved else name
        stem = f"{wanted.rstrip('_')}_" if wanted.islower() else wanted
        free = wanted
        while free.casefold() in self._given or free in self._reserved:
            self._numbers[stem] = self._numbers.get(stem, 1) + 1
            free = f"{stem}{self._numbers[stem]}"
        self._given.add(free.casefold())
        return free


def settle(
    wanted: Iterable[tuple[str, str]], reserved: Collection[str] = ()
) -> dict[str, str]:
    """Names for keys: ``wanted`` pairs each key with the name that it would like.

    A name that one key alone wants is given as it is; of several the one that sorts first gets it and the
    others are numbered in the order of their keys, so that the result does not depend on the order given.
    """
    scope = Scope(reserved)
    pairs = sorted(wanted, key=lambda pair: (pair[0] != pair[1], pair[0]))
    return {key: scope.claim(name) for key, name in pairs}
