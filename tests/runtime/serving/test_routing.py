"""Which operation a request reaches, and what stands at the root."""

from __future__ import annotations

import tracemalloc

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient
from support.applications import ANY, application, client, echo, operation, problem
from support.work import assert_linear

from runtime.handling import Context
from runtime.operations import Operation, Parameter
from runtime.routing import Router
from runtime.schema import string


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


def test_a_concrete_path_answers_alone() -> None:
    api = client(
        (operation("GET", "/pet/findByStatus"), echo),
        (operation("POST", "/pet/{id}"), echo),
        (operation("DELETE", "/pet/{id}"), echo),
    )
    refused = api.post("/pet/findByStatus")
    assert refused.status_code == 405
    assert refused.headers["allow"] == "GET, HEAD, OPTIONS"
    assert api.get("/pet/1").headers["allow"] == "DELETE, OPTIONS, POST"


def test_several_expressions_in_a_segment() -> None:
    routes = ["/t/{z}-{x}-{y}.json", "/t/{a}{b}", "/t/v{a}..{b}"]
    for path, raw, values in (
        (routes[0], "1-2-3.json", ("1", "2", "3")),
        (routes[0], "1-2-3-4.json.json", ("1", "2", "3-4.json")),
        (routes[1], "abc", ("a", "bc")),
        (routes[2], "v1..2..3", ("1", "2..3")),
        (routes[2], "v1%2E.2", ("1", "2")),
    ):
        router = Router[str]()
        router.add("GET", path, path)
        found = router.find("/t/" + raw)
        assert found is not None and found.values == values
        assert router.find("/t/-") is None


def test_finding_a_path_is_linear_work() -> None:
    router = Router[str]()
    router.add("GET", "/c/{a}-{b}-{c}.json", "tile")
    assert_linear(lambda size: router.find("/c/" + "-" * size), 20_000)
    assert_linear(lambda size: router.find("/c/" + "-.json" * size + "x"), 20_000)


def test_nothing_is_remembered_of_the_paths_that_are_asked_for() -> None:
    router = Router[str]()
    router.add("OPTIONS", "/fine_tuning/jobs", "jobs")
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for at in range(5000):
        bits = f"{at:013b}"
        segment = "".join(
            f"%{ord(c):02x}" if bit == "1" else c
            for c, bit in zip("fine_tuning", bits, strict=False)
        )
        assert router.find(f"/{segment}/jobs") is not None
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 20_000


def test_same_path_under_several_names_and_methods() -> None:
    identifier = Parameter("path", "id", string())
    other = Parameter("path", "key", string())
    api = client(
        (operation("GET", "/x/{id}", parameters=(identifier,)), echo),
        (operation("PUT", "/x/{key}", parameters=(other,)), echo),
    )
    assert api.get("/x/1").json() == {"arguments": ["1"]}
    assert api.put("/x/2").json() == {"arguments": ["2"]}


def test_operations_that_differ_in_their_query_only() -> None:
    async def name(context: Context, **_: str) -> str:
        return context.operation_id

    fields = Parameter("query", "fields", string(), required=True)
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
    identifier = Parameter("path", "id", string())
    api = client(
        (operation(path="/x/{id}", parameters=(identifier,)), echo), prefix="/v1"
    )
    assert api.get("/v1/x/a%2Fb%20c").json() == {"arguments": ["a/b c"]}
    assert api.get("/x/a").status_code == 404


def test_it_can_be_mounted_and_extended() -> None:
    identifier = Parameter("path", "id", string())
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
    shown = TestClient(app).get("/v1/").json()["operations"]
    things = {"path": "/v1/things", "operation": "doIt"}
    assert [{**each, "answers": ""} for each in shown] == [
        {"method": "GET", **things, "handled": True, "answers": ""},
        {"method": "POST", **things, "handled": False, "answers": ""},
    ]


def test_an_api_may_have_a_root_of_its_own() -> None:
    assert client((operation(path="/"), echo)).get("/").json() == {"arguments": []}
