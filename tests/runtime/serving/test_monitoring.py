"""What watches a server sees its operations: real packages, installed as their users install them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
from opentelemetry.instrumentation.asgi import OpenTelemetryMiddleware
from opentelemetry.instrumentation.starlette import StarletteInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_fastapi_instrumentator import Instrumentator
from sentry_sdk.transport import Transport
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.testclient import TestClient
from starlette_exporter import PrometheusMiddleware
from support.applications import ANY, application, echo, operation

from runtime.observing import Observer
from runtime.operations import Operation, Parameter
from runtime.schema import string
from runtime.serving import Application

JOB = operation(
    "GET", "/jobs/{id}", parameters=(Parameter("path", "id", string()),), replies=ANY
)


async def fail(*_: Any, **__: Any) -> Any:
    """A handler that fails."""
    raise ValueError("nobody expects it")


def watched(handler: Any = echo, **options: Any) -> Application:
    """An application of an operation with a parameter in its path, and of another before it."""
    return application((operation(path="/jobs"), echo), (JOB, handler), **options)


@pytest.fixture
def spans() -> Iterator[tuple[InMemorySpanExporter, TracerProvider]]:
    """What is traced."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    yield exporter, provider
    provider.shutdown()


def test_opentelemetry(spans: tuple[InMemorySpanExporter, TracerProvider]) -> None:
    exporter, provider = spans
    app = watched()
    StarletteInstrumentor.instrument_app(app, tracer_provider=provider)
    api = TestClient(app)
    assert api.get("/jobs/1%2F2").json() == {"arguments": ["1/2"]}
    assert api.post("/jobs/1").status_code == 405
    found = [
        each for each in exporter.get_finished_spans() if each.kind.name == "SERVER"
    ]
    assert [each.name for each in found] == ["GET /jobs/{id}", "POST /jobs/{id}"]
    assert all(
        each.attributes and each.attributes["http.route"] == "/jobs/{id}"
        for each in found
    )


def test_opentelemetry_around_the_application(
    spans: tuple[InMemorySpanExporter, TracerProvider],
) -> None:
    exporter, provider = spans

    def details(scope: Any) -> tuple[str, dict[str, Any]]:
        return f"{scope['method']} {len(scope['headers'])}", {}

    app = OpenTelemetryMiddleware(
        watched(), tracer_provider=provider, default_span_details=details
    )
    assert TestClient(app).get("/jobs/1").status_code == 200
    assert exporter.get_finished_spans()


@pytest.fixture
def events() -> Iterator[list[Any]]:
    """What is sent to Sentry."""
    found: list[Any] = []

    class Keeping(Transport):
        def capture_envelope(self, envelope: Any) -> None:
            found.extend(each.payload.json for each in envelope.items)

    with sentry_sdk.isolation_scope():
        sentry_sdk.init(
            dsn="https://key@sentry.example/1",
            transport=Keeping,
            traces_sample_rate=1.0,
        )
        yield found
        sentry_sdk.get_client().close()
        sentry_sdk.init()


def test_sentry(events: list[Any]) -> None:
    api = TestClient(watched(fail))
    assert api.get("/jobs/1").status_code == 500
    [error] = [each for each in events if "exception" in each]
    assert error["transaction"] == "/jobs/{id}"
    assert error["exception"]["values"][0]["type"] == "ValueError"
    assert error["request"]["url"].endswith("/jobs/1")
    [traced] = [each for each in events if each.get("type") == "transaction"]
    assert traced["transaction"] == "/jobs/{id}"


def test_prometheus_instrumentator() -> None:
    registry = CollectorRegistry()
    app = watched()
    Instrumentator(registry=registry).instrument(app)
    TestClient(app).get("/jobs/1")
    TestClient(app).post("/jobs/1")
    text = generate_latest(registry).decode()
    assert 'handler="/jobs/{id}",method="GET",status="2xx"' in text
    assert 'handler="/jobs/{id}",method="POST",status="4xx"' in text


def test_starlette_exporter() -> None:
    app = watched()
    app.add_middleware(PrometheusMiddleware, app_name="watched", group_paths=True)
    TestClient(app).get("/jobs/1")
    lines = generate_latest().decode().splitlines()
    [line] = [
        each
        for each in lines
        if "requests_total" in each and 'app_name="watched"' in each
    ]
    assert 'path="/jobs/{id}"' in line


def test_routes_are_operations() -> None:
    app = watched()
    assert [(each.path, each.methods, each.name) for each in app.operations.routes] == [
        ("/jobs", {"GET", "HEAD"}, "doIt"),
        ("/jobs/{id}", {"GET", "HEAD"}, "doIt"),
    ]
    assert app.routes == app.operations.routes
    named = application((Operation("job", "job", "GET", "/jobs/{id}"), echo))
    assert named.url_path_for("job", id="a/b") == "/jobs/a%2Fb"


@pytest.mark.parametrize("is_around", [True, False])
def test_a_scope_says_where_it_leads(is_around: bool) -> None:
    seen: list[Any] = []

    async def handler(_: str, context: Any) -> Any:
        seen.append(context.request.scope)

    class Around:
        def __init__(self, app: Any) -> None:
            self.app = app

        async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
            await self.app(scope, receive, send)

    app = watched(handler)
    if is_around:
        app.user_middleware.append(Middleware(Around))
    assert TestClient(app).get("/jobs/a%2Fb").status_code == 200
    [scope] = seen
    assert scope["route"].path == "/jobs/{id}"
    assert scope["path_params"] == {"id": "a/b"}
    assert scope["endpoint"] is handler
    assert scope["router"] is app.router


def test_an_observer() -> None:
    seen: list[Any] = []

    class Watching(Observer):
        def started(self, operation: Any, request: Request) -> None:
            request.state.begun = True
            seen.append(("started", operation.id))
            raise RuntimeError("nobody minds")

        def failed(self, operation: Any, request: Request, error: Exception) -> None:
            seen.append(("failed", repr(error)))

        def finished(
            self, operation: Any, request: Request, status: int, seconds: float
        ) -> None:
            assert request.state.begun and seconds >= 0
            seen.append(("finished", status))

    api = TestClient(watched(fail, observe=Watching()))
    assert api.get("/jobs/1").status_code == 500
    assert api.get("/jobs").status_code == 200
    assert seen == [
        ("started", "doIt"),
        ("failed", "ValueError('nobody expects it')"),
        ("finished", 500),
        ("started", "doIt"),
        ("finished", 200),
    ]


def test_exception_handlers_run() -> None:
    app = watched(fail)

    async def told(request: Request, error: Exception) -> JSONResponse:
        return JSONResponse(str(error), 418)

    app.add_exception_handler(ValueError, told)
    app.add_exception_handler(404, told)
    api = TestClient(app)
    assert (api.get("/jobs/1").status_code, api.get("/jobs").status_code) == (418, 200)
    assert api.get("/nothing").status_code == 418


def test_an_exception_handler_for_all_that_is_left() -> None:
    app = watched(fail)
    app.add_exception_handler(Exception, lambda request, error: JSONResponse("", 599))
    api = TestClient(app, raise_server_exceptions=False)
    assert api.get("/jobs/1").status_code == 599
