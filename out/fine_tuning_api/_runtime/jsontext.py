"""JSON text: orjson where it is installed, the standard library elsewhere.

Numbers that JSON cannot hold are refused by the standard library; orjson writes null, as JSON.stringify does.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


def _octets(value: Any) -> str:
    """Raw octets (``format: binary``) as a JSON string, one character each (ISO 8859-1)."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")


_decode = json.JSONDecoder(parse_constant=_refuse).decode
_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_octets
).encode


def _loads(text: str | bytes) -> Any:
    """Read JSON in UTF-8; raises ValueError for what is not."""
    return _decode(text if isinstance(text, str) else str(text, "utf-8"))


def _dumps(value: Any) -> bytes:
    """Write JSON as UTF-8; raises ValueError for numbers that JSON cannot hold."""
    return _encode(value).encode()


try:
    import orjson
except ImportError:
    loads: Callable[[str | bytes], Any] = _loads
    dumps: Callable[[Any], bytes] = _dumps
else:

    def _fast_dumps(value: Any) -> bytes:
        try:
            return orjson.dumps(value, default=_octets)
        except TypeError:
            return _dumps(value)

    loads, dumps = orjson.loads, _fast_dumps
