"""What a caller gives the generated client is what the generated server's handler gets, over the whole matrix."""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib
import json
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ftgen import Config, generate
from ftgen.ir.styles import Style
from ftgen.naming import snake_case

PACKAGE = "wire_api"

SCHEMAS: dict[str, Any] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "enum": {"type": "string", "enum": ["a b", "c,d", "e/f"]},
    "date": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "uuid": {"type": "string", "format": "uuid"},
    "decimal": {"type": "string", "format": "decimal"},
    "octets": {"type": "string", "format": "byte"},
    "strings": {"type": "array", "items": {"type": "string"}},
    "integers": {"type": "array", "items": {"type": "integer"}},
    "model": {"$ref": "#/components/schemas/Color"},
    "map": {"type": "object", "additionalProperties": {"type": "string"}},
}
PRIMITIVES = (
    "string",
    "integer",
    "number",
    "boolean",
    "enum",
    "date",
    "moment",
    "uuid",
    "decimal",
    "octets",
)
ALL = tuple(SCHEMAS)
LISTS = ("strings", "integers")
CARRIED = {  # whether exploded, and what they can carry, of the styles that cannot carry all both ways
    Style.SPACE_DELIMITED: ((False,), LISTS),
    Style.PIPE_DELIMITED: ((False,), LISTS),
    Style.TAB_DELIMITED: ((False,), LISTS),
    Style.DEEP_OBJECT: ((True,), ("model", "map")),
}
MATRIX = [
    (place, style.value, *CARRIED.get(style, ((False, True), ALL)))
    for style in Style
    for place in style.locations
] + [(place, "content", (False,), ALL) for place in ("path", "query", "header")]
FORM_STYLES = [each for each in Style if "query" in each.locations]
CASES = [
    (place, style, explode, kind)
    for place, style, modes, kinds in MATRIX
    for explode in modes
    for kind in kinds
]
BODIES = {
    "json": "application/json",
    "suffix": "application/vnd.color+json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "text": "text/plain",
    "octets": "application/octet-stream",
    "lines": "application/jsonl",
    "events": "text/event-stream",
}
COLOR = {
    "type": "object",
    "properties": {
        "R": {"type": "integer"},
        "name": {"type": "string"},
        "on": {"type": "boolean"},
    },
    "additionalProperties": False,
}
PAINT: dict[str, Any] = {
    "type": "object",
    "required": ["title"],
    "properties": {
        "title": {"type": "string"},
        "size": {"type": "number"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "color": {"$ref": "#/components/schemas/Color"},
        "kind": {"enum": ["oil", "water"]},
        "at": {"type": "string", "format": "date-time"},
        "more": {"type": "array", "items": {"$ref": "#/components/schemas/Color"}},
    },
}


def operation_name(place: str, style: str, explode: bool, kind: str) -> str:
    return f"{place}_{style}_{'exploded' if explode else 'plain'}_{kind}".lower()


def parameter(place: str, style: str, explode: bool, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": "a-b" if place == "header" else "ab",
        "in": place,
        "required": True,
    }
    if style == "content":
        return {**found, "content": {"application/json": {"schema": SCHEMAS[kind]}}}
    return {**found, "style": style, "explode": explode, "schema": SCHEMAS[kind]}


def body(kind: str) -> dict[str, Any]:
    paint = {"$ref": "#/components/schemas/Paint"}
    schema: dict[str, Any] = {"schema": paint}
    if kind in ("lines", "events"):
        schema = {"itemSchema": paint}
    elif kind in ("text", "octets"):
        schema = {
            "schema": (
                {"type": "string"}
                if kind == "text"
                else {"type": "string", "format": "binary"}
            )
        }
    elif kind == "multipart":
        schema = {"schema": {"$ref": "#/components/schemas/Upload"}}
    return {"required": True, "content": {BODIES[kind]: schema}}


def description() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    done = {"204": {"description": "Done."}}
    for case in CASES:
        name = operation_name(*case)
        path = f"/{name}/{{ab}}" if case[0] == "path" else f"/{name}"
        paths[path] = {
            "get": {
                "operationId": name,
                "tags": ["wire"],
                "parameters": [parameter(*case)],
                "responses": done,
            }
        }
    for kind in BODIES:
        operation = {
            "operationId": f"send_{kind}",
            "tags": ["wire"],
            "requestBody": body(kind),
            "responses": done,
        }
        answer = {"200": {"description": "The same.", "content": body(kind)["content"]}}
        back = {"operationId": f"get_{kind}", "tags": ["wire"], "responses": answer}
        paths[f"/bodies/{kind}"] = {"post": operation, "get": back}
    for style in FORM_STYLES:
        key = "color" if style is Style.DEEP_OBJECT else "tags"
        form = {"schema": PAINT, "encoding": {key: {"style": style.value}}}
        paths[f"/forms/{style.value}"] = {
            "post": {
                "operationId": f"fill_{style.value}",
                "tags": ["wire"],
                "requestBody": {"required": True, "content": {BODIES["form"]: form}},
                "responses": done,
            }
        }
    upload: dict[str, Any] = {
        **PAINT,
        "properties": {
            **PAINT["properties"],
            "file": {"type": "string", "format": "binary"},
        },
    }
    return {
        "openapi": "3.2.0",
        "info": {"title": "Wire", "version": "1"},
        "paths": paths,
        "components": {"schemas": {"Color": COLOR, "Paint": PAINT, "Upload": upload}},
    }


@dataclass
class Wire:
    """A client of the application, and what its handler got last or is to answer with."""

    models: Any
    client: Any = None
    got: list[Any] = field(default_factory=list)
    answer: Any = None
    loop: asyncio.Runner = field(default_factory=asyncio.Runner)

    def handler(self, base: type) -> Any:
        async def handle(_: Any, *arguments: Any, context: Any, **keywords: Any) -> Any:
            given = [*arguments, *keywords.values()]
            self.got = [await gathered(each) for each in given]
            return self.answer

        return type("Handler", (base,), dict.fromkeys(base.__abstractmethods__, handle))()  # type: ignore[attr-defined]

    def call(self, name: str, *arguments: Any, **keywords: Any) -> Any:
        async def run() -> Any:
            result = await getattr(self.client.wire, name)(*arguments, **keywords)
            return await gathered(result)

        return self.loop.run(run())

    def sent(self, name: str, *arguments: Any, **keywords: Any) -> Any:
        self.answer = None
        assert self.call(name, *arguments, **keywords) is None
        (value,) = self.got
        return value


async def gathered(value: Any) -> Any:
    """A value, or the list of the items of a stream."""
    return [each async for each in value] if hasattr(value, "__aiter__") else value


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    out = tmp_path_factory.mktemp("wire")
    spec = out / "wire.json"
    spec.write_text(json.dumps(description()))
    result = generate(
        Config(
            spec=str(spec), targets=("client", "server"), out=str(out), package=PACKAGE
        )
    )
    assert result.status == "ok", result.diagnostics
    sys.path.insert(0, str(out))
    package = importlib.import_module(PACKAGE)
    server = importlib.import_module(f"{PACKAGE}.server")
    api = importlib.import_module(f"{PACKAGE}.server.wire")
    wire = Wire(package.models)
    http = httpx2.AsyncClient(
        transport=httpx2.ASGITransport(
            server.create_app(wire=wire.handler(api.WireApi))
        )
    )
    wire.client = package.AsyncClient(
        base_url="http://wire.test", http_client=http, retries=0
    )
    yield wire
    wire.loop.close()
    sys.path.remove(str(out))


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
PLAIN = st.text("abcXYZ059-_.~!*'()ñ日", min_size=1, max_size=8)
KEYS = st.text("abcñ &=%", min_size=1, max_size=5).filter(lambda key: key != "ab")
PLAIN_KEYS = st.text("xyz", min_size=1, max_size=5)


def values(
    wire: Wire, kind: str, words: st.SearchStrategy[str], keys: st.SearchStrategy[str]
) -> st.SearchStrategy[Any]:
    """Values of a kind that the styles can carry; empty arrays and objects are as good as absent to them."""
    integers = st.integers(-(2**63), 2**63 - 1)
    found: dict[str, st.SearchStrategy[Any]] = {
        "string": words,
        "integer": integers,
        "number": st.floats(allow_nan=False, allow_infinity=False),
        "boolean": st.booleans(),
        "enum": st.sampled_from(SCHEMAS["enum"]["enum"]),
        "date": st.dates(),
        "moment": st.datetimes(dt.datetime(1000, 1, 1), timezones=st.just(dt.UTC)),
        "uuid": st.uuids(),
        "decimal": st.decimals(allow_nan=False, allow_infinity=False, places=3),
        "octets": st.binary(min_size=1, max_size=20),
        "strings": st.lists(words, min_size=1, max_size=4),
        "integers": st.lists(integers, min_size=1, max_size=4),
        "model": st.builds(wire.models.Color, r=integers, name=words, on=st.booleans()),
        "map": st.dictionaries(keys, words, min_size=1, max_size=4),
    }
    return found[kind]


relaxed = settings(
    max_examples=6,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
    ],
)


@pytest.mark.parametrize("case", CASES, ids=[operation_name(*case) for case in CASES])
def test_parameters_arrive(wire: Wire, case: tuple[str, str, bool, str]) -> None:
    place, style, _, kind = case
    narrow = style in ("spaceDelimited", "pipeDelimited", "tabDelimited") or (
        place in ("header", "cookie") and style != "content"
    )
    if place == "cookie" and style == "form":
        narrow = False
    if narrow and kind == "enum" and style != "content":
        words, kind_values = PLAIN, st.just("a b")
    else:
        words = PLAIN if narrow else WORDS
        kind_values = values(wire, kind, words, PLAIN_KEYS if narrow else KEYS)

    @relaxed
    @given(kind_values)
    def check(value: Any) -> None:
        name = "a_b" if place == "header" else "ab"
        arguments, keywords = ((value,), {}) if place == "path" else ((), {name: value})
        assert wire.sent(operation_name(*case), *arguments, **keywords) == value

    check()


def paints(
    wire: Wire, make: Any, **more: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    color = values(wire, "model", WORDS, KEYS)
    return st.builds(
        make,
        title=WORDS,
        size=st.floats(allow_nan=False, allow_infinity=False),
        tags=st.lists(WORDS, min_size=1, max_size=3),
        color=color,
        kind=st.sampled_from(["oil", "water"]),
        at=st.datetimes(dt.datetime(1000, 1, 1), timezones=st.just(dt.UTC)),
        more=st.lists(color, min_size=1, max_size=2),
        **more,
    )


@pytest.mark.parametrize("kind", BODIES)
def test_bodies_arrive_and_come_back(wire: Wire, kind: str) -> None:
    models = wire.models
    found = {
        "text": st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        "octets": st.binary(max_size=60),
        "multipart": paints(wire, models.Upload, file=st.binary(max_size=40)),
        "lines": st.lists(paints(wire, models.Paint), max_size=3),
        "events": st.lists(paints(wire, models.Paint), max_size=3),
    }.get(kind, paints(wire, models.Paint))

    @relaxed
    @given(found)
    def check(value: Any) -> None:
        streamed = kind in ("lines", "events")
        if is_dataclass(value):
            assert wire.sent(f"send_{kind}", **properties(value)) == value
        else:
            sent = items(value) if streamed else value
            assert wire.sent(f"send_{kind}", sent) == value
        wire.answer = items(value) if streamed else value
        assert wire.call(f"get_{kind}") == value

    check()


def properties(model: Any) -> dict[str, Any]:
    """The properties of a model as the arguments of a method."""
    names = [
        each.name for each in fields(model) if each.name != "additional_properties"
    ]
    return {name: getattr(model, name) for name in names}


@pytest.mark.parametrize("style", FORM_STYLES)
def test_the_styles_of_forms_arrive(wire: Wire, style: Style) -> None:
    color = wire.models.Color(r=3, name="sky blue")
    given: dict[str, Any] = {"title": "T", "tags": ["a", "b&c", "d"], "color": color}
    got = wire.sent(f"fill_{snake_case(style)}", **given)
    assert {name: getattr(got, name) for name in given} == given


async def items(values: list[Any]) -> AsyncIterator[Any]:
    for each in values:
        yield each


def test_what_is_built_in_python_is_what_is_meant(wire: Wire) -> None:
    assert wire.sent("query_form_exploded_decimal", ab=Decimal("1.50")) == Decimal(
        "1.50"
    )
    assert str(wire.sent("path_simple_plain_string", "../x")) == "../x"
