"""`ftgen schema`: JSON Schemas of what ftgen reads and writes."""

from __future__ import annotations

import json

import click

from ftgen.reporting.schemas import config_schema, report_schema

_SCHEMAS = {"config": config_schema, "report": report_schema}


@click.command("schema")
@click.argument("name", metavar="[config|report]", type=click.Choice(list(_SCHEMAS)))
def command(name: str) -> int:
    """Print the JSON Schema of [tool.ftgen] (config) or of --format json (report)."""
    click.echo(json.dumps(_SCHEMAS[name](), indent=2))
    return 0
