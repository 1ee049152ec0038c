"""Templates of the user in the place of ftgen's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jinja2 import Environment, meta
from support.command import call, rules
from support.project import tree

from ftgen import contexts

ARGUMENTS = ("--spec", "api.yaml", "--target", "client")
CUSTOM = (*ARGUMENTS, "--templates", "mine")
GROUP = "client/group.py.jinja"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / "mine" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def generated(folder: Path) -> dict[str, bytes]:
    return {
        path: content
        for path, content in tree(folder / "out").items()
        if path != ".ftgen.json"
    }


def test_copies_make_no_difference(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, *ARGUMENTS)[0] == 0
    before = generated(folder)
    code, out, _ = call(capsys, "templates", "mine")
    assert code == 0 and f"{GROUP}: written" in out
    assert {
        path.relative_to(folder / "mine").as_posix()
        for path in (folder / "mine").rglob("*.jinja")
    } == set(contexts.templates())
    code, _, err = call(capsys, *CUSTOM)
    assert (code, err) == (0, "")
    assert generated(folder) == before


def test_a_template_goes_before_its_namesake(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "templates", "mine", GROUP)[0] == 0
    assert not (folder / "mine" / "models").exists()
    template = folder / "mine" / GROUP
    text = template.read_text("utf-8")
    template.write_text(text + "{% include '_ours.jinja' %}\n", "utf-8")
    written(folder, "_ours.jinja", "MARK = [ 'ours' ]\n")
    assert call(capsys, *CUSTOM)[0] == 0
    modules = [path for path, text in generated(folder).items() if b"MARK = [" in text]
    assert [Path(path).name for path in modules] == ["owners.py", "pets.py"]
    assert b'MARK = ["ours"]' in generated(folder)[modules[0]]


def test_what_is_there_is_left_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = written(folder, GROUP, "MINE = True\n")
    assert f"{GROUP}: left as it is" in call(capsys, "templates", "mine")[1]
    assert mine.read_text("utf-8") == "MINE = True\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [("{{ group.docstring }}\n{{ group.nonsense }}\n", 2), ("A\n\n{% if %}\n", 3)],
)
def test_a_failing_template_is_named_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, line: int
) -> None:
    mine = written(folder, GROUP, text)
    code, out, _ = call(capsys, *CUSTOM, "--format", "json")
    (found,) = json.loads(out)["diagnostics"]
    assert (code, found["rule"], found["line"]) == (1, "failing-template", line)
    assert Path(found["file"]) == mine


def test_what_is_no_python_is_not_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, GROUP, "def\n")
    assert rules(capsys, *CUSTOM) == (1, ["failing-template"])
    assert not (folder / "out").exists()


def test_a_template_that_there_is_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, "client/grop.py.jinja", "")
    code, _, err = call(capsys, *CUSTOM)
    assert code == 0
    assert "unknown-template" in err and f"did you mean {GROUP!r}" in err


def test_a_folder_that_there_is_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rules(capsys, *CUSTOM) == (2, ["invalid-setting"])


def test_a_template_that_is_given_something_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "templates", "mine", GROUP)[0] == 0
    assert "changed-context" not in call(capsys, *CUSTOM)[2]
    (folder / "mine" / "contexts.json").write_text(json.dumps({GROUP: "0123"}))
    assert "changed-context" in call(capsys, *CUSTOM)[2]
    assert call(capsys, "templates", "mine")[0] == 0
    assert "changed-context" not in call(capsys, *CUSTOM)[2]


def test_a_changed_template_generates_anew(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = written(folder, GROUP, "ONE = 1\n")
    assert call(capsys, *CUSTOM)[0] == 0
    assert "up to date" in call(capsys, *CUSTOM)[1]
    mine.write_text("TWO = 2\n", "utf-8")
    code, _, err = call(capsys, *CUSTOM, "--check")
    assert (code, "other settings: templates" in err) == (1, True)
    assert call(capsys, *CUSTOM)[0] == 0
    assert generated(folder)["small_pets/client/pets.py"].endswith(b"TWO = 2\n")


@pytest.mark.parametrize("template", contexts.templates())
def test_all_that_a_template_asks_for_is_documented(template: str) -> None:
    text = contexts.templates()[template].read_text("utf-8")
    asked = meta.find_undeclared_variables(Environment().parse(text))
    section = contexts.document().partition(f"## {template}\n")[2].partition("## ")[0]
    assert asked == {name for name in asked if f"`{name}` is a" in section}


def test_a_digest_tells_what_is_given_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    before = contexts.digest(GROUP)
    assert before == contexts.digest(GROUP) != contexts.digest("docs/api.md.jinja")
    monkeypatch.setattr(
        "ftgen.targets.client.groups.GroupModule.__doc__", "Something else."
    )
    assert contexts.digest(GROUP) != before
