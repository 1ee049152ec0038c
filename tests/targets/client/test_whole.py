"""Whole answers of methods: what ``response_to`` gives, and what it refuses."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

import httpx2
import pytest
from targets.client.conftest import KEYS, Wire, answer


def test_the_answer_of_a_method_is_given_whole(
    api: ModuleType, client: Any, wire: Wire
) -> None:
    wire.answers = [answer({"R": 1}), answer([{"G": 2}]), answer({}, 404)]
    whole = api.response_to(client.answers.two)
    assert (whole.status, whole.body) == (200, api.models.Color(r=1))
    assert whole.headers["Content-Type"] == "application/json"
    colors = [api.models.Color(r=1)]
    options = api.RequestOptions(headers={"x-a": "b"})
    whole = api.response_to(client.bodies.list, colors, options=options)
    assert whole.body == [api.models.Color(g=2)]
    assert wire.sent[-1].content == b'[{"R":1}]'
    assert wire.sent[-1].headers["x-a"] == "b"
    with pytest.raises(api.NotFoundError):
        api.response_to(client.answers.two)


def test_the_answer_of_an_asynchronous_method_is_awaited(
    api: ModuleType, wire: Wire
) -> None:
    async def run() -> None:
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(wire))
        async with api.AsyncClient(**KEYS, http_client=http) as client:
            wire.answers = [answer({"R": 1}), answer({"R": 2})]
            both = await asyncio.gather(
                api.response_to(client.answers.two), api.response_to(client.answers.two)
            )
            assert {each.body.r for each in both} == {1, 2}
            with pytest.raises(TypeError, match="a stream has"):
                api.response_to(client.answers.stream)

    asyncio.run(run())


def test_what_has_no_answer_of_its_own_is_refused(
    api: ModuleType, client: Any, wire: Wire
) -> None:
    for method, message in (
        (client.sync.list_jobs, "a page has its response"),
        (client.answers.stream, "a stream has its status"),
        (len, "takes a method of a client"),
        ([].append, "takes a method of a client"),
    ):
        with pytest.raises(TypeError, match=message):
            api.response_to(method)
    assert wire.sent == []
