"""Data classes whose methods are made when they are first called: hardly one is, of most.

A command loads some hundred and sixty of them. Python's own decorator writes and compiles six
methods for each at once, which takes a tenth of what it takes to build again after an edit.
"""

from __future__ import annotations

import dataclasses
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["dataclass", "expression"]

_Kind = TypeVar("_Kind", bound=type)


def _dataclass(*, frozen: bool = False, slots: Literal[True]) -> Callable[[_Kind], _Kind]:
    """Return what makes of a class what Python's ``dataclass`` does with the same arguments.

    Of its fields each may have a default or a factory and be left out of ``__init__``, comparisons
    or ``repr``. :exc:`TypeError` for a class with a ``__post_init__``, which nothing would call.
    """

    def made(kind: _Kind) -> _Kind:
        if hasattr(kind, "__post_init__"):
            raise TypeError(f"{kind.__qualname__} has a __post_init__: use Python's own dataclass")
        # Of a class that says nothing, Python would look for the signature.
        kind.__doc__ = kind.__doc__ or kind.__name__
        # To find the fields and to make room for them takes little.
        found: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(kind)
        ours = {"__init__": _first_init(found), **_comparing(found), **_SHARED}
        ours |= _FROZEN if frozen else {"__hash__": None}
        for name, method in ours.items():
            if name not in vars(found):
                setattr(found, name, method)
        named: _Kind = found
        return named

    return made


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass


def _first_init(kind: Any) -> Callable[..., None]:
    def init(self: object, *args: object, **kwargs: object) -> None:
        kind.__init__ = _init(kind)
        kind.__init__(self, *args, **kwargs)

    return init


def _init(kind: Any) -> Any:
    """Return the ``__init__`` of ``kind``: it puts each value in its place, asking nobody."""
    scope: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    given: list[str] = []
    named = ["*"]
    body = ["pass"]
    for each in dataclasses.fields(kind):
        name = value = each.name
        parameter = name
        scope[f"put_{name}"] = getattr(kind, name).__set__
        if each.default_factory is not dataclasses.MISSING:
            scope[f"make_{name}"] = each.default_factory
            parameter = f"{name}=MISSING"
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif each.default is not dataclasses.MISSING:
            scope[f"default_{name}"] = each.default
            parameter = f"{name}=default_{name}"
        if each.init:
            (named if each.kw_only else given).append(parameter)
        else:
            value = f"default_{name}"
        body.append(f"put_{name}(self, {value})")
    parameters = ", ".join(["self", *given, *(named if named[1:] else ())])
    exec(f"def __init__({parameters}):\n {'; '.join(body)}", scope)
    return scope["__init__"]


def _comparing(kind: Any) -> dict[str, Any]:
    names = [each.name for each in dataclasses.fields(kind) if each.compare]
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _: ()

    def equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _written(self: Any) -> str:
    values = [f"{each.name}={getattr(self, each.name)!r}" for each in _fields(self) if each.repr]
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refuse(self: Any, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{name!r} of {type(self).__qualname__} stays as it is")


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in _fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for each, value in zip(_fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


_fields = dataclasses.fields
#: What is the same of all of them.
_SHARED = {
    "__repr__": _written,
    "__getstate__": _state,
    "__setstate__": _restore,
}
_FROZEN = {"__setattr__": _refuse, "__delattr__": _refuse}


class _Expression:
    """A regular expression that is compiled when it is first asked for something.

    From then on what it was asked for is at hand, and is found as fast as in a compiled one.
    """

    def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = vars(self)[name] = getattr(re.compile(self.pattern, self._flags), name)
        return found


if TYPE_CHECKING:
    from re import compile as expression
else:
    expression = _Expression
