"""What is printed, in each format."""

from __future__ import annotations

import io
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from ftgen.diagnostics import Diagnostic, Location
from ftgen.output.comparison import Change
from ftgen.pipeline import Result
from ftgen.reporting.report import FORMATS, report
from ftgen.reporting.text import Style
from ftgen.reporting.waiting import waiting
from ftgen.severity import Severity

PLAIN = Style()
FOUND = Diagnostic(
    "edited-file",
    Severity.ERROR,
    "it was, 100%:\nedited",
    Location("a/b.yaml", "/x/~1y", 12, 5),
    "mend it",
)
WARNED = Diagnostic("kept-file", Severity.WARNING, "kept", Location("c", "", 1, 1))
REFUSED = Result(status="error", out="out", diagnostics=(FOUND, WARNED))
WRITTEN = Result(
    status="ok",
    out="out",
    package="pets",
    files=("pets/a.py", "pets/b.py"),
    operations=2,
    changes=(
        Change(path="pets/a.py", before=None, after=b""),
        Change(path="x", before=b"", after=None),
    ),
    next_steps=("Run it:\n  python -m pets.server",),
)
DRIFTED = Result(
    status="drift",
    out="out",
    files=("a",),
    operations=1,
    changes=(Change(path="a", before=b"1\n", after=b"2\n"),),
    mending="ftgen",
)


def test_text_puts_a_finding_on_one_line_and_its_hint_on_the_next() -> None:
    assert report([REFUSED], "text", PLAIN).stderr == (
        "a/b.yaml:12:5: error: it was, 100%: edited (at /x/~1y) [edited-file]\n"
        "    hint: mend it\n"
        "c:1:1: warning: kept [kept-file]\n"
    )
    assert report([REFUSED], "text", PLAIN).stdout == ""


def test_text_tells_what_was_written_and_what_to_do_next() -> None:
    assert report([WRITTEN], "text", PLAIN).stdout == (
        "2 files in out (1 created, 1 removed): package pets, 2 operations.\n"
        "Run it:\n  python -m pets.server\n"
    )


def test_text_tells_that_there_was_nothing_to_do() -> None:
    result = Result(status="ok", out="out", files=("a",), operations=1)
    assert report([result], "text", PLAIN).stdout == "1 file in out is up to date.\n"


def test_text_shows_drift_as_a_diff() -> None:
    shown = report([DRIFTED], "text", PLAIN)
    assert shown.stdout == "--- out/a\n+++ out/a\n@@ -1 +1 @@\n-1\n+2\n"
    assert shown.stderr == "1 file in out would change; run: ftgen\n"


def test_text_counts_what_would_be_too_much() -> None:
    many = tuple(
        Diagnostic("kept-file", Severity.WARNING, "kept", Location("c", "", line, 1))
        for line in range(1, 31)
    )
    lines = report(
        [Result(status="ok", out="out", diagnostics=many)], "text", PLAIN
    ).stderr.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "20 more warnings [kept-file]; --format json lists them all"


def test_text_never_hides_an_error() -> None:
    many = tuple(
        Diagnostic("edited-file", Severity.ERROR, "x", Location("c", "", line, 1))
        for line in range(1, 31)
    )
    shown = report(
        [Result(status="error", out="out", diagnostics=many)], "text", PLAIN
    ).stderr
    assert len(shown.splitlines()) == 30


def test_text_for_a_person_shows_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb:  $ref\n", "utf-8")
    item = Diagnostic(
        "edited-file", Severity.ERROR, "wrong", Location(str(path), "/b", 2, 5)
    )
    shown = report(
        [Result(status="error", out="", diagnostics=(item,))],
        "text",
        Style(color=True, excerpts=True),
    )
    assert "     2 | b:  $ref\n       |     ^\n" in shown.stderr
    assert "\x1b[" in shown.stderr


def test_json_is_one_object() -> None:
    assert json.loads(report([REFUSED], "json", PLAIN).stdout) == {
        "status": "error",
        "files": [],
        "operations": 0,
        "mending": [],
        "diagnostics": [
            {
                "rule": "edited-file",
                "severity": "error",
                "message": "it was, 100%:\nedited",
                "hint": "mend it",
                "file": "a/b.yaml",
                "line": 12,
                "column": 5,
                "pointer": "/x/~1y",
            },
            {
                "rule": "kept-file",
                "severity": "warning",
                "message": "kept",
                "hint": "",
                "file": "c",
                "line": 1,
                "column": 1,
                "pointer": "",
            },
        ],
    }


def test_json_adds_up_the_jobs() -> None:
    shown = json.loads(report([WRITTEN, DRIFTED], "json", PLAIN).stdout)
    assert shown["status"] == "drift"
    assert shown["files"] == ["out/pets/a.py", "out/pets/b.py", "out/a"]
    assert shown["operations"] == 3


def test_github_annotates_the_lines() -> None:
    assert report([REFUSED], "github", PLAIN).stdout == (
        "::error file=a/b.yaml,line=12,col=5,title=edited-file::it was, 100%25:%0Aedited (mend it)\n"
        "::warning file=c,line=1,col=1,title=kept-file::kept\n"
    )


def test_github_takes_no_line_of_a_diff_for_a_command() -> None:
    hostile = Change(
        path="a", before=b"::error::old\n", after=b"::error::old\n ::x::y\n"
    )
    shown = report([replace(DRIFTED, changes=(hostile,))], "github", PLAIN).stdout
    first, *between, last = shown.splitlines()
    command, token = first.rsplit("::", 1)
    assert command == "::stop-commands"
    assert last == f"::{token}::"
    assert " ::error::old" in between and "+ ::x::y" in between
    assert not any(token in line for line in between)


def test_sarif_has_rules_and_places() -> None:
    log = json.loads(report([REFUSED], "sarif", PLAIN).stdout)
    (only,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in only["tool"]["driver"]["rules"]] == [
        "edited-file",
        "kept-file",
    ]
    helps = {rule["helpUri"] for rule in only["tool"]["driver"]["rules"]}
    address = "https://example.com/ftgen/rules"
    assert helps == {f"{address}#edited-file", f"{address}#kept-file"}
    first = only["results"][0]
    assert (first["ruleId"], first["level"]) == ("edited-file", "error")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a/b.yaml", "uriBaseId": "ROOT"}
    assert place["region"] == {"startLine": 12, "startColumn": 5}
    assert "ROOT" in only["originalUriBaseIds"]


@pytest.mark.parametrize(
    ("file", "github", "uri"),
    [
        ("api/a.yaml", "svc/api/a.yaml", "svc/api/a.yaml"),
        ("../a.yaml", "a.yaml", "a.yaml"),
        ("w a r%n.yaml", "svc/w a r%25n.yaml", "svc/w%20a%20r%25n.yaml"),
        ("ä.yaml", "svc/ä.yaml", "svc/%C3%A4.yaml"),
        ("a:b.yaml", "svc/a%3Ab.yaml", "svc/a%3Ab.yaml"),
        ("/elsewhere/a b.yaml", "/elsewhere/a b.yaml", "file:///elsewhere/a%20b.yaml"),
        (
            "https://x.example/a.yaml",
            "https%3A//x.example/a.yaml",
            "https://x.example/a.yaml",
        ),
        ("<command line>", "<command line>", None),
        ("<stdin>", "<stdin>", None),
    ],
)
def test_places_are_relative_to_the_root_of_the_repository(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    github: str,
    uri: str | None,
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "svc").mkdir()
    monkeypatch.chdir(tmp_path / "svc")
    item = Diagnostic("edited-file", Severity.ERROR, "x", Location(file, "", 1, 1))
    result = Result(status="error", out="out", diagnostics=(item,))
    assert f"file={github},line=1" in report([result], "github", PLAIN).stdout
    (run,) = json.loads(report([result], "sarif", PLAIN).stdout)["runs"]
    (only,) = run["results"]
    if uri is None:
        assert "locations" not in only
        return
    place = only["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == uri
    assert ("uriBaseId" in place) == ("://" not in uri)


@pytest.mark.parametrize("format", FORMATS)
def test_text_of_a_description_cannot_break_out(format: str) -> None:
    message = "\x1b[31m\r\n::error::\ud800"
    item = Diagnostic(
        "edited-file", Severity.ERROR, message, Location("a\nb", "", 1, 1), message
    )
    shown = report([Result(status="error", out="", diagnostics=(item,))], format, PLAIN)  # type: ignore[arg-type]
    text = shown.stdout + shown.stderr
    assert "\x1b" not in text
    assert "\n::error::" not in text


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def test_a_person_sees_that_work_goes_on() -> None:
    screen = Terminal()
    with waiting("api.yaml", screen, after=0.01):
        while "api.yaml" not in screen.getvalue():
            time.sleep(0.01)
    assert screen.getvalue().endswith("\r\x1b[K")


def test_nobody_is_told_of_work_that_is_short_or_unwatched() -> None:
    screen, file = Terminal(), io.StringIO()
    with waiting("api.yaml", screen, after=60), waiting("api.yaml", file, after=0):
        time.sleep(0.02)
    assert screen.getvalue() == file.getvalue() == ""
