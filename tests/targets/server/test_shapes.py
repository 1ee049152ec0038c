"""The server's own errors have the shape that is documented; jsonschema-rs is the judge."""

from __future__ import annotations

import importlib
import re
from importlib.metadata import EntryPoint, EntryPoints
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
import yaml
from starlette.testclient import TestClient
from targets.server.conftest import SHAPES

DOCUMENT = yaml.safe_load(SHAPES.read_text("utf-8"))
USUAL = ["openai", "message", "code", "detail", "problem", "text", "list", "union"]


def client(shapes: ModuleType, **options: Any) -> TestClient:
    """A client of handlers that answer nothing."""

    async def handle(self: Any, **_: Any) -> None: ...

    base = shapes.ShapesApi
    service = type("S", (base,), dict.fromkeys(base.__abstractmethods__, handle))()
    given = {"render_error": lambda error, context: None, **options}
    return TestClient(shapes.create_app(shapes=service, **given))


def documented(name: str) -> tuple[str, Any]:
    """The media type and the schema of an operation's errors."""
    responses = DOCUMENT["paths"][f"/{name}"]["get"]["responses"]
    [error] = [each for status, each in responses.items() if status != "200"]
    [(kind, content)] = error["content"].items()
    return kind, {**content["schema"], "components": DOCUMENT["components"]}


@pytest.mark.parametrize("name", USUAL)
def test_well_known_shapes(shapes: ModuleType, name: str) -> None:
    refused = client(shapes).get(f"/{name}?n=many")
    kind, schema = documented(name)
    assert (refused.status_code, refused.headers["content-type"]) == (400, kind)
    jsonschema_rs.validate(schema, refused.json())
    assert "expected an integer" in refused.text


def test_shapes_of_ones_own_are_demanded_at_the_start(
    shapes: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told = "needs render_error, for the errors of own have .* \\(400\\)"
    with pytest.raises(TypeError, match=told), client(shapes, render_error=None):
        pass
    with caplog.at_level("WARNING"):
        client(shapes, render_error=None)
    assert re.search(told, caplog.text)
    assert client(shapes).get("/own?n=many").status_code == 400

    def declared(group: str) -> EntryPoints:
        point = EntryPoint("render_error", f"{__name__}:declared_renderer", group)
        return EntryPoints([point])

    monkeypatch.setattr(f"{shapes.API.__module__[:-7]}handlers.entry_points", declared)
    refused = client(shapes, render_error=None).get("/own?n=many")
    assert refused.json() == {"weather": {"is": "declared"}}


def declared_renderer(error: Any, context: Any) -> Any:
    """What a package declares."""
    return {"weather": {"is": "declared"}}


def test_what_nobody_handles_demands_nothing(shapes: ModuleType) -> None:
    assert TestClient(shapes.create_app()).get("/own").status_code == 501


def test_examples_demand_nothing(shapes: ModuleType) -> None:
    examples = importlib.import_module(f"{shapes.API.__module__[:-7]}examples")
    api = TestClient(examples.example_app(shapes.API))
    assert api.get("/own?n=1").status_code == 200


def test_the_openai_shape_says_what_is_wrong(shapes: ModuleType) -> None:
    api = client(shapes)
    found = api.get("/openai?n=many").json()
    assert found["error"] == {
        "message": "the request is not valid: query n expected an integer, found the string 'many'",
        "type": "bad_request",
        "param": "n",
        "code": "bad_request",
    }
    assert [each["name"] for each in found["violations"]] == ["n"]
    assert set(api.get("/message?n=many").json()) == {"message"}


def test_what_somebody_renders(shapes: ModuleType) -> None:
    seen: list[Any] = []

    def render(error: Any, context: Any) -> Any:
        seen.append((error.status, context and context.operation_id))
        return {"weather": {"is": error.detail}} if error.status == 400 else None

    api = client(shapes, render_error=render)
    refused = api.get("/own?n=many")
    jsonschema_rs.validate(documented("own")[1], refused.json())
    assert refused.headers["content-type"] == "application/json"
    assert api.get("/nowhere").status_code == 404
    assert seen == [(400, "own"), (404, None)]


def test_a_renderer_that_fails(
    shapes: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    app = shapes.create_app(render_error=lambda error, context: 1 / 0)
    refused = TestClient(app).get("/openai")
    assert refused.status_code == 500
    assert refused.json()["title"] == "Internal Server Error"
    assert "an error cannot be sent" in caplog.text


def test_undocumented_bodies_are_problems(shapes: ModuleType) -> None:
    refused = client(shapes).get("/none?n=many")
    assert refused.headers["content-type"] == "application/problem+json"


def test_the_command_says_what_is_demanded(
    shapes: ModuleType,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = importlib.import_module(f"{shapes.API.__module__[:-7]}command")

    def create(**options: Any) -> Any:
        return client(shapes, render_error=None, **options).app

    monkeypatch.setattr(f"{__name__}.unfinished", create(), raising=False)
    for given in ([], ["--app", f"{__name__}:unfinished"]):
        assert command.main(shapes.API, create, shapes.__name__, given) == 2
        assert "create_app needs render_error" in capsys.readouterr().err
