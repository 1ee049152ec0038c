"""Jobs in pyproject.toml, and the values that settings can have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ftgen.config import Config
from ftgen.diagnostics import Diagnostic, FtgenError
from ftgen.settings import jobs


def refused(text: str, folder: Path) -> tuple[Diagnostic, ...]:
    """What is said about a pyproject.toml."""
    (folder / "pyproject.toml").write_text(text, "utf-8")
    with pytest.raises(FtgenError) as caught:
        jobs({})
    return caught.value.diagnostics


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_job_is_read_with_all_its_settings(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("""
[tool.ftgen]
spec = "api/openapi.yaml"
targets = ["client"]
out = "sdk"
package = "acme"
only = ["tag:Jobs"]
exclude = ["path:/internal/*"]
allow = ["edited-file"]
strict = true
allow-remote = true
allow-outside = true
""")
    assert jobs({}) == (
        Config(
            spec="api/openapi.yaml",
            targets=("client",),
            out="sdk",
            package="acme",
            only=("tag:Jobs",),
            exclude=("path:/internal/*",),
            allow=("edited-file",),
            strict=True,
            allow_remote=True,
            allow_outside=True,
        ),
    )


def test_jobs_share_what_stands_above_them(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("""
[tool.ftgen]
targets = ["client"]
[[tool.ftgen.jobs]]
spec = "a.yaml"
out = "a"
[[tool.ftgen.jobs]]
spec = "b.yaml"
out = "b"
targets = ["docs"]
""")
    assert jobs({}) == (
        Config(spec="a.yaml", out="a", targets=("client",)),
        Config(spec="b.yaml", out="b", targets=("docs",)),
    )


def test_paths_are_relative_to_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pyproject.toml").write_text('[tool.ftgen]\nspec = "a.yaml"\n')
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    (job,) = jobs({})
    assert (job.spec, job.out) == ("../a.yaml", "../out")


def test_a_file_without_the_table_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pyproject.toml").write_text('[tool.ftgen]\nspec = "a.yaml"\n')
    (folder / "deep").mkdir()
    (folder / "deep" / "pyproject.toml").write_text('[project]\nname = "x"\n')
    monkeypatch.chdir(folder / "deep")
    assert jobs({})[0].spec == "../a.yaml"


def test_options_go_before_the_file(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.ftgen]\nspec = "a.yaml"\nout = "a"\ntargets = ["docs"]\n'
    )
    (job,) = jobs({"out": "b", "targets": ("client",), "strict": True})
    assert (job.out, job.targets, job.strict) == ("b", ("client",), True)


@pytest.mark.parametrize(
    ("text", "rule", "line", "hint"),
    [
        (
            '[tool.ftgen]\nspec = "a"\ntaget = ["client"]',
            "unknown-setting",
            3,
            "targets",
        ),
        ('[tool.ftgen]\nspec = "a"\n  out = 3', "invalid-setting", 3, "out ="),
        ('[tool.ftgen]\nspec = "a"\nstrict = "yes"', "invalid-setting", 3, "true"),
        ('[tool.ftgen]\nspec = "a"\nonly = "tag:x"', "invalid-setting", 3, "only = ["),
        ('[tool.ftgen]\nspec = "a"\nonly = ["x"]', "invalid-setting", 3, "tag:NAME"),
        (
            '[tool.ftgen]\nspec = "a"\nallow = ["edited"]',
            "unknown-rule",
            3,
            "edited-file",
        ),
        ('[tool.ftgen]\nspec = "a"\npackage = "a-b"', "invalid-setting", 3, "letters"),
        ("\n[tool.ftgen]\nstrict = true", "invalid-setting", 2, "spec"),
        ("[tool]\nftgen = 3", "invalid-setting", 1, "[tool.ftgen]"),
        ("[tool.ftgen]\njobs = 3", "invalid-setting", 2, "[[tool.ftgen.jobs]]"),
        (
            '[[tool.ftgen.jobs]]\nspec = "a"\n[[tool.ftgen.jobs]]\nspec = "b"\nx = 1\nout = "b"',
            "unknown-setting",
            5,
            "spec",
        ),
        ("[tool.ftgen\n", "unreadable-config", 1, "TOML"),
        (
            '[tool.ftgen]\nspec = "a"\ntargets = []',
            "invalid-setting",
            3,
            "at least one",
        ),
        ('[tool.ftgen]\nspec = "a"\nout = " "', "invalid-setting", 3, "leave it out"),
        (
            '[[tool.ftgen.jobs]]\nspec = "a"\nname = "x"\n[[tool.ftgen.jobs]]\nspec = "b"\nname = "x"',
            "invalid-setting",
            6,
            "a name of its own",
        ),
        (
            '[tool.ftgen]\n[[tool.ftgen.jobs]]\nspec = "a"\n[[tool.ftgen.jobs]]\nspec = "b"',
            "invalid-setting",
            4,
            "out",
        ),
    ],
)
def test_a_wrong_setting_is_reported_in_its_place(
    folder: Path, text: str, rule: str, line: int, hint: str
) -> None:
    (found,) = refused(text, folder)
    assert (found.rule, found.at.file, found.at.line) == (rule, "pyproject.toml", line)
    assert found.at.column >= 1
    assert hint in found.hint


def test_a_file_that_is_not_utf8_is_reported(folder: Path) -> None:
    (folder / "pyproject.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FtgenError) as caught:
        jobs({})
    assert [item.rule for item in caught.value.diagnostics] == ["unreadable-config"]


def test_no_jobs_is_reported() -> None:
    with pytest.raises(FtgenError) as caught:
        jobs({})
    assert [item.rule for item in caught.value.diagnostics] == ["no-jobs"]


TWO = """
[tool.ftgen]
strict = true
[[tool.ftgen.jobs]]
name = "one"
spec = "a.yaml"
out = "sdk_a"
[[tool.ftgen.jobs]]
name = "two"
spec = "b.yaml"
out = "sdk_b"
"""


def test_a_job_is_run_by_its_name(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(TWO)
    assert [job.out for job in jobs({}, names=("two",))] == ["sdk_b"]
    assert [job.spec for job in jobs({"spec": "c.yaml"}, names=("two",))] == ["c.yaml"]
    with pytest.raises(FtgenError) as caught:
        jobs({}, names=("tow",))
    (found,) = caught.value.diagnostics
    assert (found.rule, found.hint) == ("unknown-job", "did you mean 'two'?")


def test_a_job_without_a_name_is_told_how_to_get_one(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.ftgen]\nspec = "a.yaml"\n')
    with pytest.raises(FtgenError) as caught:
        jobs({}, names=("sdk",))
    (found,) = caught.value.diagnostics
    assert found.hint == 'no job has a name; give one of them name = "sdk"'


def test_the_description_of_a_job_means_that_job(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pyproject.toml").write_text(TWO)
    (folder / "deep").mkdir()
    (folder / "c.yaml").symlink_to("b.yaml")
    for given in ("b.yaml", "./deep/../b.yaml", "c.yaml", str(folder / "b.yaml")):
        (job,) = jobs({"spec": given})
        assert (job.name, job.spec, job.out, job.strict) == (
            "two",
            "b.yaml",
            "sdk_b",
            True,
        )
    (job,) = jobs({"spec": "b.yaml", "strict": False, "out": "elsewhere"})
    assert (job.out, job.strict) == ("elsewhere", False)
    monkeypatch.chdir(folder / "deep")
    assert jobs({"spec": "../a.yaml"})[0].out == "../sdk_a"


def test_a_description_of_no_job_makes_one(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(TWO)
    assert jobs({"spec": "other.yaml"}) == (Config(spec="other.yaml"),)


def test_jobs_come_from_the_files_that_are_named(folder: Path) -> None:
    for name in ("x", "y"):
        (folder / name).mkdir()
        (folder / name / "pyproject.toml").write_text('[tool.ftgen]\nspec = "a.yaml"\n')
    files = ("x/pyproject.toml", "y/pyproject.toml")
    assert [(job.spec, job.out) for job in jobs({}, files=files)] == [
        ("x/a.yaml", "x/out"),
        ("y/a.yaml", "y/out"),
    ]
    for options, file, rule in (
        ({}, "z/pyproject.toml", "unreadable-config"),
        ({"spec": "z.yaml"}, files[0], "no-jobs"),
    ):
        with pytest.raises(FtgenError) as caught:
            jobs(options, files=(file,))
        assert [item.rule for item in caught.value.diagnostics] == [rule]
    (folder / "pyproject.toml").write_text("[tool.black]\n")
    with pytest.raises(FtgenError, match=re.escape("no [tool.ftgen] table")):
        jobs({}, files=("pyproject.toml",))
