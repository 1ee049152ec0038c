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

SELDOM = (200_000, 20, 20)
"""When garbage is looked for: nearly all that a run makes it keeps, and to look through it again takes a third more."""


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

    It is compiled, not parsed alone: an argument that stands twice, or a statement in the wrong place, is found only
    then.
    """
    try:
        compile(text, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise UnformattableError(path, str(error)) from error


def format_share(share: Mapping[str, str]) -> dict[str, str]:
    """Texts by path, formatted. Raises UnformattableError."""
    return {path: format_python(text, path) for path, text in share.items()}


def main() -> None:
    """Format what comes on standard input; the answer on standard output names the first that is not Python."""
    gc.set_threshold(*SELDOM)
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
