"""The generated package as a project: it builds, and says what it needs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from support.documentation import read
from support.project import SPEC

from ftgen import Config, generate
from ftgen.targets.dist import _version

HOSTILE = """\
openapi: 3.1.0
info: {title: 'A "quoted" \\ title', version: beta, description: "one\\ntwo \\x7f # 'x'"}
paths: {}
components: {schemas: {A: {type: object}}}
"""


def built(out: Path) -> zipfile.ZipFile:
    """The wheel that a project builds."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "."]
    done = subprocess.run(command, cwd=out, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (out / "dist").iterdir()
    return zipfile.ZipFile(wheel)


def test_the_output_is_a_project_that_builds(tmp_path: Path) -> None:
    targets = ("client", "server", "docs", "dist")
    result = generate(Config(spec=str(SPEC), targets=targets, out=str(tmp_path)))
    assert result.status == "ok", result.diagnostics
    wheel = built(tmp_path)
    names = wheel.namelist()
    assert "fine_tuning_api/py.typed" in names
    assert "fine_tuning_api/client/fine_tuning.py" in names
    assert "fine_tuning_api/server/_examples.json" in names
    assert "fine_tuning_api/_docs/reference.html" in names
    assert "fine_tuning_api/_docs/openapi.json" in names
    (metadata,) = (name for name in names if name.endswith("METADATA"))
    stated = Parser().parsestr(wheel.read(metadata).decode())
    assert (stated["Name"], stated["Version"]) == ("fine-tuning-api", "2.3.0")
    assert stated.get_all("Requires-Dist") == [
        "httpx2>=2.12",
        "python-multipart>=0.0.20",
        "starlette>=1",
        "orjson>=3.10; extra == 'orjson'",
    ]


def test_its_readme_shows_a_call_and_leads_to_the_documentation(tmp_path: Path) -> None:
    for targets, expected in (
        (("client", "dist"), ["with Client("]),
        (("client", "docs", "dist"), ["with Client(", "docs/client.md"]),
        (("models", "dist"), ["import fine_tuning_api"]),
    ):
        out = tmp_path / "-".join(targets)
        result = generate(Config(spec=str(SPEC), targets=targets, out=str(out)))
        assert result.status == "ok", result.diagnostics
        readme = (out / "README.md").read_text("utf-8")
        code = [each for language, each in read(readme).code if language == "python"]
        compile(code[0], "README.md", "exec")
        assert all(each in readme for each in expected)
        links = [each for each in read(readme).links if "://" not in each]
        assert all((out / each).is_file() for each in links)


def test_no_text_of_a_description_breaks_the_project(tmp_path: Path) -> None:
    spec = tmp_path / "hostile.yaml"
    spec.write_text(HOSTILE)
    out = tmp_path / "out"
    config = Config(
        spec=str(spec), targets=("models", "dist"), out=str(out), package="hostile"
    )
    assert generate(config).status == "ok"
    (metadata,) = (n for n in built(out).namelist() if n.endswith("METADATA"))
    assert metadata == "hostile-0.dist-info/METADATA"


@pytest.mark.parametrize(
    ("stated", "version"),
    [
        ("2.3.0", "2.3.0"),
        ("v1", "1"),
        ("2024-10-01", "2024"),
        ("1.0.0-rc.1", "1.0.0rc1"),
        ("1.2-beta", "1.2"),
        ("latest", "0"),
        ("", "0"),
    ],
)
def test_versions_are_those_of_python(stated: str, version: str) -> None:
    assert _version(stated) == version
