"""Answers that are files, responses of Starlette's and iterators, and headers that are sent several times."""

from __future__ import annotations

import asyncio
import email.utils
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.testclient import TestClient
from support.applications import answering, application, client, exchanged, operation

from runtime.file_replies import FileReply
from runtime.files import File
from runtime.handling import Reply
from runtime.limits import Limits
from runtime.octets import Octets, streamed
from runtime.operations import Body, Content
from runtime.schema import anything, integer, mapping, string

OCTETS = Content("application/octet-stream", "binary", anything)
LINES = Content("application/jsonl", "json-lines", string())
TEXT = bytes(range(256)) * 40


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data ä.bin"
    path.write_bytes(TEXT)
    return path


def sending(value: Any, content: Content = OCTETS) -> TestClient:
    return answering(value, {"200": [content]})


def test_a_file_is_sent_whole_and_in_ranges(file: Path) -> None:
    api = sending(FileReply(file))
    whole = api.get("/things")
    assert whole.content == TEXT
    assert whole.headers["content-type"] == "application/octet-stream"
    assert whole.headers["x-content-type-options"] == "nosniff"
    assert email.utils.parsedate_to_datetime(whole.headers["last-modified"])
    part = api.get("/things", headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, TEXT[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(TEXT)}"
    end = api.get("/things", headers={"range": "bytes=-3"})
    assert end.content == TEXT[-3:]
    beyond = api.get("/things", headers={"range": "bytes=99999-"})
    assert beyond.status_code == 416
    etag = whole.headers["etag"]
    stale = {"range": "bytes=0-1", "if-range": '"other"'}
    assert api.get("/things", headers=stale).content == TEXT
    known = api.get("/things", headers={"if-none-match": f'"x", {etag}'})
    assert (known.status_code, known.content) == (304, b"")
    head = api.head("/things")
    assert (head.content, head.headers["content-length"]) == (b"", str(len(TEXT)))


def test_a_file_that_changes_gets_another_etag(file: Path) -> None:
    api = sending(FileReply(file))
    before = api.get("/things").headers["etag"]
    file.write_bytes(b"other")
    after = api.get("/things", headers={"if-none-match": before})
    assert (after.status_code, after.content) == (200, b"other")


def test_a_file_has_headers_a_name_and_a_type(file: Path) -> None:
    reply = Reply(
        FileReply(file, filename="a b.bin", content_type="image/png"),
        headers={"x-one": "1", "set-cookie": ["a=1", "b=2"]},
    )
    answer = sending(reply).get("/things")
    assert answer.headers["content-type"] == "image/png"
    assert "a%20b.bin" in answer.headers["content-disposition"]
    assert answer.headers["x-one"] == "1"
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]


def test_a_file_that_is_not_there_is_the_servers_fault(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    answer = sending(FileReply(tmp_path / "none")).get("/things")
    assert answer.status_code == 500
    assert "there is no file" in caplog.text


def test_open_files_and_iterators(file: Path) -> None:
    with file.open("rb") as opened:
        assert sending(opened).get("/things").content == TEXT
        assert opened.closed

    def lines() -> Iterator[str]:
        yield from ("a", "b")

    assert sending(lines(), LINES).get("/things").text == '"a"\n"b"\n'
    assert sending(["a"], LINES).get("/things").text == '"a"\n'
    assert sending("text", LINES).get("/things").status_code == 500


def test_responses_where_they_are_documented(caplog: pytest.LogCaptureFixture) -> None:
    replies = {
        "200": [Content("application/json", "json", anything)],
        "302": [],
    }

    def get(value: Response) -> Any:
        return answering(value, replies).get("/things", follow_redirects=False)

    assert get(JSONResponse({"a": 1})).json() == {"a": 1}
    moved = get(RedirectResponse("/there", 302))
    assert (moved.status_code, moved.headers["location"]) == (302, "/there")
    assert get(RedirectResponse("/there", 307)).status_code == 500
    assert get(Response("x", media_type="text/html")).status_code == 500
    assert "the status 307 is not documented" in caplog.text
    assert "a response of text/html; charset=utf-8, not of" in caplog.text
    head = answering(JSONResponse({"a": 1}), replies).head("/things")
    assert (head.status_code, head.content) == (200, b"")


def test_several_cookies() -> None:
    async def answer(context: Any) -> Reply[Any]:
        return Reply({}, headers={"Set-Cookie": ["a=1", "b=2; Secure"]})

    found = client((operation(), answer)).get("/things")
    assert found.headers.get_list("set-cookie") == ["a=1", "b=2; Secure"]
    bad = Reply({}, headers={"set-cookie": ["a=1", "b\r\nx: 1"]})
    assert answering(bad, operation().replies).get("/things").status_code == 500


def test_a_file_of_a_form_can_be_saved(tmp_path: Path) -> None:
    file = File(TEXT, filename="a.bin")
    assert asyncio.run(file.save(tmp_path / "saved")) == len(TEXT)
    assert (tmp_path / "saved").read_bytes() == TEXT


def uploading(
    handler: Any, messages: list[dict[str, Any]], limit: int = 1000
) -> tuple[int, list[str]]:
    """The status of an upload that arrives in these messages, and when each of them was taken."""
    taken: list[str] = []
    body = Body("application/octet-stream", "binary", anything)
    taking = operation("POST", bodies=(body,), body_required=True)
    app = application((taking, handler(taken)), limits=Limits(upload=limit))
    waiting = iter(messages)

    async def receive() -> dict[str, Any]:
        message = next(waiting)
        taken.append(f"received {len(message.get('body', b''))}")
        return message

    sent = exchanged(app, receive, "application/octet-stream")
    return sent[0]["status"], taken


def handling(taken: list[str]) -> Any:
    @streamed
    async def handle(body: Octets, *, context: Any) -> Any:
        async for piece in body:
            taken.append(f"handled {len(piece)}")
        return {}

    return handle


PIECES = [
    {"type": "http.request", "body": b"a" * size, "more_body": size != 3}
    for size in (1, 2, 3)
]


def test_octets_are_handled_while_they_arrive() -> None:
    status, taken = uploading(handling, PIECES)
    assert status == 200
    steps = [f"{what} {size}" for size in (1, 2, 3) for what in ("received", "handled")]
    assert taken == steps


def test_octets_without_an_end_are_refused() -> None:
    status, taken = uploading(handling, PIECES, limit=4)
    assert status == 413
    assert taken == ["received 1", "handled 1", "received 2", "handled 2", "received 3"]


def test_octets_are_saved(tmp_path: Path) -> None:
    def saving(taken: list[str]) -> Any:
        @streamed
        async def handle(body: Octets, *, context: Any) -> Any:
            return {"size": await body.save(tmp_path / "saved")}

        return handle

    assert uploading(saving, PIECES)[0] == 200
    assert (tmp_path / "saved").read_bytes() == b"aaaaaa"


def lines(messages: Iterable[bytes], handle: Any, limits: Limits) -> tuple[int, bytes]:
    """The status and the body of the answer to JSON lines that arrive in these pieces."""
    body = Body("application/jsonl", "json-lines", mapping(properties={"n": integer()}))
    app = application((operation("POST", bodies=(body,)), handle), limits=limits)
    waiting = iter(messages)

    async def receive() -> dict[str, Any]:
        found = next(waiting, b"")
        return {"type": "http.request", "body": found, "more_body": bool(found)}

    sent = exchanged(app, receive, "application/jsonl")
    return sent[0]["status"], sent[1]["body"]


def test_items_are_handled_while_they_arrive() -> None:
    taken: list[Any] = []

    def pieces() -> Iterator[bytes]:
        for piece in (b'{"n":1}\n{"n"', b":2}\n", b'{"n":3}'):
            taken.append("sent")
            yield piece

    @streamed
    async def handle(body: Any, *, context: Any) -> Any:
        async for each in body:
            taken.append(each)
        return {}

    assert lines(pieces(), handle, Limits())[0] == 200
    assert taken == ["sent", {"n": 1}, "sent", {"n": 2}, "sent", {"n": 3}]


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        (b'{"n":1}\n{"n":"x"}', 400, b'"pointer":"/1/n"'),
        (b'{"n":1}\n{', 400, b'"pointer":"/1"'),
        (b'{"n":1}\n"' + b"a" * 60, 413, b"more than 50 octets"),
        (b'{"n":1}\n' * 30, 413, b"must not be larger than 200 bytes"),
    ],
)
def test_items_that_are_refused(body: bytes, status: int, told: bytes) -> None:
    @streamed
    async def handle(body: Any, *, context: Any) -> Any:
        return [each async for each in body]

    found, text = lines([body], handle, Limits(json=50, upload=200))
    assert found == status
    assert told in text


def test_octets_are_whole_where_nothing_else_is_said() -> None:
    def whole(taken: list[str]) -> Any:
        async def handle(body: bytes, *, context: Any) -> Any:
            taken.append(f"handled {len(body)}")
            return {}

        return handle

    assert uploading(whole, PIECES)[1][-1] == "handled 6"
