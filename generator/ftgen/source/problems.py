"""What to say about a text that cannot be read: one sentence, its place, and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from ftgen.diagnostics import FtgenError, Location, finding

_HINTS = {
    "mapping values are not allowed": "put quotes around a text that holds ': '",
    "could not find expected ':'": "a key needs a colon after it, and even indentation",
    "did not find expected key": "check the indentation of this line and those above",
    "did not find expected '-' indicator": "check the indentation of this line",
    "cannot start any token": "put quotes around the text; YAML indents by spaces",
    "did not find expected ',' or": "close every [ and { of this text",
    "control characters are not allowed": "remove the character",
    "found unexpected end of stream": "close the quotes of this text",
}


def failed(
    rule: str, message: str, file: str, hint: str = "", place: tuple[int, int] = (1, 1)
) -> FtgenError:
    """Return the exception for a text that is refused."""
    at = Location(file, "", *place)
    return FtgenError(finding(rule, message, at, hint))


def unreadable(file: str, error: OSError | ValueError) -> FtgenError:
    """Return the exception for a file that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        hint = _present(Path(file).parent)
        return failed("unreadable-file", "no such file", file, hint)
    if isinstance(error, IsADirectoryError):
        hint = f"name the description inside it; {_present(Path(file))}"
        return failed("unreadable-file", "is a folder, not a file", file, hint)
    reason = error.strerror if isinstance(error, OSError) else str(error)
    hint = "name a file that you may read"
    return failed("unreadable-file", f"cannot be read: {reason}", file, hint)


def _present(folder: Path) -> str:
    try:
        names = sorted(
            entry.name
            for entry in folder.iterdir()
            if entry.suffix in (".yaml", ".yml", ".json")
        )
    except OSError:
        return "the folder does not exist either"
    if not names:
        return "there is no YAML or JSON"
    return "there is " + ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


def yaml_problem(
    error: yaml.YAMLError, text: str, file: str, broken: json.JSONDecodeError | None
) -> FtgenError:
    """Return the exception for a text that is not YAML (nor JSON, where that is what it looks like)."""
    if broken is not None and (file.endswith(".json") or text.lstrip()[:1] == "{"):
        message = f"not JSON: {broken.msg[:1].lower()}{broken.msg[1:]}"
        hint = "check the brackets, commas and quotes before this place"
        place = (broken.lineno, broken.colno)
        return failed("syntax-error", message, file, hint, place)
    if looks_like_markup(text):
        return markup(file)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None)
    problem = str(problem or "not well-formed")
    hint = next((h for part, h in _HINTS.items() if part in problem), "")
    return failed(
        "syntax-error",
        f"not YAML: {problem}",
        file,
        hint or "check the indentation and the quotes around this place",
        _place(error, text),
    )


def looks_like_markup(text: str) -> bool:
    """Whether a text is HTML or XML: what servers answer with when the address is wrong."""
    start = text.lstrip()[:2]
    return start[:1] == "<" and start != "<<"


def markup(file: str) -> FtgenError:
    """Return the exception for HTML or XML."""
    hint = "give the file of the description itself"
    return failed("syntax-error", "this is HTML or XML, not YAML", file, hint)


def _place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return mark.line + 1, mark.column + 1
    offset = getattr(error, "position", 0) or 0
    before = text.encode("utf-8", "replace")[:offset].decode("utf-8", "replace")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
