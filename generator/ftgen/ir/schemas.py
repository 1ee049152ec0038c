"""What values must satisfy on the wire: assertions, total where types are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A conjunction of assertions, by the keywords of the runtime's ``schema``; values are what those take.

    Subschemas stand in ``keywords`` alone, in tuples, or in mappings. ``ref`` names a model. ``tag`` is the
    property that tells the variants of any_of or one_of apart, ``tags`` each of its values with the
    variant's position, ``default`` the position of the one that any other value means.
    """

    keywords: Mapping[str, Any] = field(default_factory=dict)
    tag: str = ""
    tags: tuple[tuple[str | int, int], ...] = ()
    default: int | None = None

    def inner(self) -> Iterator[Schema]:
        """The schemas that stand directly inside."""
        for value in self.keywords.values():
            match value:
                case Schema():
                    yield value
                case tuple():
                    yield from (each for each in value if isinstance(each, Schema))
                case Mapping():
                    yield from (
                        each for each in value.values() if isinstance(each, Schema)
                    )


ANYTHING = Schema()
NOTHING = Schema(keywords={"not_": ANYTHING})
NULL = Schema(keywords={"types": ("null",)})


@cache
def reference(name: str) -> Schema:
    """The schema of a model, the same one for a name: what is known of it is known by its identity."""
    return Schema(keywords={"ref": name})


def nullable(schema: Schema) -> Schema:
    """null, or what a schema says."""
    return Schema(keywords={"any_of": (schema, NULL)})


def references(schema: Schema) -> Iterator[str]:
    """The models that a schema refers to, itself or from inside."""
    waiting = [schema]
    while waiting:
        found = waiting.pop()
        if "ref" in found.keywords:
            yield found.keywords["ref"]
        waiting.extend(found.inner())
