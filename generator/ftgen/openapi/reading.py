"""What all readers of nodes share: the files, the version, and how to report what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from ftgen.diagnostics import Diagnostics, Location
from ftgen.openapi.files import Files
from ftgen.openapi.node import Node
from ftgen.openapi.nodes import SecurityScheme
from ftgen.openapi.references import References
from ftgen.openapi.version import Version

_most_entered = 20_000
_deepest_entered = 24
_Read = TypeVar("_Read")


class Reading:
    """The state of reading one description; everything in it only ever grows."""

    def __init__(
        self, files: Files, version: Version, diagnostics: Diagnostics
    ) -> None:
        self.files = files
        self.version = version
        self.diagnostics = diagnostics
        self.references = References(files, diagnostics)
        self._open: set[tuple[str, str]] = set()
        self._unknown: set[str] = set()
        self._entered = 0
        self._read: dict[tuple[str, str, str], tuple[Any, Any]] = {}
        self.schemes: dict[str, SecurityScheme] = {}

    @property
    def root(self) -> Node:
        """The entry document as a node."""
        entry = self.files.entry
        return Node(self, Location(entry.file), entry.value)

    def as_text(self, at: Location, value: Any) -> str:
        """Return a scalar as the text that its author wrote."""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        written = self.files[at.file].written(at.pointer)
        return written if written is not None else str(value)

    @property
    def schemas_pointer(self) -> str:
        """Where the named schemas of a document stand."""
        return "/definitions" if self.version.is_swagger else "/components/schemas"

    def schema_named(self, name: str) -> Location | None:
        """Return the place of a named schema of the entry document."""
        value: Any = self.files.entry.value
        for token in self.schemas_pointer.split("/")[1:]:
            value = value.get(token) if isinstance(value, dict) else None
        if not isinstance(value, dict) or name not in value:
            return None
        entry = Location(self.files.entry.file, self.schemas_pointer)
        return entry.child(name)

    def schema_target(self, node: Node, reference: str) -> Location | None:
        """Resolve a schema's $ref; one that leads back to itself is reported and read as none."""
        start = self.references.resolve(reference, node.at)
        seen = {(node.at.file, node.at.pointer)}
        at = start
        while at is not None:
            if (at.file, at.pointer) in seen:
                self._report_cycle(node.at)
                return None
            seen.add((at.file, at.pointer))
            value = self.references.value(at)
            if not isinstance(value, dict) or not self._is_alias(value):
                break
            found = self.references.find(value["$ref"], at)
            at = found if isinstance(found, Location) else None
        return start

    def _is_alias(self, value: dict[str, Any]) -> bool:
        return isinstance(value.get("$ref"), str) and (
            len(value) == 1 or not self.version.has_json_schema
        )

    def dereference(self, node: Node) -> Node | None:
        """Follow $ref from object to object; siblings other than summary and description do not count."""
        seen = {(node.at.file, node.at.pointer)}
        current = node
        overrides: dict[str, Any] = {}
        while isinstance(reference := current.value.get("$ref"), str):
            overrides = {**self._siblings(current), **overrides}
            at = self.references.resolve(reference, current.at)
            if at is None:
                return None
            if (at.file, at.pointer) in seen:
                self._report_cycle(node.at)
                return None
            seen.add((at.file, at.pointer))
            value = self.references.value(at)
            if not isinstance(value, dict):
                self.wrong_kind(current.at, "what $ref means", "an object", value)
                return None
            current = Node(self, at, value)
        if overrides:
            return Node(self, current.at, {**current.value, **overrides})
        return current

    def _siblings(self, node: Node) -> dict[str, Any]:
        kept: dict[str, Any] = {
            key: node.value[key]
            for key in ("summary", "description")
            if key in node.value and self.version.has_json_schema
        }
        ignored = [
            key
            for key in node.value
            if key not in ("$ref", "summary", "description")
            and not key.startswith("x-")
        ]
        if ignored:
            self.ignored_siblings(node.at, ignored)
        return kept

    def _report_cycle(self, at: Location) -> None:
        self.diagnostics.error(
            "cyclic-ref",
            "this $ref leads back to itself through references only",
            at,
            "let one of the references name what is meant",
        )

    def enter(self, at: Location) -> bool:
        """Begin to read an object that may contain itself; False, reported, if that is what it does.

        References may also multiply such objects: there is a limit to how many are read, and how deep.
        """
        key = (at.file, at.pointer)
        if key in self._open:
            self._report_cycle(at)
            return False
        self._entered += 1
        if self._entered > _most_entered or len(self._open) > _deepest_entered:
            message = "references to path items and callbacks expand beyond reason"
            self.diagnostics.error("expansion-limit", message, at)
            return False
        self._open.add(key)
        return True

    def once(self, node: Node, kind: str, read: Callable[[Node], _Read]) -> _Read:
        """Read an object that several references mean only once."""
        key = (kind, node.at.file, node.at.pointer)
        value, result = self._read.get(key, (None, None))
        if value is not node.value:
            result = read(node)
            self._read[key] = (node.value, result)
        return cast(_Read, result)

    def leave(self, at: Location) -> None:
        """End what ``enter`` began."""
        self._open.discard((at.file, at.pointer))

    def ignored_siblings(self, at: Location, keys: list[str]) -> None:
        """Report members next to a $ref that the specification says to ignore."""
        names = ", ".join(f"`{key[:40]}`" for key in keys[:4])
        self.diagnostics.warning(
            "ignored-sibling",
            f"{names} next to $ref {'is' if len(keys) == 1 else 'are'} ignored",
            at,
            "move it into what $ref means, or use allOf",
        )

    def unknown_keyword(self, at: Location, key: str) -> None:
        """Report a member that means nothing to OpenAPI, once for each name."""
        if key not in self._unknown:
            self._unknown.add(key)
            self.diagnostics.warning(
                "unknown-keyword",
                f"`{key[:60]}` means nothing here and is ignored, as everywhere else",
                at,
                "correct the name, or begin it with x-",
            )

    def missing(self, at: Location, what: str, key: str) -> None:
        """Report an object that cannot be read without a member that it lacks."""
        self.diagnostics.error("missing-member", f"{what} needs `{key}`", at)

    def lenient_missing(self, at: Location, what: str, key: str) -> None:
        """Report an object that lacks a member but can be read without it."""
        message = f"{what} needs `{key}`; it is read without"
        self.diagnostics.warning("lenient-missing", message, at, f"add `{key}`")

    def lenient_path(self, at: Location, path: str) -> None:
        """Report a path that does not begin with a slash."""
        message = f"the path {path[:80]!r} has to begin with /; it is read as if it did"
        self.diagnostics.warning("lenient-path", message, at)

    def lenient_method(self, at: Location, key: str) -> None:
        """Report a method that is not written in lower case."""
        message = f"the method {key[:20]!r} has to be in lower case; it is read as such"
        self.diagnostics.warning("lenient-method", message, at)

    def foreign_method(self, at: Location, key: str) -> None:
        """Report a method that OpenAPI gives no member of the path item to."""
        self.diagnostics.warning(
            "foreign-method",
            f"a path item has no member for the method {key[:20]!r}; it is read as one",
            at,
            "write it in `additionalOperations`, which OpenAPI 3.2 has",
        )

    def unknown_method(self, at: Location, key: str) -> None:
        """Report a member of a path item that is no operation that OpenAPI knows."""
        self.diagnostics.error(
            "unknown-method",
            f"{key[:40]!r} is no method of a path item",
            at,
            "OpenAPI 3.2 has additionalOperations for other methods",
        )

    def unknown_status(self, at: Location, status: str) -> None:
        """Report a response under what is no status."""
        self.diagnostics.error(
            "unknown-status",
            f"{status[:40]!r} is no status",
            at,
            "a status is 200, 4XX, default and the like",
        )

    def unknown_location(self, at: Location, name: str, location: str) -> None:
        """Report a parameter that is nowhere."""
        wrong = f"is in {location[:40]!r}" if location else "does not say where it is"
        self.diagnostics.error(
            "unknown-location",
            f"the parameter {name[:60]!r} {wrong}",
            at,
            "parameters are in path, query, header or cookie",
        )

    def unknown_style(self, at: Location, style: str) -> None:
        """Report a parameter style that is not one."""
        message = f"there is no style {style[:40]!r}"
        self.diagnostics.error("unknown-style", message, at)

    def unknown_scheme_type(self, at: Location, name: str, stated: str) -> None:
        """Report a security scheme of a type that is not one."""
        message = f"the security scheme {name[:60]!r} has the type {stated[:40]!r}, which is none"
        hint = "types are apiKey, http, mutualTLS, oauth2 and openIdConnect"
        self.diagnostics.error("unknown-scheme-type", message, at, hint)

    def unknown_flow(self, at: Location, kind: str) -> None:
        """Report an OAuth flow that is not one."""
        message = f"there is no OAuth 2.0 flow {kind[:40]!r}; it is left out"
        self.diagnostics.warning("unknown-flow", message, at)

    def unsupported(self, at: Location, key: str) -> None:
        """Report a member that ftgen knows and does nothing with."""
        message = f"`{key}` is not supported and is left out"
        self.diagnostics.error("unsupported-keyword", message, at)

    def unknown_scheme(self, at: Location, name: str) -> None:
        """Report a security requirement that names no scheme."""
        self.diagnostics.warning(
            "unknown-security-scheme",
            f"there is no security scheme {name[:60]!r}; it is taken for a bearer token",
            at,
            "declare it among the security schemes",
        )

    def unknown_type(self, at: Location, name: str) -> None:
        """Report a type name that says nothing."""
        self.diagnostics.error(
            "unknown-type",
            f"there is no type {name[:60]!r}",
            at,
            "types are null, boolean, integer, number, string, array and object",
        )

    def lenient_type(self, at: Location, name: str, written: str) -> None:
        """Report a type name that JSON Schema does not have and whose meaning is clear."""
        message = f"there is no type {name[:60]!r}; it is read as {written}"
        self.diagnostics.warning("lenient-type", message, at, f"write {written}")

    def lenient_value(self, at: Location, value: Any, wanted: str) -> None:
        """Report a scalar that is read as the schema's type."""
        message = f"{kind_of(value)} where the schema says {wanted}; it is read as such"
        hint = "put quotes around it" if wanted == "string" else "remove the quotes"
        self.diagnostics.warning("lenient-value", message, at, hint)

    def wrong_kind(self, at: Location, what: str, wanted: str, value: Any) -> None:
        """Report a value that cannot be read because it is of the wrong kind."""
        message = f"{what} has to be {wanted}, not {kind_of(value)}"
        self.diagnostics.error("wrong-kind", message, at)

    def lenient_kind(self, at: Location, what: str, wanted: str, value: Any) -> None:
        """Report a value of the wrong kind whose meaning is clear."""
        message = f"{what} has to be {wanted}, not {kind_of(value)}; it is read as such"
        self.diagnostics.warning("lenient-kind", message, at)


def kind_of(value: Any) -> str:
    """Name the JSON kind of a value, with its article."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "an object"
