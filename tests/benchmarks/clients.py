"""Clients over a mock transport: the generated one next to bare httpx2 and the openai SDK."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import httpx2
import openai
from tests.benchmarks import data, package
from tests.benchmarks.measure import Row, compare

URL = "http://benchmark.test/v1"


def _respond(request: httpx2.Request) -> httpx2.Response:
    """What the server would say; the same bytes to every contestant."""
    if request.headers["authorization"] != f"Bearer {data.KEY}":
        return httpx2.Response(401)
    body = _PAGE if request.method == "GET" and "limit" in request.url.params else _JOB
    return httpx2.Response(
        200, content=body, headers={"content-type": "application/json"}
    )


_JOB = data.text(data.job(3))
_PAGE = data.text(data.page())


def rows() -> list[Row]:
    """Each operation with each client, decoded to what that client gives."""
    ours, bare, sdk = _generated(), _bare(), _sdk()
    return [
        row
        for what in ("retrieve", "create", "list of 20")
        for row in compare(
            what,
            ours[what],
            {"bare httpx2": (bare[what], 1.25), "openai SDK": (sdk[what], 0.35)},
        )
    ]


def _bare() -> dict[str, Callable[[], Any]]:
    client = httpx2.Client(
        transport=httpx2.MockTransport(_respond),
        base_url=URL,
        headers={"authorization": f"Bearer {data.KEY}"},
    )

    def retrieve() -> Any:
        response = client.get(f"/fine_tuning/jobs/{data.job_id(3)}")
        return response.raise_for_status().json()

    def create() -> Any:
        response = client.post("/fine_tuning/jobs", json=data.CREATE)
        return response.raise_for_status().json()

    def list_jobs() -> Any:
        response = client.get("/fine_tuning/jobs", params={"limit": 20})
        return response.raise_for_status().json()

    return {"retrieve": retrieve, "create": create, "list of 20": list_jobs}


def _sdk() -> dict[str, Callable[[], Any]]:
    client = openai.OpenAI(
        api_key=data.KEY,
        base_url=URL,
        http_client=httpx2.Client(transport=httpx2.MockTransport(_respond)),
    )
    jobs = client.fine_tuning.jobs
    body: Any = data.CREATE
    return {
        "retrieve": lambda: jobs.retrieve(data.job_id(3)),
        "create": lambda: jobs.create(**body),
        "list of 20": lambda: jobs.list(limit=20),
    }


def _generated() -> dict[str, Callable[[], Any]]:
    api = package.generated()
    client = api.Client(
        base_url=URL,
        api_key_auth=data.KEY,
        http_client=httpx2.Client(transport=httpx2.MockTransport(_respond)),
    )
    jobs = client.fine_tuning
    request = api.models.CreateFineTuningJobRequest.from_json(json.dumps(data.CREATE))
    given = {
        each.name: getattr(request, each.name)
        for each in dataclasses.fields(request)
        if each.name != "additional_properties"
    }
    return {
        "retrieve": lambda: jobs.retrieve_fine_tuning_job(data.job_id(3)),
        "create": lambda: jobs.create_fine_tuning_job(**given),
        "list of 20": lambda: jobs.list_paginated_fine_tuning_jobs(limit=20),
    }
