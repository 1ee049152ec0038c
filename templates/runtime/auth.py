"""Credentials, and how each security scheme puts them on a request (OpenAPI 3.2 §4.27).

A credential is a string, or a callable that gives one whenever a request is about to be sent, and once more
after a 401, so that tokens can be renewed. An asynchronous client awaits what the callable gives where it can
be awaited; one that says what it holds by ``held`` may block, and is called in a thread where that is nothing.
"""

from __future__ import annotations

import inspect
import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias
from urllib.parse import quote

from .errors import InvalidRequestError, MissingCredentialsError
from .exchange import HttpRequest

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

EVERY: Security = (("*",),)
"""All credentials that a client has, for requests of which nobody has said what they need."""

_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f]|^ | $")


class Credential(NamedTuple):
    """A secret, and where and how it is written."""

    secret: AsyncSecret
    location: Location
    name: str
    prefix: str = ""
    is_basic: bool = False

    def __repr__(self) -> str:
        return f"Credential(location={self.location!r}, name={self.name!r})"

    def told(self) -> Credential:
        """The same with the text of its secret; a callable is asked for it."""
        if isinstance(self.secret, str):
            return self._checked()
        given = self.secret()
        if not isinstance(given, str):
            raise TypeError(
                "a client that does not await needs a credential that is a string"
            )
        return self._replace(secret=given)._checked()

    async def told_async(self) -> Credential:
        """The same for an asynchronous client."""
        if isinstance(self.secret, str):
            return self._checked()
        if (held := getattr(self.secret, "held", None)) is not None:
            given: Any = held() or await _in_thread(self.secret)
        else:
            given = self.secret()
        if inspect.isawaitable(given):
            given = await given
        return self._replace(secret=given)._checked()

    def refused(self, secret: AsyncSecret) -> None:
        """Tell the callable that its secret was refused, where it wants to know (``refuse``)."""
        if (refuse := getattr(self.secret, "refuse", None)) is not None:
            refuse(secret)

    def put_on(self, http: HttpRequest) -> None:
        """Add it to a request."""
        text = self._text()
        http.credentials += (self,)
        if self.location == "header":
            http.headers[self.name] = text
        elif self.location == "query":
            mark = "&" if "?" in http.url else "?"
            http.url += f"{mark}{quote(self.name, safe='')}={quote(text, safe='')}"
        else:
            cookies = http.headers.get("cookie", "")
            pair = f"{quote(self.name, safe='')}={text}"
            http.headers["cookie"] = f"{cookies}; {pair}" if cookies else pair

    def texts(self) -> tuple[str, ...]:
        """The texts that tell it, whole ones before those inside; very short ones are in every text."""
        secret, sent = str(self.secret), self._text().removeprefix(self.prefix)
        password = secret.partition(":")[2] if self.is_basic else ""
        told = (sent, quote(sent, safe=""), secret, password)
        return tuple(each for each in dict.fromkeys(told) if len(each) > 3)

    def _checked(self) -> Credential:
        """Itself; raises MissingCredentialsError or InvalidRequestError, neither of which repeats the secret."""
        if not self.secret:
            raise MissingCredentialsError(f"the credential for {self.name} is empty")
        if self._is_unwritable():
            raise InvalidRequestError(
                f"the credential for {self.name} has blanks around it or control characters in it"
            )
        return self

    def _is_unwritable(self) -> bool:
        """Whether no header can hold it (RFC 9110 §5.5), or no cookie (RFC 6265 §4.1.1)."""
        text = self._text().removeprefix(self.prefix)
        is_cut = self.location == "cookie" and any(c in text for c in ';," \\')
        return is_cut or _UNWRITABLE.search(text) is not None

    def _text(self) -> str:
        text = str(self.secret)
        return self.prefix + (
            b64encode(text.encode()).decode() if self.is_basic else text
        )


def bearer(secret: AsyncSecret | None) -> Credential | None:
    """A bearer token (RFC 6750), which OAuth 2.0 and OpenID Connect use too."""
    return _given(secret, "header", "authorization", "Bearer ")


def basic(secret: AsyncBasicSecret | None) -> Credential | None:
    """User and password (RFC 7617)."""
    joined = ":".join(secret) if isinstance(secret, tuple) else secret
    found = _given(joined, "header", "authorization", "Basic ")
    return None if found is None else found._replace(is_basic=True)


def http(secret: AsyncSecret | None, scheme: str) -> Credential | None:
    """Any other scheme of the Authorization header; the secret is all that follows the scheme's name."""
    return _given(secret, "header", "authorization", f"{scheme} ")


def api_key(
    secret: AsyncSecret | None, location: Location, name: str
) -> Credential | None:
    """A key in a header, a query parameter or a cookie."""
    return _given(secret, location, name.lower() if location == "header" else name, "")


async def _in_thread(secret: Callable[[], Any]) -> Any:
    from anyio.to_thread import run_sync

    return await run_sync(secret)


def _given(
    secret: AsyncSecret | None, location: Location, name: str, prefix: str
) -> Credential | None:
    if secret is None:
        return None
    if not isinstance(secret, str) and not callable(secret):
        kind = type(secret).__name__
        raise TypeError(f"a credential is a string or a callable, not {kind}")
    return Credential(secret, location, name, prefix)


def select(
    security: Security, credentials: Mapping[str, Credential], call: str
) -> tuple[Credential, ...]:
    """The credentials of the first alternative that the client can satisfy.

    Raises MissingCredentialsError where there is none.
    """
    if security == EVERY:
        return tuple(credentials.values())
    for schemes in security:
        if schemes and all(scheme in credentials for scheme in schemes):
            return tuple(credentials[scheme] for scheme in schemes)
    if not security or () in security:
        return ()
    wanted = " or ".join(
        " and ".join(f"{scheme}=…" for scheme in schemes) for schemes in security
    )
    raise MissingCredentialsError(f"{call} needs credentials: give the client {wanted}")
