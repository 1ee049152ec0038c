"""The examples of bodies, by name, as they are sent: those that the description gives, else a made one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ftgen.ir.api import Content, Example
from ftgen.python.text import plain_text
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.prose import is_safe_link
from ftgen.targets.docs.values import content_value
from ftgen.targets.docs.writer import Writer
from ftgen.targets.samples import Direction

LONGEST_EXAMPLE = 20_000
"""Examples of more characters are left out."""


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example: its name, what is said of it, and a block of code; ``status`` is that of an answer.

    ``label`` is what it is called where it has no name, ``is_first`` whether it is shown before any is chosen.
    """

    name: str
    label: str
    text: str
    code: str
    status: str = ""
    is_first: bool = False


def example_views(
    content: Content, examples: Examples, writer: Writer, made: Direction
) -> Iterator[ExampleView]:
    """All examples that are given of a media type; where there is none, one that is ``made`` for a direction."""
    label = writer.escape(content.media_type)
    for each in content.examples:
        yield ExampleView(
            name=writer.escape(each.name),
            label=writer.escape(each.name) or label,
            text=writer.line(_texts(each)),
            code=_shown(each, content, writer),
        )
    if made and not content.examples and content.kind != "binary":
        value = content_value(examples.samples, content, made, "whole")
        if value is not None:
            yield ExampleView("", label, "", _block(value.json, content, writer))


def _texts(example: Example) -> str:
    return "\n\n".join(filter(None, (example.summary, example.description)))


def _shown(example: Example, content: Content, writer: Writer) -> str:
    if example.value is not None:
        return _block(example.value.json, content, writer)
    if example.text is not None:
        return writer.code_block(plain_text(example.text))
    return address(example.external_value, writer)


def _block(value: Any, content: Content, writer: Writer) -> str:
    if isinstance(value, str) and content.kind != "json":
        text, language = plain_text(value), ""
    else:
        text, language = json_text(value), "json"
    if not text or len(text) > LONGEST_EXAMPLE:
        return writer.escape("It is too long to be shown here.") if text else ""
    return writer.code_block(text, language)


def json_text(value: Any) -> str:
    """A JSON value as text to be shown."""
    return plain_text(json.dumps(value, indent=2, ensure_ascii=False))


def address(url: str, writer: Writer) -> str:
    """A link where the address is safe to link to, else the address as code; "" where there is none."""
    return (
        writer.link(writer.escape(url), url)
        if is_safe_link(url)
        else writer.code(url, cell=False)
    )
