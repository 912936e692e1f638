"""Frozen values that are made fast: there are hundreds of them to a page."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


def maker(cls: type[Value]) -> Callable[..., Value]:
    """Return a function that makes what the frozen data class ``cls`` does, in a fifth of the time.

    The ``__init__`` that :mod:`dataclasses` writes calls ``object.__setattr__`` for each field,
    because the class itself forbids to assign. The function makes an object of a twin class, which
    has the same slots and forbids nothing, assigns, and only then makes it one of ``cls``: the
    values are those that ``cls`` would have made, and the class knows nothing of it. Every argument
    may be given by its place, ``span`` too; the defaults are those of ``cls``.
    """
    old: Any = cls.__init__
    names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
    twin = type(f"_{cls.__name__}", (), {"__slots__": names})
    body = [f"new.{name} = {name}" for name in names]
    scope: dict[str, Any] = {"create": object.__new__, "twin": twin, "cls": cls}
    exec(
        f"def make({', '.join(names)}):\n new = create(twin)\n {'; '.join(body)}\n"
        " new.__class__ = cls\n return new\n",
        scope,
    )
    scope["make"].__defaults__ = (*(old.__defaults__ or ()), *(old.__kwdefaults__ or {}).values())
    made: Callable[..., Value] = scope["make"]
    return made
