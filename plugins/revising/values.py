"""What a build knew of all texts and pages, for the next one, in a file of the cache.

It is Python's own form, and so as good as a program: whoever can write into the cache can do what a
plugin can do. The same holds for the compiled templates beside it.

First comes what all pages have and each of them alone, then each text. What Pelican's objects lead
to and every build has anew, such as the settings, is left out.
"""

from __future__ import annotations

import io
import os
import pickle
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from types import MemberDescriptorType
from typing import IO, TYPE_CHECKING, Any, Final

from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from plugins.writing.made import Everything

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST: Final = 16
#: What Pelican's objects lead to, and is there again with each build.
_GIVEN: Final = ("settings", "_context")
_LEADING: Final = (URLWrapper, Paginator, Page)
#: What a text has that its own page shows, and hardly any other: of most it is never asked for.
_LATER: Final = ("notation", "reading")
#: Settings that a build gives other values while it is at work.
_WORKING: Final = frozenset({"JINJA_ENVIRONMENT", "JINJA_GLOBALS", "OUTPUT_PATH"})
#: Files of so many output folders are kept.
_KEPT: Final = 8


def write(path: Path, settings: dict[str, Any], made: Everything, shared: dict[str, Any]) -> str:
    """Write what was made, and return the name of it; an empty one where that cannot be done.

    ``shared`` are the values that every page has, as they are when all is written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.unlink(missing_ok=True)
        if not _is_settled(settings, made, shared):
            return ""
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            whole = _Whole(file)
            own = {name: value for name, value in shared.items() if name not in settings}
            _write(whole, (own, made.pages, made.feeds))
        beside.replace(path)
        files = sorted(path.parent.glob("values-*"), key=lambda each: each.stat().st_mtime_ns)
        for old in files[:-_KEPT]:
            old.unlink(missing_ok=True)
        return whole.name
    except Exception:  # noqa: BLE001 - a full disk, a plugin's value that is not for keeping
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return ""


def read(path: Path, name: str, settings: dict[str, Any]) -> Everything:
    """Return what was kept under ``name``, for a build with ``settings``.

    Raises ``ValueError`` for what is not that, and whatever opening and reading a file does.
    """
    with path.open("rb") as file:
        whole = blake2b(digest_size=_DIGEST)
        while part := file.read(1 << 20):
            whole.update(part)
        if whole.hexdigest() != name:
            raise ValueError(f"{path} is not what was kept")
        file.seek(0)
        return _read(file, settings)


def _is_settled(settings: dict[str, Any], made: Everything, shared: dict[str, Any]) -> bool:
    """Return whether all pages have seen the same values, and those of the settings are theirs."""
    return shared.keys() == made.shared.keys() and all(
        shared[name] is value
        and (name not in settings or name in _WORKING or value is settings[name])
        for name, value in made.shared.items()
    )


class _Whole:
    """A file with the digest of what is written, which nobody has to hold as a whole."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = blake2b(digest_size=_DIGEST)

    def write(self, part: Any) -> int:
        self._digest.update(part)
        return self._file.write(part)

    @property
    def name(self) -> str:
        return self._digest.hexdigest()


def _write(file: _Whole, values: object) -> None:
    """Write ``values``, and then each content that is in them or in another one."""
    numbers: dict[int, int] = {}
    found: list[Any] = []

    class Pickler(pickle.Pickler):
        """Has contents by their numbers, and what Python would be slow to read in another way."""

        def reducer_override(self, value: Any) -> Any:
            kind = type(value)
            if isinstance(value, Content):
                if id(value) not in numbers:
                    numbers[id(value)] = len(found)
                    found.append(value)
                return _content, (numbers[id(value)], kind)
            if isinstance(value, Later):
                return Later, (value._kept,)  # noqa: SLF001 - as it is
            if isinstance(value, _LEADING):
                return _empty, (kind,), _state(value), None, None, _restore
            if names := _fields(kind):  # type: ignore[arg-type]
                return _whole, (kind, *[getattr(value, name) for name in names])
            return NotImplemented

    Pickler(file, pickle.HIGHEST_PROTOCOL).dump(values)
    at = 0
    while at < len(found):
        # Each by itself: what a pickler remembers of all of them is more than they are.
        state = _state(found[at])
        for name in _LATER:
            each = state.get(name)
            if _fields(type(each)):  # type: ignore[arg-type]
                part = io.BytesIO()
                Pickler(part, pickle.HIGHEST_PROTOCOL).dump(each)
                state[name] = Later(part.getvalue())
        Pickler(file, pickle.HIGHEST_PROTOCOL).dump(state)
        at += 1


def _read(file: IO[bytes], settings: dict[str, Any]) -> Everything:
    _CONTENTS.clear()
    _LED.clear()
    try:
        own, pages, feeds = pickle.load(file)
        shared = {**settings, **own}
        number = 0
        while number < len(_CONTENTS):
            content = _CONTENTS[number]
            vars(content).update(pickle.load(file))
            content.settings, content._context = settings, shared  # noqa: SLF001 - no other name
            number += 1
        for each in _LED:
            each.settings = settings
    finally:
        _CONTENTS.clear()
        _LED.clear()
    return Everything(shared, pages, feeds)


def _state(value: Any) -> dict[str, Any]:
    return {name: each for name, each in vars(value).items() if name not in _GIVEN}


class Later:
    """A value that is read when somebody asks for one of its parts."""

    __slots__ = ("_kept", "_value")

    def __init__(self, kept: bytes) -> None:
        self._kept = kept
        self._value: Any = None

    def now(self) -> Any:
        """Return the value itself."""
        if self._value is None:
            self._value = pickle.loads(self._kept)
        return self._value

    def __getattr__(self, name: str) -> Any:
        return getattr(self.now(), name)

    def __eq__(self, other: object) -> bool:
        return bool(self.now() == (other.now() if isinstance(other, Later) else other))

    def __hash__(self) -> int:
        return hash(self.now())


def whole(content: Any) -> None:
    """Give a content itself what else it would have for later."""
    for name in _LATER:
        if isinstance(each := vars(content).get(name), Later):
            setattr(content, name, each.now())


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, if it has a place for each and nothing else."""
    if not is_dataclass(kind) or not hasattr(kind, "__slots__") or kind.__dictoffset__:
        return ()
    names = tuple(field.name for field in fields(kind))
    placed = all(isinstance(getattr(kind, name), MemberDescriptorType) for name in names)
    return names if placed else ()


@cache
def _places(kind: type) -> tuple[Any, ...]:
    return tuple(getattr(kind, name).__set__ for name in _fields(kind))


def _whole(kind: type, *values: Any) -> Any:
    """Return a dataclass again. Its own way asks for all of its fields each time."""
    value: Any = object.__new__(kind)
    for place, each in zip(_places(kind), values, strict=True):
        place(value, each)
    return value


def _content(number: int, kind: type) -> Any:
    """Return the content of a number; what it has is read when all others are known."""
    if number not in _CONTENTS:
        _CONTENTS[number] = object.__new__(kind)
    return _CONTENTS[number]


def _empty(kind: type) -> Any:
    return object.__new__(kind)


def _restore(value: Any, state: dict[str, Any]) -> None:
    vars(value).update(state)
    _LED.append(value)


#: The objects of the file that is being read: contents by their numbers, and those that lead to the
#: settings. Pickle has no other way to give them to whom it calls.
_CONTENTS: Final[dict[int, Any]] = {}
_LED: Final[list[Any]] = []
