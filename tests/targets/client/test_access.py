"""Where the generated client sends to, and with which credentials."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from targets.client.conftest import KEYS, Wire, answer

from ftgen import Config, generate


def test_servers_and_their_variables(api: ModuleType, wire: Wire) -> None:
    http = httpx2.Client(transport=httpx2.MockTransport(wire))
    api.Client(region="us", base="v2", http_client=http).access.none()
    api.Client(base_url="http://127.0.0.1:9/{region}/", http_client=http).access.none()
    assert [str(each.url) for each in wire.sent] == [
        "https://us.everything.test/v2/security/none",
        "http://127.0.0.1:9/eu/security/none",
    ]
    wire.answers = [answer({"data": []})]
    api.Client(**KEYS, base_url="http://127.0.0.1:9", http_client=http).sync.list_jobs()
    assert wire.sent[-1].url.host == "127.0.0.1"


def test_where_the_api_is_comes_from_the_argument_before_the_environment(
    api: ModuleType, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    http = httpx2.Client(transport=httpx2.MockTransport(wire))
    variable = "EVERYTHING_CLIENT_BASE_URL"
    for value, given, expected in (
        ("http://env.test", {}, "env.test"),
        ("http://env.test", {"base_url": "http://given.test"}, "given.test"),
        ("", {}, "eu.everything.test"),
    ):
        monkeypatch.setenv(variable, value)
        api.Client(**given, http_client=http).access.none()
        assert wire.sent[-1].url.host == expected
    for value, given in (("localhost:8000", {}), ("http://env.test", {"base_url": ""})):
        monkeypatch.setenv(variable, value)
        with pytest.raises(api.InvalidRequestError, match="base_url='"):
            api.Client(**given)
        with pytest.raises(api.InvalidRequestError, match="base_url='"):
            api.AsyncClient(**given)


def test_security(api: ModuleType, client: Any, wire: Wire) -> None:
    client.access.both()
    assert (wire.sent[-1].url.query, wire.sent[-1].headers["authorization"]) == (
        b"api_key=k%26",
        "Basic dTpw",
    )
    client.access.optional()
    assert wire.sent[-1].headers["authorization"] == "Bearer t"
    http = httpx2.Client(transport=httpx2.MockTransport(wire))
    anonymous = api.Client(http_client=http)
    anonymous.access.optional()
    anonymous.access.none()
    assert "authorization" not in wire.sent[-1].headers
    with pytest.raises(
        api.MissingCredentialsError, match="key=… and user=… or token=…"
    ):
        anonymous.access.both()
    assert len(wire.sent) == 4


def test_a_relative_server_needs_a_base_url(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "api.yaml"
    spec.write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: /v1}]\n"
        "paths: {/a: {get: {operationId: a, responses: {'204': {description: D.}}}}}\n"
    )
    config = Config(
        spec=str(spec),
        targets=("client",),
        out=str(tmp_path),
        package="relative_client",
    )
    assert generate(config).status == "ok"
    monkeypatch.syspath_prepend(str(tmp_path))
    relative: Any = importlib.import_module("relative_client")
    make: Callable[..., Any] = relative.Client
    with pytest.raises(TypeError, match="base_url"):
        make()
    assert make(base_url="http://127.0.0.1:9/v1") is not None
