"""Texts that rest in a file while nobody asks for them, where there are many.

A build asks for a text a few times, and would hold them all in memory from the first to the last:
twice, as they were written and as HTML. What is asked for is the same, and is read again each time.
"""

from __future__ import annotations

import errno
import os
import tempfile
import weakref
from typing import Any, Final, NamedTuple

from pelican.contents import Article, Content

from plugins.notation.pages import Page
from plugins.notation.source import Source

#: So many texts of a build stay in memory: to rest takes a little time.
FEW: Final = 500
_TEXTS: Final = "MARKDOWN_SOURCE_RESTING"


class _Texts:
    """The file of a build, which has no name. A process that begins as a copy only reads there."""

    def __init__(self, folder: str) -> None:
        self._file, path = tempfile.mkstemp(dir=folder)
        weakref.finalize(self, os.close, self._file)
        os.unlink(path)  # noqa: PTH108 - it goes with who has it open
        self._end = 0

    def put(self, text: str) -> _Place:
        """Put a text into the file; return where it is. Raises ``OSError`` if it has no room."""
        known = text.encode("utf-8", "surrogatepass")
        place = _Place(self, self._end, len(known))
        if os.pwrite(self._file, known, place.at) < place.size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._end += place.size
        return place

    def get(self, at: int, size: int) -> str:
        """Return what was put there."""
        return os.pread(self._file, size, at).decode("utf-8", "surrogatepass")


class _Place(NamedTuple):
    """Where a text rests."""

    texts: _Texts
    at: int
    size: int

    def read(self) -> str:
        return self.texts.get(self.at, self.size)


class _Source(Source):
    """A source whose text rests."""

    __slots__ = ()

    #: What it is to be kept as.
    awake = Source

    @property
    def text(self) -> str:
        place: _Place = _TEXT.__get__(self)
        return place.read()


_TEXT: Final[Any] = Source.__dict__["text"]


def _read(content: Any) -> Any:
    known = vars(content)["_content"]
    return known.read() if isinstance(known, _Place) else known


def _write(content: Any, text: Any) -> None:
    vars(content)["_content"] = text


#: An article whose HTML rests. Pelican looks for settings by the name of a content's kind.
_RESTING: Final[Any] = type(
    Article.__name__, (Article,), {"_content": property(_read, _write), "awake": Article}
)


class _Resting:
    """How many texts a build has had, and where they rest, from the first of many on."""

    def __init__(self) -> None:
        self.count = 0
        self.texts: _Texts | None = None
        self._owner = os.getpid()

    def place(self, folder: str) -> _Texts | None:
        """Count a text; return where it is to rest, which only the first process may say."""
        self.count += 1
        if self.count > FEW and self._owner == os.getpid():
            self.texts = self.texts or _Texts(folder)
            return self.texts
        return None

    def end(self) -> None:
        """Let no further text rest."""
        self._owner = 0


def begin(settings: dict[str, Any]) -> None:
    """Forget the texts of another build."""
    settings.pop(_TEXTS, None)


def rest(content: Content) -> None:
    """Put the texts of a content to rest, if it is one of many."""
    settings = content.settings
    if type(content) is not Article or settings.get("SERVING") or not hasattr(os, "pread"):
        return
    resting: _Resting = settings.setdefault(_TEXTS, _Resting())
    try:
        texts = resting.place(settings["CACHE_PATH"])
        if texts is None:
            return
        html: Any = content._content  # noqa: SLF001 - with the links as they were written
        if html:
            vars(content)["_content"] = texts.put(html)
            content.__class__ = _RESTING
        page = getattr(content, "notation", None)
        if isinstance(page, Page) and type(page.document.source) is Source:
            _TEXT.__set__(page.document.source, texts.put(page.document.source.text))
            object.__setattr__(page.document.source, "__class__", _Source)
    except OSError:
        # A full disk, or no place to write: they stay where they are.
        resting.end()
