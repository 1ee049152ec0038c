"""Serve the API: ``python -m`` with the name of this package."""

from .._runtime.command import main
from . import create_app

if __name__ == "__main__":
    raise SystemExit(main(create_app, __package__ or ""))
