"""Rendering: strict about what is undefined, silent about everything else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from ftgen.render import RenderedFile, render
from ftgen.targets.plan import TemplateFile, TextFile
from ftgen.targets.runtime import templates


@dataclass(frozen=True, slots=True)
class View:
    """What the templates of these tests get."""

    name: str
    lines: tuple[str, ...] = ()


def rendered(folder: Path, text: str, view: View) -> str:
    """One template of the text, rendered."""
    (folder / "page.py.jinja").write_text(text, "utf-8")
    planned = TemplateFile(
        path="a.py", template="page.py.jinja", view=view, templates=folder
    )
    (file,) = render([planned])
    assert isinstance(file, RenderedFile)
    return file.text


def test_a_template_gets_its_view_under_its_own_name(tmp_path: Path) -> None:
    text = "{% for line in page.lines %}\n  {{ line }}\n{% endfor %}\n{{ page.name }}\n"
    assert rendered(tmp_path, text, View("<&>", ("a", "b"))) == "  a\n  b\n<&>\n"


@pytest.mark.parametrize(
    "text", ["{{ page.nmae }}", "{{ pgae }}", "{% if page.x %}{% endif %}"]
)
def test_what_is_undefined_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(tmp_path, text, View("a"))


def test_finished_text_passes_through() -> None:
    file = TextFile(path="a.py", text="{{ not a template }}\r\n")
    assert list(render([file])) == [file]


def test_the_templates_are_found() -> None:
    assert (templates() / "models").is_dir()
