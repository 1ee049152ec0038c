"""What is generated is checked where nothing is installed but what it documents: no orjson, which it finds or not."""

from __future__ import annotations

import json
import venv
from pathlib import Path

import pytest
from support.project import SPEC, run


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment in which nothing is installed."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, symlinks=True, with_pip=False)
    return folder / "bin/python"


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package of models alone, which need the standard library and no more."""
    folder = tmp_path_factory.mktemp("models")
    done = run("ftgen", f"--spec={SPEC}", "--target=models", f"--out={folder}")
    assert done.returncode == 0, done.stderr
    return folder


def test_models_pass_mypy_without_orjson(bare: Path, models: Path) -> None:
    arguments = ("--strict", f"--python-executable={bare}", "fine_tuning_api")
    done = run("mypy", *arguments, cwd=models)
    assert done.returncode == 0, done.stdout


@pytest.mark.long
def test_models_pass_pyright_without_orjson(bare: Path, models: Path) -> None:
    settings = {"typeCheckingMode": "standard", "include": ["fine_tuning_api"]}
    (models / "pyrightconfig.json").write_text(json.dumps(settings))
    done = run("basedpyright", "--pythonpath", str(bare), cwd=models)
    assert done.returncode == 0, done.stdout
