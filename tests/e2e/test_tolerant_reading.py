"""Answers that are not as described: clients read them as far as can be, and say where they were not."""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx2
import pytest
from fine_tuning_api import UNSET, Client, models
from fine_tuning_api.client.fine_tuning import FineTuningRequests
from support.jobs import JOB

RETRIEVE = FineTuningRequests.retrieve_fine_tuning_job("ftjob-1")


def client(answer: Any) -> Client:
    wire = httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))
    return Client(
        base_url="http://example.com",
        api_key_auth="sk-test",
        http_client=httpx2.Client(transport=wire),
    )


@pytest.mark.parametrize(
    ("changed", "attribute", "expected", "pointer"),
    [
        ({"created_at": "yesterday"}, "created_at", "yesterday", "/created_at"),
        ({"model": None}, "model", None, "/model"),
        ({"error": "it failed"}, "error", "it failed", "/error"),
        ({"result_files": [1]}, "result_files", [1], "/result_files/0"),
    ],
)
def test_what_is_of_another_type_stays_as_it_came(
    changed: dict[str, Any],
    attribute: str,
    expected: object,
    pointer: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = {**JOB, **changed}
    with caplog.at_level(logging.WARNING), client(answer) as there:
        response = there.send(RETRIEVE)
    assert getattr(response.body, attribute) == expected
    assert response.body.to_dict() == answer
    assert [each.pointer for each in response.deviations] == [pointer]
    (told,) = caplog.messages
    assert f" {pointer}: " in told
    assert str(json.dumps(expected)) not in told


@pytest.mark.parametrize("name", ["id", "hyperparameters", "validation_file"])
def test_what_is_required_and_missing_is_unset(name: str) -> None:
    answer = {key: value for key, value in JOB.items() if key != name}
    with client(answer) as there:
        response = there.send(RETRIEVE)
    assert getattr(response.body, name) is UNSET
    assert response.body.to_dict() == answer
    assert len(response.deviations) == 1


def test_a_value_that_an_enumeration_has_gained_is_read_as_it_is() -> None:
    answer = {**JOB, "status": "paused"}
    with client(answer) as there:
        response = there.send(RETRIEVE)
    assert response.body.to_dict() == answer
    assert response.deviations == ()


def test_what_is_as_described_deviates_nowhere(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING), client(JOB) as there:
        response = there.send(RETRIEVE)
    assert (response.deviations, caplog.messages) == ((), [])
    assert response.body == models.FineTuningJob.from_dict(JOB)
