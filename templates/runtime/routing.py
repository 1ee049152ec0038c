"""Finds the operation of a path: a tree of segments, literal ones before templated ones (OpenAPI 3.2 §4.8.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from urllib.parse import parse_qsl, unquote

T = TypeVar("T")

_EXPRESSION = re.compile(r"\{([^{}]*)\}")


@dataclass(slots=True)
class Entry(Generic[T]):
    """A route: ``names`` are the parameters of its path in order, ``needs`` the query fields that it asks for."""

    names: tuple[str, ...]
    needs: frozenset[str]
    fixed: frozenset[tuple[str, str]]
    target: T

    def admits(self, query: str) -> bool:
        """Whether a query has the fields that tell this route from others of the same path."""
        fields = parse_qsl(query, keep_blank_values=True)
        return self.fixed <= set(fields) and self.needs <= {name for name, _ in fields}


@dataclass(slots=True)
class _Node(Generic[T]):
    """The routes whose paths end here, by method, and the segments that may follow."""

    entries: dict[str, list[Entry[T]]] = field(default_factory=dict)
    literals: dict[str, _Node[T]] = field(default_factory=dict)
    templates: dict[str, tuple[re.Pattern[str], _Node[T]]] = field(default_factory=dict)
    anything: _Node[T] | None = None


@dataclass(slots=True)
class Found(Generic[T]):
    """The routes of a path by method, and the raw text of the path's parameters."""

    methods: dict[str, list[Entry[T]]]
    values: tuple[str, ...]

    def choose(self, method: str, query: str) -> tuple[T, dict[str, str]] | None:
        """The target for a method, and the path's parameters by name, still percent-encoded."""
        if (entries := self.methods.get(method)) is None:
            return None
        chosen = entries[0] if len(entries) == 1 else _choose(entries, query)
        return chosen.target, dict(zip(chosen.names, self.values, strict=True))


def _choose(entries: list[Entry[T]], query: str) -> Entry[T]:
    """The most demanding route that a query satisfies; the least demanding one where it satisfies none."""
    ordered = sorted(entries, key=lambda each: -len(each.needs) - len(each.fixed))
    return next((each for each in ordered if each.admits(query)), ordered[-1])


def _literal(text: str) -> str:
    """A pattern for text that may be percent-encoded, character by character."""
    return "".join(
        (
            re.escape(character)
            if character.isalnum() and character.isascii()
            else f"(?:{re.escape(character)}|(?i:{_encoded(character)}))"
        )
        for character in unquote(text)
    )


def _pattern(literals: list[str]) -> str:
    """A pattern for a segment with several expressions: each ends at the first text that may follow it.

    What has been matched is never tried anew, so that a segment costs no more than its length.
    """
    first, *others, last = literals
    inner = "".join(f"(?>(.+?){each})" for each in others)
    return f"{first}{inner}(.+){last}"


def _encoded(text: str) -> str:
    """Text with every octet percent-encoded."""
    return "".join(f"%{octet:02x}" for octet in text.encode())


class Router(Generic[T]):
    """All routes of an application; those of literal paths, which come before all others, are known by these."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._literal: dict[str, _Node[T]] = {}

    def add(
        self, method: str, path: str, target: T, needs: frozenset[str] = frozenset()
    ) -> None:
        """Add a route; a query in the path must be there, a fragment never is and is left aside."""
        before, _, query = path.partition("#")[0].partition("?")
        node, names = self._root, []
        for segment in before.removeprefix("/").split("/"):
            node = self._descend(node, segment)
            names += _EXPRESSION.findall(segment)
        if not names and "%" not in before:
            self._literal["/" + before.removeprefix("/")] = node
        fixed = frozenset(parse_qsl(query, keep_blank_values=True))
        node.entries.setdefault(method, []).append(
            Entry(tuple(names), needs, fixed, target)
        )

    def _descend(self, node: _Node[T], segment: str) -> _Node[T]:
        names = _EXPRESSION.findall(segment)
        if not names:
            return node.literals.setdefault(unquote(segment), _Node())
        if segment == f"{{{names[0]}}}":
            if node.anything is None:
                node.anything = _Node()
            return node.anything
        literals = re.split(r"\{[^{}]*\}", segment)
        pattern = _pattern([_literal(each) for each in literals])
        if pattern not in node.templates:
            node.templates[pattern] = (re.compile(pattern, re.DOTALL), _Node())
        return node.templates[pattern][1]

    def find(self, path: str) -> Found[T] | None:
        """The routes of the most concrete path that a percent-encoded one is; None where there is none."""
        if (node := self._literal.get(path)) is not None:
            return Found(node.entries, ())
        segments = path.removeprefix("/").split("/")
        found = _walk(self._root, segments, 0, ())
        return None if found is None else Found(found[0].entries, found[1])


def _walk(
    node: _Node[T], segments: list[str], index: int, values: tuple[str, ...]
) -> tuple[_Node[T], tuple[str, ...]] | None:
    """The node of the segments from ``index`` on, and the values on the way to it."""
    if index == len(segments):
        return (node, values) if node.entries else None
    segment = segments[index]
    text = unquote(segment) if "%" in segment else segment
    found = None
    if (literal := node.literals.get(text)) is not None:
        found = _walk(literal, segments, index + 1, values)
    for pattern, after in node.templates.values():
        if found is None and (match := pattern.fullmatch(segment)) is not None:
            captured = (*values, *match.groups())
            found = _walk(after, segments, index + 1, captured)
    if found is None and node.anything is not None and segment:
        return _walk(node.anything, segments, index + 1, (*values, segment))
    return found
