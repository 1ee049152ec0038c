"""Packages of models, generated from the schemas of a small description and imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from ftgen import Config, generate


def write_models(
    folder: Path, schemas: Mapping[str, Any], name: str = "made_models"
) -> Path:
    """Generate the models of some schemas; each is used by an operation. Returns the output folder."""
    operations = {
        f"/{key}": {
            "post": {
                "operationId": f"send_{key}",
                "requestBody": {"content": _content(key)},
                "responses": {"200": {"description": "It.", "content": _content(key)}},
            }
        }
        for key in schemas
    }
    description = {
        "openapi": "3.1.0",
        "info": {"title": "Made", "version": "1"},
        "paths": operations,
        "components": {"schemas": dict(schemas)},
    }
    spec, out = folder / "api.yaml", folder / "out"
    spec.write_text(yaml.safe_dump(description, sort_keys=False), "utf-8")
    config = Config(spec=str(spec), out=str(out), package=name, targets=("models",))
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    return out


def _content(key: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{key}"}}}


@contextmanager
def imported(out: Path, name: str = "made_models") -> Iterator[ModuleType]:
    """The package of an output folder, forgotten afterwards."""
    sys.path.insert(0, str(out))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(out))
        for module in [key for key in sys.modules if key.partition(".")[0] == name]:
            del sys.modules[module]
