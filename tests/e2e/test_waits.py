"""How long a call waits before its next try, as the service asks for: the client and the openai SDK side by side."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from collections.abc import Iterator
from email.utils import format_datetime

import anyio
import pytest
from fine_tuning_api import Retries
from support.jobs import JOB
from support.outcomes import called, outcome
from support.peer import answer, peer

GOOD = answer(json.dumps(JOB))
OWN = (0.0, 0.5)
"""The first wait of the back-off, with its jitter: of both."""


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The waits of the callers, which are not waited for; those of the peer are."""
    found: list[float] = []
    sleep, here = time.sleep, threading.get_ident()

    def slept(seconds: float) -> None:
        if threading.get_ident() == here:
            found.append(seconds)
        else:
            sleep(seconds)

    async def slept_async(seconds: float) -> None:
        found.append(seconds)

    monkeypatch.setattr(time, "sleep", slept)
    monkeypatch.setattr(anyio, "sleep", slept_async)
    yield found


def later(seconds: float) -> str:
    """A moment as a header has it."""
    return format_datetime(
        dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds), usegmt=True
    )


Wait = tuple[float, float] | None
WAITS: dict[str, tuple[str, Wait, Wait]] = {
    "3": ("retry-after: 3", (3, 3.5), (3, 3)),
    "0": ("retry-after: 0", (0, 0), OWN),
    "1.5": ("retry-after: 1.5", (1.5, 2), (1.5, 1.5)),
    "a date": ("retry-after: {later}", (27, 31), (27, 31)),
    "a date that has passed": ("retry-after: {past}", (0, 0), OWN),
    "milliseconds": ("retry-after-ms: 250", (0.25, 0.5), (0.25, 0.25)),
    "less than nothing": ("retry-after: -5", OWN, OWN),
    "NaN": ("retry-after: NaN", OWN, OWN),
    "infinity": ("retry-after: inf", OWN, OWN),
    "an exponent": ("retry-after: 1e3", OWN, None),
    "a day": ("retry-after: 86400", None, None),
    "400 digits": (f"retry-after: {'9' * 400}", None, None),
    "words": ("retry-after: soon", OWN, OWN),
    "nothing": ("retry-after: ", OWN, OWN),
    "the year 9999": ("retry-after: Fri, 31 Dec 9999 23:59:59 GMT", None, None),
    "the year 99999": ("retry-after: Fri, 31 Dec 99999 23:59:59 GMT", OWN, OWN),
    "the year 10^12": (f"retry-after: Fri, 31 Dec 1{'0' * 12} 23:59:59 GMT", OWN, OWN),
    "the year 10^30": (f"retry-after: Fri, 31 Dec 1{'0' * 30} 23:59:59 GMT", OWN, OWN),
    "a zone that is none": (
        "retry-after: Wed, 21 Oct 2015 07:28:00 +99999999",
        OWN,
        OWN,
    ),
    "the year 1": ("retry-after: Mon, 01 Jan 0001 00:00:00 +2359", (0, 0), OWN),
    "beyond ASCII": ("retry-after: é", OWN, OWN),
    "twice": ("retry-after: 3\r\nretry-after: 3", OWN, OWN),
    "a minute and a second": ("retry-after: 61", None, (61, 61)),
}
"""How long is waited after a 429, ours and the SDK's; None gives up: we do beyond a minute, it beyond two."""


def waited(caller: str, header: str, waits: list[float]) -> Wait:
    """The wait of a call, None where it has given up."""
    waits.clear()
    line = header.replace("{later}", later(30)).replace("{past}", later(-30))
    given = {} if caller.startswith("SDK") else {"retries": Retries()}
    with peer(answer("{}", 429, "application/json", line), GOOD) as there:
        found = outcome(called(caller, there.url, "GET", **given), there)
    if found == "RateLimitError ×1":
        assert waits == []
        return None
    assert (found, len(waits)) == ("ok ×2", 1)
    return waits[0], waits[0]


@pytest.mark.parametrize("name", WAITS)
@pytest.mark.parametrize("caller", ["sync", "asyncio", "SDK", "SDK async"])
def test_the_service_is_waited_for_as_it_asks(
    caller: str, name: str, waits: list[float]
) -> None:
    header, ours, theirs = WAITS[name]
    expected = theirs if caller.startswith("SDK") else ours
    found = waited(caller, header, waits)
    if expected is None or found is None:
        assert found is expected
    else:
        assert expected[0] <= found[0] <= expected[1]


@pytest.mark.parametrize("caller", ["sync", "asyncio"])
def test_waits_grow_and_end(caller: str, waits: list[float]) -> None:
    with peer(answer("{}", 503)) as there:
        result = called(caller, there.url, "GET", retries=Retries())
        assert outcome(result, there) == "ServerError ×3"
    assert len(waits) == 2
    assert waits[0] <= 0.5
    assert waits[1] <= 1.0
    with peer(answer("{}", 503)) as there:
        result = called(caller, there.url, "POST", retries=Retries())
        assert outcome(result, there) == "ServerError ×1"
