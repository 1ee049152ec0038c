"""The page on how to implement and run the server, with the API's own operations as examples."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ftgen.ir.api import Operation
from ftgen.python.annotations import STR
from ftgen.python.expressions import NONE, Phrase, union
from ftgen.python.layout import lay_out, named
from ftgen.targets.docs import markdown
from ftgen.targets.docs.client_page import ClientPage
from ftgen.targets.docs.client_sections import Section
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.handlers import handler_name, implementation
from ftgen.targets.docs.places import Page
from ftgen.targets.docs.renderer import RENDERER, renderer
from ftgen.targets.docs.server_bodies import bodies, first
from ftgen.targets.server.errors import error_names
from ftgen.targets.server.security import given, judge_signature
from ftgen.targets.serving import Served

_WIDE = ("import asyncio", "import uvicorn")
"""Modules that snippets import whole."""


def server_page(pages: tuple[Page, ...], examples: Examples) -> ClientPage | None:
    """The page; None where there is nothing to be handled."""
    served = tuple(each.served for each in pages if not each.is_webhook)
    if not any(each.group.operations for each in served):
        return None
    return ClientPage(
        title="Implementing the server",
        introduction=(
            f"`{examples.package}.server` has an abstract class for each group of operations, and `create_app`, "
            "which makes a Starlette application of what implements them. Requests are read and checked before a "
            "handler is called, and answers are written as described."
        ),
        sections=tuple(_Writer(served, examples).sections()),
    )


class _Writer:
    def __init__(self, served: tuple[Served, ...], examples: Examples) -> None:
        self._served = served
        self._examples = examples
        self._package = examples.package
        self._schemes = examples.api.security_schemes
        shown = first(served, _is_plain) or first(served, lambda each: True)
        assert shown is not None
        self._shown = shown
        self._handler = handler_name(self._shown.served)
        self._renderer = renderer(examples, served)
        self._more = f", {RENDERER}={RENDERER}" if self._renderer else ""
        self._given = f"{self._shown.served.module}={self._handler}(){self._more}"

    def sections(self) -> Iterator[Section]:
        """All sections, in order; what the API has nothing of is left out."""
        yield self._implementing()
        if self._schemes:
            yield self._authentication()
        if self._renderer:
            yield self._rendering()
        yield self._running()
        yield self._lifespan()
        yield self._requests()
        yield self._mounting()
        yield self._errors()
        yield from bodies(self._served, self._examples)
        yield self._testing()
        yield self._monitoring()
        yield self._limits()
        yield self._pages()
        yield self._examples_of_all()

    def _code(self, names: str, *lines: str, standard: tuple[str, ...] = ()) -> str:
        """A block of code; ``names`` are imported from the server's package, ``standard`` are import lines."""
        body = "\n".join(lines)
        mine = {"Security", self._handler, RENDERER if self._renderer else ""}
        nodes = ast.walk(ast.parse(body))
        used = sorted(mine & {each.id for each in nodes if isinstance(each, ast.Name)})
        own = f"from {self._package}.server import {names}"
        imports = [f"from acme.api import {', '.join(used)}"] if used else []
        imports += [own]
        start = (
            ["", ""] if lines[0].startswith(("class", "async", "@", "def")) else [""]
        )
        gap = [""] if standard else []
        whole = [each for each in standard if each not in _WIDE]
        first = [each for each in standard if each in _WIDE]
        return markdown.code_block(
            "\n".join((*first, *whole, *gap, *imports, *start, *lines)), "python"
        )

    def _implementing(self) -> Section:
        shown = self._shown
        return Section(
            "Handlers",
            "A class implements a group; each operation is a method, `async def`, or `def`, which runs in a worker "
            "thread. It returns the body, or an answer with a status and headers of "
            f"`{self._package}.server.replies`. `ftgen scaffold app/` writes all classes with all methods, the "
            "application and a test; here is one method, in a module `acme/api.py`.",
            markdown.code_block(
                implementation(self._examples, shown.served, shown.operation), "python"
            ),
        )

    def _authentication(self) -> Section:
        names = frozenset(each.python_name for each in self._schemes)
        lines: list[str] = ["class Security:"]
        for number, scheme in enumerate(self._schemes):
            arguments = given(scheme)
            signature = judge_signature(scheme, union((STR, NONE)), names)
            head = f"async def {scheme.python_name}"
            lines += [""] if number else []
            lines += [lay_out(Phrase((signature, ":")), indent=4, before=head)]
            lines += [
                f'        return "me" if compare_secret({arguments[-1]}, "secret") else None'
            ]
        standard = ("import builtins",) if "builtins" in named(lines) else ()
        return Section(
            "Who may call",
            "Each security scheme has a method, `async def`, or `def`, which runs in a worker thread. It returns who "
            "calls, `context.principal` in handlers, or None where the credential is wrong (401). Where one is good "
            "but does not reach so far, it raises `HTTPError(403)`. `access` has the operation, the scopes that it "
            "asks for, and the request. What has nobody to judge answers 401.",
            self._code("Access, compare_secret", *lines, standard=standard),
        )

    def _rendering(self) -> Section:
        imports = self._examples.imports([self._renderer], ())
        own = f"from {self._package}.server import Context, HTTPError"
        return Section(
            "Errors that the server finds",
            "What is wrong with a request, and that nobody may call, is told in the documented shape. One is not of "
            "a usual kind here, so `create_app` asks for a function that makes it. Where that returns None, the "
            "answer is a problem document (RFC 9457).",
            markdown.code_block(
                "\n".join((*imports, own, "", "", self._renderer)), "python"
            ),
        )

    def _running(self) -> Section:
        judged = self._schemes and ", security=Security()"
        lines = [
            f"app = create_app({self._given}{judged or ''})",
            "",
            'if __name__ == "__main__":',
            "    uvicorn.run(app)",
        ]
        code = self._code("create_app", *lines, standard=("import uvicorn",))
        return Section(
            "Running it",
            "Every ASGI server runs the application. In a module `acme/main.py`, "
            f"`python -m {self._package}.server --app acme.main:app --workers 4` does so too, with `--reload` "
            "while it is written. What is declared as an entry point in the group "
            f"`{self._package}.api`, under the name of its argument, need not be passed.",
            code,
        )

    def _lifespan(self) -> Section:
        return Section(
            "What is open as long as it runs",
            "A database, a pool: `lifespan` is a context manager around the life of the application. Handlers find "
            "what it puts there as `context.request.app.state.database`, or are made with it, as the scaffold does; "
            "what they store of models is their `to_json()`.",
            self._code(
                "Application, create_app",
                "@asynccontextmanager",
                "async def lifespan(app: Application) -> AsyncGenerator[None, None]:",
                '    app.state.database = sqlite3.connect("data.db", check_same_thread=False)',
                "    yield",
                "    app.state.database.close()",
                "",
                "",
                f"app = create_app({self._given}, lifespan=lifespan)",
                standard=(
                    "import sqlite3",
                    "from collections.abc import AsyncGenerator",
                    "from contextlib import asynccontextmanager",
                ),
            ),
        )

    def _requests(self) -> Section:
        return Section(
            "A handler for each request",
            "In the place of a handler there may be a function that makes one: a session of a database for each "
            "request is closed after the answer.",
            self._code(
                "Context, create_app",
                "@asynccontextmanager",
                f"async def make(context: Context) -> AsyncGenerator[{self._handler}, None]:",
                f"    yield {self._handler}()",
                "",
                "",
                f"app = create_app({self._shown.served.module}=make{self._more})",
                standard=(
                    "from collections.abc import AsyncGenerator",
                    "from contextlib import asynccontextmanager",
                ),
            ),
        )

    def _mounting(self) -> Section:
        return Section(
            "Within another application",
            "It is mounted like any other: in FastAPI by `app = FastAPI(lifespan=api.router.lifespan_context)` and "
            '`app.mount("/api", api)`. The outer application opens what the inner one needs, for nobody else does. '
            "Its documentation, health and page at the root are below the mount too. `prefix` puts all paths below "
            "another one without it.",
            self._code(
                "create_app",
                f"api = create_app({self._given})",
                'app = Starlette(routes=[Mount("/api", api)], lifespan=api.router.lifespan_context)',
                standard=(
                    "from starlette.applications import Starlette",
                    "from starlette.routing import Mount",
                ),
            ),
        )

    def _errors(self) -> Section:
        operations = [each for one in self._served for each in one.group.operations]
        names = [f"`errors.{name}`" for name in error_names(operations).values()]
        documented = (
            f"`{self._package}.server.errors` has what is documented, with typed bodies: {', '.join(names[:6])}. "
            if names
            else ""
        )
        return Section(
            "Errors",
            f"Handlers raise them. {documented}`HTTPError` is of any status. `errors` says what exceptions of your "
            "own mean; all others are a 500, and logged. `render_error` may make the bodies of what the server itself "
            "refuses.",
            self._code(
                "HTTPError, create_app",
                "class Unknown(Exception):",
                '    """There is no such thing."""',
                "",
                "",
                "def refused(error: Unknown) -> HTTPError:",
                "    return HTTPError(404, str(error))",
                "",
                "",
                "known = {Unknown: refused, PermissionError: 403}",
                f"app = create_app({self._given}, errors=known)",
            ),
        )

    def _testing(self) -> Section:
        return Section(
            "Testing",
            "`testing.client` opens the application and calls it without a socket; it is what `AsyncClient` takes "
            "as `http_client`. A handler may be called by itself too, with a `testing.context` of whoever calls.",
            self._code(
                "create_app, testing",
                "async def main() -> None:",
                f"    async with testing.client(create_app({self._given})) as client:",
                '        print((await client.get("/")).status_code)',
                '    print(testing.context("me").principal)',
                "",
                "",
                "asyncio.run(main())",
                standard=("import asyncio",),
            ),
        )

    def _monitoring(self) -> Section:
        return Section(
            "Monitoring",
            "Each operation is a route, so what watches Starlette applications (OpenTelemetry, Sentry, exporters for "
            "Prometheus) names requests by their templates. An `Observer` is told of each of them.",
            self._code(
                "Observer, create_app",
                "class Times(Observer):",
                "    def finished(",
                "        self, operation: Any, request: Any, status: int, seconds: float",
                "    ) -> None:",
                "        print(operation.id, status, seconds)",
                "",
                "",
                f"app = create_app({self._given}, observe=Times())",
                standard=("from typing import Any",),
            ),
        )

    def _limits(self) -> Section:
        return Section(
            "Limits",
            "What one request may cost is bounded: octets of JSON and of uploads, fields, parts, depth, seconds.",
            self._code(
                "Limits, create_app",
                "limits = Limits(json=100_000, upload=10_000_000, seconds=30)",
                f"app = create_app({self._given}, limits=limits)",
            ),
        )

    def _pages(self) -> Section:
        return Section(
            "Documentation and health",
            '`docs="/docs"` serves this reference, where it lies beside the package, and the description at '
            "`/openapi.json` and `/openapi.yaml`; `landing=False` leaves out the page at the root. `Health` answers "
            "those who ask whether the application is alive, and whether it is ready.",
            self._code(
                "Health, create_app",
                'health = Health(live="/healthz", ready="/readyz", check=lambda: True)',
                f"app = create_app({self._given}, health=health)",
            ),
        )

    def _examples_of_all(self) -> Section:
        return Section(
            "Without any handler",
            "With `--examples` every operation answers as its examples say, else with made values; requests are "
            "checked, and no credential is needed. `Prefer: code=404` asks for another answer, "
            "`Prefer: example=NAME` for another example.",
            markdown.code_block(
                f"python -m {self._package}.server --examples --seed 1", "console"
            ),
        )


def _is_plain(operation: Operation) -> bool:
    kinds = {content.kind for content in operation.success_contents}
    return kinds == {"json"} and operation.pagination is None
