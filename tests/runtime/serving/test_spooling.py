"""Files of forms that are not in memory: what handlers get, what it costs, and that nothing is left behind."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.applications import application, client, exchanged, operation

from runtime import spooling
from runtime.codec import DecodeError
from runtime.files import File
from runtime.handlers import Made
from runtime.handling import Reply
from runtime.limits import Limits
from runtime.multipart import Head, Splitter, split
from runtime.octets import streamed
from runtime.operations import Body, Content
from runtime.schema import anything, array, integer, mapping, string
from runtime.spooling import MEMORY, UploadedFile

TYPE = "multipart/form-data; boundary=x"
FORM = mapping(
    properties={
        "file": string(format="binary"),
        "more": array(string(format="binary")),
        "count": integer(),
    },
    required=["file"],
)
TAKING = operation(
    "POST", bodies=(Body("multipart/form-data", "multipart", FORM),), body_required=True
)
LIMITS = Limits(json=1000, upload=8 * MEMORY, parts=5)


def part(name: str, data: bytes, filename: str = "") -> bytes:
    """One part of a body."""
    named = f'; filename="{filename}"' if filename else ""
    head = f'--x\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode() + data + b"\r\n"


def send(handler: Any, body: bytes, chunk: int = 65536) -> list[Any]:
    """What a handler's application sends for a body that comes in chunks; an exception for a caller that goes."""
    pieces = [body[at : at + chunk] for at in range(0, len(body), chunk)] or [b""]
    messages: Iterator[Any] = iter(
        {"type": "http.request", "body": each, "more_body": True} for each in pieces
    )
    is_whole = body.endswith(b"--x--")

    async def receive() -> Any:
        last = {"type": "http.request", "body": b"", "more_body": False}
        return next(messages, last if is_whole else {"type": "http.disconnect"})

    app = application((TAKING, handler), limits=LIMITS)
    return exchanged(app, receive, TYPE)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


BIG = bytes(range(256)) * (2 * MEMORY // 256)
SMALL = b"small"


@pytest.fixture
def spools(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The files of all spools that are made."""
    made: list[Any] = []
    original: Any = tempfile.SpooledTemporaryFile

    class Kept(original):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **keywords: Any) -> None:
            super().__init__(*arguments, **keywords)
            made.append(self)

    monkeypatch.setattr(spooling, "SpooledTemporaryFile", Kept)
    return made


def test_files_are_read_in_every_way(tmp_path: Path, spools: list[Any]) -> None:
    found: dict[str, Any] = {}

    @streamed
    async def take(body: Any, *, context: Any) -> Any:
        file: UploadedFile = body["file"]
        found["iterated"] = digest(b"".join([each async for each in file]))
        found["read"] = digest(await file.read())
        found["saved"] = await file.save(tmp_path / "saved")
        with file.open() as opened:
            found["opened"] = digest(opened.read())
            opened.seek(-3, 2)
            found["end"] = opened.read(), opened.tell(), opened.read()
        found["said"] = file.filename, file.size, file.headers.keys()
        found["more"] = [await each.read() for each in body["more"]]
        found["count"] = body["count"]
        return {}

    body = part("count", b"3") + part("file", BIG, "ä.bin") + part("more", SMALL, "a")
    sent = send(take, body + part("more", b"", "b") + b"--x--")
    assert sent[0]["status"] == 200
    assert {found[each] for each in ("iterated", "read", "opened")} == {digest(BIG)}
    assert found["saved"] == len(BIG)
    assert (tmp_path / "saved").read_bytes() == BIG
    assert found["end"] == (BIG[-3:], len(BIG), b"")
    assert found["said"] == ("ä.bin", len(BIG), {"content-disposition"})
    assert found["more"] == [SMALL, b""]
    assert found["count"] == 3
    assert [each.closed for each in spools] == [True]


def test_a_method_that_is_not_streamed_gets_octets(spools: list[Any]) -> None:
    found = []

    async def take(body: Any, *, context: Any) -> Any:
        found.append(body["file"])
        return {}

    send(take, part("file", SMALL, "a.bin") + b"--x--")
    assert found == [SMALL]
    assert isinstance(found[0], File)
    assert spools == []


def test_a_sync_method_and_one_of_a_factory(spools: list[Any]) -> None:
    class Handler:
        @streamed
        def do_it(self, body: Any, *, context: Any) -> Any:
            with body["file"].open() as opened:
                return {"size": len(opened.read())}

    steps = []

    @asynccontextmanager
    async def make(context: Any) -> AsyncGenerator[Handler, None]:
        steps.append("opened")
        yield Handler()
        steps.append("closed")

    body = part("file", BIG, "a") + b"--x--"
    for handler in (Handler().do_it, Made(make, "do_it")):
        assert b'{"size":%d}' % len(BIG) in send(handler, body)[1]["body"]
    assert steps == ["opened", "closed"]
    assert [each.closed for each in spools] == [True, True]


def test_octets_of_a_factorys_handler_are_streamed() -> None:
    class Handler:
        @streamed
        async def do_it(self, body: Any, *, context: Any) -> Any:
            return [len(each) async for each in body]

    taking = operation(
        "POST", bodies=(Body("application/octet-stream", "binary", anything),)
    )
    api = client((taking, Made(lambda context: Handler(), "do_it")))
    assert api.post("/things", content=b"abc").json() == [3]


def fails(body: Any, context: Any) -> Any:
    raise LookupError


def refuses(body: Any, context: Any) -> Any:
    raise AssertionError("never called")


WHOLE = part("file", BIG, "a") + b"--x--"


@pytest.mark.parametrize(
    ("handler", "body", "status"),
    [
        (fails, WHOLE, 500),
        (refuses, part("count", b"x") + WHOLE, 400),
        (refuses, part("more", BIG, "a") + b"--x--", 400),
        (refuses, WHOLE.removesuffix(b"--"), None),
        (refuses, part("file", BIG, "a") * 6 + b"--x--", 413),
        (refuses, part("count", b"1") * 6 + WHOLE, 413),
        (refuses, part("count", b"1" * 1001) + WHOLE, 413),
        (refuses, b"--x\r\n" + b"a: b\r\n" * 4000 + WHOLE, 400),
    ],
    ids="fails wrong lacking gone large many long headers".split(),
)
def test_nothing_is_left_behind(
    handler: Callable[..., Any], body: bytes, status: int | None, spools: list[Any]
) -> None:
    sent = send(streamed(handler), body)
    assert [each["status"] for each in sent[:1]] == ([status] if status else [])
    assert [each.closed for each in spools] == [True]


def test_a_file_is_there_until_the_answer_has_been_sent(spools: list[Any]) -> None:
    octets = Content("application/octet-stream", "binary", anything)
    taking = operation("POST", bodies=TAKING.bodies, replies={"200": [octets]})
    kept = []

    @streamed
    async def take(body: Any, *, context: Any) -> Any:
        kept.append(body["file"])
        return Reply(body["file"])

    answer = client((taking, take), limits=LIMITS).post(
        "/things", content=WHOLE, headers={"content-type": TYPE}
    )
    assert answer.content == BIG
    assert answer.headers["content-type"] == "application/octet-stream"
    assert [each.closed for each in spools] == [True]
    with pytest.raises(ValueError, match="closed file"):
        asyncio.run(kept[0].read())


def test_many_parts_share_one_file(spools: list[Any]) -> None:
    async def count(body: Any, *, context: Any) -> Any:
        return len(body["more"])

    body = part("file", SMALL, "a") + part("more", BIG[: MEMORY // 2], "b") * 4
    assert send(streamed(count), body + b"--x--")[1]["body"] == b"4"
    assert len(spools) == 1


@given(st.lists(st.binary(max_size=40), max_size=5), st.integers(1, 50))
def test_bodies_are_split_alike_however_they_arrive(
    datas: list[bytes], chunk: int
) -> None:
    datas = [each.replace(b"--x", b"--y") for each in datas]
    body = b"preamble\r\n" + b"".join(part("a", each) for each in datas) + b"--x--\r\n"
    body += b"\r\n--x\r\nepilogue"
    whole = [each.data for each in split(body, TYPE)]
    assert whole == datas
    splitter, found = Splitter(TYPE), list[bytes]()
    for at in range(0, len(body), chunk):
        for each in splitter.feed(body[at : at + chunk]):
            if isinstance(each, Head):
                found.append(b"")
            else:
                found[-1] += each
    splitter.end()
    assert found == datas


@pytest.mark.parametrize("body", [b"", b"--x", b"--x\r\na: b\r\n\r\nc\r\n--x\r\n"])
def test_a_body_without_its_end(body: bytes) -> None:
    with pytest.raises(DecodeError, match="has no end"):
        split(body, TYPE)
