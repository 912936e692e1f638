"""What a page may load and run: its Content-Security-Policy.

https://www.w3.org/TR/CSP3/ - the hash of an inline element is that of its text, in base64.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def source(text: str) -> str:
    """Return what a policy calls an inline element of this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(
    styles: Iterable[str],
    scripts: Iterable[str],
    *,
    site: str = "",
    forms: Iterable[str] = (),
    header: bool = False,
) -> str:
    """Return a policy that allows our own files, and inline only what is named.

    ``styles`` and ``scripts`` are what :func:`source` calls them, ``site`` is the origin that the
    pages' addresses begin with, ``forms`` are other origins that a form of ours may be sent to. A
    ``header`` may say, too, that no other site shows ours in a frame; in a page that means nothing.
    """
    own = ("'self'", site) if site else ("'self'",)
    rules = [
        ("default-src", "'none'"),
        ("style-src", *own, *styles),
        # The search runs a program in WebAssembly; no text is ever run as a script.
        ("script-src", *own, *scripts, "'wasm-unsafe-eval'"),
        ("img-src", *own),
        ("font-src", *own),
        ("connect-src", *own),
        ("manifest-src", *own),
        ("form-action", *own, *forms),
        ("base-uri", "'none'"),
        *([("frame-ancestors", "'none'")] if header else []),
    ]
    return "; ".join(" ".join(rule) for rule in rules)
