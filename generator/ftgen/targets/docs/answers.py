"""What the examples do with answers."""

from __future__ import annotations

from collections.abc import Iterable

from ftgen.ir.api import Content, Operation, Response
from ftgen.ir.types import AnyType, StringType, Type
from ftgen.python.expressions import Brackets, behind
from ftgen.python.layout import lay_out
from ftgen.targets.codecs import Codecs


def first_content(responses: Iterable[Response]) -> Content | None:
    """The content of the first response that has one."""
    return next((each.contents[0] for each in responses if each.contents), None)


def carried(content: Content, codecs: Codecs) -> Type:
    """The type of the JSON value that stands for a body, or for one item of a stream."""
    match content.kind:
        case "binary":
            return StringType(format="binary")
        case "text" if isinstance(codecs.resolve(content.type), AnyType):
            return StringType()
        case _:
            return content.type


def use(call: Brackets, operation: Operation, awaited: bool, indent: int) -> list[str]:
    """The lines that make a call and show what it gives."""
    margin = " " * indent
    content = first_content(operation.successes)
    loop = "async for" if awaited else "for"
    if awaited and operation.pagination is None:
        call = behind("await ", call)
    if operation.pagination is not None or (content is not None and content.is_stream):
        line = lay_out(call, indent=indent, before=f"{loop} item in ", after=":")
        if "\n" not in line:
            return [line, f"{margin}    print(item)"]
        return [
            lay_out(call, indent=indent, before="items = "),
            f"{margin}{loop} item in items:",
            f"{margin}    print(item)",
        ]
    if content is None:
        return [lay_out(call, indent=indent)]
    return [lay_out(call, indent=indent, before="result = "), f"{margin}print(result)"]
