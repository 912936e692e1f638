"""Lists of posts that know at once whether they have one.

Pelican asks the list of each tag, category and author about every post that there is, and a list
looks at all that it has to say no: with ten times as many posts that takes a hundred times as long.
"""

from __future__ import annotations

from typing import Any


class Posts(list[Any]):
    """A list of contents, each of which is like itself alone."""

    _known: frozenset[int] = frozenset()

    def __contains__(self, post: object) -> bool:
        if len(self._known) != len(self):
            self._known = frozenset(map(id, self))
        return id(post) in self._known

    def __reduce__(self) -> Any:
        return list, (list(self),)

    @property
    def made_from(self) -> tuple[Any, ...]:
        """What tells two apart."""
        return tuple(self)


def know(generator: Any) -> None:
    """Give a generator of articles such lists, and the templates the same."""
    for tag, posts in generator.tags.items():
        generator.tags[tag] = Posts(posts)
    for name in ("categories", "authors"):
        setattr(generator, name, [(term, Posts(posts)) for term, posts in getattr(generator, name)])
        generator.context[name] = getattr(generator, name)
    generator.context["tags"] = list(generator.tags.items())
