"""The protocol of those who judge credentials: a method for each security scheme."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ftgen.ir.api import Api, SecurityScheme
from ftgen.python.annotations import STR
from ftgen.python.expressions import (
    NONE,
    Brackets,
    Expression,
    Name,
    generic,
    union,
    unshadowed,
)
from ftgen.python.layout import lay_out, named
from ftgen.python.text import docstring, literal, one_line


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A method of the protocol: its line or lines up to the colon, and its docstring."""

    signature: str
    docstring: str


@dataclass(frozen=True, slots=True)
class SecurityView:
    """The module of the protocol."""

    docstring: str
    is_shadowing: bool
    schemes: tuple[SchemeView, ...]


def security_view(api: Api) -> SecurityView:
    """The view of an API's security schemes."""
    names = frozenset(each.python_name for each in api.security_schemes)
    schemes = tuple(_scheme_view(each, names) for each in api.security_schemes)
    return SecurityView(
        docstring=docstring(
            one_line(f"Who may call {api.title}: a method for each security scheme.")
        ),
        is_shadowing="builtins" in named(each.signature for each in schemes),
        schemes=schemes,
    )


_GIVEN = {
    "bearer": "token",
    "oauth2": "token",
    "open-id-connect": "token",
    "mutual-tls": "certificate",
    "http": "credential",
    "api-key": "key",
}
_USUAL = {
    "bearer": "A bearer token.",
    "basic": "A user's name and password.",
    "oauth2": "An access token of OAuth 2.0; what it has to reach is in the scopes of ``access``.",
    "open-id-connect": "A token of OpenID Connect.",
    "mutual-tls": "The client's certificate (PEM).",
    "http": "What follows the scheme in the Authorization header.",
    "api-key": "An API key.",
}


def given(scheme: SecurityScheme) -> list[str]:
    """The arguments of a method that judges credentials."""
    return ["user", "password"] if scheme.kind == "basic" else [_GIVEN[scheme.kind]]


def judge_signature(
    scheme: SecurityScheme, result: Expression, names: Collection[str]
) -> Expression:
    """The signature of a method that judges credentials, in a class with methods of these names."""
    items: tuple[tuple[str, Expression], ...] = (
        ("", "self"),
        *((f"{name}: ", STR) for name in given(scheme)),
        ("access: ", Name("Access")),
        ("", "/"),
    )
    return unshadowed(Brackets("(", items, ")", result=result), names)


def _scheme_view(scheme: SecurityScheme, names: frozenset[str]) -> SchemeView:
    signature = judge_signature(
        scheme, generic("Answer", union((Name("P_co"), NONE))), names
    )
    before = f"def {scheme.python_name}"
    return SchemeView(
        signature=lay_out(signature, indent=4, before=before, after=":", is_inner=True),
        docstring=docstring(scheme.description or _USUAL[scheme.kind], 8),
    )


def scheme_entry(scheme: SecurityScheme) -> str:
    """A scheme in the table that a server runs by."""
    match scheme.kind:
        case "api-key":
            arguments = ["api-key", scheme.location, scheme.parameter_name]
        case "basic" | "mutual-tls":
            arguments = [scheme.kind]
        case "http":
            arguments = [scheme.http_scheme.lower()]
        case _:
            arguments = ["bearer"]
    listed = ", ".join(map(literal, arguments))
    method = literal(scheme.python_name)
    return f"{literal(scheme.name)}: Scheme({listed}, method={method})"
