"""The unions of published descriptions: a value that is made for a variant becomes that variant, and itself again.

``python -m support.variants TEXT [OCTETS]`` tries all documents whose path holds a text, of any size or below one.
Values are made and judged by what shares no code with ftgen.
"""

from __future__ import annotations

import importlib
import json
import random
import sys
from collections.abc import Iterator
from typing import Any

from ftgen.ir.models import AliasModel, ObjectModel
from ftgen.ir.types import UnionType
from support.printed import Document, Outcome, documents, translation

_EACH = 3
"""How many values are made for a variant."""

_GIVES_UP = (RecursionError, TypeError, ValueError, AttributeError, KeyError)


class Unions:
    """The unions of one description, and the models that its variants are."""

    def __init__(self, document: Document) -> None:
        self._document = document
        objects = [each for each in document.models if isinstance(each, ObjectModel)]
        self._places = {each.name: each.at.pointer for each in objects}

    def check(self) -> Outcome:
        """Make values for every variant, and read and write them."""
        outcome = Outcome()
        seen: set[str] = set()
        with self._document.package("models_of_unions"):
            for model in self._document.models:
                at = model.at.pointer
                is_union = isinstance(model, AliasModel) and isinstance(
                    model.type, UnionType
                )
                if not is_union or at in seen:
                    continue
                seen.add(at)
                for value in self._values(at):
                    outcome.read += 1
                    if wrong := self._wrong(model.name, value):
                        outcome.wrong.append((at, wrong, value))
        return outcome

    def _wrong(self, name: str, value: Any) -> str:
        """What is wrong with what becomes of a value; nothing where all is right."""
        codecs = importlib.import_module("models_of_unions._runtime.codec")
        schemas = importlib.import_module("models_of_unions._runtime.schema")
        codec = codecs.codec_of(schemas.of_package(name))
        try:
            made = codec.decode(value)
        except codecs.DecodeError as error:
            return str(error)
        place = self._places.get(type(made).__name__)
        if place is not None and self._document.is_valid(place, value) is False:
            return f"is no {type(made).__name__}"
        back = codec.encode(made)
        if json.dumps(back, sort_keys=True) != json.dumps(value, sort_keys=True):
            return f"comes back as {json.dumps(back)[:200]}"
        return ""

    def _values(self, at: str) -> Iterator[Any]:
        """Values for each variant of the union at a place that are valid for the union too; null is no variant."""
        tool, document = translation(), self._document
        sampler = tool.Sampler(document.modern, random.Random(at))
        try:
            union = sampler.merged(tool.resolve(document.modern, f"#{at}"))
            variants = [
                (word, each)
                for word in ("oneOf", "anyOf")
                for each in union.get(word) or ()
            ]
        except (tool.Skip, *_GIVES_UP):
            return
        for word, variant in variants:
            for _ in range(_EACH):
                try:
                    value = sampler.make({**union, word: [variant]})
                except (tool.Skip, *_GIVES_UP):
                    continue
                if value is not None and document.is_valid(at, value):
                    yield value


if __name__ == "__main__":
    for path in documents(sys.argv[1], *map(int, sys.argv[2:])):
        found = Unions(Document(path)).check()
        sys.stdout.write(f"{path.name}: {found.read} made, {len(found.wrong)} wrong\n")
        for at, why, value in found.wrong[:5]:
            sys.stdout.write(f"    {at}: {why}\n        {json.dumps(value)[:400]}\n")
        sys.stdout.flush()
