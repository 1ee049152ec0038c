"""The generated application of out/ behind uvicorn on a real socket, with the service of these tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import openai._base_client
import pytest
from support.serving import serving

KEY = "sk-tests"


@pytest.fixture(scope="session")
def service() -> Any:
    """The handlers, which the tests also look at from behind."""
    from e2e.service import FineTuningService

    return FineTuningService()


@pytest.fixture(scope="session")
def origin(service: Any) -> Iterator[str]:
    """Where the service can be reached: scheme, host and port."""
    from fine_tuning_api.server import create_app

    with serving(create_app(fine_tuning=service, authenticate=authenticate)) as url:
        yield url


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the openai SDK try again without a wait."""
    monkeypatch.setattr(openai._base_client, "INITIAL_RETRY_DELAY", 0.0)
    monkeypatch.setattr(openai._base_client, "MAX_RETRY_DELAY", 0.0)


def authenticate(scheme: str, credential: str, scopes: tuple[str, ...]) -> str | None:
    """Whose key it is; None refuses it."""
    return "org-demo" if (scheme, credential) == ("ApiKeyAuth", KEY) else None
