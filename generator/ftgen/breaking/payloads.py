"""The bodies and answers of an operation in both revisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from ftgen.breaking.changes import Changes
from ftgen.breaking.matching import called
from ftgen.breaking.meaning import Direction
from ftgen.breaking.values import Values
from ftgen.diagnostics import Location
from ftgen.openapi.nodes import (
    Header,
    MediaType,
    Operation,
    RequestBody,
    Response,
    Schema,
)

_Each = TypeVar("_Each")


class Payloads:
    """Compares bodies; ``sent`` is the direction of the requests to who reads the generated code."""

    def __init__(self, values: Values, changes: Changes, sent: Direction) -> None:
        self._values = values
        self._changes = changes
        self._sent = sent
        self._received: Direction = "response" if sent == "request" else "request"

    def compare(self, old: Operation, new: Operation) -> None:
        """Report what is another."""
        self._body(old, new)
        self._responses(old, new)

    def _body(self, old: Operation, new: Operation) -> None:
        before, after = old.request_body, new.request_body
        where = called(new)
        if before is None or not before.content:
            if after is not None and after.content:
                rule = "required-body" if after.required else "added-body"
                kind = "required and new" if after.required else "new"
                what = f"the body of {where} is {kind}"
                self._changes.add(rule, what, old.at, after.at)
            return
        if after is None or not after.content:
            what = f"{where} takes no body any longer"
            self._changes.add("removed-body", what, before.at, new.at)
            return
        self._both_bodies(before, after, where)

    def _both_bodies(self, old: RequestBody, new: RequestBody, where: str) -> None:
        if old.required != new.required:
            rule = "required-body" if new.required else "optional-body"
            texts = (
                ("required", "optional") if new.required else ("optional", "required")
            )
            what = f"the body of {where} is {texts[0]}, was {texts[1]}"
            self._changes.add(rule, what, old.at, new.at)
        places = old.at.child("content"), new.at.child("content")
        self._contents(
            old.content, new.content, places, self._sent, f"requests of {where}"
        )

    def _contents(
        self,
        old: tuple[MediaType, ...],
        new: tuple[MediaType, ...],
        places: tuple[Location, Location],
        direction: Direction,
        where: str,
    ) -> None:
        before, after = _by(_media_range, old), _by(_media_range, new)
        for name, content in before.items():
            if name not in after:
                what = f"the media type {name} of {where} is gone"
                self._changes.add("removed-media-type", what, content.at, places[1])
                continue
            for key in ("schema", "item_schema"):
                one, two = getattr(content, key), getattr(after[name], key)
                if one is not None or two is not None:
                    anything = [Schema(at=each.at) for each in (content, after[name])]
                    pair = one or anything[0], two or anything[1]
                    self._values.compare(*pair, direction, where)
        for name, content in after.items():
            if name not in before:
                what = f"the media type {name} of {where} is new"
                self._changes.add("added-media-type", what, places[0], content.at)

    def _responses(self, old: Operation, new: Operation) -> None:
        before = _by(lambda each: each.status, old.responses)
        after = _by(lambda each: each.status, new.responses)
        for status, response in before.items():
            if status in after:
                self._response(
                    response, after[status], f"answers {status} of {called(new)}"
                )
            else:
                rule = "removed-status" if _is_success(status) else "removed-error"
                what = f"the answer {status} of {called(new)} is gone"
                self._changes.add(rule, what, response.at, new.at)
        for status, response in after.items():
            if status not in before:
                rule = "added-status" if _is_success(status) else "added-error"
                what = f"the answer {status} of {called(new)} is new"
                self._changes.add(rule, what, old.at, response.at)

    def _response(self, old: Response, new: Response, where: str) -> None:
        before = _by(lambda each: each.name.lower(), old.headers)
        after = _by(lambda each: each.name.lower(), new.headers)
        for name, header in before.items():
            if name not in after:
                rule = (
                    "removed-header" if header.required else "removed-optional-header"
                )
                what = f"the header {header.name} of {where} is gone"
                self._changes.add(rule, what, header.at, new.at)
            else:
                self._header(header, after[name], where)
        for name, header in after.items():
            if name not in before:
                what = f"the header {header.name} of {where} is new"
                self._changes.add("added-header", what, old.at, header.at)
        if old.content and not new.content:
            what = f"{where} have no body any longer"
            self._changes.add("removed-body", what, old.at, new.at)
            return
        places = old.at.child("content"), new.at.child("content")
        self._contents(old.content, new.content, places, self._received, where)

    def _header(self, old: Header, new: Header, where: str) -> None:
        if old.required and not new.required:
            what = f"the header {new.name} of {where} is optional, was required"
            self._changes.add("removed-header", what, old.at, new.at)
        if old.schema is not None or new.schema is not None:
            one = old.schema or Schema(at=old.at)
            two = new.schema or Schema(at=new.at)
            self._values.compare(
                one, two, self._received, f"the header {new.name} of {where}"
            )


def _by(key: Callable[[_Each], str], items: Iterable[_Each]) -> dict[str, _Each]:
    return {key(item): item for item in items}


def _media_range(content: MediaType) -> str:
    return content.name.replace(" ", "").lower()


def _is_success(status: str) -> bool:
    return status[0] in "123"
