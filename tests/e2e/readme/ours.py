"""What the README of the openai SDK shows, written for generated packages: a function for each of its snippets."""

from __future__ import annotations

import asyncio
import io
import json
import os
from pathlib import Path
from typing import Any

import fine_tuning_api
import httpx2
from assistant import (
    UNSET,
    AsyncClient,
    Client,
    Request,
    ServerError,
    Timeout,
    response_to,
)
from fine_tuning_api import (
    ApiError,
    NotFoundError,
    RateLimitError,
    TransportError,
)


def usage() -> Any:
    client = Client(key=os.environ.get("ASSISTANT_KEY"))
    answer = client.chat.create_completion(
        model="m",
        messages=[
            {"role": "developer", "content": "Be brief."},
            {"role": "user", "content": "Hello?"},
        ],
    )
    return answer.choices[0].message.content


def awaiting() -> Any:
    async def main() -> str:
        client = AsyncClient()
        answer = await client.chat.create_completion(
            model="m", messages=[{"role": "user", "content": "Hello?"}]
        )
        return answer.choices[0].message.content

    return asyncio.run(main())


def streaming() -> Any:
    client, found = Client(), []
    stream = client.chat.stream_create_completion(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    )
    for chunk in stream:
        found.append(chunk.choices[0].delta.content)
    return found


def streaming_async() -> Any:
    async def main() -> list[Any]:
        client, found = AsyncClient(), []
        stream = await client.chat.stream_create_completion(
            model="m", messages=[{"role": "user", "content": "Hello?"}]
        )
        async for chunk in stream:
            found.append(chunk.choices[0].delta.content)
        return found

    return asyncio.run(main())


def dictionaries() -> Any:
    client = Client()
    answer = client.chat.create_completion(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    )
    return answer.to_dict()


def all_pages() -> Any:
    client, found = fine_tuning_api.Client(), []
    for job in client.fine_tuning.list_paginated_fine_tuning_jobs(limit=2):
        found.append(job.id)
    return found


def all_pages_async() -> Any:
    async def main() -> list[str]:
        client, found = fine_tuning_api.AsyncClient(), []
        async for job in client.fine_tuning.list_paginated_fine_tuning_jobs(limit=2):
            found.append(job.id)
        return found

    return asyncio.run(main())


def page_by_page() -> Any:
    client = fine_tuning_api.Client()
    first = client.fine_tuning.list_paginated_fine_tuning_jobs(limit=2)
    if first.has_next:
        second = first.next_page()
        return len(second.data) if second else 0
    return 0


def page_by_page_async() -> Any:
    async def main() -> int:
        client = fine_tuning_api.AsyncClient()
        first = await client.fine_tuning.list_paginated_fine_tuning_jobs(limit=2)
        if first.has_next:
            second = await first.next_page()
            return len(second.data) if second else 0
        return 0

    return asyncio.run(main())


def one_page() -> Any:
    client, found = fine_tuning_api.Client(), []
    first = client.fine_tuning.list_paginated_fine_tuning_jobs(limit=2)
    for job in first.data:
        found.append(job.id)
    return found


def nested() -> Any:
    client = Client()
    answer = client.chat.create_completion(
        model="m",
        messages=[{"role": "user", "content": "How much?"}],
        response_format={"type": "json_object"},
    )
    return answer.choices[0].message.content


def file_of_a_path() -> Any:
    client = Client()
    stored = client.files.create_file(file=Path("input.jsonl"), purpose="fine-tune")
    return stored.filename, stored.bytes


def file_of_a_path_async() -> Any:
    async def main() -> tuple[str, int]:
        client = AsyncClient()
        stored = await client.files.create_file(
            file=Path("input.jsonl"), purpose="fine-tune"
        )
        return stored.filename, stored.bytes

    return asyncio.run(main())


def file_of_memory() -> Any:
    client, octets = Client(), io.BytesIO(b"123")
    stored = client.files.create_file(
        file=("audio.wav", octets, "audio/wav"), purpose="assistants"
    )
    return stored.filename, stored.bytes


def download() -> Any:
    client = Client()
    stream = client.files.stream_download_file("f-1")
    return stream.save("copy.bin")


def errors() -> Any:
    client = fine_tuning_api.Client(retries=0)
    try:
        client.fine_tuning.create_fine_tuning_job(model="none", training_file="file-1")
    except TransportError as error:
        return error.__cause__
    except RateLimitError:
        return "slower"
    except ApiError as error:
        return error.status
    return "ok"


def no_connection() -> Any:
    client = fine_tuning_api.Client(base_url="http://127.0.0.1:9", retries=0)
    try:
        client.fine_tuning.create_fine_tuning_job(model="m", training_file="file-1")
    except TransportError:
        return "unreachable"
    return "ok"


def request_id() -> Any:
    client = Client()
    answer = response_to(
        client.chat.create_completion,
        model="m",
        messages=[{"role": "user", "content": "Hello?"}],
    )
    return answer.request_id


def request_id_of_an_error() -> Any:
    client = fine_tuning_api.Client()
    try:
        client.fine_tuning.retrieve_fine_tuning_job("none")
    except NotFoundError as error:
        return error.request_id
    return ""


def retries() -> Any:
    client = Client(retries=0)
    answer = client.with_options(retries=5).chat.create_completion(
        model="flaky", messages=[{"role": "user", "content": "Hello?"}]
    )
    return answer.choices[0].message.content


def no_retries() -> Any:
    client = Client(retries=0)
    try:
        client.chat.create_completion(
            model="down", messages=[{"role": "user", "content": "Hello?"}]
        )
    except ServerError as error:
        return error.status
    return 200


def timeouts() -> Any:
    client = Client(timeout=20.0)
    client = Client(timeout=Timeout(pool=60.0, read=5.0, write=10.0, connect=2.0))
    answer = client.with_options(timeout=5.0).chat.create_completion(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    )
    return answer.choices[0].message.content


def null_or_missing() -> Any:
    client = Client()
    answer = client.chat.create_completion(model="m", messages=[])
    if answer.system_fingerprint is UNSET:
        return "missing"
    return "null" if answer.system_fingerprint is None else "there"


def raw_answer() -> Any:
    client = fine_tuning_api.Client()
    answer = fine_tuning_api.response_to(
        client.fine_tuning.retrieve_fine_tuning_job, "job-0"
    )
    return answer.headers.get("x-request-id"), answer.body.id


def raw_stream() -> Any:
    client = Client()
    with client.chat.stream_create_completion(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    ) as answer:
        return [line for line in answer.iter_lines() if line][-1]


def undocumented_properties() -> Any:
    client = Client()
    answer = client.chat.create_completion(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    )
    return answer.additional_properties["extra"]


def undocumented_endpoints() -> Any:
    client = Client()
    answer = client.send(Request.of("POST", "/foo", {"mine": True}))
    return answer.headers.get("x-foo")


def own_http_client() -> Any:
    seen: list[str] = []

    def answering(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url))
        body = {"id": "c", "choices": [{"message": {"role": "user", "content": ""}}]}
        return httpx2.Response(200, text=json.dumps(body), headers=JSON)

    client = Client(
        base_url="http://my.test:8083/v1",
        http_client=httpx2.Client(transport=httpx2.MockTransport(answering)),
    )
    client.chat.create_completion(model="m", messages=[])
    return seen


JSON = {"content-type": "application/json"}


def resources() -> Any:
    with Client() as client:
        client.chat.create_completion(model="m", messages=[])
    return "closed"
