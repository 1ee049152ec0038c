"""The values that the examples send and answer: those that the description gives, else samples."""

from __future__ import annotations

from typing import Any

from ftgen.ir.api import Content, Header, Operation, Parameter
from ftgen.ir.models import ObjectModel, Value
from ftgen.ir.types import RefType, Type
from ftgen.python.expressions import Expression
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.answers import carried
from ftgen.targets.flattening import flat_model
from ftgen.targets.placeholders import owned_name, singular
from ftgen.targets.samples import Detail, Direction, Samples


def parameter_value(
    samples: Samples, operation: Operation, parameter: Parameter
) -> Value | None:
    """What the examples pass for a parameter; None where they leave it out.

    No example compresses its body, and so none says that it has.
    """
    if parameter.name.lower() == "content-encoding" and not parameter.required:
        return None
    known = [each.value for each in parameter.examples]
    if parameter.location == "path":  # What is empty makes another path.
        known = [each for each in known if each != Value("")]

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
    type_ = carried(content, samples.codecs)
    value = samples.value(
        type_,
        [each.value for each in content.examples],
        schema=content.schema,
        detail=detail,
        direction=direction,
    )
    if content.kind != "form" or value is None or not isinstance(value.json, dict):
        return value
    filled = {
        name: _filled(samples, type_, name) if each == {} else each
        for name, each in value.json.items()
    }
    if samples.is_valid(type_, content.schema, filled, direction):
        return Value(filled)
    return value


def _filled(samples: Samples, form: Type, name: str) -> Any:
    """An object of a form with something in it: without it would not be there at all."""
    codecs = samples.codecs
    resolved = codecs.resolve(form)
    model = codecs.model(resolved.name) if isinstance(resolved, RefType) else None
    properties = model.properties if isinstance(model, ObjectModel) else ()
    for each in properties:
        if each.name == name and (made := samples.value(each.type, detail="full")):
            return made.json
    return {}


def sent_value(samples: Samples, operation: Operation) -> tuple[Content, Any] | None:
    """The body that the examples send; None where they send none."""
    if operation.body is None or not sends_body(operation, samples.codecs):
        return None
    content = operation.body.contents[0]
    value = content_value(samples, content, "request")
    return (content, value.json) if value is not None else None


def sends_body(operation: Operation, codecs: Codecs) -> bool:
    """Whether the examples send a body: one that must be sent, or may ask for a stream, or has an example.

    Whoever sends one that may be absent has to send what is required of it.
    """
    body, model = operation.body, flat_model(operation, codecs)
    return body is not None and (
        body.required
        or body.contents[0].example is not None
        or operation.is_mixed
        or (model is not None and any(each.required for each in model.properties))
    )
