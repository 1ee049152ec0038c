"""Form bodies on the wire, read back by parsers that are not ours."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import forms
from runtime.files import File
from runtime.forms import Encoding
from runtime.unset import UNSET


def parts(
    body: Any, encodings: dict[str, Encoding] | None = None
) -> list[tuple[str | None, str | None, str, bytes]]:
    """Name, file name, media type and octets of every part, as the standard library reads them."""
    content_type, content = forms.multipart(body, encodings)
    message = message_from_bytes(
        b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + content
    )
    found: list[tuple[str | None, str | None, str, bytes]] = []
    for part in message.get_payload():
        assert isinstance(part, Message)
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        assert isinstance(name, str | None)
        assert isinstance(payload, bytes)
        found.append((name, part.get_filename(), part.get_content_type(), payload))
    return found


def test_a_form_repeats_arrays_and_writes_objects_as_json() -> None:
    text = forms.urlencoded(
        {
            "a": "1 2",
            "tags": ["x", "y"],
            "address": {"zip": "9+1"},
            "none": None,
            "no": UNSET,
        }
    )
    assert text == "a=1+2&tags=x&tags=y&address=%7B%22zip%22%3A%229%2B1%22%7D"
    assert parse_qsl(text)[-1] == ("address", '{"zip":"9+1"}')


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (Encoding(style="form", explode=False), "c=1,2"),
        (Encoding(style="form"), "c=1&c=2"),
        (Encoding(explode=False), "c=1,2"),
        (Encoding(style="spaceDelimited", explode=False), "c=1+2"),
        (Encoding(style="pipeDelimited"), "c=1%7C2"),
        (Encoding(style="tabDelimited", explode=False), "c=1%092"),
        (Encoding(style="deepObject"), "c%5B0%5D=1&c%5B1%5D=2"),
        (Encoding(content_type="application/json"), "c=%5B1%2C2%5D"),
    ],
)
def test_an_encoding_says_how_a_form_is_written(
    encoding: Encoding, expected: str
) -> None:
    assert forms.urlencoded({"c": [1, 2]}, {"c": encoding}) == expected


def test_multipart_sends_octets_as_files_and_the_rest_as_text_or_json() -> None:
    file = File(b"\x00\r\n--x", "jobs.jsonl", "application/jsonl")
    body = {
        "purpose": "fine-tune",
        "file": file,
        "raw": b"\xff",
        "meta": {"n": 1},
        "on": True,
        "ids": ["a", "b"],
    }
    assert parts(body) == [
        ("purpose", None, "text/plain", b"fine-tune"),
        ("file", "jobs.jsonl", "application/jsonl", b"\x00\r\n--x"),
        ("raw", "raw", "application/octet-stream", b"\xff"),
        ("meta", None, "application/json", b'{"n":1}'),
        ("on", None, "text/plain", b"true"),
        ("ids", None, "text/plain", b"a"),
        ("ids", None, "text/plain", b"b"),
    ]


def test_multipart_sends_several_files_under_one_name() -> None:
    assert parts({"files": [File(b"1", "a"), File(b"2", "b")]}) == [
        ("files", "a", "application/octet-stream", b"1"),
        ("files", "b", "application/octet-stream", b"2"),
    ]


def test_an_encoding_says_how_a_part_is_written() -> None:
    encodings = {
        "image": Encoding(content_type="image/png"),
        "note": Encoding(content_type="application/json"),
        "any": Encoding(content_type="image/*"),
        "deep": Encoding(style="deepObject"),
        "flat": Encoding(style="form", explode=False),
    }
    body = {
        "image": b"P",
        "note": "x",
        "any": b"A",
        "deep": {"a": "1"},
        "flat": ["1", "2"],
    }
    assert parts(body, encodings) == [
        ("image", "image", "image/png", b"P"),
        ("note", None, "application/json", b'"x"'),
        ("any", "any", "application/octet-stream", b"A"),
        ("deep[a]", None, "text/plain", b"1"),
        ("flat", None, "text/plain", b"1,2"),
    ]


def test_part_headers_cannot_be_forged() -> None:
    file = File(b"x", 'a"\r\nevil: 1', headers={"X-Note": "1\r\nevil: 2"})
    content_type, content = forms.multipart({'n"\r\n': file})
    assert content_type.startswith("multipart/form-data; boundary=")
    assert b"\r\nevil" not in content
    assert b'name="n%22%0D%0A"; filename="a%22%0D%0Aevil: 1"' in content


def test_parts_without_names() -> None:
    content_type, content = forms.multipart(
        [{"a": 1}, File(b"P", "p.png", "image/png")], media_type="multipart/mixed"
    )
    assert content_type.startswith("multipart/mixed; boundary=")
    assert b"Content-Disposition" not in content
    assert content.count(b"Content-Type: ") == 2


@given(
    st.dictionaries(
        st.text('aä&=+% "', min_size=1, max_size=4), st.text(max_size=8), max_size=4
    )
)
def test_what_a_form_says_is_what_is_read(fields: dict[str, str]) -> None:
    assert dict(parse_qsl(forms.urlencoded(fields), keep_blank_values=True)) == fields


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=4),
        st.binary(max_size=40),
        min_size=1,
        max_size=4,
    )
)
def test_what_a_multipart_body_holds_is_what_is_read(files: dict[str, bytes]) -> None:
    assert {name: data for name, _, _, data in parts(files)} == files


def test_a_file_is_read_from_a_path(tmp_path: Any) -> None:
    path = tmp_path / "data.jsonl"
    path.write_bytes(b"{}\n")
    file = File.read(path, "application/jsonl")
    assert (file, file.filename, file.content_type) == (
        b"{}\n",
        "data.jsonl",
        "application/jsonl",
    )
