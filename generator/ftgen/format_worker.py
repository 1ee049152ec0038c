"""Text → text as black writes it; ``python -m ftgen.format_worker`` does so for another process.

Such a process needs neither a fork nor a guarded ``__main__`` of the caller. It takes a JSON object of paths
and texts from standard input, and is ready for it as soon as black is imported.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from black import Mode


WIDTH = 88
"""The longest line, in columns, that black leaves whole."""


class UnformattableError(Exception):
    """Generated text is not Python: always a defect of a target."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} is not Python: {reason}")
        self.path = path
        self.reason = reason


def format_python(text: str, path: str) -> str:
    """The text as black writes it; ``path`` names it in the error. Raises UnformattableError."""
    from black import format_str  # a run that finds nothing to do needs none of it
    from black.parsing import InvalidInput

    require_python(text, path)
    try:
        return format_str(text, mode=_mode())
    except (InvalidInput, SyntaxError) as error:
        raise UnformattableError(path, str(error)) from error


def require_python(text: str, path: str) -> None:
    """Raise UnformattableError where a text is no Python module.

    Its names are looked at too: an argument that stands twice, for one, is found only then. It is not compiled,
    which takes ten times as long and finds nothing more but misplaced statements.
    """
    from symtable import symtable

    try:
        symtable(text, path, "exec")
    except SyntaxError as error:
        raise UnformattableError(path, str(error)) from error


def format_share(share: Mapping[str, str]) -> dict[str, str]:
    """Texts by path, formatted. Raises UnformattableError."""
    return {path: format_python(text, path) for path, text in share.items()}


def main() -> None:
    """Format what comes on standard input; the answer on standard output names the first that is not Python."""
    gc.set_threshold(200_000, 20, 20)  # as in the process that it works for
    _mode()
    try:
        answer: dict[str, object] = {"files": format_share(json.load(sys.stdin))}
    except UnformattableError as error:
        answer = {"path": error.path, "reason": error.reason}
    json.dump(answer, sys.stdout)


@cache
def _mode() -> Mode:
    from black.mode import Mode, TargetVersion

    return Mode(target_versions={TargetVersion.PY311}, line_length=WIDTH)


if __name__ == "__main__":
    main()
