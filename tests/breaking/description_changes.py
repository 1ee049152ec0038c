"""Changes of a description besides its schemas, by the names that oasdiff gives them, with the rule of each."""

from __future__ import annotations

from typing import Any

from support.revisions import description

_TEXT: Any = {"type": "string"}
_KEYS = {
    "a": {"type": "apiKey", "in": "header", "name": "A"},
    "b": {"type": "http", "scheme": "bearer"},
}


def _flow(
    scopes: Any,
    token: str = "https://t.example",
    authorization: str = "https://a.example",
) -> Any:
    flow = {"authorizationUrl": authorization, "tokenUrl": token, "scopes": scopes}
    return {"o": {"type": "oauth2", "flows": {"authorizationCode": flow}}}


def _whole(
    operation: Any = None,
    *,
    path: str = "/p",
    schemes: Any = None,
    schemas: Any = None,
    **more: Any,
) -> Any:
    found = {
        "operationId": "send",
        "responses": {"204": {"description": "None."}},
        **(operation or {}),
    }
    components = {
        "securitySchemes": schemes or {**_KEYS, **_flow({"x": "X", "y": "Y"})},
        "schemas": schemas or {},
    }
    return description({path: {"post": found}}, components=components, **more)


def _body(
    schema: Any, media_type: str = "application/json", *, required: bool = False
) -> Any:
    content = {media_type: {} if schema is None else {"schema": schema}}
    return _whole({"requestBody": {"required": required, "content": content}})


def _answer(
    schema: Any = None,
    media_type: str = "application/json",
    status: str = "200",
    **more: Any,
) -> Any:
    content = {media_type: {} if schema is None else {"schema": schema}}
    return _whole(
        {"responses": {status: {"description": "R", "content": content, **more}}}
    )


def _statuses(*statuses: str) -> Any:
    return _whole({"responses": {status: {"description": "R"} for status in statuses}})


def _object(required: bool, **properties: Any) -> Any:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required else [],
    }


def _parameters(*parameters: Any, path: str = "/p") -> Any:
    return _whole({"parameters": list(parameters)}, path=path)


def _parameter(
    where: str = "query",
    *,
    name: str = "p",
    required: bool = False,
    schema: Any = None,
    **more: Any,
) -> Any:
    return {
        "name": name,
        "in": where,
        "required": required,
        "schema": schema or _TEXT,
        **more,
    }


def _header(required: bool) -> Any:
    return _answer(_TEXT, headers={"X-H": {"required": required, "schema": _TEXT}})


def _secured(*requirements: Any, where: str = "operation") -> Any:
    security = {"security": list(requirements)}
    return _whole(security) if where == "operation" else _whole({}, **security)


def _versioned(version: str, operation: Any = None) -> Any:
    return {**_whole(operation), "info": {"title": "Small", "version": version}}


def _webhook(*names: str) -> Any:
    operation = {"post": {"responses": {"204": {"description": "None."}}}}
    return _whole({}, webhooks=dict.fromkeys(names, operation))


def _enabled(**marks: Any) -> Any:
    """An object with one property x, marked or not."""
    return {"x": {**_TEXT, **marks}}


_NONE = _whole()
_OTHER_PATH = _whole(path="/q")
_TWO = description(
    {**_NONE["paths"], **_whole({"operationId": "other"}, path="/q")["paths"]}
)
_ONE = description(_NONE["paths"])
_DEPRECATED = {
    **_TWO,
    "paths": {
        **_TWO["paths"],
        "/q": {"post": {**_TWO["paths"]["/q"]["post"], "deprecated": True}},
    },
}
_BOTH_METHODS = description(
    {
        "/p": {
            **_NONE["paths"]["/p"],
            "get": {"responses": {"204": {"description": "N"}}},
        }
    }
)
_FLOWS = _whole(schemes=_flow({"x": "X"}))
_DEEP = {"style": "deepObject", "explode": True}


def _in_header(schema: Any) -> Any:
    return _parameters(_parameter("header", name="X-P", schema=schema))


DESCRIPTION_CHANGES: dict[str, tuple[Any, Any, str]] = {
    # operations
    "endpoint-added": (_ONE, _TWO, "added-operation"),
    "endpoint-deprecated": (_TWO, _DEPRECATED, "deprecated"),
    "api-path-removed-without-deprecation": (_TWO, _ONE, "removed-operation"),
    "api-path-removed-with-deprecation": (_DEPRECATED, _ONE, "removed-operation"),
    "api-removed-without-deprecation": (_BOTH_METHODS, _ONE, "removed-operation"),
    "api-removed-with-deprecation": (_DEPRECATED, _ONE, "removed-operation"),
    "api-operation-id-removed": (
        _whole({"operationId": "one"}),
        _whole({"operationId": "two"}),
        "renamed-method",
    ),
    "api-tag-removed": (
        _whole({"tags": ["one"]}),
        _whole({"tags": ["two"]}),
        "renamed-method",
    ),
    "api-schema-removed": (
        _whole(schemas={"A": _object(False, x=_TEXT)}),
        _whole(),
        "removed-class",
    ),
    "webhook-added": (_webhook("a"), _webhook("a", "b"), "added-operation"),
    "webhook-removed": (_webhook("a", "b"), _webhook("a"), "removed-operation"),
    # versions
    "api-version-not-bumped": (
        _versioned("1.0.0"),
        _versioned("1.0.0", {"deprecated": True}),
        "unraised-version",
    ),
    "api-version-decreased": (
        _versioned("1.1.0"),
        _versioned("1.0.0", {"deprecated": True}),
        "unraised-version",
    ),
    "api-major-version-not-bumped": (
        _versioned("1.0.0"),
        _versioned("1.1.0", {"operationId": "other"}),
        "unraised-version",
    ),
    # security
    "api-security-added": (_secured(), _secured({"a": []}), "stricter-security"),
    "api-security-removed": (
        _secured({"a": []}, {"b": []}),
        _secured({"a": []}),
        "stricter-security",
    ),
    "api-security-scope-added": (
        _secured({"o": ["x"]}),
        _secured({"o": ["x", "y"]}),
        "stricter-security",
    ),
    "api-security-scope-removed": (
        _secured({"o": ["x", "y"]}),
        _secured({"o": ["x"]}),
        "looser-security",
    ),
    "api-global-security-added": (
        _secured({"a": []}, where="document"),
        _secured({"a": []}, {"b": []}, where="document"),
        "looser-security",
    ),
    "api-global-security-removed": (
        _secured({"a": []}, {"b": []}, where="document"),
        _secured({"a": []}, where="document"),
        "stricter-security",
    ),
    "api-global-security-scope-added": (
        _secured({"o": ["x"]}, where="document"),
        _secured({"o": ["x", "y"]}, where="document"),
        "stricter-security",
    ),
    "api-global-security-scope-removed": (
        _secured({"o": ["x", "y"]}, where="document"),
        _secured({"o": ["x"]}, where="document"),
        "looser-security",
    ),
    "api-security-component-removed": (
        _NONE,
        _whole(schemes=_KEYS),
        "removed-security-scheme",
    ),
    "api-security-component-type-changed": (
        _NONE,
        _whole(schemes={**_KEYS, "o": {"type": "http", "scheme": "basic"}}),
        "changed-security-scheme",
    ),
    "api-security-component-oauth-scope-added": (
        _FLOWS,
        _whole(schemes=_flow({"x": "", "y": ""})),
        "changed-security-flow",
    ),
    "api-security-component-oauth-scope-removed": (
        _whole(schemes=_flow({"x": "", "y": ""})),
        _FLOWS,
        "changed-security-flow",
    ),
    "api-security-component-oauth-scope-changed": (
        _FLOWS,
        _whole(schemes=_flow({"x": "Other words."})),
        "",
    ),
    "api-security-component-oauth-token-url-changed": (
        _FLOWS,
        _whole(schemes=_flow({"x": "X"}, token="https://u.example")),
        "changed-security-flow",
    ),
    "api-security-component-oauth-url-changed": (
        _FLOWS,
        _whole(schemes=_flow({"x": "X"}, authorization="https://u.example")),
        "changed-security-flow",
    ),
    # parameters
    "new-optional-request-parameter": (
        _NONE,
        _parameters(_parameter()),
        "added-parameter",
    ),
    "new-required-request-parameter": (
        _NONE,
        _parameters(_parameter(required=True)),
        "required-parameter",
    ),
    "new-optional-request-default-parameter-to-existing-path": (
        _NONE,
        _parameters(_parameter(schema={**_TEXT, "default": "a"})),
        "added-parameter",
    ),
    "new-required-request-default-parameter-to-existing-path": (
        _NONE,
        _parameters(_parameter(required=True, schema={**_TEXT, "default": "a"})),
        "required-parameter",
    ),
    "new-request-path-parameter": (
        _NONE,
        _parameters(_parameter("path", required=True), path="/p/{p}"),
        "removed-operation",
    ),
    "request-parameter-removed": (
        _parameters(_parameter()),
        _NONE,
        "removed-parameter",
    ),
    "request-parameter-removed-with-deprecation": (
        _parameters(_parameter(deprecated=True)),
        _NONE,
        "removed-parameter",
    ),
    "request-parameter-became-required": (
        _parameters(_parameter()),
        _parameters(_parameter(required=True)),
        "required-parameter",
    ),
    "request-parameter-became-optional": (
        _parameters(_parameter(required=True)),
        _parameters(_parameter()),
        "optional-parameter",
    ),
    "request-parameter-deprecated": (
        _parameters(_parameter()),
        _parameters(_parameter(deprecated=True)),
        "deprecated",
    ),
    "new-required-request-header-property": (
        _in_header(_object(False, x=_TEXT)),
        _in_header({**_object(False, x=_TEXT, y=_TEXT), "required": ["y"]}),
        "required-property",
    ),
    "request-header-property-became-required": (
        _in_header(_object(False, x=_TEXT)),
        _in_header(_object(True, x=_TEXT)),
        "required-property",
    ),
    "request-header-property-became-enum": (
        _in_header(_object(False, x=_TEXT)),
        _in_header(_object(False, x={**_TEXT, "enum": ["a"]})),
        "narrowed-type",
    ),
    # bodies
    "request-body-added-optional": (_NONE, _body(_TEXT), "added-body"),
    "request-body-added-required": (
        _NONE,
        _body(_TEXT, required=True),
        "required-body",
    ),
    "request-body-became-optional": (
        _body(_TEXT, required=True),
        _body(_TEXT),
        "optional-body",
    ),
    "request-body-became-required": (
        _body(_TEXT),
        _body(_TEXT, required=True),
        "required-body",
    ),
    "request-body-removed": (_body(_TEXT), _NONE, "removed-body"),
    "request-body-media-type-added": (
        _body(_TEXT),
        _whole(
            {
                "requestBody": {
                    "content": {
                        "application/json": {"schema": _TEXT},
                        "text/plain": {"schema": _TEXT},
                    }
                }
            }
        ),
        "added-media-type",
    ),
    "request-body-media-type-removed": (
        _body(_TEXT),
        _body(_TEXT, "text/plain"),
        "removed-media-type",
    ),
    "request-body-media-type-schema-added": (
        _body(None),
        _body(_TEXT),
        "narrowed-type",
    ),
    "request-body-media-type-schema-removed": (
        _body(_TEXT),
        _body(None),
        "widened-request",
    ),
    "response-body-media-type-schema-added": (
        _answer(None),
        _answer(_TEXT),
        "narrowed-response",
    ),
    "response-body-media-type-schema-removed": (
        _answer(_TEXT),
        _answer(None),
        "widened-type",
    ),
    # properties of requests
    "new-optional-request-property": (
        _body(_object(False, x=_TEXT)),
        _body(_object(False, x=_TEXT, y=_TEXT)),
        "added-property",
    ),
    "new-required-request-property": (
        _body(_object(True, x=_TEXT)),
        _body(_object(True, x=_TEXT, y=_TEXT)),
        "required-property",
    ),
    "new-required-request-property-with-default": (
        _body(_object(True, x=_TEXT)),
        _body(_object(True, x=_TEXT, y={**_TEXT, "default": "a"})),
        "required-property",
    ),
    "request-property-removed": (
        _body(_object(False, x=_TEXT, y=_TEXT)),
        _body(_object(False, x=_TEXT)),
        "removed-property",
    ),
    "request-property-became-required": (
        _body(_object(False, x=_TEXT)),
        _body(_object(True, x=_TEXT)),
        "required-property",
    ),
    "request-property-became-required-with-default": (
        _body(_object(False, x=_TEXT)),
        _body(_object(True, x={**_TEXT, "default": "a"})),
        "required-property",
    ),
    "request-property-became-optional": (
        _body(_object(True, x=_TEXT)),
        _body(_object(False, x=_TEXT)),
        "widened-request",
    ),
    "request-optional-property-became-read-only": (
        _body(_object(False, **_enabled())),
        _body(_object(False, **_enabled(readOnly=True))),
        "hidden-property",
    ),
    "request-required-property-became-read-only": (
        _body(_object(True, **_enabled())),
        _body(_object(True, **_enabled(readOnly=True))),
        "hidden-property",
    ),
    "request-optional-property-became-not-read-only": (
        _body(_object(False, **_enabled(readOnly=True))),
        _body(_object(False, **_enabled())),
        "added-property",
    ),
    "request-required-property-became-not-read-only": (
        _body(_object(True, **_enabled(readOnly=True))),
        _body(_object(True, **_enabled())),
        "required-property",
    ),
    **{
        f"request-read-only-property-{name}": (
            _body(_object(False, x={"readOnly": True, **old})),
            _body(_object(False, x={"readOnly": True, **new})),
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
    # answers
    "response-success-status-added": (
        _statuses("200"),
        _statuses("200", "201"),
        "added-status",
    ),
    "response-success-status-removed": (
        _statuses("200", "201"),
        _statuses("200"),
        "removed-status",
    ),
    "response-non-success-status-added": (
        _statuses("200"),
        _statuses("200", "404"),
        "added-error",
    ),
    "response-non-success-status-removed": (
        _statuses("200", "404"),
        _statuses("200"),
        "removed-error",
    ),
    "response-media-type-added": (
        _answer(_TEXT),
        _whole(
            {
                "responses": {
                    "200": {
                        "description": "R",
                        "content": {
                            "application/json": {"schema": _TEXT},
                            "text/plain": {"schema": _TEXT},
                        },
                    }
                }
            }
        ),
        "added-media-type",
    ),
    "response-media-type-removed": (
        _answer(_TEXT),
        _answer(_TEXT, "text/plain"),
        "removed-media-type",
    ),
    "response-media-type-name-changed": (
        _answer(_TEXT, "application/json"),
        _answer(_TEXT, "application/problem+json"),
        "removed-media-type",
    ),
    "response-media-type-name-generalized": (
        _answer(_TEXT, "application/problem+json"),
        _answer(_TEXT, "application/json"),
        "removed-media-type",
    ),
    "response-media-type-name-specialized": (
        _answer(_TEXT, "application/json"),
        _answer(_TEXT, "application/vnd.a+json"),
        "removed-media-type",
    ),
    "response-mediatype-enum-value-removed": (
        _answer({"enum": ["a", "b"]}),
        _answer({"enum": ["a"]}),
        "narrowed-response",
    ),
    "response-header-added": (_answer(_TEXT), _header(True), "added-header"),
    "response-header-became-optional": (
        _header(True),
        _header(False),
        "removed-header",
    ),
    "required-response-header-removed": (
        _header(True),
        _answer(_TEXT),
        "removed-header",
    ),
    "optional-response-header-removed": (
        _header(False),
        _answer(_TEXT),
        "removed-optional-header",
    ),
    # properties of answers
    "response-optional-property-added": (
        _answer(_object(False, x=_TEXT)),
        _answer(_object(False, x=_TEXT, y=_TEXT)),
        "added-property",
    ),
    "response-required-property-added": (
        _answer(_object(True, x=_TEXT)),
        _answer(_object(True, x=_TEXT, y=_TEXT)),
        "added-property",
    ),
    "response-optional-property-removed": (
        _answer(_object(False, x=_TEXT, y=_TEXT)),
        _answer(_object(False, x=_TEXT)),
        "removed-property",
    ),
    "response-required-property-removed": (
        _answer(_object(True, x=_TEXT, y=_TEXT)),
        _answer(_object(True, x=_TEXT)),
        "optional-property",
    ),
    "response-property-became-optional": (
        _answer(_object(True, x=_TEXT)),
        _answer(_object(False, x=_TEXT)),
        "optional-property",
    ),
    "response-property-became-required": (
        _answer(_object(False, x=_TEXT)),
        _answer(_object(True, x=_TEXT)),
        "narrowed-response",
    ),
    "response-optional-property-became-write-only": (
        _answer(_object(False, **_enabled())),
        _answer(_object(False, **_enabled(writeOnly=True))),
        "hidden-property",
    ),
    "response-required-property-became-write-only": (
        _answer(_object(True, **_enabled())),
        _answer(_object(True, **_enabled(writeOnly=True))),
        "optional-property",
    ),
    "response-optional-property-became-not-write-only": (
        _answer(_object(False, **_enabled(writeOnly=True))),
        _answer(_object(False, **_enabled())),
        "added-property",
    ),
    "response-required-property-became-not-write-only": (
        _answer(_object(True, **_enabled(writeOnly=True))),
        _answer(_object(True, **_enabled())),
        "added-property",
    ),
    "response-optional-write-only-property-added": (
        _answer(_object(False, y=_TEXT)),
        _answer(_object(False, y=_TEXT, **_enabled(writeOnly=True))),
        "",
    ),
    "response-required-write-only-property-added": (
        _answer(_object(True, y=_TEXT)),
        _answer(_object(True, y=_TEXT, **_enabled(writeOnly=True))),
        "",
    ),
    "response-optional-write-only-property-removed": (
        _answer(_object(False, y=_TEXT, **_enabled(writeOnly=True))),
        _answer(_object(False, y=_TEXT)),
        "",
    ),
    "response-required-write-only-property-removed": (
        _answer(_object(True, y=_TEXT, **_enabled(writeOnly=True))),
        _answer(_object(True, y=_TEXT)),
        "",
    ),
    "response-write-only-property-became-optional": (
        _answer(_object(True, **_enabled(writeOnly=True))),
        _answer(_object(False, **_enabled(writeOnly=True))),
        "",
    ),
    "response-write-only-property-became-required": (
        _answer(_object(False, **_enabled(writeOnly=True))),
        _answer(_object(True, **_enabled(writeOnly=True))),
        "",
    ),
    "response-write-only-property-enum-value-added": (
        _answer(_object(False, x={"writeOnly": True, "enum": ["a"]})),
        _answer(_object(False, x={"writeOnly": True, "enum": ["a", "b"]})),
        "",
    ),
}
