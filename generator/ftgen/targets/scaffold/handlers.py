"""Handlers as their author begins them: every method of a group, answering 501."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ftgen.ir.api import Api, Operation, Response
from ftgen.ir.models import ObjectModel
from ftgen.ir.types import RefType, Type
from ftgen.naming import Scope
from ftgen.python.expressions import (
    Brackets,
    Expression,
    Name,
    Phrase,
    Typed,
    behind,
    call,
    flat,
    generic,
)
from ftgen.python.layout import Code, lay_out, named
from ftgen.targets import serving
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.handlers import handler_name
from ftgen.targets.server.errors import error_names
from ftgen.targets.server.groups import Names
from ftgen.targets.server.replies import reply_names, successes
from ftgen.targets.serving import Served
from ftgen.targets.signatures import (
    needs_header,
    server_arguments,
    server_result,
    signature,
)

FILES = ("app", "state", "test_app")
"""The modules of a scaffold that no handler stands in."""

_CONTEXT = Name("Context")
_OF_USER = generic("Context", Name("User"))
"""The annotation of a context where there are users."""

_PACKAGE = ("UNSET", "Unset", "models")
_SERVER = ("Context", "HTTPError", "replies")


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its name, its code, indented by four spaces, and its arguments as they are declared, by name.

    ``without_user`` is the code for a module that knows no User.
    """

    name: str
    code: Code
    without_user: Code
    arguments: dict[str, str]


@dataclass(frozen=True, slots=True)
class Handler:
    """A class of handlers: its name, the abstract class that it implements, and the module that it stands in."""

    name: str
    base: str
    module: str
    argument: str
    title: str
    methods: tuple[Method, ...]


def handlers(api: Api) -> tuple[Handler, ...]:
    """The handlers of an API."""
    groups = serving.apis(api)
    everything = (*groups, *serving.receivers(api))
    operations = [each for served in everything for each in served.group.operations]
    names = Names(reply_names(everything), error_names(operations))
    context = _OF_USER if api.security_schemes else _CONTEXT
    writer = _Writer(Codecs(api.models), names, context)
    modules = Scope(FILES)
    return tuple(
        Handler(
            name=handler_name(served),
            base=served.class_name,
            module=modules.claim(served.module),
            argument=served.module,
            title=served.group.title,
            methods=tuple(
                writer.method(served, each) for each in served.group.operations
            ),
        )
        for served in groups
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    codecs: Codecs
    names: Names
    context: Expression

    def method(self, served: Served, operation: Operation) -> Method:
        """The method of an operation."""
        needs_reply = any(map(needs_header, operation.successes))
        name = self.names.replies.get((served.module, operation.name), "")
        reply = name if needs_reply else ""
        code, without_user = (
            self._code(operation, reply, each) for each in (self.context, _CONTEXT)
        )
        declared = {
            each.name: f"{each.name}: {flat(Typed(each.annotation, each.default))}"
            for each in server_arguments(operation, self.codecs)
        }
        return Method(operation.name, code, without_user, declared)

    def _code(self, operation: Operation, reply: str, context: Expression) -> Code:
        *arguments, last = server_arguments(operation, self.codecs)
        arguments.append(replace(last, annotation=context))
        result = server_result(operation, self.codecs, reply)
        head = lay_out(
            signature(arguments, result),
            indent=4,
            before=f"async def {operation.name}",
            after=":",
        )
        comments = (
            lay_out(Phrase((each,)), indent=8, before="# ")
            for each in self._hints(operation, reply)
        )
        last_line = lay_out(call("HTTPError", "501"), indent=8, before="raise ")
        lines = "\n".join((head, *comments, last_line))
        return Code.of(lines, named((head, last_line)))

    def _hints(self, operation: Operation, reply: str) -> Iterator[Expression]:
        """What the method may answer, as it would be written."""
        for response in operation.responses:
            if response.status[0] == "4" and response.status in self.names.errors:
                name = self.names.errors[response.status]
                usual = "404" if "{" in operation.path else "400"
                status = [] if response.status.isdigit() else [usual]
                made = (*status, _made(response, self.codecs) or "")
                yield behind("raise ", call(f"errors.{name}", *made))
        if reply:
            found = next(iter(successes(operation, self.codecs)))
            needed = [
                (f"{each.python_name}=", "...")
                for each in found.headers
                if each.required
            ]
            body = "..." if found.contents else ""
            made_ = call(f"replies.{reply}.{found.name}", body, *needed)
            yield behind("return ", made_)
            return
        for response in operation.successes[:1]:
            if found_ := _made(response, self.codecs):
                yield behind("return ", found_)


def _made(response: Response, codecs: Codecs) -> Brackets | None:
    """The call that makes the body of an answer; None where it is no model."""
    contents = [each for each in response.contents if each.kind == "json"]
    if not contents:
        return None
    type_: Type = codecs.resolve(contents[0].type)
    if not isinstance(type_, RefType):
        return None
    model = codecs.model(type_.name)
    needed = (
        [(f"{each.python_name}=", "...") for each in model.properties if each.required]
        if isinstance(model, ObjectModel)
        else []
    )
    made = call(f"models.{type_.name}", *needed)
    return made if len(flat(made)) <= 60 else call(f"models.{type_.name}", "...")


def origins(package: str, bases: Iterable[str] = ()) -> dict[str, str]:
    """Where what handlers name comes from; ``bases`` come from the server too."""
    return {
        **dict.fromkeys(_PACKAGE, package),
        **dict.fromkeys((*bases, *_SERVER), f"{package}.server"),
    }
