"""Where the anchors of descriptions lead: ``[it](#balance)`` means the operation, schema or tag of that name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from operator import methodcaller
from typing import TypeAlias
from urllib.parse import unquote

from ftgen.ir.api import Api
from ftgen.targets.docs.places import Links, Page

Target: TypeAlias = Callable[[Links], str]
"""The address of what an anchor means, as seen from one place."""

_KINDS = {
    "operation": "operation", "operations": "operation",
    "schema": "model", "schemas": "model", "model": "model", "models": "model", "definitions": "model",
    "tag": "group", "tags": "group", "section": "section",
    "securityschemes": "scheme", "securitydefinitions": "scheme",
}  # fmt: skip
"""What the documentation of others puts before a name, as in ``#tag/Boats``."""

_ORDER = ("operation", "model", "group", "scheme", "section")
_AUTHORIZATION = ("authentication", "authorization", "security")
_NOT_IN_NAMES = re.compile(r"[\W_]+")


class Targets:
    """What descriptions may mean by an anchor, by its kind and name; who comes first is meant."""

    def __init__(self, pages: Iterable[Page], api: Api) -> None:
        self._found: dict[tuple[str, str], Target] = {}
        for kind, name, target in _named(tuple(pages), api):
            self._found.setdefault((kind, _plain(name)), target)

    def find(self, anchor: str) -> Target | None:
        """What ``#tag/Boats/operation/listBoats``, ``#/components/schemas/Boat`` or ``#boat`` leads to."""
        steps = [
            step.replace("~1", "/").replace("~0", "~")
            for step in unquote(anchor).strip("#/").split("/")
        ]
        name, before = _plain(steps[-1]), steps[-2].lower() if steps[1:] else ""
        kinds = (_KINDS[before],) if before in _KINDS else ()
        for kind in (*kinds, *_ORDER):
            if (kind, name) in self._found:
                return self._found[kind, name]
        return None


def _plain(name: str) -> str:
    """A name without what one documentation writes so, and another so."""
    return _NOT_IN_NAMES.sub("", name).casefold()


def _named(pages: tuple[Page, ...], api: Api) -> Iterator[tuple[str, str, Target]]:
    for page in pages:
        for operation in page.served.group.operations:
            for name in (operation.id, operation.name):
                yield "operation", name, methodcaller("operation", page, operation)
    for model in api.models:
        for name in (model.name, model.at.pointer.rpartition("/")[2]):
            yield "model", name, methodcaller("model", model.name)
    for page in pages:
        for name in (page.served.group.title, page.served.group.name):
            yield "group", name, methodcaller("group", page)
    for scheme in api.security_schemes:
        yield "scheme", scheme.name, methodcaller("scheme", scheme.name)
    if api.security_schemes:
        for name in _AUTHORIZATION:
            yield "section", name, methodcaller("authorization")
