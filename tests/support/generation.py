"""``python -m support.generation FOLDER`` generates every case into a folder of its name."""

from __future__ import annotations

import sys
from pathlib import Path

from ftgen import formatting, generate
from support.cases import CASES, config

if __name__ == "__main__":
    formatting._cores = lambda: 1  # black is imported once, not for each case
    for case in CASES:
        result = generate(config(case, Path(sys.argv[1], case.name)))
        assert result.status == "ok", (case.name, result.diagnostics)
