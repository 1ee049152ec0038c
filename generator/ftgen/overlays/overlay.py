"""An overlay read: its actions, and what is wrong with it (OpenAPI Overlay 1.0 and 1.1, §4.4)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathQuery

from ftgen.config import is_url
from ftgen.diagnostics import Diagnostics
from ftgen.overlays.layers import Origin
from ftgen.source import Document
from ftgen.source.limits import NESTING_LIMIT

_VERSION = re.compile(r"1\.[01]\.\d+(-.+)?")
_MEMBERS = frozenset(("overlay", "info", "extends", "actions"))
_ACTION = frozenset(("target", "description", "update", "remove", "copy"))


class _Environment(JSONPathEnvironment):
    max_recursion_depth = NESTING_LIMIT + 2


_ENVIRONMENT = _Environment()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One change. ``value`` is what an update holds; ``source`` the query of a copy, ``origin`` the action's place."""

    kind: Literal["update", "remove", "copy"]
    target: JSONPathQuery
    value: Any
    source: JSONPathQuery | None
    origin: Origin


def read_overlay(
    overlay: Document, description: str, diagnostics: Diagnostics
) -> Iterator[Action]:
    """The actions of an overlay for the description of that name; what is wrong with them is reported."""
    root, origin = overlay.value, Origin(overlay)
    if not isinstance(root, dict) or not isinstance(root.get("overlay"), str):
        message = "this is no overlay: it lacks `overlay`, the version"
        hint = "an overlay begins with overlay: 1.1.0"
        return diagnostics.report("invalid-overlay", message, origin.at, hint)
    if not _VERSION.fullmatch(root["overlay"]):
        at = origin.child("overlay").at
        message = f"Overlay {root['overlay'][:20]} is not read"
        hint = "ftgen reads overlays of the versions 1.0 and 1.1"
        return diagnostics.report("invalid-overlay", message, at, hint)
    _report_members(root, _MEMBERS, origin, diagnostics)
    _report_extends(root.get("extends"), origin, description, diagnostics)
    actions = root.get("actions")
    if not isinstance(actions, list) or not actions:
        message = "`actions` has to be an array of at least one action"
        diagnostics.report("invalid-overlay", message, origin.child("actions").at)
        return None
    for index, value in enumerate(actions):
        action = _action(value, origin.child("actions").child(index), diagnostics)
        if action is not None:
            yield action


def _action(value: Any, origin: Origin, diagnostics: Diagnostics) -> Action | None:
    if not isinstance(value, dict) or not isinstance(value.get("target"), str):
        message = "an action needs a `target`, which is a JSONPath"
        diagnostics.report("invalid-overlay", message, origin.at)
        return None
    _report_members(value, _ACTION, origin, diagnostics)
    target = _query(value["target"], origin.child("target"), diagnostics)
    if not isinstance(value.get("remove", False), bool):
        message = "`remove` has to be true or false"
        diagnostics.report("invalid-overlay", message, origin.child("remove").at)
        return None
    kinds = [kind for kind in ("update", "copy") if kind in value]
    if value.get("remove"):
        kinds.insert(0, "remove")
    if not kinds:
        message = "the action does nothing"
        hint = "give it `update`, `copy` or `remove: true`"
        diagnostics.report("overlay-ignored", message, origin.at, hint)
    if not kinds or target is None:
        return None
    for ignored in kinds[1:]:
        message = f"`{ignored}` beside `{kinds[0]}` has no effect"
        diagnostics.report("overlay-ignored", message, origin.child(ignored).at)
    return _of_kind(kinds[0], value, target, origin, diagnostics)


def _of_kind(
    kind: str,
    value: dict[str, Any],
    target: JSONPathQuery,
    origin: Origin,
    diagnostics: Diagnostics,
) -> Action | None:
    match kind:
        case "remove":
            return Action(
                kind="remove", target=target, value=None, source=None, origin=origin
            )
        case "copy":
            at = origin.child("copy")
            source = _query(value["copy"], at, diagnostics)
            if source is None:
                return None
            return Action(
                kind="copy", target=target, value=None, source=source, origin=origin
            )
        case _:
            update = value["update"]
            return Action(
                kind="update", target=target, value=update, source=None, origin=origin
            )


def _query(text: Any, origin: Origin, diagnostics: Diagnostics) -> JSONPathQuery | None:
    if not isinstance(text, str):
        message = "a JSONPath is a string"
        diagnostics.report("invalid-overlay", message, origin.at)
        return None
    try:
        return _ENVIRONMENT.compile(text)
    # The library parses by recursion; brackets in each other reach its limit.
    except (JSONPathError, RecursionError) as error:
        reason = str(error).partition(", line ")[0] or "nested too deeply"
        message = f"{text[:80]!r} is no JSONPath of RFC 9535: {reason}"
        hint = (
            "a JSONPath is like $.paths['/pets'].get or $..parameters[?@.in=='query']"
        )
        diagnostics.report("invalid-overlay", message, origin.at, hint)
        return None


def _report_members(
    value: dict[str, Any],
    known: frozenset[str],
    origin: Origin,
    diagnostics: Diagnostics,
) -> None:
    for key in value:
        if key not in known and not key.startswith("x-"):
            message = f"`{key[:40]}` means nothing in an overlay"
            hint = f"an overlay has {', '.join(sorted(known))}"
            at = origin.child(key).at
            diagnostics.report("overlay-ignored", message, at, hint)


def _report_extends(
    extends: Any, origin: Origin, description: str, diagnostics: Diagnostics
) -> None:
    """Report an overlay for another description, as far as that can be told by the names."""
    if not isinstance(extends, str) or is_url(extends) != is_url(description):
        return
    if not is_url(extends):
        folder = posixpath.dirname(origin.document.file)
        extends = posixpath.normpath(posixpath.join(folder, extends))
        description = posixpath.normpath(description)
    if extends != description:
        message = f"the overlay is for {extends[:120]}, and is applied to {description}"
        at = origin.child("extends").at
        diagnostics.report("overlay-ignored", message, at)
