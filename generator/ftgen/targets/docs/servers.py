"""A server on one line, where it is one operation's or link's own."""

from __future__ import annotations

from collections.abc import Iterator

from ftgen.ir.api import Server, ServerVariable
from ftgen.targets.docs.given import address
from ftgen.targets.docs.writer import Writer


def server_text(server: Server, writer: Writer) -> str:
    """The URL of a server with what is said of it and its variables."""
    told = "; ".join(_told(server, writer))
    return address(server.url, writer) + (f" ({told})" if told else "")


def _told(server: Server, writer: Writer) -> Iterator[str]:
    if server.description:
        yield writer.line(server.description)
    for each in server.variables:
        yield ", ".join(_variable(each, writer))


def _variable(variable: ServerVariable, writer: Writer) -> Iterator[str]:
    yield f"{writer.code(variable.name)} is {writer.code(variable.default)} by default"
    if variable.enum:
        yield f"one of {' '.join(map(writer.code, variable.enum))}"
    if variable.description:
        yield writer.line(variable.description)
