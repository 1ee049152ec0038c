"""The file of examples that a generated server answers with: JSON, so that no text of it can be code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ftgen.ir.api import Api, Content, Operation, Pagination, Response
from ftgen.ir.models import Model, ObjectModel, Value
from ftgen.ir.types import RefType
from ftgen.python.expressions import Expression, Phrase, call, flat, leaves
from ftgen.python.layout import lay_out
from ftgen.targets import serving
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.examples import Examples
from ftgen.targets.lending import lent_by
from ftgen.targets.plan import Selection, TextFile
from ftgen.targets.samples import Samples

_LONGEST_HINT = 1000
_LONGEST_CALL = 150


def examples_file(api: Api, selection: Selection) -> TextFile:
    """The file, below the server's package."""
    groups = (*serving.apis(api), *serving.receivers(api))
    operations = [each for served in groups for each in served.group.operations]
    samples = Samples(Codecs(api.models))
    found = {
        "call": _call(api, selection),
        "operations": {
            operation.id: about
            for operation in operations
            if (about := dict(_about(operation, samples)))
        },
        "schemas": {
            model.name: example.json
            for model in api.models
            if (example := model.example) is not None and _is_json(example.json)
        },
        "properties": {
            model.name: known for model in api.models if (known := _known(model))
        },
    }
    text = json.dumps(found, indent=1)
    return TextFile(path=f"{selection.package}/server/_examples.json", text=f"{text}\n")


def _about(operation: Operation, samples: Samples) -> Iterator[tuple[str, Any]]:
    answers = [
        answer for response in operation.responses for answer in _answers(response)
    ]
    if answers:
        yield "answers", answers
    if operation.pagination is not None:
        yield "pages", _pages(operation.pagination)
    headers = {
        response.status: fields
        for response in operation.responses
        if (fields := dict(_headers(response, samples)))
    }
    if headers:
        yield "headers", headers


def _headers(response: Response, samples: Samples) -> Iterator[tuple[str, str]]:
    """The headers that an answer must have, and examples of others."""
    for header in response.headers:
        known = [each.value for each in header.examples]
        value = samples.value(
            header.type, known, schema=header.schema, name=header.name
        )
        if value is not None and (header.required or known):
            text = _header_text(value.json, is_json=bool(header.content_type))
            if text.isascii() and text.isprintable():
                yield header.name, text


def _header_text(value: Any, *, is_json: bool) -> str:
    """A value as it stands in a header, style simple."""
    if is_json or value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, dict):
        return ",".join(f"{name},{each}" for name, each in value.items())
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _answers(response: Response) -> Iterator[dict[str, Any]]:
    for content in response.contents:
        for name, value in _values(content):
            answer = {
                "status": response.status,
                "type": content.media_type,
                "value": value,
            }
            yield {**answer, "name": name} if name else answer


def _values(content: Content) -> Iterator[tuple[str, Any]]:
    for example in content.examples:
        if example.value is not None and _is_json(example.value.json):
            yield example.name, example.value.json
        elif example.text is not None and (
            content.is_stream or content.kind in ("text", "binary")
        ):
            yield example.name, example.text


def _pages(paging: Pagination) -> dict[str, Any]:
    return {
        "items": paging.items,
        "parameter": paging.parameter,
        "following": list(paging.following),
        "more": paging.more,
        "first": paging.first,
    }


def _known(model: Model) -> dict[str, Any]:
    """The values that the description knows of the properties of a model."""
    if not isinstance(model, ObjectModel):
        return {}
    return {
        each.name: value.json
        for each in model.properties
        if (value := each.example or each.default) is not None and _is_short(value)
    }


def _is_short(value: Value) -> bool:
    return _is_json(value.json) and len(json.dumps(value.json)) <= _LONGEST_HINT


def _is_json(value: Any) -> bool:
    """Whether a value of the description can be written as JSON at all."""
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError):
        return False
    return True


def _call(api: Api, selection: Selection) -> dict[str, Any] | None:
    """A call of the generated client: the first that is short, and needs nothing that is not known."""
    if "client" not in selection.targets:
        return None
    codecs = Codecs(api.models)
    samples = Samples(codecs, lent_by(api, codecs))
    examples = Examples(api, selection.package, codecs, samples)
    calls = [
        _called(operation, called, examples)
        for served in serving.apis(api)
        for operation in served.group.operations
        if _is_plain(operation, codecs)
        and "..." not in leaves(called := _call_of(served, operation, examples))
    ]
    return min(calls, key=lambda each: len(each["call"]) > _LONGEST_CALL, default=None)


def _call_of(
    served: serving.Served, operation: Operation, examples: Examples
) -> Expression:
    name = f"client.{served.group.name}.{operation.name}"
    return call(name, *examples.arguments(operation))


def _called(
    operation: Operation, called: Expression, examples: Examples
) -> dict[str, Any]:
    line = lay_out(Phrase((called,)))
    credentials = [
        f"{name}{flat(value)}"
        for name, value in examples.client(operation).items
        if name != "base_url="
    ]
    imports = filter(None, examples.imports([line], ("Client",)))
    return {
        "operation": operation.id,
        "imports": list(imports),
        "client": credentials,
        "call": line,
    }


def _is_plain(operation: Operation, codecs: Codecs) -> bool:
    """Whether an operation answers with one object."""
    contents = operation.success_contents
    return (
        bool(contents)
        and contents[0].kind == "json"
        and isinstance(codecs.resolve(contents[0].type), RefType)
        and operation.pagination is None
        and not operation.deprecated
    )
