"""The manifest as a file that branches change and git merges."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from ftgen.output.manifest import NAME, Manifest, digest, load_manifest

BASE = {"a.py": "1", "d.py": "1", "z.py": "1"}


def manifest(files: Mapping[str, str]) -> Manifest:
    """A manifest of these files."""
    operation = {"method": "GET", "path": "/", "operation_id": "", "attribute": "a.b"}
    return Manifest(
        package="pets",
        tools={"ftgen": "1"},
        options={"spec": "a.yaml", "only": []},
        operations=(operation,),
        files=files,
    )


def read(folder: Path, text: str) -> Manifest:
    """The manifest that a text is read as."""
    (folder / NAME).write_bytes(text.encode())
    found = load_manifest(folder / NAME)
    assert found is not None
    return found


def test_it_is_json_sorted_and_has_an_entry_a_line() -> None:
    one, other = manifest(BASE).text(), manifest(dict(reversed(BASE.items()))).text()
    assert one == other
    assert json.loads(one)["files"] == BASE
    lines = one.splitlines()
    assert [line for line in lines if ".py" in line] == [
        '  "a.py": "1",',
        '  "d.py": "1",',
        '  "z.py": "1"',
    ]
    assert sum('"method"' in line for line in lines) == 1


@pytest.mark.parametrize(
    "change", [{}, {"b.py": "2"}, {"a.py": "2"}, {"zz.py": "2"}, {"z.py": "3"}]
)
@pytest.mark.parametrize("way", ["union", "marked", "diff3"])
def test_both_sides_of_a_merge_are_read(
    tmp_path: Path, change: dict[str, str], way: str
) -> None:
    mine = manifest({**BASE, "c.py": "9", **change}).text()
    theirs = manifest({**BASE, "b.py": "7", "z.py": "8"}).text()
    start, *_, end = (line for line in mine.splitlines(True) if line.strip())
    body = ["".join(text.splitlines(True)[1:-1]) for text in (mine, theirs)]
    marks = {
        "union": ("", "", "", ""),
        "marked": ("<<<<<<< HEAD\n", "", "=======\n", ">>>>>>> other\n"),
        "diff3": ("<<<<<<< HEAD\n", "||||||| 1f\n", "=======\n", ">>>>>>> o\n"),
    }[way]
    tail = [part[part.index(' "files"') :] for part in body]
    entries = ["".join(part.splitlines(True)[1:-1]) for part in tail]
    head = mine[: mine.index(' "files"')] + ' "files": {\n'
    text = f"{head}{marks[0]}{entries[0]}{marks[1]}{marks[2]}{entries[1]}{marks[3]} }}\n}}\n"
    found = read(tmp_path, text)
    assert set(found.files) == {*BASE, "b.py", "c.py", *change}
    assert "z.py" in found.merged
    assert found.wrote("z.py", b"of neither side")
    assert not found.wrote("d.py", b"edited")
    assert (start, end) == ("{\n", "}\n")


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    text = manifest(BASE).text()
    assert read(tmp_path, text.replace("\n", "\r\n")) == manifest(BASE)
    assert digest(b"a\r\nb\r\n") == digest(b"a\nb\n") != digest(b"a\nb")
