"""When a call is tried again, and after how long."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .errors import TransportError

IDEMPOTENT = frozenset(("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"))
"""The methods that may be repeated without harm (RFC 9110 §9.2.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """A policy: exponential back-off with full jitter, and Retry-After where the server sends it.

    A request that cannot have reached the server, and a status of ``unprocessed``, are tried again whatever
    the method is; everything else only for ``methods``. ``limit`` counts the tries after the first. A
    server that asks for more patience than ``longest_wait`` is not asked again.
    """

    limit: int = 2
    first_delay: float = 0.5
    longest_delay: float = 8.0
    longest_wait: float = 60.0
    methods: frozenset[str] = IDEMPOTENT
    statuses: frozenset[int] = frozenset((408, 500, 502, 504))
    unprocessed: frozenset[int] = frozenset((429, 503))

    def after_error(
        self, error: TransportError, method: str, tried: int
    ) -> float | None:
        """How many seconds to wait after a try that brought no answer; None for giving up."""
        if tried >= self.limit or (error.sent and method not in self.methods):
            return None
        return self._delay(tried)

    def after_status(
        self, status: int, headers: Mapping[str, str], method: str, tried: int
    ) -> float | None:
        """How many seconds to wait after an answer; None for taking it."""
        again = status in self.unprocessed or (
            status in self.statuses and method in self.methods
        )
        if not again or tried >= self.limit:
            return None
        asked = retry_after(headers.get("retry-after", ""))
        if asked is None:
            return self._delay(tried)
        return asked if asked <= self.longest_wait else None

    def _delay(self, tried: int) -> float:
        longest = min(self.longest_delay, self.first_delay * 2.0 ** min(tried, 64))
        return random.uniform(0, longest)


NEVER = Retries(limit=0)


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
