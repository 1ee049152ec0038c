"""Every folder here is a case: a description, and the output that is expected of it.

``openapi.yaml`` (or ``.json``) is the description; ``options.toml`` may set what a Config has. ``expected/`` is
the output without its manifest and what all cases share: the runtime, the style and script of HTML pages.
``pytest --update`` rewrites it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.cases import CASES, config, own
from support.matrix import constructs, matrix
from support.project import TEMPLATES, tree

from ftgen import generate
from ftgen.formatting import format_python


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def case(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_the_output_is_what_is_expected(
    case: Path, tmp_path: Path, update: bool
) -> None:
    result = generate(config(case, tmp_path))
    assert result.status == "ok", result.diagnostics
    written = tree(tmp_path)
    if update:
        rewrite(case / "expected", own(written))
    assert own(written) == tree(case / "expected")
    for path, content in written.items():
        if "_runtime" in path.split("/"):
            runtime = (TEMPLATES / "runtime" / Path(path).name).read_bytes()
            assert content.partition(b"\n")[2] == runtime


def test_the_output_is_as_black_writes_it(case: Path) -> None:
    for path in (case / "expected").rglob("*.py"):
        text = path.read_text("utf-8")
        assert format_python(text, str(path)) == text


def test_the_matrix_shows_every_construct(update: bool) -> None:
    readme = Path(__file__).with_name("README.md")
    if update:
        readme.write_text(matrix(), "utf-8")
    assert readme.read_text("utf-8") == matrix()


def test_no_construct_has_two_cases() -> None:
    named = [construct for case in CASES for construct in constructs(case)]
    assert len(named) == len(set(named))


def rewrite(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder hold these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
