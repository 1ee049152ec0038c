"""Peers on the wire: what requests and answers of the one revision are to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from ftgen.breaking.access import compare_access, compare_schemes, compare_servers
from ftgen.breaking.changes import Changes
from ftgen.breaking.matching import matched, parameter_keys
from ftgen.breaking.meaning import Direction
from ftgen.breaking.terms import Side
from ftgen.breaking.values import Values
from ftgen.diagnostics import Location
from ftgen.openapi.nodes import (
    Callback,
    Header,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Schema,
)

_Each = TypeVar("_Each")


def compare_wire(old: Side, new: Side, changes: Changes) -> None:
    """Report what changes for peers."""
    before, after = old.spec.description, new.spec.description
    values = Values(old, new, changes)
    compare_servers(before, after, changes)
    compare_schemes(before, after, changes)
    calls = _Operations(values, changes, "request")
    calls.compare(before.operations, after.operations, after.at.child("paths"))
    events = _Operations(values, changes, "response")
    events.compare(before.webhooks, after.webhooks, after.at.child("webhooks"))
    values.report()


class _Operations:
    """Compares operations; ``sent`` is the direction of what a caller of the API sees in their requests.

    Of webhooks and callbacks the caller is the API itself, so that all is the other way round.
    """

    def __init__(self, values: Values, changes: Changes, sent: Direction) -> None:
        self._values = values
        self._changes = changes
        self._sent = sent
        self._received: Direction = "response" if sent == "request" else "request"

    def compare(
        self, old: Iterable[Operation], new: Iterable[Operation], home: Location
    ) -> None:
        """Compare all operations; ``home`` is the place of those of the new revision."""
        new = list(new)
        ids = {each.operation_id: each for each in new if each.operation_id}
        first_old: Operation | None = None
        for match in matched(old, new):
            first_old = first_old or match.old
            if match.old is None and match.new is not None:
                before = (
                    Location(first_old.at.file, home.pointer) if first_old else home
                )
                what = f"{_name(match.new)} is new"
                self._changes.add("added-operation", what, before, match.new.at)
            elif match.new is None and match.old is not None:
                self._removed(match.old, ids.get(match.old.operation_id), home)
            elif match.old is not None and match.new is not None:
                self._operation(match.old, match.new)

    def _removed(self, old: Operation, moved: Operation | None, home: Location) -> None:
        rule = "removed-operation"
        what = f"{_name(old)} is gone"
        hint = f"its operationId is that of {_name(moved)} now" if moved else ""
        at = moved.at if moved else home
        self._changes.add(rule, what, old.at, at, hint=hint)

    def _operation(self, old: Operation, new: Operation) -> None:
        if new.deprecated and not old.deprecated:
            what = f"{_name(new)} is deprecated now"
            self._changes.add("deprecated", what, old.at, new.at)
        compare_access(old, new, _name(new), self._changes)
        self._parameters(old, new)
        self._body(old, new)
        self._responses(old, new)
        self._callbacks(old, new)

    def _parameters(self, old: Operation, new: Operation) -> None:
        before, after = parameter_keys(old), parameter_keys(new)
        for key, parameter in before.items():
            if key in after:
                self._parameter(parameter, after[key], f"{self._sent}s of {_name(new)}")
            else:
                what = f"{_parameter(parameter)} of {_name(new)} is gone"
                self._changes.add("removed-parameter", what, parameter.at, new.at)
        for key, parameter in after.items():
            if key not in before:
                is_required = parameter.required and self._sent == "request"
                rule = "required-parameter" if is_required else "added-parameter"
                kind = "required and new" if parameter.required else "new"
                what = f"{_parameter(parameter)} of {_name(new)} is {kind}"
                self._changes.add(rule, what, old.at, parameter.at)

    def _parameter(self, old: Parameter, new: Parameter, where: str) -> None:
        at = old.at, new.at
        what = f"{_parameter(new)} in {where}"
        if old.required != new.required:
            is_harder = new.required == (self._sent == "request")
            rule = "required-parameter" if is_harder else "optional-parameter"
            texts = (
                ("required", "optional") if new.required else ("optional", "required")
            )
            self._changes.add(rule, f"{what} is {texts[0]}, was {texts[1]}", *at)
        if new.deprecated and not old.deprecated:
            self._changes.add("deprecated", f"{what} is deprecated now", *at)
        one, two = _parameter_schema(old), _parameter_schema(new)
        has_items = self._values.has_items(one, two)
        before, after = (_serialization(each, has_items) for each in (old, new))
        if before != after:
            text = f"{what} is written as {after}, was {before}"
            self._changes.add("changed-serialization", text, *at)
        self._values.compare(one, two, self._sent, f"{_parameter(new)} of {where}")

    def _body(self, old: Operation, new: Operation) -> None:
        before, after = old.request_body, new.request_body
        where = _name(new)
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
                    response, after[status], f"answers {status} of {_name(new)}"
                )
            else:
                rule = "removed-status" if _is_success(status) else "removed-error"
                what = f"the answer {status} of {_name(new)} is gone"
                self._changes.add(rule, what, response.at, new.at)
        for status, response in after.items():
            if status not in before:
                rule = "added-status" if _is_success(status) else "added-error"
                what = f"the answer {status} of {_name(new)} is new"
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

    def _callbacks(self, old: Operation, new: Operation) -> None:
        inner = _Operations(self._values, self._changes, self._received)
        before, after = _called(old.callbacks), _called(new.callbacks)
        for key in dict.fromkeys((*before, *after)):
            home = new.at.child("callbacks", key[0])
            inner.compare(before.get(key, ()), after.get(key, ()), home)


def _by(key: Callable[[_Each], str], items: Iterable[_Each]) -> dict[str, _Each]:
    return {key(item): item for item in items}


def _called(
    callbacks: Iterable[Callback],
) -> dict[tuple[str, str], tuple[Operation, ...]]:
    return {(each.name, each.expression): each.operations for each in callbacks}


def _name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _parameter(parameter: Parameter) -> str:
    return f"the {parameter.location} parameter {parameter.name!r}"


def _parameter_schema(parameter: Parameter) -> Schema:
    schema = parameter.schema
    if parameter.content is not None:
        schema = parameter.content.schema
    return schema or Schema(at=parameter.at)


def _serialization(parameter: Parameter, has_items: bool) -> str:
    """How a value is written; whether it is exploded makes no difference to one without items."""
    if parameter.content is not None:
        return parameter.content.name
    exploded = ", exploded" if parameter.explode and has_items else ""
    return f"{parameter.style}{exploded}"


def _media_range(content: MediaType) -> str:
    return content.name.replace(" ", "").lower()


def _is_success(status: str) -> bool:
    return status[0] in "123"
