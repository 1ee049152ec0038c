"""The bodies of requests: JSON, forms, parts, octets and streams."""

from __future__ import annotations

from typing import Any

import pytest
from support.applications import NOTE, client, faults, operation, posting, problem

from runtime.handling import Context
from runtime.limits import Limits
from runtime.operations import Body, Part, json_body
from runtime.schema import any_of, anything, array, integer, mapping, nothing, string


def test_json_bodies() -> None:
    api = posting(json_body(NOTE))
    for kind in ("application/json", "Application/JSON; charset=UTF-8"):
        headers = {"content-type": kind}
        sent = api.post("/things", content=b'{"text":"\xc3\xa9"}', headers=headers)
        assert sent.json() == {"arguments": [{"text": "é"}]}
    latin = {"content-type": "application/json; charset=latin-1"}
    assert api.post("/things", content=b'{"text":"\xe9"}', headers=latin).json() == {
        "arguments": [{"text": "é"}]
    }
    assert api.post("/things", content=b'{"text":"x"}').status_code == 200


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is required"),
        (b'{"text": }', "line 1, column 10"),
        (b'{"text": "\xff"}', "expected JSON: expected UTF-8"),
        (b'{"text": "\\ud800"}', "half of a surrogate pair at line 1, column 11"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": NaN}', "expected JSON: NaN is not JSON"),
    ],
    ids=["nothing", "broken", "not UTF-8", "half a character", "deep", "NaN"],
)
def test_bodies_that_are_not_json(content: bytes, message: str) -> None:
    api = posting(json_body(NOTE), limits=Limits())
    response = api.post(
        "/things", content=content, headers={"content-type": "application/json"}
    )
    [(place, name, pointer, found)] = faults(response)
    assert (place, name, pointer) == ("body", "", "")
    assert message in found


def test_a_body_over_the_limit() -> None:
    api = posting(json_body(anything), limits=Limits(json=10))
    headers = {"content-type": "application/json"}
    assert api.post("/things", content=b"1" * 10, headers=headers).status_code == 200
    too_large = api.post("/things", content=b"1" * 11, headers=headers)
    assert problem(too_large)["detail"] == "the body must not be larger than 10 bytes"

    def chunks() -> Any:
        yield b"[1,"
        yield b"2222222222]"

    assert api.post("/things", content=chunks(), headers=headers).status_code == 413


def test_an_optional_body() -> None:
    api = posting(json_body(NOTE), required=False)
    seen: list[Any] = []

    async def note(body: Any, context: Context) -> None:
        seen.append(body)

    taken = operation("POST", bodies=(json_body(NOTE),), replies={"204": []})
    api = client((taken, note))
    assert api.post("/things").status_code == 204
    assert repr(seen) == "[UNSET]"


def test_forms() -> None:
    check = mapping(
        properties={
            "a": integer(),
            "tags": array(string()),
            "o": mapping(properties={"x": integer()}),
        }
    )
    parts = {"o": Part("deepObject")}
    api = posting(Body("application/x-www-form-urlencoded", "form", check, parts))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    sent = api.post(
        "/things", content=b"a=1&tags=x+y&tags=%C3%A9&o[x]=3", headers=headers
    )
    assert sent.json() == {"arguments": [{"a": 1, "tags": ["x y", "é"], "o": {"x": 3}}]}
    assert faults(api.post("/things", content=b"a=x", headers=headers)) == [
        ("body", "", "/a", "expected an integer, found the string 'x'")
    ]


def test_an_exploded_object_in_a_form_takes_its_properties_and_no_others() -> None:
    place = mapping(nothing, properties={"street": string(), "no": integer()})
    loose = mapping(string(), properties={"x": integer()})
    schema = mapping(properties={"rest": loose, "place": place, "a": integer()})
    parts = {"rest": Part("form", explode=True), "place": Part("form", explode=True)}
    kind = "application/x-www-form-urlencoded"
    api = posting(Body(kind, "form", schema, parts=parts))
    sent = api.post(
        "/things",
        content=b"street=A+B&no=3&a=1&x=2&y=z",
        headers={"content-type": kind},
    )
    assert sent.json() == {
        "arguments": [
            {
                "place": {"street": "A B", "no": 3},
                "rest": {"x": 2, "y": "z"},
                "a": 1,
            }
        ]
    }


def test_parts_of_no_stated_type_are_what_they_say_they_are() -> None:
    seen: list[Any] = []

    async def keep(body: Any, context: Context) -> None:
        seen.append(body)

    schema = mapping(properties={"image": anything, "files": array(anything)})
    body = Body("multipart/form-data", "multipart", schema)
    api = client((operation("POST", bodies=(body,), replies={"204": []}), keep))
    octets = b"\x89PNG\xff"
    files = [
        ("image", (None, octets, "image/png")),
        ("files", ("a.bin", octets, "application/octet-stream")),
        ("files", ("b.txt", b"text", "text/plain")),
        ("note", (None, "é", "text/plain; charset=utf-8")),
        ("more", (None, '{"x": 1}', "application/json")),
    ]
    assert api.post("/things", files=files).status_code == 204
    [got] = seen
    assert (got["image"], got["image"].content_type) == (octets, "image/png")
    assert got["files"] == [octets, b"text"]
    assert (got["note"], got["more"]) == ("é", {"x": 1})


def test_multipart() -> None:
    seen: list[Any] = []

    async def keep(body: Any, context: Context) -> None:
        seen.append(body)

    check = mapping(
        properties={
            "file": string(format="binary"),
            "count": integer(),
            "tags": array(string()),
            "more": mapping(properties={"x": integer()}),
        }
    )
    body = Body("multipart/form-data", "multipart", check)
    api = client((operation("POST", bodies=(body,), replies={"204": []}), keep))
    response = api.post(
        "/things",
        files=[
            ("file", ('a "b".bin', b"\x00\r\n--x\xff", "image/png")),
            ("count", (None, "3")),
            ("tags", (None, "a")),
            ("tags", (None, "b")),
            ("more", (None, '{"x": 1}', "application/json")),
        ],
    )
    assert response.status_code == 204
    [got] = seen
    assert got["file"] == b"\x00\r\n--x\xff"
    assert (got["file"].filename, got["file"].content_type) == (
        'a "b".bin',
        "image/png",
    )
    assert (got["count"], got["tags"], got["more"]) == (3, ["a", "b"], {"x": 1})


def test_objects_in_forms_that_are_not_json() -> None:
    check = mapping(properties={"o": mapping(properties={"x": integer()})})
    body = Body("application/x-www-form-urlencoded", "form", check)
    headers = {"content-type": "application/x-www-form-urlencoded"}
    api = posting(body)
    sent = api.post("/things", content=b"o=%7B%22x%22:1%7D&x=2", headers=headers)
    assert sent.json() == {"arguments": [{"o": {"x": 1}, "x": "2"}]}
    assert faults(api.post("/things", content=b"o=abc&x=2", headers=headers)) == [
        ("body", "", "/o", "expected an object, found the string 'abc'")
    ]


def test_multipart_that_is_cut_short() -> None:
    body = Body("multipart/form-data", "multipart", mapping())
    headers = {"content-type": "multipart/form-data; boundary=x"}
    response = posting(body).post("/things", content=b"--x\r\n", headers=headers)
    assert faults(response) == [("body", "", "", "the multipart body has no end")]


def test_octets_json_lines_and_events() -> None:
    async def take(body: Any, context: Context) -> Any:
        return repr(body) if isinstance(body, bytes) else [each async for each in body]

    bodies = (
        Body("application/octet-stream", "binary", string(format="binary")),
        Body("application/jsonl", "json-lines", integer()),
        Body("text/event-stream", "event-stream", integer()),
    )
    api = client((operation("POST", bodies=bodies), take))

    def send(kind: str, content: bytes) -> Any:
        return api.post("/things", content=content, headers={"content-type": kind})

    assert send("application/octet-stream", b"\x00\xff").json() == repr(b"\x00\xff")
    assert send("application/jsonl", b"1\n\n2\n").json() == [1, 2]
    assert send("text/event-stream", b"data: 1\n\ndata:2\r\n\r\n").json() == [1, 2]
    assert faults(send("application/jsonl", b'1\n"x"\n')) == [
        ("body", "", "/1", "expected an integer, found the string 'x'")
    ]


def test_the_request_can_be_read_by_the_handler() -> None:
    async def look(body: Any, context: Context) -> Any:
        raw = await context.request.body()
        return [body, raw.decode(), context.headers["x-a"], context.media_type]

    body = json_body(any_of(integer(), string()))
    api = client((operation("POST", bodies=(body,)), look))
    response = api.post("/things", json=7, headers={"x-a": "b"})
    assert response.json() == [7, "7", "b", "application/json"]
