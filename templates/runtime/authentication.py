"""Who may call: finds the credentials of a request and asks those who know about them."""

from __future__ import annotations

import logging
from base64 import b64decode
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hmac import compare_digest
from inspect import isclass, iscoroutinefunction
from typing import Any, TypeAlias
from urllib.parse import unquote_plus

from starlette.requests import Request

from .handlers import Method, call
from .handling import Access
from .incoming import Incoming
from .operations import Operation
from .problems import HTTPError, Unreadable

Authenticate: TypeAlias = Callable[
    [str, str, tuple[str, ...]], Awaitable[object | None] | object | None
]
"""Judges a credential: called with the name of the security scheme, the credential and the scopes asked for.

It returns the principal, any object but None, or None where the credential is wrong. It may be a coroutine
function; what is none runs in a worker thread. Where the credential is good but does not reach so far, it
raises ``HTTPError(403)``. The credential is the token or key; of HTTP basic it is ``user:password``, of mutual
TLS the client's certificate (PEM).
"""


def compare_secret(given: str, known: str) -> bool:
    """Whether a secret is the right one, in a time that does not tell how much of it is."""
    return compare_digest(given.encode(), known.encode())


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme of the description.

    ``name`` is that of an API key's header, query field or cookie, ``method`` that of the Security which judges.
    """

    kind: str
    location: str = ""
    name: str = ""
    method: str = ""

    def find(self, request: Incoming) -> str | None:
        """The credential that the request carries for this scheme; None where it has none."""
        match self.kind, self.location:
            case "api-key", "query":
                return _last(request.query_fields().get(self.name))
            case "api-key", "cookie":
                return _last(request.cookies().get(self.name), decode=False)
            case "api-key", _:
                return request.header(self.name)
            case "mutual-tls", _:
                return _certificate(request)
            case _:
                return _authorization(request, self.kind)

    def challenge(self, *, tried: bool, scopes: Sequence[str] = ()) -> str:
        """The WWW-Authenticate header that asks for a credential (RFC 9110 §11.6.1, RFC 6750 §3)."""
        if self.kind == "api-key":
            return f'ApiKey in="{self.location}", name="{_quoted(self.name)}"'
        if self.kind == "basic":
            return 'Basic realm="api", charset="UTF-8"'
        if self.kind == "mutual-tls":
            return "Mutual"
        if self.kind != "bearer":
            return self.kind.title()
        error = ', error="invalid_token"' if tried else ""
        scope = f', scope="{_quoted(" ".join(scopes))}"' if scopes else ""
        return f'Bearer realm="api"{error}{scope}'


def _last(values: list[str] | None, *, decode: bool = True) -> str | None:
    if not values:
        return None
    return unquote_plus(values[-1]) if decode else values[-1]


def _quoted(text: str) -> str:
    return "".join(
        c for c in text if c.isascii() and c.isprintable() and c not in '"\\'
    )


def _authorization(request: Incoming, kind: str) -> str | None:
    scheme, _, credential = (request.header("authorization") or "").partition(" ")
    credential = credential.strip()
    if scheme.lower() != kind or not credential:
        return None
    if kind != "basic":
        return credential
    try:
        return b64decode(credential, validate=True).decode()
    except ValueError:
        return None


def _certificate(request: Incoming) -> str | None:
    chain = request.scope.get("extensions", {}).get("tls", {}).get("client_cert_chain")
    return str(next(iter(chain))) if chain else None


@dataclass(slots=True)
class Credentials:
    """What a request was admitted with, by the name of the scheme."""

    given: Mapping[str, str]
    principals: Mapping[str, Any]


ANONYMOUS = Credentials({}, {})

_logger = logging.getLogger(__name__)


def _require_methods(security: object, schemes: Iterable[Scheme]) -> None:
    if isclass(security):
        found = f"found the class {security.__name__}"
        raise TypeError(f"security: expected an instance, {found}")
    for scheme in schemes:
        if not callable(getattr(security, scheme.method, None)):
            raise TypeError(f"security: {security!r} has no method {scheme.method}")


def _judge(security: object | None, scheme: Scheme) -> Method:
    found: Method = getattr(security, scheme.method, _nobody)
    return found


async def _nobody(*credential: object) -> None:
    """Judges in the place of somebody who knows: no credential is good."""


class Guard:
    """Admits requests to operations: any one of the alternatives that an operation names must be met in full.

    Credentials are judged by ``authenticate``, whatever their scheme, or by ``security``, which has a method
    for each scheme.
    """

    def __init__(
        self,
        schemes: Mapping[str, Scheme],
        authenticate: Authenticate | None = None,
        security: object | None = None,
    ) -> None:
        if authenticate is not None and security is not None:
            raise TypeError("pass security or authenticate, not both")
        if security is not None:
            _require_methods(security, schemes.values())
        self._schemes = schemes
        self._authenticate = authenticate
        self._security = security
        self._asked: dict[str, Method] = {
            name: _judge(security, scheme) if authenticate is None else authenticate
            for name, scheme in schemes.items()
        }
        self._are_coroutines = {
            name: iscoroutinefunction(each) for name, each in self._asked.items()
        }
        self._has_warned = False

    @property
    def is_judging(self) -> bool:
        """Whether there is anybody who judges credentials."""
        return self._authenticate is not None or self._security is not None

    async def admit(self, operation: Operation, request: Incoming) -> Credentials:
        """The credentials of a request; raises HTTPError 401 where there are none that are good, or 403.

        Where an operation may be called without a credential, only a request that has none is anonymous.
        """
        given = self._given(operation, request)
        if not given and {} in operation.security:
            return ANONYMOUS
        refusal: HTTPError | None = None
        tried: set[str] = set()
        for alternative in operation.security:
            if alternative and alternative.keys() <= given.keys():
                try:
                    found = await self._try(alternative, given, operation, request)
                except HTTPError as error:
                    refusal = refusal or error
                else:
                    if found is not None:
                        return found
                    tried.update(alternative)
        raise refusal or self._unauthorized(operation, tried)

    def _given(self, operation: Operation, request: Incoming) -> dict[str, str]:
        """The credentials that a request carries, by the name of their scheme."""
        given: dict[str, str] = {}
        try:
            for alternative in operation.security:
                for name in alternative:
                    credential = self._schemes[name].find(request)
                    if credential is not None:
                        given[name] = credential
        except Exception as error:
            raise Unreadable from error
        return given

    async def _try(
        self,
        alternative: Mapping[str, Sequence[str]],
        given: Mapping[str, str],
        operation: Operation,
        request: Incoming,
    ) -> Credentials | None:
        principals: dict[str, Any] = {}
        for name, scopes in alternative.items():
            arguments = self._arguments(name, given[name], scopes, operation, request)
            if self._are_coroutines[name]:
                principal = await self._asked[name](*arguments)
            else:
                principal = await call(self._asked[name], arguments, {})
            if principal is None or principal is False:
                return None
            principals[name] = principal
        if len(given) > len(alternative):
            given = {name: given[name] for name in alternative}
        return Credentials(given, principals)

    def _arguments(
        self,
        name: str,
        credential: str,
        scopes: Sequence[str],
        operation: Operation,
        request: Incoming,
    ) -> tuple[Any, ...]:
        """What the judge of a scheme is called with."""
        if self._security is None:
            self._warn()
            return name, credential, tuple(scopes)
        seen = Request(request.scope, request.replay)
        access = Access(operation, tuple(scopes), seen)
        if self._schemes[name].kind == "basic":
            user, _, password = credential.partition(":")
            return user, password, access
        return credential, access

    def _warn(self) -> None:
        if self._authenticate is None and not self._has_warned:
            self._has_warned = True
            _logger.warning("no authenticator: every credential is refused")

    def _unauthorized(self, operation: Operation, tried: set[str]) -> HTTPError:
        challenges = dict.fromkeys(
            self._schemes[name].challenge(tried=name in tried, scopes=scopes)
            for alternative in operation.security
            for name, scopes in alternative.items()
        )
        detail = "the credential is not valid" if tried else "a credential is needed"
        return HTTPError(
            401, detail, headers={"www-authenticate": ", ".join(challenges)}
        )
