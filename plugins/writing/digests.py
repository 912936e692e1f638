"""Values by a few bytes: two that have the same are the same."""

from __future__ import annotations

import datetime as dt
import enum
import marshal
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


_SIZE: Final = 16
_NO_NAMES: Final[frozenset[str]] = frozenset()
#: Few enough to be known by their words.
_PLAIN: Final = frozenset({type(None), bool, int, float, bytes})


class UnsureError(Exception):
    """A value of which nobody can tell whether it is what it was."""


class Digests:
    """The digests of the values of one build, which do not change while it lasts.

    ``made_from`` tells what a value is made from that is neither plain nor a container nor a
    dataclass; for one that it does not know it returns ``None``. It is asked of a dataclass, too,
    that has an attribute of this name. ``name_of`` names the values that somebody wants to know of,
    wherever they are found: :attr:`met` has these names. ``again`` says whether a value may be
    found in many others: what is found once need not be remembered.
    """

    def __init__(
        self,
        made_from: Callable[[object], Iterable[object] | None],
        name_of: Callable[[object], str] = lambda _: "",
        again: Callable[[object], bool] = lambda _: True,
    ) -> None:
        self._made_from = made_from
        self._again = again
        self._name_of = name_of
        #: Which of the named values are in what was asked for, until somebody clears it.
        self.met: set[str] = set()
        # The value is kept, so that no other can have its number; and the names in it.
        self._known: dict[int, tuple[object, bytes, frozenset[str]]] = {}
        self._fields: dict[type, tuple[str, ...]] = {}

    def of(self, value: Any) -> bytes:
        """Return what tells ``value`` from all others; raise :class:`UnsureError` if none can."""
        kind = type(value)
        if kind is str:
            return b"s" + value.encode("utf-8", "surrogatepass")  # type: ignore[no-any-return]
        if kind in _PLAIN:
            return f"{kind.__name__} {value!r}".encode()
        if kind is tuple or kind is list:
            return self._whole(kind, map(self.of, value))
        if kind is dict:
            return self._whole(kind, (self.of(each) for pair in value.items() for each in pair))
        if kind is frozenset or kind is set:
            return self._whole(kind, sorted(map(self.of, value)))
        known = self._known.get(id(value))
        if known is None:
            # What comes back to itself would never end.
            self._known[id(value)] = (value, b"", _NO_NAMES)
            outside, self.met = self.met, set()
            try:
                digest = self._whole(kind, self._parts(kind, value))
                if name := self._name_of(value):
                    self.met.add(name)
                known = (value, digest, frozenset(self.met) or _NO_NAMES)
                if self._again(value):
                    self._known[id(value)] = known
                else:
                    del self._known[id(value)]
            finally:
                self.met |= outside
        elif not known[1]:
            raise UnsureError(f"a {kind.__name__} that leads to itself")
        self.met |= known[2]
        return known[1]

    def _parts(self, kind: type, value: Any) -> Iterable[bytes]:
        if isinstance(value, (str, enum.Enum, dt.date, dt.timedelta)):
            return (repr(value).encode("utf-8", "surrogatepass"),)
        if kind not in self._fields:
            is_plain = is_dataclass(kind) and not hasattr(kind, "made_from")
            self._fields[kind] = tuple(each.name for each in fields(kind)) if is_plain else ()
        if names := self._fields[kind]:
            return [self.of(getattr(value, name)) for name in names]
        parts = self._made_from(value)
        if parts is None:
            raise UnsureError(f"a {kind.__name__}")
        return map(self.of, parts)

    @staticmethod
    def _whole(kind: type, parts: Iterable[bytes]) -> bytes:
        # In the second form of it bytes are written as they are, whoever else has them.
        known = marshal.dumps((kind.__qualname__.encode(), *parts), 2)
        return blake2b(known, digest_size=_SIZE).digest()
