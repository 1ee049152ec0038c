"""What is generated can be checked out everywhere."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from support.command import call
from support.project import tree

DEVICES = {"aux", "con", "nul", "prn"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Aux, version: "1"}
paths:
  /com1:
    get:
      tags: [nul]
      responses: {"200": {description: x, content: {application/json: {schema: {$ref: "#/components/schemas/Con"}}}}}
  /lpt9:
    get:
      responses: {"200": {description: x, content: {application/json: {schema: {$ref: "#/components/schemas/PRN"}}}}}
components:
  schemas:
    Con: {type: object, properties: {aux: {type: string}}}
    PRN: {type: object, properties: {con: {$ref: "#/components/schemas/Con"}}}
"""


def test_no_file_is_called_like_a_device_of_windows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "api.yaml").write_text(DESCRIPTION)
    code, _, err = call(capsys, "--spec", "api.yaml")
    assert (code, err) == (0, "")
    parts = {
        part for path in tree(folder / "out") for part in PurePosixPath(path).parts
    }
    assert {
        part for part in parts if part.partition(".")[0].lower() in DEVICES
    } == set()
    assert {"con_.py", "aux_", "nul_.py", "lpt9_.py", "Con_.md"} <= parts
    page = (folder / "out" / "docs" / "models" / "PRN_.md").read_text()
    assert "models/Con_.md)" in page
