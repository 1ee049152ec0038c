"""Links of a description that lead from the root of its site, made absolute: nobody reads them there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar
from urllib.parse import urlsplit

from ftgen.ir.api import Api

T = TypeVar("T")

_LINK = re.compile(r"(\]\(<?|<a\s[^<>]{0,200}?href=[\"'])(?=/(?!/))")
_TEXTS = frozenset(("summary", "description", "path_summary", "path_description"))
_KEPT = frozenset(("at", "type", "item", "value", "default", "contact", "license"))
"""Fields that hold no text of ours to be followed, or much that is none."""


def with_absolute_links(api: Api, base: str) -> Api:
    """The API with ``[guide](/docs/guide)`` leading to the site that documents it, ``base`` where that is given."""
    site = base.rstrip("/") or _site(api)
    return _rewritten(api, site) if site else api


def _site(api: Api) -> str:
    """The origin of the documentation that is named, else of the first server that has one."""
    docs = [api.external_docs.url] if api.external_docs is not None else []
    for url in (*docs, *(server.url for server in api.servers)):
        parts = urlsplit(url) if "{" not in url else None
        if parts is not None and parts.scheme in ("http", "https") and parts.netloc:
            return f"{parts.scheme}://{parts.netloc}"
    return ""


def _rewritten(value: T, site: str) -> T:
    if not is_dataclass(value):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        if field.name in _KEPT:
            continue
        old = getattr(value, field.name)
        new = _field(field.name, old, site)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _field(name: str, value: Any, site: str) -> Any:
    if isinstance(value, str):
        if name not in _TEXTS or "/" not in value:
            return value
        text = _LINK.sub(rf"\g<1>{site}", value)
        return text if text != value else value
    if isinstance(value, tuple):
        new = tuple(_rewritten(each, site) for each in value)
        return (
            new if any(a is not b for a, b in zip(new, value, strict=True)) else value
        )
    return value if isinstance(value, Mapping) else _rewritten(value, site)
