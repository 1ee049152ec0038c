"""Writes parameters: every style of OpenAPI 3.2 §4.12.2, as RFC 6570 expands it.

Each function takes a Python value and returns a finished, percent-encoded piece of a URL, or the text of a
header or cookie; ``UNSET`` and None give nothing. The module ``parameter_parsing`` reads what is written here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from .codec import encode
from .jsontext import dumps
from .unset import UNSET

_TRIPLET = re.compile("(%[0-9A-Fa-f]{2})")
_RESERVED_IN_PATH = ":[]@!$&'()*+,;="
_RESERVED_IN_QUERY = ":/?[]@!$'()*,;="
_DELIMITERS = str.maketrans("", "", ",;=&")


def segment(value: Any) -> str:
    """A path parameter in the default style, simple; raises ValueError when it is empty."""
    return (
        simple(value)
        if type(value) is not str
        else _whole_segment(quote(value, safe=""))
    )


def simple(value: Any, *, explode: bool = False, allow_reserved: bool = False) -> str:
    """Style simple in a path: ``3,4,5``, ``R,100,G,200`` or, exploded, ``R=100,G=200``.

    Raises ValueError where nothing would be left, because the path would be another one.
    """
    return _whole_segment(",".join(_pieces(value, explode, _path_safe(allow_reserved))))


def label(value: Any, *, explode: bool = False, allow_reserved: bool = False) -> str:
    """Style label in a path: ``.3,4,5`` or, exploded, ``.3.4.5`` and ``.R=100.G=200``.

    Raises ValueError where nothing but full stops would be left, because the path would be another one.
    """
    pieces = _pieces(value, explode, _path_safe(allow_reserved))
    if explode and not _is_primitive(value):
        text = "".join("." + piece.replace(".", "%2E") for piece in pieces)
    else:
        text = "." + ",".join(pieces) if pieces else ""
    if text and not text.replace("%2E", ".").strip("."):
        raise ValueError("a path parameter must not be empty or full stops alone")
    return text


def matrix(
    name: str, value: Any, *, explode: bool = False, allow_reserved: bool = False
) -> str:
    """Style matrix in a path: ``;color=3,4,5`` or, exploded, ``;color=3;color=4``."""
    safe = _path_safe(allow_reserved).replace(";", "")
    fields = _fields(name, value, explode, safe, ",")
    return "".join(f";{key}={text}" if text else f";{key}" for key, text in fields)


def form(
    name: str, value: Any, *, explode: bool = True, allow_reserved: bool = False
) -> str:
    """Style form in a query: ``color=3&color=4`` or, not exploded, ``color=3,4``."""
    if value is UNSET:
        return ""
    fields = _fields(name, value, explode, _query_safe(allow_reserved), ",")
    return "&".join([f"{key}={text}" for key, text in fields])


def space_delimited(
    name: str, value: Any, *, explode: bool = False, allow_reserved: bool = False
) -> str:
    """Style spaceDelimited in a query: ``color=3%204%205``; exploded it is style form."""
    _require_undivided(value, explode, " ")
    fields = _fields(name, value, explode, _query_safe(allow_reserved), "%20")
    return "&".join(f"{key}={text}" for key, text in fields)


def pipe_delimited(
    name: str, value: Any, *, explode: bool = False, allow_reserved: bool = False
) -> str:
    """Style pipeDelimited in a query: ``color=3%7C4%7C5``; exploded it is style form."""
    _require_undivided(value, explode, "|")
    fields = _fields(name, value, explode, _query_safe(allow_reserved), "%7C")
    return "&".join(f"{key}={text}" for key, text in fields)


def tab_delimited(
    name: str, value: Any, *, explode: bool = False, allow_reserved: bool = False
) -> str:
    """Swagger's ``collectionFormat: tsv`` in a query: ``color=3%094%095``; exploded it is style form."""
    _require_undivided(value, explode, "\t")
    fields = _fields(name, value, explode, _query_safe(allow_reserved), "%09")
    return "&".join(f"{key}={text}" for key, text in fields)


def deep_object(name: str, value: Any, *, allow_reserved: bool = False) -> str:
    """Style deepObject in a query: ``color%5BR%5D=100&color%5BG%5D=200``.

    Arrays and objects inside go on in the same way (``color%5Btags%5D%5B0%5D=a``), which OpenAPI leaves open.
    """
    if value is UNSET:
        return ""
    safe = _query_safe(allow_reserved)
    fields = deep_fields(name, encode(value))
    return "&".join(f"{_quote(key, '')}={_quote(text, safe)}" for key, text in fields)


DELIMITED: dict[str, Callable[..., str]] = {
    "form": form,
    "spaceDelimited": space_delimited,
    "pipeDelimited": pipe_delimited,
    "tabDelimited": tab_delimited,
}
"""The writers of a query's styles that part what is not exploded by ``DELIMITERS``."""

DELIMITERS = {
    "form": ",",
    "spaceDelimited": " ",
    "pipeDelimited": "|",
    "tabDelimited": "\t",
}


def json_query(name: str, value: Any) -> str:
    """A query parameter that is described by a JSON media type."""
    return (
        ""
        if value is UNSET
        else f"{quote(name, safe='')}={quote(dumps(encode(value)), safe='')}"
    )


def json_segment(value: Any) -> str:
    """A path parameter that is described by a JSON media type."""
    return quote(dumps(encode(value)), safe="")


def json_text(value: Any) -> str | None:
    """A header or cookie parameter that is described by a JSON media type; only ASCII is written."""
    if value is UNSET:
        return None
    text = dumps(encode(value)).decode()
    return "".join(c if " " <= c <= "~" else "".join(_escapes(c)) for c in text)


def json_cookie(name: str, value: Any) -> str:
    """A cookie parameter that is described by a JSON media type."""
    return json_query(name, value)


def json_querystring(value: Any) -> str:
    """A whole query that is described by a JSON media type (OpenAPI 3.2, ``in: querystring``)."""
    return "" if value is UNSET else json_segment(value)


def text_querystring(value: Any) -> str:
    """A whole query that is described by any other media type."""
    return "" if value is UNSET else quote(primitive(encode(value)), safe="")


def join(*pieces: str) -> str:
    """A query out of the pieces that the functions above give."""
    return "&".join(filter(None, pieces))


def header(value: Any, *, explode: bool = False) -> str | None:
    """A header's text, style simple: not percent-encoded; None where there is nothing to be said.

    Raises ValueError for line breaks in it, and for commas in the items of an array or object.
    """
    if value is UNSET or value is None:
        return None
    _require_undivided(value, False, ",")
    pieces = _pieces(value, explode, None)
    if not pieces:
        return None
    text = ",".join(pieces)
    if "\n" in text or "\r" in text or "\0" in text:
        raise ValueError("a header must not hold line breaks")
    return text


def cookie(name: str, value: Any, *, explode: bool = True) -> str:
    """Style cookie (OpenAPI 3.2): ``color=3; color=4``, not percent-encoded.

    Raises ValueError for line breaks and semicolons, which would begin another cookie, and for commas in the
    items of an array or object that is written as one cookie.
    """
    _require_undivided(value, explode, ",")
    fields = _fields(name, value, explode, None, ",")
    if any(c in text for field in fields for text in field for c in "\n\r\0;"):
        raise ValueError("a cookie must not hold line breaks or semicolons")
    return "; ".join(f"{key}={text}" for key, text in fields)


def form_cookie(
    name: str, value: Any, *, explode: bool = True, allow_reserved: bool = False
) -> str:
    """Style form in a cookie: percent-encoded; several pairs are parted as cookies are, by a semicolon."""
    safe = _query_safe(allow_reserved).replace(";", "").replace(",", "")
    return "; ".join(
        f"{key}={text}" for key, text in _fields(name, value, explode, safe, ",")
    )


def join_cookies(*pieces: str) -> str:
    """A Cookie header out of the pieces that the functions above give."""
    return "; ".join(filter(None, pieces))


def primitive(value: Any) -> str:
    """The text of a primitive JSON value; of an array or object inside another value it is JSON."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    return (
        dumps(value).decode() if isinstance(value, (dict, list, float)) else str(value)
    )


def plain_fields(
    name: str, value: Any, explode: bool, delimiter: str
) -> Iterable[tuple[str, str]]:
    """The fields of the delimited styles, not encoded."""
    return _fields(name, value, explode, None, delimiter)


def deep_fields(name: str, value: Any) -> Iterable[tuple[str, str]]:
    """The fields of style deepObject, not encoded."""
    if value is None:
        return
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from deep_fields(f"{name}[{key}]", each)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from deep_fields(f"{name}[{index}]", each)
    else:
        yield name, primitive(value)


def _require_undivided(value: Any, explode: bool, delimiter: str) -> None:
    """Raise ValueError where an item of an array or object holds what its style puts between the items."""
    if explode or value is UNSET or isinstance(value, str):
        return
    encoded = encode(value)
    items = encoded.items() if isinstance(encoded, dict) else ()
    found = [text for pair in items for text in pair]
    if isinstance(encoded, list):
        found = encoded
    if any(delimiter in primitive(each) for each in found if each is not None):
        raise ValueError(
            f"an item must not hold {delimiter!r}, which parts it from the next"
        )


def _path_safe(allow_reserved: bool) -> str:
    return _RESERVED_IN_PATH if allow_reserved else ""


def _query_safe(allow_reserved: bool) -> str:
    """The characters that stay as they are; ``#``, ``&`` and ``+`` never do, because they end or change the value."""
    return _RESERVED_IN_QUERY if allow_reserved else ""


def _quote(text: str, safe: str | None) -> str:
    """Percent-encode text, or leave it where ``safe`` is None; with ``safe`` triplets stay (RFC 6570 §3.2.3)."""
    if safe is None:
        return text
    if not safe or "%" not in text:
        return quote(text, safe=safe)
    parts = _TRIPLET.split(text)
    return "".join(
        part if index % 2 else quote(part, safe=safe)
        for index, part in enumerate(parts)
    )


def _is_primitive(value: Any) -> bool:
    return not isinstance(encode(value), (list, dict))


def _pieces(value: Any, explode: bool, safe: str | None) -> list[str]:
    """The encoded pieces of a value that a style puts its delimiter between."""
    if value is UNSET or value is None:
        return []
    value = encode(value)
    if not isinstance(value, (list, dict)):
        return [_quote(primitive(value), safe)]
    inner = safe and safe.translate(_DELIMITERS)
    if isinstance(value, list):
        return [_quote(primitive(each), inner) for each in value if each is not None]
    pairs = [
        (_quote(key, inner), _quote(primitive(each), inner))
        for key, each in value.items()
        if each is not None
    ]
    return (
        [f"{key}={text}" for key, text in pairs]
        if explode
        else [text for pair in pairs for text in pair]
    )


def _fields(
    name: str, value: Any, explode: bool, safe: str | None, delimiter: str
) -> list[tuple[str, str]]:
    """The encoded names and values of a style that writes names."""
    if type(value) is str:
        return [(_quote(name, safe and ""), _quote(value, safe))]
    if value is UNSET or value is None:
        return []
    value = encode(value)
    key = _quote(name, "" if safe is not None else None)
    if explode and isinstance(value, dict):
        return [
            (_quote(part, safe and ""), _quote(primitive(each), safe))
            for part, each in value.items()
            if each is not None
        ]
    pieces = _pieces(value, False, safe)
    if explode and isinstance(value, list):
        return [(key, piece) for piece in pieces]
    return [(key, delimiter.join(pieces))] if pieces else []


def _whole_segment(text: str) -> str:
    """A path segment that stays one: neither empty nor a step up (RFC 3986 §5.2.4)."""
    if not text:
        raise ValueError("a path parameter must not be empty")
    return text.replace(".", "%2E") if text in (".", "..") else text


def _escapes(character: str) -> Iterable[str]:
    units = character.encode("utf-16-be")
    for high, low in zip(units[::2], units[1::2], strict=True):
        yield f"\\u{high:02x}{low:02x}"
