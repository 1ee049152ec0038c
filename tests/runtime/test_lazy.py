"""Packages whose names are imported when they are first used."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

NAME = "lazily_made"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A package of the modules ``first`` and ``second``, and the name of one that is not there."""
    folder = tmp_path / NAME
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from runtime.lazy import lazy\n"
        "names = {'One': 'first', 'second': '', 'Gone': 'nowhere', 'Absent': 'first'}\n"
        "__getattr__ = lazy(__name__, names)\n"
    )
    (folder / "first.py").write_text("class One:\n    pass\n")
    (folder / "second.py").write_text("TWO = 2\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module(NAME)
    for name in loaded():
        del sys.modules[name]


def loaded() -> set[str]:
    return {name for name in sys.modules if name.partition(".")[0] == NAME}


def test_nothing_is_imported_before_it_is_used(package: ModuleType) -> None:
    assert loaded() == {NAME}
    assert package.One.__module__ == f"{NAME}.first"
    assert loaded() == {NAME, f"{NAME}.first"}


def test_a_submodule_is_a_name_too(package: ModuleType) -> None:
    assert package.second.TWO == 2
    assert loaded() == {NAME, f"{NAME}.second"}


def test_a_name_is_looked_up_once(package: ModuleType) -> None:
    found = package.One
    assert vars(package)["One"] is found
    del package.__getattr__
    assert package.One is found


def test_unknown_names_are_no_attributes(package: ModuleType) -> None:
    with pytest.raises(
        AttributeError, match=f"module '{NAME}' has no attribute 'Three'"
    ):
        _ = package.Three
    assert not hasattr(package, "_anything")
    assert loaded() == {NAME}


def test_a_module_without_the_name_is_an_error(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match="Absent"):
        _ = package.Absent
    with pytest.raises(ModuleNotFoundError, match="nowhere"):
        _ = package.Gone


def test_from_import_works_as_of_any_package(package: ModuleType) -> None:
    scope: dict[str, object] = {}
    exec(f"from {NAME} import One, second", scope)
    assert scope["One"] is package.One
    with pytest.raises(ImportError, match="Three"):
        exec(f"from {NAME} import Three", scope)


def test_another_package_has_the_same_names(
    package: ModuleType, tmp_path: Path
) -> None:
    beside = tmp_path / f"{NAME}_beside"
    beside.mkdir()
    (beside / "__init__.py").write_text(
        f"import {NAME}\n__getattr__ = {NAME}.__getattr__.of(__name__)\n"
    )
    (beside / "first.py").write_text("class One:\n    pass\n")
    found = importlib.import_module(beside.name)
    assert found.One.__module__ == f"{beside.name}.first"
    assert package.One.__module__ == f"{NAME}.first"
    for name in [each for each in sys.modules if each.startswith(beside.name)]:
        del sys.modules[name]
