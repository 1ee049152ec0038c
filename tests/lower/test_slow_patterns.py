"""Patterns that are slow by their structure, and that they are: the regular expressions of Python are the judge."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from support.work import assert_linear

from ftgen import Config, generate
from ftgen.ecma import python_pattern
from ftgen.slow_patterns import growth, is_tame

EXPONENTIAL = [
    "^(a+)+$",
    "^([a-z0-9]+-?)+$",
    r"^(\w+\s?)*$",
    "^(?:a*)*$",
    "^(?:[0-9]|[a-z]+)*$",
    r"^([a-z])(([\-.]|[_]+)?([a-z]+))*$",
]
QUADRATIC = [r"^a+\.?a*$", "^a*a*$", r"^\w+b?[a-z]+$", "^.*a.*$"]
FAST = [
    "^[a-z]+(-[a-z]+)*$",
    r"^([a-z]+\.)+[a-z]+$",
    "^[a-z]+[0-9]$",
    "^(ab+)*$",
    "^[0-9a-f]{8}-[0-9a-f]{4}$",
    r"^(?:\d{3}-)*$",
    r"^[a-z]{1,63}(\.[a-z]{1,63})*$",
    "^(ab|ac)*$",
]


def seconds(pattern: str, text: str) -> float:
    """The processor time of a search."""
    compiled = re.compile(python_pattern(pattern) or "")
    started = time.process_time()
    compiled.search(text)
    return time.process_time() - started


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_exponential(pattern: str) -> None:
    assert growth(python_pattern(pattern) or "") == "exponentially"
    costs = [seconds(pattern, "a" * size + "!") for size in (14, 20)]
    assert costs[1] > 8 * costs[0]


@pytest.mark.parametrize(
    "pattern", [*EXPONENTIAL, "^(z?(a|a))*$", "^(x)?(?(1)(a+)+|b)$", "^a*a*a*$", "("]
)
def test_what_might_hang_is_not_tame(pattern: str) -> None:
    assert not is_tame(pattern)


@pytest.mark.parametrize("pattern", [*QUADRATIC, "^[a-z]+$", "^(?:ab|cd)x{2,9}$"])
def test_what_cannot_hang_is_tame(pattern: str) -> None:
    assert is_tame(pattern)


@pytest.mark.parametrize("pattern", QUADRATIC)
def test_quadratic(pattern: str) -> None:
    assert growth(python_pattern(pattern) or "") == "quadratically"


@pytest.mark.parametrize("pattern", FAST)
def test_fast(pattern: str) -> None:
    assert growth(python_pattern(pattern) or "") == ""
    assert_linear(lambda size: seconds(pattern, "a" * size + "!"), 20_000)
    assert_linear(lambda size: seconds(pattern, "a." * size + "!"), 20_000)


@pytest.mark.parametrize(
    ("limit", "count"), [("", 1), (", maxLength: 64", 1), (", maxLength: 10", 0)]
)
def test_what_is_said_of_it(tmp_path: Path, limit: str, count: int) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(
        "openapi: 3.1.0\ninfo: {title: Slow, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
        f"    A: {{type: string, pattern: '^(a+)+$'{limit}}}\n"
    )
    result = generate(Config(spec=str(spec), out=str(tmp_path / "out")))
    found = [each for each in result.diagnostics if each.rule == "slow-pattern"]
    assert len(found) == count
    assert all(each.at.line == 6 and "exponentially" in each.message for each in found)


def test_repetitions_are_compared_with_those_near_them() -> None:
    assert_linear(lambda count: growth("a*b*c" * count), 200)
    assert_linear(lambda count: growth("[ab]*ab" * count), 200)


@pytest.mark.parametrize("pattern", ["a" * 10_001, "(" * 51 + "a" + ")" * 51])
def test_patterns_that_take_long_to_read_are_not_read(pattern: str) -> None:
    assert python_pattern(pattern) is None
    assert python_pattern(pattern[1:-1]) is not None
