"""What type checkers must find of a client's calls; it is checked, and not run."""

from __future__ import annotations

from typing import assert_type

from every.everything_client import AsyncClient, Client, RawStream, Stream, models
from every.everything_client.client.answers import AnswersRequests

with Client(key="k", user=("a", "b"), token=lambda: "t", region="us") as client:
    assert_type(client.answers.two(), models.Color | models.Job | None)
    assert_type(client.bodies.list(), list[models.Color])
    assert_type(client.answers.chat(id="1"), models.Color)
    assert_type(client.answers.stream_chat(id="1"), Stream[models.Job])
    assert_type(client.answers.stream_download(), RawStream)
    assert_type(client.answers.stream(), Stream[models.Job])
    assert_type(client.sync.list_jobs().data, list[models.Job])
    assert_type(client.send(AnswersRequests.download()).body, bytes)
    for job in client.sync.list_jobs():
        assert_type(job, models.Job)
    with client.stream(AnswersRequests.chat(models.Job(id="1"))) as stream:
        assert_type(next(stream), models.Job)


async def main() -> None:
    async with AsyncClient(key="k") as client:
        assert_type(await client.answers.kinds(), models.Color | str)
        async for job in client.sync.list_jobs():
            assert_type(job, models.Job)
        first = await client.sync.list_jobs()
        assert_type(first.data, list[models.Job])
        async with client.answers.stream_chat(id="1") as stream:
            assert_type(await anext(stream), models.Job)
