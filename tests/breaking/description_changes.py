"""Changes of operations and of what they send, by the names that oasdiff gives them, with the rule of each."""

from __future__ import annotations

from typing import Any

from .pieces import (
    BOTH_METHODS,
    DEPRECATED,
    FLOWS,
    KEYS,
    NONE,
    ONE,
    TEXT,
    TWO,
    answer,
    body,
    flow,
    header,
    in_header,
    object,
    parameter,
    parameters,
    secured,
    statuses,
    versioned,
    webhook,
    whole,
)

DESCRIPTION_CHANGES: dict[str, tuple[Any, Any, str]] = {
    # operations
    "endpoint-added": (ONE, TWO, "added-operation"),
    "endpoint-deprecated": (TWO, DEPRECATED, "deprecated"),
    "api-path-removed-without-deprecation": (TWO, ONE, "removed-operation"),
    "api-path-removed-with-deprecation": (DEPRECATED, ONE, "removed-operation"),
    "api-removed-without-deprecation": (BOTH_METHODS, ONE, "removed-operation"),
    "api-removed-with-deprecation": (DEPRECATED, ONE, "removed-operation"),
    "api-operation-id-removed": (
        whole({"operationId": "one"}),
        whole({"operationId": "two"}),
        "renamed-method",
    ),
    "api-tag-removed": (
        whole({"tags": ["one"]}),
        whole({"tags": ["two"]}),
        "renamed-method",
    ),
    "api-schema-removed": (
        whole(schemas={"A": object(False, x=TEXT)}),
        whole(),
        "removed-class",
    ),
    "webhook-added": (webhook("a"), webhook("a", "b"), "added-operation"),
    "webhook-removed": (webhook("a", "b"), webhook("a"), "removed-operation"),
    # versions
    "api-version-not-bumped": (
        versioned("1.0.0"),
        versioned("1.0.0", {"deprecated": True}),
        "unraised-version",
    ),
    "api-version-decreased": (
        versioned("1.1.0"),
        versioned("1.0.0", {"deprecated": True}),
        "unraised-version",
    ),
    "api-major-version-not-bumped": (
        versioned("1.0.0"),
        versioned("1.1.0", {"operationId": "other"}),
        "unraised-version",
    ),
    # security
    "api-security-added": (secured(), secured({"a": []}), "stricter-security"),
    "api-security-removed": (
        secured({"a": []}, {"b": []}),
        secured({"a": []}),
        "stricter-security",
    ),
    "api-security-scope-added": (
        secured({"o": ["x"]}),
        secured({"o": ["x", "y"]}),
        "stricter-security",
    ),
    "api-security-scope-removed": (
        secured({"o": ["x", "y"]}),
        secured({"o": ["x"]}),
        "looser-security",
    ),
    "api-global-security-added": (
        secured({"a": []}, where="document"),
        secured({"a": []}, {"b": []}, where="document"),
        "looser-security",
    ),
    "api-global-security-removed": (
        secured({"a": []}, {"b": []}, where="document"),
        secured({"a": []}, where="document"),
        "stricter-security",
    ),
    "api-global-security-scope-added": (
        secured({"o": ["x"]}, where="document"),
        secured({"o": ["x", "y"]}, where="document"),
        "stricter-security",
    ),
    "api-global-security-scope-removed": (
        secured({"o": ["x", "y"]}, where="document"),
        secured({"o": ["x"]}, where="document"),
        "looser-security",
    ),
    "api-security-component-removed": (
        NONE,
        whole(schemes=KEYS),
        "removed-security-scheme",
    ),
    "api-security-component-type-changed": (
        NONE,
        whole(schemes={**KEYS, "o": {"type": "http", "scheme": "basic"}}),
        "changed-security-scheme",
    ),
    "api-security-component-oauth-scope-added": (
        FLOWS,
        whole(schemes=flow({"x": "", "y": ""})),
        "changed-security-flow",
    ),
    "api-security-component-oauth-scope-removed": (
        whole(schemes=flow({"x": "", "y": ""})),
        FLOWS,
        "changed-security-flow",
    ),
    "api-security-component-oauth-scope-changed": (
        FLOWS,
        whole(schemes=flow({"x": "Other words."})),
        "",
    ),
    "api-security-component-oauth-token-url-changed": (
        FLOWS,
        whole(schemes=flow({"x": "X"}, token="https://u.example")),
        "changed-security-flow",
    ),
    "api-security-component-oauth-url-changed": (
        FLOWS,
        whole(schemes=flow({"x": "X"}, authorization="https://u.example")),
        "changed-security-flow",
    ),
    # parameters
    "new-optional-request-parameter": (
        NONE,
        parameters(parameter()),
        "added-parameter",
    ),
    "new-required-request-parameter": (
        NONE,
        parameters(parameter(required=True)),
        "required-parameter",
    ),
    "new-optional-request-default-parameter-to-existing-path": (
        NONE,
        parameters(parameter(schema={**TEXT, "default": "a"})),
        "added-parameter",
    ),
    "new-required-request-default-parameter-to-existing-path": (
        NONE,
        parameters(parameter(required=True, schema={**TEXT, "default": "a"})),
        "required-parameter",
    ),
    "new-request-path-parameter": (
        NONE,
        parameters(parameter("path", required=True), path="/p/{p}"),
        "removed-operation",
    ),
    "request-parameter-removed": (
        parameters(parameter()),
        NONE,
        "removed-parameter",
    ),
    "request-parameter-removed-with-deprecation": (
        parameters(parameter(deprecated=True)),
        NONE,
        "removed-parameter",
    ),
    "request-parameter-became-required": (
        parameters(parameter()),
        parameters(parameter(required=True)),
        "required-parameter",
    ),
    "request-parameter-became-optional": (
        parameters(parameter(required=True)),
        parameters(parameter()),
        "optional-parameter",
    ),
    "request-parameter-deprecated": (
        parameters(parameter()),
        parameters(parameter(deprecated=True)),
        "deprecated",
    ),
    "new-required-request-header-property": (
        in_header(object(False, x=TEXT)),
        in_header({**object(False, x=TEXT, y=TEXT), "required": ["y"]}),
        "required-property",
    ),
    "request-header-property-became-required": (
        in_header(object(False, x=TEXT)),
        in_header(object(True, x=TEXT)),
        "required-property",
    ),
    "request-header-property-became-enum": (
        in_header(object(False, x=TEXT)),
        in_header(object(False, x={**TEXT, "enum": ["a"]})),
        "narrowed-type",
    ),
    # bodies
    "request-body-added-optional": (NONE, body(TEXT), "added-body"),
    "request-body-added-required": (
        NONE,
        body(TEXT, required=True),
        "required-body",
    ),
    "request-body-became-optional": (
        body(TEXT, required=True),
        body(TEXT),
        "optional-body",
    ),
    "request-body-became-required": (
        body(TEXT),
        body(TEXT, required=True),
        "required-body",
    ),
    "request-body-removed": (body(TEXT), NONE, "removed-body"),
    "request-body-media-type-added": (
        body(TEXT),
        whole(
            {
                "requestBody": {
                    "content": {
                        "application/json": {"schema": TEXT},
                        "text/plain": {"schema": TEXT},
                    }
                }
            }
        ),
        "added-media-type",
    ),
    "request-body-media-type-removed": (
        body(TEXT),
        body(TEXT, "text/plain"),
        "removed-media-type",
    ),
    "request-body-media-type-schema-added": (
        body(None),
        body(TEXT),
        "narrowed-type",
    ),
    "request-body-media-type-schema-removed": (
        body(TEXT),
        body(None),
        "widened-request",
    ),
    "response-body-media-type-schema-added": (
        answer(None),
        answer(TEXT),
        "narrowed-response",
    ),
    "response-body-media-type-schema-removed": (
        answer(TEXT),
        answer(None),
        "widened-type",
    ),
    # answers
    "response-success-status-added": (
        statuses("200"),
        statuses("200", "201"),
        "added-status",
    ),
    "response-success-status-removed": (
        statuses("200", "201"),
        statuses("200"),
        "removed-status",
    ),
    "response-non-success-status-added": (
        statuses("200"),
        statuses("200", "404"),
        "added-error",
    ),
    "response-non-success-status-removed": (
        statuses("200", "404"),
        statuses("200"),
        "removed-error",
    ),
    "response-media-type-added": (
        answer(TEXT),
        whole(
            {
                "responses": {
                    "200": {
                        "description": "R",
                        "content": {
                            "application/json": {"schema": TEXT},
                            "text/plain": {"schema": TEXT},
                        },
                    }
                }
            }
        ),
        "added-media-type",
    ),
    "response-media-type-removed": (
        answer(TEXT),
        answer(TEXT, "text/plain"),
        "removed-media-type",
    ),
    "response-media-type-name-changed": (
        answer(TEXT, "application/json"),
        answer(TEXT, "application/problem+json"),
        "removed-media-type",
    ),
    "response-media-type-name-generalized": (
        answer(TEXT, "application/problem+json"),
        answer(TEXT, "application/json"),
        "removed-media-type",
    ),
    "response-media-type-name-specialized": (
        answer(TEXT, "application/json"),
        answer(TEXT, "application/vnd.a+json"),
        "removed-media-type",
    ),
    "response-mediatype-enum-value-removed": (
        answer({"enum": ["a", "b"]}),
        answer({"enum": ["a"]}),
        "narrowed-response",
    ),
    "response-header-added": (answer(TEXT), header(True), "added-header"),
    "response-header-became-optional": (
        header(True),
        header(False),
        "removed-header",
    ),
    "required-response-header-removed": (
        header(True),
        answer(TEXT),
        "removed-header",
    ),
    "optional-response-header-removed": (
        header(False),
        answer(TEXT),
        "removed-optional-header",
    ),
}
