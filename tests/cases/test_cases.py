"""Every folder here is a case: a description, and the output that is expected of it.

``openapi.yaml`` (or ``.json``) is the description; ``options.toml`` may set what a Config has. ``expected/`` is
the output without its manifest and what all cases share: the runtime, the style and script of HTML pages, and what
the case has that is expected whole, see support/goldens.py. ``pytest --update`` rewrites it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.cases import CASES, WHOLE, config, own, shared
from support.goldens import Files, expanded, shortened
from support.matrix import constructs, matrix
from support.project import TEMPLATES, tree

from ftgen import generate
from ftgen.formatting import format_python


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def case(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def output(case: Path, folder: Path) -> dict[str, bytes]:
    """All files that are generated of a case."""
    result = generate(config(case, folder))
    assert result.status == "ok", result.diagnostics
    return tree(folder)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The output of the case that is expected whole."""
    return own(output(WHOLE, tmp_path_factory.mktemp("whole")))


def test_the_output_is_what_is_expected(
    case: Path, tmp_path: Path, whole: Files, update: bool
) -> None:
    written = output(case, tmp_path)
    found, others = own(written), shared(case, whole)
    if update:
        kept = found if case == WHOLE else shortened(found, others)
        rewrite(case / "expected", kept)
    expected = tree(case / "expected")
    assert found == (expected if case == WHOLE else expanded(expected, others))
    for path, content in written.items():
        if "_runtime" in path.split("/"):
            runtime = (TEMPLATES / "runtime" / Path(path).name).read_bytes()
            assert content.partition(b"\n")[2] == runtime
        elif path.endswith(".py"):
            text = content.decode()
            assert format_python(text, path) == text


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
