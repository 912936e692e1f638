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
    styles: Iterable[str] | None,
    scripts: Iterable[str],
    *,
    site: str = "",
    forms: Iterable[str] = (),
    programs: bool = False,
) -> str:
    """Return a policy that allows our own files, and inline only what is named.

    ``styles`` and ``scripts`` are what :func:`source` calls them, ``site`` is the origin that the
    pages' addresses begin with, ``forms`` are other origins that a form of ours may be sent to,
    ``programs`` lets a program in WebAssembly run, as the search does.
    Without ``styles`` it is the policy of a header for all pages and all other files: no script but
    ours, nothing embedded, and no other site may show it in a frame, of which a page itself cannot
    speak. The rest is in each page's own policy; it would be sent again with every answer.
    """
    own = ("'self'", site) if site else ("'self'",)
    # No text is ever run as a script.
    ours = ("script-src", *own, *scripts, *(["'wasm-unsafe-eval'"] if programs else []))
    base = ("base-uri", "'none'")
    if styles is None:
        rules = [ours, base, ("object-src", "'none'"), ("frame-ancestors", "'none'")]
    else:
        rules = [
            ("default-src", "'none'"),
            ("style-src", *own, *styles),
            ours,
            *((name, *own) for name in ("img-src", "font-src", "connect-src", "manifest-src")),
            ("form-action", *own, *forms),
            base,
        ]
    return "; ".join(" ".join(rule) for rule in rules)
