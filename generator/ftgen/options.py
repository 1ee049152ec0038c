"""The settings of a job, each once: its key in pyproject.toml, its option, and what both are for.

What reads pyproject.toml, the command line and `ftgen schema config` are made of this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "texts", "flag", "map", "paging"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting; ``metavar`` is what the help of its option calls a value. A table has no option.

    ``singular`` is the option's name where it is another than the key; ``is_path`` says that a value is
    relative to the file that it stands in.
    """

    key: str
    kind: Kind
    help: str
    metavar: str = ""
    singular: str = ""
    is_path: bool = False

    @property
    def name(self) -> str:
        """What the field of a configuration is called."""
        return self.key.replace("-", "_")

    @property
    def option(self) -> str:
        """The option of the command line; one of a list is given once for each item."""
        return f"--{self.singular or self.key}"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        key="name",
        kind="text",
        singular="job",
        metavar="NAME",
        help="What the job is called.",
    ),
    Setting(
        key="spec",
        kind="text",
        metavar="FILE",
        is_path=True,
        help="The OpenAPI description: a file, an https address, or - for standard input.",
    ),
    Setting(
        key="targets",
        kind="texts",
        singular="target",
        metavar="NAME",
        help="What to generate: models, client, server, docs, dist (what pip needs), or what a plug-in adds.",
    ),
    Setting(
        key="out",
        kind="text",
        metavar="FOLDER",
        is_path=True,
        help="The folder to write to.",
    ),
    Setting(
        key="package",
        kind="text",
        metavar="NAME",
        help="The name of the package; without it, that of the description's title.",
    ),
    Setting(
        key="overlays",
        kind="texts",
        singular="overlay",
        metavar="FILE",
        is_path=True,
        help="Change the description by this OpenAPI Overlay before it is read; in the order given.",
    ),
    Setting(
        key="templates",
        kind="text",
        metavar="FOLDER",
        is_path=True,
        help="Take the templates that this folder has in the place of ftgen's own.",
    ),
    Setting(
        key="names",
        kind="map",
        help="Names in Python by what has them: schema:KEY, operation:ID, tag:NAME or property:SCHEMA.NAME.",
    ),
    Setting(
        key="pagination",
        kind="paging",
        help="How the pages of operations follow each other, by filters as those of only; false where there are none.",
    ),
    Setting(
        key="only",
        kind="texts",
        metavar="FILTER",
        help="Generate only what matches: tag:NAME, path:/PATH, operation:ID, schema:NAME, extension:x-NAME "
        "or deprecated, with * for any text.",
    ),
    Setting(
        key="exclude",
        kind="texts",
        metavar="FILTER",
        help="Leave out what matches.",
    ),
    Setting(
        key="allow",
        kind="texts",
        metavar="RULE",
        help="Make errors of this rule warnings.",
    ),
    Setting(
        key="show",
        kind="texts",
        metavar="RULE",
        help="Report the notes of this rule, as pagination: how the pages of each operation follow each other.",
    ),
    Setting(
        key="format",
        kind="text",
        metavar="NAME",
        help="What lays the Python out: black, ruff with the project's settings, or none.",
    ),
    Setting(
        key="after",
        kind="texts",
        metavar="COMMAND",
        help="Run this over the output before it is compared or written; {out} is its folder.",
    ),
    Setting(
        key="docs-base",
        kind="text",
        metavar="URL",
        help="The site that links such as /guides of the description lead to; else that of externalDocs or servers.",
    ),
    Setting(key="strict", kind="flag", help="Make warnings errors."),
    Setting(
        key="allow-remote",
        kind="flag",
        help="Fetch what http and https addresses name.",
    ),
    Setting(
        key="allow-outside",
        kind="flag",
        help="Follow references to files outside the description's folder.",
    ),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}
BY_NAME = {setting.name: setting for setting in SETTINGS}
