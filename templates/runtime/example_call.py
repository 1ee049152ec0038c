"""The call of the client that example mode shows when it starts, and what it answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from .examples import handler_of, load
from .serving import Api, Application

_TELLING = ("status", "state", "id", "name", "title")


def example_call(api: Api, app: Application, url: str) -> Iterator[str]:
    """The lines of a session that makes the call; none where the package has no client."""
    call = load(api)["call"]
    if call is None:
        return
    known = (each for each in app.endpoints if each.operation.id == call["operation"])
    handler = handler_of(found) if (found := next(known, None)) else None
    if handler is None:
        return
    attribute, value = _telling(handler.usual())
    client = ", ".join((f'base_url="{url}"', *call["client"]))
    yield ""
    yield "In another terminal, in this folder:"
    yield ""
    yield f"    {min(sys.executable, os.path.relpath(sys.executable), key=len)}"
    for line in (*call["imports"], f"client = Client({client})"):
        yield f"    >>> {line}"
    yield f"    >>> {call['call']}{attribute}"
    yield f"    {value!r}"
    yield ""


def _telling(value: Any) -> tuple[str, Any]:
    """The attribute of an answer that says most in a word, and its value; the whole where there is none."""
    if not is_dataclass(value):
        return "", value
    texts = [
        each.name
        for each in fields(value)
        if isinstance(getattr(value, each.name), str)
    ]
    name = next((each for each in (*_TELLING, *texts) if each in texts), None)
    return ("", value) if name is None else (f".{name}", getattr(value, name))
