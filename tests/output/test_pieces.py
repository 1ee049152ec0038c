"""Python formatted in pieces: the text that black makes of the whole, with little given to black."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

import pytest
from support.cases import CASES, config

from ftgen import Config
from ftgen.diagnostics import Diagnostics
from ftgen.formatting import Formatter, UnformattableError, format_python
from ftgen.openapi import load
from ftgen.pieces import Piece, pieces
from ftgen.render import RenderedFile, render
from ftgen.scopes import lower_and_name
from ftgen.source import read
from ftgen.targets.discovery import resolve
from ftgen.targets.plan import Selection

LONG = f"call({'a' * 40}, {'b' * 41})"
FOLDED = format_python(LONG + "\n", "a.py").rstrip("\n")


def split(text: str, *, laid_out: bool = True) -> list[Piece]:
    """The pieces of a text."""
    return list(pieces(RenderedFile(path="a.py", text=text, laid_out=laid_out)))


def given(found: Iterable[Piece]) -> list[str]:
    """What black is given."""
    return [piece.source for piece in found if not piece.is_done]


def formatted(text: str) -> str:
    """The text, formatted in pieces."""
    with Formatter() as formatter:
        (file,) = formatter.format(
            [RenderedFile(path="a.py", text=text, laid_out=True)]
        )
    return file.text


CLASS = dedent('''\
    """A module."""

    import a


    class A:
        """A class."""

        x: int

        def short(self) -> int:
            return 1

        async def long(self) -> int:
            return LONG

        @property
        def last(self) -> int:
            return 2


    B = 1
    ''')


def test_what_is_not_laid_out_is_one_piece() -> None:
    text = CLASS.replace("LONG", "1")
    assert split(text, laid_out=False) == [Piece(text)]


def test_short_lines_are_not_given_to_black() -> None:
    text = CLASS.replace("LONG", "1")
    found = split(text)
    assert given(found) == []
    assert "".join(piece.text + piece.behind for piece in found) == text


def test_a_method_with_a_long_line_is_given_to_black_alone() -> None:
    text = CLASS.replace("LONG", LONG)
    method = f"class _:\n    async def long(self) -> int:\n        return {LONG}"
    assert given(split(text)) == [method]
    assert formatted(text) == format_python(text, "a.py") != text


def test_a_class_with_a_long_attribute_is_given_without_its_methods() -> None:
    text = CLASS.replace("LONG", "1").replace("x: int", f"x: int = {LONG}")
    (head,) = given(split(text))
    assert head.startswith("class A:") and head.endswith(LONG)
    assert formatted(text) == format_python(text, "a.py") != text


def test_a_definition_with_a_long_line_is_given_alone() -> None:
    text = CLASS.replace("LONG", "1").replace("B = 1", f"B = {LONG}")
    assert given(split(text)) == [f"B = {LONG}"]
    assert formatted(text) == format_python(text, "a.py")
    assert formatted(text).endswith(f"B = {FOLDED}\n")


@pytest.mark.parametrize(
    "inside",
    [
        "def f(self) -> None: is one",
        "def f(self) -> None:\n        pass",
        "@property",
        "async def",
    ],
)
@pytest.mark.parametrize("body", ["return 1", f"return {LONG}"], ids=["short", "long"])
def test_docstrings_that_look_like_methods_are_not_split(
    inside: str, body: str
) -> None:
    text = (
        f'class A:\n    """Text.\n\n    {inside}\n\n    def g(): end.\n    """\n\n'
        f"    def h(self) -> int:\n        {body}\n"
    )
    assert formatted(text) == format_python(text, "a.py")


@pytest.mark.parametrize(
    "line",
    [
        f'"""{"word " * 30}end."""',
        f'"""First.\n\n{"word " * 30}end.\n"""',
        f'x = [\n    "{"a" * 90}",\n    {"b" * 90},\n]',
        f'x = {{\n    "{"a" * 50}": "{"b" * 50}",\n}}',
        f'x = f(\n    {"a" * 40}="{"b" * 50}",\n)',
        f"class {'A' * 90}:\n    pass",
        f"from {'a.' * 45}b import (\n    c,\n)",
        f"def {'f' * 90}(\n    a: int,\n) -> None:\n    pass",
    ],
    ids=["text", "lines", "items", "entry", "argument", "class", "import", "def"],
)
def test_long_lines_that_black_would_leave_are_not_given_to_it(line: str) -> None:
    assert given(split(line + "\n")) == []
    assert format_python(line + "\n", "a.py") == line + "\n"


def test_wide_characters_count_for_more_than_one() -> None:
    text = f'x = f("{"字" * 30}", "{"字" * 14}")\n'
    assert len(text) < 88
    assert given(split(text)) == [text.rstrip("\n")]
    assert formatted(text) == format_python(text, "a.py") != text


@pytest.mark.parametrize(
    "text", ["x = = 1\n", "class A:\n    def f(:\n", f"f({LONG}\n"]
)
def test_what_is_no_python_is_refused(text: str) -> None:
    with pytest.raises(UnformattableError, match=r"a\.py is not Python"):
        formatted(text)


def rendered(job: Config) -> list[RenderedFile]:
    """What templates make of a description, before it is formatted."""
    diagnostics = Diagnostics()
    spec = load(read(job.spec), diagnostics=diagnostics)
    api = lower_and_name(spec, package=job.package, diagnostics=diagnostics)
    found = resolve(("client", "server"), job.origin.setting("targets"))
    targets = [provided.target for provided in found]
    selection = Selection(
        package=api.package,
        targets=tuple(target.name for target in targets),
        exports=dict(pair for target in targets for pair in target.exports),
    )
    planned = [file for target in targets for file in target.plan(api, selection)]
    return [file for file in render(planned) if isinstance(file, RenderedFile)]


def left_to_black(folder: Path, count: int) -> int:
    """How many characters black is given of a description with so many operations."""
    answer = {"204": {"description": "Done."}}
    paths = {f"/p{n}": {"get": {"responses": answer}} for n in range(count)}
    info = {"title": "Growth", "version": "1"}
    spec = folder / "openapi.json"
    spec.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}))
    files = rendered(Config(spec=str(spec), out=str(folder / "out")))
    return sum(len(source) for file in files for source in given(pieces(file)))


def test_more_operations_are_no_more_work_for_black(tmp_path: Path) -> None:
    assert left_to_black(tmp_path, 40) == left_to_black(tmp_path, 20)


SAMPLE = ("parameters", "responses", "unions")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, marks=() if case.name in SAMPLE else pytest.mark.long, id=case.name
        )
        for case in CASES
    ],
)
def test_pieces_make_what_black_makes_of_the_whole(case: Path, tmp_path: Path) -> None:
    files = [file for file in rendered(config(case, tmp_path)) if file.laid_out]
    assert files
    with Formatter() as formatter:
        made = formatter.format(files)
    for before, after in zip(files, made, strict=True):
        assert after.text == format_python(before.text, before.path), before.path
