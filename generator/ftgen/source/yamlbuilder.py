"""Plain values out of libyaml's events.

The events are fast; what makes PyYAML's loaders slow is their resolver and constructor in Python, and
these read YAML 1.1. Here scalars follow YAML 1.2's core schema, and keys stay as they were written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yaml import events as ev
from yaml._yaml import CParser

from ftgen.diagnostics import Diagnostic, FtgenError, Location, finding
from ftgen.source import scalars
from ftgen.source.document import join_pointer
from ftgen.source.limits import MERGE_LIMIT, NESTING_LIMIT
from ftgen.source.tags import is_known, tagged_scalar
from ftgen.source.yamlpositions import Mark


@dataclass(slots=True, eq=False)
class _Frame:
    """A mapping or sequence that is being read, with the marks of its members."""

    value: Any
    marks: Any
    start: Mark
    is_mapping: bool
    anchor: str | None = None
    key: str | None = None
    key_mark: Any = None
    merging: bool = False
    merges: list[dict[str, Any]] = field(default_factory=list)


class Builder:
    """Makes a list of documents of a text, without recursion.

    ``marks`` and ``texts`` are what YamlPositions needs; ``findings`` are the warnings.
    """

    def __init__(self, file: str, text: str) -> None:
        self.marks: dict[int, Any] = {}
        self.texts: dict[tuple[int, str | int], str] = {}
        self.findings: list[Diagnostic] = []
        self.has_aliases = False
        self._file = file
        self._parser = CParser(text)
        self._anchors: dict[str, Any] = {}
        self._names: dict[str, str] = {}
        self._merged = 0
        self._frames: list[_Frame] = []
        self._handlers: dict[type, Any] = {
            ev.ScalarEvent: self._scalar,
            ev.MappingStartEvent: self._start_mapping,
            ev.SequenceStartEvent: self._start_sequence,
            ev.MappingEndEvent: self._end,
            ev.SequenceEndEvent: self._end,
            ev.AliasEvent: self._alias,
        }

    def build(self) -> tuple[list[Any], list[Mark]]:
        """Return the values of the text's documents, and where each begins.

        Raises yaml.YAMLError for what is not YAML, FtgenError for what is beyond the limits.
        """
        next_event: Callable[[], Any] = self._parser.get_event
        handlers = self._handlers
        self._frame = _Frame([], [], start=next_event().start_mark, is_mapping=False)
        self._frames.append(self._frame)
        while True:
            event = next_event()
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
            elif type(event) is ev.StreamEndEvent:
                return self._frame.value, self._frame.marks
            elif type(event) is ev.DocumentStartEvent:
                self._anchors.clear()

    def _scalar(self, event: Any) -> None:
        frame = self._frame
        text: str = event.value
        value: Any = text
        if frame.is_mapping and frame.key is None:
            frame.key = self._names.setdefault(text, text)
            frame.key_mark = event.start_mark
            frame.merging = text == "<<" and event.implicit[0]
        else:
            if event.implicit[0]:
                if not text or text[0] in scalars.FIRST_CHARACTERS:
                    value = self._resolve(text)
            elif event.tag is not None:
                self._check_tag(event)
                value = tagged_scalar(event.tag, text)
            self._attach(value, event.start_mark)
        if event.anchor is not None:
            self._anchors[event.anchor] = value

    def _resolve(self, text: str) -> Any:
        value = scalars.resolve(text)
        if not scalars.tells_how_written(value, text):
            frame = self._frame
            key = frame.key if frame.is_mapping else len(frame.value)
            if key is not None:
                self.texts[id(frame.value), key] = text
        return value

    def _alias(self, event: Any) -> None:
        self.has_aliases = True
        if event.anchor not in self._anchors:
            is_open = any(frame.anchor == event.anchor for frame in self._frames)
            raise self._unresolved(event, is_open)
        value = self._anchors[event.anchor]
        frame = self._frame
        if frame.is_mapping and frame.key is None:
            if not isinstance(value, str):
                raise self._complex_key(event.start_mark)
            frame.key, frame.key_mark = value, event.start_mark
        else:
            self._attach(value, event.start_mark)

    def _start_mapping(self, event: Any) -> None:
        self._open(event, _Frame({}, {}, event.start_mark, True, event.anchor))

    def _start_sequence(self, event: Any) -> None:
        self._open(event, _Frame([], [], event.start_mark, False, event.anchor))

    def _open(self, event: Any, frame: _Frame) -> None:
        if len(self._frames) > NESTING_LIMIT:
            message = f"nested more than {NESTING_LIMIT} levels deep"
            raise self._error("nesting-limit", message, event.start_mark)
        if self._frame.is_mapping and self._frame.key is None:
            raise self._complex_key(event.start_mark)
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)
        self.marks[id(frame.value)] = frame.marks
        self._frames.append(frame)
        self._frame = frame

    def _end(self, event: Any) -> None:
        frame = self._frames.pop()
        self._frame = self._frames[-1]
        if frame.merges:
            self._merge(frame)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = frame.value
        self._attach(frame.value, frame.start)

    def _attach(self, value: Any, mark: Any) -> None:
        frame = self._frame
        if not frame.is_mapping:
            frame.value.append(value)
            frame.marks.append(mark)
            return
        key, frame.key = frame.key, None
        if frame.merging and self._take_merge(frame, value):
            return
        if key in frame.value:
            self._repeated(frame, key or "")
        frame.value[key] = value
        frame.marks[key] = frame.key_mark

    def _take_merge(self, frame: _Frame, value: Any) -> bool:
        frame.merging = False
        sources = value if isinstance(value, list) else [value]
        if not all(isinstance(source, dict) for source in sources):
            message = "a merge key (<<) needs a mapping or a list of mappings"
            raise self._error("merge-key", message, frame.key_mark)
        frame.merges.extend(sources)
        self._merged += sum(len(source) for source in sources)
        if self._merged > MERGE_LIMIT:
            message = f"merge keys (<<) copy more than {MERGE_LIMIT} members"
            raise self._error("expansion-limit", message, frame.key_mark)
        return True

    def _merge(self, frame: _Frame) -> None:
        """Put the merged members first; its own override them, earlier sources the later ones."""
        own, own_marks = dict(frame.value), dict(frame.marks)
        for source in reversed(frame.merges):
            frame.value.update(source)
            frame.marks.update(self.marks[id(source)])
        frame.value.update(own)
        frame.marks.update(own_marks)

    def _repeated(self, frame: _Frame, key: str) -> None:
        first = frame.marks[key].line + 1
        steps = [
            (outer.key or "") if outer.is_mapping else str(len(outer.value))
            for outer in self._frames[1:-1]
        ]
        pointer = join_pointer([*steps, key])
        message = f'the key "{key[:60]}" is written twice, first in line {first}'
        hint = "the last one counts; remove the other"
        self._warn("duplicate-key", message, frame.key_mark, hint, pointer)

    def _check_tag(self, event: Any) -> None:
        if not is_known(event.tag):
            message = f"the YAML tag {event.tag[:60]} is not known and is ignored"
            self._warn("unknown-tag", message, event.start_mark, "remove the tag")

    def _warn(
        self, rule: str, message: str, mark: Mark, hint: str, pointer: str = ""
    ) -> None:
        at = Location(self._file, pointer, mark.line + 1, mark.column + 1)
        self.findings.append(finding(rule, message, at, hint))

    def _error(self, rule: str, message: str, mark: Mark, hint: str = "") -> FtgenError:
        at = Location(self._file, "", mark.line + 1, mark.column + 1)
        return FtgenError(finding(rule, message, at, hint))

    def _complex_key(self, mark: Mark) -> FtgenError:
        hint = "put quotes around a key that begins with { or ["
        return self._error("complex-key", "a key is not a plain text", mark, hint)

    def _unresolved(self, event: Any, is_open: bool) -> FtgenError:
        if is_open:
            message = f"the alias *{event.anchor} stands inside what it refers to"
            hint = "use $ref for what is recursive"
            return self._error("recursive-alias", message, event.start_mark, hint)
        message = f"the alias *{event.anchor} has no anchor before it"
        return self._error("syntax-error", message, event.start_mark)
