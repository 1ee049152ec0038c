"""Sections of the page on the client: what comes back, and what is sent besides."""

from __future__ import annotations

from collections.abc import Iterator

from ftgen.ir.api import Operation
from ftgen.ir.models import ObjectModel
from ftgen.ir.types import AnyType
from ftgen.python.expressions import Expression, Name, call, names
from ftgen.python.layout import lay_out
from ftgen.python.text import literal
from ftgen.targets.client.reading import stream_of
from ftgen.targets.docs.answers import use
from ftgen.targets.docs.client_sections import Chosen, Section, Shown, is_plain
from ftgen.targets.flattening import body_arguments
from ftgen.targets.signatures import path_parameters, stream_name, stream_result


def pages(shown: Shown) -> Iterator[Section]:
    """How a list goes on, where there is one."""
    chosen = shown.first(lambda each: each.pagination is not None)
    if chosen is None:
        return
    yield shown.section(
        "Pages",
        "A list is its first page: iterating gives the items of all pages, fetched when they are reached. "
        "`page.data` are the items of one page, `page.next_page()` is the page after it, `page.response` the whole "
        "answer. With `AsyncClient`, `async for` needs no `await`. A list that goes round in circles is a "
        "`PagingError`. What is a list is found in the description; `x-ftgen-pagination` of an operation or the "
        "table `[tool.ftgen.pagination]` says otherwise, and `ftgen --show pagination` tells what was found.",
        shown.opened(chosen),
        chosen.call("page = "),
        "    print(len(page), page.has_next)",
        "    for item in page.data:",
        "        print(item)",
        names=["Client"],
    )


def streams(shown: Shown) -> Iterator[Section]:
    """What is read while it arrives, items first and octets after them."""
    if chosen := shown.first(lambda each: stream_of(each) is not None):
        yield shown.section(
            "Streams",
            "The items of a stream are decoded while they arrive; where an operation answers with a value or with a "
            "stream, `stream_…` stands beside the method for the value. An error that the service sends among the "
            "items is a `StreamError`; `last_event_id` and `retry` are what it said last. A stream is read once; one "
            "that is left gives its connection back. With `AsyncClient` it is opened by `async with`, not awaited.",
            shown.opened(chosen),
            _streamed(shown, chosen),
            "        for item in stream:",
            "            print(item)",
            names=["Client"],
        )
    raw = Name("RawStream")
    if chosen := shown.first(lambda each: _stream(shown, each) == raw):
        yield shown.section(
            "Downloads",
            "Octets are read as they arrive, by `iter_bytes()`, `iter_text()`, `iter_lines()` or `save(path)`, whose "
            "file appears when it is whole. The method without `stream_` gives all of them at once.",
            shown.opened(chosen),
            _streamed(shown, chosen),
            '        print(stream.save("download.bin"))',
            names=["Client"],
        )


def _stream(shown: Shown, operation: Operation) -> Expression:
    return stream_result(operation, shown.examples.codecs)


def _streamed(shown: Shown, chosen: Chosen) -> str:
    is_beside = bool(_stream(shown, chosen.operation))
    name = stream_name(chosen.operation, chosen.group) if is_beside else ""
    return chosen.call("with ", after=" as stream:", name=name)


def uploads(shown: Shown) -> Iterator[Section]:
    """How files are sent, where an operation takes one."""
    chosen = shown.first(lambda each: bool(_file_argument(shown, each)))
    if chosen is None:
        return
    name = _file_argument(shown, chosen.operation)
    file = '("data.bin", b"octets", "application/octet-stream")'
    value = f"[{file}]" if name.endswith("[]") else file
    kept = [each for each in chosen.arguments.items if each[0] != "options="]
    place = (
        len(list(path_parameters(chosen.operation)))
        if name == "body"
        else next(
            (n for n, each in enumerate(kept) if each[0] == f"{name.rstrip('[]')}="),
            len(kept),
        )
    )
    key = "" if name == "body" else f"{name.rstrip('[]')}="
    items = (*kept[:place], (key, value), *kept[place + 1 :])
    told = ("options=", "RequestOptions(progress=print)")
    asked = call(chosen.method(), *items, told)
    yield shown.section(
        "Uploads",
        "A file is `bytes`, a `pathlib.Path`, a file opened in binary mode or an iterable of bytes, read while it is "
        "sent; a tuple, or an `Upload`, gives its name and media type too. What can be read again is sent again where "
        "a call is tried again. `progress` is told how many octets have been sent, and of how many.",
        shown.opened(chosen),
        *use(asked, chosen.operation, awaited=False, indent=4),
        names=["Client", "RequestOptions"],
    )


def _file_argument(shown: Shown, operation: Operation) -> str:
    """The argument of an operation that takes a file, with brackets for several; empty where there is none."""
    for each in body_arguments(operation, shown.examples.codecs):
        named = set(names(each.annotation))
        if "Uploadable" in named:
            return f"{each.name}[]" if "Sequence" in named else each.name
    body = operation.body
    is_binary = body is not None and [each.kind for each in body.contents] == ["binary"]
    return "body" if is_binary else ""


def whole(shown: Shown, chosen: Chosen) -> Section:
    """Status and headers beside the body."""
    asked = call("response_to", chosen.method(), *chosen.arguments.items)
    return shown.section(
        "Whole answers",
        "A method gives the body of its answer. `response_to` calls it and gives status, headers and octets as well, "
        "and `deviations`: what of the body is not as described, and was read as far as could be. A client that is "
        "`strict` takes no such answer.",
        shown.opened(chosen),
        lay_out(asked, indent=4, before="response = "),
        "    print(response.status, response.request_id, response.body)",
        names=["Client", "response_to"],
    )


def values(shown: Shown) -> Iterator[Section]:
    """Requests that are made without being sent."""
    chosen = shown.first(lambda each: is_plain(each) and each.body is None)
    if chosen is None:
        return
    made = f"{chosen.request}.{chosen.operation.name}"
    requests = call(made, *chosen.arguments.items)
    yield shown.section(
        "Requests as values",
        "A request can be made without being sent. `send` gives its whole answer, `stream` its answer before the body "
        "is there, `paginate` its pages. `Request.of(method, path, json)` makes one that the description does not "
        "know.",
        lay_out(requests, before="request = "),
        shown.opened(chosen),
        "    print(client.send(request).status)",
        "    with client.stream(request) as stream:",
        "        print(stream.read())",
        names=["Client"],
        also=f"from {shown.package}.client import {chosen.request}",
    )


def models(shown: Shown) -> Iterator[Section]:
    """Models without a call, by the smallest example that there is."""
    found = (
        (each.name, example.json)
        for each in shown.examples.api.models
        if isinstance(each, ObjectModel)
        and (example := shown.examples.model(each)) is not None
        and example.json
    )
    shortest = min(
        found, key=lambda each: (len(literal(each[1])), each[0]), default=None
    )
    if shortest is None:
        return
    name, value = shortest
    data = shown.examples.samples.expression(AnyType(), value)
    if data is None:
        return
    yield shown.section(
        "Models by themselves",
        "Models are dataclasses; `from_dict` and `to_dict`, `from_json` and `to_json` are their JSON. `decode` reads "
        "what any schema of the description describes, by its name, unions and lists too; a `DecodeError` tells every "
        "place that is wrong. `encode` is its reverse. An enumeration is a `Literal`; what an answer has beyond it is "
        "kept as it came, so let a `match` end with `case _`.",
        lay_out(data, before="data = "),
        f"value = decode({literal(name)}, data)",
        "print(value, encode(value) == data)",
        names=["decode", "encode"],
    )
