"""JSON Schemas: of [tool.ftgen] in pyproject.toml, and of the report for programs."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from ftgen.config import FILTER, FORMATTERS, PAGING_FIELDS, SELECTOR, Config
from ftgen.options import SETTINGS, Setting
from ftgen.rules import RULES
from ftgen.severity import Severity

_DRAFT = "http://json-schema.org/draft-07/schema#"  # what editors of TOML read
_TEXT = {"type": "string", "minLength": 1}
_VALUES: dict[str, dict[str, Any]] = {"format": {"enum": list(FORMATTERS)}}
_ITEMS: dict[str, dict[str, Any]] = {
    "only": {"type": "string", "pattern": f"^({FILTER.pattern})"},
    "exclude": {"type": "string", "pattern": f"^({FILTER.pattern})"},
    "allow": {"enum": sorted(RULES)},
    "show": {"enum": [each.name for each in RULES.values() if each.is_on_request]},
}
_PAGING: dict[str, Any] = {
    "anyOf": [
        {"const": False},
        _TEXT,
        {
            "type": "object",
            "properties": {
                name: {"type": "integer"} if name == "first" else _TEXT
                for name in sorted(PAGING_FIELDS)
            },
            "required": ["kind"],
            "additionalProperties": False,
        },
    ]
}


def config_schema() -> dict[str, Any]:
    """The schema of the [tool.ftgen] table, for editors that complete and check TOML."""
    settings = {setting.key: _setting(setting) for setting in SETTINGS}
    job = {
        "type": "object",
        "properties": settings,
        "additionalProperties": False,
    }
    return {
        "$schema": _DRAFT,
        "title": "ftgen",
        "description": "What ftgen generates; what stands here holds for all jobs.",
        "type": "object",
        "properties": {
            **settings,
            "jobs": {
                "type": "array",
                "description": "Several jobs, each under a [[tool.ftgen.jobs]] heading of its own.",
                "items": job,
            },
        },
        "additionalProperties": False,
    }


def _setting(setting: Setting) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": setting.help}
    match setting.kind:
        case "text":
            schema |= _VALUES.get(setting.key, _TEXT)
        case "texts":
            items = _ITEMS.get(setting.key, _TEXT)
            schema |= {"type": "array", "items": items}
        case "flag":
            schema["type"] = "boolean"
        case "paging":
            schema |= {
                "type": "object",
                "propertyNames": {"pattern": f"^({FILTER.pattern})"},
                "additionalProperties": _PAGING,
            }
        case "map":
            names = {"pattern": f"^({SELECTOR.pattern})"}
            schema |= {
                "type": "object",
                "propertyNames": names,
                "additionalProperties": _TEXT,
            }
    default = _DEFAULTS.get(setting.name)
    if default not in ("", (), None):
        schema["default"] = list(default) if setting.kind == "texts" else default
    return schema


_DEFAULTS = {
    field.name: field.default
    for field in fields(Config)
    if field.default is not MISSING
}


def report_schema() -> dict[str, Any]:
    """The schema of what --format json prints."""
    position = {"type": "integer", "minimum": 1}
    diagnostic = {
        "rule": {"type": "string", "description": "`ftgen explain RULE` says more."},
        "severity": {"enum": [severity.value for severity in Severity]},
        "message": {"type": "string", "description": "What is wrong."},
        "hint": {"type": "string", "description": "What to do about it, or nothing."},
        "file": {"type": "string", "description": "A path, an address or <stdin>."},
        "line": position,
        "column": position,
        "pointer": {
            "type": "string",
            "description": "A JSON Pointer into the file, or an option of the command line.",
        },
    }
    report = {
        "status": {"enum": ["ok", "drift", "error"]},
        "files": {
            "type": "array",
            "items": {"type": "string"},
            "description": "The generated files, or after --check those that differ.",
        },
        "operations": {"type": "integer", "minimum": 0},
        "mending": {
            "type": "array",
            "items": _TEXT,
            "description": "The commands that mend what drifted, one for each job.",
        },
        "diagnostics": {"type": "array", "items": _closed(diagnostic)},
    }
    return {"$schema": _DRAFT, "title": "A report of ftgen", **_closed(report)}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
