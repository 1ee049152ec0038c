"""``python -m <package>.server``: serves the handlers that installed packages declare, or examples."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from .example_call import example_call
from .examples import example_app
from .landing import state
from .serving import Api, Application

_MOST_LINES = 20


def main(
    api: Api,
    create_app: Callable[..., Application],
    package: str,
    arguments: Sequence[str] | None = None,
) -> int:
    """Serve until interrupted; the exit code is 2 where it cannot be served."""
    options = _parser(package).parse_args(arguments)
    try:
        import uvicorn
    except ImportError:
        return _refuse("uvicorn is needed to serve: pip install uvicorn")
    if options.examples:
        app = example_app(api, seed=options.seed, prefix=options.prefix)
    else:
        app = create_app(prefix=options.prefix, check_replies=True)
    address = f"http://{options.host}:{options.port}"
    _print(summary(app, address, examples=options.examples))
    if options.examples:
        _print(example_call(api, app, f"{address}{app.prefix}"))
    uvicorn.run(app, host=options.host, port=options.port, log_level="warning")
    return 0


def _parser(package: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m {package}", description="Serve the API over HTTP."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")
    parser.add_argument("--prefix", default="", help="path before all operations")
    parser.add_argument(
        "--examples",
        action="store_true",
        help="answer with the description's examples, and made values where it has none",
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="decides about made values (1)"
    )
    return parser


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return 2


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
