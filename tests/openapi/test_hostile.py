"""Whatever a description holds, reading it ends in findings with a place, never in an exception."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from support.descriptions import located
from support.project import ROOT

from ftgen.diagnostics import Diagnostics, FtgenError
from ftgen.openapi import Spec, load
from ftgen.openapi.nodes import Schema
from ftgen.source import parse, read

JUNK: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        10**30,
        "",
        "x",
        "#",
        "#/",
        "/",
        "\0",
        "null",
        "a/b.yaml",
        "http://x/",
    ),
    *(
        [],
        {},
        [None],
        [1],
        [{}],
        [[]],
        {"": None},
        {"$ref": 5},
        {"$ref": "#"},
        {"$ref": "#/paths"},
    ),
    *(
        {"type": []},
        {"type": {}},
        {"$ref": "#/components/schemas"},
        {"$id": "x"},
        {"x-": 1},
    ),
]


def everything(spec: Spec) -> int:
    """Visit all schemas that the named ones reach; returns their number."""
    seen: set[tuple[str, str]] = set()
    stack = list(spec.description.schemas.values())
    while stack:
        schema = stack.pop()
        key = (schema.at.file, schema.at.pointer)
        if key in seen:
            continue
        seen.add(key)
        if schema.ref is not None:
            stack.append(spec.schema(schema.ref))
        members = (
            schema.items,
            schema.not_,
            schema.additional_properties,
            *schema.properties.values(),
        )
        stack += [
            m
            for m in (*members, *schema.all_of, *schema.one_of, *schema.any_of)
            if isinstance(m, Schema)
        ]
    return len(seen)


def containers(value: Any) -> list[Any]:
    found, stack = [], [value]
    while stack:
        current = stack.pop()
        if isinstance(current, dict | list) and current:
            found.append(current)
            stack.extend(current.values() if isinstance(current, dict) else current)
    return found


def damage(value: Any, luck: random.Random) -> None:
    """Replace, move or rename a few members of a description."""
    for _ in range(luck.randint(1, 6)):
        holder, other = luck.choice(containers(value)), luck.choice(containers(value))
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = luck.choice(keys)
        if luck.random() < 0.7:
            holder[key] = json.loads(json.dumps(luck.choice(JUNK)))
        elif luck.random() < 0.5:
            holder[key] = json.loads(json.dumps(other))
        elif isinstance(holder, dict):
            holder[luck.choice(["$ref", "type", "", "in", "$id", f"{key}x"])] = (
                holder.pop(key)
            )


@pytest.mark.parametrize("seed", range(150))
def test_damaged_descriptions(seed: int) -> None:
    luck = random.Random(seed)
    value = json.loads(json.dumps(read(ROOT / "specs" / "fine_tuning.yaml").value))
    damage(value, luck)
    diagnostics = Diagnostics()
    try:
        spec = load(parse(json.dumps(value), "api.json"), diagnostics=diagnostics)
    except FtgenError as error:
        assert all(d.at.line >= 1 and d.at.file for d in error.diagnostics)
        return
    everything(spec)
    located(spec, diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.1.0\n",
        "swagger: '2.0'\n",
        "openapi: 3.2.0\npaths:\n",
        "openapi: 3.0.0\npaths: []\n",
    ],
)
def test_next_to_nothing(text: str) -> None:
    diagnostics = Diagnostics()
    spec = load(parse(text, "api.yaml"), diagnostics=diagnostics)
    assert spec.description.operations == ()
    assert located(spec, diagnostics)


def test_deeply_nested_schemas() -> None:
    text = "".join(
        f"{'  ' * level}properties:\n{'  ' * level} a:\n" for level in range(3, 60)
    )
    spec = load(
        parse("openapi: 3.1.0\ncomponents:\n  schemas:\n    S:\n" + text, "a.yaml"),
        diagnostics=Diagnostics(),
    )
    assert everything(spec) > 50
