"""What is written, what is left alone, and what a killed run leaves behind."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.project import tree

from ftgen.output.comparison import compare, diff, drift, owned
from ftgen.output.manifest import (
    NAME,
    PENDING,
    BrokenManifestError,
    Manifest,
    digest,
    is_inside,
    load_manifest,
)
from ftgen.output.writing import write


def manifest(files: Mapping[str, bytes], **more: str) -> Manifest:
    """The manifest of an output that holds just these files."""
    digests = {path: digest(content) for path, content in files.items()}
    return Manifest(
        **{"package": "pets", "ftgen": "1", "black": "26", "files": digests, **more}
    )


def put(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files as a run does."""
    write(out, compare(out, files, owned(out)).changes, manifest(files))


def test_a_first_run_writes_everything_and_the_manifest(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    put(out, {"a/b.py": b"x = 1\n", "c.md": b""})
    assert set(tree(out)) == {"a/b.py", "c.md", NAME}
    assert load_manifest(out / NAME) == manifest({"a/b.py": b"x = 1\n", "c.md": b""})


def test_what_is_unchanged_is_not_written_again(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": b"1", "b.py": b"1"})
    for name in ("a.py", "b.py"):
        os.utime(tmp_path / name, ns=(0, 0))
    put(tmp_path, {"a.py": b"1", "b.py": b"2"})
    assert (tmp_path / "a.py").stat().st_mtime_ns == 0
    assert (tmp_path / "b.py").read_bytes() == b"2"


def test_only_what_ftgen_wrote_is_deleted(tmp_path: Path) -> None:
    put(tmp_path, {"old/a.py": b"1", "old/deep/b.py": b"1", "mixed/c.py": b"1"})
    (tmp_path / "mixed" / "mine.py").write_bytes(b"mine")
    put(tmp_path, {"new.py": b"1"})
    assert set(tree(tmp_path)) == {"mixed/mine.py", "new.py", NAME}
    assert not (tmp_path / "old").exists()


def test_an_edited_file_that_is_no_longer_generated_is_kept(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": b"1"})
    (tmp_path / "a.py").write_bytes(b"edited")
    comparison = compare(tmp_path, {}, owned(tmp_path))
    assert comparison.kept == ("a.py",)
    assert comparison.changes == ()


def test_edited_and_foreign_files_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": b"1", "same.py": b"1"})
    (tmp_path / "a.py").write_bytes(b"edited")
    (tmp_path / "b.py").write_bytes(b"mine")
    (tmp_path / "same.py").write_bytes(b"2")
    (tmp_path / "folder.py").mkdir()
    files = {"a.py": b"2", "b.py": b"2", "same.py": b"2", "folder.py": b"2"}
    comparison = compare(tmp_path, files, owned(tmp_path))
    assert comparison.edited == ("a.py",)
    assert comparison.foreign == ("b.py", "folder.py")


@pytest.mark.parametrize("survivors", [0, 1, 2])
def test_a_killed_run_is_repaired_by_the_next(
    tmp_path: Path, survivors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"a.py": b"1", "b.py": b"1", "gone.py": b"1"})
    moves = []

    def replace(source: Path, target: Path) -> None:
        if Path(target).name != PENDING:
            if len(moves) == survivors:
                raise KeyboardInterrupt
            moves.append(target)
        os.rename(source, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("ftgen.output.writing.os.replace", replace)
        put(tmp_path, {"a.py": b"2", "b.py": b"2", "c.py": b"2"})
    whole = {b"1", b"2"}
    assert all(
        content in whole
        for path, content in tree(tmp_path).items()
        if path.endswith(".py")
    )
    final = {"a.py": b"3", "b.py": b"3", "c.py": b"3"}
    comparison = compare(tmp_path, final, owned(tmp_path))
    assert (comparison.edited, comparison.foreign) == ((), ())
    write(tmp_path, comparison.changes, manifest(final))
    assert {
        path: content for path, content in tree(tmp_path).items() if path != NAME
    } == final


def test_what_a_killed_run_left_half_written_is_swept(tmp_path: Path) -> None:
    files = {"a/b.py": b"1"}
    put(tmp_path, files)
    (tmp_path / PENDING).write_text(manifest(files).text(), "utf-8")
    (tmp_path / "a" / ".b.py.ftgen-new").write_bytes(b"to")
    put(tmp_path, files)
    assert set(tree(tmp_path)) == {"a/b.py", NAME}


def test_a_file_that_cannot_be_written_leaves_nothing_half_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.py").mkdir()
    with pytest.raises(OSError):
        put(tmp_path, {"a.py": b"1"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [PENDING, "a.py"]


def test_the_manifest_is_the_same_for_the_same_output() -> None:
    one, other = (
        Manifest(package="p", ftgen="1", black="26", files=files, options=files)
        for files in ({"a": "1", "b": "2"}, {"b": "2", "a": "1"})
    )
    assert one.text() == other.text()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b'{"files": {}}',
        manifest({"../x": b""}).text().encode(),
        manifest({"/etc/x": b""}).text().encode(),
    ],
)
def test_a_manifest_that_ftgen_did_not_write_is_refused(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(BrokenManifestError):
        owned(tmp_path)


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("a/b.py", True),
        ("..", False),
        ("a/../b", False),
        ("/a", False),
        ("", False),
        ("c:/a", False),
        ("a\\b", False),
    ],
)
def test_paths_stay_inside_the_output(path: str, inside: bool) -> None:
    assert is_inside(path) is inside


def test_drift_is_what_a_run_would_change(tmp_path: Path) -> None:
    files = {"a.py": b"1\n", "b.py": b"1\n"}
    put(tmp_path, files)
    assert drift(tmp_path, files, manifest(files)) == ()
    assert drift(tmp_path, files, manifest(files, ftgen="2", black="27")) == ()
    assert [
        change.path for change in drift(tmp_path, files, manifest(files, spec="new"))
    ] == [NAME]
    (tmp_path / "a.py").write_bytes(b"1\nedited\n")
    (tmp_path / "b.py").unlink()
    changes = drift(tmp_path, files, manifest(files))
    assert [(change.path, change.kind) for change in changes] == [
        ("a.py", "changed"),
        ("b.py", "created"),
    ]
    assert "".join(diff("out", changes)) == (
        "--- out/a.py\n+++ out/a.py\n@@ -1,2 +1 @@\n 1\n-edited\n--- /dev/null\n+++ out/b.py\n@@ -0,0 +1 @@\n+1\n"
    )


def test_drift_of_what_is_no_longer_generated(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": b"1"})
    changes = drift(tmp_path, {}, manifest({"a.py": b"1"}))
    assert [(change.path, change.kind) for change in changes] == [("a.py", "removed")]
    assert "\\ No newline at end of file" in "".join(diff("out", changes))


def test_a_file_that_is_written_again_keeps_its_mode(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": b"1"})
    (tmp_path / "a.py").chmod(0o640)
    put(tmp_path, {"a.py": b"2"})
    assert (tmp_path / "a.py").stat().st_mode & 0o777 == 0o640
