"""What is wrong with a value, and where: for people who have to mend it."""

from __future__ import annotations

from typing import Any

from .assertions import REQUIRED, describe, expected, faults
from .evidence import kinds_of
from .judging import Judgement, Step, branches, told
from .schema import Schema
from .violations import MOST_VIOLATIONS, Path, Violation, pointer

_CONSTANT = 1000


class Explanation(Judgement):
    """The violations of one JSON value: of several variants, those of the closest; ``most`` of them at most."""

    def __init__(self, *, request: bool = False, most: int = MOST_VIOLATIONS) -> None:
        super().__init__(request=request)
        self.found: list[Violation] = []
        self._most = most
        self._distances: dict[tuple[int, int], int | None] = {}

    def of(self, schema: Schema, value: Any) -> list[Violation]:
        """What is wrong with a value; nothing where it is valid."""
        self.run(self._explain(schema, value, None))
        return self.found

    def likely(self, variants: tuple[Schema, ...], value: Any) -> Schema | None:
        """The variant that an invalid value is meant to be of; None where its constants are of none."""
        found: Schema | None = self.run(self._closest(variants, value))
        if found is None or self.run(self._measured(found, value)) >= _CONSTANT:
            return None
        return found

    def _explain(self, schema: Schema, value: Any, path: Path) -> Step:
        if len(self.found) >= self._most:
            return
        if (yield self.judge(schema, value)) is not None:
            return
        before = len(self.found)
        for message in faults(schema, value, self.keys):
            if message != REQUIRED:
                self._say(path, message)
        for inner, each, key in self.children(schema, value):
            if len(self.found) >= self._most:
                return
            yield self._explain(inner, each, (path, key))
        if type(value) is dict:
            for name in schema.keywords.get("required", ()):
                if name not in value:
                    self._say((path, name), REQUIRED)
        for branch in branches(schema, value):
            yield self._explain(branch, value, path)
        if "if_" in schema.keywords:
            chosen = yield self.conditional(schema, value, set())
            if chosen is not None:
                yield self._explain(chosen, value, path)
        for keyword in ("any_of", "one_of"):
            if keyword in schema.keywords:
                yield self._explain_variants(schema, keyword, value, path)
        if len(self.found) == before:
            yield self._explain_rest(schema, value, path)

    def _explain_variants(
        self, schema: Schema, keyword: str, value: Any, path: Path
    ) -> Step:
        good = 0
        variants = told(schema, keyword, value)
        for variant in variants:
            good += (yield self.judge(variant, value)) is not None
        if good > 1 and keyword == "one_of":
            self._say(path, "must satisfy one variant only, and satisfies several")
        elif not good and _has_unknown_tag(schema, value):
            known = ", ".join(f'"{each}"' for each in schema.tags)
            found = describe(value[schema.tag])
            self._say(
                (path, str(schema.tag)), f"expected one of {known}, found {found}"
            )
        elif not good:
            closest = yield self._closest(variants, value)
            if closest is None:
                kinds = kinds_of(schema)
                self._say(path, f"expected {expected(kinds)}, found {describe(value)}")
            else:
                yield self._explain(closest, value, path)

    def _closest(self, variants: tuple[Schema, ...], value: Any) -> Step:
        """The variant to blame: of those of the value's kind the one with the least wrong; None of none."""
        best: tuple[int, Schema] | None = None
        for variant in variants:
            wrong = yield self._measured(variant, value)
            if wrong is not None and (best is None or wrong < best[0]):
                best = wrong, variant
        return best and best[1]

    def _measured(self, schema: Schema, value: Any) -> Step:
        """How much is wrong with a value at its own level, constants most; None where its kind is another."""
        at = (id(schema), id(value))
        if at not in self._distances:
            self._distances[at] = 0
            self._distances[at] = yield self._distance(schema, value)
        return self._distances[at]

    def _distance(self, schema: Schema, value: Any) -> Step:
        wrong = 0
        for message in faults(schema, value, self.keys):
            if "types" in schema.keywords and message.startswith("expected"):
                return None
            wrong += _CONSTANT if "enum" in schema.keywords else 1
        for inner, each, _ in self.children(schema, value):
            if (yield self.judge(inner, each)) is None:
                wrong += _CONSTANT if "enum" in inner.follow().keywords else 1
        for branch in branches(schema, value):
            if (more := (yield self._measured(branch, value))) is None:
                return None
            wrong += more
        for keyword in ("any_of", "one_of"):
            if keyword in schema.keywords:
                counts = []
                for variant in told(schema, keyword, value):
                    counts.append((yield self._measured(variant, value)))
                possible = [each for each in counts if each is not None]
                if not possible:
                    return None
                wrong += min(possible)
        return wrong

    def _explain_rest(self, schema: Schema, value: Any, path: Path) -> Step:
        """What no assertion of a schema itself and no place below the value is to blame for."""
        keywords = schema.keywords
        if "not_" in keywords and (yield self._is_forbidden(keywords["not_"], value)):
            is_named = bool(keywords["not_"].keywords)
            self._say(
                path, "must not be such a value" if is_named else "is not allowed here"
            )
            return
        if "names" in keywords and type(value) is dict:
            for name in value:
                if (yield self.judge(keywords["names"], name)) is None:
                    self._say((path, name), "is not the name of a property here")
                    return
        evaluated = {key for _, _, key in self.children(schema, value)}
        if not (yield self._contains(schema, value, evaluated)):
            self._say(path, "holds too few or too many items of the kind it must have")
            return
        yield self._in_place(schema, value, evaluated)
        for keyword in ("unevaluated_properties", "unevaluated_items"):
            if keyword in keywords:
                entries = value.items() if type(value) is dict else enumerate(value)
                for key, each in entries:
                    if key not in evaluated:
                        yield self._explain(keywords[keyword], each, (path, key))

    def _is_forbidden(self, schema: Schema, value: Any) -> Step:
        return (yield self.judge(schema, value)) is not None

    def _say(self, path: Path, message: str) -> None:
        if len(self.found) < self._most:
            self.found.append(Violation(pointer(path), message))


def _has_unknown_tag(schema: Schema, value: Any) -> bool:
    """Whether an object says by its discriminator that it is of a variant that nobody knows."""
    if schema.tag is None or type(value) is not dict or schema.tag not in value:
        return False
    tag = value[schema.tag]
    return type(tag) not in (str, int) or (
        tag not in schema.tags and schema.default is None
    )
