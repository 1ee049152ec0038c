"""The files of a scaffold as they are written first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ftgen.ir.api import Api, Operation
from ftgen.python.expressions import (
    NONE,
    Expression,
    Name,
    Phrase,
    call,
    flat,
    leaves,
    union,
)
from ftgen.python.imports import import_lines
from ftgen.python.layout import Code, lay_out, named
from ftgen.python.text import docstring, one_line
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.renderer import renderer
from ftgen.targets.plan import TemplateFile
from ftgen.targets.samples import Samples
from ftgen.targets.scaffold.handlers import (
    Handler,
    handlers,
    origins,
)
from ftgen.targets.server.security import given, judge_signature
from ftgen.targets.serving import Served, apis


@dataclass(frozen=True, slots=True)
class HandlerView:
    """A module with a class of handlers."""

    docstring: str
    package: str
    imports: str
    has_state: bool
    state: str
    name: str
    base: str
    class_docstring: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgeView:
    """A method that judges credentials: its line, its docstring, and the secret that it looks up."""

    signature: str
    docstring: str
    secret: str


@dataclass(frozen=True, slots=True)
class AppView:
    """The module that puts the application together; ``handlers`` are those that it passes.

    ``own_imports`` are those of the modules beside it.
    """

    docstring: str
    imports: str
    own_imports: tuple[str, ...]
    judges: tuple[JudgeView, ...]
    renderer: str
    is_shadowing: bool
    handlers: tuple[Handler, ...]


@dataclass(frozen=True, slots=True)
class TestView:
    """The test: a call of the client, or, where there is no ``call``, a look at the page of the operations."""

    package: str
    imports: str
    client: str
    call: str
    method: str
    keys: str


def first_files(
    api: Api, package: str, folder: str, *, with_client: bool
) -> Iterator[TemplateFile]:
    """All files of a scaffold; ``folder`` is the package that they are."""
    found = handlers(api)
    title = one_line(api.title)
    judges = tuple(_judges(api))
    codecs = Codecs(api.models)
    examples = Examples(api, package, codecs, Samples(codecs))
    rendering = renderer(examples, apis(api))
    own = ("Access", "compare_secret") if judges else ()
    lifespan = Code.of("", ("AsyncGenerator", "asynccontextmanager"))
    app = AppView(
        docstring=docstring(
            f"The application that implements {title}.\n\n"
            f"Run it by `uvicorn --factory {folder}.app:make`."
        ),
        imports=_imports(
            (lifespan, rendering), package, (*own, "Application", "create_app")
        ),
        own_imports=_own_imports(found, ("State", "User") if judges else ("State",)),
        judges=judges,
        renderer=rendering,
        is_shadowing="builtins" in named(each.signature for each in judges),
        handlers=found,
    )
    yield _file("__init__", docstring(f"The service that implements {title}."))
    yield _file("state", app)
    for handler in found:
        yield handler_file(handler, package, has_state=True)
    yield _file("app", app)
    yield _file("test_app", _test(api, examples, with_client))


def handler_file(handler: Handler, package: str, *, has_state: bool) -> TemplateFile:
    """The module of a class of handlers."""
    methods = tuple(
        each.code if has_state else each.without_user for each in handler.methods
    )
    has_user = "User" in named(methods)
    title = one_line(f"Handles {handler.title}.")
    view = HandlerView(
        docstring=docstring(title),
        package=package,
        imports=_imports(methods, package, (handler.base,)),
        has_state=has_state,
        state="State, User" if has_user else "State",
        name=handler.name,
        base=f"{handler.base}[User]" if has_user else handler.base,
        class_docstring=docstring(title, 4),
        methods=tuple(map(str.strip, methods)),
    )
    return TemplateFile(
        path=f"{handler.module}.py", template="scaffold/handler.py.jinja", view=view
    )


def _imports(code: Iterable[Code], package: str, bases: Iterable[str]) -> str:
    """The imports of code, and of classes of the server that it has beside."""
    known = origins(package, bases)
    return "\n".join(import_lines({*named(code), *bases}, known))


def _own_imports(found: Iterable[Handler], state: Iterable[str]) -> tuple[str, ...]:
    modules = {each.name: f".{each.module}" for each in found}
    modules |= dict.fromkeys(state, ".state")
    return import_lines(modules, modules, standard=False)


def _file(name: str, view: object) -> TemplateFile:
    template = {"__init__": "package"}.get(name, name)
    return TemplateFile(
        path=f"{name}.py", template=f"scaffold/{template}.py.jinja", view=view
    )


def _test(api: Api, examples: Examples, with_client: bool) -> TestView:
    package = examples.package
    for served in apis(api) if with_client else ():
        for operation in served.group.operations:
            called = _called(served, operation, examples)
            if not _can_be_called(api, operation) or "..." in leaves(called):
                continue
            line = lay_out(called, indent=8, before="await ", is_inner=True)
            made = examples.client(operation, "AsyncClient").items
            arguments = [each for each in made if each[0] != "base_url="]
            client = call(
                "AsyncClient",
                ("base_url=", '"http://test"'),
                *arguments,
                ("http_client=", "wire"),
            )
            return TestView(
                package=package,
                imports="\n".join(
                    filter(None, examples.imports([line], ("ApiError", "AsyncClient")))
                ),
                client=lay_out(client, indent=8, is_inner=True),
                call=line,
                method=operation.name,
                keys=_keys(arguments),
            )
    return TestView(package, "", "", "", "", "")


def _judges(api: Api) -> Iterator[JudgeView]:
    """A method for each security scheme."""
    names = frozenset(each.python_name for each in api.security_schemes)
    for scheme in api.security_schemes:
        arguments = given(scheme)
        result = union((Name("User"), NONE))
        signature = judge_signature(scheme, result, names)
        line = lay_out(
            Phrase((signature, ":")), before=f"async def {scheme.python_name}"
        )
        secret = arguments[0] if len(arguments) == 1 else 'f"{user}:{password}"'
        text = docstring(scheme.description or f"Judges {scheme.name}.", 8)
        yield JudgeView(line, text, secret)


def _keys(arguments: Iterable[tuple[str, Expression]]) -> str:
    """The items of a dictionary of users by the credentials that a client is given."""
    given = dict.fromkeys(flat(value) for _, value in arguments)
    keys = ('"user:password"' if each.startswith("(") else each for each in given)
    return ", ".join(f'{key}: User("me")' for key in keys)


def _called(served: Served, operation: Operation, examples: Examples) -> Expression:
    called = f"client.{served.module}.{operation.name}"
    return call(called, *examples.arguments(operation))


def _can_be_called(api: Api, operation: Operation) -> bool:
    """Whether a call says all by itself: no certificate, no upload, an answer in JSON."""
    certified = {
        each.name for each in api.security_schemes if each.kind == "mutual-tls"
    }
    asked = {name for each in operation.security for name, _ in each.schemes}
    bodies = operation.body.contents if operation.body is not None else ()
    answers = [content for each in operation.responses for content in each.contents]
    return not certified & asked and all(
        each.kind == "json" for each in (*bodies, *answers)
    )
