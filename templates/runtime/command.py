"""``python -m <package>.server``: serves the handlers that installed packages declare, an application, or examples."""

from __future__ import annotations

import argparse
import inspect
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

from starlette.requests import Request

from .example_call import example_call
from .examples import example_app
from .landing import state
from .observing import Observer
from .operations import Operation
from .serving import Api, Application

_MOST_LINES = 20
_LEVELS = ("critical", "error", "warning", "info", "debug", "trace")


class _Refused(Exception):
    """It cannot be served, for a reason that is worth a line."""


class _Told(Observer):
    """Prints a line for each request."""

    def finished(
        self, operation: Operation, request: Request, status: int, seconds: float
    ) -> None:
        """Print it."""
        what = f"{status} {operation.method} {request.url.path}"
        _print([f"{what}  {operation.id}  {seconds * 1000:.1f} ms"])


def main(
    api: Api,
    create_app: Callable[..., Application],
    package: str,
    arguments: Sequence[str] | None = None,
    *,
    receiving: tuple[Api, Callable[..., Application]] | None = None,
) -> int:
    """Serve until interrupted; the exit code is 2 where it cannot be served.

    ``receiving`` is what takes the webhooks of an API, served in its place where that is asked for.
    """
    parser = _parser(package)
    if receiving is not None:
        told = "receive what the API sends, and do not serve it"
        parser.add_argument("--webhooks", action="store_true", help=told)
    options = parser.parse_args(arguments)
    if receiving is not None and options.webhooks:
        api, create_app = receiving
    try:
        _serve(api, create_app, package, options)
    except _Refused as reason:
        sys.stderr.write(f"{reason}\n")
        return 2
    return 0


def _parser(package: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m {package}", description="Serve the API over HTTP."
    )
    add = parser.add_argument
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--app",
        metavar="MODULE:NAME",
        help="serve this application, or what this function makes",
    )
    what.add_argument(
        "--examples",
        action="store_true",
        help="answer with the description's examples, and made values where it has none",
    )
    add("--seed", type=int, default=1, help="decides about made values (1)")
    add("--prefix", default="", help="path before all operations")
    add("--host", default="127.0.0.1", help="address to listen on")
    add("--port", type=_port, default=8000, help="port to listen on, 0 for a free one")
    add("--uds", metavar="PATH", help="Unix socket to listen on, and no port")
    add("--workers", type=int, help="how many processes serve")
    add("--reload", action="store_true", help="start again when a module changes")
    add("--log-level", choices=_LEVELS, default="warning", help="what uvicorn logs")
    return parser


def _serve(
    api: Api,
    create_app: Callable[..., Application],
    package: str,
    options: argparse.Namespace,
) -> None:
    try:
        import uvicorn
    except ImportError:
        raise _Refused("uvicorn is needed to serve: pip install uvicorn") from None
    several = options.reload or (options.workers or 1) > 1
    if several and (options.examples or options.prefix):
        raise _Refused("--reload and --workers serve neither --examples nor --prefix")
    app, reference = _application(api, create_app, package, options)
    if isinstance(app, Application) and app.missing:
        raise _Refused(app.missing)
    listening: dict[str, Any] = {"uds": options.uds}
    address = f"unix:{options.uds}"
    if options.uds is None:
        port = _free_port(options.host, options.port)
        listening = {"host": options.host, "port": port}
        address = f"http://{options.host}:{port}"
    if isinstance(app, Application):
        _print(summary(app, address, examples=options.examples))
    if options.examples:
        _print(example_call(api, app, f"{address}{app.prefix}"))
    uvicorn.run(
        reference if several else app,
        factory=several and not hasattr(_named(reference), "router"),
        workers=options.workers,
        reload=options.reload,
        log_level=options.log_level,
        **listening,
    )


def _application(
    api: Api,
    create_app: Callable[..., Application],
    package: str,
    options: argparse.Namespace,
) -> tuple[Any, str]:
    """The application, and the name by which other processes find it or what makes it."""
    if options.examples:
        seed, prefix = options.seed, options.prefix
        return example_app(api, seed=seed, prefix=prefix, observe=_Told()), ""
    if options.app is None:
        app = create_app(prefix=options.prefix, check_replies=True)
        return app, f"{package}:{create_app.__name__}"
    found = _named(options.app)
    if hasattr(found, "router"):
        return found, options.app
    if inspect.isclass(found) or not callable(found):
        raise _Refused(
            f"{options.app} is neither an application nor a function that makes one"
        )
    return found(), options.app


def _named(reference: str) -> Any:
    """What a module has under a name."""
    module, _, name = reference.partition(":")
    if not module or not name:
        raise _Refused(f"{reference} is not MODULE:NAME")
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise _Refused(f"{reference} cannot be found: {error}") from error


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{number} is not between 0 and 65535")
    return number


def _free_port(host: str, port: int) -> int:
    """The port where it can be listened on, for 0 one that is free."""
    try:
        with socket.create_server((host, port)) as found:
            number: int = found.getsockname()[1]
            return number
    except OSError as error:
        reason = f"{host}:{port} cannot be listened on: {error.strerror}"
        raise _Refused(f"{reason}; give --port, or 0 for a free one") from error


def _print(lines: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def summary(app: Application, address: str, *, examples: bool = False) -> Iterator[str]:
    """What is served and where, in a few lines."""
    what = " with examples" if examples else ""
    yield f"{app.api.title} {app.api.version}{what}: {address}{app.prefix}/ (Ctrl-C stops it)"
    shown = app.endpoints[:_MOST_LINES]
    operations = [each.operation for each in shown]
    paths = [f"{app.prefix}{each.path}" for each in operations]
    width = max((len(each.method) for each in operations), default=0)
    longest = max(map(len, paths), default=0)
    for each, path in zip(shown, paths, strict=True):
        yield f"  {each.operation.method:{width}}  {path:{longest}}  {state(each)}"
    if len(app.endpoints) > _MOST_LINES:
        yield f"  … and {len(app.endpoints) - _MOST_LINES} more"
    if examples:
        yield "Any key is right, and none is needed."
        yield "Another answer: Prefer: code=404. Another example: Prefer: example=NAME."
    elif not all(each.handler for each in app.endpoints):
        yield f"Handlers are declared as entry points in the group {app.api.entry_points!r}."
        yield "With --examples, every operation answers as the description's examples do."
