"""What comes of a call, in the same words for the generated clients and for the openai SDK."""

from __future__ import annotations

import asyncio
from typing import Any

import openai
from fine_tuning_api import AsyncClient, Client, Retries, models
from fine_tuning_api.client import FineTuningRequests

from support.colours import COLOURS, run_async
from support.peer import Peer

SDK = ("SDK", "SDK async")
CALLERS = (*COLOURS, *SDK)
"""The generated client in each of its colours, and the SDK in both of its."""

KEY = "sk-1234567890"
NEW: dict[str, Any] = {"model": "gpt-4o-mini", "training_file": "file-train01"}
QUICK = Retries(first_delay=0.0)


def called(caller: str, url: str, method: str, **settings: Any) -> Any:
    """The answer to GET (retrieve a job) or POST (create one), or the exception that came in its place."""
    if caller in SDK:
        return _by_sdk(caller, url, method, **settings)
    given = {"api_key_auth": KEY, "base_url": url, "retries": QUICK, **settings}

    def request() -> Any:
        if method == "GET":
            return FineTuningRequests.retrieve_fine_tuning_job("ftjob-0001")
        body = models.CreateFineTuningJobRequest(**NEW)
        return FineTuningRequests.create_fine_tuning_job(body)

    if caller == "sync":
        try:
            with Client(**given) as client:
                return client.send(request())
        except Exception as error:
            return error

    async def run() -> Any:
        try:
            async with AsyncClient(**given) as client:
                return await client.send(request())
        except Exception as error:
            return error

    return run_async(caller, run)


def _by_sdk(caller: str, url: str, method: str, **settings: Any) -> Any:
    given = {"api_key": KEY, "base_url": url, "max_retries": 2, **settings}
    if caller == "SDK":
        try:
            with openai.OpenAI(**given) as client:
                jobs = client.fine_tuning.jobs
                if method == "GET":
                    return jobs.retrieve("ftjob-0001")
                return jobs.create(**NEW)
        except Exception as error:
            return error

    async def run() -> Any:
        try:
            async with openai.AsyncOpenAI(**given) as client:
                jobs = client.fine_tuning.jobs
                if method == "GET":
                    return await jobs.retrieve("ftjob-0001")
                return await jobs.create(**NEW)
        except Exception as error:
            return error

    return asyncio.run(run())


def outcome(result: Any, there: Peer) -> str:
    """``ok`` or the kind of the error, whether it says that the request was sent, and how many requests came.

    What of an answer was not as described is told by ``deviating``; an exception of neither package has its module.
    """
    count = f" ×{len(there.requests)}"
    if not isinstance(result, Exception):
        is_odd = bool(getattr(result, "deviations", ()))
        return ("ok, deviating" if is_odd else "ok") + count
    kind = type(result)
    package = kind.__module__.partition(".")[0]
    is_own = package in ("fine_tuning_api", "openai")
    name = kind.__name__ if is_own else f"{kind.__module__}.{kind.__name__}"
    told = {True: ", sent", False: ", unsent", None: ""}
    return name + told[getattr(result, "sent", None)] + count
