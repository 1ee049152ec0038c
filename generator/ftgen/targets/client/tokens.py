"""Credentials that fetch their own tokens: a function for each OAuth 2.0 scheme that a program can use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from ftgen.ir.api import Api, OAuthFlow, SecurityScheme
from ftgen.naming import Scope
from ftgen.python.annotations import STR
from ftgen.python.expressions import NONE, Name, Typed, generic, listed, union
from ftgen.python.imports import import_lines, public_names
from ftgen.python.layout import declaration, named
from ftgen.python.text import docstring, literal, one_line
from ftgen.targets.client.servers import filled_in, is_absolute
from ftgen.targets.docstrings import section

_PROGRAM = "clientCredentials"
_USER = ("authorizationCode", "deviceAuthorization", "password")


@dataclass(frozen=True, slots=True)
class TokenFunction:
    """A function that makes a credential, of the class that it returns, for an argument of a client: ``scheme``.

    ``required`` are the arguments that it cannot do without.
    """

    name: str
    scheme: str
    parameters: tuple[str, ...]
    required: tuple[str, ...]
    returns: str
    docstring: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TokensModule:
    """The module of these functions."""

    docstring: str
    imports: tuple[str, ...]
    public: str
    functions: tuple[TokenFunction, ...]


def tokens_module(api: Api) -> TokensModule | None:
    """The view of the module; None where the API has no flow that needs no person at the time."""
    functions = tuple(_functions(api))
    if not functions:
        return None
    return TokensModule(
        docstring=docstring(
            f"Credentials of {one_line(api.title)} that fetch their own tokens."
        ),
        imports=import_lines(
            {
                *named(line for each in functions for line in each.parameters),
                *(each.returns for each in functions),
            },
            dict.fromkeys(("ClientCredentials", "RefreshToken"), "._runtime.tokens"),
        ),
        public=public_names(each.name for each in functions),
        functions=functions,
    )


def _functions(api: Api) -> Iterator[TokenFunction]:
    names = Scope({each.python_name for each in api.security_schemes})
    for scheme in api.security_schemes:
        flows = {each.kind: each for each in scheme.flows if scheme.kind == "oauth2"}
        if _PROGRAM in flows:
            yield _of_program(scheme, flows[_PROGRAM], api)
        user = next((flows[each] for each in _USER if each in flows), None)
        if user is not None:
            yield _of_user(
                scheme, user, names.claim(f"{scheme.python_name}_refresh"), api
            )


def _of_program(scheme: SecurityScheme, flow: OAuthFlow, api: Api) -> TokenFunction:
    scopes = literal(tuple(name for name, _ in flow.scopes))
    parameters = {
        "client_id": Typed(STR),
        "client_secret": Typed(STR),
        "token_url": _url(_absolute(flow.token_url, api)),
        "scopes": Typed(_SCOPES, scopes),
    }
    return TokenFunction(
        name=scheme.python_name,
        scheme=scheme.python_name,
        parameters=_declared(parameters),
        required=_required(parameters),
        returns="ClientCredentials",
        docstring=_docstring(
            "The tokens of a program (client credentials)",
            scheme,
            scheme.python_name,
            flow,
        ),
        arguments=(
            "client_id",
            "client_secret",
            "token_url=token_url",
            "scopes=scopes",
        ),
    )


def _of_user(
    scheme: SecurityScheme, flow: OAuthFlow, name: str, api: Api
) -> TokenFunction:
    told = generic("Callable", listed([STR]), Name("object"))
    parameters = {
        "refresh_token": Typed(STR),
        "client_id": Typed(STR),
        "client_secret": Typed(STR, '""'),
        "token_url": _url(_absolute(flow.refresh_url or flow.token_url, api)),
        "scopes": Typed(_SCOPES, "()"),
        "on_rotation": Typed(union((told, NONE)), NONE),
    }
    return TokenFunction(
        name=name,
        scheme=scheme.python_name,
        parameters=_declared(parameters),
        required=_required(parameters),
        returns="RefreshToken",
        docstring=_docstring(
            "The tokens of a user who has given a refresh token", scheme, name, flow
        ),
        arguments=(
            *("refresh_token", "client_id", "client_secret", "token_url=token_url"),
            *("scopes=scopes", "on_rotation=on_rotation"),
        ),
    )


_SCOPES = generic("Sequence", STR)
_BY_POSITION = ("refresh_token", "client_id", "client_secret")


def _declared(parameters: Mapping[str, Typed]) -> tuple[str, ...]:
    """Parameters as they are declared; behind the star are those that are given by name."""
    lines = [declaration(name, typed, indent=4) for name, typed in parameters.items()]
    by_position = sum(name in _BY_POSITION for name in parameters)
    return (*lines[:by_position], "*", *lines[by_position:])


def _required(parameters: Mapping[str, Typed]) -> tuple[str, ...]:
    return tuple(name for name, typed in parameters.items() if typed.default is None)


def _url(default: str) -> Typed:
    return Typed(STR, literal(default) if default else None)


def _absolute(url: str, api: Api) -> str:
    """The address of an authorization server; empty where it is relative, and to nothing that is known."""
    if api.servers and is_absolute(api.servers[0]):
        url = urljoin(filled_in(api.servers[0]), url) if url else ""
    return url if url.startswith(("https://", "http://")) else ""


def _docstring(lead: str, scheme: SecurityScheme, name: str, flow: OAuthFlow) -> str:
    use = f"``Client({scheme.python_name}=tokens.{name}(...))``"
    told = [
        f"{scope}: {one_line(text)}" if text else scope for scope, text in flow.scopes
    ]
    scopes = one_line("; ".join(told))
    entries = [("scopes", scopes and f"Of {scopes}")]
    if name != scheme.python_name:
        told_of = "Told of each refresh token that replaces another."
        entries.append(("on_rotation", told_of))
    arguments = section("Args", entries)
    text = one_line(scheme.description)
    return docstring("\n\n".join(filter(None, (f"{lead}: {use}.", text, arguments))), 4)
