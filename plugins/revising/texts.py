"""A text that was edited, read again: if its words alone are others, all else stays as it is."""

from __future__ import annotations

import os
import stat
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from pelican.readers import Readers

from plugins.contents import LISTS, renewed
from plugins.markdown_source import failing
from plugins.notation import tree
from plugins.notation.code import without_code
from plugins.notation.pages import Page
from plugins.notation.workout.present import exercises_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What has to be as it was, beside what the author said of the text: files of its own lie there.
_SAME: Final = ("save_as", "pictures")


def is_safe(path: Path) -> bool:
    """Return whether a file is one that may be opened (the build tells why, if it is not)."""
    try:
        return stat.S_ISREG(path.lstat().st_mode) and os.access(path, os.R_OK)
    except OSError:
        return False


def again(settings: dict[str, Any], context: dict[str, Any], folder: str, old: Any) -> Any:
    """Return the text as it is now, complete; ``None`` if more than its words has changed.

    ``folder`` is that of all content, ``old`` the text as the last build knew it.
    """
    known = old.notation
    new = Readers(settings).read_file(
        base_path=folder, path=old.source_path, content_class=type(old), context=context
    )
    page = getattr(new, "notation", None)
    told = failing.collected(settings).get(old.relative_source_path)
    if (
        not isinstance(page, Page)
        or (page.metadata, page.facts, page.questions)
        != (known.metadata, known.facts, known.questions)
        or told is None
        or any(each.is_error for each in told.findings)
        or _codes(told) != _codes(known)
        or list(_links(page)) != list(_links(known))
        or tree.says_nothing(page)
        or any(getattr(new, name, None) != getattr(old, name, None) for name in _SAME)
    ):
        return None
    alone = SimpleNamespace(
        **{name: [] for name in LISTS}, settings=settings, context=context, old=old
    )
    alone.articles.append(new)
    renewed.send(alone)
    if _exercises(new) != _exercises(old):
        return None  # its relatives are those that have them, too
    # What the others have given it.
    for name, value in vars(old).items():
        if name not in vars(new) and not name.startswith("_"):
            setattr(new, name, value)
    new.refresh_metadata_intersite_links()
    return new


def _codes(page: Page) -> list[str]:
    return [each.diagnostic.code for each in page.findings]


def _exercises(content: Any) -> set[str]:
    return {slug for workout in content.workouts for slug in exercises_of(workout.view)}


def _links(page: Page) -> Iterator[tuple[str, str]]:
    source = page.document.source
    for what, _, span in tree.links(without_code(source.text)):
        yield what, source.slice(span)
