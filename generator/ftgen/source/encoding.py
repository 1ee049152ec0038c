"""From octets to text: UTF-8, UTF-16 and UTF-32, with or without a byte order mark."""

from __future__ import annotations

import codecs

from ftgen.diagnostics import Diagnostic, FtgenError, Location, finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, file: str) -> str:
    """Return the text of a file.

    Raises FtgenError (rule ``wrong-encoding``) with the place of the first octet that is not text.
    """
    mark, encoding = _encoding(data)
    body = data[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise FtgenError(_finding(body, encoding, error, file)) from None


def _encoding(data: bytes) -> tuple[bytes, str]:
    """Tell the encoding by the byte order mark, else by where the zeros stand (YAML 1.2 §5.2)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    match [octet == 0 for octet in data[:4]]:
        case [True, True, True, False]:
            return b"", "utf-32-be"
        case [False, True, True, True]:
            return b"", "utf-32-le"
        case [True, False, *_]:
            return b"", "utf-16-be"
        case [False, True, *_]:
            return b"", "utf-16-le"
    return b"", "utf-8"


def _finding(
    body: bytes, encoding: str, error: UnicodeDecodeError, file: str
) -> Diagnostic:
    before = body[: error.start].decode(encoding, errors="replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    octet = body[error.start]
    return finding(
        "wrong-encoding",
        f"not {encoding.upper()} text: octet 0x{octet:02X}",
        Location(file, "", line, column),
        "save the file as UTF-8",
    )
