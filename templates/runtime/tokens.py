"""Credentials that fetch their own tokens from an OAuth 2.0 authorization server (RFC 6749)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any
from urllib.parse import quote_plus

from . import auth, bodies, replies
from .errors import ApiError, InvalidResponseError, TokenError
from .requests import Request
from .retries import IDEMPOTENT, Retries
from .schema import anything
from .sync_transport import SyncTransport

EARLY = 30.0
"""How many seconds before its end a token counts as expired."""


class _Tokens:
    """Asks for one token at a time, whoever waits, and again shortly before it expires or after a 401."""

    def __init__(
        self, client_id: str, client_secret: str, token_url: str, grant: str
    ) -> None:
        self._token_url = token_url
        self._fields = {"grant_type": grant}
        self._client_id = client_id
        pair = quote_plus(client_id), quote_plus(client_secret)
        self._credential = auth.basic(pair) if client_secret else None
        self._lock = Lock()
        self._token = ""
        self._until = 0.0

    def held(self) -> str:
        """The token where there is one that holds; else nothing."""
        return self._token if time.monotonic() < self._until else ""

    def __call__(self) -> str:
        """The token; asks for one where there is none that holds.

        Raises TokenError where the server gives none, and TransportError where it does not answer.
        """
        with self._lock:
            return self.held() or self._renewed()

    def refuse(self, token: str) -> None:
        """Forget a token that was refused."""
        if token == self._token:
            self._until = 0.0

    def _renewed(self) -> str:
        granted = self._granted()
        token, seconds = granted.get("access_token"), _seconds(granted)
        if not isinstance(token, str) or not token:
            granted, token = {}, None  # tracebacks may show what they were
            raise TokenError(f"{self._token_url} has given no access token")
        self._token, self._until = token, time.monotonic() + max(seconds - EARLY, 1.0)
        self._keep(granted)
        return token

    def _granted(self) -> Mapping[str, Any]:
        request: Request[Any] = Request(
            method="POST",
            path="",
            operation="token",
            body=bodies.form(self._fields),
            security=(("client",), ()),
            success={200: replies.json(anything)},
        )
        if self._credential is None:
            request.body = bodies.form({**self._fields, "client_id": self._client_id})
        try:
            with self._transport() as transport:
                granted = transport.send(request).body
        except ApiError as error:
            raise TokenError(_reason(self._token_url, error)) from None
        except InvalidResponseError:
            raise TokenError(f"{self._token_url} has not answered with JSON") from None
        return granted if isinstance(granted, Mapping) else {}

    def _transport(self) -> SyncTransport:
        return SyncTransport(
            base_url=self._token_url,
            default_url=self._token_url,
            credentials={"client": self._credential},
            user_agent="oauth2",
            retries=Retries(methods=IDEMPOTENT | {"POST"}),
        )

    def _keep(self, granted: Mapping[str, Any]) -> None:
        """What else is to be remembered of an answer."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._token_url!r})"


class ClientCredentials(_Tokens):
    """The tokens of a program (RFC 6749 §4.4): give it to a client, of either kind, in the place of a string."""

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        token_url: str,
        scopes: Sequence[str] = (),
    ) -> None:
        super().__init__(client_id, client_secret, token_url, "client_credentials")
        if scopes:
            self._fields["scope"] = " ".join(scopes)


class RefreshToken(_Tokens):
    """The tokens of a user who has given a refresh token (RFC 6749 §6); give it to a client in the place of a string.

    ``on_rotation`` is told of each refresh token that replaces the one before.
    """

    def __init__(
        self,
        refresh_token: str,
        client_id: str,
        client_secret: str = "",
        *,
        token_url: str,
        scopes: Sequence[str] = (),
        on_rotation: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(client_id, client_secret, token_url, "refresh_token")
        self._fields["refresh_token"] = refresh_token
        self._on_rotation = on_rotation
        if scopes:
            self._fields["scope"] = " ".join(scopes)

    def _keep(self, granted: Mapping[str, Any]) -> None:
        rotated = granted.get("refresh_token")
        if not isinstance(rotated, str) or rotated == self._fields["refresh_token"]:
            return
        self._fields["refresh_token"] = rotated
        if self._on_rotation is not None:
            self._on_rotation(rotated)


def _seconds(granted: Mapping[str, Any]) -> float:
    """How long a token holds: an hour where nobody says so in a number, be it written as a string."""
    try:
        return float(granted.get("expires_in", ""))
    except (TypeError, ValueError, OverflowError):
        return 3600.0


def _reason(token_url: str, error: ApiError) -> str:
    """Why a token was refused, in the words of RFC 6749 §5.2."""
    body = error.body if isinstance(error.body, Mapping) else {}
    told = [str(body[each]) for each in ("error", "error_description") if each in body]
    return f"{token_url} answered {error.status}: {', '.join(told) or 'no token'}"
