"""Names and addresses of the Internet, as formats of strings: hosts, mailboxes, URIs and IRIs."""

from __future__ import annotations

import re
from functools import cache
from ipaddress import AddressValueError, IPv6Address
from unicodedata import normalize

from .labels import agree, meaning

_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}").fullmatch
_IPV6 = re.compile("[0-9A-Fa-f:.]{2,45}").fullmatch


def is_ipv4(text: str) -> bool:
    """An IPv4 address in four decimal octets without leading zeros (RFC 2673 §3.2)."""
    return _IPV4(text) is not None


def is_ipv6(text: str) -> bool:
    """An IPv6 address without a zone (RFC 4291 §2.2)."""
    if not _IPV6(text):
        return False
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def is_hostname(text: str) -> bool:
    """A host name of RFC 1123 §2.1 in ASCII; what is encoded in it has to be a name too (RFC 5890)."""
    return text.isascii() and is_idn_hostname(text)


_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")


def is_idn_hostname(text: str) -> bool:
    """A host name of RFC 5890, in ASCII or not."""
    if len(text) > 253:
        return False
    labels = [meaning(label) for label in text.translate(_DOTS).split(".")]
    names = [label for label in labels if label is not None]
    return len(names) == len(labels) and agree(names)


_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_QUOTED = r'"(?:[ !#-\[\]-~]|\\[ -~])*"'
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*|{_QUOTED}").fullmatch
_LOCAL_BEYOND_ASCII = re.compile(
    r"""[^\x00- "(),.:;<>@\[\\\]\x7f]+(?:\.[^\x00- "(),.:;<>@\[\\\]\x7f]+)*"""
    r'|"(?:[^\x00-\x1f"\\\x7f]|\\[^\x00-\x1f\x7f])*"'
).fullmatch


def is_email(text: str) -> bool:
    """A mailbox of RFC 5321 §4.1.2."""
    local, at, domain = text.rpartition("@")
    if not at or len(local) > 64 or not _LOCAL(local):
        return False
    return _is_literal(domain) if domain.startswith("[") else is_hostname(domain)


def is_idn_email(text: str) -> bool:
    """A mailbox of RFC 6531, whose parts may be beyond ASCII."""
    local, at, domain = text.rpartition("@")
    if not at or len(local.encode("utf-8", "replace")) > 64:
        return False
    if not _LOCAL_BEYOND_ASCII(local):
        return False
    if domain.startswith("["):
        return _is_literal(domain)
    return is_idn_hostname(normalize("NFC", domain))


def _is_literal(domain: str) -> bool:
    """The literal address of a mail server (RFC 5321 §4.1.3)."""
    inner = domain[1:-1]
    if not domain.endswith("]"):
        return False
    return is_ipv6(inner[5:]) if inner[:5].lower() == "ipv6:" else is_ipv4(inner)


_UCS = "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U000e1000-\U000efffd" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"


@cache
def _reference(more: str = "", private: str = "") -> re.Pattern[str]:
    """The grammar of RFC 3986, with ``more`` letters everywhere and the ``private`` ones in queries."""
    ascii_letters = r"A-Za-z0-9._~!$&'()*+,;=\-"
    letters = ascii_letters + more
    encoded = "%[0-9A-Fa-f]{2}"
    name, user, segment = (
        f"(?:[{letters}{also}]|{encoded})*" for also in ("", ":", ":@")
    )
    query, fragment = (
        f"(?:[{letters}:@/?{also}]|{encoded})*" for also in (private, "")
    )
    literal = rf"\[(?:(?P<ipv6>[0-9A-Fa-f:.]+)|[vV][0-9A-Fa-f]+\.[{ascii_letters}:]+)\]"
    return re.compile(
        rf"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*:)?"
        rf"(?:(?P<authority>//(?:{user}@)?(?:{literal}|{name})(?::[0-9]*)?)(?=[/?#]|\Z)|(?!//))"
        rf"(?P<path>{segment}(?:/{segment})*)(?:\?{query})?(?:#{fragment})?"
    )


def is_uri_reference(text: str) -> bool:
    """A URI or a relative reference of RFC 3986."""
    return _is_reference(_reference().fullmatch(text))


def is_uri(text: str) -> bool:
    """A URI of RFC 3986, with its scheme."""
    return _is_reference(_reference().fullmatch(text), absolute=True)


def is_iri_reference(text: str) -> bool:
    """An IRI or a relative reference of RFC 3987."""
    return _is_reference(_reference(_UCS, _PRIVATE).fullmatch(text))


def is_iri(text: str) -> bool:
    """An IRI of RFC 3987, with its scheme."""
    return _is_reference(_reference(_UCS, _PRIVATE).fullmatch(text), absolute=True)


def _is_reference(match: re.Match[str] | None, *, absolute: bool = False) -> bool:
    if match is None or (match["ipv6"] and not is_ipv6(match["ipv6"])):
        return False
    if match["scheme"]:
        return True
    start, *_ = match["path"].split("/", 1)
    return not absolute and (bool(match["authority"]) or ":" not in start)
