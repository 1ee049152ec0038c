"""Bodies: how the generated client sends them."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from targets.client.conftest import Wire, answer


def test_bodies(api: ModuleType, client: Any, wire: Wire) -> None:
    color = api.models.Color(r=1)
    wire.answers = [answer([{"G": 2}]), answer([])]
    assert client.bodies.list([color]) == [api.models.Color(g=2)]
    assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
        b'[{"R":1}]',
        "application/json",
    )
    assert client.bodies.list() == []
    assert (wire.sent[-1].content, "content-type" in wire.sent[-1].headers) == (
        b"",
        False,
    )
    client.bodies.octets(b"\x89PNG")
    assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
        b"\x89PNG",
        "image/png",
    )
    client.bodies.lines(each for each in (color, color))
    assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
        b'{"R":1}\n{"R":1}\n',
        "application/jsonl",
    )


def test_a_body_of_several_media_types(
    api: ModuleType, client: Any, wire: Wire
) -> None:
    color = api.models.Color(r=1, g=2)
    for keywords, content, content_type in (
        ({}, b'{"R":1,"G":2}', "application/json"),
        (
            {"content_type": "application/x-www-form-urlencoded"},
            b"R=1&G=2",
            "application/x-www-form-urlencoded",
        ),
    ):
        client.bodies.dict(color, **keywords)
        assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
            content,
            content_type,
        )
    client.bodies.dict("red", content_type="text/plain")
    assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
        b"red",
        "text/plain; charset=utf-8",
    )


def test_form_bodies(api: ModuleType, client: Any, wire: Wire) -> None:
    color = api.models.Color(r=1, g=2)
    client.bodies.form(created=color, tags=["a", "b"])
    assert wire.sent[-1].content == b"created%5BR%5D=1&created%5BG%5D=2&tags=a,b"
    file = api.File(b"{}\n", "train.jsonl")
    client.bodies.upload(file=file, purpose="fine-tune", color=color)
    parts = wire.sent[-1].content.split(b"\r\n--")
    assert (
        b'name="file"; filename="train.jsonl"\r\nContent-Type: application/jsonl\r\n\r\n{}\n'
        in parts[0]
    )
    assert b'name="purpose"\r\n\r\nfine-tune' in parts[1]
    assert (
        b'name="color"\r\nContent-Type: application/json\r\n\r\n{"R":1,"G":2}'
        in parts[2]
    )


def test_a_form_of_which_nothing_is_given_is_not_sent(client: Any, wire: Wire) -> None:
    wire.answers = [answer(None, 204), answer(None, 204)]
    client.bodies.perhaps()
    assert (wire.sent[-1].content, "content-type" in wire.sent[-1].headers) == (
        b"",
        False,
    )
    client.bodies.perhaps(name="Heron")
    assert b"Heron" in wire.sent[-1].content
    assert wire.sent[-1].headers["content-type"].startswith("multipart/form-data")
