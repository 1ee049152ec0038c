"""One call of an operation with all its tries: what is sent next, and when no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from logging import DEBUG, Logger
from typing import Any

import httpx2

from .answers import is_documented
from .auth import Credential
from .errors import TransportError
from .exchange import Headers, HttpRequest, HttpResponse
from .requests import Request
from .retries import Retries
from .uploads import Source

MOST_REDIRECTS = 5


class Call:
    """What a client asks after each try; it does not send anything and does not wait itself.

    ``overrides`` are the headers of the caller, which win over all others; None leaves one out.
    """

    def __init__(
        self,
        request: Request[Any],
        http: HttpRequest,
        credentials: Sequence[Credential],
        overrides: Mapping[str, str | None],
        retries: Retries,
        logger: Logger,
    ) -> None:
        self.credentials = credentials
        self._request = request
        self._http = http
        self._overrides = overrides
        self._retries = retries
        self._logger = logger
        self._attempt = 0
        self._redirects = 0
        self._is_renewed = False

    def attempt(self, secrets: Sequence[Credential]) -> HttpRequest:
        """The request of the next try, with its credentials; raises DeadlineExceededError where it is too late."""
        self._attempt += 1
        http = self._http.again(self._attempt)
        for each in secrets:
            each.put_on(http)
        for name, value in self._overrides.items():
            if value is None:
                http.headers.pop(name, None)
            else:
                http.headers[name] = value
        http.left()
        return http

    def after_error(self, error: TransportError, http: HttpRequest) -> float | None:
        """How many seconds to wait before the next try; None for giving up."""
        delay = self._retries.after_error(error, http)
        self._logger.debug("%s: try %d: %s", _named(http), http.attempt, error)
        return self._told(delay, http)

    def after_answer(self, response: HttpResponse) -> float | None:
        """How many seconds to wait before the next try; None where the answer is the one to take."""
        http = response.request
        if self._logger.isEnabledFor(DEBUG):
            self._logger.debug(
                "%s: try %d: %d after %.3f s",
                _named(http),
                http.attempt,
                response.status,
                response.elapsed,
            )
        return self._told(self._after(response), http)

    def _told(self, delay: float | None, http: HttpRequest) -> float | None:
        if delay is not None:
            self._logger.debug("%s: next try in %.3f s", _named(http), delay)
        return delay

    def _after(self, response: HttpResponse) -> float | None:
        is_redirection = 300 <= response.status < 400
        if is_redirection and not is_documented(self._request, response.status):
            following = redirected(self._http, response)
            if following is None or self._redirects == MOST_REDIRECTS:
                return None
            self._http = following
            self._redirects += 1
            return 0.0
        decides = self._retries.decide is not None
        if response.status < 400 and not decides:
            return None
        return self._retries.after_answer(response)

    def wants_renewal(
        self, response: HttpResponse, secrets: Sequence[Credential]
    ) -> bool:
        """Whether the credentials were refused, for the first time, and the callables may have others."""
        if response.status != 401 or self._is_renewed:
            return False
        renewable = [
            (asked, told)
            for asked, told in zip(self.credentials, secrets, strict=True)
            if not isinstance(asked.secret, str)
        ]
        if not renewable:
            return False
        content = self._http.content
        if isinstance(content, Source) and content.is_spent:
            return False
        self._is_renewed = True
        for asked, told in renewable:
            asked.refused(told.secret)
        return True


def _named(http: HttpRequest) -> str:
    return f"{http.operation or http.template} ({http.call})"


def redirected(http: HttpRequest, response: HttpResponse) -> HttpRequest | None:
    """The request that a redirection leads to; None where there is none, or it leads to another origin."""
    following = response.redirection
    is_spent = isinstance(http.content, Source) and http.content.is_spent
    if following is None or (is_spent and following.method == http.method):
        return None
    there = following.url
    if not _is_same_origin(httpx2.URL(http.url), there):
        return None
    url = str(there.copy_with(username=None, password=None))
    if following.method == http.method:
        return replace(http, url=url)
    left = {name: v for name, v in http.headers.items() if name != "content-type"}
    return replace(
        http, method=following.method, url=url, headers=Headers(left), content=None
    )


def _is_same_origin(here: httpx2.URL, there: httpx2.URL) -> bool:
    """Whether what one may see the other may see too: the same origin, or the same host by TLS on the usual ports."""
    if (here.scheme, here.host, here.port) == (there.scheme, there.host, there.port):
        return True
    by_tls = (here.scheme, there.scheme) == ("http", "https")
    return by_tls and here.host == there.host and (here.port, there.port) == (None,) * 2
