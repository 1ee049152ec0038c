"""Handlers as their author begins them: every method of a group, answering 501."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ftgen.ir.api import Api, Operation, Response
from ftgen.ir.models import ObjectModel
from ftgen.ir.types import RefType, Type
from ftgen.naming import Scope
from ftgen.targets import serving
from ftgen.targets.code import bare
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.handlers import handler_name
from ftgen.targets.layout import Brackets, lay_out
from ftgen.targets.server_replies import reply_names
from ftgen.targets.signatures import server_arguments, server_signature

FILES = ("app", "state", "test_app")
"""The modules of a scaffold that no handler stands in."""

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
    codecs = Codecs(api.models)
    modules = Scope(FILES)
    replies = reply_names((*serving.apis(api), *serving.receivers(api)))
    return tuple(
        Handler(
            name=handler_name(served),
            base=served.class_name,
            module=modules.claim(served.module),
            argument=served.module,
            title=served.group.title,
            methods=tuple(
                _method(each, codecs, replies.get((served.module, each.name), ""))
                for each in served.group.operations
            ),
        )
        for served in serving.apis(api)
    )


def _method(operation: Operation, codecs: Codecs, reply: str) -> Method:
    signature = lay_out(
        server_signature(operation, codecs, reply),
        indent=4,
        before=f"async def {operation.name}",
        after=":",
    )
    hints = [f"        # {line}" for line in _hints(operation, codecs)]
    lines = [signature, *hints, "        raise HTTPError(501)"]
    declared = {
        each.name: f"{each.name}: {each.annotation}"
        + ("" if each.default is None else f" = {each.default}")
        for each in server_arguments(operation, codecs)
    }
    return Method(operation.name, "\n".join(lines), declared)


def _hints(operation: Operation, codecs: Codecs) -> Iterator[str]:
    """What the method may answer, in the words that it would be written in."""
    for response in operation.responses:
        if response.status[0] == "4" and (made := _made(response, codecs)):
            usual = "404" if "{" in operation.path else "400"
            status = usual if "X" in response.status.upper() else response.status
            yield f"raise HTTPError({status}, body={made})"
    for response in operation.successes[:1]:
        if made := _made(response, codecs):
            yield f"return {made}"


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
