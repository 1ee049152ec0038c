"""What is valid on the wire, by the runtime that generated packages carry: there is one reading of schemas."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from random import Random
from typing import Any

from ftgen.ir.models import Model, ObjectModel, Value
from ftgen.ir.schemas import Schema
from ftgen.slow_patterns import is_tame
from ftgen.targets.runtime import templates

_PACKAGE = "_ftgen_runtime"
_LONGEST_TEXT = 1000
_TRIES = 20
_MOST_IN_VAIN = 20
"""Schemas of which no value is found before one try has to do: an API of many such would take for ever."""


class Wire:
    """Judges JSON values by the schemas of an API.

    Patterns that may take for ever to match are passed over, and so is all that holds a very long text.
    """

    def __init__(self, models: Iterable[Model]) -> None:
        self._models = {model.name: model for model in models}
        self._named: dict[str, Any] = {}
        self._made: dict[int, tuple[Schema, Any]] = {}
        self._values: dict[int, tuple[Schema, Value | None]] = {}
        self._in_vain = 0
        self._judged: dict[tuple[int, bool, bytes], bool] = {}

    def accepts(self, schema: Schema, value: Any, *, is_request: bool = False) -> bool:
        """Whether a value is valid, as what a request holds or as anything else; each is judged once."""
        if _longest_text(value) > _LONGEST_TEXT:
            return True
        made = self._of(schema)
        key = id(schema), is_request, sha256(marshal.dumps(value, 2)).digest()
        if key not in self._judged:
            judgement = _module("judging").Judgement(request=is_request)
            self._judged[key] = judgement.accepts(made, value)
        return self._judged[key]

    def tells(self, schema: Schema, status: int) -> bool:
        """Whether a server can write an error of a status by this schema, without being told how."""
        error = _module("problems").HTTPError(status, "why")
        try:
            _module("shaping").shaped(self._of(schema), error)
        except LookupError:
            return False
        return True

    def made(self, schema: Schema) -> Value | None:
        """A value that is made by chance until it is valid; None where there is none of a schema that says much."""
        if id(schema) not in self._values:
            self._values[id(schema)] = schema, self._value_of(schema)
        return self._values[id(schema)][1]

    def _value_of(self, schema: Schema) -> Value | None:
        if not schema.keywords:
            return None
        making = _module("making")
        tries = making.TRIES if self._in_vain < _MOST_IN_VAIN else 1
        try:
            made = making.make(self._of(schema), "sample", making.Hints(), tries)
        except making.Endless:
            self._in_vain += 1
            return None
        return Value(made)

    def _of(self, schema: Schema) -> Any:
        """The schema as the runtime has it; made once."""
        if id(schema) not in self._made:
            made = self._converted(schema)
            self._made[id(schema)] = schema, made
        return self._made[id(schema)][1]

    def _converted(self, schema: Schema) -> Any:
        keywords = {
            word: self._value(value)
            for word, value in schema.keywords.items()
            if word != "pattern" or is_tame(value)
        }
        if "patterns" in keywords and not all(map(is_tame, keywords["patterns"])):
            del keywords["patterns"]
            keywords.pop("additional", None)
        made = _module("schema").Schema(**keywords)
        made.tag = schema.tag or None
        made.tags, made.default = dict(schema.tags), schema.default
        if "ref" in keywords:
            made._home = self._model
        return made

    def _value(self, value: Any) -> Any:
        match value:
            case Schema():
                return self._converted(value)
            case tuple():
                return tuple(map(self._value, value))
            case Mapping() if any(isinstance(each, Schema) for each in value.values()):
                return {name: self._value(each) for name, each in value.items()}
            case _:
                return value

    def _model(self, name: str) -> Any:
        if name not in self._named:
            model = self._models[name]
            made = self._converted(model.schema)
            if isinstance(model, ObjectModel):
                hidden = (each.name for each in model.properties if each.read_only)
                made.read_only = frozenset((*hidden, *model.dropped))
            self._named[name] = made
        return self._named[name]


@cache
def _module(name: str) -> Any:
    """A module of the runtime, which is imported under a name of its own."""
    if _PACKAGE not in sys.modules:
        folder = templates() / "runtime"
        spec = spec_from_file_location(
            _PACKAGE,
            folder / "__init__.py",
            submodule_search_locations=[str(folder)],
        )
        assert spec is not None and spec.loader is not None
        package = sys.modules[_PACKAGE] = module_from_spec(spec)
        spec.loader.exec_module(package)
    return import_module(f"{_PACKAGE}.{name}")


def _longest_text(value: Any) -> int:
    """The length of the longest string in a JSON value."""
    longest, waiting = 0, [value]
    while waiting:
        match waiting.pop():
            case str() as text:
                longest = max(longest, len(text))
            case list() as items:
                waiting += items
            case dict() as entries:
                waiting += [*entries, *entries.values()]
    return longest


def texts_of(pattern: str, least: int) -> Iterator[str]:
    """A few texts that are made of a pattern, always the same ones; each is likely to match it."""
    made_text = _module("made_scalars").made_text
    for seed in range(_TRIES):
        yield made_text(Random(seed), {"pattern": pattern, "min_length": least})


def matches(pattern: str, text: str) -> bool:
    """Whether a text has what a pattern looks for; as good as yes where that may take for ever to find out."""
    if not is_tame(pattern) or len(text) > _LONGEST_TEXT:
        return True
    return bool(_module("assertions").matches(pattern, text))
