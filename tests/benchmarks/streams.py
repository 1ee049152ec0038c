"""Streams of events over a mock transport: the generated client next to the openai SDK."""

from __future__ import annotations

import atexit
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx2
import openai
from tests.benchmarks.measure import Row, compare

from ftgen import Config, generate

URL = "http://benchmark.test/v1"
SPEC = Path(__file__).parents[1] / "e2e" / "readme" / "assistant.yaml"
CHUNK = 64 * 1024
ASKED: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "?"}]}


def rows() -> list[Row]:
    """Many small events, and one that is very large, each to the end."""
    return [
        *_row("100,000 events", _events(100_000, 5), 1.0),
        *_row("one event of 8 MB", _events(1, 8_000_000), 2.0),
    ]


def _row(what: str, body: bytes, target: float) -> list[Row]:
    http = httpx2.Client(transport=httpx2.MockTransport(_responding(body)))
    sdk = openai.OpenAI(api_key="k", base_url=URL, http_client=http)
    ours = _package().Client(base_url=URL, key="k", http_client=http)
    chat: Callable[..., Any] = sdk.chat.completions.create
    return compare(
        what,
        lambda: _count(ours.chat.stream_create_completion(**ASKED)),
        {"openai SDK": (lambda: _count(chat(**ASKED, stream=True)), target)},
        rounds=7,
    )


def _count(items: Any) -> int:
    return sum(1 for _ in items)


def _responding(body: bytes) -> Callable[[httpx2.Request], httpx2.Response]:
    def chunks() -> Iterator[bytes]:
        for start in range(0, len(body), CHUNK):
            yield body[start : start + CHUNK]

    headers = {"content-type": "text/event-stream"}
    return lambda request: httpx2.Response(200, content=chunks(), headers=headers)


def _events(count: int, size: int) -> bytes:
    """A stream of so many events with so many letters each."""
    choice = {"index": 0, "delta": {"content": "x" * size}, "finish_reason": None}
    event = {
        "id": "chat-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [choice],
    }
    return f"data: {json.dumps(event)}\n\n".encode() * count + b"data: [DONE]\n\n"


@cache
def _package() -> Any:
    """The package generated of a description with a stream."""
    out = tempfile.mkdtemp(prefix="ftgen-benchmark-")
    atexit.register(shutil.rmtree, out)
    result = generate(Config(spec=str(SPEC), targets=("client",), out=out))
    assert result.status == "ok", result.diagnostics
    sys.path.insert(0, out)
    return import_module("assistant")
