"""Retries and time-outs of the generated clients against servers that fail, over a real socket."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from e2e.conftest import KEY
from e2e.flaky import Answer, Flaky
from fine_tuning_api import (
    AsyncClient,
    Client,
    InvalidResponseError,
    RateLimitError,
    RequestOptions,
    Retries,
    ServerError,
    TransportError,
    TransportTimeoutError,
    models,
)
from support.jobs import JOB
from support.serving import serving

REQUEST = models.CreateFineTuningJobRequest(
    model="gpt-4o-mini", training_file="file-train01"
)
QUICKLY = Retries(limit=2, first_delay=0.01)
BUSY = {
    "error": {
        "message": "Try again.",
        "type": "server_error",
        "param": None,
        "code": None,
    }
}


@contextmanager
def scripted(
    *script: Answer, retries: Retries = QUICKLY, strict: bool = False
) -> Iterator[tuple[Any, Any]]:
    """A client of a server that answers as the script says, and that server."""
    server = Flaky(script)
    with (
        serving(server) as origin,
        Client(
            base_url=origin, api_key_auth=KEY, retries=retries, strict=strict
        ) as client,
    ):
        yield client.fine_tuning, server


def test_calls_are_repeated_until_they_succeed() -> None:
    with scripted(Answer(500, BUSY), Answer(502, BUSY), Answer()) as (jobs, server):
        assert jobs.retrieve_fine_tuning_job("ftjob-0001").to_dict() == JOB
        assert len(server.requests) == 3


def test_async_calls_are_repeated_until_they_succeed() -> None:
    async def call(origin: str) -> models.FineTuningJob:
        async with AsyncClient(
            base_url=origin, api_key_auth=KEY, retries=QUICKLY
        ) as client:
            return await client.fine_tuning.retrieve_fine_tuning_job("ftjob-0001")

    server = Flaky([Answer(500, BUSY), Answer(503, BUSY), Answer()])
    with serving(server) as origin:
        assert asyncio.run(call(origin)).to_dict() == JOB
    assert len(server.requests) == 3


def test_last_answer_is_raised_with_its_decoded_body() -> None:
    with scripted(Answer(503, BUSY)) as (jobs, server):
        with pytest.raises(ServerError) as busy:
            jobs.retrieve_fine_tuning_job("ftjob-0001")
        assert busy.value.status == 503
        assert busy.value.body.error.message == "Try again."
        assert len(server.requests) == 3


def test_post_is_repeated_only_where_it_was_not_processed() -> None:
    with scripted(Answer(500, BUSY), Answer()) as (jobs, server):
        with pytest.raises(ServerError):
            jobs.create_fine_tuning_job(
                model="gpt-4o-mini", training_file="file-train01"
            )
        assert len(server.requests) == 1
    later = Answer(503, BUSY, headers=(("retry-after", "0"),))
    with scripted(later, Answer()) as (jobs, server):
        assert (
            jobs.create_fine_tuning_job(
                model="gpt-4o-mini", training_file="file-train01"
            ).id
            == "ftjob-0001"
        )
        bodies = [body for _, _, _, body in server.requests]
        assert bodies == [REQUEST.to_json()] * 2


def test_retry_after_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    patient = Answer(429, BUSY, headers=(("retry-after", "1"),))
    waits: list[float] = []
    with scripted(patient, Answer()) as (jobs, server):
        monkeypatch.setattr("time.sleep", waits.append)
        jobs.retrieve_fine_tuning_job("ftjob-0001")
        assert len(server.requests) == 2
    (wait,) = waits
    assert wait >= 1


def test_server_that_asks_for_too_much_patience_is_not_asked_again() -> None:
    patient = Answer(429, BUSY, headers=(("retry-after", "3600"),))
    with scripted(patient, Answer()) as (jobs, server):
        with pytest.raises(RateLimitError):
            jobs.retrieve_fine_tuning_job("ftjob-0001")
        assert len(server.requests) == 1


def test_time_out_of_one_call() -> None:
    with scripted(Answer(delay=2)) as (jobs, server):
        options = RequestOptions(timeout=0.2, retries=0)
        with pytest.raises(TransportTimeoutError):
            jobs.retrieve_fine_tuning_job("ftjob-0001", options=options)
        assert (len(server.requests), server.answered) == (1, 0)


def test_call_that_timed_out_is_repeated() -> None:
    with scripted(Answer(delay=1), Answer()) as (jobs, server):
        job = jobs.retrieve_fine_tuning_job(
            "ftjob-0001", options=RequestOptions(timeout=0.3)
        )
        assert job.id == "ftjob-0001"
        assert len(server.requests) == 2


def test_answer_that_is_not_as_described() -> None:
    broken = {**JOB, "hyperparameters": {"n_epochs": None}}
    with scripted(Answer(body=broken)) as (jobs, _):
        job = jobs.retrieve_fine_tuning_job("ftjob-0001")
        assert job.to_dict() == broken
    with scripted(Answer(body=broken), strict=True) as (jobs, _):
        with pytest.raises(InvalidResponseError) as wrong:
            jobs.retrieve_fine_tuning_job("ftjob-0001")
        assert "/hyperparameters/n_epochs" in str(wrong.value)


def test_unknown_values_and_properties_of_an_answer_are_kept() -> None:
    newer = {**JOB, "status": "paused", "method": {"type": "dpo"}}
    with scripted(Answer(body=newer)) as (jobs, _):
        job = jobs.retrieve_fine_tuning_job("ftjob-0001")
        assert job.status == "paused"
        assert job.additional_properties == {"method": {"type": "dpo"}}
        assert job.to_dict() == newer


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with (
            Client(base_url=origin, api_key_auth=KEY, retries=QUICKLY) as client,
            pytest.raises(TransportError) as refused,
        ):
            client.fine_tuning.create_fine_tuning_job(
                model="gpt-4o-mini", training_file="file-train01"
            )
        assert refused.value.sent is False


def test_connection_that_breaks_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        accepted: list[bytes] = []

        def hang_up() -> None:
            for _ in range(3):
                connection, _ = listener.accept()
                accepted.append(connection.recv(100))
                connection.close()

        thread = threading.Thread(target=hang_up, daemon=True)
        thread.start()
        origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with (
            Client(base_url=origin, api_key_auth=KEY, retries=QUICKLY) as client,
            pytest.raises(TransportError) as broken,
        ):
            client.fine_tuning.retrieve_fine_tuning_job("ftjob-0001")
        assert broken.value.sent is True
        thread.join(5)
        assert len(accepted) == 3
