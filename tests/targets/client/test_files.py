"""Files in forms: octets stay octets whatever the description says of them, and what is no file is refused."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from support.packages import imported

from ftgen import Config, generate

API = """\
openapi: 3.1.0
info: {title: Files, version: '1'}
servers: [{url: 'https://files.test'}]
paths:
  /typed:
    post:
      operationId: send_typed
      tags: [files]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file, purpose]
              properties:
                file: {type: string, format: binary}
                purpose: {type: string}
                pages: {type: array, items: {type: string, format: binary}}
                cover: {type: [string, 'null'], format: binary}
      responses: {'204': {description: Done.}}
  /untyped:
    post:
      operationId: send_untyped
      tags: [files]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties: {one: {}, several: {type: array, items: {}}, image: {contentMediaType: image/png}}
      responses: {'204': {description: Done.}}
  /json:
    post:
      operationId: send_json
      tags: [files]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties: {a: {type: string, contentEncoding: base64url}, b: {type: [string, 'null'], contentEncoding: base64}}
      responses: {'204': {description: Done.}}
  /encoded:
    post:
      operationId: send_encoded
      tags: [files]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties: {a: {type: string, contentEncoding: base64url}, b: {type: string, contentEncoding: base64}}
      responses: {'204': {description: Done.}}
"""
PNG = b"\x89PNG\r\n\xff"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package whose forms hold files."""
    folder = tmp_path_factory.mktemp("files")
    spec, out = folder / "api.yaml", folder / "out"
    spec.write_text(API, "utf-8")
    config = Config(
        spec=str(spec), out=str(out), package="made_files", targets=("client",)
    )
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    with imported(out, "made_files") as module:
        yield module


@pytest.fixture
def sent() -> list[bytes]:
    """The bodies that were sent."""
    return []


@pytest.fixture
def files(package: ModuleType, sent: list[bytes]) -> Any:
    """The methods of a client whose requests go no further."""

    def taken(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.read())
        return httpx2.Response(204)

    http = httpx2.Client(transport=httpx2.MockTransport(taken))
    return package.Client(http_client=http).files


def test_octets_of_no_stated_type_are_sent_as_they_are(
    files: Any, sent: list[bytes]
) -> None:
    files.send_untyped(one=PNG, several=[PNG, b"b"], image=PNG)
    for name in (b"one", b"image"):
        assert b'name="%b"; filename="%b"\r\n' % (name, name) in sent[0]
    assert sent[0].count(b'name="several"; filename="several"') == 2
    assert sent[0].count(b"\r\n\r\n" + PNG + b"\r\n") == 3
    files.send_untyped(one="text")
    assert b'name="one"\r\n\r\ntext\r\n' in sent[1]


def test_the_alphabet_of_base64_is_that_which_is_described(
    files: Any, sent: list[bytes]
) -> None:
    files.send_encoded(a=b"\xfb\xff", b=b"\xfb\xff")
    files.send_json(a=b"\xfb\xff", b=b"\xfb\xff")
    assert sent == [b"a=-_8%3D&b=%2B%2F8%3D", b'{"a":"-_8=","b":"+/8="}']


def test_a_file_is_given_in_many_ways(
    package: ModuleType, files: Any, sent: list[bytes], tmp_path: Path
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"abc")
    with path.open("rb") as opened:
        for file, name in (
            (b"abc", b"file"),
            (path, b"a.bin"),
            (opened, b"a.bin"),
            (io.BytesIO(b"abc"), b"file"),
            ([b"ab", b"c"], b"file"),
            (iter([b"ab", b"c"]), b"file"),
            (package.Upload(path, "b.bin"), b"b.bin"),
            (("c.bin", b"abc"), b"c.bin"),
            (("d.bin", path, "a/b"), b"d.bin"),
        ):
            files.send_typed(file=file, purpose="p", pages=[path, b"x"], cover=None)
            start = b'name="file"; filename="%b"\r\n' % name
            assert start in sent[-1]
            assert b"\r\n\r\nabc\r\n" in sent[-1]
            assert sent[-1].count(b'name="pages"; filename="') == 2
            assert b"cover" not in sent[-1]
    assert b'filename="d.bin"\r\nContent-Type: a/b\r\n' in sent[-1]


@pytest.mark.parametrize("wrong", ["a.bin", 3, {"a": b"b"}])
def test_what_is_no_file_is_refused_before_anything_is_sent(
    package: ModuleType, files: Any, sent: list[bytes], wrong: Any
) -> None:
    with pytest.raises(TypeError, match="file: a file is bytes, a Path"):
        files.send_typed(file=wrong, purpose="p")
    with pytest.raises(TypeError, match="pages: "):
        files.send_typed(file=b"", purpose="p", pages=[wrong])
    with pytest.raises(TypeError, match="pages: "):
        files.send_typed(file=b"", purpose="p", pages="a.bin")
    requests = importlib.import_module("made_files.client")
    with pytest.raises(TypeError, match="file: a file is bytes, a Path"):
        requests.FilesRequests.send_typed({"file": wrong, "purpose": "p"})
    assert sent == []
