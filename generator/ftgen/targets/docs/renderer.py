"""The function that writes the errors which a server finds and cannot write by itself."""

from __future__ import annotations

from ftgen.python.annotations import annotation
from ftgen.python.expressions import NONE, Brackets, Name, Typed, union
from ftgen.python.layout import Code, lay_out, named
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.values import content_value
from ftgen.targets.server.rendering import rendered
from ftgen.targets.serving import Served

RENDERER = "render_error"


def renderer(examples: Examples, served: tuple[Served, ...]) -> Code:
    """The function; empty where nothing asks for it."""
    operations = [each for one in served for each in one.group.operations]
    content = rendered(operations, examples.codecs)
    if content is None:
        return Code.of("", ())
    value = content_value(examples.samples, content, "response")
    made = value and examples.samples.expression(content.type, value.json)
    arguments = (
        ("error: ", Typed(Name("HTTPError"))),
        ("context: ", Typed(union((Name("Context"), NONE)))),
    )
    result = union((annotation(content.type), NONE))
    head = Brackets("(", arguments, ")", result=result)
    lines = (
        lay_out(head, before=f"def {RENDERER}", after=":"),
        "    # error.status, error.detail and error.violations say what is wrong",
        lay_out(made or NONE, indent=4, before="return "),
    )
    return Code.of("\n".join(lines), named(lines))
