"""Uploads and downloads: from where they come, in constant memory, sent again where that can be."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.colours import COLOURS, run_async, sent, settings
from support.peer import CLOSE, answer, peer
from support.transports import get

from runtime import bodies
from runtime.async_transport import AsyncTransport
from runtime.errors import RedirectionError, ServerError, TransportError
from runtime.requests import RequestOptions
from runtime.sync_transport import SyncTransport
from runtime.unset import UNSET
from runtime.uploads import Upload

MEGABYTE = 2**20
BUSY = answer(b"", 503, "text/plain")


def iterator() -> Iterator[bytes]:
    yield b"ab"
    yield b"c"


async def async_iterator() -> AsyncIterator[bytes]:
    yield b"ab"
    yield b"c"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "x.bin").write_bytes(b"abc")
    return tmp_path / "x.bin"


SOURCES: dict[str, Callable[[Path], Any]] = {
    "bytes": lambda path: b"abc",
    "bytearray": lambda path: bytearray(b"abc"),
    "path": lambda path: path,
    "open file": lambda path: path.open("rb"),
    "memory": lambda path: io.BytesIO(b"abc"),
    "list": lambda path: [b"ab", b"c"],
    "upload": lambda path: Upload(path, "y.bin", "x/y"),
    "tuple": lambda path: ("y.bin", path, "x/y"),
}


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("name", SOURCES)
def test_what_lasts_is_sent_again(colour: str, name: str, path: Path) -> None:
    source = SOURCES[name](path)
    with peer(BUSY, answer()) as there:
        body = bodies.octets(source)
        assert sent(colour, there.url, get(method="PUT", body=body)).body == {}
        first, second = there.requests
        assert first == second
        stated = "content-type: " + (
            "x/y" if name in ("upload", "tuple") else "application/octet"
        )
        assert stated.encode() in first.lower()
        assert b"content-length: 3" in first.lower()
        assert first.endswith(b"\r\n\r\nabc")


@pytest.mark.parametrize("colour", COLOURS)
def test_what_is_read_once_is_sent_once(colour: str) -> None:
    sources = [iterator] if colour == "sync" else [iterator, async_iterator]
    for source in sources:
        with peer(BUSY) as there:
            body = bodies.octets(source())
            error = sent(colour, there.url, get(method="PUT", body=body))
            assert type(error) is ServerError
            assert len(there.requests) == 1
            assert b"\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n" in there.requests[0]


@pytest.mark.parametrize("colour", COLOURS)
def test_lines_of_a_list_are_sent_again_and_those_of_a_generator_are_not(
    colour: str,
) -> None:
    moved = answer(b"", 307, "text/plain", "location: /there")
    for first, again in ((BUSY, ServerError), (moved, RedirectionError)):
        with peer(first, answer()) as there:
            body = bodies.json_lines([{"a": 1}, {"a": 2}])
            assert sent(colour, there.url, get(method="PUT", body=body)).body == {}
            texts = [each.partition(b"\r\n\r\n")[2] for each in there.requests]
            assert texts == [b'{"a":1}\n{"a":2}\n'] * 2
        with peer(first, answer()) as there:
            body = bodies.json_lines(iter([{"a": 1}]))
            error = sent(colour, there.url, get(method="PUT", body=body))
            assert (type(error), len(there.requests)) == (again, 1)


def test_the_next_call_is_none_the_worse_for_a_source_that_fails() -> None:
    def broken() -> Iterator[bytes]:
        yield b"a"
        raise KeyError("mine")

    with peer(answer()) as there, SyncTransport(**settings(there.url, {})) as client:
        with pytest.raises(KeyError):
            client.send(get(method="PUT", body=bodies.octets(broken())))
        assert client.send(get(method="PUT", body=bodies.octets(b"a"))).body == {}


@pytest.mark.parametrize("colour", COLOURS)
def test_the_error_of_a_source_is_its_own(colour: str) -> None:
    def broken() -> Iterator[bytes]:
        yield b"a"
        raise KeyError("mine")

    with peer(answer()) as there:
        body = bodies.octets(broken())
        assert type(sent(colour, there.url, get(method="PUT", body=body))) is KeyError
        texts = io.StringIO("abc")
        error = sent(
            colour, there.url, get(method="PUT", body=bodies.octets(texts))  # type: ignore[arg-type]
        )
        assert type(error) is TypeError
        assert "binary mode" in str(error)


def test_what_is_no_file_is_refused() -> None:
    for wrong in ("x.bin", 3, None):
        with pytest.raises(TypeError, match="a file is bytes, a Path"):
            Upload(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("colour", COLOURS)
def test_files_of_a_form_have_a_length_and_a_name(colour: str, path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    options = RequestOptions(progress=lambda count, total: told.append((count, total)))
    with peer(BUSY, answer()) as there:
        body = bodies.multipart({"file": path, "purpose": "train", "other": b"\0"})
        sent(colour, there.url, get(method="PUT", body=body), options)
        head, _, text = there.requests[0].partition(b"\r\n\r\n")
        assert there.requests[0] == there.requests[1]
        assert f"content-length: {len(text)}".encode() in head.lower()
        assert b'name="file"; filename="x.bin"\r\nContent-Type: application/oct' in text
        assert b"\r\n\r\nabc\r\n" in text
        assert told[-1] == (len(text), len(text))
        assert told.count(told[-1]) == 2


def parts(body: bodies.Body) -> bytes:
    """The octets of a form, without its boundaries."""
    content = body.content
    octets = content if isinstance(content, bytes) else b"".join(content.chunks())
    boundary = body.content_type.partition("boundary=")[2].encode()
    return octets.replace(b"--" + boundary, b"")


def test_one_file_of_a_form_is_one_and_several_are_several() -> None:
    pieces = [b"ab", b"c"]
    one = parts(bodies.multipart({"a": pieces}, file=("a",)))
    assert one.count(b' name="a"') == 1
    assert b"\r\n\r\nabc\r\n" in one
    several = parts(bodies.multipart({"a": pieces}, files=("a",)))
    assert several.count(b'name="a"; filename="a"') == 2
    named = parts(bodies.multipart({"a": ("x.wav", b"ab", "x/y")}, file=("a",)))
    assert b'filename="x.wav"\r\nContent-Type: x/y\r\n\r\nab\r\n' in named
    absent = {"a": None, "b": UNSET, "c": 1}
    assert parts(bodies.multipart(absent, file=("a", "b"))).count(b' name="') == 1


@pytest.mark.parametrize("wrong", ["x.bin", 3, {"a": 1}, object()])
def test_what_is_no_file_of_a_form_is_refused_by_its_name(wrong: Any) -> None:
    for value, names in ((wrong, {"file": ["a"]}), ([wrong], {"files": ["a"]})):
        with pytest.raises(TypeError, match="a: a file is bytes, a Path"):
            bodies.multipart({"a": value}, **names)
    if not isinstance(wrong, dict):
        with pytest.raises(TypeError, match="a: several files are a sequence"):
            bodies.multipart({"a": wrong}, files=["a"])


def test_uploads_and_downloads_take_little_memory(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with open(large, "wb") as file:
        file.truncate(40 * MEGABYTE)
    size = large.stat().st_size
    download = answer(b"", 200, "x/y", length=size)
    with (
        peer([download, *[b"\0" * MEGABYTE] * 40]) as there,
        SyncTransport(**settings(there.url, {})) as transport,
    ):
        tracemalloc.start()
        with transport.stream(get()) as raw:
            assert raw.save(tmp_path / "copy") == size
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert (tmp_path / "copy").stat().st_size == size
    assert peak < 8 * MEGABYTE
    body = bodies.multipart({"file": large})
    content = body.content
    assert not isinstance(content, bytes)
    tracemalloc.start()
    total = sum(map(len, content.chunks()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == content.length
    assert peak < 2 * MEGABYTE


def test_a_download_appears_when_it_is_whole(tmp_path: Path) -> None:
    async def run() -> Any:
        async with (
            AsyncTransport(**settings(there.url, {})) as transport,
            transport.stream(get()) as raw,
        ):
            return await raw.save(tmp_path / "x")

    with peer(answer(b"abc", 200, "x/y")) as there:
        assert run_async("asyncio", run) == 3
    cut = [answer(b"abc", 200, "x/y", length=9), CLOSE]
    with (
        peer(cut) as there,
        pytest.raises(TransportError, match="failed: peer closed"),
    ):
        run_async(COLOURS[-1], run)
    assert [each.name for each in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"abc"


@pytest.mark.parametrize("colour", COLOURS[:2])
def test_text_and_lines_of_an_answer(colour: str) -> None:
    body = "é1\r\n2\n\n3".encode("latin-1")
    with peer(answer(body, 200, "text/plain; charset=latin-1")) as there:
        if colour == "sync":
            with SyncTransport(**settings(there.url, {})) as transport:
                with transport.stream(get()) as raw:
                    lines = list(raw.iter_lines())
                with transport.stream(get()) as raw:
                    text = "".join(raw.iter_text())
        else:

            async def run() -> Any:
                async with AsyncTransport(**settings(there.url, {})) as transport:
                    async with transport.stream(get()) as raw:
                        lines = [line async for line in raw.iter_lines()]
                    async with transport.stream(get()) as raw:
                        text = "".join([each async for each in raw.iter_text()])
                return lines, text

            lines, text = run_async(colour, run)
    assert lines == ["é1", "2", "", "3"]
    assert text == "é1\r\n2\n\n3"
