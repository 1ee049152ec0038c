"""What the fuzz starts from, and the endless row of descriptions that it makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml
from tests.fuzz.mutations import garbled, mutated

ROOT = Path(__file__).parents[2]
_LARGEST = 60_000


def seeds(corpus: Path | None = None) -> tuple[dict[str, Any], ...]:
    """The descriptions of the cases and, where it is given, the smaller ones of a corpus."""
    paths = sorted((ROOT / "tests" / "cases").glob("*/openapi.yaml"))
    if corpus is not None:
        paths += sorted(
            path
            for kind in ("yaml", "json")
            for path in corpus.rglob(f"*.{kind}")
            if path.stat().st_size < _LARGEST
        )
    return tuple(tree for path in paths if (tree := _read(path)) is not None)


def descriptions(
    found: Sequence[dict[str, Any]], seed: int
) -> Iterator[tuple[int, bytes]]:
    """Numbered descriptions; each is the same for the same number and seed."""
    number = 0
    while True:
        random = Random(f"{seed} {number}")
        tree = random.choice(found)
        if random.random() < 0.1:
            yield number, garbled(yaml.safe_dump(tree, sort_keys=False), random)
        else:
            changed = mutated(tree, random)
            yield number, json.dumps(changed, default=str).encode("utf-8", "replace")
        number += 1


def _read(path: Path) -> dict[str, Any] | None:
    try:
        tree = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        json.dumps(tree)
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, ValueError, RecursionError):
        return None
    return tree if isinstance(tree, dict) else None
