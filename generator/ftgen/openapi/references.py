"""Where a $ref leads: within a document, to an anchor, to another file."""

from __future__ import annotations

import difflib
from typing import Any
from urllib.parse import unquote, urljoin

from ftgen.diagnostics import Diagnostics, Location
from ftgen.openapi.anchors import Anchors, find_anchors
from ftgen.openapi.dynamic import DynamicScopes
from ftgen.openapi.files import Files, Refused
from ftgen.source import Document
from ftgen.source.document import join_pointer, pointer_tokens, step_into

_ROOTS = frozenset(("openapi", "swagger"))
_LONGEST_CHAIN = 64
_MOST_HINTS = 20
_OTHERWISE = "describe it there, or generate without it by --allow dangling-ref"


class References:
    """Resolves URI references to the places that they mean, and places to values.

    What leads nowhere is reported where the reference is written: ``dangling-ref``, ``remote-ref``,
    ``outside-ref`` or ``cyclic-ref``; what leads to the definitions of a schema around it, ``lenient-ref``.
    """

    def __init__(self, files: Files, diagnostics: Diagnostics) -> None:
        self._files = files
        self._diagnostics = diagnostics
        self._anchors: dict[str, Anchors] = {}
        self._known: dict[tuple[str, str, str], Location | Refused] = {}
        self._hints = 0
        self._values: dict[tuple[str, str], Any] = {}
        self._reported: set[Location] = set()
        self._dynamic = DynamicScopes(self)
        self._counted = 0

    def value(self, at: Location) -> Any:
        """Return the value at a place that ``resolve`` gave."""
        key = (at.file, at.pointer)
        if key not in self._values:
            value = self._files[at.file].value
            for token in pointer_tokens(at.pointer):
                _, value = step_into(value, token)
            self._values[key] = value
        return self._values[key]

    def places(self, depth: int) -> set[tuple[str, str]]:
        """File and pointer of what references were followed to, or into: of this many steps."""
        return {
            (file, "/".join(pointer.split("/", depth + 1)[: depth + 1]))
            for file, pointer in self._values
        }

    def resolve(self, reference: str, at: Location) -> Location | None:
        """Return the place that a reference written at ``at`` means; None if there is none, reported."""
        found = self._from_root(reference, at)
        if isinstance(found, Location):
            return found
        near = self._nearby(reference, at)
        if near is None:
            message = f"$ref {reference[:120]!r} {found.message}"
            self._diagnostics.report(found.rule, message, at, found.hint)
        elif near not in self._reported:
            self._reported.add(near)
            self._diagnostics.report(
                "lenient-ref",
                f"$ref {reference[:120]!r} leads nowhere from the root of the document; it is read as"
                " seen from the schema around it",
                at,
                f'write "#{near.pointer}", or give that schema an $id',
            )
        return near

    def schema(
        self, reference: str, at: Location, *, dynamic: bool = False
    ) -> Location | None:
        """Return the schema that a reference of one at ``at`` means, as it is seen from there."""
        if reference == "#":
            found: Location | None = self.resource(at)
        else:
            found = self.resolve(reference, at)
        if found is None:
            return None
        scopes = self._scopes()
        return scopes.entered(
            at, scopes.meant(reference, at, found) if dynamic else found
        )

    def inside(self, at: Location) -> Location:
        """Return the place of a schema that is a resource of its own, as it is seen from around it."""
        return self._scopes().entered(at, at)

    def _scopes(self) -> DynamicScopes:
        files = self._files.documents
        if len(files) != self._counted:
            self._counted = len(files)
            self._dynamic.note(
                (each.file, self._anchors_of(each.file)) for each in files
            )
        return self._dynamic

    def find(self, reference: str, at: Location) -> Location | Refused:
        """Return the place that a reference means, or why there is none."""
        found = self._from_root(reference, at)
        if isinstance(found, Location):
            return found
        return self._nearby(reference, at) or found

    def resource(self, at: Location) -> Location:
        """Return the schema that ``#`` means at a place: one with an $id, or else the outermost.

        In a description, whose root is no schema, that is the named one, or that of the body or parameter.
        """
        pointer = self._anchors_of(at.file).resource_of(at.pointer)
        root = self._files[at.file].value
        if not pointer and isinstance(root, dict) and not _ROOTS.isdisjoint(root):
            pointer = join_pointer(_outermost(pointer_tokens(at.pointer)))
        return Location(at.file, pointer)

    def _nearby(self, reference: str, at: Location) -> Location | None:
        """What a reference to ``$defs`` means seen from the nearest schema around it that has it."""
        if not reference.startswith(("#/$defs/", "#/definitions/")):
            return None
        wanted = pointer_tokens(unquote(reference[1:]))
        around = pointer_tokens(at.pointer)
        for length in range(len(around), 0, -1):
            tokens = [*around[:length], *wanted]
            if found := self._walk(self._files[at.file], tokens, 0):
                return found
        return None

    def _from_root(self, reference: str, at: Location) -> Location | Refused:
        resource = self._anchors_of(at.file).resource_of(at.pointer)
        key = (at.file, resource, reference)
        if key not in self._known:
            self._known[key] = self._find(reference, at.file, resource, 0)
        return self._known[key]

    def _find(
        self, reference: str, file: str, resource: str, depth: int
    ) -> Location | Refused:
        uri, _, fragment = reference.partition("#")
        target = self._resource(uri, file, resource)
        if isinstance(target, Refused):
            return target
        document, start = target
        found = self._fragment(document, start, fragment, depth)
        if found is None and start:
            found = self._fragment(document, "", fragment, depth)
        if found is not None:
            return found
        if not uri:
            hint = self._hint(fragment, "", self._files.entry)
            return Refused("dangling-ref", "leads nowhere", hint)
        hint = self._hint(fragment, uri, document)
        return Refused("dangling-ref", f"leads nowhere in {document.file}", hint)

    def _resource(
        self, uri: str, file: str, resource: str
    ) -> tuple[Document, str] | Refused:
        if not uri:
            return self._files[file], resource
        base = self._anchors_of(file).bases.get(resource, "")
        for candidate in dict.fromkeys((urljoin(base, uri), uri)):
            for document in self._files.documents:
                pointer = self._anchors_of(document.file).resources.get(candidate)
                if pointer is not None:
                    return document, pointer
        opened = self._files.open(file, uri)
        return opened if isinstance(opened, Refused) else (opened, "")

    def _fragment(
        self, document: Document, start: str, fragment: str, depth: int
    ) -> Location | None:
        if fragment and not fragment.startswith("/"):
            return self._anchor(document, start, unquote(fragment))
        for text in dict.fromkeys((unquote(fragment), fragment)):
            tokens = pointer_tokens(start) + pointer_tokens(text)
            found = self._walk(document, tokens, depth)
            if found is not None:
                return found
        return None

    def _anchor(self, document: Document, start: str, name: str) -> Location | None:
        names = self._anchors_of(document.file).names
        if (start, name) in names:
            return Location(document.file, names[start, name])
        for (_, other), pointer in names.items():
            if other == name:
                return Location(document.file, pointer)
        return None

    def _walk(
        self, document: Document, tokens: list[str], depth: int
    ) -> Location | None:
        """Follow the tokens of a pointer, through references that stand in the way."""
        value = document.value
        for position, token in enumerate(tokens):
            found, inner = step_into(value, token)
            if not found:
                if not isinstance(value, dict) or depth > _LONGEST_CHAIN:
                    return None
                reference = value.get("$ref")
                if not isinstance(reference, str):
                    return None
                return self._through(
                    document, tokens[:position], reference, tokens[position:], depth
                )
            value = inner
        at = Location(document.file, join_pointer(tokens))
        self._values[at.file, at.pointer] = value
        return at

    def _through(
        self,
        document: Document,
        before: list[str],
        reference: str,
        rest: list[str],
        depth: int,
    ) -> Location | None:
        pointer = join_pointer(before)
        resource = self._anchors_of(document.file).resource_of(pointer)
        found = self._find(reference, document.file, resource, depth + 1)
        if isinstance(found, Refused):
            return None
        target = self._files[found.file]
        return self._walk(target, pointer_tokens(found.pointer) + rest, depth + 1)

    def _anchors_of(self, file: str) -> Anchors:
        if file not in self._anchors:
            self._anchors[file] = find_anchors(self._files[file])
        return self._anchors[file]

    def _hint(self, fragment: str, uri: str, document: Document) -> str:
        """Suggest the most similar name in the place where the reference looks for one, or the same name in another."""
        self._hints += 1
        tokens = pointer_tokens(unquote(fragment)) if self._hints <= _MOST_HINTS else []
        if not tokens:
            return _OTHERWISE
        wanted, places = tokens[-1], _places(document.value)
        for place, least in ((tokens[:-1], 0.5), *((each, 1.0) for each in places)):
            value: Any = document.value
            for token in place:
                _, value = step_into(value, token)
            names = list(value) if isinstance(value, dict) else []
            if close := difflib.get_close_matches(wanted, names, 1, least):
                return f"did you mean {uri}#{join_pointer([*place, *close])}?"
        return _OTHERWISE


def _places(value: Any) -> list[list[str]]:
    """Where a document keeps what is referred to."""
    components = value.get("components") if isinstance(value, dict) else None
    kinds = components if isinstance(components, dict) else ()
    return [
        *(["components", kind] for kind in kinds),
        *([name] for name in ("definitions", "$defs", "parameters", "responses")),
    ]


def _outermost(tokens: list[str]) -> list[str]:
    """The tokens of the outermost schema that the tokens of a pointer lead through."""
    if tokens[:2] == ["components", "schemas"]:
        return tokens[:3]
    if tokens[:1] == ["definitions"]:
        return tokens[:2]
    for index, token in enumerate(tokens):
        if index > 2 and token in ("schema", "itemSchema"):
            return tokens[: index + 1]
    return []
