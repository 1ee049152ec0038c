"""Rules about the command line, the configuration and the output folder."""

from __future__ import annotations

from ftgen.rules.rule import Rule
from ftgen.severity import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "usage",
        Severity.ERROR,
        "The command line cannot be understood.",
        "An option is unknown, lacks its value, or contradicts another. `ftgen --help` lists them all.",
        exit_code=2,
    ),
    Rule(
        "no-jobs",
        Severity.ERROR,
        "There is nothing to generate from.",
        "ftgen was called without a description, and no pyproject.toml here or in a folder above has a [tool.ftgen]\n"
        "table. Name a description, as in `ftgen openapi.yaml`, or write the job down, as `ftgen init` does:\n\n"
        "    [tool.ftgen]\n"
        '    spec = "openapi.yaml"\n'
        '    targets = ["client", "server"]\n',
        exit_code=2,
    ),
    Rule(
        "unreadable-config",
        Severity.ERROR,
        "pyproject.toml cannot be read.",
        "The file is not valid TOML, not UTF-8, or may not be read.",
        exit_code=2,
    ),
    Rule(
        "unknown-setting",
        Severity.ERROR,
        "A key of [tool.ftgen] means nothing to ftgen.",
        "A misspelt setting would be ignored in silence, so it is refused.",
        exit_code=2,
    ),
    Rule(
        "invalid-setting",
        Severity.ERROR,
        "A setting has a value that it cannot have.",
        "Settings come from [tool.ftgen] in pyproject.toml or from options of the command line, where they are called\n"
        "alike; `ftgen schema config` prints their types. None may be blank. `package` has to be a Python identifier,\n"
        "jobs have names and folders of their own, and a filter begins with `tag:`, `path:` or `operation:`.",
        exit_code=2,
    ),
    Rule(
        "unknown-target",
        Severity.ERROR,
        "There is no target of that name.",
        "Targets are found through the entry-point group `ftgen.targets`: ftgen brings models, client, server and\n"
        "docs; an installed distribution can add others.",
        exit_code=2,
    ),
    Rule(
        "unknown-job",
        Severity.ERROR,
        "There is no job of that name.",
        "--job takes the `name` of a table under [[tool.ftgen.jobs]] in pyproject.toml.",
        exit_code=2,
    ),
    Rule(
        "failing-command",
        Severity.ERROR,
        "A command that goes over the output fails.",
        'A command of the setting `after`, or ruff where the setting `format` is "ruff", is not there, exits with\n'
        "another code than 0, or deletes a generated file. It is run without a shell, in the folder of the\n"
        "configuration, over a copy of the output whose path it gets for {out}.",
        exit_code=2,
    ),
    Rule(
        "failing-target",
        Severity.ERROR,
        "A target of another distribution fails.",
        "The target cannot be imported, is not what a target has to be (a `name`, `requires`, `exports`, `plan` and\n"
        "`next_steps`), raises an exception, or plans a file that it may not write: outside the output folder, or\n"
        "one that another target plans otherwise. It is a defect of the distribution that is named.",
        exit_code=2,
    ),
    Rule(
        "unknown-rule",
        Severity.ERROR,
        "There is no rule of that name.",
        "--allow takes the name of a rule, as it stands in brackets at the end of a diagnostic.",
        exit_code=2,
    ),
    Rule(
        "unmatched-filter",
        Severity.ERROR,
        "A filter of --only or --exclude selects nothing.",
        "`tag:` matches the name of a tag, `path:` a path of the description, `operation:` an operationId,\n"
        "`extension:` an extension that an operation has and that is not false, `deprecated` what is deprecated, and\n"
        "`schema:` the operations that use a schema, and the schema; `*` and `?` stand for any text and any\n"
        "character. A filter that selects nothing is most likely a mistake.",
        exit_code=2,
    ),
    Rule(
        "unmatched-name",
        Severity.ERROR,
        "A name is chosen for what is not there.",
        "A key of [tool.ftgen.names] is `schema:KEY`, `operation:ID`, `tag:NAME` or `property:SCHEMA.NAME`, spelled\n"
        "as in the description; a property goes by its schema's key, or by the name of the class that it is in.\n"
        "Most likely the description changed and the name did not follow.",
        exit_code=2,
    ),
    Rule(
        "unwritable-output",
        Severity.ERROR,
        "The output folder cannot be written.",
        "The folder of --out, or a file in it, cannot be created or replaced: it is a file, or may not be written.\n"
        "Files that were written before the failure are whole, and the next run finishes the job.",
        exit_code=2,
    ),
    Rule(
        "foreign-folder",
        Severity.ERROR,
        "The output folder holds much else.",
        "The folder of --out is the root of the file system, the home folder, or the root of a checkout that ftgen\n"
        "was not called in, and nothing that ftgen wrote is there. That is most likely a mistake. Name a folder\n"
        "inside it, or say --force once.",
        exit_code=2,
    ),
    Rule(
        "edited-file",
        Severity.ERROR,
        "A generated file was edited.",
        "The file is one of ftgen's: the manifest (.ftgen.json) lists it, or its first line says so. But it is not as\n"
        "ftgen wrote it, so that writing it again would lose the edits. Move them elsewhere (handlers live in your\n"
        "own modules), or give --force to overwrite them. Nothing is written until then.",
    ),
    Rule(
        "foreign-file",
        Severity.ERROR,
        "A file that ftgen did not write is in the way.",
        "A file of the output exists already, with other content; the manifest (.ftgen.json) does not list it, nor\n"
        "does its first line say that ftgen wrote it. Or a folder stands in its place. Move it away, generate into\n"
        "another folder with --out, or give --force: it overwrites files, and removes folders that are empty.",
    ),
    Rule(
        "other-package",
        Severity.ERROR,
        "The output folder belongs to another package.",
        "An output folder holds one package, and the run would delete the files of the one that is there. Name\n"
        "another folder with --out; if the package was renamed (its name comes from the description's title\n"
        "unless --package is given), say --force once.",
    ),
    Rule(
        "kept-file",
        Severity.WARNING,
        "An edited file is no longer generated.",
        "ftgen deletes a file that it no longer generates only if the file is as ftgen wrote it. This one was\n"
        "edited, or no manifest lists it: it stays until --force is given. Delete its first line to keep it as a file\n"
        "of your own.",
    ),
    Rule(
        "broken-manifest",
        Severity.ERROR,
        "The manifest of an earlier run cannot be read.",
        "The file .ftgen.json in the output folder says which files ftgen wrote, and how. Without it ftgen cannot\n"
        "tell whether its files were edited. Restore it from version control, or give --force. A merge leaves nothing\n"
        "that ftgen cannot read: of its two sides both are taken.",
    ),
    Rule(
        "failing-template",
        Severity.ERROR,
        "A template that goes before one of ftgen's fails.",
        "The folder that `templates` of [tool.ftgen] names has a template that Jinja cannot read, or that asks for\n"
        "something that it is not given. CONTEXTS.md beside it, which `ftgen templates` writes, has what it is given.",
    ),
    Rule(
        "unknown-template",
        Severity.WARNING,
        "A template goes before none of ftgen's.",
        "Templates are taken by their names, folder included, as in client/group.py.jinja. Those that only others\n"
        "include begin with an underscore.",
    ),
    Rule(
        "changed-context",
        Severity.WARNING,
        "A template is given something else than when it was written.",
        "What a template is given belongs to ftgen and may change with it. contexts.json in the folder of the\n"
        "templates has a digest for each; run `ftgen templates` with the folder once the template is as it has to be.",
    ),
    Rule(
        "internal-error",
        Severity.ERROR,
        "ftgen itself failed.",
        "This is a defect of ftgen, not of the description. Please report it with the description that shows it;\n"
        "with FTGEN_DEBUG=1 in the environment ftgen prints the traceback that helps to find it.",
        exit_code=3,
    ),
)
