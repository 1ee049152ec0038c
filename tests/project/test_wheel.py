"""The distribution: built, installed into a fresh environment, and run there from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.project import ROOT, SPEC, TEMPLATES, run, tree

from ftgen import Config, generate
from ftgen.output.manifest import NAME


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(
        "build", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that has the wheel, what it depends on, and nothing else.

    Dependencies are linked from the environment of this run: those that are declared, and theirs.
    """
    folder = tmp_path_factory.mktemp("environment")
    (wheel,) = built.glob("*.whl")
    venv.create(folder, symlinks=True, with_pip=False)
    pip = ("pip", "--python", str(folder / "bin" / "python"), "install", "-q")
    done = run(*pip, "--no-deps", "--no-index", str(wheel), cwd=folder)
    assert done.returncode == 0, done.stderr
    (packages,) = folder.glob("lib/*/site-packages")
    for name in closure("ftgen", {"run"}) - {"ftgen"}:
        distribution = metadata.distribution(name)
        for top in {path.parts[0] for path in distribution.files or ()} - {".."}:
            if not (packages / top).exists():
                (packages / top).symlink_to(str(distribution.locate_file(top)))
    return folder / "bin"


def closure(name: str, extras: set[str]) -> set[str]:
    """A distribution with all that it depends on."""
    found = {name}
    waiting = [(name, extras | {""})]
    while waiting:
        dependent, wanted = waiting.pop()
        for line in metadata.requires(dependent) or ():
            required = Requirement(line)
            marker = required.marker
            is_meant = not marker or any(
                marker.evaluate({"extra": extra}) for extra in wanted
            )
            if is_meant and canonicalize_name(required.name) not in found:
                found.add(canonicalize_name(required.name))
                waiting.append((required.name, required.extras | {""}))
    return found


def written(out: Path) -> dict[str, bytes]:
    """The files of an output; its manifest also tells the versions of the tools."""
    return {path: content for path, content in tree(out).items() if path != NAME}


def test_the_wheel_has_the_package_and_the_templates(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {f"ftgen/{path}" for path in tree(ROOT / "generator" / "ftgen")}
    templates = {f"ftgen/templates/{path}" for path in tree(TEMPLATES)}
    packed = {name for name in names if ".dist-info/" not in name}
    assert packed == sources | templates
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_sdist_has_what_the_wheel_is_built_from(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "generator/ftgen/cli.py"} <= names


def test_it_generates_the_same_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    shutil.copy(SPEC, tmp_path / SPEC.name)
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONPATH"
    }
    command = [str(installed / "ftgen"), "--spec", SPEC.name]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    ours = tmp_path / "ours"
    assert generate(Config(spec=str(SPEC), out=str(ours))).status == "ok"
    assert written(tmp_path / "out") == written(ours)
    script = (
        "import ftgen, fine_tuning_api.server as server; server.create_app();"
        "from fine_tuning_api import Client; Client(); print(ftgen.__file__)"
    )
    probe = [str(installed / "python"), "-c", script]
    done = subprocess.run(
        probe,
        cwd=tmp_path / "out",
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(installed.parent))


USE = """
import asyncio, importlib.metadata, json
from pathlib import Path
import fine_tuning_api, httpx2

assert importlib.metadata.version("fine-tuning-api") == "2.3.0"
package = Path(fine_tuning_api.__file__).parent
assert "site-packages" in package.parts and (package / "py.typed").is_file()
error = {"error": {"code": "none", "message": "None.", "param": None, "type": "x"}}
answer = httpx2.MockTransport(lambda request: httpx2.Response(404, json=error))
try:
    with fine_tuning_api.Client(api_key_auth="k", http_client=httpx2.Client(transport=answer)) as client:
        client.fine_tuning.retrieve_fine_tuning_job("a")
except fine_tuning_api.NotFoundError as found:
    print(found.body.error.message)


async def main():
    http = httpx2.AsyncClient(transport=answer)
    async with fine_tuning_api.AsyncClient(api_key_auth="k", http_client=http) as client:
        try:
            await client.fine_tuning.retrieve_fine_tuning_job("a")
        except fine_tuning_api.NotFoundError as found:
            print(found.body.error.message)


asyncio.run(main())
"""


def test_what_it_generates_can_be_built_and_installed(
    installed: Path, tmp_path: Path
) -> None:
    sdk = tmp_path / "sdk"
    targets = ("client", "dist")
    assert (
        generate(Config(spec=str(SPEC), targets=targets, out=str(sdk))).status == "ok"
    )
    assert (
        run("build", "--wheel", "--no-isolation", str(sdk), cwd=tmp_path).returncode
        == 0
    )
    (wheel,) = (sdk / "dist").iterdir()
    pip = ("pip", "--python", str(installed / "python"), "install", "-q")
    done = run(*pip, "--no-deps", "--no-index", str(wheel), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    used = subprocess.run(
        [str(installed / "python"), "-I", "-c", USE],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (used.returncode, used.stdout) == (0, "None.\nNone.\n"), used.stderr


def test_it_runs_as_a_module_and_imports_next_to_nothing(
    installed: Path, tmp_path: Path
) -> None:
    script = (
        "import sys, ftgen; print(ftgen.__version__);"
        "print(sorted({'click', 'black', 'yaml', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [str(installed / "python"), "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[1:] == ["[]"]
    version = subprocess.run(
        [str(installed / "python"), "-m", "ftgen", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split()[0] in version.stdout


def test_the_public_names_are_there() -> None:
    import ftgen

    assert all(getattr(ftgen, name) is not None for name in ftgen.__all__)
    assert set(dir(ftgen)) == set(ftgen.__all__)
    with pytest.raises(AttributeError):
        ftgen.nonsense  # noqa: B018
