"""Rules about the text of a description (ftgen.source)."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "unreadable-file",
        Severity.ERROR,
        "The description cannot be opened.",
        "There is no such file, it is a folder, or it may not be read. Give --spec the path of a file, or - to\n"
        "read standard input. What is at an address is fetched with --allow-remote only.",
        exit_code=2,
    ),
    Rule(
        "wrong-encoding",
        Severity.ERROR,
        "The file is not text in UTF-8, UTF-16 or UTF-32.",
        "The place is that of the first octet that is not text. UTF-16 and UTF-32 are recognised with and without\n"
        "a byte order mark; other encodings, such as Latin-1, are not. Save the file as UTF-8.",
        exit_code=2,
    ),
    Rule(
        "syntax-error",
        Severity.ERROR,
        "The text is neither YAML nor JSON.",
        "The place is where the reader could not go on; the cause is often a line before it: an indentation, a\n"
        "quote or bracket that is not closed, a colon in a text that is not in quotes.",
        exit_code=2,
    ),
    Rule(
        "empty-document",
        Severity.ERROR,
        "There is nothing in the file.",
        "The file is empty, or holds only comments.",
        exit_code=2,
    ),
    Rule(
        "multiple-documents",
        Severity.ERROR,
        "The file holds several YAML documents.",
        "A line of three hyphens begins another document of a YAML stream. A description is one document.",
        exit_code=2,
    ),
    Rule(
        "complex-key",
        Severity.ERROR,
        "A key of a mapping is a mapping or a list.",
        "YAML allows it, JSON and OpenAPI do not. A key that begins with { or [ needs quotes around it.",
        exit_code=2,
    ),
    Rule(
        "merge-key",
        Severity.ERROR,
        "A merge key has nothing to merge.",
        "The value of << has to be a mapping or a list of mappings, mostly given by aliases.",
        exit_code=2,
    ),
    Rule(
        "recursive-alias",
        Severity.ERROR,
        "A YAML alias stands inside what it refers to.",
        "Such a value would be endless. Recursive schemas are written with $ref.",
        exit_code=2,
    ),
    Rule(
        "expansion-limit",
        Severity.ERROR,
        "YAML aliases or merge keys expand beyond reason.",
        "Aliases of aliases can make a text of a few lines stand for billions of values. A description that\n"
        "would grow by more than a million values is refused before anything is expanded.",
        exit_code=2,
    ),
    Rule(
        "nesting-limit",
        Severity.ERROR,
        "The description is nested beyond reason.",
        "Mappings and lists may stand in each other up to 128 levels deep; real descriptions need about 30. Schemas\n"
        "that lead to each other, by reference or standing in each other, are followed as many levels deep.",
        exit_code=2,
    ),
    Rule(
        "duplicate-key",
        Severity.WARNING,
        "A key is written twice in one mapping.",
        "The last one counts, as most readers have it, and what the first one says is lost. Remove one of them.",
    ),
    Rule(
        "unknown-tag",
        Severity.WARNING,
        "A YAML tag is not known.",
        "Tags such as !include are extensions of some tool. The tag is ignored and the value is read as it stands.",
    ),
    Rule(
        "tab-indentation",
        Severity.WARNING,
        "YAML is indented by tabs.",
        "YAML forbids it, because nobody can tell how wide a tab is. The file is read as if each were two columns\n"
        "wide. Indent by spaces.",
    ),
)
