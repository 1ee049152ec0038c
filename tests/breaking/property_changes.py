"""Changes of the properties of bodies, by the names that oasdiff gives them, with the rule of each."""

from __future__ import annotations

from typing import Any

from .pieces import TEXT, answer, body, enabled, object

PROPERTY_CHANGES: dict[str, tuple[Any, Any, str]] = {
    # properties of requests
    "new-optional-request-property": (
        body(object(False, x=TEXT)),
        body(object(False, x=TEXT, y=TEXT)),
        "added-property",
    ),
    "new-required-request-property": (
        body(object(True, x=TEXT)),
        body(object(True, x=TEXT, y=TEXT)),
        "required-property",
    ),
    "new-required-request-property-with-default": (
        body(object(True, x=TEXT)),
        body(object(True, x=TEXT, y={**TEXT, "default": "a"})),
        "required-property",
    ),
    "request-property-removed": (
        body(object(False, x=TEXT, y=TEXT)),
        body(object(False, x=TEXT)),
        "removed-property",
    ),
    "request-property-became-required": (
        body(object(False, x=TEXT)),
        body(object(True, x=TEXT)),
        "required-property",
    ),
    "request-property-became-required-with-default": (
        body(object(False, x=TEXT)),
        body(object(True, x={**TEXT, "default": "a"})),
        "required-property",
    ),
    "request-property-became-optional": (
        body(object(True, x=TEXT)),
        body(object(False, x=TEXT)),
        "widened-request",
    ),
    "request-optional-property-became-read-only": (
        body(object(False, **enabled())),
        body(object(False, **enabled(readOnly=True))),
        "hidden-property",
    ),
    "request-required-property-became-read-only": (
        body(object(True, **enabled())),
        body(object(True, **enabled(readOnly=True))),
        "hidden-property",
    ),
    "request-optional-property-became-not-read-only": (
        body(object(False, **enabled(readOnly=True))),
        body(object(False, **enabled())),
        "added-property",
    ),
    "request-required-property-became-not-read-only": (
        body(object(True, **enabled(readOnly=True))),
        body(object(True, **enabled())),
        "required-property",
    ),
    **{
        f"request-read-only-property-{name}": (
            body(object(False, x={"readOnly": True, **old})),
            body(object(False, x={"readOnly": True, **new})),
            "",
        )
        for name, old, new in (
            ("enum-value-removed", {"enum": ["a", "b"]}, {"enum": ["a"]}),
            (
                "exclusive-max-decreased",
                {"type": "number", "exclusiveMaximum": 3},
                {"type": "number", "exclusiveMaximum": 2},
            ),
            (
                "exclusive-min-increased",
                {"type": "number", "exclusiveMinimum": 3},
                {"type": "number", "exclusiveMinimum": 4},
            ),
            (
                "max-decreased",
                {"type": "number", "maximum": 3},
                {"type": "number", "maximum": 2},
            ),
            (
                "max-length-decreased",
                {"type": "string", "maxLength": 3},
                {"type": "string", "maxLength": 2},
            ),
            (
                "min-increased",
                {"type": "number", "minimum": 3},
                {"type": "number", "minimum": 4},
            ),
        )
    },
    # properties of answers
    "response-optional-property-added": (
        answer(object(False, x=TEXT)),
        answer(object(False, x=TEXT, y=TEXT)),
        "added-property",
    ),
    "response-required-property-added": (
        answer(object(True, x=TEXT)),
        answer(object(True, x=TEXT, y=TEXT)),
        "added-property",
    ),
    "response-optional-property-removed": (
        answer(object(False, x=TEXT, y=TEXT)),
        answer(object(False, x=TEXT)),
        "removed-property",
    ),
    "response-required-property-removed": (
        answer(object(True, x=TEXT, y=TEXT)),
        answer(object(True, x=TEXT)),
        "optional-property",
    ),
    "response-property-became-optional": (
        answer(object(True, x=TEXT)),
        answer(object(False, x=TEXT)),
        "optional-property",
    ),
    "response-property-became-required": (
        answer(object(False, x=TEXT)),
        answer(object(True, x=TEXT)),
        "narrowed-response",
    ),
    "response-optional-property-became-write-only": (
        answer(object(False, **enabled())),
        answer(object(False, **enabled(writeOnly=True))),
        "hidden-property",
    ),
    "response-required-property-became-write-only": (
        answer(object(True, **enabled())),
        answer(object(True, **enabled(writeOnly=True))),
        "optional-property",
    ),
    "response-optional-property-became-not-write-only": (
        answer(object(False, **enabled(writeOnly=True))),
        answer(object(False, **enabled())),
        "added-property",
    ),
    "response-required-property-became-not-write-only": (
        answer(object(True, **enabled(writeOnly=True))),
        answer(object(True, **enabled())),
        "added-property",
    ),
    "response-optional-write-only-property-added": (
        answer(object(False, y=TEXT)),
        answer(object(False, y=TEXT, **enabled(writeOnly=True))),
        "",
    ),
    "response-required-write-only-property-added": (
        answer(object(True, y=TEXT)),
        answer(object(True, y=TEXT, **enabled(writeOnly=True))),
        "",
    ),
    "response-optional-write-only-property-removed": (
        answer(object(False, y=TEXT, **enabled(writeOnly=True))),
        answer(object(False, y=TEXT)),
        "",
    ),
    "response-required-write-only-property-removed": (
        answer(object(True, y=TEXT, **enabled(writeOnly=True))),
        answer(object(True, y=TEXT)),
        "",
    ),
    "response-write-only-property-became-optional": (
        answer(object(True, **enabled(writeOnly=True))),
        answer(object(False, **enabled(writeOnly=True))),
        "",
    ),
    "response-write-only-property-became-required": (
        answer(object(False, **enabled(writeOnly=True))),
        answer(object(True, **enabled(writeOnly=True))),
        "",
    ),
    "response-write-only-property-enum-value-added": (
        answer(object(False, x={"writeOnly": True, "enum": ["a"]})),
        answer(object(False, x={"writeOnly": True, "enum": ["a", "b"]})),
        "",
    ),
}
