"""The requests: each kind is a function of chance that gives what goes over the socket."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

KEY = {"Authorization": "Bearer sk-tests"}
JOB = {"model": "gpt-4o-mini", "training_file": "file-train01"}


@dataclass(frozen=True, slots=True)
class Sent:
    """What is sent; where no ``answer`` is waited for the connection is closed at once."""

    octets: bytes
    answer: bool = True
    is_head: bool = False


Kind: TypeAlias = Callable[[Random], Sent]


def request(
    method: str,
    target: str | bytes,
    headers: Mapping[str, str | bytes] | None = None,
    body: bytes = b"",
) -> Sent:
    """A request as HTTP/1.1 writes it."""
    path = target.encode() if isinstance(target, str) else target
    fields = {"Host": "siege", **(headers or {})}
    if body or method in ("POST", "PUT"):
        fields.setdefault("Content-Length", str(len(body)))
    lines = [method.encode() + b" " + path + b" HTTP/1.1"]
    for name, value in fields.items():
        octets = value.encode() if isinstance(value, str) else value
        lines.append(name.encode() + b": " + octets)
    return Sent(b"\r\n".join([*lines, b"", body]), is_head=method == "HEAD")


def create(body: bytes, **headers: str) -> Sent:
    """A job is asked for by this body."""
    fields = {"Content-Type": "application/json", **KEY, **headers}
    return request("POST", "/fine_tuning/jobs", fields, body)


def form(body: bytes, kind: str = "application/x-www-form-urlencoded") -> Sent:
    """A form is sent."""
    return request("POST", "/bodies/form", {"Content-Type": kind}, body)


def files(body: bytes, kind: str = "multipart/form-data; boundary=x") -> Sent:
    """A form with files is sent."""
    return request("POST", "/bodies/files", {"Content-Type": kind}, body)


def part(data: bytes, head: bytes = b'form-data; name="file"; filename="a"') -> bytes:
    """A form of one part."""
    return b"--x\r\nContent-Disposition: " + head + b"\r\n\r\n" + data + b"\r\n--x--"


def job(chance: Random) -> str:
    """The path of a job that may be there."""
    return f"/fine_tuning/jobs/ftjob-{chance.randrange(1, 60):04d}"


def spelled(chance: Random) -> str:
    """A path with some of its characters percent-encoded."""
    return "".join(
        f"%{ord(each):02x}" if each != "/" and chance.random() < 0.4 else each
        for each in "/fine_tuning/jobs"
    )


def broken_off(sent: Sent, chance: Random) -> Sent:
    """The same, but that the caller goes in the midst of it."""
    return Sent(sent.octets[: chance.randrange(1, len(sent.octets))], answer=False)


GOOD: dict[str, Kind] = {
    "create": lambda chance: create(json.dumps(JOB).encode()),
    "retrieve": lambda chance: request("GET", job(chance), KEY),
    "list": lambda chance: request("GET", "/fine_tuning/jobs?limit=5", KEY),
    "events": lambda chance: request("GET", f"{job(chance)}/events", KEY),
    "checkpoints": lambda chance: request("GET", f"{job(chance)}/checkpoints", KEY),
    "cancel": lambda chance: request("POST", f"{job(chance)}/cancel", KEY),
    "head": lambda chance: request("HEAD", job(chance), KEY),
    "options": lambda chance: request("OPTIONS", job(chance)),
    "page": lambda chance: request("GET", "/", {"Accept": "text/html"}),
    "form": lambda chance: form(b"name=a&tags=b,c"),
    "file": lambda chance: files(part(bytes(chance.randrange(1, 4000)))),
    "octets": lambda chance: request("PUT", "/bodies/raw", {}, chance.randbytes(900)),
    "text": lambda chance: request(
        "PUT", "/bodies/text", {"Content-Type": "text/plain"}, b"hello"
    ),
}
RARE: dict[str, Kind] = {
    "large file": lambda chance: files(part(bytes(3 * 2**20))),
    "too large": lambda chance: create(b'{"model":"' + b"a" * 5 * 2**20 + b'"}'),
    "broken off file": lambda chance: broken_off(files(part(bytes(2 * 2**20))), chance),
}
"""Kinds that are large, of which there are few."""

HOSTILE: dict[str, Kind] = {
    "no key": lambda chance: request("GET", job(chance)),
    "wrong key": lambda chance: request("GET", job(chance), {"Authorization": "Bearer x"}),
    "odd key": lambda chance: request("GET", job(chance), {"Authorization": b"Bearer \xff"}),
    "commas": lambda chance: request("GET", "/", {"Accept": "," * 30000 + '"'}),
    "accept": lambda chance: request("GET", job(chance), {**KEY, "Accept": "a/b;q=x,;;*"}),
    "deep": lambda chance: create(b"[" * chance.randrange(1, 50000)),
    "wide": lambda chance: create(b'{"hyperparameters":[' + b'"",' * 5000 + b'""]}'),
    "not json": lambda chance: create(chance.randbytes(chance.randrange(300))),
    "nan": lambda chance: create(b'{"model":NaN,"training_file":1e999,"seed":-Infinity}'),
    "surrogate": lambda chance: create(b'{"model":"\\ud800","training_file":"a"}'),
    "long number": lambda chance: create(b'{"model":' + b"9" * 5000 + b"}"),
    "charset": lambda chance: create(
        b'"+2AA-"',
        **{"Content-Type": f"application/json; charset={chance.choice(['utf-7', 'punycode', 'hex', 'idna'])}"},
    ),
    "encoding": lambda chance: create(b"\x1f\x8b", **{"Content-Encoding": "gzip"}),
    "media type": lambda chance: create(b"<a/>", **{"Content-Type": "text/xml"}),
    "spellings": lambda chance: request("GET", spelled(chance), KEY),
    "no utf-8": lambda chance: request("GET", "/fine_tuning/jobs/%ff?after=%FF", KEY),
    "query": lambda chance: request("GET", f"/fine_tuning/jobs?limit={'[' * 900}&after[a][b]=c", KEY),
    "traversal": lambda chance: request("GET", "/..%2f..%2fetc%2fpasswd/../../x", KEY),
    "nowhere": lambda chance: request("GET", f"/{chance.randrange(10**6)}"),
    "method": lambda chance: request(chance.choice(["PATCH", "TRACE", "BREW"]), job(chance), KEY),
    "headers": lambda chance: request("GET", job(chance), {**KEY, **{f"X-{n}": "a" for n in range(60)}}),
    "cookies": lambda chance: request("GET", job(chance), {**KEY, "Cookie": b"a=\xff; b=%zz;;=" * 100}),
    "fields": lambda chance: form(b"a=b&" * 3000),
    "form charset": lambda chance: form(b"name=%FF", "application/x-www-form-urlencoded; charset=utf-16"),
    "no boundary": lambda chance: files(part(b""), "multipart/form-data"),
    "no end": lambda chance: files(part(b"a")[:-1]),
    "odd part": lambda chance: files(part(b"a", b"form-data; name*=nope''%41; filename=\"a\x00\"")),
    "many parts": lambda chance: files(b"--x\r\n\r\n\r\n" * 1500 + b"--x--"),
    "chunks": lambda chance: Sent(
        b"PUT /bodies/raw HTTP/1.1\r\nHost: siege\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    ),
    "no http": lambda chance: Sent(chance.randbytes(200) + b"\r\n\r\n", answer=False),
    "broken off": lambda chance: broken_off(create(json.dumps(JOB).encode()), chance),
    "lying length": lambda chance: Sent(
        create(b"{}", **{"Content-Length": "4000"}).octets, answer=False
    ),
}  # fmt: skip


def requests(number: int, seed: int) -> Iterator[tuple[str, Sent]]:
    """So many requests of all kinds, always the same ones for a seed."""
    chance = Random(seed)
    kinds = {**GOOD, **HOSTILE}
    for place in range(number):
        known = RARE if place % 250 == 249 else GOOD if chance.random() < 0.5 else kinds
        name = chance.choice(list(known))
        yield name, known[name](chance)
