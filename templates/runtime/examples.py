"""Example mode: every operation answers as the examples of its description do, or with made values.

Requests are read and checked as those of any server; no credential is asked for, and any is admitted. What is
answered can be chosen by ``Prefer: code=404, example=NAME``.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

from .codec import DecodeError, codec_of
from .endpoints import Endpoint
from .handling import Context, Reply
from .item_reading import read_items
from .making import Endless, Hints, make
from .observing import Observer
from .only_page import Pages, only_page
from .operations import Content, Operation
from .options import Options
from .pages import documentation
from .preferences import preferences
from .problems import HTTPError
from .serving import Api, Application, application

FILE = "_examples.json"
"""The file of a server's package that holds the examples of its description."""
_STREAMS = ("event-stream", "whole-events", "json-lines")
_MOST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Given:
    """An example of an answer that the description gives."""

    status: str
    type: str
    value: Any
    name: str = ""


class _Open(Api):
    """An API whose operations ask for no credential."""

    __slots__ = ()

    def operations(self, group: str) -> tuple[Operation, ...]:
        """The operations of a group."""
        found = Api.operations(self, group)
        return tuple(replace(each, security=()) for each in found)


def example_app(
    api: Api, *, seed: int = 1, prefix: str = "", observe: Observer | None = None
) -> Application:
    """The application that answers with examples; ``seed`` decides about made values."""
    known = load(api)
    hints = Hints(known["schemas"], known["properties"])
    handlers = {}
    for group in api.groups:
        methods = {}
        for operation in api.operations(group):
            about = known["operations"].get(operation.id, {})
            given = [Given(**each) for each in about.get("answers", ())]
            pages = Pages(**about["pages"]) if "pages" in about else None
            headers = about.get("headers", {})
            handler = ExampleHandler(operation, given, headers, pages, hints, seed)
            methods[operation.name] = handler.answer
        handlers[group] = SimpleNamespace(**methods)
    opened = _Open(
        api.title, api.version, api.package, api.groups, api.schemes, api.section
    )
    docs = "/docs" if documentation(api.package) is not None else None
    options = Options(
        prefix=prefix, docs=docs, observe=observe, discover=False, renders=False
    )
    return application(opened, handlers, options)


def load(api: Api) -> dict[str, Any]:
    """What the generator has found of examples."""
    text = files(api.package).joinpath(FILE).read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def handler_of(endpoint: Endpoint) -> ExampleHandler | None:
    """The handler of an operation that answers with examples; None where it is another's."""
    found = getattr(endpoint.handler, "__self__", None)
    return found if isinstance(found, ExampleHandler) else None


class ExampleHandler:
    """Handles one operation."""

    def __init__(
        self,
        operation: Operation,
        given: Sequence[Given],
        headers: Mapping[str, Mapping[str, str]],
        pages: Pages | None,
        hints: Hints,
        seed: int,
    ) -> None:
        self._operation = operation
        self._given = given
        self._headers = headers
        self._pages = pages
        self._hints = hints
        self._seed = seed
        self._made: dict[tuple[str, str], Any] = {}

    @property
    def says(self) -> str:
        """Which statuses it has, and where the values of its usual answer come from."""
        statuses = ", ".join(self._operation.replies) or "200"
        status = self._status("")
        contents = self._operation.replies.get(status, ())
        if not contents:
            return f"{statuses}: empty"
        if any(self._fitting(contents, status, "")):
            return f"{statuses}: from the description"
        return f"{statuses}: made from the schema (seed {self._seed})"

    def usual(self) -> Any:
        """The Python value of the answer that is given without preferences."""
        status = self._status("")
        content, value = self._chosen(self._operation.replies[status], status, "", "")
        return _python(content, value)

    async def answer(
        self, *arguments: Any, context: Context, **keywords: Any
    ) -> Reply[Any]:
        """Answer as the caller prefers."""
        wanted = preferences(context.headers.getlist("prefer"))
        code, name = wanted.get("code", ""), wanted.get("example", "")
        status = self._status(code)
        applied = [f"code={code}"] if code else []
        applied += [f'example="{name}"'] if name else []
        fields = dict(self._headers.get(status, {}))
        if applied:
            fields["preference-applied"] = ", ".join(applied)
        number = int(code) if code else _first(status)
        contents = self._operation.replies.get(status, ())
        if not contents and not name:
            is_known = status in self._operation.replies
            return Reply(None, number if is_known else None, fields)
        content, value = self._chosen(contents, status, name, context.media_type)
        if self._pages is not None and not name:
            query = context.request.query_params
            value = only_page(value, self._pages, query, content.schema)
        return Reply(_python(content, value), number, fields, content.media_type)

    def _status(self, code: str) -> str:
        """The documented status of a code; without one that of success."""
        statuses = {each.upper(): each for each in self._operation.replies}
        wanted = [code, f"{code[:1]}XX", "DEFAULT"] if code else _usual(statuses)
        found = next((statuses[each] for each in wanted if each in statuses), None)
        if found is None or (code and not (code.isdigit() and len(code) == 3)):
            if not code:
                return "200"
            known = ", ".join(self._operation.replies)
            raise HTTPError(400, f"Prefer: code={code} is none of {known}")
        return found

    def _chosen(
        self, contents: Sequence[Content], status: str, name: str, media_type: str
    ) -> tuple[Content, Any]:
        """The JSON value of an answer and the media type that it has, the one that is liked before others."""
        liked = [each for each in contents if each.media_type == media_type]
        for some in (liked, contents):
            for found in self._fitting(some, status, name):
                return found
        if name:
            raise self._unknown(name)
        content = (liked or contents)[0]
        return content, self._make(content, status)

    def _unknown(self, name: str) -> HTTPError:
        known = dict.fromkeys(each.name for each in self._given if each.name)
        if name in known:
            said = f"the example {name} is not as its schema says, or of another status"
        else:
            names = ", ".join(known) or "the description names none"
            said = f"there is no example {name} here: {names}"
        return HTTPError(400, f"Prefer: {said}")

    def _fitting(
        self, contents: Sequence[Content], status: str, name: str
    ) -> Iterator[tuple[Content, Any]]:
        """The given examples of some media types that are as their schemas say."""
        for each in self._given:
            if each.status != status or name not in ("", each.name):
                continue
            for content in contents:
                if content.media_type == each.type:
                    for value in _readings(content, each.value):
                        if _is_valid(content, value):
                            yield content, value

    def _make(self, content: Content, status: str) -> Any:
        at = status, content.media_type
        if at not in self._made:
            seed = f"{self._seed} {self._operation.id} {status}"
            try:
                self._made[at] = make(content.schema, seed, self._hints)
            except Endless:
                raise HTTPError(
                    501, "there is no example, and none could be made"
                ) from None
        return self._made[at]


def _usual(statuses: Mapping[str, str]) -> list[str]:
    """The statuses of success, the likeliest first."""
    return [
        *(each for each in statuses if each[0] == "2"),
        *(each for each in statuses if each[0] in "13"),
        "DEFAULT",
    ]


def _first(status: str) -> int:
    """The number of a status: the first of a range, 200 for default."""
    return 200 if status == "default" else int(status[0] + status[1:].replace("X", "0"))


def _readings(content: Content, value: Any) -> Iterator[Any]:
    """What an example may mean: itself, or, where it is the text of a stream, the items of that."""
    yield value
    if content.kind in _STREAMS and isinstance(value, str):
        try:
            yield read_items(content.kind, f"{value}\n\n".encode())
        except ValueError:
            return


def _is_valid(content: Content, value: Any) -> bool:
    if content.kind in _STREAMS and isinstance(value, list):
        return all(_is_valid_item(content, each) for each in value)
    return _is_valid_item(content, value)


def _is_valid_item(content: Content, value: Any) -> bool:
    try:
        codec_of(content.schema).decode(value)
    except DecodeError:
        return False
    return True


def _python(content: Content, value: Any) -> Any:
    """What a handler returns for a JSON value."""
    decode = codec_of(content.schema).decode
    if content.kind in _STREAMS:
        items = value if isinstance(value, list) else [value] * _MOST_ITEMS
        return _each([decode(item) for item in items])
    if content.kind == "binary":
        return value.encode() if isinstance(value, str) else b"sample"
    return decode(value)


async def _each(items: list[Any]) -> AsyncIterator[Any]:
    for item in items:
        yield item
