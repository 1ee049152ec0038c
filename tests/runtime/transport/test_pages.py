"""Pages: how each kind of list goes on, and that none goes on for ever."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from support.colours import COLOURS, run_async, settings
from support.peer import Peer, answer, peer
from support.transports import JSON

from runtime import paging
from runtime.async_transport import AsyncTransport
from runtime.errors import ClientError, PagingError, ServerError
from runtime.requests import PageRequest, Paging
from runtime.sync_transport import SyncTransport


def items(body: Any) -> Any:
    return body["data"]


def request(how: Paging[Any, Any], query: str = "limit=2") -> PageRequest[Any, Any]:
    return PageRequest(
        method="GET", path="/jobs", query=query, success=JSON, paging=how
    )


def page(*data: Any, link: str = "", **more: Any) -> bytes:
    lines = [f'link: <{link}>; rel="prev next"; title="a, b"'] if link else []
    text = json.dumps({"data": data, **more})
    return answer(text, 200, "application/json", *lines)


def collected(colour: str, base_url: str, asked: PageRequest[Any, Any]) -> list[Any]:
    """All items, and the exception that ended them."""
    found: list[Any] = []
    if colour == "sync":
        with SyncTransport(**settings(base_url, {})) as client:
            try:
                found.extend(client.paginate(asked))
            except ClientError as error:
                found.append(type(error))
        return found

    async def run() -> None:
        async with AsyncTransport(**settings(base_url, {})) as client:
            try:
                async for item in client.paginate(asked):
                    found.append(item)
            except ClientError as error:
                found.append(type(error))

    run_async(colour, run)
    return found


def asked_for(there: Peer) -> list[str]:
    return [each.split()[1].decode() for each in there.requests]


AFTER = paging.after(items, "after", str, lambda body: body.get("more"))
TOKEN = paging.token(items, "cursor", lambda body: body.get("next"))
NUMBER = paging.number(items, "page", more=lambda body: body.get("pages"))
OFFSET = paging.offset(items, "offset", more=lambda body: body.get("total"))
URL = paging.url(items, lambda body: body.get("next"))
LISTS: dict[str, tuple[Paging[Any, Any], list[bytes], list[str]]] = {
    "after": (
        AFTER,
        [page(1, 2, more=True), page(3, more=False)],
        ["/jobs?limit=2", "/jobs?limit=2&after=2"],
    ),
    "after, until empty": (
        AFTER,
        [page(1, 2), page(3), page()],
        ["/jobs?limit=2", "/jobs?limit=2&after=2", "/jobs?limit=2&after=3"],
    ),
    "token": (
        TOKEN,
        [page(1, next="a&b"), page(next="c"), page(2, 3, next="")],
        ["/jobs?limit=2", "/jobs?limit=2&cursor=a%26b", "/jobs?limit=2&cursor=c"],
    ),
    "number": (
        NUMBER,
        [page(1, 2, pages=2), page(3, pages=2)],
        ["/jobs?limit=2", "/jobs?limit=2&page=2"],
    ),
    "number, until empty": (
        NUMBER,
        [page(1, 2), page(3), page()],
        ["/jobs?limit=2", "/jobs?limit=2&page=2", "/jobs?limit=2&page=3"],
    ),
    "offset": (
        OFFSET,
        [page(1, 2, total=3), page(3, total=3)],
        ["/jobs?limit=2", "/jobs?limit=2&offset=2"],
    ),
    "link": (
        paging.link(items),
        [page(1, 2, link="/next?page=2"), page(3)],
        ["/jobs?limit=2", "/next?page=2"],
    ),
    "URL": (
        URL,
        [page(1, 2, next="?page=2"), page(3)],
        ["/jobs?limit=2", "/jobs?page=2"],
    ),
}


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("name", LISTS)
def test_all_items_of_a_list(colour: str, name: str) -> None:
    how, script, paths = LISTS[name]
    with peer(*script) as there:
        assert collected(colour, there.url, request(how)) == [1, 2, 3]
        assert asked_for(there) == paths


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize(
    ("how", "script"),
    [
        (TOKEN, [page(1, next="a"), page(2, next="b"), page(3, next="a")]),
        (AFTER, [page(1, 2), page(1, 2)]),
        (NUMBER, [page(1), page(2), page(2)]),
        (URL, [page(1, next="http://elsewhere.test/")]),
        (paging.link(items), [page(1, link="https://127.0.0.1/")]),
    ],
)
def test_a_list_that_has_no_end_is_an_error(
    colour: str, how: Paging[Any, Any], script: list[bytes]
) -> None:
    with peer(*script) as there:
        found = collected(colour, there.url, request(how))
        assert found[-1] is PagingError
        assert len(there.requests) == len(script)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_page_is_asked_for_as_any_call_is(colour: str) -> None:
    busy = answer("{}", 503)
    with peer(page(1, next="a"), busy, page(2)) as there:
        assert collected(colour, there.url, request(TOKEN)) == [1, 2]
        assert len(there.requests) == 3
    with peer(page(1, next="a"), busy) as there:
        assert collected(colour, there.url, request(TOKEN)) == [1, ServerError]
        assert len(there.requests) == 4


def test_a_page_tells_of_itself() -> None:
    script = [page(1, 2, next="a", total=3), page(3)]
    with peer(*script) as there, SyncTransport(**settings(there.url, {})) as client:
        first = client.paginate(request(TOKEN))
        assert (first.data, len(first), first.has_next) == ([1, 2], 2, True)
        assert (first.body["total"], first.response.status) == (3, 200)
        second = first.next_page()
        assert second is not None
        assert (second.data, second.has_next, second.next_page()) == ([3], False, None)
        again = first.next_page()
        assert again is not None
        assert again.data == [3]
        assert repr(first) == "Page(2 items, has_next=True)"
        assert [each.data for each in first.pages()] == [[1, 2], [3]]


def test_an_empty_page_is_true() -> None:
    with peer(page()) as there, SyncTransport(**settings(there.url, {})) as client:
        empty = client.paginate(request(TOKEN))
        assert (len(empty), bool(empty)) == (0, True)


def test_an_asynchronous_list_is_a_coroutine_and_iterable() -> None:
    async def run(base_url: str) -> None:
        async with AsyncTransport(**settings(base_url, {})) as client:

            def paged() -> Any:
                return client.paginate(request(TOKEN))

            first = await asyncio.create_task(paged())
            assert first.data == [1]
            following = await first.next_page()
            assert following is not None
            assert following.data == [2]
            both = await asyncio.gather(paged(), asyncio.wait_for(paged(), 9))
            assert [each.data for each in both] == [[2], [2]]
            forgotten: Callable[[], None] = paged().close
            forgotten()

    with peer(page(1, next="a"), page(2)) as there:
        asyncio.run(run(there.url))
