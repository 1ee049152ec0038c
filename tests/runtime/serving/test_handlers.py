"""How handlers are called: on the loop or in a thread, one for all requests or one for each."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.applications import ANY, application, client, operation, problem

from runtime.handlers import methods
from runtime.handling import Context
from runtime.operations import Content
from runtime.problems import HTTPError
from runtime.schema import anything

DO_IT = operation(replies=ANY)
LINES = {"200": [Content("application/jsonl", "json-lines", anything)]}


class Handler:
    """Knows what it was made with."""

    def __init__(self, seen: list[Any]) -> None:
        self.seen = seen

    async def do_it(self, context: Context[Any]) -> Any:
        """Answers with it, or as its last word says."""
        if isinstance(self.seen[-1], Exception):
            raise self.seen[-1]
        return list(map(str, self.seen))


def served(maker: Any, **options: Any) -> TestClient:
    """A client of an application whose handlers a function makes."""
    found = methods("things", maker, [DO_IT])
    return client((DO_IT, found["do_it"]), **options)


def test_a_plain_method_runs_in_a_thread() -> None:
    threads: list[int] = []

    def plain(context: Context[Any]) -> str:
        threads.append(threading.get_ident())
        return "plain"

    async def on_the_loop(context: Context[Any]) -> str:
        threads.append(threading.get_ident())
        return "loop"

    with client((DO_IT, plain), (operation("POST"), on_the_loop)) as api:
        assert api.get("/things").json() == "plain"
        assert api.post("/things").json() == "loop"
    assert threads[0] != threads[1]


def test_a_plain_method_may_give_something_to_await() -> None:
    async def later() -> str:
        return "later"

    assert client((DO_IT, lambda context: later())).get("/things").json() == "later"


def test_a_method_may_be_a_generator() -> None:
    async def lines(context: Context[Any]) -> AsyncIterator[int]:
        yield 1
        yield 2

    api = client((operation(replies=LINES), lines))
    assert api.get("/things").text == "1\n2\n"


def test_a_handler_for_each_request() -> None:
    api = served(lambda context: Handler([context.operation_id]))
    assert api.get("/things").json() == ["doIt"]

    async def make(context: Context[Any]) -> Handler:
        return Handler(["awaited"])

    assert served(make).get("/things").json() == ["awaited"]


def test_a_context_manager_is_closed_before_the_answer() -> None:
    seen: list[Any] = []

    @asynccontextmanager
    async def make(context: Context[Any]) -> AsyncIterator[Handler]:
        try:
            yield Handler(seen)
            seen.append("committed")
        except HTTPError as error:
            seen.append(f"rolled back {error.status}")
            raise

    seen.append("opened")
    assert served(make).get("/things").json() == ["opened"]
    assert seen == ["opened", "committed"]
    seen[:] = [HTTPError(409)]
    assert served(make).get("/things").status_code == 409
    assert seen[-1] == "rolled back 409"


def test_a_context_manager_that_fails_in_the_end() -> None:
    @contextmanager
    def make(context: Context[Any]) -> Iterator[Handler]:
        yield Handler(["fine"])
        raise HTTPError(503, "nothing could be kept")

    assert problem(served(make).get("/things"))["detail"] == "nothing could be kept"


def test_a_context_manager_that_swallows_what_is_raised() -> None:
    @contextmanager
    def make(context: Context[Any]) -> Iterator[Handler]:
        with suppress(ValueError):
            yield Handler([ValueError()])

    assert served(make).get("/things").status_code == 500


def test_a_stream_needs_what_is_open() -> None:
    seen: list[str] = []

    class Streaming:
        async def do_it(self, context: Context[Any]) -> AsyncIterator[int]:
            async def items() -> AsyncIterator[int]:
                seen.append("item")
                yield 1

            return items()

    @asynccontextmanager
    async def make(context: Context[Any]) -> AsyncIterator[Streaming]:
        yield Streaming()
        seen.append("closed")

    stream = operation(replies=LINES)
    method = methods("things", make, [stream])["do_it"]
    assert client((stream, method)).get("/things").text == "1\n"
    assert seen == ["item", "closed"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (Handler, "things: expected an instance or a function of the Context, found"),
        (7, "things: 7 has none of the methods do_it"),
    ],
)
def test_what_is_no_handler(given: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        methods("things", given, [DO_IT])


def test_nothing_is_handled_by_nothing() -> None:
    assert methods("things", None, [DO_IT]) == {}
    assert application().routes == []
