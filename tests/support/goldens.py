"""Expected output, without what the output of another case has as well: that is expected there, whole.

A file that the other case has just so is named in SAME, unless it makes its folder a package. Of a run of lines
that it has, in one of the same path, only the first and the last stand there, behind ┌ and └. Whatever was left out
can be put back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

Files = Mapping[str, bytes]

SAME = "same.txt"
_FIRST, _LAST = "┌", "└"
_WORTH = 4
"""How many lines have to be the same before they are left out."""


def called(files: Files, name: str, other: str) -> dict[str, bytes]:
    """The files as they would be if the package had another name, which they use for nothing else."""
    return {
        path.replace(name, other): content.replace(name.encode(), other.encode())
        for path, content in files.items()
    }


def shortened(files: Files, others: Files) -> dict[str, bytes]:
    """The files without what the others have."""
    same = [
        path
        for path, content in files.items()
        if others.get(path) == content and not path.endswith("__init__.py")
    ]
    left = {
        path: _joined(_shortened(_lines(content), _lines(others.get(path, b""))))
        for path, content in files.items()
        if path not in same
    }
    return {**left, SAME: _joined([*same, ""])}


def expanded(files: Files, others: Files) -> dict[str, bytes]:
    """The files with what was left out of them, from the others."""
    same = _lines(files[SAME])[:-1]
    own = {
        path: _joined(_expanded(_lines(content), _lines(others.get(path, b""))))
        for path, content in files.items()
        if path != SAME
    }
    return {**own, **{path: others.get(path, b"") for path in same}}


def _shortened(lines: list[str], others: list[str]) -> Iterator[str]:
    done = at = 0
    for run in SequenceMatcher(
        None, others, lines, autojunk=False
    ).get_matching_blocks():
        first, last = run.a, run.a + run.size - 1
        while first < last and others.index(others[first], at) != first:
            first += 1
        while first < last and others.index(others[last], first + 1) != last:
            last -= 1
        if last - first + 1 >= _WORTH:
            here = run.b - run.a
            yield from lines[done : first + here]
            yield _FIRST + others[first]
            yield _LAST + others[last]
            done, at = last + here + 1, last + 1
    yield from lines[done:]


def _expanded(lines: list[str], others: list[str]) -> Iterator[str]:
    first = at = 0
    for line in lines:
        if line.startswith(_FIRST) and line[1:] in others[at:]:
            first = others.index(line[1:], at)
        elif line.startswith(_LAST) and line[1:] in others[first + 1 :]:
            at = others.index(line[1:], first + 1) + 1
            yield from others[first:at]
        else:
            yield line


def _lines(content: bytes) -> list[str]:
    return content.decode().split("\n")


def _joined(lines: Iterator[str] | list[str]) -> bytes:
    return "\n".join(lines).encode()
