"""``python -m support.importing FOLDER…`` imports every module of every package that stands in the folders."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from pathlib import Path


def import_all(out: Path) -> None:
    """Import the package of one output, reach every operation from both clients, make the application."""
    manifest = json.loads((out / ".ftgen.json").read_text("utf-8"))
    targets = {"client", "server"} & {
        path.name for path in (out / manifest["package"]).iterdir()
    }
    package = importlib.import_module(manifest["package"])
    for name in package.__all__:
        getattr(package, name)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    if "client" in targets:
        for client in (
            package.Client(base_url="http://localhost"),
            package.AsyncClient(base_url="http://localhost"),
        ):
            for operation in manifest["operations"]:
                reached = client
                for attribute in operation["attribute"].split("."):
                    reached = getattr(reached, attribute)
                assert callable(reached), operation
    if "server" in targets:
        importlib.import_module(package.__name__ + ".server").create_app()


if __name__ == "__main__":
    for folder in map(Path, sys.argv[1:]):
        sys.path.insert(0, str(folder))
        import_all(folder)
        print(folder.name)
