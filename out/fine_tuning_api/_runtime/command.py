"""``python -m <package>.server``: serves the handlers that installed packages declare."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from starlette.applications import Starlette

from .serving import Application


def main(
    create_app: Callable[..., Starlette],
    package: str,
    arguments: Sequence[str] | None = None,
) -> int:
    """Serve until interrupted; the exit code is 2 where uvicorn is missing."""
    parser = argparse.ArgumentParser(
        prog=f"python -m {package}", description="Serve the API over HTTP."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")
    parser.add_argument("--prefix", default="", help="path before all operations")
    options = parser.parse_args(arguments)
    try:
        import uvicorn
    except ImportError:
        sys.stderr.write("uvicorn is needed to serve: pip install uvicorn\n")
        return 2
    app = create_app(prefix=options.prefix)
    assert isinstance(app, Application)
    lines = summary(app, options.host, options.port)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
    uvicorn.run(app, host=options.host, port=options.port, log_level="warning")
    return 0


def summary(app: Application, host: str, port: int) -> list[str]:
    """What is served and where, in a few lines."""
    group = app.api.entry_points
    lines = [f"{app.api.title} {app.api.version} at http://{host}:{port}{app.prefix}/"]
    width = max((len(each.operation.method) for each in app.endpoints), default=0)
    for each in app.endpoints[:20]:
        state = "501, no handler" if each.handler is None else "ready"
        operation = each.operation
        lines.append(
            f"  {operation.method:{width}} {app.prefix}{operation.path}  {state}"
        )
    if len(app.endpoints) > 20:
        lines.append(f"  … and {len(app.endpoints) - 20} more")
    if not all(each.handler for each in app.endpoints):
        lines.append(f"Handlers are declared as entry points in the group {group!r}.")
    return lines
