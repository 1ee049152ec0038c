"""How answers are read: errors, media types, and redirections."""

from __future__ import annotations

import httpx2
import pytest
from support.transports import JSON, Server, client, get, ok

from runtime import auth, bodies, replies, text_replies
from runtime.errors import (
    ApiError,
    InvalidResponseError,
    NotFoundError,
    RedirectionError,
    ServerError,
)
from runtime.schema import Schema, anything, integer, mapping, string


def test_errors_are_typed_and_decoded() -> None:
    request = get(
        errors={
            404: replies.json(anything),
            "4XX": replies.json(anything),
        }
    )
    answer = httpx2.Response(404, json={"error": "no such job"}, headers={"x-id": "7"})
    with pytest.raises(
        NotFoundError, match=r"GET /jobs answered 404 Not Found: .*no such job"
    ) as caught:
        client(Server(answer)).send(request)
    assert (caught.value.status, caught.value.body, caught.value.headers["X-Id"]) == (
        404,
        {"error": "no such job"},
        "7",
    )
    with pytest.raises(ApiError) as caught_range:
        client(Server(httpx2.Response(418, json=[1]))).send(request)
    assert (type(caught_range.value), caught_range.value.body) == (ApiError, [1])


def test_an_error_that_is_not_as_described_stays_what_it_is() -> None:
    request = get(errors={"default": replies.json(mapping())})
    for answer, body in (
        (httpx2.Response(500, text="<html>"), "<html>"),
        (httpx2.Response(500, content=b"\xff\x00"), b"\xff\x00"),
        (httpx2.Response(500, json=[1]), [1]),
        (httpx2.Response(500), b""),
    ):
        with pytest.raises(ServerError) as caught:
            client(Server(answer), retries=0).send(request)
        assert caught.value.body == body


def test_a_success_that_is_not_as_described_is_told_from_an_error() -> None:
    for answer, message in (
        (
            httpx2.Response(200, text="<html>"),
            "expected JSON, found 6 octets of text/plain",
        ),
        (httpx2.Response(200, json=[]), "expected an object, found an array"),
        (httpx2.Response(204), "expected JSON, found nothing"),
    ):
        with pytest.raises(InvalidResponseError, match=message) as caught:
            client(Server(answer), strict=True).send(get())
        assert caught.value.status == answer.status_code


@pytest.mark.parametrize("body", ["null", "[]", '"x"', "1"])
def test_a_success_of_another_kind_is_nothing_to_be_read(body: str) -> None:
    answer = httpx2.Response(200, content=body)
    with pytest.raises(InvalidResponseError, match="expected an object, found"):
        client(Server(answer)).send(get())


def test_text_may_be_a_number() -> None:
    def read(text: str, schema: Schema) -> object:
        answer = httpx2.Response(200, text=text)
        return (
            client(Server(answer))
            .send(get(success={200: text_replies.text(schema)}))
            .body
        )

    assert read("5", integer()) == 5
    assert read("5", string()) == "5"
    assert read("5", anything) == "5"
    with pytest.raises(InvalidResponseError, match="expected an integer, found"):
        read("five", integer())


def test_ranges_defaults_and_undocumented_successes_are_read() -> None:
    readers = {"2XX": text_replies.text(string()), 204: replies.nothing}
    assert (
        client(Server(httpx2.Response(201, text="a"))).send(get(success=readers)).body
        == "a"
    )
    assert client(Server(httpx2.Response(204))).send(get(success=readers)).body is None
    assert client(Server(httpx2.Response(201, json={"a": 1}))).send(get()).body == {
        "a": 1
    }
    default = {"default": replies.json(mapping())}
    assert client(Server(ok({"a": 1}))).send(get(success=default)).body == {"a": 1}
    with pytest.raises(ServerError):
        client(Server(httpx2.Response(501)), retries=0).send(get(success=default))


def test_the_content_type_chooses_among_several() -> None:
    reader = replies.by_media_type(
        {
            "application/json": replies.json(anything),
            "text/csv": text_replies.text(string()),
        }
    )
    csv = httpx2.Response(
        200, content=b"a,\xe9", headers={"content-type": "text/csv; charset=latin-1"}
    )
    assert client(Server(csv)).send(get(success={200: reader})).body == "a,é"
    assert client(Server(ok({"a": 1}))).send(get(success={200: reader})).body == {
        "a": 1
    }


def test_an_answer_of_another_media_type_is_what_it_is() -> None:
    wanted = get(success={200: replies.json(string())})
    text = {"content-type": "text/plain; charset=latin-1"}
    octets = {"content-type": "application/octet-stream"}
    for headers, content, body in (
        (text, b"caf\xe9", "café"),
        (octets, b"\x00\xff", b"\x00\xff"),
        ({"content-type": "application/json"}, b'"x"', "x"),
    ):
        answer = httpx2.Response(200, content=content, headers=headers)
        found = client(Server(answer)).send(wanted)
        assert found.body == body
        assert len(found.deviations) == (
            headers != {"content-type": "application/json"}
        )
    for of, strict in ((string(), True), (mapping(), False)):
        answer = httpx2.Response(200, content=b"hello", headers=text)
        there = client(Server(answer), strict=strict)
        with pytest.raises(InvalidResponseError, match="expected JSON, found 5 octets"):
            there.send(get(success={200: replies.json(of)}))


def test_redirections_are_followed_on_the_same_host_only() -> None:
    def moved(to: str, status: int = 307) -> httpx2.Response:
        return httpx2.Response(status, headers={"location": to})

    server = Server(moved("/v1/jobs/"), ok({"a": 1}))
    sent = get(method="POST", body=bodies.json(1), security=(("k",),))
    keys = {"k": auth.api_key("secret", "header", "x-key")}
    assert client(server, keys).send(sent).body == {"a": 1}
    assert (
        server.requests[1].method,
        server.requests[1].content,
        server.requests[1].headers["x-key"],
    ) == (
        "POST",
        b"1",
        "secret",
    )
    server = Server(moved("/done", 303), ok())
    client(server).send(
        sent.__class__(method="POST", path="/jobs", body=bodies.json(1), success=JSON)
    )
    assert (server.requests[1].method, server.requests[1].content) == ("GET", b"")
    server = Server(moved("https://elsewhere.test/"))
    with pytest.raises(RedirectionError):
        client(server, keys).send(sent)
    server = Server(moved("/again"))
    with pytest.raises(RedirectionError) as caught:
        client(server).send(get(errors={"3XX": replies.nothing}))
    assert caught.value.headers["location"] == "/again"


@pytest.mark.parametrize(
    ("base_url", "location", "followed"),
    [
        ("http://api.test", "http://api.test:8001/", None),
        ("http://api.test:8000", "https://api.test/", None),
        ("http://api.test", "https://api.test/", "https://api.test/"),
        ("https://api.test", "http://api.test/", None),
        ("http://api.test", "ftp://api.test/", None),
        ("http://api.test", "file:///etc/passwd", None),
        ("http://api.test", "http://u:p@api.test/x", "http://api.test/x"),
    ],
)
def test_credentials_stay_at_their_origin(
    base_url: str, location: str, followed: str | None
) -> None:
    server = Server(httpx2.Response(302, headers={"location": location}), ok({}))
    caller = client(server, {"k": auth.bearer("secret")}, base_url=base_url)
    request = get(security=(("k",),))
    if followed is None:
        with pytest.raises(RedirectionError):
            caller.send(request)
        assert len(server.requests) == 1
    else:
        caller.send(request)
        assert str(server.requests[1].url) == followed
        assert server.requests[1].headers["authorization"] == "Bearer secret"
