"""Targets by name, those of other distributions among them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ftgen.diagnostics import FtgenError, Location
from ftgen.targets.discovery import distributions, resolve

HERE = Location("<command line>", "--target", 1, 1)

PLUGIN = """
from ftgen.targets.plan import TextFile

class Routes:
    name = "routes"
    requires = ("models",)

    def plan(self, api, selection):
        lines = [f"{operation.method} {operation.path}" for group in api.groups for operation in group.operations]
        yield TextFile(path="routes.txt", text="".join(line + "\\n" for line in lines))

    def next_steps(self, api, selection):
        return "Read routes.txt."

TARGET = Routes()
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A distribution with a target of its own."""
    (tmp_path / "acme_routes.py").write_text(PLUGIN)
    info = tmp_path / "acme_routes-2.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-routes\nVersion: 2.5\n"
    )
    (info / "entry_points.txt").write_text(
        "[ftgen.targets]\nroutes = acme_routes:TARGET\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_required_targets_come_along_in_a_fixed_order() -> None:
    for names in (("server", "docs", "client"), ("client", "server", "docs")):
        found = [target.name for target in resolve(names, HERE)]
        assert found == ["models", "client", "server", "docs"]


def test_a_target_of_another_distribution_is_found(plugin: Path) -> None:
    assert [target.name for target in resolve(["routes"], HERE)] == ["models", "routes"]
    assert distributions(["routes", "client"]) == {"acme-routes": "2.5"}
    del sys.modules["acme_routes"]


def test_an_unknown_target_gets_a_hint() -> None:
    with pytest.raises(FtgenError) as caught:
        resolve(["clinet"], HERE)
    (found,) = caught.value.diagnostics
    assert (found.rule, found.at) == ("unknown-target", HERE)
    assert found.hint == "did you mean 'client'?"
