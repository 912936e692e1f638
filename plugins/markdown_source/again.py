"""Contents of the last build, for the next one of the same process: while a site is served.

Pelican asks its generators for what they have kept of a file before they read it. Theirs is off
(``CACHE_CONTENT``): it would keep whole contents on the disk.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican.contents import Content

from plugins.caching.plugin import kept
from plugins.late import dataclass
from plugins.markdown_source.failing import collected, root_of
from plugins.markdown_source.library import fingerprint

if TYPE_CHECKING:
    from plugins.notation.pages import Page

_AGAIN: Final = "MARKDOWN_SOURCE_AGAIN"
#: How links begin that Pelican makes whole: where they stand in a field, it writes over the field.
_LINKS: Final = ("{", "|")


@dataclass(frozen=True, slots=True)
class _Kept:
    state: tuple[int, int, int]
    made_with: bytes
    library: bytes
    below: str
    page: Page
    content: Any


def keep(generator: Any) -> None:
    """Have a generator of Pelican's use again what has not changed, while the site is served."""
    settings = generator.settings
    # Where the clock says what is published, nothing stays as it was.
    if not settings.get("SERVING") or not settings["WITH_FUTURE_DATES"]:
        return
    known: dict[str, _Kept] = settings.setdefault(_AGAIN, {})
    generator.get_cached_data = partial(_get, generator, known)
    generator.states = {}
    generator.cache_data = partial(_put, generator, known)


def begin() -> None:
    """Forget the texts that Pelican has put together: where their links lead may be elsewhere.

    By itself it would never forget one, nor any content of any build of this process.
    """
    Content.get_content.cache.clear()
    Content.get_summary.cache.clear()


def _get(generator: Any, known: dict[str, _Kept], path: str, default: Any = None) -> Any:
    found = known.get(path)
    if (
        found is None
        or found.state != _state(generator, path)
        or found.made_with != _made_with(generator)
        or (found.library and found.library != fingerprint(generator.settings))
    ):
        known.pop(path, None)
        # As it is before it is read: what is saved meanwhile is another state.
        generator.states[path] = _state(generator, path)
        return default
    content = found.content
    content._context = generator.context  # noqa: SLF001 - there is no other name for it
    content.translations = []
    collected(generator.settings)[found.below] = found.page
    return content


def _put(generator: Any, known: dict[str, _Kept], path: str, content: Any) -> None:
    below = Path(generator.path, path).resolve().relative_to(root_of(generator.settings)).as_posix()
    page = collected(generator.settings).get(below)
    fields = [
        str(content.metadata.get(name, "")) for name in generator.settings["FORMATTED_FIELDS"]
    ]
    if (
        page is None
        # Pictures may change while their text does not.
        or vars(content).get("pictures")
        or any(mark in field for mark in _LINKS for field in fields)
    ):
        return
    known[path] = _Kept(
        generator.states.get(path, (0, 0, 0)),
        _made_with(generator),
        fingerprint(generator.settings) if page.blocks else b"",
        below,
        page,
        content,
    )


def _state(generator: Any, path: str) -> tuple[int, int, int]:
    try:
        found = os.stat(os.path.join(generator.path, path))  # noqa: PTH116, PTH118 - of many files
    except OSError:
        return 0, 0, 0
    return found.st_size, found.st_mtime_ns, found.st_ino


def _made_with(generator: Any) -> bytes:
    found = kept(generator.settings)
    return found.made_with if found else b""
