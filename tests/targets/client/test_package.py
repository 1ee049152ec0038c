"""The generated package: what importing it loads, and its types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from targets.client.conftest import NAME


def test_importing_costs_next_to_nothing(folder: Path) -> None:
    code = f"""
import sys
import {NAME}
assert not {{"httpx2", "{NAME}.models", "{NAME}.client"}} & sys.modules.keys()
client = {NAME}.Client(base_url="http://127.0.0.1:9")
client.access
assert "{NAME}.client.access" in sys.modules
assert not {{"{NAME}.client.answers", "{NAME}.models.job"}} & sys.modules.keys()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


USAGE = f"""
import asyncio
from typing import assert_type
from {NAME} import AsyncClient, Client, RawStream, Stream, models
from {NAME}.client.answers import AnswersRequests

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
"""


@pytest.mark.parametrize(
    "checker",
    [
        ["-m", "mypy", "--strict", "--no-incremental", "usage.py", NAME],
        [
            "-m",
            "basedpyright",
            "--level",
            "error",
            "--pythonpath",
            sys.executable,
            "usage.py",
            NAME,
        ],
    ],
    ids=["mypy", "basedpyright"],
)
def test_types_hold(folder: Path, checker: list[str]) -> None:
    (folder / "usage.py").write_text(USAGE)
    done = subprocess.run(
        [sys.executable, *checker], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
