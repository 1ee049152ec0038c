"""Credentials, and how each security scheme puts them on a request (OpenAPI 3.2 §4.27).

A credential is a string, or a callable that gives one whenever a request is about to be sent, so that
tokens can be renewed. An asynchronous client awaits what the callable gives where it can be awaited.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .errors import InvalidRequestError, MissingCredentialsError

Secret: TypeAlias = str | Callable[[], str]
"""What a client takes as a credential."""

AsyncSecret: TypeAlias = str | Callable[[], str] | Callable[[], Awaitable[str]]
"""What an asynchronous client takes as a credential."""

BasicSecret: TypeAlias = Secret | tuple[str, str]
"""User and password as a pair, or as one string with a colon between."""

AsyncBasicSecret: TypeAlias = AsyncSecret | tuple[str, str]
"""The same for an asynchronous client."""

Location: TypeAlias = Literal["header", "query", "cookie"]

Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each the schemes that are needed together; an empty one means that none is needed."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret, and where and how it is written."""

    secret: AsyncSecret = field(repr=False)
    location: Location
    name: str
    prefix: str = ""
    is_basic: bool = False

    def written(self, secret: str) -> str:
        """The text of a header, query parameter or cookie.

        Raises MissingCredentialsError for an empty secret and InvalidRequestError for one that no header can
        hold (RFC 9110 §5.5); neither repeats the secret.
        """
        if not secret:
            raise MissingCredentialsError(f"the credential for {self.name} is empty")
        text = b64encode(secret.encode()).decode() if self.is_basic else secret
        if text != text.strip() or any(c < " " or c == "\x7f" for c in text):
            raise InvalidRequestError(
                f"the credential for {self.name} has blanks around it or control characters in it"
            )
        return self.prefix + text


def bearer(secret: AsyncSecret | None) -> Credential | None:
    """A bearer token (RFC 6750), which OAuth 2.0 and OpenID Connect use too."""
    return _given(secret, "header", "authorization", "Bearer ")


def basic(secret: AsyncBasicSecret | None) -> Credential | None:
    """User and password (RFC 7617)."""
    joined = ":".join(secret) if isinstance(secret, tuple) else secret
    if joined is None:
        return None
    return Credential(joined, "header", "authorization", "Basic ", is_basic=True)


def http(secret: AsyncSecret | None, scheme: str) -> Credential | None:
    """Any other scheme of the Authorization header; the secret is all that follows the scheme's name."""
    return _given(secret, "header", "authorization", f"{scheme} ")


def api_key(
    secret: AsyncSecret | None, location: Location, name: str
) -> Credential | None:
    """A key in a header, a query parameter or a cookie."""
    return _given(secret, location, name.lower() if location == "header" else name, "")


def _given(
    secret: AsyncSecret | None, location: Location, name: str, prefix: str
) -> Credential | None:
    return None if secret is None else Credential(secret, location, name, prefix)


def select(
    security: Security, credentials: Mapping[str, Credential], call: str
) -> tuple[Credential, ...]:
    """The credentials of the first alternative that the client can satisfy.

    Raises MissingCredentialsError where there is none.
    """
    for schemes in security:
        if schemes and all(scheme in credentials for scheme in schemes):
            return tuple(credentials[scheme] for scheme in schemes)
    if not security or () in security:
        return ()
    wanted = " or ".join(
        " and ".join(f"{scheme}=…" for scheme in schemes) for schemes in security
    )
    raise MissingCredentialsError(f"{call} needs credentials: give the client {wanted}")
