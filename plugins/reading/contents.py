"""Puts ``reading`` on each article and page, from what all of them say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from plugins.caching.plugin import kept
from plugins.caching.store import key_of
from plugins.late import dataclass
from plugins.notation.files import RESERVED
from plugins.notation.pages import Page, PageBlock
from plugins.notation.workout import Workout
from plugins.notation.workout.present import exercises_of
from plugins.notation.workout.views import estimate
from plugins.reading.menu import menu_of
from plugins.reading.outline import OUTLINES, Heading, Outline, at_once, outline, to_keep
from plugins.reading.outline import kept as kept_outline
from plugins.reading.posts import Around, Post, around

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from plugins.caching.plugin import Kept

#: The lists in which Pelican's generators keep what they have read.
_POSTS: Final = ("articles", "drafts", "hidden_articles")
_PAGES: Final = ("pages", "draft_pages", "hidden_pages")
#: A text has a list of contents from this many words and headings on.
_LONG: Final = 600
_MANY: Final = 3


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a text. ``links`` are a name and an address each."""

    name: str
    biography: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A workout as search engines know it; ``minutes`` are least and most, or ``None``."""

    name: str
    anchor: str
    minutes: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that helps to read a text.

    ``minutes`` is how long it takes; ``contents`` are its headings, if it is long enough to need a
    list of them.
    """

    minutes: int
    contents: tuple[Heading, ...] = ()
    author: Author | None = None
    questions: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()
    around: Around = Around()

    @property
    def made_from(self) -> tuple[object, ...]:
        """What tells two of one text apart: all else is in the text."""
        return self.author, self.around


def complete(generators: list[Any]) -> None:
    """Give every article and page its ``reading``, before the first template is rendered."""
    context = generators[0].context
    known = {
        content.url
        for name in ("articles", "pages", "hidden_articles", "hidden_pages")
        for content in _with_translations(context.get(name, ()))
    }
    authors = authors_of(generators[0].settings.get("AUTHORS") or {}, known)
    context["menu"] = menu_of(context)
    published = around(_post(content) for content in context.get("articles", ()))
    found_before = kept(generators[0].settings)
    for name in (*_POSTS, *_PAGES):
        for content in _with_translations(context.get(name, ())):
            found = published.get(content.slug, Around()) if name == "articles" else Around()
            content.reading = _reading(content, authors, found, found_before)
    if not generators[0].settings.get("SERVING"):
        generators[0].settings.get(OUTLINES, {}).clear()


def renew(alone: Any) -> None:
    """Give a text that was read anew its ``reading``: what is around it is what it was."""
    authors = authors_of(alone.settings.get("AUTHORS") or {})
    if known := alone.old.reading.author:
        authors[known.name] = known  # with links to the pages that are there
    for content in alone.articles:
        content.reading = _reading(content, authors, alone.old.reading.around, kept(alone.settings))


def authors_of(
    setting: Mapping[str, Mapping[str, Any]], known: Collection[str] | None = None
) -> dict[str, Author]:
    """Return the authors that the setting ``AUTHORS`` tells of, by their names.

    Of links to pages of ours those are left out that are not ``known``: other content may have no
    page about us.
    """
    return {
        name: Author(
            name,
            about.get("biography", ""),
            tuple(
                (str(label), str(url))
                for label, url in about.get("links", ())
                if known is None or _is_there(str(url), known)
            ),
        )
        for name, about in setting.items()
    }


def _is_there(url: str, known: Collection[str]) -> bool:
    parts = urlsplit(url)
    path = parts.path.strip("/")
    return bool(
        parts.scheme
        or parts.netloc
        or not path
        or path.partition("/")[0] in RESERVED
        or f"{path}/" in known
        or path in known
    )


def _with_translations(contents: Iterable[Any]) -> Iterator[Any]:
    for content in contents:
        yield content
        yield from getattr(content, "translations", ())


def _reading(
    content: Any, authors: Mapping[str, Author], found: Around, before: Kept | None
) -> Reading:
    text = _outline(content, before)
    page = getattr(content, "notation", None)
    known = page if isinstance(page, Page) else None
    long = text.words >= _LONG and text.count >= _MANY
    return Reading(
        text.minutes,
        text.headings if long else (),
        authors.get(str(getattr(content, "author", ""))),
        known.questions if known else (),
        tuple(_plans(known.blocks)) if known else (),
        found,
    )


def _outline(content: Any, before: Kept | None) -> Outline:
    """Return the outline of a text, which its reader may know, or an earlier build have left."""
    # Its own text, not ``content``: that has the addresses of other pages, which are not all known.
    html = getattr(content, "_content", "")
    told, known = content.settings.get(OUTLINES, {}).get(content.relative_source_path, (0, None))
    if known is not None and told == hash(html):
        return known  # type: ignore[no-any-return]
    if before is None:
        return outline(html)
    if (quick := at_once(html)) is not None:
        return quick
    key = key_of(b"outline", before.made_with, html.encode("utf-8", "surrogatepass"))
    if (values := before.store.get(key)) is not None:
        return kept_outline(json.loads(values))
    made = outline(html)
    before.store.put(key, json.dumps(to_keep(made)).encode())
    return made


def _plans(blocks: Iterable[PageBlock]) -> Iterator[Plan]:
    for block in blocks:
        if isinstance(block.value, Workout):
            time = estimate(block.value)
            low, high = round(time.low_s / 60), round(time.high_s / 60)
            yield Plan(block.value.title, block.anchor, (max(low, 1), high) if high else None)


def _post(content: Any) -> Post:
    return Post(
        content.slug,
        content.title,
        content.url,
        content.date,
        content.category.slug,
        bool(getattr(content, "is_workout", False)),
        frozenset(tag.name for tag in getattr(content, "tags", ())),
        frozenset(
            slug
            for workout in getattr(content, "workouts", ())
            for slug in exercises_of(workout.view)
        ),
        str(getattr(content, "series", "")),
        int(getattr(content, "part", 0)),
    )
