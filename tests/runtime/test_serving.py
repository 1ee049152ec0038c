"""The server's runtime by itself: tables made by hand, requests through Starlette's test client."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from runtime import codec
from runtime.authentication import Authenticate, Guard, Scheme
from runtime.endpoints import Endpoint, RenderError, Settings
from runtime.handling import Context, Reply
from runtime.operations import (
    Body,
    Content,
    Operation,
    Parameter,
    Part,
    json_body,
    json_content,
)
from runtime.problems import HTTPError
from runtime.serving import Api, Application
from runtime.validation import anything, array, integer, object_, string, union

Handler = Callable[..., Any]
SCHEMES = {
    "token": Scheme("bearer"),
    "user": Scheme("basic"),
    "key": Scheme("api-key", "header", "X-Key"),
    "query": Scheme("api-key", "query", "key"),
    "session": Scheme("api-key", "cookie", "sid"),
    "tls": Scheme("mutual-tls"),
    "digest": Scheme("digest"),
}


def application(
    *operations: tuple[Operation, Handler | None],
    authenticate: Authenticate | None = None,
    limit: int | None = 1000,
    prefix: str = "",
    render_error: RenderError | None = None,
) -> Application:
    """An application of these operations."""
    settings = Settings(
        Guard(SCHEMES, authenticate), limit, render_error, logging.getLogger("tests")
    )
    endpoints = [
        Endpoint(operation, handler, settings) for operation, handler in operations
    ]
    api = Api("Test & Co", "1", "tests.server", {}, SCHEMES)
    return Application(api, endpoints, settings, prefix)


def client(*operations: tuple[Operation, Handler | None], **options: Any) -> TestClient:
    """A client of such an application."""
    return TestClient(application(*operations, **options))


async def echo(*arguments: Any, context: Context, **keywords: Any) -> Any:
    """What a handler is called with."""
    return {"arguments": list(arguments), **keywords}


ANY = {"200": [json_content(codec.encode)]}


def operation(
    method: str = "GET",
    path: str = "/things",
    *,
    parameters: tuple[Parameter, ...] = (),
    bodies: tuple[Body, ...] = (),
    body_required: bool = False,
    replies: Mapping[str, list[Content]] = ANY,
    security: tuple[Mapping[str, list[str]], ...] = (),
) -> Operation:
    """An operation that answers with any JSON."""
    return Operation(
        "doIt",
        "do_it",
        method,
        path,
        parameters,
        bodies,
        body_required,
        replies,
        security,
    )


def problem(response: Any) -> dict[str, Any]:
    """The problem document of a response."""
    assert response.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = response.json()
    assert found["status"] == response.status_code
    return found


def faults(response: Any) -> list[tuple[str, str, str, str]]:
    """All that a response says is wrong: place, name, pointer and message."""
    assert response.status_code == 400
    return [
        (each["in"], each.get("name", ""), each["pointer"], each["message"])
        for each in problem(response)["violations"]
    ]


# Routing


def test_unknown_paths_and_methods() -> None:
    api = client((operation(), echo), (operation("DELETE", "/things/{id}"), echo))
    assert problem(api.get("/thing"))["title"] == "Not Found"
    assert problem(api.get("/things/"))["status"] == 404
    wrong_method = api.post("/things")
    assert problem(wrong_method)["detail"] == "POST is not one of GET, HEAD, OPTIONS"
    assert wrong_method.headers["allow"] == "GET, HEAD, OPTIONS"
    assert api.get("/things/1").headers["allow"] == "DELETE, OPTIONS"
    options = api.options("/things")
    assert (options.status_code, options.headers["allow"]) == (
        204,
        "GET, HEAD, OPTIONS",
    )


def test_head_is_get_without_the_body() -> None:
    api = client((operation(), echo))
    response = api.head("/things")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-length"] == str(len(api.get("/things").content))


def test_literal_segments_come_before_templated_ones() -> None:
    async def name(*_: str, context: Context) -> str:
        return context.operation_id

    routes = ["/a/{x}", "/a/b", "/a/{x}.json", "/a/{x}/c", "/a/b/{y}", "/p/{x}:go"]
    api = client(
        *((Operation(path, "n", "GET", path, replies=ANY), name) for path in routes)
    )
    assert api.get("/a/z").json() == "/a/{x}"
    assert api.get("/a/b").json() == "/a/b"
    assert api.get("/a/z.json").json() == "/a/{x}.json"
    assert api.get("/a/b/c").json() == "/a/b/{y}"
    assert api.get("/a/z/c").json() == "/a/{x}/c"
    assert api.get("/p/1:go").json() == "/p/{x}:go"
    assert api.get("/p/1%3Ago").json() == "/p/{x}:go"


def test_same_path_under_several_names_and_methods() -> None:
    identifier = Parameter("path", "id", string(), codec.string)
    other = Parameter("path", "key", string(), codec.string)
    api = client(
        (operation("GET", "/x/{id}", parameters=(identifier,)), echo),
        (operation("PUT", "/x/{key}", parameters=(other,)), echo),
    )
    assert api.get("/x/1").json() == {"arguments": ["1"]}
    assert api.put("/x/2").json() == {"arguments": ["2"]}


def test_operations_that_differ_in_their_query_only() -> None:
    async def name(context: Context, **_: str) -> str:
        return context.operation_id

    fields = Parameter("query", "fields", string(), codec.string, required=True)
    api = client(
        (Operation("plain", "n", "GET", "/m", replies=ANY), name),
        (Operation("beta", "n", "GET", "/m?beta=true", replies=ANY), name),
        (Operation("link", "n", "GET", "/m#link", [fields], replies=ANY), name),
    )
    assert api.get("/m").json() == "plain"
    assert api.get("/m?beta=true").json() == "beta"
    assert api.get("/m?beta=false").json() == "plain"
    assert api.get("/m?fields=x").json() == "link"


def test_an_encoded_slash_does_not_part_segments() -> None:
    identifier = Parameter("path", "id", string(), codec.string)
    api = client(
        (operation(path="/x/{id}", parameters=(identifier,)), echo), prefix="/v1"
    )
    assert api.get("/v1/x/a%2Fb%20c").json() == {"arguments": ["a/b c"]}
    assert api.get("/x/a").status_code == 404


def test_it_can_be_mounted_and_extended() -> None:
    identifier = Parameter("path", "id", string(), codec.string)
    app = application((operation(path="/x/{id}", parameters=(identifier,)), echo))
    app.add_route("/health", lambda request: PlainTextResponse("fine"))
    outer = TestClient(Starlette(routes=[Mount("/api", app=app)]))
    assert outer.get("/api/x/a%2Fb").json() == {"arguments": ["a/b"]}
    assert outer.get("/api/health").text == "fine"
    assert outer.get("/api/none").status_code == 404


def test_the_page_at_the_root() -> None:
    app = application((operation(), echo), (operation("POST"), None), prefix="v1")
    page = TestClient(app).get("/", headers={"accept": "text/html"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Test &amp; Co" in page.text and "<code>/v1/things</code>" in page.text
    assert TestClient(app).get("/v1/").json()["operations"] == [
        {"method": "GET", "path": "/v1/things", "operation": "doIt", "handled": True},
        {"method": "POST", "path": "/v1/things", "operation": "doIt", "handled": False},
    ]


def test_an_api_may_have_a_root_of_its_own() -> None:
    assert client((operation(path="/"), echo)).get("/").json() == {"arguments": []}


# Parameters


def test_parameters_of_every_place() -> None:
    parameters = (
        Parameter("path", "id", integer(), codec.integer),
        Parameter("query", "limit", integer(), codec.integer, default=lambda: 20),
        Parameter("query", "tags", array(string()), codec.anything),
        Parameter("header", "X-Trace", string(), codec.string, argument="x_trace"),
        Parameter("cookie", "sid", string(), codec.string),
        Parameter("query", "f", anything(), codec.anything, style="deepObject"),
    )
    api = client((operation(path="/x/{id}", parameters=parameters), echo))
    response = api.get(
        "/x/7?tags=a&tags=b%2Cc&f[a]=1",
        headers={"x-trace": "t", "cookie": "a=b; sid=s%20s"},
    )
    assert response.json() == {
        "arguments": [7],
        "limit": 20,
        "tags": ["a", "b,c"],
        "x_trace": "t",
        "sid": "s s",
        "f": {"a": "1"},
    }


def test_all_that_is_wrong_is_said_at_once() -> None:
    parameters = (
        Parameter("path", "id", integer(), codec.integer),
        Parameter("query", "limit", integer(maximum=5), codec.integer),
        Parameter("query", "need", string(), codec.string, required=True),
        Parameter("header", "X-Day", string(format="date"), codec.date),
    )
    body = json_body(object_({"a": integer()}, required=["b"]), codec.anything)
    api = client(
        (
            operation("POST", "/x/{id}", parameters=parameters, bodies=(body,)),
            echo,
        )
    )
    response = api.post("/x/one?limit=9", headers={"x-day": "today"}, json={"a": "x"})
    assert faults(response) == [
        ("path", "id", "", "expected an integer, found the string 'one'"),
        ("query", "limit", "", "must be 5 or less, found 9"),
        ("query", "need", "", "is required"),
        ("header", "X-Day", "", "expected a date, found the string 'today'"),
        ("body", "", "/a", "expected an integer, found the string 'x'"),
        ("body", "", "/b", "is required"),
    ]


def test_a_parameter_that_is_json() -> None:
    parameter = Parameter(
        "query",
        "filter",
        object_({"a": integer()}),
        codec.anything,
        content_type="application/json",
    )
    api = client((operation(parameters=(parameter,)), echo))
    assert api.get('/things?filter={"a":1}').json()["filter"] == {"a": 1}
    assert faults(api.get("/things?filter={")) == [
        ("query", "filter", "", "expected JSON text")
    ]


# Bodies

NOTE = object_({"text": string(min_length=1), "count": integer()}, required=["text"])


def posting(*bodies: Body, required: bool = True, **options: Any) -> TestClient:
    """A client of one operation that takes these bodies."""
    taken = operation("POST", bodies=bodies, body_required=required)
    return client((taken, echo), **options)


def test_json_bodies() -> None:
    api = posting(json_body(NOTE, codec.anything))
    for kind in ("application/json", "Application/JSON; charset=UTF-8"):
        headers = {"content-type": kind}
        sent = api.post("/things", content=b'{"text":"\xc3\xa9"}', headers=headers)
        assert sent.json() == {"arguments": [{"text": "é"}]}
    latin = {"content-type": "application/json; charset=latin-1"}
    assert api.post("/things", content=b'{"text":"\xe9"}', headers=latin).json() == {
        "arguments": [{"text": "é"}]
    }
    assert api.post("/things", content=b'{"text":"x"}').status_code == 200


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is required"),
        (b'{"text": }', "line 1, column 10"),
        (b'{"text": "\xff"}', "expected JSON"),
        (b'{"text": "\\ud800"}', "expected"),
        (b"[" * 100_000, "expected|nested"),
        (b'{"text": NaN}', "expected JSON"),
    ],
    ids=["nothing", "broken", "not UTF-8", "half a character", "deep", "NaN"],
)
def test_bodies_that_are_not_json(content: bytes, message: str) -> None:
    api = posting(json_body(NOTE, codec.anything), limit=None)
    response = api.post(
        "/things", content=content, headers={"content-type": "application/json"}
    )
    [(place, name, pointer, found)] = faults(response)
    assert (place, name, pointer) == ("body", "", "")
    assert any(each in found for each in message.split("|"))


def test_media_types_that_are_not_taken() -> None:
    api = posting(
        json_body(NOTE, codec.anything), Body("text/*", "text", string(), codec.string)
    )
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
    api = posting(json_body(anything(), codec.anything))
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    response = api.post("/things", content=b"\x1f\x8b", headers=headers)
    assert problem(response)["detail"] == "the body must not be compressed"
    assert (response.status_code, response.headers["accept-encoding"]) == (
        415,
        "identity",
    )


def test_a_body_over_the_limit() -> None:
    api = posting(json_body(anything(), codec.anything), limit=10)
    headers = {"content-type": "application/json"}
    assert api.post("/things", content=b"1" * 10, headers=headers).status_code == 200
    too_large = api.post("/things", content=b"1" * 11, headers=headers)
    assert problem(too_large)["detail"] == "the body must not be larger than 10 bytes"

    def chunks() -> Any:
        yield b"[1,"
        yield b"2222222222]"

    assert api.post("/things", content=chunks(), headers=headers).status_code == 413


def test_an_optional_body() -> None:
    api = posting(json_body(NOTE, codec.anything), required=False)
    seen: list[Any] = []

    async def note(body: Any, context: Context) -> None:
        seen.append(body)

    taken = operation(
        "POST", bodies=(json_body(NOTE, codec.anything),), replies={"204": []}
    )
    api = client((taken, note))
    assert api.post("/things").status_code == 204
    assert repr(seen) == "[UNSET]"


def test_forms() -> None:
    check = object_(
        {"a": integer(), "tags": array(string()), "o": object_({"x": integer()})}
    )
    parts = {"o": Part("deepObject")}
    api = posting(
        Body("application/x-www-form-urlencoded", "form", check, codec.anything, parts)
    )
    headers = {"content-type": "application/x-www-form-urlencoded"}
    sent = api.post(
        "/things", content=b"a=1&tags=x+y&tags=%C3%A9&o[x]=3", headers=headers
    )
    assert sent.json() == {"arguments": [{"a": 1, "tags": ["x y", "é"], "o": {"x": 3}}]}
    assert faults(api.post("/things", content=b"a=x", headers=headers)) == [
        ("body", "", "/a", "expected an integer, found the string 'x'")
    ]


def test_multipart() -> None:
    seen: list[Any] = []

    async def keep(body: Any, context: Context) -> None:
        seen.append(body)

    check = object_(
        {
            "file": string(format="binary"),
            "count": integer(),
            "tags": array(string()),
            "more": object_({"x": integer()}),
        }
    )
    body = Body("multipart/form-data", "multipart", check, codec.anything)
    api = client((operation("POST", bodies=(body,), replies={"204": []}), keep))
    response = api.post(
        "/things",
        files=[
            ("file", ('a "b".bin', b"\x00\r\n--x\xff", "image/png")),
            ("count", (None, "3")),
            ("tags", (None, "a")),
            ("tags", (None, "b")),
            ("more", (None, '{"x": 1}', "application/json")),
        ],
    )
    assert response.status_code == 204
    [got] = seen
    assert got["file"] == b"\x00\r\n--x\xff"
    assert (got["file"].filename, got["file"].content_type) == (
        'a "b".bin',
        "image/png",
    )
    assert (got["count"], got["tags"], got["more"]) == (3, ["a", "b"], {"x": 1})


def test_objects_in_forms_that_are_not_json() -> None:
    check = object_({"o": object_({"x": integer()})})
    body = Body("application/x-www-form-urlencoded", "form", check, codec.anything)
    headers = {"content-type": "application/x-www-form-urlencoded"}
    api = posting(body)
    sent = api.post("/things", content=b"o=%7B%22x%22:1%7D&x=2", headers=headers)
    assert sent.json() == {"arguments": [{"o": {"x": 1}, "x": "2"}]}
    assert faults(api.post("/things", content=b"o=abc&x=2", headers=headers)) == [
        ("body", "", "/o", "expected an object, found the string 'abc'")
    ]


def test_multipart_that_is_cut_short() -> None:
    body = Body("multipart/form-data", "multipart", object_(), codec.anything)
    headers = {"content-type": "multipart/form-data; boundary=x"}
    response = posting(body).post("/things", content=b"--x\r\n", headers=headers)
    assert faults(response) == [("body", "", "", "the multipart body has no end")]


def test_octets_json_lines_and_events() -> None:
    async def take(body: Any, context: Context) -> Any:
        return repr(body) if isinstance(body, bytes) else [each async for each in body]

    bodies = (
        Body(
            "application/octet-stream", "binary", string(format="binary"), codec.octets
        ),
        Body("application/jsonl", "json-lines", integer(), codec.integer),
        Body("text/event-stream", "event-stream", integer(), codec.integer),
    )
    api = client((operation("POST", bodies=bodies), take))

    def send(kind: str, content: bytes) -> Any:
        return api.post("/things", content=content, headers={"content-type": kind})

    assert send("application/octet-stream", b"\x00\xff").json() == repr(b"\x00\xff")
    assert send("application/jsonl", b"1\n\n2\n").json() == [1, 2]
    assert send("text/event-stream", b"data: 1\n\ndata:2\r\n\r\n").json() == [1, 2]
    assert faults(send("application/jsonl", b'1\n"x"\n')) == [
        ("body", "", "/1", "expected an integer, found the string 'x'")
    ]


# Security


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
    assert api.get("/things", headers={"x-key": "k"}).status_code == 401
    assert "no authenticator" in caplog.text


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


# Replies


def answering(
    value: Any, replies: Mapping[str, list[Content]], **options: Any
) -> TestClient:
    """A client of an operation whose handler answers with a value, or raises it."""

    async def answer(context: Context) -> Any:
        if isinstance(value, Exception):
            raise value
        return value

    return client((operation(replies=replies), answer), **options)


def text(value: Any) -> Any:
    """Encode a string and nothing else."""
    return codec.string(value)


JSON_TEXT = Content("application/json", "json", text)


def test_nobody_handles_it() -> None:
    response = client((operation(), None)).get("/things")
    assert problem(response)["detail"] == "nothing handles doIt yet"
    assert response.status_code == 501


def test_status_and_headers_of_a_reply() -> None:
    replies = {"201": [JSON_TEXT], "4XX": [JSON_TEXT], "default": []}
    created = answering(Reply("a", headers={"X-Id": "1"}), replies).get("/things")
    assert (created.status_code, created.json(), created.headers["x-id"]) == (
        201,
        "a",
        "1",
    )
    assert answering("a", replies).get("/things").status_code == 201
    assert answering(Reply("a", 404), replies).get("/things").status_code == 404
    gone = answering(Reply(None, 503), replies).get("/things")
    assert (gone.status_code, gone.content) == (503, b"")


def test_no_content() -> None:
    response = answering(None, {"204": []}).get("/things")
    assert (response.status_code, response.content) == (204, b"")
    assert "content-length" not in response.headers
    assert "content-type" not in response.headers


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Reply("a", 418), "the status 418 is not documented"),
        (7, "expected a string, found the number 7"),
        (None, "expected a string, found null"),
        (Reply("a", content_type="text/html"), "no reply is of text/html"),
        (Reply("a", headers={"a": "b\r\nc: d"}), "the header a holds a line break"),
    ],
    ids=str,
)
def test_replies_that_are_not_documented(
    value: Any, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = answering(value, {"200": [JSON_TEXT]}).get("/things")
    assert problem(response) == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
    }
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert "doIt" in record.getMessage() and message in record.getMessage()


def test_a_handler_that_fails(caplog: pytest.LogCaptureFixture) -> None:
    response = answering(ValueError("a secret"), ANY).get("/things")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "doIt: the handler failed" in caplog.text and "a secret" in caplog.text


def test_errors_that_handlers_raise() -> None:
    refused = answering(HTTPError(409, "again", headers={"retry-after": "1"}), ANY).get(
        "/things"
    )
    assert problem(refused) == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "detail": "again",
    }
    assert refused.headers["retry-after"] == "1"
    replies = {"200": [JSON_TEXT], "404": [JSON_TEXT]}
    documented = answering(HTTPError(404, body="nothing here"), replies).get("/things")
    assert (documented.status_code, documented.json()) == (404, "nothing here")
    foreign = answering(HTTPException(402, "pay"), ANY).get("/things")
    assert problem(foreign)["detail"] == "pay"


def test_errors_in_a_shape_of_ones_own() -> None:
    def render(error: HTTPError) -> Reply[Any] | None:
        return None if error.status == 500 else Reply({"error": {"code": error.status}})

    api = answering(ValueError(), ANY, render_error=render)
    assert api.get("/none").json() == {"error": {"code": 404}}
    assert api.get("/none").headers["content-type"] == "application/json"
    assert problem(api.get("/things"))["status"] == 500


def test_what_the_caller_accepts() -> None:
    replies = {"200": [JSON_TEXT, Content("text/plain", "text", text)]}
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


def test_streams() -> None:
    async def numbers() -> AsyncIterator[int]:
        for each in (1, 2):
            yield each

    def api(kind: str, media_type: str, value: Any) -> Any:
        return answering(value, {"200": [Content(media_type, kind, codec.encode)]}).get(
            "/things"
        )

    lines = api("json-lines", "application/jsonl", numbers())
    assert (lines.headers["content-type"], lines.content) == (
        "application/jsonl",
        b"1\n2\n",
    )
    events = api("event-stream", "text/event-stream", numbers())
    assert events.content == b"data: 1\n\ndata: 2\n\n"
    octets = api("binary", "image/*", b"\x00")
    assert (octets.headers["content-type"], octets.content) == (
        "application/octet-stream",
        b"\x00",
    )

    async def chunks() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"b"

    assert api("binary", "image/png", chunks()).content == b"ab"


def test_forms_and_parts_as_replies() -> None:
    body = {"a": "x y", "b": [1, 2]}
    form = Content("application/x-www-form-urlencoded", "form", codec.encode)
    assert answering(body, {"200": [form]}).get("/things").content == b"a=x+y&b=1&b=2"
    parts = Content("multipart/form-data", "multipart", codec.encode)
    response = answering(body, {"200": [parts]}).get("/things")
    assert response.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="a"\r\n\r\nx y\r\n' in response.content


def test_the_request_can_be_read_by_the_handler() -> None:
    async def look(body: Any, context: Context) -> Any:
        raw = await context.request.body()
        return [body, raw.decode(), context.headers["x-a"], context.media_type]

    body = json_body(union(integer(), string()), codec.anything)
    api = client((operation("POST", bodies=(body,)), look))
    response = api.post("/things", json=7, headers={"x-a": "b"})
    assert response.json() == [7, "7", "b", "application/json"]


def test_problem_documents_are_json(caplog: pytest.LogCaptureFixture) -> None:
    response = client((operation(), echo)).get("/\N{SNOWMAN}")
    assert json.loads(response.content)["status"] == 404
