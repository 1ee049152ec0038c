"""Formatting as black does it, alone and by several processes."""

from __future__ import annotations

import black
import pytest

from ftgen import formatting
from ftgen.format_worker import require_python
from ftgen.formatting import Formatter, UnformattableError, format_python
from ftgen.render import RenderedFile
from ftgen.targets.plan import TextFile

UGLY = "x = {  'a':1 }\n"
NEAT = 'x = {"a": 1}\n'


def format_files(files: list[TextFile | RenderedFile]) -> list[TextFile]:
    with Formatter() as formatter:
        return formatter.format(files)


def test_python_becomes_what_black_writes() -> None:
    assert format_python(UGLY, "a.py") == NEAT
    assert format_python("", "a.py") == ""


def test_only_rendered_python_is_formatted() -> None:
    files: list[TextFile | RenderedFile] = [
        RenderedFile(path="a.md", text=UGLY),
        RenderedFile(path="b.py", text=UGLY),
        TextFile(path="c.py", text=UGLY),
    ]
    assert [file.text for file in format_files(files)] == [UGLY, NEAT, UGLY]


def test_what_no_compiler_takes_is_refused() -> None:
    with pytest.raises(UnformattableError, match="duplicate argument"):
        require_python("def f(a, a): ...\n", "a.py")


@pytest.mark.parametrize("text", ["return 1", "break", "def f(): await x", "x = yield"])
def test_a_statement_in_the_wrong_place_is_no_python(text: str) -> None:
    with pytest.raises(UnformattableError, match=r"a\.py is not Python"):
        require_python(text, "a.py")


def test_lines_are_as_long_as_black_has_them_by_default() -> None:
    text = f"call({'a' * 40}, {'b' * 41})\n"
    assert format_python(text, "a.py") == black.format_str(text, mode=black.Mode())
    assert len(format_python(text, "a.py").splitlines()) > 1


def test_several_processes_give_the_same_in_the_same_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files: list[TextFile | RenderedFile] = [
        RenderedFile(path=f"m{number}.py", text=UGLY * (number + 1))
        for number in range(9)
    ]
    files.append(RenderedFile(path="é.py", text="x = 'é\N{GRINNING FACE}'\n"))
    alone = format_files(files)
    monkeypatch.setattr(formatting, "_WORTH_SHARING", 10)
    monkeypatch.setattr(formatting, "_cores", lambda: 3)
    started = []
    popen = formatting.subprocess.Popen

    def start(*arguments: object, **options: object) -> object:
        started.append(arguments)
        return popen(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(formatting.subprocess, "Popen", start)
    assert format_files(files) == alone
    assert len(started) == 2


@pytest.mark.parametrize("worth", [1, 10**9], ids=["shared", "alone"])
def test_what_cannot_be_formatted_is_named(
    monkeypatch: pytest.MonkeyPatch, worth: int
) -> None:
    monkeypatch.setattr(formatting, "_WORTH_SHARING", worth)
    monkeypatch.setattr(formatting, "_cores", lambda: 2)
    files: list[TextFile | RenderedFile] = [
        RenderedFile(path="good.py", text=UGLY * 9),
        RenderedFile(path="bad.py", text="x = = 1\n"),
    ]
    with pytest.raises(UnformattableError, match=r"bad\.py is not Python"):
        format_files(files)
