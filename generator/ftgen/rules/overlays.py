"""Rules about overlays: files that change a description before it is read."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "invalid-overlay",
        Severity.ERROR,
        "An overlay, or an action in it, cannot be understood.",
        "An overlay (OpenAPI Overlay Specification 1.0 or 1.1) has `overlay`, `info` and a list of `actions`. Each\n"
        "action has a `target`, a JSONPath of RFC 9535, and one of `update`, `copy` and `remove: true`. A copy\n"
        "takes one value. What is wrong is not done.",
    ),
    Rule(
        "unmatched-action",
        Severity.ERROR,
        "An action of an overlay selects nothing.",
        "The JSONPath of its `target`, or of its `copy`, leads nowhere in the description as the actions before it\n"
        "left it. The specification calls that a success; but most likely the description changed and the overlay\n"
        "did not follow, so ftgen refuses unless `--allow unmatched-action` is given.",
    ),
    Rule(
        "incompatible-update",
        Severity.ERROR,
        "An update cannot be merged into what its target selects.",
        "Objects are merged by member, lists are appended to, a scalar replaces a scalar; nothing else goes\n"
        "together, and the targets of one action have to be of one kind. Remove what is there with an action of\n"
        "its own first.",
    ),
    Rule(
        "overlay-ignored",
        Severity.WARNING,
        "Something in an overlay has no effect, or was written for another description.",
        "An unknown member means nothing, and so does an action without `update`, `copy` and `remove: true`; `update`\n"
        "and `copy` do nothing beside `remove: true`, and `copy` nothing beside `update`; `extends` names another\n"
        "description than the one that the overlay is applied to.",
    ),
)
