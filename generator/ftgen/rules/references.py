"""Rules about $ref, wherever it leads (ftgen.openapi)."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "dangling-ref",
        Severity.ERROR,
        "A $ref leads nowhere.",
        "There is no such file, or nothing at that place in it. With --allow dangling-ref what refers to it is\n"
        "generated without: a schema becomes any value, a parameter or response is left out.",
    ),
    Rule(
        "cyclic-ref",
        Severity.ERROR,
        "A $ref leads back to itself.",
        "Schemas may be recursive, through properties, items and the like. References that only lead to each\n"
        "other, or an object other than a schema that contains itself, mean nothing.",
    ),
    Rule(
        "remote-ref",
        Severity.ERROR,
        "A $ref leads to another host.",
        "ftgen fetches nothing unless you say so: a description should not be able to make your machine send\n"
        "requests. Give --allow-remote, or keep a copy of the file beside the description.",
    ),
    Rule(
        "outside-ref",
        Severity.ERROR,
        "A $ref leads out of the folder of the description.",
        "A description may refer to files in its own folder and below. Others are read only with\n"
        "--allow-outside, so that a description from elsewhere cannot make your files part of what is generated.",
    ),
    Rule(
        "lenient-ref",
        Severity.WARNING,
        "A $ref is not where or as it should be, but clear.",
        "#/$defs/X means the root of the document (or of the nearest schema with an $id); where it leads nowhere\n"
        "from there, it is read as seen from the nearest schema around it whose $defs have X. Where a text has to\n"
        "be, as in `description`, a $ref to one is read as that text.",
    ),
    Rule(
        "ignored-sibling",
        Severity.WARNING,
        "Members next to a $ref are ignored.",
        "In Swagger 2.0 and OpenAPI 3.0 nothing next to $ref counts but what says nothing of the values that are\n"
        "valid: description, default, example, deprecated. In 3.1 and 3.2 that is so for everything but schemas.\n"
        "Move the members into what $ref means, or write allOf with the $ref and the rest.",
    ),
    Rule(
        "unknown-mapping",
        Severity.WARNING,
        "A discriminator's mapping names no schema.",
        "A value of `mapping` is the name of a schema or a reference to one. The entry is left out.",
    ),
)
