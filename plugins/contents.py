"""All that Pelican's generators have read, wherever they keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from blinker import signal
from pelican.contents import Content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: One content was read anew, and all others are as they were. The sender is like a generator: it
#: has ``settings``, ``context`` and the lists of one, and ``old``, which the content was before.
renewed: Final = signal("content_renewed")

#: The lists of what they have read.
LISTS: Final = ("articles", "drafts", "hidden_articles", "pages", "draft_pages", "hidden_pages")


def contents(lists: Mapping[str, Any]) -> Iterator[Any]:
    """Yield all articles and pages in ``lists``: a context, or what a generator has (``vars``).

    Those that are not listed are among them, because they are written, too.
    """
    for name in LISTS:
        for content in lists.get(name, ()):
            yield content
            yield from getattr(content, "translations", ())


def written(generators: Iterable[Any]) -> tuple[Content, ...]:
    """Return every page that generators write, whichever plugin's they are."""
    lists = [each for generator in generators for each in vars(generator).values()]
    known = {
        id(each): each
        for some in lists
        if isinstance(some, list)
        for each in some
        if isinstance(each, Content)
    }
    return tuple(known.values())
