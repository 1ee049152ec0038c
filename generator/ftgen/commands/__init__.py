"""The commands of the command line, one module each; the module's ``command`` is what click runs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

COMMANDS = ("breaking", "explain", "init", "scaffold", "schema", "templates")
"""The names of the commands and of their modules; generate is what is done without one."""


def named(name: str) -> click.Command:
    """The command of that name; its module is imported when it is wanted."""
    command: click.Command = import_module(f"ftgen.commands.{name}").command
    return command
