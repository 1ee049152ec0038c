"""The checkout and its tools."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
SPEC = ROOT / "specs" / "fine_tuning.yaml"

MINIMAL = """\
openapi: 3.1.0
info: {title: Small Pets, version: "1"}
servers: [{url: https://pets.example}]
tags: [{name: pets}, {name: owners}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: The pet.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
  /owners:
    get:
      operationId: listOwners
      tags: [owners]
      responses:
        "200":
          description: All owners.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Owner"}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
    Owner: {type: object, properties: {pet: {$ref: "#/components/schemas/Pet"}, age: {type: integer}}}
"""


def run(
    *arguments: str, cwd: Path = ROOT, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a module of this interpreter: ``run("ftgen", "--check")``; the result is not checked."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        env={**os.environ, **environment},
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder; compiled modules, and what ftgen keeps for its next run, aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"__pycache__", ".ftgen_cache"} & {*path.parts}
    }
