"""Regular expressions of a description, tried in time linear in the text whatever they are."""

from __future__ import annotations

from functools import lru_cache

import jsonschema_rs


def matches(pattern: str, text: str) -> bool | None:
    """Whether a pattern is found in a text (ECMA-262, unanchored); None where it cannot be told.

    Look-around and back-references have no linear matching, so nothing is told of them.
    """
    validator = _validator(pattern)
    return None if validator is None else validator.is_valid(text)


@lru_cache(maxsize=4096)
def _validator(pattern: str) -> jsonschema_rs.Draft202012Validator | None:
    try:
        return jsonschema_rs.Draft202012Validator(
            {"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions()
        )
    except (ValueError, jsonschema_rs.ValidationError):
        return None
