"""Type checkers find nothing in any package: those of the cases, and of the larger descriptions of these tests.

All packages stand in one tree in which they share one runtime, for every package carries the same; so type
checkers read that once, and not with each. The runtime itself is checked where it comes from.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.cases import CASES, all_cases
from support.documentation import documentation, read
from support.own_names import own_names_package
from support.packages import write_models
from support.project import ROOT, TEMPLATES, run
from targets.client.conftest import NAME, SPEC
from targets.test_models_packages import SCHEMAS

from ftgen import Config, generate

UNUSUAL = ROOT / "tests" / "targets" / "unusual.yaml"
LITERALS = """
openapi: 3.1.0
info: {title: Literals, version: '1'}
paths:
  /Page/dt.csv/validators.x/{id}:
    get:
      operationId: getThing
      tags: [things]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
components:
  schemas:
    Thing: {type: object, properties: {kind: {enum: [Decimal, UUID, Any, models.x, dt.y, 'field(']}}}
"""
"""A description whose texts are what generated code imports."""

FOREIGN = shutil.ignore_patterns("_runtime", "__pycache__")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one package, ``every``, that holds all others."""
    folder = tmp_path_factory.mktemp("types")
    every = folder / "every"
    shutil.copytree(TEMPLATES / "runtime", every / "_runtime", ignore=FOREIGN)
    (every / "__init__.py").touch()
    for package in packages(tmp_path_factory):
        shutil.copytree(package, every / package.name, ignore=FOREIGN)
        for path in (every / package.name).rglob("*.py"):
            path.write_text(_deeper(path.read_text("utf-8")), "utf-8")
    for number, code in enumerate(examples(tmp_path_factory.mktemp("examples"), every)):
        (every / f"example_{number}.py").write_text(code, "utf-8")
    shutil.copy(Path(__file__).with_name("usage.py"), every)
    return folder


def packages(factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folders of the packages."""
    folder = factory.mktemp("packages")
    written = [path.parent for path in all_cases(factory).glob("*/*/py.typed")]
    assert len(written) == len(CASES)
    yield from written
    yield ROOT / "out" / "fine_tuning_api"
    config = Config(spec=str(SPEC), targets=("client",), out=str(folder), package=NAME)
    assert generate(config).status == "ok"
    yield folder / NAME
    spec = folder / "literals.yaml"
    spec.write_text(LITERALS)
    config = Config(spec=str(spec), out=str(folder / "literals"), package="literals")
    assert generate(config).status == "ok"
    yield folder / "literals" / "literals"
    yield own_names_package(factory) / "own_names"
    yield write_models(folder, SCHEMAS, "huge_models") / "huge_models"


def examples(folder: Path, every: Path) -> Iterator[str]:
    """The examples of a documentation; the package that they are about is added to the others."""
    files = documentation(UNUSUAL, folder, targets=("client", "server", "docs"))
    name = "documented_api"
    shutil.copytree(folder / "out" / name, every / name, ignore=FOREIGN)
    for path in (every / name).rglob("*.py"):
        path.write_text(_deeper(path.read_text("utf-8")), "utf-8")
    found = [
        code
        for path, text in files.items()
        if path.endswith(".md")
        for language, code in read(text).code
        if language == "python"
        and not re.match(r"(async )?def |from .* import create", code)
        and "from acme" not in code  # what the reader has written
    ]
    assert len(found) > 15
    return (re.sub(rf"\bfrom {name}\b", f"from every.{name}", code) for code in found)


def _deeper(code: str) -> str:
    """A module whose runtime stands one folder further up."""
    return re.sub(r"^( *from )(\.+_runtime)", r"\1.\2", code, flags=re.MULTILINE)


def test_nothing_is_imported_in_vain_and_nothing_is_lacking(tree: Path) -> None:
    rules = ("--isolated", "--ignore-noqa", "--select=F401,F811,F821,F822")
    done = run(
        "ruff", "check", *rules, "--exclude=_runtime,example_*", "every", cwd=tree
    )
    assert done.returncode == 0, done.stdout


def test_mypy_finds_nothing(tree: Path) -> None:
    settings = "[mypy]\nstrict = true\n[mypy-every._runtime.*]\nignore_errors = true\n"
    (tree / "mypy.ini").write_text(settings)
    done = run("mypy", "every", cwd=tree)
    assert done.returncode == 0, done.stdout


KINDS = (
    "bodies composition documented_api enumerations fine_tuning_api literals names parameters responses security "
    "streams unions webhooks_and_callbacks"
)
"""Packages that differ in kind; pyright takes four times as long over ``own_names`` as over all of these."""


@pytest.mark.parametrize(
    "names",
    [KINDS.split(), pytest.param(["*"], marks=pytest.mark.long)],
    ids=["kinds", "all"],
)
def test_pyright_finds_nothing(tree: Path, names: list[str]) -> None:
    included = [f"every/{name}" for name in names]
    assert all(list(tree.glob(each)) for each in included)
    examples = "every/example_*.py"  # of handlers that have one method of several
    settings = {
        "include": [*included, "every/usage.py"],
        "exclude": [examples],
        "ignore": ["**/_runtime"],
    }
    (tree / "pyrightconfig.json").write_text(json.dumps(settings))
    arguments = ("--level", "error", "--pythonpath", sys.executable)
    done = run("basedpyright", *arguments, cwd=tree)
    assert done.returncode == 0, done.stdout


def test_mistakes_are_found(tree: Path) -> None:
    folder = tree / "every" / "mistaken"
    folder.mkdir()
    (folder / "__init__.py").touch()
    wrong = "from .._runtime.unset import UNSET\nfound: int = UNSET\n"
    (folder / "wrong.py").write_text(wrong)
    done = run("mypy", "every/mistaken", cwd=tree)
    shutil.rmtree(folder)
    assert "Incompatible types in assignment" in done.stdout
