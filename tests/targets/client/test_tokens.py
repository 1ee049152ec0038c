"""The generated functions of OAuth 2.0: tokens are fetched from where the description says."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs

import pytest
from support.colours import COLOURS, run_async
from support.packages import imported
from support.peer import answer, peer

from ftgen import Config, generate

API = """\
openapi: 3.1.0
info: {title: Keys, version: '1'}
servers: [{url: 'https://api.example.test/v1'}]
security: [{OAuth2: [write]}]
paths:
  /job: {post: {operationId: run_job, tags: [jobs], responses: {'204': {description: Done.}}}}
  /state:
    get:
      operationId: get_state
      tags: [jobs]
      responses: {'200': {description: It., content: {application/json: {schema: {type: object}}}}}
components:
  securitySchemes:
    OAuth2:
      type: oauth2
      description: 'How programs come in. \\"\"\"'
      flows:
        clientCredentials: {tokenUrl: /token, scopes: {read: Read., write: 'Write "all".'}}
        authorizationCode:
          authorizationUrl: https://login.example.test/
          tokenUrl: https://login.example.test/token
          refreshUrl: https://login.example.test/refresh
          scopes: {}
    OAuth2Refresh: {type: oauth2, flows: {clientCredentials: {tokenUrl: /other, scopes: {}}}}
    Implicit: {type: oauth2, flows: {implicit: {authorizationUrl: /at, scopes: {}}}}
    Key: {type: apiKey, in: header, name: x-key}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package with functions for tokens."""
    folder = tmp_path_factory.mktemp("tokens")
    (folder / "api.yaml").write_text(API, "utf-8")
    config = Config(
        spec=str(folder / "api.yaml"),
        out=str(folder / "out"),
        package="made_keys",
        targets=("client", "docs"),
    )
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    with imported(folder / "out", "made_keys") as module:
        from made_keys import tokens  # type: ignore[import-not-found]

        module.__dict__["tokens"] = tokens
        yield module


def granted(token: str, **fields: Any) -> bytes:
    """The answer of an authorization server."""
    return answer(json.dumps({"access_token": token, "token_type": "Bearer", **fields}))


def defaults(function: Any) -> dict[str, Any]:
    """What the keyword arguments of a function are where they are not given."""
    found = inspect.signature(function).parameters.values()
    return {each.name: each.default for each in found if each.default is not each.empty}


def test_each_flow_that_needs_no_person_has_a_function(package: ModuleType) -> None:
    tokens = package.tokens
    assert set(tokens.__all__) == {"oauth2", "oauth2_refresh", "oauth2_refresh_"}


def test_what_the_description_says_is_the_default(package: ModuleType) -> None:
    assert defaults(package.tokens.oauth2) == {
        "token_url": "https://api.example.test/token",
        "scopes": ("read", "write"),
    }
    (user,) = (
        each
        for name in package.tokens.__all__
        if "refresh_token"
        in inspect.signature(each := getattr(package.tokens, name)).parameters
    )
    assert defaults(user) == {
        "client_secret": "",
        "token_url": "https://login.example.test/refresh",
        "scopes": (),
        "on_rotation": None,
    }


@pytest.mark.parametrize("colour", COLOURS)
def test_a_call_fetches_its_token_and_another_after_a_401(
    package: ModuleType, colour: str
) -> None:
    done, refused = answer("", 204), answer("{}", 401)
    with peer(granted("a"), granted("b")) as login, peer(done, refused, done) as api:
        secret = package.tokens.oauth2("id", "secret", token_url=login.url)
        if colour == "sync":
            with package.Client(oauth2=secret, base_url=api.url) as client:
                client.jobs.run_job()
                client.jobs.run_job()
        else:

            async def run() -> None:
                async with package.AsyncClient(
                    oauth2=secret, base_url=api.url
                ) as client:
                    await client.jobs.run_job()
                    await client.jobs.run_job()

            run_async(colour, run)
    sent = [request.decode().partition("\r\n\r\n")[2] for request in login.requests]
    assert [parse_qs(each) for each in sent] == 2 * [
        {"grant_type": ["client_credentials"], "scope": ["read write"]}
    ]
    tokens = [request.lower().split(b"bearer ")[1][:1] for request in api.requests]
    assert tokens == [b"a", b"a", b"b"]
    assert "secret" not in repr(secret)


def test_an_api_without_such_a_scheme_has_no_module(tmp_path: Path) -> None:
    spec, out = tmp_path / "api.yaml", tmp_path / "out"
    spec.write_text(
        API.replace("clientCredentials", "x-other").replace(
            "authorizationCode", "x-more"
        ),
        "utf-8",
    )
    result = generate(
        Config(
            spec=str(spec),
            out=str(out),
            package="p",
            targets=("client",),
            allow=("invalid-description",),
        )
    )
    assert result.status == "ok", result.diagnostics
    assert "p/tokens.py" not in result.files


def test_the_page_on_the_client_shows_the_first_of_them(package: ModuleType) -> None:
    (folder,) = package.__path__
    page = (Path(folder).parent / "docs" / "client.md").read_text("utf-8")
    code = page.partition("## Tokens")[2].split("```")[1].removeprefix("python\n")
    printed: list[Any] = []
    exec(code, {"print": printed.append})
    assert [type(each).__name__ for each in printed] == ["Client"]
