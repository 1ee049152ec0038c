"""Which version of the specification a description is written in."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Any

from ftgen.diagnostics import Diagnostics, FtgenError, Location, finding
from ftgen.source import Document


class Version(IntEnum):
    """The feature versions that ftgen reads; patch versions make no difference to it."""

    V2_0 = 20
    V3_0 = 30
    V3_1 = 31
    V3_2 = 32

    @property
    def is_swagger(self) -> bool:
        """Whether this is Swagger 2.0, whose objects have another shape."""
        return self is Version.V2_0

    @property
    def has_json_schema(self) -> bool:
        """Whether schemas are JSON Schema 2020-12, so that siblings of ``$ref`` count."""
        return self >= Version.V3_1

    def __str__(self) -> str:
        return f"{self.value // 10}.{self.value % 10}"


_KNOWN = {str(version): version for version in Version}
_NUMBER = re.compile(r"\s*v?(\d+)\.(\d+)")


def detect(document: Document, diagnostics: Diagnostics) -> tuple[Version, str]:
    """Return the version of an entry document, and the text that states it.

    Raises FtgenError for what is no OpenAPI description (``not-openapi``) or one of a version before 2.0
    or after 3 (``unsupported-version``).
    """
    value = document.value
    if not isinstance(value, dict):
        raise _refused(document, "not-openapi", _no_object(value), "")
    key = next((k for k in ("openapi", "swagger") if k in value), None)
    if key is None:
        raise _refused(document, "not-openapi", _what_it_is(value), "")
    stated = value[key]
    pointer = f"/{key}"
    text = document.written(pointer) if isinstance(stated, float) else None
    text = text or str(stated)
    if not isinstance(stated, str):
        diagnostics.report(
            "version-number",
            f"`{key}` has to be a string, not the {_kind(stated)} {text[:20]}",
            Location(document.file, pointer),
            f'write {key}: "{text[:20]}"',
        )
    return _level(document, diagnostics, pointer, text), text


def _level(
    document: Document, diagnostics: Diagnostics, pointer: str, text: str
) -> Version:
    match = _NUMBER.match(text) or re.match(r"\s*v?(\d+)()\s*$", text)
    if match is None or int(match[1]) not in (2, 3) or len(match[2]) > 4:
        message = f"{text[:40]!r} is not a version of OpenAPI that ftgen reads"
        raise _refused(document, "unsupported-version", message, pointer)
    feature = f"{int(match[1])}.{int(match[2] or 0)}"
    if feature in _KNOWN:
        return _KNOWN[feature]
    if match[1] == "2":
        message = f"{text[:40]!r} is not a version of OpenAPI that ftgen reads"
        raise _refused(document, "unsupported-version", message, pointer)
    diagnostics.report(
        "newer-version",
        f"OpenAPI {text[:40]} is newer than ftgen knows; it is read as 3.2",
        Location(document.file, pointer),
        "what 3.2 does not know is reported as unknown",
    )
    return Version.V3_2


def _refused(document: Document, rule: str, message: str, pointer: str) -> FtgenError:
    hint = "ftgen reads Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2"
    if rule == "not-openapi":
        hint = 'an OpenAPI description begins with a line such as openapi: "3.1.0"'
    return FtgenError(finding(rule, message, document.place(pointer), hint))


def _no_object(value: Any) -> str:
    return f"not an OpenAPI description: it is {_kind_with_article(value)}"


def _what_it_is(value: dict[str, Any]) -> str:
    if "asyncapi" in value:
        return "this is an AsyncAPI description, not OpenAPI"
    if "swaggerVersion" in value:
        return "this is a Swagger 1.x description, which ftgen does not read"
    if "arazzo" in value or "overlay" in value:
        return "this is an Arazzo or Overlay document, not an OpenAPI description"
    return "not an OpenAPI description: it states no `openapi` version"


def _kind(value: Any) -> str:
    return "number" if isinstance(value, int | float) else "value"


def _kind_with_article(value: Any) -> str:
    return "an array" if isinstance(value, list) else "a single value"
