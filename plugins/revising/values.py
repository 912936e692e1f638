"""What a build knew of all texts and pages, for the next one, in two files of the cache.

They are Python's own form, and so as good as a program: whoever can write into the cache can do
what a plugin can do. The same holds for the compiled templates beside them.

The first is read whole: what all pages have, and a little of each page and text. The second has the
words of each text, the exercises with their figures and the values of each page, to be read where
somebody asks for them; the first says where, and by which digest they are known. What Pelican's
objects lead to and every build has anew, such as the settings, is left out.
"""

from __future__ import annotations

import copyreg
import io
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from hashlib import blake2b
from operator import attrgetter, methodcaller
from types import MemberDescriptorType
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias

from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from plugins.notation.exercises import Library
from plugins.writing.made import Everything, Made

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST: Final = 16
#: What Pelican's objects lead to, and is there again with each build.
_GIVEN: Final = ("settings", "_context")
_LEADING: Final = (Content, URLWrapper, Paginator, Library)
#: What a text has that its own page shows, and hardly any other: of most it is never asked for.
_LATER: Final = frozenset(
    {"_content", "notation", "reading", "workouts", "sheets", "exercise", "figure"}
)
#: What the exercises are known by. All else of them is for the few texts that name one.
_AT_ONCE: Final = frozenset({"made_from"})
#: Which of a text's values its reader has put among its metadata, too.
_TWICE: Final = frozenset({"notation", "exercise"})
#: How a text finds these.
_WHERE: Final = "_values_later"
#: A list of so many is that of many pages, which show a part of it each.
_MANY: Final = 10
#: Settings that a build gives other values while it is at work.
_WORKING: Final = frozenset({"JINJA_ENVIRONMENT", "JINJA_GLOBALS", "OUTPUT_PATH"})
#: Files of so many output folders are kept.
_KEPT: Final = 8
_END: Final = ".later"
#: How Python takes an object apart.
_PYTHONS: Final = methodcaller("__reduce_ex__", pickle.HIGHEST_PROTOCOL)


def write(path: Path, settings: dict[str, Any], made: Everything, shared: dict[str, Any]) -> str:
    """Write what was made, and return the name of it; an empty one where that cannot be done.

    ``shared`` are the values that every page has, as they are when all is written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    later_beside = beside.with_name(f"{beside.name}{_END}")
    try:
        forget(path)
        if not _is_settled(settings, made, shared):
            return ""
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file, later_beside.open("wb") as later:
            whole = _Whole(file)
            own = {name: value for name, value in shared.items() if name not in settings}
            _Writing(whole, later).write(own, made)
        later_beside.replace(path.with_suffix(_END))
        beside.replace(path)
        kept = path.parent.glob(f"values-*{path.suffix}")
        for old in sorted(kept, key=lambda each: each.stat().st_mtime_ns)[:-_KEPT]:
            forget(old)
        return whole.name
    except Exception:  # noqa: BLE001 - a full disk, a plugin's value that is not for keeping
        with suppress(OSError):
            beside.unlink(missing_ok=True)
            later_beside.unlink(missing_ok=True)
        return ""


def forget(path: Path) -> None:
    """Keep nothing under ``path``, nor what a build that was killed has left beside it."""
    tidy(path)
    path.unlink(missing_ok=True)
    path.with_suffix(_END).unlink(missing_ok=True)


def tidy(path: Path) -> None:
    """Remove what was begun beside ``path`` and not ended. Nobody may be writing there."""
    for begun in path.parent.glob(f".{path.name}.*"):
        begun.unlink(missing_ok=True)


def read(path: Path, name: str, settings: dict[str, Any]) -> Everything:
    """Return what was kept under ``name``, for a build with ``settings``.

    Raises ``ValueError`` for what is not that, and whatever opening and reading a file does.
    """
    text = path.read_bytes()
    if blake2b(text, digest_size=_DIGEST).hexdigest() != name:
        raise ValueError(f"{path} is not what was kept")
    return _Reading(path.with_suffix(_END), settings).read(io.BytesIO(text))


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


#: Where a value stands in the second file: where it begins, its size and its digest.
_Place: TypeAlias = "tuple[int, int, bytes]"


class _Writing:
    """Writes values, and each of Pelican's objects that is in them or in another one, once."""

    def __init__(self, file: _Whole, later: IO[bytes]) -> None:
        self._file = file
        self._later = later
        self._at = 0
        self._lists: list[list[Any]] = []
        self._list_numbers: dict[int, int] = {}
        ways: dict[int, Any] = {}  # of each by its own number
        alike: dict[object, int] = {}
        found: list[Any] = []
        also: list[Any] = []  # so that no other can have their numbers

        def leading(value: Any) -> Any:
            way = ways.get(id(value))
            if way is None:
                # Each text has tags of its own, of which many are alike.
                known = _same(value) if isinstance(value, URLWrapper) else id(value)
                if (number := alike.setdefault(known, len(found))) == len(found):
                    found.append(value)
                else:
                    also.append(value)
                way = ways[id(value)] = _thing, (number, _awake(type(value)))
            return way

        class Ways(dict[type, Any]):
            """How values of each kind are written; asked for once of each."""

            def __missing__(self, kind: type) -> Any:
                if issubclass(kind, _LEADING):
                    self[kind] = leading
                elif issubclass(kind, Page):
                    self[kind] = _of_page
                elif _fields(_awake(kind)):
                    self[kind] = _in_parts(_awake(kind))
                elif issubclass(kind, type):
                    raise KeyError(kind)  # a class is written by its name
                else:
                    # What others have said of it, or else Python's own way.
                    self[kind] = copyreg.dispatch_table.get(kind, _PYTHONS)
                return self[kind]

        class Pickler(pickle.Pickler):
            """Has such objects by their numbers, and reads dataclasses in a quicker way."""

            dispatch_table = Ways()

        self._pickler = Pickler
        self._found = found

    def write(self, own: dict[str, Any], made: Everything) -> None:
        pages = {
            name: (page.template, self._put(self._split(page.own)), page.shows, page.asked)
            for name, page in made.pages.items()
        }
        self._dump((own, pages, made.feeds, self._lists))
        at = 0
        while at < len(self._found):
            # Each by itself: what a pickler remembers of all of them is more than they are.
            value = self._found[at]
            state = _state(value)
            if isinstance(value, Content):
                if "_content" in state:
                    state["_content"] = value._content  # noqa: SLF001 - it may rest
                later = {name: state.pop(name) for name in _LATER & state.keys() if state[name]}
                named = value.metadata.items()
                state["metadata"] = {k: v for k, v in named if k not in _TWICE or k not in later}
                state[_WHERE] = (self._put(later), tuple(sorted(later)))
            elif isinstance(value, Library):
                later = {name: state.pop(name) for name in state.keys() - _AT_ONCE}
                state[_WHERE] = (self._put(later), tuple(sorted(later)))
            self._dump((at, _awake(type(value)), state))
            at += 1
        self._dump(None)

    def _split(self, own: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, int]]:
        """Return a page's values, and the numbers of those that are lists of many pages."""
        lists: dict[str, int] = {}
        for name, value in own.items():
            if isinstance(value, list) and len(value) > _MANY:
                if id(value) not in self._list_numbers:
                    self._list_numbers[id(value)] = len(self._lists)
                    self._lists.append(value)
                lists[name] = self._list_numbers[id(value)]
        return {name: value for name, value in own.items() if name not in lists}, lists

    def _dump(self, value: object) -> None:
        self._pickler(self._file, pickle.HIGHEST_PROTOCOL).dump(value)

    def _put(self, value: object) -> _Place:
        part = io.BytesIO()
        self._pickler(part, pickle.HIGHEST_PROTOCOL).dump(value)
        text = part.getvalue()
        place = (self._at, len(text), blake2b(text, digest_size=_DIGEST).digest())
        self._at += self._later.write(text)
        return place


class _Reading:
    """Reads what was written, the second file bit by bit."""

    def __init__(self, later: Path, settings: dict[str, Any]) -> None:
        self._later = later
        self._settings = settings
        self._things: dict[int, Any] = {}
        self._lists: list[list[Any]] = []

    def read(self, file: IO[bytes]) -> Everything:
        with _reading(self._things, self._settings):
            own, pages, feeds, self._lists = pickle.load(file)
            shared = {**self._settings, **own}
            while (found := pickle.load(file)) is not None:
                number, kind, state = found
                thing = _thing(number, kind)
                vars(thing).update(state)
                if not isinstance(thing, Library):
                    thing.settings = self._settings
                if isinstance(thing, Content):
                    thing._context = shared  # noqa: SLF001 - there is no other name for it
                if _WHERE in state:
                    vars(thing)[_WHERE] = (self, state[_WHERE])
        made = {
            name: Made(template, _Own(self, place), shows, asked)
            for name, (template, place, shows, asked) in pages.items()
        }
        return Everything(shared, made, feeds)

    def now(self, place: _Place) -> Any:
        """Return a value of the second file."""
        with self._later.open("rb") as file:
            at, size, digest = place
            file.seek(at)
            text = file.read(size)
        if blake2b(text, digest_size=_DIGEST).digest() != digest:
            raise ValueError(f"{self._later} is not what was kept")
        with _reading(self._things, self._settings):
            return pickle.loads(text)

    def own(self, place: _Place) -> dict[str, Any]:
        """Return the values that a page has alone, and the lists of which it shows a part."""
        values, lists = self.now(place)
        return {**values, **{name: self._lists[number] for name, number in lists.items()}}


class _Own(Mapping[str, Any]):
    """The values that only one page has: they are read when it is rendered."""

    def __init__(self, reading: _Reading, place: _Place) -> None:
        self._reading = reading
        self._place = place

    @cached_property
    def _values(self) -> dict[str, Any]:
        return self._reading.own(self._place)

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def whole(thing: Any) -> None:
    """Give a content, or the library, itself what else it would have for later."""
    found = vars(thing).pop(_WHERE, None)
    if found is not None:
        reading, (place, _) = found
        values = reading.now(place)
        vars(thing).update(values)
        if twice := {name: values[name] for name in _TWICE & values.keys()}:
            thing.metadata.update(twice)
        thing.__class__ = type(thing).__base__


def _now(thing: Any, name: str) -> Any:
    """Return what something has for later; called by Python for what it does not have."""
    if _WHERE not in vars(thing) or name not in vars(thing)[_WHERE][1][1]:
        raise AttributeError(name)
    whole(thing)
    return getattr(thing, name)


@cache
def _with_more(kind: type) -> type:
    """Return the kind of what has some of its values for later."""
    return type(kind.__name__, (kind,), {"__getattr__": _now})


def _thing(number: int, kind: type) -> Any:
    """Return the object of a number; what it has is read by itself."""
    things, _ = _AT_WORK[-1]
    if number not in things:
        rests = issubclass(kind, (Content, Library))
        things[number] = object.__new__(_with_more(kind) if rests else kind)
    return things[number]


def _same(value: Any) -> object:
    """Return what tells a tag, a category or an author from others that are not alike."""
    return type(value), repr(sorted(_state(value).items()))


def _state(value: Any) -> dict[str, Any]:
    return {name: each for name, each in vars(value).items() if name not in _GIVEN}


def _awake(kind: type) -> type:
    """Return the kind of what rests for now (:mod:`plugins.markdown_source.resting`)."""
    known: type = getattr(kind, "awake", kind)
    return known


def _of_page(page: Any) -> Any:
    return _empty, (type(page),), _state(page), None, None, _restore


def _in_parts(kind: type) -> Callable[[Any], Any]:
    values = attrgetter(*_fields(kind)) if len(_fields(kind)) > 1 else None

    def parts(value: Any) -> Any:
        if values is None:
            return _whole, (kind, getattr(value, _fields(kind)[0]))
        return _whole, (kind, *values(value))

    return parts


def _empty(kind: type) -> Any:
    return object.__new__(kind)


def _restore(value: Any, state: dict[str, Any]) -> None:
    _, settings = _AT_WORK[-1]
    vars(value).update(state, settings=settings)


@contextmanager
def _reading(things: dict[int, Any], settings: dict[str, Any]) -> Iterator[None]:
    _AT_WORK.append((things, settings))
    try:
        yield
    finally:
        _AT_WORK.pop()


#: What is being read: objects by their numbers, and the settings. Pickle gives nothing to whom it
#: calls but what it has read.
_AT_WORK: Final[list[tuple[dict[int, Any], dict[str, Any]]]] = []


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
