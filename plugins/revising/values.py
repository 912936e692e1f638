"""What a build knew of all texts and pages, for the next one, in a file of the cache.

It is Python's own form, and so as good as a program: whoever can write into the cache can do what a
plugin can do. The same holds for the compiled templates beside it.
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
from typing import TYPE_CHECKING, Any, Final

from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from plugins.writing.made import Everything

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST: Final = 16
#: What these objects of Pelican lead to, and what is there again with each build.
_GIVEN: Final = ("settings", "_context")
_LEADING: Final = (Content, URLWrapper, Paginator, Page)
#: Settings that a build gives other values while it is at work.
_WORKING: Final = frozenset({"JINJA_ENVIRONMENT", "JINJA_GLOBALS", "OUTPUT_PATH"})


def keep(path: Path, settings: dict[str, Any], made: Everything, shared: dict[str, Any]) -> str:
    """Write what was made, and return the name of it; an empty one where that cannot be done.

    ``shared`` are the values that every page has, as they are when all is written.
    """
    if shared.keys() != made.shared.keys() or any(
        shared[name] is not value for name, value in made.shared.items()
    ):
        return ""  # who came early has seen others
    own = {name: value for name, value in shared.items() if name not in settings}
    if any(
        shared[name] is not settings[name]
        for name in shared.keys() & settings.keys()
        if name not in _WORKING
    ):
        return ""
    file = io.BytesIO()
    try:
        _Pickler(file, pickle.HIGHEST_PROTOCOL).dump((own, made.pages, made.feeds))
    except Exception:  # noqa: BLE001 - whatever is not for keeping
        return ""
    data = file.getbuffer()
    name = blake2b(data, digest_size=_DIGEST).hexdigest()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return ""
    return name


def read(path: Path, name: str, settings: dict[str, Any]) -> Everything | None:
    """Return what was kept under ``name``, for a build with ``settings``; ``None`` without it."""
    try:
        data = path.read_bytes()
        if not name or blake2b(data, digest_size=_DIGEST).hexdigest() != name:
            return None
        _RESTORED.clear()
        own, pages, feeds = pickle.loads(data)
    except OSError:
        return None
    shared = {**settings, **own}
    for each in _RESTORED:
        each.settings = settings
        if isinstance(each, Content):
            each._context = shared  # noqa: SLF001 - there is no other name for it
    _RESTORED.clear()
    return Everything(shared, pages, feeds)


class _Pickler(pickle.Pickler):
    """Leaves out what there is again with each build, and what Python would be slow to read."""

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if isinstance(value, _LEADING):
            state = {name: each for name, each in vars(value).items() if name not in _GIVEN}
            return _empty, (kind,), state, None, None, _restore
        if names := _fields(kind):  # type: ignore[arg-type]
            return _whole, (kind, *[getattr(value, name) for name in names])
        return NotImplemented


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, if it has a place for each and nothing else."""
    if not is_dataclass(kind) or not hasattr(kind, "__slots__") or kind.__dictoffset__:
        return ()
    names = tuple(field.name for field in fields(kind))
    return (
        names
        if all(isinstance(getattr(kind, name), MemberDescriptorType) for name in names)
        else ()
    )


@cache
def _places(kind: type) -> tuple[Any, ...]:
    return tuple(getattr(kind, name).__set__ for name in _fields(kind))


def _whole(kind: type, *values: Any) -> Any:
    """Return a dataclass again. Its own way asks for all of its fields each time."""
    value: Any = object.__new__(kind)
    for place, each in zip(_places(kind), values, strict=True):
        place(value, each)
    return value


def _empty(kind: type) -> Any:
    return object.__new__(kind)


def _restore(value: Any, state: dict[str, Any]) -> None:
    vars(value).update(state)
    _RESTORED.append(value)


#: The objects of the file that is being read.
_RESTORED: Final[list[Any]] = []
