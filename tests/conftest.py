"""What all tests share."""

from __future__ import annotations

import compileall
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ftgen import formatting

# Nothing is held against the clock, for machines are busy, and a run is like the one before: the fuzz looks further.
settings.register_profile(
    "unhurried",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``pytest --update`` write what tests would compare with."""
    parser.addoption(
        "--update",
        action="store_true",
        help="rewrite the expected output of tests/cases",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Compile ftgen once, for all processes that tests start: not every environment lets Python keep that itself."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(formatting.__file__).parent, quiet=2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is left with it at the end."""
    items.sort(key=lambda item: item.path.parent.name not in ("project", "types"))


@pytest.fixture(scope="session", autouse=True)
def formatted_here() -> Iterator[None]:
    """Black is imported once in a test process, not in another process for every generation."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formatting, "_cores", lambda: 1)
        yield


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be rewritten."""
    return bool(request.config.getoption("--update"))
