"""Descriptions that refer to each other, written into a folder."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


def write(folder: Path, **files: str) -> Path:
    """Write files whose names hold ``__`` for a slash; returns where api.yaml is."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder / "api.yaml"


def follow(spec: Spec, name: str) -> Schema:
    """The schema that a component leads to."""
    schema = spec.description.schemas[name]
    while schema.ref is not None:
        schema = spec.schema(schema.ref)
    return schema
