"""Texts made to exhaust whoever reads them are refused at once and in little memory."""

from __future__ import annotations

import tracemalloc

import pytest
from support.descriptions import refused
from support.work import counted

from ftgen.diagnostics import FtgenError
from ftgen.source import parse


def bomb(levels: int, width: int) -> str:
    lines = ["a0: &a0 [" + ", ".join(["x"] * width) + "]"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} [{aliases}]")
    return "\n".join(lines)


def merges(count: int) -> str:
    lines = ["m0: &m0 {k0: 1}"]
    lines += [f"m{i}: &m{i} {{<<: *m{i - 1}, k{i}: 1}}" for i in range(1, count)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (bomb(9, 9), "expansion-limit"),
        (bomb(60, 60), "expansion-limit"),
        (merges(3000), "expansion-limit"),
        ("[" * 100_000, "nesting-limit"),
        ("a: " + "{a: " * 100_000, "nesting-limit"),
        ("- " * 20_000 + "a", "nesting-limit"),
        ("[" * 100_000 + "]" * 100_000, "nesting-limit"),
        ('{"a":' * 500 + "1" + "}" * 500, "nesting-limit"),
    ],
)
def test_refused_fast_and_small(text: str, rule: str) -> None:
    tracemalloc.start()
    with pytest.raises(FtgenError) as raised, counted() as calls:
        parse(text, "a.yaml")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused(raised.value).rule == rule
    assert calls.count < 200_000 and peak < 60_000_000


def test_what_is_large_but_not_absurd_is_read() -> None:
    assert len(parse(bomb(5, 10), "a.yaml").value) == 5
    assert parse("[" * 100 + "]" * 100, "a.yaml").value
    assert parse("[" * 100 + "]" * 100 + " # yaml", "a.yaml").value
    assert len(parse(merges(100), "a.yaml").value["m99"]) == 100
