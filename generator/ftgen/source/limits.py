"""How deep a document may be nested, and how far its aliases may expand.

An alias repeats an object without copying it, but whoever walks the document visits it each time: a text
of a few lines can stand for billions of nodes. Both limits are far above what any real description needs.
"""

from __future__ import annotations

from typing import Any

NESTING_LIMIT = 128
EXPANSION_LIMIT = 1_000_000
MERGE_LIMIT = 200_000


def is_nested_too_deeply(value: Any) -> bool:
    """Whether containers stand in containers more levels deep than the limit."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(NESTING_LIMIT):
        if not level:
            return False
        level = [inner for outer in level for inner in _containers(outer)]
    return bool(level)


def _containers(value: Any) -> list[Any]:
    members = value.values() if type(value) is dict else value
    return [
        member for member in members if type(member) is dict or type(member) is list
    ]


def expands_too_far(value: Any) -> bool:
    """Whether a walk that follows every alias would visit more nodes than the limit.

    The value must be free of cycles; nodes that several aliases share are counted once and multiplied.
    """
    sizes: dict[int, int] = {}
    total = 0
    stack = [(value, False)]
    while stack:
        current, done = stack.pop()
        if id(current) in sizes or type(current) not in (dict, list):
            continue
        members = current.values() if type(current) is dict else current
        if done:
            sizes[id(current)] = 1 + sum(sizes.get(id(member), 1) for member in members)
            total += len(current)
            continue
        stack.append((current, True))
        stack.extend((member, False) for member in members)
    return sizes.get(id(value), 1) - total > EXPANSION_LIMIT
