"""What is refused: where, why, with which exit code, and that nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.command import call, rules
from support.project import MINIMAL

from ftgen import production

pytestmark = pytest.mark.usefixtures("folder")


BAD: dict[str, tuple[bytes | None, int, str]] = {
    "missing": (None, 2, r"bad\.yaml:1:1: error: .+\n    hint: .+\n"),
    "not UTF-8": (
        b"openapi: \xff\xfe\xfa",
        2,
        r"bad\.yaml:1:\d+: error: .+\n    hint: .+\n",
    ),
    "broken": (
        b"openapi: 3.1.0\ninfo: [\n",
        2,
        r"bad\.yaml:[23]:\d+: error: .+\n    hint: .+\n",
    ),
    "empty": (b"", 2, r"bad\.yaml:1:1: error: .+\n    hint: .+\n"),
    "a list": (b"[1, 2]", 2, r"bad\.yaml:1:1: error: .+\n    hint: .+\n"),
    "not OpenAPI": (b"swaggle: 1", 2, r"bad\.yaml:1:1: error: .+\n    hint: .+\n"),
    "of another version": (
        b"openapi: 4.0.0\n",
        2,
        r"bad\.yaml:1:1: error: .+\n    hint: .+\n",
    ),
    "a number nobody writes": (
        MINIMAL.encode() + b"    Odd: {type: integer, maximum: " + b"9" * 5000 + b"}\n",
        1,
        r"bad\.yaml:\d+:\d+: error: `maximum` .+ 5000 digits, more than are read .+\n",
    ),
    "dangling": (
        MINIMAL.replace('schemas/Pet"}}}', 'schemas/Pte"}}}').encode(),
        1,
        r"bad\.yaml:14:\d+: error: .+\n    hint: .+Pet.+\n",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gets_one_or_two_lines_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    content, expected, pattern = BAD[what]
    if content is not None:
        (folder / "bad.yaml").write_bytes(content)
    code, out, err = call(capsys, "--spec", "bad.yaml")
    assert (code, out) == (expected, "")
    assert re.fullmatch(pattern, err), err
    assert not (folder / "out").exists()
    assert rules(capsys, "--spec", "bad.yaml")[0] == expected


def test_a_folder_is_no_description(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = call(capsys, "--spec", ".")
    assert code == 2
    assert err.endswith("hint: name the description inside it; there is api.yaml\n")


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (["--spec", "api.yaml", "--target", "sever"], "unknown-target"),
        (["--spec", "api.yaml", "--out", "api.yaml"], "unwritable-output"),
        (["--spec", "api.yaml", "--out", "api.yaml/deep"], "unwritable-output"),
        (["--spec", "api.yaml", "--out", "/proc/nowhere"], "unwritable-output"),
        (["--spec", "api.yaml", "--only", "tag:nobody"], "unmatched-filter"),
        (["--spec", "api.yaml", "--only", "nobody"], "invalid-setting"),
        (["--spec", "api.yaml", "--allow", "everything"], "unknown-rule"),
        (["--spec", "api.yaml", "--package", "1st"], "invalid-setting"),
        (["--spec", "api.yaml", "--fromat", "json"], "usage"),
        (["--spec"], "usage"),
        ([], "no-jobs"),
    ],
)
def test_wrong_usage_exits_with_2(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], rule: str
) -> None:
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2
    assert err.startswith("ftgen") and f"[{rule}]" in err and "\n    hint: " in err
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "place", "hint"),
    [
        (["check"], "ftgen", "did you mean `ftgen --check`?"),
        (["inti"], "ftgen", "did you mean 'init'?"),
        (["generate"], "ftgen", "`ftgen openapi.yaml` and `ftgen` alone generate"),
        (["breaking", "a"], "ftgen breaking", "`ftgen breaking --help`"),
        (["templates", "t", "nope"], "ftgen templates", "without a name all"),
        (["--config", "no.toml"], "no.toml:1:1", "name the pyproject.toml"),
        (["--job", "a"], "ftgen --job", "`ftgen init` writes one"),
        (["api.yaml", "--depfile", "no/a.d"], "ftgen --depfile", "a folder that is"),
    ],
)
def test_mistakes_have_a_place_and_a_way_out(
    capsys: pytest.CaptureFixture[str], arguments: list[str], place: str, hint: str
) -> None:
    code, _, err = call(capsys, *arguments)
    assert code in (1, 2)
    assert (
        err.startswith(f"{place}: ") and hint in err.partition("\n    hint: ")[2]
    ), err


def test_what_cannot_be_written_is_reported(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ftgen.output.guards.os.access", lambda *given: False)
    assert rules(capsys, "--spec", "api.yaml") == (2, ["unwritable-output"])
    assert not (folder / "out").exists()


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_failure_of_ftgen_is_told_apart(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    def fail(*given: object) -> None:
        raise KeyError("odd\nindeed")

    monkeypatch.setattr(production, "_produce", fail)
    monkeypatch.setenv("FTGEN_DEBUG", debug)
    code, out, err = call(capsys, "--spec", "api.yaml")
    assert (code, out) == (3, "")
    assert "[internal-error]" in err and "FTGEN_DEBUG" in err
    assert ("Traceback" in err) == bool(debug)
    assert rules(capsys, "--spec", "api.yaml") == (3, ["internal-error"])


@pytest.mark.parametrize("format", ["json", "sarif", "github"])
def test_errors_of_usage_come_in_the_format_too(
    capsys: pytest.CaptureFixture[str], format: str
) -> None:
    for arguments in (["--format", format, "--bad"], [f"--format={format}", "--bad"]):
        code, out, err = call(capsys, *arguments)
        assert (code, err) == (2, "")
        assert "usage" in out
