"""What the clients share: requests become HTTP, HTTP becomes responses or errors."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Self, TypeAlias, TypeVar
from urllib.parse import quote, urlencode, urljoin

import httpx2

from . import replies
from .auth import Credential, select
from .codec import DecodeError
from .errors import (
    ApiError,
    InvalidResponseError,
    TransportError,
    TransportTimeoutError,
    error_class,
)
from .forms import is_json
from .replies import Reader
from .requests import Readers, Request, RequestOptions, Response, StreamRequest
from .retries import Retries
from .unset import UNSET, Unset

T = TypeVar("T")

DEFAULT_TIMEOUT = 60.0
MOST_REDIRECTS = 5


@dataclass(slots=True)
class HttpRequest:
    """One try of a request as middleware sees it, to be changed or replaced; headers have lower-case names."""

    method: str
    url: str
    headers: dict[str, str]
    content: Any
    timeout: float | Unset | None
    is_streamed: bool = False


class HttpResponse:
    """An answer as middleware sees it. ``content`` is not there while a response is streamed."""

    __slots__ = ("headers", "native", "status")

    def __init__(self, native: httpx2.Response) -> None:
        self.native = native
        self.status = native.status_code
        self.headers: Mapping[str, str] = native.headers

    @property
    def content(self) -> bytes:
        """The octets of the body."""
        return self.native.content


Send: TypeAlias = Callable[[HttpRequest], HttpResponse]
Middleware: TypeAlias = Callable[[HttpRequest, Send], HttpResponse]
"""Wraps every try: gets the request and the function that sends it on, returns the response."""

AsyncSend: TypeAlias = Callable[[HttpRequest], Awaitable[HttpResponse]]
AsyncMiddleware: TypeAlias = Callable[[HttpRequest, AsyncSend], Awaitable[HttpResponse]]
"""The same for an asynchronous client."""


class BaseTransport:
    """Settings of a client, and all it does without waiting."""

    def __init__(
        self,
        *,
        base_url: str,
        default_url: str,
        credentials: Mapping[str, Credential | None],
        timeout: float | Unset | None,
        retries: Retries | int,
        headers: Mapping[str, str],
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._is_elsewhere = base_url != default_url
        self._credentials = {
            name: each for name, each in credentials.items() if each is not None
        }
        self._timeout = timeout
        self._retries = _policy(retries)
        self._headers = _lower(headers)

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: float | Unset | None = UNSET,
        retries: Retries | int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A client with other settings that shares this one's connections; ``headers`` are added."""
        other = copy(self)
        settings = {name: v for name, v in vars(self).items() if name.startswith("_")}
        other.__dict__ = settings
        if base_url is not None:
            other._base_url = base_url.rstrip("/")
            other._is_elsewhere = True
        if timeout is not UNSET:
            other._timeout = timeout
        if retries is not None:
            other._retries = _policy(retries)
        other._headers = {**self._headers, **_lower(headers or {})}
        return other

    def _retries_of(self, options: RequestOptions | None) -> Retries:
        if options is None or options.retries is UNSET:
            return self._retries
        return _policy(options.retries)

    def _needed(self, request: Request[Any]) -> tuple[Credential, ...]:
        return select(request.security, self._credentials, request.call)

    def _http_request(
        self,
        request: Request[Any],
        secrets: Sequence[tuple[Credential, str]],
        options: RequestOptions | None,
    ) -> HttpRequest:
        """The first try of a request, with its credentials and the options of the call."""
        query, cookies = request.query, request.cookies
        headers = {**self._headers, "accept": request.accept}
        for name, value in request.headers:
            if value is not None:
                headers[name] = value
        if request.body is not None:
            headers["content-type"] = request.body.content_type
        for credential, secret in secrets:
            text = credential.written(secret)
            if credential.location == "header":
                headers[credential.name] = text
            elif credential.location == "query":
                query = _joined("&", query, credential.name, quote(text, safe=""))
            else:
                cookies = _joined("; ", cookies, credential.name, text)
        if cookies:
            headers["cookie"] = cookies
        base_url, timeout = self._base_url, self._timeout
        if request.base_url and not self._is_elsewhere:
            base_url = urljoin(base_url, request.base_url).rstrip("/")
        if options is not None:
            headers |= _lower(options.headers)
            base_url = options.base_url.rstrip("/") or base_url
            query = "&".join(filter(None, (query, urlencode(options.query))))
            timeout = timeout if options.timeout is UNSET else options.timeout
        url = base_url + request.path
        if query:
            url += ("&" if "?" in url else "?") + query
        content = None if request.body is None else request.body.content
        return HttpRequest(request.method, url, headers, content, timeout)


def _joined(separator: str, before: str, name: str, value: str) -> str:
    pair = f"{quote(name, safe='')}={value}"
    return f"{before}{separator}{pair}" if before else pair


def _policy(retries: Retries | int) -> Retries:
    return Retries(limit=retries) if isinstance(retries, int) else retries


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def native_request(
    http: HttpRequest, client: httpx2.Client | httpx2.AsyncClient
) -> httpx2.Request:
    """The same for httpx2, with the cookies that its client has kept."""
    extensions: dict[str, Any] = {}
    if (seconds := http.timeout) is not UNSET:
        phases = ("connect", "read", "write", "pool")
        extensions["timeout"] = dict.fromkeys(phases, seconds)
    return httpx2.Request(
        http.method,
        http.url,
        headers=[
            (name.encode(), value.encode()) for name, value in http.headers.items()
        ],
        content=http.content,
        cookies=client.cookies or None,
        extensions=extensions,
    )


def transport_error(error: httpx2.RequestError, http: HttpRequest) -> TransportError:
    """What a call raises for a failure of httpx2."""
    kind = type(error).__name__
    sent = not isinstance(
        error, (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
    )
    call = f"{http.method} {http.url.partition('?')[0]}"
    if isinstance(error, httpx2.TimeoutException):
        return TransportTimeoutError(f"{call} timed out ({kind})", sent=sent)
    return TransportError(f"{call} failed: {error or kind}", sent=sent)


def redirected(http: HttpRequest, response: HttpResponse) -> HttpRequest | None:
    """The request that a redirection leads to; None where there is none, or it leads to another origin."""
    following = response.native.next_request
    if following is None or not isinstance(http.content, (bytes, type(None))):
        return None
    here, there = response.native.request.url, following.url
    if not _is_same_origin(here, there):
        return None
    url = str(there.copy_with(username=None, password=None))
    if following.method == http.method:
        return replace(http, url=url)
    headers = {name: v for name, v in http.headers.items() if name != "content-type"}
    return replace(
        http, method=following.method, url=url, headers=headers, content=None
    )


def _is_same_origin(here: httpx2.URL, there: httpx2.URL) -> bool:
    """Whether what one may see the other may see too: the same origin, or the same host by TLS on the usual ports."""
    if (here.scheme, here.host, here.port) == (there.scheme, there.host, there.port):
        return True
    by_tls = (here.scheme, there.scheme) == ("http", "https")
    return by_tls and here.host == there.host and (here.port, there.port) == (None,) * 2


def is_documented(request: Request[Any], status: int) -> bool:
    """Whether the description tells of a status, by itself or as one of a range."""
    return any(_reader(each, status) for each in (request.success, request.errors))


def _reader(readers: Readers[T], status: int) -> Reader[T] | None:
    return readers.get(status) or readers.get(f"{status // 100}XX")


def received(request: Request[T], response: HttpResponse) -> Response[T]:
    """The decoded answer; raises the ApiError or InvalidResponseError that it means."""
    content, headers, status = response.content, response.headers, response.status
    reader = success_reader(request, response)
    try:
        body = reader(content, headers.get("content-type", ""))
    except DecodeError as error:
        message = f"{request.call} answered {status} with a body that is not as described: {error}"
        raise InvalidResponseError(message, status, headers, content) from error
    return Response(status, headers, body, content)


def success_reader(request: Request[T], response: HttpResponse) -> Reader[T]:
    """The reader of an answer that means success; raises the ApiError of one that does not.

    A status of 2xx that is not documented is read as the first one that is.
    """
    status = response.status
    reader = request.success.get(status) or _reader(request.success, status)
    if reader is not None:
        return reader
    if 200 <= status < 300:
        return next(iter(request.success.values()))
    raise api_error(request, response)


def require_events(request: StreamRequest[Any, Any], response: HttpResponse) -> None:
    """Raise InvalidResponseError where JSON has come instead of events: it would seem to be a stream of nothing."""
    stated = response.headers.get("content-type", "")
    if request.stream_accept == "text/event-stream" and is_json(stated):
        message = (
            f"{request.call} answered with {stated}, not with {request.stream_accept}"
        )
        raise InvalidResponseError(message, response.status, response.headers, b"")


def api_error(request: Request[Any], response: HttpResponse) -> ApiError:
    """The error that an answer stands for, its body decoded as far as that can be done."""
    content, headers, status = response.content, response.headers, response.status
    content_type = headers.get("content-type", "")
    reader = (
        _reader(request.errors, status) or request.errors.get("default") or replies.raw
    )
    try:
        body = reader(content, content_type)
    except DecodeError:
        body = replies.raw(content, content_type)
    return error_class(status)(request.call, status, headers, body, content)
