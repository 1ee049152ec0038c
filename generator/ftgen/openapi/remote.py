"""Fetching a file of a description over HTTP, which happens only with --allow-remote."""

from __future__ import annotations

import urllib.error
import urllib.request

from ftgen.diagnostics import Diagnostic, FtgenError, Location, Severity
from ftgen.source import Document, parse

_timeout = 30.0
_largest = 64 * 1024 * 1024


class _SameScheme(urllib.request.HTTPRedirectHandler):
    """Follows redirections to http and https only."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if not newurl.startswith(("http://", "https://")):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str) -> Document:
    """Return the document at an http or https address; raises FtgenError (``unreadable-file``)."""
    request = urllib.request.Request(url, headers={"Accept": "*/*"})
    opener = urllib.request.build_opener(_SameScheme)
    try:
        with opener.open(request, timeout=_timeout) as response:
            data = response.read(_largest + 1)
    except (OSError, ValueError, urllib.error.URLError) as error:
        reason = getattr(error, "reason", None) or error
        raise _failed(url, f"cannot be fetched: {reason}") from None
    if len(data) > _largest:
        raise _failed(url, "is larger than 64 MiB")
    return parse(data, url)


def _failed(url: str, message: str) -> FtgenError:
    at = Location(url, "", 1, 1)
    return FtgenError(Diagnostic("unreadable-file", Severity.ERROR, message, at))
