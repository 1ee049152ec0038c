"""The ledger of fields: nothing that the specifications have is without an entry, and no entry without effect.

The three descriptions here have every field. Each text slot of them holds words of its own, which begin with
"word", and each upper limit a number of its own.
"""

from __future__ import annotations

import ast
import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.ledger import official

from ftgen.assembly import assemble, exports
from ftgen.diagnostics import Diagnostic, Diagnostics, FtgenError, Location
from ftgen.lower.merging import ANNOTATIONS
from ftgen.lower.merging import RULES as MERGING
from ftgen.openapi import load, nodes
from ftgen.openapi.ledger import LEDGER
from ftgen.rules import RULES
from ftgen.scopes import lower_and_name
from ftgen.source import parse
from ftgen.targets.discovery import resolve
from ftgen.targets.plan import Selection
from ftgen.targets.providers import Provided

FOLDER = Path(__file__).parent
SINKS = sorted(FOLDER.glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Produced:
    """What came of a description: the files by path, and what was found."""

    files: dict[str, str]
    found: tuple[Diagnostic, ...]

    def has_told(self, word: str, pointer: str) -> bool:
        """Whether a word stands in a file or a finding, or a finding is about its place or what is around it."""
        bare = _bare(word)
        return (
            any(bare in _bare(text) for text in self.files.values())
            or any(bare in _bare(each.message) for each in self.found)
            or any(
                pointer == each.at.pointer or pointer.startswith(each.at.pointer + "/")
                for each in self.found
                if each.at.pointer
            )
        )


def _bare(text: str) -> str:
    return text.lower().replace("_", "").replace("\\", "")


CODE = ("client", "server")
ALL = (*CODE, "docs")


def produced(document: Any, names: tuple[str, ...] = ALL) -> Produced:
    """Generate some targets, without formatting; errors are findings like others."""
    diagnostics = Diagnostics()
    try:
        spec = load(parse(json.dumps(document), "sink.json"), diagnostics=diagnostics)
        api = lower_and_name(spec, package="", diagnostics=diagnostics)
    except FtgenError as error:
        return Produced({}, error.diagnostics)
    targets = resolved(names)
    selection = Selection(package="sink", targets=names, exports=exports(targets))
    files = assemble(targets, api, selection, None, "sink.json")
    own = {
        path: each.decode() for path, each in files.items() if "_runtime" not in path
    }
    return Produced(own, tuple(diagnostics.found))


@cache
def resolved(names: tuple[str, ...]) -> tuple[Provided, ...]:
    """The targets of some names, looked for once."""
    return resolve(names, Location("", "", 1, 1))


@cache
def sink(path: Path) -> tuple[Any, Produced]:
    """A description with every field of its version, and what comes of it."""
    document = yaml.safe_load(path.read_text("utf-8"))
    return document, produced(document)


Place = tuple[str | int, ...]


def walked(value: Any, kind: str, at: Place = ()) -> Iterator[tuple[str, str, Place]]:
    """Each field of each object below a value: the object's name, the field's, and where it stands."""
    if not isinstance(value, dict):
        return
    if isinstance(value.get("$ref"), str) and kind not in (
        "Schema Object",
        "Path Item Object",
    ):
        kind = "Reference Object"
    known = LEDGER[kind]
    for name, each in value.items():
        yield kind, name, (*at, name)
        part = known.parts.get(name, "")
        for place, inner in _inner(part, each, (*at, name)):
            yield from walked(inner, part.strip("[]{}"), place)


def _inner(part: str, value: Any, at: Place) -> list[tuple[Place, Any]]:
    if part[:1] == "{" and isinstance(value, dict):
        return [((*at, name), each) for name, each in value.items()]
    if part[:1] in ("[", "{") and isinstance(value, list):
        return [((*at, place), each) for place, each in enumerate(value)]
    return [(at, value)] if part and part[:1] not in "[{" else []


def texts(value: Any, at: Place = ()) -> Iterator[tuple[str, Place]]:
    """Each word and each limit of a description, in values and in names, with its place."""
    match value:
        case dict():
            for name, each in value.items():
                yield from ((word, (*at, name)) for word in WORD.findall(str(name)))
                yield from texts(each, (*at, name))
        case list():
            for place, each in enumerate(value):
                yield from texts(each, (*at, place))
        case str() | int() if not isinstance(value, bool):
            yield from ((word, at) for word in WORD.findall(str(value)))


WORD = re.compile(r"[Ww]ord[A-Za-z]+|4[01]\d\d")


def pointer(place: Place) -> str:
    return "".join(
        "/" + str(each).replace("~", "~0").replace("/", "~1") for each in place
    )


def test_every_field_of_the_specifications_has_an_entry() -> None:
    fields_of = official()
    assert len(fields_of) > 20
    for kind, names in fields_of.items():
        declared = {name for name, _ in LEDGER[kind].fates()}
        assert declared == set(names), kind


def test_every_field_has_one_entry() -> None:
    for kind, each in LEDGER.items():
        names = [name for name, _ in each.fates()]
        assert len(names) == len(set(names)), kind
        assert {part.strip("[]{}") for part in each.parts.values()} <= LEDGER.keys()
        assert set(each.reported.values()) <= RULES.keys()


def test_every_field_of_a_schema_says_how_two_become_one() -> None:
    names = {each.name for each in fields(nodes.Schema)}
    assert names == MERGING.keys() | ANNOTATIONS
    assert MERGING.keys().isdisjoint(ANNOTATIONS)


def test_the_sinks_have_every_field() -> None:
    held = {
        (kind, name)
        for path in SINKS
        for kind, name, _ in walked(sink(path)[0], "OpenAPI Object")
    }
    declared = {
        (kind, name) for kind, each in LEDGER.items() for name, _ in each.fates()
    }
    assert declared - held == set()


@pytest.mark.parametrize("path", SINKS, ids=lambda path: path.name)
def test_every_word_is_told(path: Path) -> None:
    document, made = sink(path)
    silent = {
        place
        for kind, name, place in walked(document, "OpenAPI Object")
        if name in f"{LEDGER[kind].silent} {LEDGER[kind].structural}".split()
    }
    lost = {
        f"{pointer(place)}: {word}"
        for word, place in texts(document)
        if not any(place[: len(each)] == each for each in silent)
        and not made.has_told(word, pointer(place))
    }
    assert lost == set()


def entries() -> Iterator[tuple[str, str, str]]:
    for kind, each in LEDGER.items():
        for name, fate in each.fates():
            if fate not in ("structural", "silent"):
                yield kind, name, fate


@pytest.mark.parametrize(("kind", "name", "fate"), list(entries()))
def test_every_entry_has_an_effect(kind: str, name: str, fate: str) -> None:
    effects: set[str] = set()
    for path in SINKS:
        document, made = sink(path)
        for found_kind, found, place in walked(document, "OpenAPI Object"):
            if (found_kind, found) == (kind, name):
                if fate == "documented" and is_told(document, made, place):
                    return
                names = CODE if fate == "generated" else ALL
                effects |= effect(document, made, place, names)
            if fate in effects or ((fate[0].isupper() or fate[0] in "[{") and effects):
                return
    raise AssertionError(f"{kind}.{name} is {fate}: {effects or 'without effect'}")


def is_told(document: Any, made: Produced, place: Place) -> bool:
    """Whether a text with a word of its own stands in what is generated: it has an effect then."""
    value = document
    for step in place:
        value = value[step]
    words = WORD.findall(value) if isinstance(value, str) else []
    return bool(words) and all(
        any(_bare(word) in _bare(text) for text in made.files.values())
        for word in words
    )


def effect(
    document: Any, made: Produced, place: Place, names: tuple[str, ...] = ALL
) -> set[str]:
    """What is another where a field is gone, in the files of some targets."""
    reported = {
        f"reported ({each.rule})"
        for each in made.found
        if (each.at.pointer + "/").startswith(pointer(place) + "/")
    }
    if reported:
        return reported
    again = produced(without(document, place), names)
    files = {
        path: text
        for path, text in made.files.items()
        if names == ALL or not path.startswith("docs/")
    }
    reported = {
        f"reported ({each.rule})" for each in made.found if each not in again.found
    }
    changed = {
        path
        for path in files.keys() | again.files.keys()
        if files.get(path) != again.files.get(path)
    }
    effects = {"documented", *reported} if changed else reported
    for path in changed:
        if path.endswith(".py"):
            before, after = (each.files.get(path, "") for each in (made, again))
            if _program(before) != _program(after):
                effects.add("generated")
    return effects


def without(document: Any, place: Place) -> Any:
    """The description without what stands at a place."""
    changed = copy.deepcopy(document)
    holder = changed
    for step in place[:-1]:
        holder = holder[step]
    del holder[place[-1]]
    return changed


def _program(text: str) -> str:
    """What a module does, whatever its docstrings say."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        for statements in (getattr(node, "body", None),):
            if isinstance(statements, list):
                node.body = [  # type: ignore[attr-defined]
                    each
                    for each in statements
                    if not (
                        isinstance(each, ast.Expr)
                        and isinstance(each.value, ast.Constant)
                    )
                ]
    return ast.dump(tree)


def test_what_is_silent_has_no_effect() -> None:
    loud = {
        f"{kind}.{name}"
        for path in SINKS
        for kind, name, place in walked(sink(path)[0], "OpenAPI Object")
        if name in LEDGER[kind].silent.split() and effect(*sink(path), place)
    }
    assert loud == set()
