"""The values that the examples send and answer: those that the description gives, else samples."""

from __future__ import annotations

from typing import Any

from ftgen.ir.api import Content, Header, Operation, Parameter
from ftgen.ir.models import Value
from ftgen.python.expressions import Expression
from ftgen.targets.docs.answers import carried
from ftgen.targets.placeholders import owned_name, singular
from ftgen.targets.samples import Detail, Direction, Samples


def parameter_value(
    samples: Samples, operation: Operation, parameter: Parameter
) -> Value | None:
    """What the examples pass for a parameter; None where they leave it out."""
    known = [each.value for each in parameter.examples]

    def made(detail: Detail) -> Value | None:
        return samples.value(
            parameter.type,
            (*known, parameter.default),
            schema=parameter.schema,
            name=_told_name(operation, parameter),
            detail=detail,
            direction="request",
        )

    value = made("usual")
    if value == Value({}):  # An object without properties would not be there at all.
        value = made("full")
    return value if parameter.required or value in known else None


def _told_name(operation: Operation, parameter: Parameter) -> str:
    """The name of a parameter, with that of the thing whose identifier it is."""
    before = operation.path.partition("{" + parameter.name + "}")[0].split("/")
    owner = next((each for each in reversed(before) if each and "{" not in each), "")
    return owned_name(singular(owner), parameter.name)


def header_value(samples: Samples, header: Header) -> Expression:
    """What the examples answer in a header, as Python."""
    value = samples.value(
        header.type,
        [each.value for each in header.examples],
        schema=header.schema,
        name=header.name,
        direction="response",
    )
    written = samples.expression(header.type, value.json) if value else None
    return written or "..."


def content_value(
    samples: Samples, content: Content, direction: Direction, detail: Detail = "usual"
) -> Value | None:
    """What stands in a body, or as one item of a stream."""
    return samples.value(
        carried(content, samples.codecs),
        [each.value for each in content.examples],
        schema=content.schema,
        detail=detail,
        direction=direction,
    )


def sent_value(samples: Samples, operation: Operation) -> tuple[Content, Any] | None:
    """The body that the examples send; None where they send none."""
    if operation.body is None or not sends_body(operation):
        return None
    content = operation.body.contents[0]
    value = content_value(samples, content, "request")
    return (content, value.json) if value is not None else None


def sends_body(operation: Operation) -> bool:
    """Whether the examples send a body: one that must be sent, or may ask for a stream, or has an example."""
    body = operation.body
    return body is not None and (
        body.required or body.contents[0].example is not None or operation.is_mixed
    )
