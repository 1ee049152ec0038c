"""``python -m tests.fuzz [--seconds N] [--seed N] [--corpus FOLDER]``: answers that are none, until time is up."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.fuzz.descriptions import descriptions, seeds
from tests.fuzz.trial import fault


def main() -> int:
    """Print a line for each description that was not answered and keep it; exit 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=int, default=60, help="how long to go on")
    parser.add_argument("--seed", type=int, default=0, help="another one, another row")
    parser.add_argument("--corpus", type=Path, help="a folder of more descriptions")
    parser.add_argument("--keep", type=Path, default=Path("fuzz"), help="where to")
    given = parser.parse_args()
    end = time.monotonic() + given.seconds
    faults = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, description in descriptions(seeds(given.corpus), given.seed):
            if time.monotonic() > end:
                break
            tried += 1
            if said := fault(Path(folder), description):
                faults += 1
                given.keep.mkdir(exist_ok=True)
                (given.keep / f"{given.seed}-{number}.json").write_bytes(description)
                print(f"{given.seed}-{number}: {said}", flush=True)
    print(f"{tried} descriptions, {faults} not answered")
    return int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main())
