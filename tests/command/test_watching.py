"""--watch, --depfile and --quiet."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.command import call
from support.project import MINIMAL

pytestmark = pytest.mark.usefixtures("folder")


@contextmanager
def _watching() -> Iterator[tuple[subprocess.Popen[str], queue.Queue[str]]]:
    """A run with --watch, which can be interrupted wherever the tests run, and the lines that it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ftgen", "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    said: queue.Queue[str] = queue.Queue()
    lines = process.stdout or ()
    reader = threading.Thread(
        target=lambda: [said.put(line) for line in lines], daemon=True
    )
    reader.start()
    try:
        yield process, said
    finally:
        process.kill()
        process.wait()
        reader.join()


def test_every_change_is_generated(folder: Path) -> None:
    (folder / "fix.yaml").write_text(
        "overlay: 1.1.0\nactions: [{target: $.components.schemas.Pet, update: {title: A}}]\n"
    )
    (folder / "pyproject.toml").write_text(
        '[tool.ftgen]\nspec = "api.yaml"\ntargets = ["models"]\noverlays = ["fix.yaml"]\n'
    )
    with _watching() as (process, said):
        for file, before, after, expected in (
            ("", "", "", "created"),
            ("api.yaml", "name: {type: string}", "nick: {type: string}", "changed"),
            ("api.yaml", "openapi:", "openapi: [", "syntax-error"),
            ("api.yaml", "openapi: [", "openapi:", "up to date"),
            ("fix.yaml", "title: A", "properties: {age: {type: integer}}", "changed"),
            ("pyproject.toml", "spec", "sepc", "unknown-setting"),
            ("pyproject.toml", "sepc", "spec", "up to date"),
        ):
            if file:
                text = (folder / file).read_text()
                assert before in text
                (folder / file).write_text(text.replace(before, after, 1))
            heard = []
            try:
                while expected not in "".join(heard):
                    heard.append(said.get(timeout=30))
            except queue.Empty:
                pytest.fail(f"no {expected!r} in {heard}")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


@pytest.mark.parametrize("other", [["--check"], ["--diff"], ["--spec", "-"]])
def test_watching_is_for_generating_from_files(
    capsys: pytest.CaptureFixture[str], other: list[str]
) -> None:
    code, _, err = call(capsys, "--watch", *other)
    assert code == 2
    assert "--watch generates" in err


def test_a_depfile_names_what_the_output_was_made_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a $#b.yaml").write_text(MINIMAL.replace("Small Pets", "Other"))
    text = MINIMAL.replace(
        '"#/components/schemas/Pet"', '"a%20$%23b.yaml#/components/schemas/Pet"'
    )
    (folder / "api.yaml").write_text(text)
    (folder / "pyproject.toml").write_text(
        '[tool.ftgen]\nspec = "api.yaml"\ntargets = ["models"]\n'
    )
    rules = (
        "out/.ftgen.json: api.yaml a\\ $$\\#b.yaml pyproject.toml\n"
        "a\\ $$\\#b.yaml:\napi.yaml:\npyproject.toml:\n"
    )
    for _ in ("written", "up to date"):
        assert call(capsys, "--depfile", "out.d")[0] == 0
        assert (folder / "out.d").read_text() == rules
        (folder / "out.d").unlink()
    (folder / "api.yaml").write_text("[")
    assert call(capsys, "--depfile", "out.d")[0] == 2
    assert not (folder / "out.d").exists()


def test_quiet_says_nothing_but_findings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("api.yaml", "--target", "models", "--quiet")
    assert call(capsys, *arguments, "--check")[1] == ""
    assert call(capsys, *arguments) == (0, "", "")
    (folder / "api.yaml").write_text("[")
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "syntax-error" in err
