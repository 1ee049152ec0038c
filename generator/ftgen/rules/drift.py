"""Rules about what --check finds: a rule for each cause that a file is not what ftgen generates."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "drift-description",
        Severity.ERROR,
        "The description says something else since the file was generated.",
        "The file is as ftgen wrote it, and what the description says now makes another of it. Run ftgen, and commit\n"
        "what it writes together with the description. Where no run on this machine is remembered and the\n"
        "versions of the tools are the same, ftgen takes the description to be the cause.",
    ),
    Rule(
        "drift-tools",
        Severity.ERROR,
        "ftgen, or a tool that it uses, generates the file otherwise since.",
        "The file was written by another ftgen, a plug-in, black, jinja2 or markdown-it-py of another version. Run\n"
        "ftgen, and pin the versions where the output is to change only when you say so.",
    ),
    Rule(
        "drift-options",
        Severity.ERROR,
        "The file was generated with other settings.",
        "A setting that decides what is generated is not the one that the manifest names. Run ftgen with the\n"
        "settings that are meant; settings in pyproject.toml are the same for everyone.",
    ),
    Rule(
        "drift-missing",
        Severity.ERROR,
        "A generated file is not there.",
        "It was never generated, or deleted, or not committed. Run ftgen.",
    ),
    Rule(
        "drift-edited",
        Severity.ERROR,
        "A generated file was edited.",
        "The file is not as ftgen wrote it. Move the edits elsewhere (handlers live in your own modules), then run\n"
        'ftgen --force, which overwrites them. Where a formatter made them, say so to ftgen: format = "ruff" in\n'
        "[tool.ftgen] lays the output out as ruff does with your settings, `after` runs any other command.",
    ),
    Rule(
        "drift-stale",
        Severity.ERROR,
        "A file is no longer generated.",
        "ftgen wrote it for something that the description had, or for another target. Running ftgen deletes it;\n"
        "where it was edited, or no manifest lists it, ftgen --force does. Whoever wants to keep it as a file of\n"
        "their own deletes its first line.",
    ),
    Rule(
        "drift-foreign",
        Severity.ERROR,
        "Something that ftgen did not write stands where a file is to be.",
        "A file of yours, or a folder. Move it away, or generate into another folder; ftgen --force overwrites files,\n"
        "and removes folders that are empty.",
    ),
)
