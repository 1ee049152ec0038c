"""The pieces that changes of a description are made of."""

from __future__ import annotations

from typing import Any

from support.revisions import description

TEXT: Any = {"type": "string"}
KEYS = {
    "a": {"type": "apiKey", "in": "header", "name": "A"},
    "b": {"type": "http", "scheme": "bearer"},
}


def flow(
    scopes: Any,
    token: str = "https://t.example",
    authorization: str = "https://a.example",
) -> Any:
    flow = {"authorizationUrl": authorization, "tokenUrl": token, "scopes": scopes}
    return {"o": {"type": "oauth2", "flows": {"authorizationCode": flow}}}


def whole(
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
        "securitySchemes": schemes or {**KEYS, **flow({"x": "X", "y": "Y"})},
        "schemas": schemas or {},
    }
    return description({path: {"post": found}}, components=components, **more)


def body(
    schema: Any, media_type: str = "application/json", *, required: bool = False
) -> Any:
    content = {media_type: {} if schema is None else {"schema": schema}}
    return whole({"requestBody": {"required": required, "content": content}})


def answer(
    schema: Any = None,
    media_type: str = "application/json",
    status: str = "200",
    **more: Any,
) -> Any:
    content = {media_type: {} if schema is None else {"schema": schema}}
    return whole(
        {"responses": {status: {"description": "R", "content": content, **more}}}
    )


def statuses(*statuses: str) -> Any:
    return whole({"responses": {status: {"description": "R"} for status in statuses}})


def object(required: bool, **properties: Any) -> Any:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required else [],
    }


def parameters(*parameters: Any, path: str = "/p") -> Any:
    return whole({"parameters": list(parameters)}, path=path)


def parameter(
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
        "schema": schema or TEXT,
        **more,
    }


def header(required: bool) -> Any:
    return answer(TEXT, headers={"X-H": {"required": required, "schema": TEXT}})


def secured(*requirements: Any, where: str = "operation") -> Any:
    security = {"security": list(requirements)}
    return whole(security) if where == "operation" else whole({}, **security)


def versioned(version: str, operation: Any = None) -> Any:
    return {**whole(operation), "info": {"title": "Small", "version": version}}


def webhook(*names: str) -> Any:
    operation = {"post": {"responses": {"204": {"description": "None."}}}}
    return whole({}, webhooks=dict.fromkeys(names, operation))


def enabled(**marks: Any) -> Any:
    """An object with one property x, marked or not."""
    return {"x": {**TEXT, **marks}}


NONE = whole()
OTHER_PATH = whole(path="/q")
TWO = description(
    {**NONE["paths"], **whole({"operationId": "other"}, path="/q")["paths"]}
)
ONE = description(NONE["paths"])
DEPRECATED = {
    **TWO,
    "paths": {
        **TWO["paths"],
        "/q": {"post": {**TWO["paths"]["/q"]["post"], "deprecated": True}},
    },
}
BOTH_METHODS = description(
    {
        "/p": {
            **NONE["paths"]["/p"],
            "get": {"responses": {"204": {"description": "N"}}},
        }
    }
)
FLOWS = whole(schemes=flow({"x": "X"}))
DEEP = {"style": "deepObject", "explode": True}


def in_header(schema: Any) -> Any:
    return parameters(parameter("header", name="X-P", schema=schema))
