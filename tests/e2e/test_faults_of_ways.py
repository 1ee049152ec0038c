"""What comes of wrong addresses, redirections, headers and connections that are gone, with the openai SDK beside."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterable

import pytest
from fine_tuning_api import AsyncClient, Client, ClientError, InvalidRequestError
from support.colours import COLOURS
from support.jobs import JOB
from support.outcomes import CALLERS, KEY, QUICK, SDK, called, outcome
from support.peer import CLOSE, RESET, answer, peer

pytestmark = pytest.mark.usefixtures("impatient")
GOOD = answer(json.dumps(JOB))


def outcomes(callers: Iterable[str], url: str) -> set[str]:
    """What comes of a POST to an address."""
    return {_sent_to(url, caller) for caller in callers}


def _sent_to(url: str, caller: str) -> str:
    with peer(GOOD) as there:
        return outcome(called(caller, url, "POST"), there)


LOST = {"APIConnectionError ×0"}
INVALID = {"httpx2.InvalidURL ×0"}
ADDRESSES = {
    "a label of 70 letters": (
        f"http://{'a' * 70}.example",
        {"builtins.UnicodeError ×0", *LOST},
    ),
    "an empty label": ("http://a..b", {"builtins.UnicodeError ×0", *LOST}),
    "no scheme": ("localhost:8000", LOST),
    "no scheme, a path": ("api.example.com/v1", LOST),
    "a path": ("/v1", LOST),
    "ftp": ("ftp://127.0.0.1", LOST),
    "port 99999": ("http://127.0.0.1:99999", {"builtins.ExceptionGroup ×0", *LOST}),
    "half a bracket": ("http://[::1", INVALID),
    "a blank": ("http://a b", LOST),
    "a line break": ("http://h/\n", INVALID),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_what_is_no_address_is_an_error_of_one_kind(name: str) -> None:
    url, theirs = ADDRESSES[name]
    assert outcomes(COLOURS, url) == {"InvalidRequestError ×0"}
    assert outcomes(SDK, url) == theirs


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://no-such-host.invalid"])
def test_nobody_there_is_told_from_nothing_said(url: str) -> None:
    assert outcomes(COLOURS, url) == {"TransportError, unsent ×0"}
    assert outcomes(SDK, url) == LOST


def moved(status: int, to: str) -> bytes:
    """A redirection."""
    return answer(b"", status, "text/plain", f"location: {to}")


def followed(caller: str, status: int, method: str) -> tuple[str, str, bytes, bool]:
    """What comes of a redirection on one origin: with which method and body, and whether a media type is stated."""
    with peer(moved(status, "/v2/elsewhere"), GOOD) as there:
        result = outcome(called(caller, there.url, method), there)
        head, _, body = there.requests[-1].partition(b"\r\n\r\n")
        assert f"authorization: bearer {KEY}" in head.decode().lower()
        start = head.split(b" HTTP")[0].decode()
        return result, start, body, b"content-type" in head.lower()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirections_are_followed_as_the_standard_says(status: int) -> None:
    for caller in CALLERS:
        found = followed(caller, status, "GET")
        assert found == ("ok ×2", "GET /v2/elsewhere", b"", False)
        result, start, body, is_stated = followed(caller, status, "POST")
        is_kept = status in (307, 308)
        expected = f"{'POST' if is_kept else 'GET'} /v2/elsewhere"
        assert (result, start, bool(body)) == ("ok ×2", expected, is_kept)
        if caller in COLOURS:  # the SDK states the media type of no body
            assert is_stated is is_kept


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_another_origin_gets_nothing(host: str, method: str) -> None:
    for caller in CALLERS:
        with peer(GOOD) as elsewhere:
            to = f"http://{host}:{elsewhere.port}/x"
            with peer(moved(307, to)) as there:
                result = outcome(called(caller, there.url, method), there)
            if caller in COLOURS:
                assert (result, elsewhere.requests) == ("RedirectionError ×1", [])
            else:
                assert KEY.encode() not in elsewhere.requests[0]
                assert result == "ok ×1"


def test_a_user_in_a_redirection_is_nobody() -> None:
    for caller in CALLERS:
        with peer(GOOD) as there:
            to = f"http://u:p@127.0.0.1:{there.port}/x"
            there.script = [moved(302, to), GOOD]
            assert outcome(called(caller, there.url, "GET"), there) == "ok ×2"
            assert f"bearer {KEY}" in there.requests[1].decode().lower()


@pytest.mark.parametrize(
    ("to", "theirs"),
    [
        ("/again", {"APIConnectionError ×63"}),
        ("http://[", {"APIConnectionError ×3"}),
        (
            "http://127.0.0.1:99999/",
            {"APIConnectionError ×3", "builtins.ExceptionGroup ×1"},
        ),
        ("ftp://127.0.0.1/", {"APIConnectionError ×3"}),
        ("file:///etc/passwd", {"APIConnectionError ×3"}),
    ],
)
def test_what_leads_nowhere_is_a_redirection_that_is_not_followed(
    to: str, theirs: set[str]
) -> None:
    tries = 6 if to == "/again" else 1
    for callers, expected in (
        (COLOURS, {f"RedirectionError ×{tries}"}),
        (SDK, theirs),
    ):
        found = set()
        for caller in callers:
            with peer(moved(302, to)) as there:
                found.add(outcome(called(caller, there.url, "GET"), there))
        assert found == expected


HEADERS = {
    "a line break": ({"x-a": "b\r\nx-c: d"}, "InvalidRequestError ×0", LOST),
    "a NUL": ({"x-a": "\0"}, "InvalidRequestError ×0", LOST),
    "a blank in the name": ({"x a": "b"}, "InvalidRequestError ×0", LOST),
    "beyond ASCII": ({"x-a": "é☃"}, "ok ×1", {"builtins.UnicodeEncodeError ×0"}),
}


@pytest.mark.parametrize("name", HEADERS)
def test_what_is_no_header_is_refused_and_what_is_beyond_ascii_is_utf8(
    name: str,
) -> None:
    headers, ours, theirs = HEADERS[name]
    for caller in CALLERS:
        with peer(GOOD) as there:
            argument = "default_headers" if caller in SDK else "headers"
            result = called(caller, there.url, "GET", **{argument: headers})
            found = outcome(result, there)
            assert found in theirs if caller in SDK else found == ours
            if found == "ok ×1":
                assert "x-a: é☃".encode() in there.requests[0]


def twice(url: str, method: str, pause: float = 0.0) -> tuple[str, str]:
    """What comes of a call on the connection that a GET has left."""
    with Client(base_url=url, api_key_auth=KEY, retries=QUICK) as client:
        jobs = client.fine_tuning
        jobs.retrieve_fine_tuning_job("a")
        time.sleep(pause)
        try:
            if method == "GET":
                jobs.retrieve_fine_tuning_job("a")
            else:
                jobs.cancel_fine_tuning_job("a")
        except ClientError as error:
            return type(error).__name__, f"sent={getattr(error, 'sent', None)}"
    return "ok", ""


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_kept_connection_that_is_gone_is_replaced(method: str) -> None:
    with peer([GOOD, CLOSE], GOOD) as there:
        assert twice(there.url, method, pause=0.3) == ("ok", "")
        assert (len(there.requests), there.connections) == (2, 2)


def test_a_kept_connection_that_breaks_is_judged_as_any_other() -> None:
    with peer(GOOD, [RESET], GOOD) as there:
        assert twice(there.url, "GET") == ("ok", "")
        assert (len(there.requests), there.connections) == (3, 2)
    with peer(GOOD, [RESET], GOOD) as there:
        assert twice(there.url, "POST") == ("TransportError", "sent=True")
        assert (len(there.requests), there.connections) == (2, 1)


def test_a_closed_client_says_so() -> None:
    client = Client(base_url="http://127.0.0.1:9", api_key_auth=KEY)
    client.close()
    with pytest.raises(InvalidRequestError, match="closed"):
        client.fine_tuning.retrieve_fine_tuning_job("a")

    async def run() -> None:
        other = AsyncClient(base_url="http://127.0.0.1:9", api_key_auth=KEY)
        await other.aclose()
        with pytest.raises(InvalidRequestError, match="closed"):
            await other.fine_tuning.retrieve_fine_tuning_job("a")

    asyncio.run(run())
