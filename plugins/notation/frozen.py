"""Frozen values that are made fast: there are hundreds of them to a page."""

from __future__ import annotations

import gc
from dataclasses import MISSING, fields
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")
Given = ParamSpec("Given")

#: Of this many new values the collector looks through all at the first chance, which takes longer
#: for each the more there are. A page makes some hundreds, a text of a hundred pages as many.
_MANY: Final = 7_000


def maker(cls: type[Value]) -> Callable[..., Value]:
    """Return a function that makes what the frozen data class ``cls`` does, in a fifth of the time.

    The ``__init__`` of :mod:`plugins.late` calls something for each field, because the class itself
    forbids to assign. The function makes an object of a twin class, which
    has the same slots and forbids nothing, assigns, and only then makes it one of ``cls``: the
    values are those that ``cls`` would have made, and the class knows nothing of it. Every argument
    may be given by its place, ``span`` too; the defaults are those of ``cls``.
    """
    known = fields(cls)  # type: ignore[arg-type]
    names = [field.name for field in known]
    twin = type(f"_{cls.__name__}", (), {"__slots__": names})
    body = [f"new.{name} = {name}" for name in names]
    scope: dict[str, Any] = {"create": object.__new__, "twin": twin, "cls": cls}
    exec(
        f"def make({', '.join(names)}):\n new = create(twin)\n {'; '.join(body)}\n"
        " new.__class__ = cls\n return new\n",
        scope,
    )
    scope["make"].__defaults__ = tuple(
        field.default for field in known if field.default is not MISSING
    )
    made: Callable[..., Value] = scope["make"]
    return made


def uncollected(function: Callable[Given, Value]) -> Callable[Given, Value]:
    """Return ``function``, while which the collector of cycles rests.

    Frozen values refer to older ones only and so make no cycles, but there are as many as a text is
    long, and the collector would go through all of them again and again. What it has put off it
    does at the first chance behind the call, once; or, of very many, when it next goes through all
    that there is.

    The outermost call alone lets the collector go on, and only if it was going before: calls may be
    nested and may raise. Of two threads that read at the same time, the first to end lets it go on
    for both; so the other one is a little slower, and no more.
    """

    @wraps(function)
    def resting(*args: Given.args, **kwargs: Given.kwargs) -> Value:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            if gc.get_count()[0] > _MANY:
                _count_as_old()
            gc.enable()

    return resting


def _count_as_old() -> None:
    """Have the collector take all that there is for things that stay, as most of it does.

    To freeze and to thaw moves everything into the oldest generation, without looking at any of
    it. Whoever has frozen something himself does not want it thawed.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
