"""``python -m ftgen``."""

from ftgen.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
