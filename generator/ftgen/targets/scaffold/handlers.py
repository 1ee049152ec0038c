"""Handlers as their author begins them: every method of a group, answering 501."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ftgen.ir.api import Api, Operation, Response
from ftgen.ir.models import ObjectModel
from ftgen.ir.types import RefType, Type
from ftgen.naming import Scope
from ftgen.targets import serving
from ftgen.targets.code import bare
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.handlers import handler_name
from ftgen.targets.layout import Brackets, lay_out
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

PRINCIPAL = "Context[User]"
"""The annotation of a context where there are users."""

_STANDARD = {
    "dt": ("", "datetime as dt"),
    "AsyncIterator": ("collections.abc", "AsyncIterator"),
    "Decimal": ("decimal", "Decimal"),
    "Any": ("typing", "Any"),
    "Literal": ("typing", "Literal"),
    "UUID": ("uuid", "UUID"),
}
_PACKAGE = ("UNSET", "Unset", "models")
_SERVER = ("Context", "HTTPError", "replies")
_WORD = re.compile(r"(?<![\w.\"'])([A-Za-z_]\w*)")


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its name, its text, indented by four spaces, and its arguments as they are declared, by name."""

    name: str
    text: str
    arguments: dict[str, str]

    @property
    def without_user(self) -> str:
        """The text for a module that knows no User."""
        return self.text.replace(PRINCIPAL, "Context")


@dataclass(frozen=True, slots=True)
class Handler:
    """A class of handlers: its name, the abstract class that it implements, and the module that it stands in."""

    name: str
    base: str
    module: str
    argument: str
    title: str
    methods: tuple[Method, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """A name that is imported: from a module, or as a module of its own where there is none."""

    module: str
    name: str

    @property
    def bound(self) -> str:
        """What it is called here."""
        return self.name.rpartition(" ")[2]


def handlers(api: Api) -> tuple[Handler, ...]:
    """The handlers of an API."""
    groups = serving.apis(api)
    everything = (*groups, *serving.receivers(api))
    operations = [each for served in everything for each in served.group.operations]
    names = Names(reply_names(everything), error_names(operations))
    context = PRINCIPAL if api.security_schemes else "Context"
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
    context: str

    def method(self, served: Served, operation: Operation) -> Method:
        """The method of an operation."""
        needs_reply = any(map(needs_header, operation.successes))
        name = self.names.replies.get((served.module, operation.name), "")
        reply = name if needs_reply else ""
        *arguments, context = server_arguments(operation, self.codecs)
        context = replace(context, annotation=self.context)
        result = server_result(operation, self.codecs, reply)
        signature_ = lay_out(
            signature((*arguments, context), result),
            indent=4,
            before=f"async def {operation.name}",
            after=":",
        )
        hints = [f"        # {line}" for line in self._hints(operation, reply)]
        lines = [signature_, *hints, "        raise HTTPError(501)"]
        declared = {
            each.name: f"{each.name}: {each.annotation}"
            + ("" if each.default is None else f" = {each.default}")
            for each in server_arguments(operation, self.codecs)
        }
        return Method(operation.name, "\n".join(lines), declared)

    def _hints(self, operation: Operation, reply: str) -> Iterator[str]:
        """What the method may answer, in the words that it would be written in."""
        for response in operation.responses:
            if response.status[0] == "4" and response.status in self.names.errors:
                name = self.names.errors[response.status]
                usual = "404" if "{" in operation.path else "400"
                status = [] if response.status.isdigit() else [usual]
                made = [*status, *filter(None, [_made(response, self.codecs)])]
                yield f"raise errors.{name}({', '.join(made)})"
        if reply:
            found = next(iter(successes(operation, self.codecs)))
            needed = [
                f"{each.python_name}=..." for each in found.headers if each.required
            ]
            body = ["..."] if found.contents else []
            yield f"return replies.{reply}.{found.name}({', '.join([*body, *needed])})"
            return
        for response in operation.successes[:1]:
            if made_ := _made(response, self.codecs):
                yield f"return {made_}"


def _made(response: Response, codecs: Codecs) -> str:
    """The call that makes the body of an answer; empty where it is no model."""
    contents = [each for each in response.contents if each.kind == "json"]
    if not contents:
        return ""
    type_: Type = codecs.resolve(contents[0].type)
    if not isinstance(type_, RefType):
        return ""
    model = codecs.model(type_.name)
    needed = (
        [(f"{each.python_name}=", "...") for each in model.properties if each.required]
        if isinstance(model, ObjectModel)
        else []
    )
    call = Brackets(f"models.{type_.name}(", tuple(needed), ")")
    text = lay_out(call)
    return text if len(text) <= 60 and "\n" not in text else f"models.{type_.name}(...)"


def imports(text: str, package: str, bases: Iterable[str]) -> tuple[Import, ...]:
    """What a piece of code of handlers has to import, in order."""
    used = set(_WORD.findall(bare(text)))
    found = [Import(*of) for name, of in _STANDARD.items() if name in used]
    found += [Import(package, name) for name in _PACKAGE if name in used]
    server = [*bases, *(name for name in _SERVER if name in used)]
    found += [Import(f"{package}.server", name) for name in sorted(server)]
    return tuple(found)


def import_text(found: Iterable[Import]) -> str:
    """Import statements, one a module; the standard library stands apart."""
    by_module: dict[str, list[str]] = {}
    for each in found:
        by_module.setdefault(each.module, []).append(each.name)
    standard: list[str] = []
    own: list[str] = []
    for module, names in by_module.items():
        lines = standard if module in _MODULES else own
        if module:
            names_ = tuple(("", name) for name in names)
            line = lay_out(Brackets(f"from {module} import (", names_, ")"))
            flat = f"from {module} import {', '.join(names)}"
            lines.append(flat if len(flat) <= 88 else line)
        else:
            lines += [f"import {name}" for name in names]
    gap = [""] if standard and own else []
    return "\n".join((*standard, *gap, *own))


_MODULES = {module for module, _ in _STANDARD.values()}
