"""What the clients share: requests become HTTP, HTTP becomes responses or errors."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from copy import copy
from typing import Any, NotRequired, Self, TypedDict
from urllib.parse import urlencode, urljoin, urlsplit

from .auth import Credential, select
from .bodies import Body
from .bodies import json as json_body
from .calls import Call
from .errors import PagingError
from .exchange import Headers, HttpRequest
from .native import hide_in_logs, require_base_url
from .requests import Request, RequestOptions, StreamRequest
from .retries import Retries
from .settings import Limits, Timeout
from .unset import UNSET, Unset
from .uploads import Source

NO_OPTIONS = RequestOptions()
LOGGER = logging.getLogger((__package__ or "").removesuffix("._runtime"))
"""Named after the package; at DEBUG it tells of every try and wait, without secrets."""


class Settings(TypedDict):
    """The settings that both clients have, whatever sends their requests."""

    base_url: str
    default_url: str
    credentials: Mapping[str, Credential | None]
    user_agent: str
    timeout: NotRequired[float | Timeout | Unset | None]
    deadline: NotRequired[float | None]
    retries: NotRequired[Retries | int]
    strict: NotRequired[bool]
    headers: NotRequired[Mapping[str, str] | None]


class BaseTransport:
    """Settings of a client, and all it does without waiting.

    ``usual_timeout`` and ``usual_headers`` are those of the HTTP client.
    """

    def __init__(
        self,
        limits: Limits,
        usual_timeout: Timeout | Unset,
        usual_headers: Mapping[str, str],
        *,
        base_url: str,
        default_url: str,
        credentials: Mapping[str, Credential | None],
        user_agent: str,
        timeout: float | Timeout | Unset | None = UNSET,
        deadline: float | None = None,
        retries: Retries | int = 2,
        strict: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        require_base_url(base_url)
        self._base_url = base_url
        self._is_elsewhere = base_url != default_url
        self._credentials = {
            name: each for name, each in credentials.items() if each is not None
        }
        self._timeout = usual_timeout if timeout is UNSET else Timeout.of(timeout)
        self._deadline = deadline
        self._retries = Retries.of(retries)
        self._limits = limits
        self._strict = strict
        own = {**usual_headers, "user-agent": user_agent, **(headers or {})}
        self._headers = _lower(own)
        self._is_copy = False
        for each in self._credentials.values():
            if each.location == "query":
                hide_in_logs(each.name)

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: float | Timeout | Unset | None = UNSET,
        deadline: float | Unset | None = UNSET,
        retries: Retries | int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A client with other settings that shares this one's connections; ``headers`` are added.

        Closing it closes nothing.
        """
        other = copy(self)
        other._is_copy = True
        if base_url is not None:
            require_base_url(base_url)
            other._base_url = base_url
            other._is_elsewhere = True
        if timeout is not UNSET:
            other._timeout = Timeout.of(timeout)
        if deadline is not UNSET:
            other._deadline = deadline
        if retries is not None:
            other._retries = Retries.of(retries)
        other._headers = {**self._headers, **_lower(headers or {})}
        return other

    def __copy__(self) -> Self:
        """The same settings and connections; the groups, which know their client, are made anew."""
        other = self.__class__.__new__(self.__class__)
        settings = {name: v for name, v in vars(self).items() if name.startswith("_")}
        other.__dict__ = settings
        return other

    def _call(
        self,
        request: Request[Any],
        options: RequestOptions | None,
        *,
        is_streamed: bool,
    ) -> Call:
        """All tries of a request, with the options of the call."""
        given = options or NO_OPTIONS
        credentials = select(request.security, self._credentials, request.call)
        http = self._http_request(request, given, is_streamed=is_streamed)
        retries = self._retries if given.retries is UNSET else Retries.of(given.retries)
        return Call(request, http, credentials, _lower(given.headers), retries, LOGGER)

    def _http_request(
        self, request: Request[Any], options: RequestOptions, *, is_streamed: bool
    ) -> HttpRequest:
        """A request as it is sent, without its credentials."""
        headers = Headers({**self._headers, "accept": _accept(request, is_streamed)})
        for name, value in request.headers:
            if value is not None:
                headers[name] = value
        if request.cookies:
            headers["cookie"] = request.cookies
        _put_key(headers, request, options)
        content, timeout = None, self._timeout
        if (body := _body(request, options, is_streamed=is_streamed)) is not None:
            headers["content-type"] = body.content_type
            content = body.content
        if content is not None and options.progress is not None:
            whole = content if isinstance(content, Source) else Source([content])
            content = whole.reporting(options.progress)
        if options.timeout is not UNSET:
            timeout = Timeout.of(options.timeout)
        deadline = self._deadline if options.deadline is UNSET else options.deadline
        return HttpRequest(
            request.method,
            self._url(request, options),
            headers,
            content,
            timeout,
            is_streamed=is_streamed,
            operation=request.operation,
            template=request.template or request.path,
            expires=None if deadline is None else time.monotonic() + deadline,
        )

    def _url(self, request: Request[Any], options: RequestOptions) -> str:
        base_url = self._base_url
        if options.base_url is not None:
            require_base_url(base_url := options.base_url)
        base, _, tenant = base_url.partition("?")
        base = base.rstrip("/")
        if request.base_url and not self._is_elsewhere and options.base_url is None:
            base = urljoin(base, request.base_url).rstrip("/")
        more = urlencode(options.query) if options.query else ""
        queries = (tenant, request.query, more)
        query = "&".join(filter(None, queries))
        url = base + request.path
        url = f"{url}{'&' if '?' in url else '?'}{query}" if query else url
        if not request.target:
            return url
        target = urljoin(url, request.target)
        if urlsplit(target)[:2] != urlsplit(url)[:2]:
            raise PagingError(f"{request.call} leads to another origin")
        return target


def _lower(headers: Mapping[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in headers.items()}


def _accept(request: Request[Any], is_streamed: bool) -> str:
    if is_streamed and isinstance(request, StreamRequest):
        return request.stream_accept
    return request.accept


def _body(
    request: Request[Any], options: RequestOptions, *, is_streamed: bool
) -> Body | None:
    """The body with what the caller adds to it, and with the flag that asks for a stream, or without."""
    body, changes = request.body, dict(options.extra_body)
    flag = request.flag if isinstance(request, StreamRequest) else ""
    if flag and is_streamed:
        body = body or json_body({})
    if flag and body is not None:
        changes[flag] = True if is_streamed else UNSET
    if not changes:
        return body
    if body is None:
        raise TypeError(f"{request.call} has no body to which properties can be added")
    return body.changed(changes)


def _put_key(headers: Headers, request: Request[Any], options: RequestOptions) -> None:
    """Add the idempotency key of the call: the caller's, or a new one where the operation has a header for it."""
    name = request.key_header or "idempotency-key"
    if options.idempotency_key:
        if name in headers:
            raise ValueError(f"{name} is given twice: as an argument and as an option")
        headers[name] = options.idempotency_key
    elif request.key_header:
        from uuid import uuid4  # large, and of use to few operations

        headers.setdefault(name, str(uuid4()))
