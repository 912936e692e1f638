"""The figures of exercises, solved and drawn once: by one of two processes, or an earlier build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from plugins.caching import made_with
from plugins.caching.plugin import kept
from plugins.caching.store import key_of
from plugins.notation.exercises import solved
from plugins.notation.exercises.present import figure_of
from plugins.notation.exercises.record import (
    read_figure,
    read_view,
    text_of_figure,
    text_of_view,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.notation.exercises import Drawer, Solver

_Made = TypeVar("_Made")


def solver(settings: dict[str, Any]) -> Solver:
    """Return what solves the poses of an exercise that nobody has solved yet."""
    return lambda poses: _once(
        ("figure", *poses), settings, lambda: solved(poses), text_of_figure, read_figure
    )


def drawer(settings: dict[str, Any]) -> Drawer:
    """Return what draws an exercise that nobody has drawn yet."""
    return lambda slug, exercise: _once(
        ("drawn", slug, *exercise.poses),
        settings,
        lambda: figure_of(slug, exercise),
        text_of_view,
        read_view,
    )


def _once(
    made_from: tuple[str, ...],
    settings: dict[str, Any],
    make: Callable[[], _Made],
    text_of: Callable[[_Made], str],
    read: Callable[[str], _Made],
) -> _Made:
    found = kept(settings)
    if found is None:
        return make()
    key = key_of(made_with.CODE, *(each.encode("utf-8", "surrogatepass") for each in made_from))
    if (text := found.store.get(key)) is not None:
        return read(text.decode())
    made = make()
    found.store.put(key, text_of(made).encode())
    return made
