"""What one request may cost a server."""

from __future__ import annotations

from dataclasses import dataclass

from .jsontext import MAX_DEPTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may cost; what goes beyond is refused.

    ``json`` is how many octets a body of JSON, text or form fields may have, ``upload`` one of files or raw
    octets (413). A form may have ``form_fields``, a multipart body ``parts`` (413), and JSON may be nested to
    ``depth`` (400). A refusal tells ``violations`` at most. ``seconds`` is how long an answer may be waited
    for (504); None for ever.
    """

    json: int = 4 * 2**20
    upload: int = 64 * 2**20
    form_fields: int = 1000
    parts: int = 1000
    depth: int = MAX_DEPTH
    violations: int = 100
    seconds: float | None = None
