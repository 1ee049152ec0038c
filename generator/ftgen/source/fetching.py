"""Fetching a file over HTTP, which happens only with --allow-remote."""

from __future__ import annotations

import urllib.error
import urllib.request

from ftgen.source.problems import failed

_TIMEOUT = 30.0
_LARGEST = 64 * 1024 * 1024


class _SameScheme(urllib.request.HTTPRedirectHandler):
    """Follows redirections to http and https only."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if not newurl.startswith(("http://", "https://")):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, authorization: str = "") -> bytes:
    """Return what is at an http or https address; ``authorization`` is sent there, and nowhere it redirects to.

    Raises FtgenError (``unreadable-file``).
    """
    try:
        request = urllib.request.Request(url, headers={"Accept": "*/*"})
        if authorization:
            request.add_unredirected_header("Authorization", authorization)
        opener = urllib.request.build_opener(_SameScheme)
        with opener.open(request, timeout=_TIMEOUT) as response:
            data: bytes = response.read(_LARGEST + 1)
    except (OSError, ValueError, urllib.error.URLError) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(error, urllib.error.HTTPError):
            reason = f"{error.code} {reason}"
        raise failed(
            "unreadable-file", f"cannot be fetched: {reason}", url, _hint(error)
        ) from None
    if len(data) > _LARGEST:
        raise failed("unreadable-file", "is larger than 64 MiB", url)
    return data


def _hint(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError) and error.code in (401, 403):
        return "give the Authorization header of the description's host in FTGEN_AUTHORIZATION"
    return "check the address, and that its host can be reached from here"
