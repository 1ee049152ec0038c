"""Targets by name, those of other distributions among them."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from support.command import call, rules

from ftgen import plugin
from ftgen.diagnostics import FtgenError, Location
from ftgen.targets.discovery import distributions, packages, resolve

HERE = Location("<command line>", "--target", 1, 1)

PLUGIN = "from collections.abc import Iterable\n\n" + dedent(
    str(plugin.__doc__).split("::\n")[1].partition("\nIts distribution")[0]
)
"""The example that documents ``ftgen.plugin``, as it stands."""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The module of a distribution that has a target of its own."""
    site = tmp_path / "site"
    info = site / "acme_routes-2.5.dist-info"
    info.mkdir(parents=True)
    (site / "acme_routes.py").write_text(PLUGIN)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-routes\nVersion: 2.5\n"
    )
    (info / "entry_points.txt").write_text(
        "[ftgen.targets]\nroutes = acme_routes:TARGET\n"
    )
    monkeypatch.syspath_prepend(site)
    yield site / "acme_routes.py"
    sys.modules.pop("acme_routes", None)


def test_required_targets_come_along_in_a_fixed_order() -> None:
    for names in (("server", "docs", "client"), ("client", "server", "docs")):
        found = [provided.target.name for provided in resolve(names, HERE)]
        assert found == ["models", "client", "server", "docs"]


def test_a_target_of_another_distribution_is_found(module: Path) -> None:
    found = [provided.target.name for provided in resolve(["routes"], HERE)]
    assert found == ["models", "routes"]
    assert distributions(["routes", "client"]) == {"acme-routes": "2.5"}
    assert packages(["routes", "client"]) == ("acme_routes",)
    assert distributions(["client"]) == {} and packages(["client"]) == ()


def test_a_changed_target_generates_anew(
    module: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--spec", "api.yaml", "--target", "routes")
    assert call(capsys, *arguments)[0] == 0
    assert "up to date" in call(capsys, *arguments)[1]
    stat = module.stat()
    module.write_text(PLUGIN.replace("each.method", "each.id"))
    os.utime(module, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    sys.modules.pop("acme_routes")
    importlib.invalidate_caches()
    shutil.rmtree(module.parent / "__pycache__", ignore_errors=True)
    code, _, err = call(capsys, *arguments, "--check")
    assert (code, "drift-tools" in err, "of the same version" in err) == (1, True, True)
    assert call(capsys, *arguments)[0] == 0
    assert "getPet /pets" in (folder / "out" / "routes.txt").read_text()


def _template(name: str) -> str:
    """Planning a file of a template beside the module, before all else."""
    return (
        "from pathlib import Path\n        from ftgen.plugin import TemplateFile\n"
        f"        yield TemplateFile(path='small_pets/x.py', template='{name}.jinja', "
        "view=None, templates=Path(__file__).parent)\n        yield TextFile("
    )


WRONG = {
    "import": ("from ftgen", "import nowhere\nfrom ftgen", "No module named 'nowhere'"),
    "exit": ("from ftgen", "raise SystemExit(0)\nfrom ftgen", "SystemExit"),
    "no plan": ("def plan", "def plans", "the target has no `plan`"),
    "no exports": ("exports = ()", "", "the target has no `exports`"),
    "another name": ('name = "routes"', 'name = "roads"', "calls itself 'roads'"),
    "requires": ('("models",)', "3", "`requires` is not a tuple"),
    "exports": ("exports = ()", "exports = (1,)", "`exports` is not a tuple"),
    "requires a text": ('("models",)', '"models"', "`requires` is not a tuple"),
    "failing plan": ("lines = [", "lines = [oops] + [", "name 'oops' is not defined"),
    "endless plan": (
        "lines = [",
        "yield from self.plan(api, selection)\n        lines = [",
        "RecursionError",
    ),
    "no iterable": ("yield TextFile", "return 3 #", "not iterable"),
    "no file": ("yield TextFile", "yield 3 #", "it planned 3, which is no file"),
    "outside": ('"routes.txt"', '"../routes.txt"', "it planned '../routes.txt'"),
    "NUL": ('"routes.txt"', '"a\\0b"', "it planned 'a\\x00b'"),
    "the manifest": ('"routes.txt"', '".ftgen.json"', "it planned '.ftgen.json'"),
    "no text": ('text="".join(', "text=list(", "it planned 'routes.txt' with"),
    "taken": (
        '"routes.txt"',
        '"small_pets/__init__.py"',
        "which target 'models' plans too",
    ),
    "next steps": ('"Read routes.txt."', "None", "its next steps are None"),
    "no Python": ("yield TextFile(", _template("x"), "is not Python"),
    "undefined": ("yield TextFile(", _template("y"), "'oops' is undefined"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_with_a_target_names_its_distribution(
    module: Path, folder: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    old, new, message = WRONG[what]
    assert PLUGIN.count(old) == 1 or what in ("import", "exit")
    module.write_text(PLUGIN.replace(old, new, 1))
    (module.parent / "x.jinja").write_text("def f(:\n")
    (module.parent / "y.jinja").write_text("{{ oops }}\n")
    arguments = ("--spec", "api.yaml", "--target", "routes")
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "target 'routes' of acme-routes 2.5 failed: " in err and message in err
    assert "Traceback" not in err
    assert not (folder / "out").exists()
    assert rules(capsys, *arguments) == (2, ["failing-target"])


def test_an_unknown_target_gets_a_hint() -> None:
    with pytest.raises(FtgenError) as caught:
        resolve(["clinet"], HERE)
    (found,) = caught.value.diagnostics
    assert (found.rule, found.at) == ("unknown-target", HERE)
    assert found.hint == "did you mean 'client'?"
