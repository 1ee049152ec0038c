"""No regular expression looks at generated code: it is made of values, which know what they are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from support.project import ROOT

FTGEN = ROOT / "generator" / "ftgen"
SOURCES = [
    path
    for pattern in ("targets/**/*.py", "python/*.py", "scopes/*.py", "pieces.py")
    for path in sorted(FTGEN.glob(pattern))
] + [FTGEN / f"{name}.py" for name in ("formatting", "format_worker", "render")]

DESCRIPTIONS = "prose of descriptions, which may be Markdown or HTML"
READ = {
    "python/text.py": "prose, and what of it cannot be printed",
    "targets/client/writing.py": "templates of paths",
    "targets/constructors.py": "durations (ISO 8601) of examples and defaults",
    "targets/dist/__init__.py": "versions of APIs",
    "targets/docs/anchors.py": "names that become anchors",
    "targets/docs/html.py": DESCRIPTIONS,
    "targets/docs/links.py": "names and titles that become anchors",
    "targets/docs/markdown.py": DESCRIPTIONS,
    "targets/docs/places.py": "headings that become anchors",
    "targets/docs/prose.py": DESCRIPTIONS,
    "targets/docs/relative.py": DESCRIPTIONS,
    "targets/docs/simple_html.py": DESCRIPTIONS,
    "targets/docstrings.py": "prose, to find its first sentence",
    "targets/placeholders.py": "names of properties",
}
"""What the modules read that use regular expressions: nothing of it is Python."""


def _uses(path: Path) -> Iterator[int]:
    """The lines of a module that name the module of regular expressions, or import from it."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        match node:
            case ast.Attribute(value=ast.Name(id="re")):
                yield node.lineno
            case ast.ImportFrom(module="re") | ast.Import(names=[ast.alias(name="re")]):
                yield node.lineno


def test_regular_expressions_read_what_others_have_written() -> None:
    using = {path.relative_to(FTGEN).as_posix() for path in SOURCES if any(_uses(path))}
    assert using == READ.keys()
