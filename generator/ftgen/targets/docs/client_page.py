"""The page on how to use the client, with the API's own operations as examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ftgen.targets.docs import client_answers as answers
from ftgen.targets.docs import client_calls as calls
from ftgen.targets.docs.client_sections import (
    Chosen,
    Section,
    Shown,
    indented,
    is_plain,
)
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.places import Page


@dataclass(frozen=True, slots=True)
class ClientPage:
    """The page."""

    title: str
    introduction: str
    sections: tuple[Section, ...]


def client_page(pages: tuple[Page, ...], examples: Examples) -> ClientPage | None:
    """The page; None where no operation can be shown."""
    shown = Shown(pages, examples)
    if (plain := shown.first(is_plain)) is None:
        return None
    return ClientPage(
        title="Using the client",
        introduction=(
            f"`Client` and `AsyncClient` of `{examples.package}` have one attribute for each group of operations. "
            "What is shown for one of them holds for the other, with `await`."
        ),
        sections=tuple(_sections(shown, plain)),
    )


def _sections(shown: Shown, plain: Chosen) -> Iterator[Section]:
    yield calls.calling(shown, plain)
    yield calls.awaiting(shown, plain)
    yield calls.environment(shown, plain)
    yield from calls.credentials(shown, plain)
    yield from calls.tokens(shown)
    yield calls.options(shown, plain)
    yield calls.errors(shown, plain)
    yield calls.time(shown, plain)
    yield from answers.pages(shown)
    yield from answers.streams(shown)
    yield from answers.uploads(shown)
    yield answers.whole(shown, plain)
    yield from answers.values(shown)
    yield from answers.models(shown)
    yield _middleware(shown, plain)
    yield _tracing(shown, plain)
    yield _own_client(shown, plain)
    yield _testing(shown, plain)


def _middleware(shown: Shown, chosen: Chosen) -> Section:
    """Code around every try."""
    return shown.section(
        "Middleware",
        "Wraps every try of every call; the first is the outermost. It may change the request, and send it more "
        "than once.",
        "def timed(request: HttpRequest, send: Send) -> HttpResponse:",
        "    response = send(request)",
        "    print(request.operation, request.attempt, response.status, response.elapsed)",
        "    return response",
        "",
        "",
        shown.opened(chosen, ("middleware=", "[timed]")),
        chosen.call("print(", after=")"),
        names=["Client", "HttpRequest", "HttpResponse", "Send"],
    )


def _tracing(shown: Shown, chosen: Chosen) -> Section:
    """Spans, and the log."""
    return shown.section(
        "Logs and traces",
        f"The logger `{shown.package}` tells of tries and waits at the level DEBUG, and of answers that are not as "
        "described at WARNING. With OpenTelemetry, this is a span for every try, named after the operation.",
        "def traced(request: HttpRequest, send: Send) -> HttpResponse:",
        f'    tracer = trace.get_tracer("{shown.package}")',
        "    with tracer.start_as_current_span(request.operation) as span:",
        '        span.set_attribute("http.request.method", request.method)',
        '        span.set_attribute("url.template", request.template)',
        '        span.set_attribute("http.request.resend_count", request.attempt - 1)',
        "        response = send(request)",
        '        span.set_attribute("http.response.status_code", response.status)',
        "        return response",
        "",
        "",
        shown.opened(chosen, ("middleware=", "[traced]")),
        chosen.call("print(", after=")"),
        names=["Client", "HttpRequest", "HttpResponse", "Send"],
        uses="from opentelemetry import trace",
    )


def _own_client(shown: Shown, chosen: Chosen) -> Section:
    """Connections that are the caller's."""
    return shown.section(
        "An HTTP client of your own",
        "Proxies, certificates and HTTP/2 are those of httpx2, whose client is yours to close. Several clients, each "
        "with credentials of its own, may share one.",
        "with httpx2.Client(trust_env=False) as http_client:",
        *indented(shown.opened(chosen, ("http_client=", "http_client"))),
        chosen.call("print(", 8, ")"),
        names=["Client"],
        uses="import httpx2",
    )


def _testing(shown: Shown, chosen: Chosen) -> Section:
    """Tests without a service."""
    return shown.section(
        "Testing",
        "A `MockTransport` answers in the place of the service; nothing else has to be replaced.",
        "def answer(request: httpx2.Request) -> httpx2.Response:",
        "    return httpx2.Response(500)",
        "",
        "",
        "http_client = httpx2.Client(transport=httpx2.MockTransport(answer))",
        shown.opened(chosen, ("retries=", "0"), ("http_client=", "http_client")),
        "    try:",
        chosen.call("", 8),
        "    except ServerError as error:",
        "        print(error.status)",
        names=["Client", "ServerError"],
        uses="import httpx2",
    )
