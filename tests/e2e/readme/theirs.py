"""The same by the openai SDK, as its README shows it: what the generated packages are compared with."""

from __future__ import annotations

import asyncio
import io
import json
import os
from pathlib import Path
from typing import Any

import httpx2
import openai
from openai import AsyncOpenAI, OpenAI


def usage() -> Any:
    client = OpenAI(api_key=os.environ.get("OPENAI_API_KEY"))
    answer = client.chat.completions.create(
        model="m",
        messages=[
            {"role": "developer", "content": "Be brief."},
            {"role": "user", "content": "Hello?"},
        ],
    )
    return answer.choices[0].message.content


def awaiting() -> Any:
    async def main() -> Any:
        client = AsyncOpenAI()
        answer = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "Hello?"}]
        )
        return answer.choices[0].message.content

    return asyncio.run(main())


def streaming() -> Any:
    client, found = OpenAI(), []
    stream = client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "Hello?"}], stream=True
    )
    for chunk in stream:
        found.append(chunk.choices[0].delta.content)
    return found


def streaming_async() -> Any:
    async def main() -> list[Any]:
        client, found = AsyncOpenAI(), []
        stream = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "Hello?"}], stream=True
        )
        async for chunk in stream:
            found.append(chunk.choices[0].delta.content)
        return found

    return asyncio.run(main())


def dictionaries() -> Any:
    client = OpenAI()
    answer = client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    )
    return answer.to_dict()


def all_pages() -> Any:
    client, found = OpenAI(), []
    for job in client.fine_tuning.jobs.list(limit=2):
        found.append(job.id)
    return found


def all_pages_async() -> Any:
    async def main() -> list[str]:
        client, found = AsyncOpenAI(), []
        async for job in client.fine_tuning.jobs.list(limit=2):
            found.append(job.id)
        return found

    return asyncio.run(main())


def page_by_page() -> Any:
    client = OpenAI()
    first = client.fine_tuning.jobs.list(limit=2)
    if first.has_next_page():
        second = first.get_next_page()
        return len(second.data) if second else 0
    return 0


def page_by_page_async() -> Any:
    async def main() -> int:
        client = AsyncOpenAI()
        first = await client.fine_tuning.jobs.list(limit=2)
        if first.has_next_page():
            second = await first.get_next_page()
            return len(second.data) if second else 0
        return 0

    return asyncio.run(main())


def one_page() -> Any:
    client, found = OpenAI(), []
    first = client.fine_tuning.jobs.list(limit=2)
    for job in first.data:
        found.append(job.id)
    return found


def nested() -> Any:
    client = OpenAI()
    answer = client.chat.completions.create(
        model="m",
        messages=[{"role": "user", "content": "How much?"}],
        response_format={"type": "json_object"},
    )
    return answer.choices[0].message.content


def file_of_a_path() -> Any:
    client = OpenAI()
    stored = client.files.create(file=Path("input.jsonl"), purpose="fine-tune")
    return stored.filename, stored.bytes


def file_of_a_path_async() -> Any:
    async def main() -> tuple[str, int]:
        client = AsyncOpenAI()
        stored = await client.files.create(
            file=Path("input.jsonl"), purpose="fine-tune"
        )
        return stored.filename, stored.bytes

    return asyncio.run(main())


def file_of_memory() -> Any:
    client, octets = OpenAI(), io.BytesIO(b"123")
    stored = client.files.create(
        file=("audio.wav", octets, "audio/wav"), purpose="assistants"
    )
    return stored.filename, stored.bytes


def download() -> Any:
    client = OpenAI()
    answer = client.files.content("f-1")
    answer.write_to_file("copy.bin")
    return len(answer.content)


def errors() -> Any:
    client = OpenAI(max_retries=0)
    try:
        client.fine_tuning.jobs.create(model="none", training_file="file-1")
    except openai.APIConnectionError as error:
        return error.__cause__
    except openai.RateLimitError:
        return "slower"
    except openai.APIStatusError as error:
        return error.status_code
    return "ok"


def no_connection() -> Any:
    client = OpenAI(base_url="http://127.0.0.1:9", max_retries=0)
    try:
        client.fine_tuning.jobs.create(model="m", training_file="file-1")
    except openai.APIConnectionError:
        return "unreachable"
    return "ok"


def request_id() -> Any:
    client = OpenAI()
    answer = client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    )
    return answer._request_id


def request_id_of_an_error() -> Any:
    client = OpenAI()
    try:
        client.fine_tuning.jobs.retrieve("none")
    except openai.NotFoundError as error:
        return error.request_id
    return ""


def retries() -> Any:
    client = OpenAI(max_retries=0)
    answer = client.with_options(max_retries=5).chat.completions.create(
        model="flaky", messages=[{"role": "user", "content": "Hello?"}]
    )
    return answer.choices[0].message.content


def no_retries() -> Any:
    client = OpenAI(max_retries=0)
    try:
        client.chat.completions.create(
            model="down", messages=[{"role": "user", "content": "Hello?"}]
        )
    except openai.InternalServerError as error:
        return error.status_code
    return 200


def timeouts() -> Any:
    client = OpenAI(timeout=20.0)
    client = OpenAI(timeout=httpx2.Timeout(60.0, read=5.0, write=10.0, connect=2.0))
    answer = client.with_options(timeout=5.0).chat.completions.create(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    )
    return answer.choices[0].message.content


def null_or_missing() -> Any:
    client = OpenAI()
    answer = client.chat.completions.create(model="m", messages=[])
    if "system_fingerprint" not in answer.model_fields_set:
        return "missing"
    return "null" if answer.system_fingerprint is None else "there"


def raw_answer() -> Any:
    client = OpenAI()
    answer = client.fine_tuning.jobs.with_raw_response.retrieve("job-0")
    return answer.headers.get("x-request-id"), answer.parse().id


def raw_stream() -> Any:
    client = OpenAI()
    with client.chat.completions.with_streaming_response.create(
        model="m", messages=[{"role": "user", "content": "Hello?"}], stream=True
    ) as answer:
        return [line for line in answer.iter_lines() if line][-1]


def undocumented_properties() -> Any:
    client = OpenAI()
    answer = client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "Hello?"}]
    )
    return (answer.model_extra or {})["extra"]


def undocumented_endpoints() -> Any:
    client = OpenAI()
    answer = client.post("/foo", cast_to=httpx2.Response, body={"mine": True})
    return answer.headers.get("x-foo")


def own_http_client() -> Any:
    seen: list[str] = []

    def answering(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url))
        body = {"id": "c", "choices": [{"message": {"role": "user", "content": ""}}]}
        return httpx2.Response(200, text=json.dumps(body), headers=JSON)

    client = OpenAI(
        base_url="http://my.test:8083/v1",
        http_client=httpx2.Client(transport=httpx2.MockTransport(answering)),
    )
    client.chat.completions.create(model="m", messages=[])
    return seen


JSON = {"content-type": "application/json"}


def resources() -> Any:
    with OpenAI() as client:
        client.chat.completions.create(model="m", messages=[])
    return "closed"
