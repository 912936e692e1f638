"""Addresses that a text or a setting may link to: those that lead somewhere and do nothing."""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import unquote

from plugins.late import expression

#: What a link may begin with, beside an address of ours.
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})

_SCHEME: Final = expression(r"([A-Za-z][A-Za-z0-9+.-]*):")
#: An address of another site, as far as its name and the number behind it.
_SITE: Final = expression(
    r"https?://(?:\[[0-9a-f:.]+\]|[^\s/?#@:\[\]\\]+)(?::\d{1,5})?(?:[/?#]|$)", re.IGNORECASE
)
#: What every computer calls itself: as a site looks while its author writes.
_OWN: Final = expression(
    r"https?://(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(?:[:/?#]|$)", re.IGNORECASE
)
_PORT: Final = expression(r"://[^/?#]*:(\d+)")
_UNSEEN: Final = expression(r"[\x00-\x20\\\u00ad\u200b-\u200f\ufeff]")


def address_problem(address: str) -> str:
    """Return what is wrong with an address that is linked to; empty if nothing is.

    Browsers pass over signs that cannot be seen, and read entities.
    """
    match = _SCHEME.match(address)
    if match is None and ":" not in address and "&" not in address:
        # As those that lead to our own pages.
        return f"'{address:.40}' lacks its beginning, https:" if address[:2] == "//" else ""
    if match and match[1].lower() in SCHEMES:
        return _whole_problem(address, match[1].lower())
    match = _SCHEME.match(_UNSEEN.sub("", html.unescape(address)))
    if match and match[1].lower() not in SCHEMES:
        return f"'{match[0]}' is none of the addresses that a link may have"
    return ""


def _whole_problem(address: str, scheme: str) -> str:
    if scheme.startswith("http"):
        port = _PORT.search(address) if address.count(":") > 1 else None
        whole = _SITE.match(address) and (port is None or int(port[1]) < 65_536)
        if not whole:
            return f"'{address:.60}' names no site, or more than a site"
        return f"'{address:.60}' leads to the reader's own computer" if _OWN.match(address) else ""
    whom = unquote(address[len(scheme) + 1 :])
    wrong = "@" not in whom if scheme == "mailto" else not any(char.isdigit() for char in whom)
    return f"'{address:.60}' leads to nobody" if wrong else ""
