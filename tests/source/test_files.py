"""Reading files: encodings, and what cannot be read at all."""

from __future__ import annotations

import codecs
import io
import sys
from pathlib import Path

import pytest
from support.descriptions import refused

from ftgen.diagnostics import FtgenError
from ftgen.source import parse, read

TEXT = "a: é€😀\nb: 1\n"
VALUE = {"a": "é€😀", "b": 1}


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("utf-32-le"),
        TEXT.encode("utf-32-be"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert parse(data, "a.yaml").value == VALUE


def test_columns_count_characters() -> None:
    assert parse("{é€😀: x, b: 1}", "a.yaml").locate("/b") == (1, 10)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: 1\nb: caf\xe9\n", (2, 7)),
        (b"\xff\xfea\x00:\x00 \x00\x00\xd8", (1, 4)),
        (b"\x80", (1, 1)),
    ],
)
def test_not_text(data: bytes, place: tuple[int, int]) -> None:
    with pytest.raises(FtgenError) as raised:
        parse(data, "a.yaml")
    found = refused(raised.value)
    assert (found.rule, (found.at.line, found.at.column)) == ("wrong-encoding", place)


def test_file_names_are_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read("a.yaml").file == "a.yaml"
    assert read(Path("a.yaml")).value == VALUE
    assert read(tmp_path / "a.yaml").file == (tmp_path / "a.yaml").as_posix()


def test_digest_is_of_the_octets() -> None:
    assert parse("a: 1", "x").digest == parse(b"a: 1", "y").digest
    assert parse("a: 1", "x").digest != parse("a: 1 ", "x").digest


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16")))
    )
    document = read("-")
    assert (document.file, document.value) == ("<stdin>", VALUE)


def test_a_missing_file_is_answered_with_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text("a: 1")
    with pytest.raises(FtgenError) as raised:
        read(tmp_path / "opanapi.yaml")
    found = refused(raised.value)
    assert (found.rule, found.message, found.hint) == (
        "unreadable-file",
        "no such file",
        "there is openapi.yaml",
    )


@pytest.mark.parametrize("name", ["", "missing/api.yaml", "nul\0l"])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(FtgenError) as raised:
        read(f"{tmp_path}/{name}")
    assert refused(raised.value).rule == "unreadable-file"
    assert refused(raised.value).hint


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(FtgenError) as raised:
        read("secret.yaml")
    found = refused(raised.value)
    assert (found.at.file, found.message) == (
        "secret.yaml",
        "cannot be read: Permission denied",
    )
