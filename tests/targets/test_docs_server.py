"""The page on the server: every snippet of it runs, for a usual API and for unusual ones."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.cases import CASES
from support.documentation import read
from support.packages import imported
from support.project import SPEC

from ftgen import Config, generate

UNUSUAL = Path(__file__).with_name("unusual.yaml")
DESCRIBED = {
    "usual": SPEC,
    "unusual": UNUSUAL,
    "shapes": UNUSUAL.parent / "server" / "shapes.yaml",
    **{
        case.name: case / "openapi.yaml"
        for case in CASES
        if case.name in ("bodies", "names", "security", "streams", "multipart-parts")
    },
}
SECTIONS = [
    "Handlers",
    "Who may call",
    "Running it",
    "What is open as long as it runs",
    "A handler for each request",
    "Within another application",
    "Errors",
    "Testing",
    "Monitoring",
    "Limits",
    "Documentation and health",
    "Without any handler",
]


def run(code: str, name: str) -> ModuleType:
    """Run a snippet; its abstract classes have the methods that the page leaves out."""
    module = ModuleType(name)
    exec(compile(code, name, "exec"), module.__dict__)
    for value in vars(module).values():
        if isinstance(value, type) and value.__module__ == name:
            value.__abstractmethods__ = frozenset()  # type: ignore[attr-defined]
    return module


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_snippet_runs(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    config = Config(
        spec=str(DESCRIBED[name]),
        targets=("server", "docs"),
        out=str(tmp_path),
        package="paged_server",
    )
    assert generate(config).status == "ok"
    page = read((tmp_path / "docs" / "server.md").read_text("utf-8"))
    headings = [text for tag, text in page.headings if tag == "h2"]
    if name == "usual":
        assert headings == SECTIONS
    assert ("Errors that the server finds" in headings) == (
        name in ("shapes", "security")
    )
    snippets = [code for kind, code in page.code if kind == "python"]
    assert len(snippets) >= 10
    with imported(tmp_path, "paged_server"):
        api = run(snippets[0], "acme.api")
        for code in snippets[1:3]:
            if found := re.search(
                r"^(?:class|def) (Security|render_error)\b", code, re.M
            ):
                mine = run(code, "acme.api")
                api.__dict__[found[1]] = mine.__dict__[found[1]]
        known: dict[str, Any] = {"acme": ModuleType("acme"), "acme.api": api}
        sys.modules.update(known)
        try:
            for number, code in enumerate(snippets):
                module = run(code, f"snippet_{number}")
                app = getattr(module, "app", None)
                if app is not None:
                    with TestClient(app):
                        assert callable(app)
        finally:
            for key in known:
                del sys.modules[key]
    assert "200\nme\n" in capsys.readouterr().out


def test_the_page_is_linked_to(tmp_path: Path) -> None:
    config = Config(spec=str(SPEC), targets=("docs",), out=str(tmp_path))
    assert generate(config).status == "ok"
    index = read((tmp_path / "docs" / "README.md").read_text("utf-8"))
    assert "server.md" in index.links
