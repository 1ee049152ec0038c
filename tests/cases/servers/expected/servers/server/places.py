"""Places: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation


class PlacesApi(ABC):
    """Handles Places."""

    @abstractmethod
    async def here(self, *, context: Context) -> Reply[None] | None:
        """Handles GET /here."""

    @abstractmethod
    async def there(self, *, context: Context) -> Reply[None] | None:
        """Handles GET /there."""

    @abstractmethod
    async def elsewhere(self, *, context: Context) -> Reply[None] | None:
        """Handles POST /there."""


OPERATIONS = [
    Operation("here", "here", "GET", "/here", replies={"204": []}),
    Operation("there", "there", "GET", "/there", replies={"204": []}),
    Operation("elsewhere", "elsewhere", "POST", "/there", replies={"204": []}),
]
