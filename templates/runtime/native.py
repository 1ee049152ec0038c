"""Writes requests for httpx2, after a look at what it would refuse with their text, secrets included."""

from __future__ import annotations

import logging
import re
from typing import Any

import httpx2

from .errors import InvalidRequestError
from .exchange import HttpRequest
from .unset import UNSET
from .uploads import Source

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[^\x00-\x1f\x7f]*")


def native_request(
    http: HttpRequest, client: httpx2.Client | httpx2.AsyncClient, *, is_async: bool
) -> httpx2.Request:
    """The request for httpx2, with the cookies that its client has kept and its query."""
    url = _header_fault(http) or _url(http.url, http.call)
    if isinstance(url, str):
        raise InvalidRequestError(url)
    left, content, extensions = http.left(), http.content, dict[str, Any]()
    headers = [(name.encode(), text.encode()) for name, text in http.headers.items()]
    octets: Any = content
    if isinstance(content, Source):
        if (length := content.length) is not None:
            headers.append((b"content-length", str(length).encode()))
        octets = content.achunks() if is_async else content.chunks()
    if http.timeout is not UNSET:
        extensions["timeout"] = http.timeout.steps(left)
    elif left is not None:
        extensions["timeout"] = {**client.timeout.as_dict(), "read": left}
    return httpx2.Request(
        http.method,
        url.copy_merge_params(client.params) if client.params else url,
        headers=headers,
        content=octets,
        cookies=client.cookies or None,
        extensions=extensions,
    )


def _header_fault(http: HttpRequest) -> str:
    """Why headers cannot be sent, without their values; empty where they can."""
    for name, text in http.headers.items():
        if not _NAME.fullmatch(name):
            return f"{name!r} is no name of a header"
        if not _VALUE.fullmatch(text) or text != text.strip(" \t"):
            return f"the header {name} has blanks around it or control characters in it"
    return ""


def require_base_url(text: str) -> None:
    """Raise InvalidRequestError for a base URL to which nothing can be sent; what may be a secret is not repeated.

    A user and a password do not belong in it (RFC 9110 §4.2.4): it is told in messages and logs.
    """
    shown = text.partition("?")[0]
    is_shown = "@" not in shown
    url = _url(text, f"base_url={shown!r}" if is_shown else "base_url")
    if isinstance(url, str):
        raise InvalidRequestError(url if is_shown else "base_url is no URL")
    if url.userinfo:
        raise InvalidRequestError("a user and a password do not belong in base_url")
    if url.fragment:
        raise InvalidRequestError("a fragment does not belong in base_url")


def _url(text: str, call: str) -> httpx2.URL | str:
    """A URL, or why nothing can be sent to it, in which ``call`` stands for it."""
    try:
        url = httpx2.URL(text)
    except httpx2.InvalidURL as error:
        return f"{call} is no URL: {error}"
    if url.scheme not in ("http", "https") or not _is_host(url.host):
        return f"{call} is no http or https URL"
    if url.port is not None and url.port > 65535:
        return f"{call} names a port above 65535"
    return url


def _is_host(name: str) -> bool:
    """Whether a name can be that of a host: an address, or labels of 1 to 63 letters (RFC 1035 §2.3.4)."""
    labels = name.removesuffix(".").split(".")
    is_name = "%" not in name and all(0 < len(each) < 64 for each in labels)
    return ":" in name or is_name


class _HiddenKeys(logging.Filter):
    """Keeps the values of secret query parameters out of the lines that httpx2 logs."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """True always: the line stays, its URLs are changed."""
        if isinstance(record.args, tuple):
            record.args = tuple(map(self._hidden, record.args))
        return True

    def _hidden(self, argument: object) -> object:
        if not isinstance(argument, httpx2.URL):
            return argument
        for name in self.names & set(argument.params):
            argument = argument.copy_set_param(name, "…")
        return argument


_HIDDEN = _HiddenKeys()


def hide_in_logs(name: str) -> None:
    """Let no logged URL show the value of a query parameter."""
    _HIDDEN.names.add(name)
    logging.getLogger("httpx2").addFilter(_HIDDEN)
