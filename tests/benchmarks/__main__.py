"""``python -m tests.benchmarks [codecs|server|plain|loopback|client|streams|process|growth|shapes ...]``: the table of ratios."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable


def codecs() -> str:
    """JSON to objects and back."""
    from tests.benchmarks import codecs
    from tests.benchmarks.measure import table

    return table("A page of 20 jobs, from and to JSON", codecs.rows())


def server() -> str:
    """Servers called in process."""
    from tests.benchmarks import servers
    from tests.benchmarks.measure import table

    return table("Servers, called in process", servers.rows())


def plain() -> str:
    """The same without orjson, in a process of its own."""
    code = "import sys; sys.modules['orjson'] = None; from tests.benchmarks.__main__ import server; print(server())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return f"Without orjson. {done.stdout or done.stderr}".strip()


def loopback() -> str:
    """Servers under uvicorn."""
    from tests.benchmarks import loopback
    from tests.benchmarks.measure import table

    title = (
        f"Servers under uvicorn with {loopback.parser()}, over loopback: their CPU time"
    )
    return table(title, loopback.rows())


def client() -> str:
    """Clients over a mock transport."""
    from tests.benchmarks import clients
    from tests.benchmarks.measure import table

    return table("Clients over httpx2.MockTransport", clients.rows())


def streams() -> str:
    """Streams of events."""
    from tests.benchmarks import streams
    from tests.benchmarks.measure import table

    return table("Streams of events over httpx2.MockTransport", streams.rows())


def process() -> str:
    """Whole processes."""
    from tests.benchmarks import processes
    from tests.benchmarks.measure import table

    lines = table("Whole processes", processes.rows())
    return f"{lines}\n  openapi-python-client leaves out: {processes.dropped()}"


def growth() -> str:
    """How cost grows with size."""
    from tests.benchmarks.growth import report

    return f"Growth, the description doubled four times\n{report()}"


def shapes() -> str:
    """What odd descriptions cost."""
    from tests.benchmarks.shapes import report

    return f"Odd shapes, in seconds of processor time with all workers\n{report()}"


SECTIONS: dict[str, Callable[[], str]] = {
    "codecs": codecs,
    "server": server,
    "plain": plain,
    "loopback": loopback,
    "client": client,
    "streams": streams,
    "process": process,
    "growth": growth,
    "shapes": shapes,
}


def main(names: list[str]) -> int:
    """Write the sections of these names, or all, to standard output."""
    if unknown := set(names) - set(SECTIONS):
        known = ", ".join(SECTIONS)
        sys.stderr.write(
            f"no section {', '.join(sorted(unknown))}; there are {known}\n"
        )
        return 2
    for name in names or SECTIONS:
        sys.stdout.write(SECTIONS[name]() + "\n\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
