"""``python -m tests.siege [--requests N] [--seed N]``: what the server answered, and whether it has grown."""

from __future__ import annotations

import argparse

from tests.siege.run import besieged


def main() -> int:
    """Print the figures; exit 1 if an answer is the server's fault, or it holds more than it did."""
    parser = argparse.ArgumentParser(prog="python -m tests.siege")
    parser.add_argument("--requests", type=int, default=50_000, help="how many")
    parser.add_argument("--seed", type=int, default=0, help="another one, other ones")
    given = parser.parse_args()
    report = besieged(given.requests, given.seed)
    for line in report.lines():
        print(line)
    return int(report.is_bad)


if __name__ == "__main__":
    raise SystemExit(main())
