"""What a request may cost: each limit refuses what goes beyond it, and the default ones hold."""

from __future__ import annotations

import tracemalloc
from typing import Any

import anyio
import pytest
from support.applications import ANY, client, operation, posting, problem

from runtime.handling import Context
from runtime.limits import Limits
from runtime.operations import Body, json_body
from runtime.schema import anything, array, integer, mapping, string

FORM = Body("application/x-www-form-urlencoded", "form", mapping())
PARTS = Body("multipart/form-data", "multipart", mapping())
KIND = {"content-type": FORM.media_type}


def test_json_and_uploads_have_limits_of_their_own() -> None:
    raw = Body("application/octet-stream", "binary", string())
    api = posting(json_body(anything), raw, limits=Limits(json=10, upload=20))
    assert api.post("/things", json="a" * 8).status_code == 200
    assert api.post("/things", json="a" * 9).status_code == 413
    kind = {"content-type": "application/octet-stream"}
    assert api.post("/things", content=b"a" * 21, headers=kind).status_code == 413
    assert api.post("/things", content=b"a" * 20, headers=kind).status_code != 413


def test_fields_of_forms() -> None:
    api = posting(FORM, limits=Limits(form_fields=2))
    assert api.post("/things", content="a=1&b=2", headers=KIND).status_code == 200
    refused = api.post("/things", content="a=1&b=2&c=3", headers=KIND)
    assert problem(refused)["detail"] == "the form must not have more than 2 fields"
    assert refused.status_code == 413


def test_parts_of_multipart_bodies() -> None:
    api = posting(PARTS, limits=Limits(parts=2))
    files: dict[str, Any] = dict.fromkeys("ab", (None, "1"))
    assert api.post("/things", files=files).status_code == 200
    refused = api.post("/things", files={**files, "c": (None, "1")})
    assert refused.status_code == 413


def test_depth() -> None:
    api = posting(json_body(anything), limits=Limits(depth=3))
    assert api.post("/things", json=[[[1]]]).status_code == 200
    refused = api.post("/things", json=[[[[1]]]])
    [fault] = problem(refused)["violations"]
    assert fault["message"] == "expected JSON: nested deeper than 3"


@pytest.mark.parametrize(
    "body",
    [
        json_body(array(integer())),
        Body("application/jsonl", "json-lines", integer()),
    ],
    ids=lambda body: body.kind,
)
def test_violations_are_counted_out(body: Body) -> None:
    api = posting(body, limits=Limits(violations=5))
    content = {"json": '["a","a","a","a","a"%s]', "json-lines": '"a"\n' * 5 + "%s"}
    more = {"json": ',"a"' * 1000, "json-lines": '"a"\n' * 1000}
    for extra in ("", more[body.kind]):
        text = content[body.kind] % extra
        kind = {"content-type": body.media_type}
        found = problem(api.post("/things", content=text, headers=kind))
        assert len(found["violations"]) == 5
        assert found.get("more", False) is bool(extra)


def test_an_answer_to_a_million_faults_is_small() -> None:
    api = posting(json_body(array(integer())), limits=Limits())
    content = b"[" + b'"",' * 1_000_000 + b'""]'
    tracemalloc.start()
    response = api.post("/things", content=content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert response.status_code == 400 and len(response.content) < 20_000
    assert peak < 20 * len(content)


def test_a_body_that_is_larger_than_anyone_sends_by_accident() -> None:
    api = posting(json_body(anything), limits=Limits())
    assert api.post("/things", content=b"[" * (5 * 2**20)).status_code == 413


def test_seconds() -> None:
    async def sleep(context: Context) -> Any:
        await anyio.sleep_forever()

    api = client((operation(replies=ANY), sleep), limits=Limits(seconds=0.01))
    response = api.get("/things")
    assert problem(response)["detail"] == "there is no answer after 0.01 seconds"
    assert response.status_code == 504


def test_an_error_of_time_of_the_handlers_own() -> None:
    async def late(context: Context) -> Any:
        raise TimeoutError

    api = client((operation(replies=ANY), late), limits=Limits(seconds=60))
    assert api.get("/things").status_code == 500
