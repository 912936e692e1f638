"""All mistakes of all files, found when everything has been read and nothing is written yet."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from plugins.markdown_source.aside import may_open
from plugins.notation import tree

if TYPE_CHECKING:
    from plugins.notation.pages import Page

_COLLECTED: Final = "NOTATION_PAGES"
_ROOT: Final = "NOTATION_ROOT"
#: The setting that says whether the last build has found an error, though it was served.
FAILED: Final = "NOTATION_FAILED"
#: The setting that has what was found, for whoever reads the texts to tell it.
FOUND: Final = "NOTATION_FOUND"
#: The setting that has the folders whose files are published, or that nobody knows them.
PUBLISHED: Final = "NOTATION_PUBLISHED"


def collected(settings: dict[str, Any]) -> dict[str, Page]:
    """Return the pages of this build, by their paths below the content."""
    found: dict[str, Page] = settings.setdefault(_COLLECTED, {})
    return found


def forget(settings: dict[str, Any]) -> None:
    """Let the next build read every page anew."""
    settings.pop(_COLLECTED, None)
    settings.pop(_ROOT, None)
    settings.pop(FOUND, None)


def root_of(settings: dict[str, Any]) -> Path:
    """Return the content folder; a build looks once where it really is."""
    known: Path | None = settings.get(_ROOT)
    if known is None:
        known = settings[_ROOT] = Path(settings["PATH"]).resolve()
    return known


def keep_files_only(generator: Any) -> None:
    """Leave files that are there among those that pages link to with ``{static}``.

    For another, which is told, Pelican would log a warning that names no
    page; and it does not decode the path of a file with an accent.
    """
    links: set[str] = generator.context["static_links"]
    meant = {form for link in links for form in (link, unquote(link), html.unescape(link))}
    root = root_of(generator.settings)
    links.clear()
    links.update(
        link for link in meant if may_open(generator.settings, link) and (root / link).is_file()
    )


def found(generators: list[Any]) -> None:
    """Put down what was found in all texts, when all of them are read: :data:`FOUND`."""
    if not generators:
        return
    settings = generators[0].settings
    pages = settings.pop(_COLLECTED, {})
    published = settings.get(PUBLISHED, settings.get("STATIC_PATHS", ()))
    told = tree.check(root_of(settings), pages, with_files=False, published=published)
    settings[FOUND] = tree.ordered(
        [
            *(finding for page in pages.values() for finding in page.findings),
            *(finding for some in told.values() for finding in some),
        ]
    )
