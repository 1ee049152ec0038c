"""The page on how to use the client, with the API's own operations as examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ftgen.ir.api import Operation
from ftgen.python.expressions import Expression, Name, call, names
from ftgen.python.layout import lay_out
from ftgen.targets.client.docstrings import ERRORS
from ftgen.targets.client.tokens import tokens_module
from ftgen.targets.docs import markdown
from ftgen.targets.docs.client_sections import Chosen, Section
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.links import Page
from ftgen.targets.flattening import body_arguments
from ftgen.targets.signatures import stream_result


@dataclass(frozen=True, slots=True)
class ClientPage:
    """The page."""

    title: str
    introduction: str
    sections: tuple[Section, ...]


def client_page(pages: tuple[Page, ...], examples: Examples) -> ClientPage | None:
    """The page; None where no operation can be shown."""
    sections = tuple(_Writer(pages, examples).sections())
    return (
        ClientPage(
            title="Using the client",
            introduction=(
                f"`Client` and `AsyncClient` of `{examples.package}` have one attribute for each group of operations. "
                "What is shown for one of them holds for the other, with `await`."
            ),
            sections=sections,
        )
        if sections
        else None
    )


class _Writer:
    def __init__(self, pages: tuple[Page, ...], examples: Examples) -> None:
        self._pages = [each for each in pages if not each.is_webhook]
        self._examples = examples
        self._package = examples.package

    def sections(self) -> Iterator[Section]:
        plain = self._first(self._is_plain)
        if plain is None:
            return
        yield self._calling(plain)
        yield self._awaiting(plain)
        yield self._environment(plain)
        yield from self._tokens()
        yield self._options(plain)
        yield self._errors(plain)
        yield self._time(plain)
        yield from self._paging()
        yield from self._streaming()
        yield from self._uploading()
        yield from self._values()
        yield self._middleware(plain)
        yield self._tracing(plain)
        yield self._own_client(plain)
        yield self._testing(plain)

    def _first(self, fits: Callable[[Operation], bool]) -> Chosen | None:
        """The first operation that fits, one that only looks before others."""
        found = [
            (page.served, each)
            for page in self._pages
            for each in page.served.group.operations
            if fits(each) and not each.deprecated
        ]
        found.sort(key=lambda each: each[1].method != "GET")
        for served, operation in found:
            arguments = call("", *self._examples.arguments(operation))
            return Chosen(
                served.group.name, served.group.class_name, operation, arguments
            )
        return None

    def _is_plain(self, operation: Operation) -> bool:
        contents = {
            content.kind
            for each in operation.responses
            if each.is_success
            for content in each.contents
        }
        return contents == {"json"} and operation.pagination is None

    def _section(
        self,
        title: str,
        text: str,
        *lines: str,
        names: Iterable[str] = (),
        uses: str = "",
        also: str = "",
    ) -> Section:
        used = [uses] if uses else []
        imports = self._examples.imports(lines, tuple(names))
        gap = [""] if used and not imports[0].startswith("import ") else []
        start = ["", ""] if lines[0].startswith(("def ", "async def ")) else [""]
        code = "\n".join((*used, *gap, *imports, *filter(None, [also]), *start, *lines))
        return Section(title, text, markdown.code_block(code, "python"))

    def _opened(
        self,
        chosen: Chosen,
        *more: tuple[str, str],
        kind: str = "Client",
        start: str = "with ",
    ) -> str:
        made = self._examples.client(chosen.operation)
        items = (*made.items, *more)
        return lay_out(call(kind, *items), before=start, after=" as client:")

    def _calling(self, chosen: Chosen) -> Section:
        return self._section(
            "A call",
            "Open a client once and share it between threads: it keeps its connections.",
            self._opened(chosen),
            chosen.call("result = "),
            "    print(result)",
            names=["Client"],
        )

    def _awaiting(self, chosen: Chosen) -> Section:
        return self._section(
            "An asynchronous call",
            "`AsyncClient` runs under asyncio and trio.",
            "async def main() -> None:",
            *_indented(self._opened(chosen, kind="AsyncClient", start="async with ")),
            chosen.call("result = await ", 8),
            "        print(result)",
            "",
            "",
            "asyncio.run(main())",
            names=["AsyncClient"],
            uses="import asyncio",
        )

    def _environment(self, chosen: Chosen) -> Section:
        schemes = self._examples.api.security_schemes
        given = [each.python_name for each in schemes if each.kind != "mutual-tls"]
        names = [f"{self._package}_{each}" for each in ("base_url", *given)]
        listed = ", ".join(f"`{name.upper()}`" for name in names)
        return self._section(
            "The environment",
            f"What is not given is looked for in these variables: {listed}.",
            f'os.environ["{names[0].upper()}"] = "http://127.0.0.1:8000"',
            "print(Client)",
            names=["Client"],
            uses="import os",
        )

    def _tokens(self) -> Iterator[Section]:
        """How a token of OAuth 2.0 is fetched, where the description says from where."""
        module = tokens_module(self._examples.api)
        if module is None:
            return
        function = module.functions[0]
        given = ", ".join(
            f'"my-{each.replace("_", "-")}"' for each in function.required
        )
        yield self._section(
            "Tokens",
            "A credential may be a callable: it is asked for every try, and once more after a 401. Those of `tokens` "
            "fetch tokens where the description says, one at a time, and renew them before they expire.",
            f"credential = tokens.{function.name}({given})",
            f"with Client({function.scheme}=credential) as client:",
            "    print(client)",
            names=["Client", "tokens"],
        )

    def _options(self, chosen: Chosen) -> Section:
        return self._section(
            "Options of one call",
            "Every method takes `options`: time-outs, a deadline, headers, query parameters, properties that the "
            "description does not know (`extra_body`), retries, an idempotency key.",
            'options = RequestOptions(deadline=10, headers={"x-trace": "1"}, retries=0)',
            self._opened(chosen),
            self._with_options(chosen).call("print(", after=")"),
            names=["Client", "RequestOptions"],
        )

    @staticmethod
    def _with_options(chosen: Chosen) -> Chosen:
        kept = [each for each in chosen.arguments.items if each[0] != "options="]
        items = (*kept, ("options=", "options"))
        return replace(chosen, arguments=call("", *items))

    def _errors(self, chosen: Chosen) -> Section:
        stated = [each.status for each in chosen.operation.responses]
        name = next(
            (ERRORS[each] for each in stated if each in ERRORS), "NotFoundError"
        )
        return self._section(
            "Errors",
            "Every error is a `ClientError`. `ApiError` is an answer that says that the call failed, with a class for "
            "the commonest statuses, the decoded `body` and the `request_id` of the service; `TransportError` is no "
            "answer at all, and its `sent` is false where the request cannot have reached the server; "
            "`InvalidResponseError` is an answer that is not as described.",
            self._opened(chosen),
            "    try:",
            chosen.call("print(", 8, ")"),
            f"    except {name} as error:",
            "        print(error.status, error.body, error.request_id)",
            "    except (ApiError, TransportError) as error:",
            "        print(error)",
            names=["ApiError", "Client", name, "TransportError"],
        )

    def _time(self, chosen: Chosen) -> Section:
        return self._section(
            "Retries and time-outs",
            "A call is tried again where that does no harm: when it cannot have reached the server, after 408, 425, "
            "429 and a 503 with Retry-After; methods that may be repeated and calls with an idempotency key also after "
            "other failures. `decide` has the first word. A `Timeout` bounds each step, `RequestOptions(deadline=…)` "
            "all of a call; `Limits` bound connections and answers.",
            "retries = Retries(limit=4, first_delay=0.2, decide=lambda response: None)",
            "timeout = Timeout(connect=2, read=30)",
            self._opened(
                chosen,
                ("retries=", "retries"),
                ("timeout=", "timeout"),
                ("limits=", "Limits(connections=20)"),
            ),
            chosen.call("print(", after=")"),
            names=["Client", "Limits", "Retries", "Timeout"],
        )

    def _paging(self) -> Iterator[Section]:
        chosen = self._first(lambda each: each.pagination is not None)
        if chosen is None:
            return
        yield self._section(
            "Pages",
            "A list is its first page: iterating gives the items of all pages, fetched when they are reached. "
            "`page.data` are the items of one page. With `AsyncClient`, `async for` needs no `await`.",
            self._opened(chosen),
            chosen.call("page = "),
            "    print(len(page), page.has_next)",
            "    for item in page.data:",
            "        print(item)",
            names=["Client"],
        )

    def _streaming(self) -> Iterator[Section]:
        chosen = self._first(lambda each: bool(self._streams(each)))
        if chosen is None:
            return
        read = (
            "raw.read()"
            if self._streams(chosen.operation) == Name("RawStream")
            else "list(raw)"
        )
        yield self._section(
            "Streams",
            "`stream_…` reads an answer as it arrives. Items are iterated over; an error that the service sends among "
            "them is a `StreamError`. Octets have `iter_bytes()`, `iter_text()`, `iter_lines()` and `save(path)`.",
            self._opened(chosen),
            chosen.call(
                "with ", after=" as raw:", name=f"stream_{chosen.operation.name}"
            ),
            f"        print({read})",
            names=["Client"],
        )

    def _streams(self, operation: Operation) -> Expression:
        return stream_result(operation, self._examples.codecs)

    def _uploading(self) -> Iterator[Section]:
        chosen = self._first(self._is_upload)
        if chosen is None:
            return
        yield self._section(
            "Uploads",
            "A file is `bytes`, a `Path`, a file opened in binary mode or an iterator of bytes, read while it is sent; "
            "`Upload` gives it a name and a media type, `RequestOptions(progress=…)` tells how far it is. What can be "
            "read again is sent again where a call is.",
            'upload = Upload(b"octets", filename="data.bin", content_type="application/octet-stream")',
            "print(upload)",
            names=["Upload"],
        )

    def _is_upload(self, operation: Operation) -> bool:
        flat = body_arguments(operation, self._examples.codecs)
        return any("Uploadable" in names(each.annotation) for each in flat)

    def _values(self) -> Iterator[Section]:
        chosen = self._first(lambda each: self._is_plain(each) and each.body is None)
        if chosen is None:
            return
        made = f"{chosen.request}.{chosen.operation.name}"
        requests = call(made, *chosen.arguments.items)
        yield self._section(
            "Whole answers, and requests as values",
            "A request can be made without being sent. `send` gives its status, headers, body and octets, `stream` its "
            "answer before the body is there, `paginate` its pages.",
            lay_out(requests, before="request = "),
            self._opened(chosen),
            "    response = client.send(request)",
            '    print(response.status, response.headers["content-type"], response.body)',
            names=["Client"],
            also=f"from {self._package}.client import {chosen.request}",
        )

    def _middleware(self, chosen: Chosen) -> Section:
        return self._section(
            "Middleware",
            "Wraps every try of every call; the first is the outermost. It may change the request, and send it more "
            "than once.",
            "def timed(request: HttpRequest, send: Send) -> HttpResponse:",
            "    response = send(request)",
            "    print(request.operation, request.attempt, response.status, response.elapsed)",
            "    return response",
            "",
            "",
            self._opened(chosen, ("middleware=", "[timed]")),
            chosen.call("print(", after=")"),
            names=["Client", "HttpRequest", "HttpResponse", "Send"],
        )

    def _tracing(self, chosen: Chosen) -> Section:
        return self._section(
            "OpenTelemetry",
            "A span for every try, named after the operation. Tries and waits are also told at the level DEBUG of the "
            f"logger `{self._package}`, without secrets.",
            "def traced(request: HttpRequest, send: Send) -> HttpResponse:",
            f'    tracer = trace.get_tracer("{self._package}")',
            "    with tracer.start_as_current_span(request.operation) as span:",
            '        span.set_attribute("http.request.method", request.method)',
            '        span.set_attribute("url.template", request.template)',
            '        span.set_attribute("http.request.resend_count", request.attempt - 1)',
            "        response = send(request)",
            '        span.set_attribute("http.response.status_code", response.status)',
            "        return response",
            "",
            "",
            self._opened(chosen, ("middleware=", "[traced]")),
            chosen.call("print(", after=")"),
            names=["Client", "HttpRequest", "HttpResponse", "Send"],
            uses="from opentelemetry import trace",
        )

    def _own_client(self, chosen: Chosen) -> Section:
        return self._section(
            "An HTTP client of your own",
            "Proxies, certificates and HTTP/2 are those of httpx2, whose client is yours to close.",
            "with httpx2.Client(trust_env=False) as http_client:",
            *_indented(self._opened(chosen, ("http_client=", "http_client"))),
            chosen.call("print(", 8, ")"),
            names=["Client"],
            uses="import httpx2",
        )

    def _testing(self, chosen: Chosen) -> Section:
        return self._section(
            "Testing",
            "A `MockTransport` answers in the place of the service; nothing else has to be replaced.",
            "def answer(request: httpx2.Request) -> httpx2.Response:",
            "    return httpx2.Response(500)",
            "",
            "",
            "http_client = httpx2.Client(transport=httpx2.MockTransport(answer))",
            self._opened(chosen, ("retries=", "0"), ("http_client=", "http_client")),
            "    try:",
            chosen.call("", 8),
            "    except ServerError as error:",
            "        print(error.status)",
            names=["Client", "ServerError"],
            uses="import httpx2",
        )


def _indented(text: str) -> list[str]:
    return [f"    {line}" if line else line for line in text.splitlines()]
