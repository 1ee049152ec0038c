"""``python -m tests.examples.run OUT PACKAGE``: runs the examples of one documentation, in a process of its own."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.examples.blocks import Block, base_paths, blocks
from tests.examples.server import example_server, execute, handler_server, serve


def main(out: str, package: str) -> dict[str, Any]:
    """How many examples there are of each kind, and what went wrong with the others."""
    warnings.simplefilter("ignore", DeprecationWarning)
    sys.path.insert(0, out)
    docs = Path(out, "docs")
    found = list(blocks(docs))
    kinds: dict[str, list[Block]] = {"call": [], "handler": [], "value": []}
    for each in found:
        kinds.setdefault(each.kind, []).append(each)
    faults = list(_faults("value", kinds["value"], _decoded))
    if kinds["handler"] or kinds["call"]:
        bases = base_paths(docs)
        faults += _faults("handler", kinds["handler"], lambda each: execute(each.code))
        if not faults:
            apis = [each for each in kinds["handler"] if each.page.startswith("apis/")]
            serve(handler_server(package, apis), bases)
            plain = [each for each in kinds["call"] if ".stream_" not in each.code]
            faults += _faults("call of a handler", plain, _called)
        serve(example_server(package), bases)
        faults += _faults("call", kinds["call"], _called)
    counts = {kind: len(kinds[kind]) for kind in ("call", "handler", "value")}
    return {"counts": counts, "faults": faults}


def _faults(
    kind: str, found: Iterable[Block], run: Callable[[Block], object]
) -> Iterator[str]:
    for block in found:
        try:
            run(block)
        except Exception as error:
            said = f"{type(error).__name__}: {error}".split("\n")[0][:300]
            yield f"{kind} on {block.page}: {said}"


def _called(block: Block) -> None:
    execute(block.code)


def _decoded(block: Block) -> None:
    """Run a value; what it is on the wire has to be valid."""
    value = execute(block.code)["value"]
    if hasattr(value, "to_dict"):
        type(value).from_dict(value.to_dict())


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2])))
