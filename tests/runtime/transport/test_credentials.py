"""Credentials: where they are put, which are needed, and which are refused."""

from __future__ import annotations

from typing import Any

import pytest
from support.transports import Server, client, get, ok

from runtime import auth
from runtime.auth import Credential
from runtime.errors import InvalidRequestError, MissingCredentialsError


@pytest.mark.parametrize(
    ("credential", "header", "expected"),
    [
        (auth.bearer("t"), "authorization", "Bearer t"),
        (auth.bearer(lambda: "fresh"), "authorization", "Bearer fresh"),
        (auth.basic(("user", "päss")), "authorization", "Basic dXNlcjpww6Rzcw=="),
        (auth.basic("user:pass"), "authorization", "Basic dXNlcjpwYXNz"),
        (auth.http("x", "Digest"), "authorization", "Digest x"),
        (auth.api_key("k", "header", "X-Key"), "x-key", "k"),
        (auth.api_key("k", "cookie", "sid"), "cookie", "sid=k"),
    ],
)
def test_credentials_are_put_where_they_belong(
    credential: Credential, header: str, expected: str
) -> None:
    server = Server(ok())
    client(server, {"a": credential}).send(get(security=(("a",),)))
    assert server.requests[0].headers[header] == expected


def test_a_key_in_the_query_is_encoded() -> None:
    server = Server(ok())
    client(server, {"a": auth.api_key("k&=", "query", "api key")}).send(
        get(query="x=1", security=(("a",),))
    )
    assert server.requests[0].url.query == b"x=1&api%20key=k%26%3D"


def test_all_of_one_alternative_are_needed() -> None:
    security = (("a", "b"), ("c",))
    keys = {name: auth.api_key(name, "header", f"x-{name}") for name in "abc"}
    server = Server(ok(), ok())
    client(server, {"a": keys["a"], "c": keys["c"]}).send(get(security=security))
    assert (
        "x-c" in server.requests[0].headers,
        "x-a" in server.requests[0].headers,
    ) == (True, False)
    client(server, keys).send(get(security=security))
    assert (
        "x-c" in server.requests[1].headers,
        "x-b" in server.requests[1].headers,
    ) == (False, True)
    with pytest.raises(
        MissingCredentialsError,
        match=r"GET /jobs needs credentials.*a=… and b=… or c=…",
    ):
        client(server, {"a": keys["a"]}).send(get(security=security))
    assert len(server.requests) == 2


def test_optional_credentials_are_sent_where_there_are_any() -> None:
    server = Server(ok(), ok())
    client(server).send(get(security=(("a",), ())))
    client(server, {"a": auth.bearer("t")}).send(get(security=((), ("a",))))
    assert "authorization" not in server.requests[0].headers
    assert server.requests[1].headers["authorization"] == "Bearer t"


@pytest.mark.parametrize(
    ("secret", "error"),
    [
        ("", MissingCredentialsError),
        ("s3cret\r\nx: y", InvalidRequestError),
        ("s3cret\0", InvalidRequestError),
        ("s3cret ", InvalidRequestError),
        ("\ts3cret", InvalidRequestError),
        ("s3cret\x7f", InvalidRequestError),
    ],
)
@pytest.mark.parametrize("location", ["header", "query", "cookie"])
def test_what_can_be_no_credential_is_refused_without_its_text(
    secret: str, error: type[Exception], location: auth.Location
) -> None:
    credential = auth.api_key(secret, location, "x-key")
    assert "s3cret" not in repr(credential)
    with pytest.raises(error) as refused:
        client(Server(), {"a": credential}).send(get(security=(("a",),)))
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("make", [auth.bearer, auth.basic])
@pytest.mark.parametrize("wrong", [b"s3cret", 7, ["s3cret"]])
def test_what_is_no_credential_is_told_at_once(make: Any, wrong: Any) -> None:
    with pytest.raises(TypeError, match="a credential is a string") as refused:
        make(wrong)
    assert "s3cret" not in str(refused.value)


def test_a_client_that_does_not_await_refuses_a_credential_that_must_be_awaited() -> (
    None
):
    async def token() -> str:
        return "later"

    pending = token()
    with pytest.raises(TypeError, match="does not await"):
        client(Server(), {"k": auth.bearer(lambda: pending)}).send(
            get(security=(("k",),))
        )
    pending.close()
