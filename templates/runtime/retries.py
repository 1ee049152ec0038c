"""When a call is tried again, and after how long."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .errors import DeadlineExceededError, TransportError
from .exchange import HttpRequest, HttpResponse
from .uploads import Source
from .values import Value

IDEMPOTENT = frozenset(("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"))
"""The methods that may be repeated without harm (RFC 9110 §9.2.2)."""

FAILURES = frozenset(range(500, 600)) - {501, 505}
"""The statuses of servers that may do better the next time."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Retries(Value):
    """A policy: exponential back-off with full jitter, and Retry-After where the server sends it.

    A request that cannot have reached the server, a status of ``unprocessed``, and 503 with a Retry-After are
    tried again whatever the method is; everything else only for ``methods``, and for requests with an
    idempotency key. ``limit`` counts the tries after the first, delays are in seconds. A server that asks for
    more patience than ``longest_wait`` is not asked again; one that sends ``x-should-retry`` is obeyed.
    ``decide`` is asked before all this, and gives None where it does not care.
    """

    limit: int = 2
    first_delay: float = 0.5
    longest_delay: float = 8.0
    longest_wait: float = 60.0
    methods: frozenset[str] = IDEMPOTENT
    statuses: frozenset[int] = FAILURES
    unprocessed: frozenset[int] = frozenset((408, 425, 429))
    decide: Callable[[HttpResponse], bool | None] | None = None

    def __post_init__(self) -> None:
        if self.limit < 0:
            raise ValueError(f"limit must not be less than 0, not {self.limit}")

    @classmethod
    def of(cls, value: int | Retries) -> Retries:
        """A policy, or one with the standard settings and this many tries after the first."""
        if isinstance(value, Retries):
            return value
        if not isinstance(value, int):
            kind = type(value).__name__
            raise TypeError(f"retries are a number or a Retries, not {kind}")
        return cls(limit=value)

    def after_error(self, error: TransportError, http: HttpRequest) -> float | None:
        """How many seconds to wait after a try that brought no answer; None for giving up."""
        if isinstance(error, DeadlineExceededError) or not self._may_repeat(http):
            return None
        if error.sent and not self._is_safe(http):
            return None
        return self._in_time(self._delay(http), http)

    def after_answer(self, response: HttpResponse) -> float | None:
        """How many seconds to wait after an answer; None for taking it."""
        http, headers = response.request, response.headers
        if not self._may_repeat(http) or not self._is_wanted(response):
            return None
        asked = wait_asked_for(headers)
        if asked is None:
            return self._in_time(self._delay(http), http)
        if asked > self.longest_wait:
            return None
        return self._in_time(
            asked + random.uniform(0, min(asked, self.first_delay)), http
        )

    def _may_repeat(self, http: HttpRequest) -> bool:
        is_gone = isinstance(http.content, Source) and http.content.is_spent
        return http.attempt <= self.limit and not is_gone

    def _is_wanted(self, response: HttpResponse) -> bool:
        status = response.status
        decided = None if self.decide is None else self.decide(response)
        if decided is not None:
            return decided
        if (said := response.headers.get("x-should-retry")) in ("true", "false"):
            return said == "true"
        if status in self.unprocessed:
            return True
        is_told_when = status == 503 and "retry-after" in response.headers
        return status in self.statuses and (
            is_told_when or self._is_safe(response.request)
        )

    def _is_safe(self, http: HttpRequest) -> bool:
        """Whether being processed twice does what being processed once does."""
        return http.method in self.methods or any(
            name.endswith("idempotency-key") for name in http.headers
        )

    def _in_time(self, delay: float, http: HttpRequest) -> float | None:
        left = http.left()
        return delay if left is None or delay < left else None

    def _delay(self, http: HttpRequest) -> float:
        doubled = self.first_delay * 2.0 ** min(http.attempt - 1, 64)
        return random.uniform(0, min(self.longest_delay, doubled))


def wait_asked_for(headers: Mapping[str, str]) -> float | None:
    """The seconds that an answer asks to wait, by retry-after-ms or by Retry-After."""
    milliseconds = headers.get("retry-after-ms", "").strip()
    if milliseconds.isascii() and milliseconds.isdigit():
        return float(milliseconds) / 1000
    return retry_after(headers.get("retry-after", ""))


def retry_after(text: str) -> float | None:
    """The seconds that a Retry-After header asks for, given as a number or as a date (RFC 9110 §10.2.3)."""
    text = text.strip()
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
