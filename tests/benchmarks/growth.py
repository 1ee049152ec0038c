"""How time and memory of a run grow with the description: it is doubled four times, and the exponent fitted."""

from __future__ import annotations

import json
import math
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.benchmarks.processes import TARGETS, ftgen

SIZES = (100, 200, 400, 800, 1600)
"""Operations: one size and its four doublings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took: seconds of wall clock, mebibytes of memory at most."""

    size: int
    seconds: float
    mebibytes: float


def description(operations: int) -> dict[str, Any]:
    """A description with as many operations as asked for, and one model and a half for each."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Growth", "version": "1"},
        "servers": [{"url": "https://growth.test"}],
        "paths": {
            f"/area{number % 20}/things{number}/{{thing_id}}": {
                "post": _operation(number)
            }
            for number in range(operations)
        },
        "components": {
            "schemas": {
                f"Thing{number}": _schema(number, operations)
                for number in range(operations)
            }
        },
    }


def _operation(number: int) -> dict[str, Any]:
    model = {"$ref": f"#/components/schemas/Thing{number}"}
    content = {"application/json": {"schema": model}}
    return {
        "operationId": f"changeThing{number}",
        "tags": [f"area {number % 20}"],
        "summary": f"Change thing {number}.",
        "parameters": [
            {
                "name": "thing_id",
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
            },
            {
                "name": "limit",
                "in": "query",
                "schema": {"type": "integer", "default": 20, "maximum": 100},
            },
        ],
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "Changed.", "content": content}},
    }


def _schema(number: int, count: int) -> dict[str, Any]:
    """An object with scalars, an enumeration, a list, an inline object and a reference to another."""
    return {
        "type": "object",
        "description": f"Thing {number} of the description.",
        "required": ["id", "status"],
        "properties": {
            "id": {"type": "string", "minLength": 1},
            "status": {"type": "string", "enum": ["new", "used", f"kind{number}"]},
            "count": {"type": ["integer", "null"], "minimum": 0},
            "weight": {"type": "number"},
            "made": {"type": "string", "format": "date-time"},
            "labels": {"type": "array", "items": {"type": "string"}, "maxItems": 9},
            "next": {"$ref": f"#/components/schemas/Thing{(number * 7 + 1) % count}"},
            "place": {
                "type": "object",
                "properties": {"row": {"type": "integer"}, "shelf": {"type": "string"}},
            },
        },
    }


def cost(operations: int) -> Cost:
    """Generate everything for a description of that size in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        spec = Path(folder) / "growth.json"
        spec.write_text(json.dumps(description(operations), indent=1), "utf-8")
        command = ftgen(spec, Path(folder) / "out", TARGETS)
        start = perf_counter()
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"ftgen ended with {process.returncode}")
    return Cost(size=operations, seconds=seconds, mebibytes=usage.ru_maxrss / 1024)


def least(operations: int, runs: int = 2) -> Cost:
    """The least that several runs took: what else the machine does can only add to it."""
    costs = [cost(operations) for _ in range(runs)]
    return Cost(
        size=operations,
        seconds=min(each.seconds for each in costs),
        mebibytes=min(each.mebibytes for each in costs),
    )


def exponent(sizes: Sequence[int], values: Sequence[float]) -> float:
    """The exponent with which a cost grows beyond what every run costs; 1 is linear growth.

    Each doubling adds to the cost, and what it adds is free of the fixed part; the exponent is the slope of
    the line (least squares) through the logarithms of these additions.
    """
    xs = [math.log(size) for size in sizes[:-1]]
    ys = [math.log(max(after - before, 1e-3)) for before, after in pairwise(values)]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return covariance / sum((x - mean_x) ** 2 for x in xs)


def report(sizes: Sequence[int] = SIZES) -> str:
    """The table of costs, and the exponents of time and memory."""
    costs = [least(size) for size in sizes]
    lines = [f"  {'operations':>10} {'seconds':>9} {'MiB':>9}"]
    lines += [
        f"  {each.size:10} {each.seconds:9.2f} {each.mebibytes:9.0f}" for each in costs
    ]
    time = exponent(sizes, [each.seconds for each in costs])
    memory = exponent(sizes, [each.mebibytes for each in costs])
    lines.append(f"  exponent of time {time:.2f}, of memory {memory:.2f}")
    return "\n".join(lines)
