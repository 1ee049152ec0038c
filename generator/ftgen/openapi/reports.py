"""What there is to say about a description that is not as it should be, one method for each rule."""

from __future__ import annotations

from typing import Any

from ftgen.diagnostics import Diagnostics, Location
from ftgen.source.scalars import LONGEST_NUMBER


class Reports:
    """Words the findings that several readers make; the rules' pages (``ftgen explain``) say more."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._unknown: set[str] = set()

    def cycle(self, at: Location) -> None:
        """Report a reference that leads back to itself."""
        self._diagnostics.report(
            "cyclic-ref",
            "this $ref leads back to itself through references only",
            at,
            "let one of the references name what is meant",
        )

    def lenient_ref(self, at: Location, key: str) -> None:
        """Report a reference to a text, where none can stand."""
        self._diagnostics.report(
            "lenient-ref",
            f"`{key}` has to be a string, and no $ref can stand there; the string that it leads to is read",
            at,
            "write the text itself",
        )

    def ignored_siblings(self, at: Location, keys: list[str]) -> None:
        """Report members next to a $ref that the specification says to ignore."""
        names = ", ".join(f"`{key[:40]}`" for key in keys[:4])
        self._diagnostics.report(
            "ignored-sibling",
            f"{names} next to $ref {'is' if len(keys) == 1 else 'are'} ignored",
            at,
            "move it into what $ref means, or use allOf",
        )

    def unknown_keyword(self, at: Location, key: str) -> None:
        """Report a member that means nothing to OpenAPI, once for each name."""
        if key not in self._unknown:
            self._unknown.add(key)
            self._diagnostics.report(
                "unknown-keyword",
                f"`{key[:60]}` means nothing here and is ignored, as everywhere else",
                at,
                "correct the name, or begin it with x-",
            )

    def unknown_dialect(self, at: Location, dialect: Any) -> None:
        """Report a schema that says that its keywords may mean something else."""
        self._diagnostics.report(
            "unknown-dialect",
            f"the dialect {str(dialect)[:80]!r} is not known; the schema is read as one of JSON Schema 2020-12",
            at,
            "check that its keywords mean the same there",
        )

    def left_out(self, at: Location, key: str) -> None:
        """Report a member that says nothing of what is generated, once for each name."""
        if key not in self._unknown:
            self._unknown.add(key)
            message = f"`{key}` is left out, as everywhere else: it says nothing of what is generated"
            self._diagnostics.report("left-out", message, at)

    def unused(self, at: Location, what: str, names: list[str]) -> None:
        """Report what nothing refers to, and of which nothing is generated."""
        listed = ", ".join(f"{name[:60]!r}" for name in names[:4])
        others = f" and {len(names) - 4} more" if len(names) > 4 else ""
        message = f"nothing has the {what} {listed}{others}; nothing is generated of it"
        self._diagnostics.report("unused", message, at)

    def missing(self, at: Location, what: str, key: str) -> None:
        """Report an object that cannot be read without a member that it lacks."""
        self._diagnostics.report("missing-member", f"{what} needs `{key}`", at)

    def lenient_missing(self, at: Location, what: str, key: str) -> None:
        """Report an object that lacks a member but can be read without it."""
        message = f"{what} needs `{key}`; it is read without"
        self._diagnostics.report("lenient-missing", message, at, f"add `{key}`")

    def lenient_path(self, at: Location, path: str) -> None:
        """Report a path that does not begin with a slash."""
        message = f"the path {path[:80]!r} has to begin with /; it is read as if it did"
        self._diagnostics.report("lenient-path", message, at)

    def lenient_method(self, at: Location, key: str) -> None:
        """Report a method that is not written in lower case."""
        message = f"the method {key[:20]!r} has to be in lower case; it is read as such"
        self._diagnostics.report("lenient-method", message, at)

    def foreign_method(self, at: Location, key: str) -> None:
        """Report a method that OpenAPI gives no member of the path item to."""
        self._diagnostics.report(
            "foreign-method",
            f"a path item has no member for the method {key[:20]!r}; it is read as one",
            at,
            "write it in `additionalOperations`, which OpenAPI 3.2 has",
        )

    def unknown_method(self, at: Location, key: str) -> None:
        """Report a member of a path item that is no operation that OpenAPI knows."""
        self._diagnostics.report(
            "unknown-method",
            f"{key[:40]!r} is no method of a path item",
            at,
            "OpenAPI 3.2 has additionalOperations for other methods",
        )

    def unknown_status(self, at: Location, status: str) -> None:
        """Report a response under what is no status."""
        self._diagnostics.report(
            "unknown-status",
            f"{status[:40]!r} is no status",
            at,
            "a status is 200, 4XX, default and the like",
        )

    def unknown_location(self, at: Location, name: str, location: str) -> None:
        """Report a parameter that is nowhere."""
        wrong = f"is in {location[:40]!r}" if location else "does not say where it is"
        self._diagnostics.report(
            "unknown-location",
            f"the parameter {name[:60]!r} {wrong}",
            at,
            "parameters are in path, query, header or cookie",
        )

    def unknown_style(self, at: Location, style: str) -> None:
        """Report a parameter style that is not one."""
        message = f"there is no style {style[:40]!r}"
        self._diagnostics.report("unknown-style", message, at)

    def misplaced_style(self, at: Location, style: str, place: str) -> None:
        """Report a style that parameters of this place cannot have."""
        message = f"the style {style} is not of the {place}; what is usual there is read instead"
        self._diagnostics.report("misplaced-style", message, at)

    def unknown_collection_format(self, at: Location, named: str, place: str) -> None:
        """Report a collectionFormat that says nothing, or nothing that is written in this place."""
        message = f"collectionFormat {named[:40]!r} is not written in the {place}"
        self._diagnostics.report("unknown-style", message, at.child("collectionFormat"))

    def unknown_scheme_type(self, at: Location, name: str, stated: str) -> None:
        """Report a security scheme of a type that is not one."""
        message = f"the security scheme {name[:60]!r} has the type {stated[:40]!r}, which is none"
        hint = "types are apiKey, http, mutualTLS, oauth2 and openIdConnect"
        self._diagnostics.report("unknown-scheme-type", message, at, hint)

    def unknown_flow(self, at: Location, kind: str) -> None:
        """Report an OAuth flow that is not one."""
        message = f"there is no OAuth 2.0 flow {kind[:40]!r}; it is left out"
        self._diagnostics.report("unknown-flow", message, at)

    def unsupported(self, at: Location, key: str) -> None:
        """Report a member that ftgen knows and does nothing with."""
        message = f"`{key}` is not supported and is left out"
        self._diagnostics.report("unsupported-keyword", message, at)

    def unknown_scheme(self, at: Location, name: str) -> None:
        """Report a security requirement that names no scheme."""
        self._diagnostics.report(
            "unknown-security-scheme",
            f"there is no security scheme {name[:60]!r}; it is taken for a bearer token",
            at,
            "declare it among the security schemes",
        )

    def unknown_type(self, at: Location, name: str) -> None:
        """Report a type name that says nothing."""
        self._diagnostics.report(
            "unknown-type",
            f"there is no type {name[:60]!r}",
            at,
            "types are null, boolean, integer, number, string, array and object",
        )

    def lenient_type(self, at: Location, name: str, written: str) -> None:
        """Report a type name that JSON Schema does not have and whose meaning is clear."""
        message = f"there is no type {name[:60]!r}; it is read as {written}"
        self._diagnostics.report("lenient-type", message, at, f"write {written}")

    def lenient_value(self, at: Location, value: Any, wanted: str) -> None:
        """Report a scalar that is read as the schema's type."""
        message = f"{kind_of(value)} where the schema says {wanted}; it is read as such"
        hint = "put quotes around it" if wanted == "string" else "remove the quotes"
        self._diagnostics.report("lenient-value", message, at, hint)

    def wrong_kind(self, at: Location, what: str, wanted: str, value: Any) -> None:
        """Report a value that cannot be read because it is of the wrong kind."""
        message = f"{what} has to be {wanted}, not {kind_of(value)}"
        self._diagnostics.report("wrong-kind", message, at)

    def lenient_kind(self, at: Location, what: str, wanted: str, value: Any) -> None:
        """Report a value of the wrong kind whose meaning is clear."""
        message = f"{what} has to be {wanted}, not {kind_of(value)}; it is read as such"
        self._diagnostics.report("lenient-kind", message, at)


def kind_of(value: Any) -> str:
    """Name the JSON kind of a value, with its article."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return "a number"
        case str() if len(value) > LONGEST_NUMBER and value.lstrip("+-").isdigit():
            return f"a number of {len(value)} digits, more than are read"
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "an object"
