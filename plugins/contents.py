"""All that Pelican's generators have read, wherever they keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LISTS: Final = ("articles", "drafts", "hidden_articles", "pages", "draft_pages", "hidden_pages")


def contents(lists: Mapping[str, Any]) -> Iterator[Any]:
    """Yield all articles and pages in ``lists``: a context, or what a generator has (``vars``).

    Those that are not listed are among them, because they are written, too.
    """
    for name in _LISTS:
        for content in lists.get(name, ()):
            yield content
            yield from getattr(content, "translations", ())
