"""Media types and encodings that are taken, and those that the caller accepts."""

from __future__ import annotations

from typing import Any

from support.applications import JSON_TEXT, NOTE, answering, posting, problem

from runtime.operations import Body, Content, json_body
from runtime.schema import anything, string


def test_media_types_that_are_not_taken() -> None:
    api = posting(json_body(NOTE), Body("text/*", "text", string()))
    response = api.post(
        "/things", content=b"<a/>", headers={"content-type": "application/xml"}
    )
    assert response.status_code == 415
    assert response.headers["accept"] == "application/json, text/*"
    assert problem(response)["detail"] == (
        "the media type application/xml is not one of application/json, text/*"
    )
    text = api.post(
        "/things", content=b"hello", headers={"content-type": "text/markdown"}
    )
    assert text.json() == {"arguments": ["hello"]}


def test_a_compressed_body() -> None:
    api = posting(json_body(anything))
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    response = api.post("/things", content=b"\x1f\x8b", headers=headers)
    assert problem(response)["detail"] == "the body must not be compressed"
    assert (response.status_code, response.headers["accept-encoding"]) == (
        415,
        "identity",
    )


def test_what_the_caller_accepts() -> None:
    replies = {"200": [JSON_TEXT, Content("text/plain", "text", string())]}
    api = answering("a", replies)

    def get(accept: str) -> Any:
        return api.get("/things", headers={"accept": accept})

    assert get("*/*").headers["content-type"] == "application/json"
    assert (
        get("text/*, application/json;q=0.5").headers["content-type"]
        == "text/plain; charset=utf-8"
    )
    assert get("application/*").headers["content-type"] == "application/json"
    refused = get("image/png, application/json;q=0")
    assert refused.status_code == 406
    assert (
        problem(refused)["detail"]
        == "the answer is one of application/json, text/plain"
    )


def test_the_identity_encoding_in_any_case() -> None:
    api = posting(json_body(anything))
    headers = {"content-type": "application/json", "content-encoding": "Identity"}
    assert api.post("/things", content=b"1", headers=headers).status_code == 200
