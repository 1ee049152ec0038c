"""The fingerprint of what generates: of contents alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ftgen.output.fingerprint import fingerprint, sources_of


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of two modules and a template."""
    folder = tmp_path / "package"
    (folder / "deep").mkdir(parents=True)
    for name in ("a.py", "deep/b.py", "deep/c.jinja"):
        (folder / name).write_text(name)
    return folder


CHANGES: dict[str, tuple[Callable[[Path], object], bool]] = {
    "content": (lambda folder: (folder / "deep" / "c.jinja").write_text("x"), True),
    "another file": (lambda folder: (folder / "d.py").touch(), True),
    "a file less": (lambda folder: (folder / "a.py").unlink(), True),
    "a name": (lambda folder: (folder / "a.py").rename(folder / "z.py"), True),
    "a date": (lambda folder: os.utime(folder / "a.py", ns=(0, 0)), False),
    "compiled": (lambda folder: (folder / "a.pyc").write_text("x"), False),
}


@pytest.mark.parametrize("what", CHANGES)
def test_it_changes_with_every_content_and_with_nothing_else(
    package: Path, what: str
) -> None:
    change, is_seen = CHANGES[what]
    before = fingerprint([package])
    change(package)
    assert (fingerprint([package]) != before) is is_seen


def test_it_is_the_same_elsewhere(package: Path, tmp_path: Path) -> None:
    before = fingerprint([package])
    assert fingerprint([package.rename(tmp_path / "moved")]) == before


def test_sources_are_found_without_an_import() -> None:
    (folder,) = sources_of("black")
    assert (folder / "__init__.py").exists()
    (file,) = sources_of("_black_version")
    assert file.name == "_black_version.py"
    assert sources_of("no_such_module") == ()
