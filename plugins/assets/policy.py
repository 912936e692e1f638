"""What a page may load and run: its Content-Security-Policy.

https://www.w3.org/TR/CSP3/ - the hash of an inline element is that of its text, in base64.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


#: What a page's policy forbids by its default, or cannot.
_NEVER: Final = ("object-src", "frame-src", "worker-src", "media-src", "frame-ancestors")


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
    Without ``styles`` it is the policy of a header for all pages: how each is styled is left to its
    own, and no other site may show it in a frame, of which a page itself cannot speak.
    """
    own = ("'self'", site) if site else ("'self'",)
    in_header = styles is None
    rules = [
        *([] if in_header else [("default-src", "'none'"), ("style-src", *own, *(styles or ()))]),
        # No text is ever run as a script.
        ("script-src", *own, *scripts, *(["'wasm-unsafe-eval'"] if programs else [])),
        ("img-src", *own),
        ("font-src", *own),
        ("connect-src", *own),
        ("manifest-src", *own),
        ("form-action", *own, *forms),
        ("base-uri", "'none'"),
        *((name, "'none'") for name in _NEVER if in_header),
    ]
    return "; ".join(" ".join(rule) for rule in rules)
