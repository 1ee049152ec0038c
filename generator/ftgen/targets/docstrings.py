"""The docstrings of methods, for clients and servers: what an operation does, takes, answers and fails with."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable
from http import HTTPStatus

from ftgen.ir.api import Operation, Parameter, Response
from ftgen.ir.models import ExternalDocs, Property
from ftgen.python.text import WIDTH, folded_docstring, one_line, plain_text, wrap

_INDENT = 8
_ROOM = WIDTH - _INDENT - 4
_NO_SENTENCE = re.compile(r"\s*([-*+|>#=]|\d+[.)]\s|```|~~~|:{2,})")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[^\sa-z])")
_ABBREVIATED = ("e.g", "i.e", "etc", "vs", "cf", "approx", "incl")
_SAYS_NOTHING = {
    *(each.phrase.casefold() for each in HTTPStatus),
    *("success", "successful response", "successful operation", "response"),
}


def method_text(*sections: str) -> str:
    """The docstring of a method whose sections are folded; empty ones are left out."""
    return folded_docstring("\n\n".join(filter(None, sections)), _INDENT)


def lead(operation: Operation) -> str:
    """What an operation does: its summary, then what the description has to say besides."""
    deprecated = "Deprecated." if operation.deprecated else ""
    parts = (summary_of(operation), _description(operation), deprecated)
    return wrap("\n\n".join(filter(None, parts)), _ROOM)


def summary_of(operation: Operation) -> str:
    """An operation in one sentence."""
    text = one_line(operation.summary) or first_sentence(operation.description)
    return sentence(text or f"{operation.method} {operation.path}")


def _description(operation: Operation) -> str:
    """The description, without the sentence that is the summary."""
    text = plain_text(operation.description)
    first = first_sentence(text)
    if not first or _bare(first) != _bare(summary_of(operation)):
        return text
    paragraph, _, rest = text.partition("\n\n")
    return f"{paragraph[_end(paragraph) :].strip()}\n\n{rest}".strip()


def _bare(text: str) -> str:
    return text.rstrip(".!?: ").casefold()


def first_sentence(text: str) -> str:
    """The first sentence of a text, on one line; empty where the text begins with something else."""
    paragraph = plain_text(text).partition("\n\n")[0]
    if _NO_SENTENCE.match(paragraph):
        return ""
    return one_line(paragraph[: _end(paragraph)])


def _end(paragraph: str) -> int:
    for found in _SENTENCE_END.finditer(paragraph):
        if not paragraph[: found.start()].lower().endswith(_ABBREVIATED):
            return found.end()
    return len(paragraph)


def sentence(text: str) -> str:
    """A text with a full stop, where it does not end a sentence yet."""
    return text if not text or text.endswith((".", "!", "?", ":")) else f"{text}."


def see(docs: ExternalDocs | None) -> str:
    """Where more is written."""
    if docs is None:
        return ""
    text = one_line(docs.description).rstrip(".")
    return wrap(
        f"See {text}: {one_line(docs.url)}" if text else f"See {one_line(docs.url)}",
        _ROOM,
    )


def parameter_text(each: Parameter | Property, default: str) -> str:
    """What is to be known of an argument; ``default`` says whose its default is."""
    text = plain_text(f"{'Deprecated. ' if each.deprecated else ''}{each.description}")
    if (
        each.default is None
        or each.default.json is None
        or each.required
        or isinstance(each.default.json, (dict, list))
    ):
        return text
    shown = one_line(f"{default} is {json.dumps(each.default.json)}.")
    if not text:
        return shown
    return f"{text}\n\n{shown}" if "\n" in text else f"{sentence(text)} {shown}"


def returned(operation: Operation, note: str = "") -> str:
    """The section on what comes of a call; nothing where the description says nothing."""
    found = [each for each in operation.successes if _tells(each)]
    texts = [sentence(one_line(each.description)) for each in found]
    if len(found) > 1:
        texts = [
            f"{status_label(each.status)}: {text}"
            for each, text in zip(found, texts, strict=True)
        ]
    text = " ".join(filter(None, (*texts, note)))
    if not text:
        return ""
    return "\n".join(("Returns:", *_indented(text, "    ")))


def _tells(response: Response) -> bool:
    return _bare(one_line(response.description)) not in {"", *_SAYS_NOTHING}


def failures(operation: Operation) -> Iterable[Response]:
    """The answers that are errors."""
    success = {each.status for each in operation.successes}
    return (each for each in operation.responses if each.status not in success)


def failure_text(response: Response) -> str:
    """An error in a sentence that begins with its status."""
    text = first_sentence(response.description)
    if not text and response.status.isdigit():
        text = _phrase(int(response.status))
    label = status_label(response.status)
    return f"{label}: {sentence(text)}" if text else f"{label}."


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def status_label(status: str) -> str:
    """A status or a range of them, as a sentence names it."""
    return "Any other status" if status == "default" else status


def section(title: str, entries: Iterable[tuple[str, str]]) -> str:
    """A section of names, each with its text; entries without a text are left out."""
    lines = [line for name, text in entries if text for line in _entry(name, text)]
    return "\n".join((f"{title}:", *lines)) if lines else ""


def _entry(name: str, text: str) -> Iterable[str]:
    first, gap, rest = plain_text(text).partition("\n\n")
    if _NO_SENTENCE.match(first) or "\n" in wrap(first, 10**6):
        yield f"    {name}:"
        yield from _indented(text, " " * 8)
        return
    yield from textwrap.wrap(
        f"{name}: {one_line(first)}",
        _ROOM,
        initial_indent="    ",
        subsequent_indent=" " * 8,
        break_long_words=False,
        break_on_hyphens=False,
    )
    if gap:
        yield ""
        yield from _indented(rest, " " * 8)


def _indented(text: str, margin: str) -> Iterable[str]:
    folded = wrap(text, _ROOM - len(margin))
    return textwrap.indent(folded, margin).split("\n")
