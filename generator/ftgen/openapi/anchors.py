"""The schemas of a document that have a name of their own: $id, $anchor, $dynamicAnchor and $self."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from ftgen.source import Document

_MARKS = ("$id", "$anchor", "$dynamicAnchor", "$self")


@dataclass(slots=True)
class Anchors:
    """What a document declares (JSON Schema 2020-12 §8.2, OpenAPI 3.2 §4.1.2.2).

    ``resources`` maps absolute or relative identifiers to pointers, ``bases`` pointers to identifiers,
    ``names`` (pointer of the resource, anchor) to pointers; ``dynamic`` lists dynamic anchors and their pointers.
    """

    resources: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    dynamic: list[tuple[str, str]] = field(default_factory=list)

    def resource_of(self, pointer: str) -> str:
        """Return the pointer of the nearest enclosing schema that has an $id, or that of the document."""
        if not self.bases:
            return ""
        while pointer and pointer not in self.bases:
            pointer = pointer.rpartition("/")[0]
        return pointer


def find_anchors(document: Document) -> Anchors:
    """Collect what a document declares; most declare nothing, which a look at the text tells."""
    anchors = Anchors()
    if not any(mark in document.text for mark in _MARKS):
        return anchors
    root = document.value
    own = root.get("$self") if isinstance(root, dict) else None
    start = own if isinstance(own, str) else ""
    if start:
        anchors.resources[start] = ""
        anchors.bases[""] = start
    seen: set[int] = set()
    stack: list[tuple[Any, str, str, str]] = [(root, "", "", start)]
    while stack:
        value, pointer, resource, base = stack.pop()
        if not isinstance(value, dict | list) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, dict):
            resource, base = _declare(anchors, value, pointer, resource, base)
        stack.extend(
            (inner, f"{pointer}/{_escaped(key)}", resource, base)
            for key, inner in _members(value)
        )
    return anchors


def _declare(
    anchors: Anchors, value: dict[str, Any], pointer: str, resource: str, base: str
) -> tuple[str, str]:
    identifier = value.get("$id")
    if isinstance(identifier, str):
        if identifier.startswith("#"):
            anchors.names.setdefault((resource, identifier[1:]), pointer)
        else:
            resource, base = pointer, urljoin(base, identifier.removesuffix("#"))
            anchors.resources.setdefault(base, pointer)
            anchors.bases[pointer] = base
    for keyword in ("$anchor", "$dynamicAnchor"):
        name = value.get(keyword)
        if isinstance(name, str):
            anchors.names.setdefault((resource, name), pointer)
            if keyword == "$dynamicAnchor":
                anchors.dynamic.append((name, pointer))
    return resource, base


def _members(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return [(str(index), item) for index, item in enumerate(value)]


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
