"""Which articles and workouts belong together: neighbours in time, parts of a series, relatives."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import Final

from plugins.late import dataclass

#: How many relatives are named.
FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Post:
    """An article or a workout, by what it is compared by.

    ``exercises`` are the slugs of those that its workouts have. ``part`` is 0 where none is given.
    """

    slug: str
    title: str
    url: str
    date: dt.datetime
    category: str = ""
    is_workout: bool = False
    tags: frozenset[str] = frozenset()
    exercises: frozenset[str] = frozenset()
    series: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Related:
    """A post beside another: the exercises that both have, and the tags."""

    post: Post
    exercises: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A series in its order, and the place of the post in it, counted from 1."""

    name: str
    posts: tuple[Post, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Around:
    """What there is around a post."""

    earlier: Post | None = None
    later: Post | None = None
    series: Series | None = None
    related: tuple[Related, ...] = ()


def around(posts: Iterable[Post]) -> dict[str, Around]:
    """Return for each of all published posts, by its slug, what there is around it.

    Workouts follow workouts and articles articles. The order of ``posts`` does not matter.
    """
    ordered = sorted(posts, key=lambda post: (post.date, post.slug))
    found: dict[str, Around] = {}
    series = _series(ordered)
    relatives = _Relatives(ordered)
    for group in ([p for p in ordered if p.is_workout], [p for p in ordered if not p.is_workout]):
        for at, post in enumerate(group):
            found[post.slug] = Around(
                group[at - 1] if at else None,
                group[at + 1] if at + 1 < len(group) else None,
                series.get(post.slug),
                relatives.of(post),
            )
    return found


def _series(ordered: Sequence[Post]) -> dict[str, Series]:
    """Return each post's series. A part's number counts before its date; one part is no series."""
    named: dict[str, list[Post]] = defaultdict(list)
    for post in ordered:
        if post.series:
            named[" ".join(post.series.casefold().split())].append(post)
    return {
        post.slug: Series(parts[0].series, parts, number)
        for group in named.values()
        if len(group) > 1
        for parts in (tuple(sorted(group, key=lambda post: post.part or len(group))),)
        for number, post in enumerate(parts, 1)
    }


class _Relatives:
    """Finds posts by what they share, without comparing each with each.

    A post is a number here, the newest first, so that what is counted and sorted is numbers.
    """

    def __init__(self, posts: Iterable[Post]) -> None:
        self._posts = sorted(posts, key=lambda post: (-post.date.timestamp(), post.slug))
        self._numbers = {post.slug: number for number, post in enumerate(self._posts)}
        self._tagged: dict[str, list[int]] = defaultdict(list)
        self._using: dict[str, list[int]] = defaultdict(list)
        self._kind: dict[str, list[int]] = defaultdict(list)
        for number, post in enumerate(self._posts):
            for tag in post.tags:
                self._tagged[tag].append(number)
            if post.is_workout:
                self._kind[post.category].append(number)
                for exercise in post.exercises:
                    self._using[exercise].append(number)

    def of(self, post: Post) -> tuple[Related, ...]:
        """Return the nearest relatives.

        Of a workout those with the most exercises in common, and then its own kind; of an article
        those with the most tags in common, articles first. Of equals the newest.
        """
        counts: Counter[int] = Counter()
        if post.is_workout:
            # Of those that share nothing, the newest are enough: one of them may be the post.
            counts.update(dict.fromkeys(self._kind[post.category][: FEW + 1], 0))
            for exercise in post.exercises:
                counts.update(self._using[exercise])
        else:
            for tag in post.tags:
                counts.update(self._tagged[tag])
        counts.pop(self._numbers[post.slug], None)
        posts = self._posts
        if post.is_workout:
            apart = [posts[number].category != post.category for number in counts]
        else:
            apart = [posts[number].is_workout for number in counts]
        ranks = zip([-count for count in counts.values()], apart, counts, strict=True)
        return tuple(
            Related(
                other,
                len(post.exercises & other.exercises),
                tuple(sorted(post.tags & other.tags)),
            )
            for *_, number in nsmallest(FEW, ranks)
            for other in (posts[number],)
        )
