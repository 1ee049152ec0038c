"""Says in a line what is missing where a server is started by ``python -m``, and no traceback."""

from __future__ import annotations

import sys
from importlib.util import find_spec


def require(*modules: str) -> None:
    """End the process with code 2 where a module is missing; anywhere else the import fails as imports do."""
    if sys.argv[:1] != ["-m"]:  # what stands there while the package is looked for
        return
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        names = " ".join(missing)
        sys.stderr.write(f"to serve, there must be {names}: pip install {names}\n")
        raise SystemExit(2)
