"""Descriptions at http addresses: fetched when allowed, the same from their copies otherwise."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from support.command import call, rules
from support.project import MINIMAL, tree

PETS = MINIMAL.replace('"#/components/schemas/Pet"', '"parts/pet.yaml"')
PET = "type: object\nproperties: {name: {type: string}}\n"


@dataclass
class Host:
    """A server of files by path, and the requests that it got: path and Authorization."""

    url: str = ""
    files: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def host() -> Iterator[Host]:
    yield from serve(Host(files={"/v1/pets.yaml": PETS, "/v1/parts/pet.yaml": PET}))


@pytest.fixture
def other() -> Iterator[Host]:
    yield from serve(Host())


def serve(host: Host) -> Iterator[Host]:
    """The host, for as long as it is wanted."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            host.asked.append((self.path, self.headers["Authorization"]))
            if path in host.redirects:
                self.send_response(302)
                self.send_header("Location", host.redirects[path])
                self.end_headers()
                return
            secret = path.startswith("/secret") and not self.headers["Authorization"]
            self.send_response(401 if secret else 200 if path in host.files else 404)
            self.end_headers()
            self.wfile.write(host.files.get(path, "").encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        host.url = f"http://127.0.0.1:{running.server_port}"
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield host
        finally:
            running.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FTGEN_AUTHORIZATION", raising=False)
    return tmp_path


def test_nothing_is_fetched_without_permission(
    folder: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = rules(capsys, f"{host.url}/v1/pets.yaml")
    assert (code, found) == (2, ["unreadable-file"])
    assert host.asked == []
    assert tree(folder) == {}


def test_what_was_fetched_is_what_is_checked(
    folder: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (f"{host.url}/v1/pets.yaml?key=1", "--target", "models")
    assert call(capsys, *arguments, "--allow-remote")[0] == 0
    assert [path for path, _ in host.asked] == [
        "/v1/pets.yaml?key=1",
        "/v1/parts/pet.yaml",
    ]
    copies = tree(folder / "out" / ".ftgen.sources")
    assert sorted(copies.values()) == sorted([PETS.encode(), PET.encode()])
    host.files["/v1/parts/pet.yaml"] = PET.replace("name", "nick")
    host.asked.clear()
    for offline in (["--check"], ["--check", "--allow-remote"], [], ["--force"]):
        code, out, err = call(capsys, *arguments, *offline)
        assert (code, err) == (0, ""), offline
        assert "up to date" in out
    assert host.asked == []
    assert "(3 changed)" in call(capsys, *arguments, "--allow-remote")[1]
    assert call(capsys, *arguments, "--check")[0] == 0
    assert b"nick" in b"".join(tree(folder / "out" / ".ftgen.sources").values())
    committed = {
        path: content
        for path, content in tree(folder / "out").items()
        if not path.startswith(".ftgen/")
    }
    assert not any(b"key=1" in content for content in committed.values())


def test_a_copy_that_is_edited_or_gone_is_drift(
    folder: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (f"{host.url}/v1/pets.yaml", "--target", "models")
    call(capsys, *arguments, "--allow-remote")
    (copy,) = (folder / "out" / ".ftgen.sources").glob("*-pet.yaml")
    copy.write_text(PET.replace("name", "nick"))
    assert call(capsys, *arguments, "--check")[0] == 1
    copy.unlink()
    code, found = rules(capsys, *arguments, "--check")
    assert (code, set(found)) == (1, {"remote-ref"})


def test_a_description_and_its_overlay_in_pyproject(
    folder: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    host.files["/fix.yaml"] = (
        "overlay: 1.1.0\nactions: [{target: $.info.version, update: '2'}]\n"
    )
    (folder / "sub").mkdir()
    (folder / "pyproject.toml").write_text(
        f'[tool.ftgen]\nspec = "{host.url}/v1/pets.yaml"\noverlays = ["{host.url}/fix.yaml"]\n'
        'targets = ["models"]\nallow-remote = true\n'
    )
    assert call(capsys)[0] == 0
    assert len(tree(folder / "out" / ".ftgen.sources")) == 3
    assert call(capsys, "--check")[0] == 0
    asked = len(host.asked)
    assert "up to date" in call(capsys)[1]
    assert len(host.asked) == asked + 3


def test_a_credential_stays_at_the_host_of_the_description(
    folder: Path,
    host: Host,
    other: Host,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    host.files["/secret/pets.yaml"] = MINIMAL.replace(
        '"#/components/schemas/Pet"', f'"{other.url}/pet.yaml"'
    )
    other.files["/pet.yaml"] = PET
    arguments = ("--target", "models", "--allow-remote")
    code, _, err = call(capsys, f"{host.url}/secret/pets.yaml", *arguments)
    assert code == 2
    assert "401 Unauthorized" in err
    assert "FTGEN_AUTHORIZATION" in err
    monkeypatch.setenv("FTGEN_AUTHORIZATION", "Bearer hush")
    assert call(capsys, f"{host.url}/secret/pets.yaml", *arguments)[0] == 0
    assert host.asked[-1] == ("/secret/pets.yaml", "Bearer hush")
    host.redirects["/moved.yaml"] = f"{other.url}/moved.yaml"
    other.files["/moved.yaml"] = MINIMAL
    assert call(capsys, f"{host.url}/moved.yaml", *arguments, "--force")[0] == 0
    assert {credential for _, credential in other.asked} == {None}
    assert not any(b"hush" in content for content in tree(folder).values())


def test_what_cannot_be_fetched_is_reported(
    host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    for url in (f"{host.url}/none.yaml", "http://127.0.0.1:9/a.yaml", "http://["):
        code, found = rules(capsys, url, "--allow-remote")
        assert (code, found) == (2, ["unreadable-file"]), url
        assert "hint: " in call(capsys, url, "--allow-remote")[2]
