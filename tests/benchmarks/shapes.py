"""Descriptions of odd shapes: what each costs at two sizes, and the exponent that follows."""

from __future__ import annotations

import json
import math
import os
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.processes import TARGETS, ftgen

Described = dict[str, Any]
Make = Callable[[int], Described]

SHARE = 4
"""How many times larger the larger of two descriptions is."""


def described(
    schemas: Described | None = None, paths: Described | None = None, **more: Any
) -> Described:
    """A description of these schemas, of which ``A`` is what an operation takes and answers."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shapes", "version": "1"},
        "paths": {"/a": {"post": _operation()}} if paths is None else paths,
        "components": {"schemas": {"A": {}, **(schemas or {})}},
        **more,
    }


def _operation(**more: Any) -> Described:
    content = {"application/json": {"schema": _ref("A")}}
    answer = {"description": "Done.", "content": content}
    return {"requestBody": {"content": content}, "responses": {"200": answer}, **more}


def _ref(name: object) -> Described:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Any) -> Described:
    return {"type": "object", "properties": properties}


def _variant(name: str) -> Described:
    return {**_object(kind={"const": name}), "required": ["kind"]}


def _alike(size: int) -> list[str]:
    """Names that would all be the same in Python."""
    marks = " -.:/+*~"
    return [
        f"a{''.join(marks[int(digit)] for digit in f'{n:o}')}b" for n in range(size)
    ]


def _each(make: Callable[[int], Any], size: int, name: str = "S") -> Described:
    return {f"{name}{n}": make(n) for n in range(size)}


def _chain(make: Callable[[Described, int], Described]) -> Make:
    """Schemas that each hold the next one."""

    def of(size: int) -> Described:
        links = _each(lambda n: make(_ref(f"S{n + 1}"), n), size)
        return described({"A": _ref("S0"), **links, f"S{size}": _object(x={})})

    return of


def _operations(key: str) -> Make:
    """Operations whose id, or whose tag, would all be the same in Python."""

    def of(size: int) -> Described:
        answers = {"200": {"description": "Done."}}
        return described(
            paths={
                f"/p{n}": {
                    "get": {
                        key: [name] if key == "tags" else name,
                        "responses": answers,
                    }
                }
                for n, name in enumerate(_alike(size))
            }
        )

    return of


def _prose(make: Callable[[int], str]) -> Make:
    return lambda size: described({"A": {"type": "object", "description": make(size)}})


def _union(variant: Callable[[int], Described]) -> Make:
    return lambda size: described({"A": {"oneOf": [variant(n) for n in range(size)]}})


def _parts(part: Callable[[int], Described]) -> Make:
    return lambda size: described(
        {"A": {"type": "object", "allOf": [part(n) for n in range(size)]}}
    )


def _parameters(size: int) -> Described:
    found = [
        {"name": f"q{n}", "in": "query", "schema": {"type": "string"}}
        for n in range(size)
    ]
    answers = {"200": {"description": "Done."}}
    return described(paths={"/a": {"get": {"parameters": found, "responses": answers}}})


def _secured(size: int) -> Described:
    made = described(security=[{f"k{n}": []} for n in range(size)])
    made["components"]["securitySchemes"] = _each(
        lambda n: {"type": "apiKey", "in": "header", "name": f"X-{n}"}, size, "k"
    )
    return made


def _discriminated(size: int) -> Described:
    mapping = {f"v{n}": f"#/components/schemas/S{n}" for n in range(size)}
    union = {
        "oneOf": [_ref(f"S{n}") for n in range(size)],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    return described({"A": union, **_each(lambda n: _variant(f"v{n}"), size)})


def _example(size: int) -> Described:
    value = _each(lambda n: [n, "text"], size // 40)
    return described({"A": {"type": "object", "example": value}})


def _template(number: int) -> Described:
    own = {"$id": f"https://x.test/{number}", "$dynamicAnchor": "t"}
    inner = _object(x={"$dynamicRef": "#t"})
    return {**own, "$ref": "https://x.test/a", **inner}


def _callback(number: int) -> Described:
    answers = {"200": {"description": "Done."}}
    return {f"{{$request.body#/u{number}}}": {"post": {"responses": answers}}}


_TEMPLATES = {"$id": "https://x.test/a", "$dynamicAnchor": "t", "type": "object"}

SHAPES: dict[str, tuple[Make, int]] = {
    "colliding operation ids": (_operations("operationId"), 1500),
    "colliding tags": (_operations("tags"), 1500),
    "colliding schemas": (
        lambda size: described({name: {"type": "object"} for name in _alike(size)}),
        1500,
    ),
    "prose": (
        _prose(lambda size: "Some *prose* and `code`.\n" * (size // 25)),
        1_600_000,
    ),
    "links": (_prose(lambda size: "See [it](#a) and *that*.\n" * size), 31_000),
    "properties": (
        lambda size: described({"A": _object(**_each(lambda n: {}, size, "p"))}),
        10_000,
    ),
    "enumeration values": (
        lambda size: described({"A": {"enum": [f"v{n}" for n in range(size)]}}),
        100_000,
    ),
    "a line of prose": (_prose("word ".__mul__), 400_000),
    "a long pattern": (
        lambda size: described({"A": {"type": "string", "pattern": "a" * size}}),
        1_000_000,
    ),
    "an example": (_example, 5_000_000),
    "parameters": (_parameters, 2000),
    "security schemes": (_secured, 1000),
    "callbacks": (
        lambda size: described(
            paths={"/a": {"post": _operation(callbacks=_each(_callback, size))}}
        ),
        1500,
    ),
    "servers": (
        lambda size: described(servers=[{"url": f"/{n}"} for n in range(size)]),
        1000,
    ),
    "tags": (
        lambda size: described(tags=[{"name": f"t{n}"} for n in range(size)]),
        10_000,
    ),
    "discriminated variants": (_discriminated, 1000),
    "variants that nothing tells apart": (
        _union(lambda n: _object(x={"type": "integer", "maximum": n})),
        1000,
    ),
    "parts of an allOf": (_parts(lambda n: _object(**{f"p{n}": {}})), 2000),
    "parts of one property": (_parts(lambda n: _object(x={"minLength": n})), 2000),
    "negations": (_parts(lambda n: {"not": {"required": [f"p{n}"]}}), 2000),
    "templates": (
        lambda size: described({"A": _TEMPLATES, **_each(_template, size)}),
        500,
    ),
    "references": (_chain(lambda inner, n: inner), 120),
    "unions in unions": (
        _chain(lambda inner, n: {"oneOf": [inner, _variant(f"v{n}")]}),
        60,
    ),
    "the same twice": (_chain(lambda inner, n: {"oneOf": [inner, inner]}), 60),
    "arrays": (_chain(lambda inner, n: {"type": "array", "items": inner}), 300),
    "conditions": (
        _chain(lambda inner, n: {"not": inner, "if": inner, "then": inner}),
        300,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of processor time of a run and of the processes that it started, and what it said at last."""

    seconds: float
    status: int


def cost(description: Described) -> Cost:
    """Generate everything for a description in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        spec = Path(folder) / "shape.json"
        spec.write_text(json.dumps(description, indent=1), "utf-8")
        command = ftgen(spec, Path(folder) / "out", TARGETS)
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(seconds=usage.ru_utime + usage.ru_stime, status=process.returncode)


def report() -> str:
    """A line for each shape."""
    fixed = cost(described({}))
    lines = [f"  {'shape':34} {'size':>9} {'a quarter':>9} {'whole':>9}  exponent"]
    lines.append(f"  {'nothing':34} {'':9} {'':9} {fixed.seconds:9.2f}")
    for name, (make, size) in SHAPES.items():
        some, all_ = cost(make(size // SHARE)), cost(make(size))
        more = [max(each.seconds - fixed.seconds, 1e-3) for each in (some, all_)]
        exponent = math.log(more[1] / more[0], SHARE) if more[1] > 0.5 else 0
        told = f"{exponent:9.2f}" if exponent else f"{'':9}"
        refused = " refused" if all_.status else ""
        lines.append(
            f"  {name:34} {size:9} {some.seconds:9.2f} {all_.seconds:9.2f} {told}{refused}"
        )
    return "\n".join(lines)
