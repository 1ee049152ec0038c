"""Who may call: credentials, alternatives, scopes and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from threading import get_ident
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.applications import application, client, echo, operation, problem

from runtime.authentication import Guard, Scheme
from runtime.handling import Context
from runtime.problems import HTTPError


def judge(scheme: str, credential: str, scopes: tuple[str, ...]) -> str | None:
    """An authenticator that knows one credential for each scheme."""
    known = {"token": "t", "user": "me:pass", "key": "k", "query": "q", "session": "s"}
    if "admin" in scopes:
        raise HTTPError(403, "not you")
    return f"{scheme} user" if known.get(scheme) == credential else None


def secured(
    *security: Mapping[str, list[str]], authenticate: Any = judge
) -> TestClient:
    """A client of an operation with these security requirements."""

    async def who(context: Context) -> Any:
        return [dict(context.credentials), dict(context.principals), context.principal]

    return client((operation(security=security), who), authenticate=authenticate)


@pytest.mark.parametrize(
    ("scheme", "headers", "query"),
    [
        ("token", {"authorization": "bearer t"}, ""),
        ("user", {"authorization": "Basic bWU6cGFzcw=="}, ""),
        ("key", {"x-key": "k"}, ""),
        ("query", {}, "?key=q"),
        ("session", {"cookie": "sid=s"}, ""),
    ],
)
def test_credentials_of_every_kind(
    scheme: str, headers: dict[str, str], query: str
) -> None:
    api = secured({scheme: []})
    refused = api.get("/things")
    assert problem(refused)["detail"] == "a credential is needed"
    assert refused.headers["www-authenticate"]
    admitted = api.get("/things" + query, headers=headers)
    assert admitted.json()[1:] == [{scheme: f"{scheme} user"}, f"{scheme} user"]


def test_a_wrong_credential() -> None:
    response = secured({"token": []}).get(
        "/things", headers={"authorization": "Bearer x"}
    )
    assert problem(response)["detail"] == "the credential is not valid"
    assert (
        response.headers["www-authenticate"]
        == 'Bearer realm="api", error="invalid_token"'
    )


def test_a_client_certificate() -> None:
    app = application(
        (operation(security=({"tls": []},)), echo), authenticate=lambda *_: "me"
    )

    async def with_certificate(scope: Any, receive: Any, send: Any) -> None:
        tls = {"client_cert_chain": ["-----BEGIN CERTIFICATE-----"]}
        await app({**scope, "extensions": {"tls": tls}}, receive, send)

    assert TestClient(app).get("/things").status_code == 401
    assert TestClient(with_certificate).get("/things").status_code == 200


def test_security_fails_closed(caplog: pytest.LogCaptureFixture) -> None:
    api = secured({"key": []}, authenticate=None)
    for _ in range(2):
        assert api.get("/things", headers={"x-key": "k"}).status_code == 401
    assert caplog.text.count("no authenticator") == 1


def test_alternatives_and_combinations() -> None:
    api = secured({"token": [], "key": []}, {"user": []})
    assert api.get("/things", headers={"x-key": "k"}).status_code == 401
    both = api.get("/things", headers={"x-key": "k", "authorization": "Bearer t"})
    assert both.json()[0] == {"token": "t", "key": "k"}
    other = api.get("/things", headers={"authorization": "Basic bWU6cGFzcw=="})
    assert other.json()[0] == {"user": "me:pass"}
    challenge = api.get("/things").headers["www-authenticate"]
    assert "Bearer" in challenge and "Basic" in challenge


def test_optional_security() -> None:
    api = secured({}, {"key": []})
    assert api.get("/things").json() == [{}, {}, None]
    assert api.get("/things", headers={"x-key": "k"}).json()[2] == "key user"


@pytest.mark.parametrize("security", [({}, {"key": []}), ({"key": []}, {})])
def test_only_a_request_without_credentials_is_anonymous(security: Any) -> None:
    wrong = secured(*security).get("/things", headers={"x-key": "x"})
    assert wrong.status_code == 401

    def refuse(*_: Any) -> None:
        raise HTTPError(503)

    api = secured(*security, authenticate=refuse)
    assert api.get("/things", headers={"x-key": "k"}).status_code == 503
    assert api.get("/things").json() == [{}, {}, None]


def test_scopes_that_do_not_reach() -> None:
    response = secured({"token": ["admin"]}).get(
        "/things", headers={"authorization": "Bearer t"}
    )
    assert problem(response)["detail"] == "not you"
    assert response.status_code == 403


def test_an_asynchronous_authenticator() -> None:
    async def authenticate(
        scheme: str, credential: str, scopes: tuple[str, ...]
    ) -> Any:
        return (scheme, credential, scopes)

    api = secured({"key": ["a", "b"]}, authenticate=authenticate)
    assert api.get("/things", headers={"x-key": "k"}).json()[2] == [
        "key",
        "k",
        ["a", "b"],
    ]


def test_what_does_not_await_runs_in_a_thread() -> None:
    threads = []

    class Security:
        def key(self, key: str, access: Any, /) -> Any:
            threads.append(get_ident())
            if key == "no":
                raise HTTPError(403)
            return "me"

        async def query_key(self, key: str, access: Any, /) -> Any:
            threads.append(get_ident())
            return "me"

    async def who(*, context: Context) -> Any:
        threads.append(get_ident())
        return context.principal

    schemes = {
        "key": Scheme("api-key", "header", "X-Key", method="key"),
        "query": Scheme("api-key", "query", "key", method="query_key"),
    }
    asking = operation(security=({"key": []}, {"query": []}))
    guard = Guard(schemes, security=Security())
    api = client((asking, who), guard=guard)
    assert api.get("/things", headers={"x-key": "k"}).json() == "me"
    judged, handled = threads
    assert judged != handled
    assert api.get("/things", headers={"x-key": "no"}).status_code == 403
    threads.clear()
    assert api.get("/things?key=k").json() == "me"
    assert len(set(threads)) == 1
