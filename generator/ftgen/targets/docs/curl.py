"""Calls of an operation by curl: every text of a description is quoted for the shell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from shlex import quote as shell
from typing import Any
from urllib.parse import quote

from ftgen.ir.api import Api, Content, Operation, Parameter, SecurityScheme
from ftgen.ir.styles import Style

_ELSEWHERE = "https://api.example.com"
_GLOBS = str.maketrans({each: quote(each) for each in "[]{}"})
"""What curl would expand in an address."""


def curl(
    api: Api,
    operation: Operation,
    given: Iterable[tuple[Parameter, Any]],
    body: tuple[Content, Any] | None,
) -> str:
    """The command that sends these parameters and this body, each a JSON value; one argument a line."""
    parameters = list(given)
    path = operation.path
    for parameter, value in parameters:
        if parameter.location == "path":
            written = quote(_text(value), safe="")
            path = path.replace("{" + parameter.name + "}", written)
    schemes = _schemes(api, operation)
    query = [
        pair
        for parameter, value in parameters
        if parameter.location == "query"
        for pair in _pairs(parameter, value)
    ]
    query += [f"{s.parameter_name}=YOUR_API_KEY" for s in schemes if _is_in(s, "query")]
    address = base_url(api, operation) + path + ("?" + "&".join(query) if query else "")
    address = address.translate(_GLOBS)
    arguments = [
        *(_method(operation, body)),
        shell(address),
        *(f"-H {shell(each)}" for each in _headers(parameters, schemes, body)),
        *(each for scheme in schemes for each in _login(scheme)),
        *(_body(*body) if body is not None else ()),
    ]
    return "curl " + " \\\n  ".join(arguments)


def base_url(api: Api, operation: Operation) -> str:
    """The address that the path stands behind, the variables of the server filled in."""
    server = next(iter(operation.servers or api.servers), None)
    url = server.url if server is not None else ""
    for each in server.variables if server is not None else ():
        url = url.replace("{" + each.name + "}", each.default)
    if not url.startswith(("http://", "https://")):
        url = _ELSEWHERE + url
    return url.rstrip("/")


def _schemes(api: Api, operation: Operation) -> list[SecurityScheme]:
    """What the first alternative asks for, nothing where a call may be anonymous."""
    if any(not each.schemes for each in operation.security):
        return []
    wanted = dict(operation.security[0].schemes) if operation.security else {}
    return [each for each in api.security_schemes if each.name in wanted]


def _is_in(scheme: SecurityScheme, place: str) -> bool:
    return scheme.kind == "api-key" and scheme.location == place


def _method(operation: Operation, body: tuple[Content, Any] | None) -> list[str]:
    sends = body is not None
    usual = "POST" if sends else "GET"
    return [] if operation.method == usual else [f"-X {shell(operation.method)}"]


def _headers(
    parameters: Iterable[tuple[Parameter, Any]],
    schemes: Iterable[SecurityScheme],
    body: tuple[Content, Any] | None,
) -> Iterator[str]:
    for scheme in schemes:
        if scheme.kind == "bearer":
            yield "Authorization: Bearer YOUR_API_KEY"
        elif scheme.kind in ("oauth2", "open-id-connect"):
            yield "Authorization: Bearer YOUR_TOKEN"
        elif scheme.kind == "http":
            yield f"Authorization: {scheme.http_scheme} YOUR_TOKEN"
        elif _is_in(scheme, "header"):
            yield f"{scheme.parameter_name}: YOUR_API_KEY"
    for parameter, value in parameters:
        if parameter.location == "header":
            yield f"{parameter.name}: {_joined(value)}"
    if body is not None and body[0].kind not in ("multipart", "form"):
        yield f"Content-Type: {body[0].media_type}"


def _login(scheme: SecurityScheme) -> Iterator[str]:
    if scheme.kind == "basic":
        yield "-u user:password"
    elif scheme.kind == "mutual-tls":
        yield "--cert client.pem"
    elif _is_in(scheme, "cookie"):
        yield f"-b {shell(f'{scheme.parameter_name}=YOUR_API_KEY')}"


def _pairs(parameter: Parameter, value: Any) -> Iterator[str]:
    """The pairs of a query parameter, in its style."""
    name = quote(parameter.name, safe="")
    if isinstance(value, Mapping) and not parameter.content_type:
        for key, each in value.items():
            inner = (
                f"{name}[{quote(key)}]" if parameter.style is Style.DEEP_OBJECT else key
            )
            yield f"{inner}={quote(_text(each), safe='')}"
    elif isinstance(value, list) and not parameter.content_type:
        items = [quote(_text(each), safe="") for each in value]
        if parameter.explode:
            yield from (f"{name}={each}" for each in items)
        else:
            delimiter = quote(parameter.style.delimiter, safe=",|")
            yield f"{name}={delimiter.join(items)}"
    else:
        yield f"{name}={quote(_text(value), safe='')}"


def _body(content: Content, value: Any) -> Iterator[str]:
    match content.kind:
        case "binary":
            yield "--data-binary @file"
        case "multipart" if isinstance(value, Mapping):
            files = {each.name for each in content.encodings if each.content_types}
            for name, each in value.items():
                if name in files or name == "file":
                    yield f"-F {shell(f'{name}=@file')}"
                else:
                    yield f"--form-string {shell(f'{name}={_text(each)}')}"
        case "form" if isinstance(value, Mapping):
            for name, each in value.items():
                yield f"--data-urlencode {shell(f'{name}={_text(each)}')}"
        case "json" | "json-lines" | "multipart" | "form":
            yield f"-d {shell(json.dumps(value, indent=2, ensure_ascii=False))}"
        case _:
            yield f"--data-raw {shell(_text(value))}"


def _joined(value: Any) -> str:
    return (
        ",".join(map(_text, value))
        if isinstance(value, list)
        else _text(value).replace("\n", " ")
    )


def _text(value: Any) -> str:
    return (
        value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    )
