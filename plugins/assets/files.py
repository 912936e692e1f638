"""All files of the theme, under the names that pages know them by."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from plugins.late import dataclass

from .policy import policy, source
from .scripts import linked, without_comments
from .shown import Shown, shown_in
from .styles import Styles
from .stylesheet import read

if TYPE_CHECKING:
    from pathlib import Path

MAIN: Final = "css/main.css"
PAPER: Final = "css/paper.css"
#: Scripts that stand in the page itself, because they must run before anything is shown.
INLINE: Final = "js/inline/"

_DIGITS: Final = 10
#: What would end the element that a text stands in, whatever that is.
_END: Final = "<" + "/"


@dataclass(frozen=True, slots=True)
class Inline:
    """A text to stand in a page, and what the page's policy calls it."""

    text: Markup
    source: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: its path below the theme's folder of the site, and its content."""

    save_as: str
    content: bytes


class Assets:
    """The theme in ``folder``, for pages that reach its files at ``address``.

    With ``fingerprint`` the name of a file changes with its content, and the properties of the
    style sheet have short names: it is for the web, where nobody reads them.
    """

    def __init__(
        self, folder: Path, address: str, *, fingerprint: bool = False, forms: tuple[str, ...] = ()
    ) -> None:
        self._folder = folder
        self._address = address
        self._fingerprint = fingerprint
        self._site = _origin(address)
        self._forms = tuple(map(_origin, forms))
        self._inlined: dict[str, Inline] = {}
        self._files: dict[str, File] = {}
        self._styled: dict[Shown, Inline] = {}
        #: The scripts that were asked for, for whoever wants to know what a page needs.
        self.asked: set[str] = set()
        #: All of it lies in the theme.
        self.made_from: tuple[object, ...] = ()
        self._collect()

    def ask(self, key: str) -> Inline:
        """Return again what was :attr:`asked` for."""
        return self.script(key.removeprefix(INLINE).removesuffix(".js"))

    def url(self, path: str) -> str:
        """Return the address of the theme's file ``path``."""
        return f"{self._address}/{self._files[path].save_as}"

    def style(self, html: str) -> Inline:
        """Return the rules for a page with this body."""
        shown = self._styles.asked(shown_in(html))
        if shown not in self._styled:
            self._styled[shown] = _inline(self._styles.screen(shown))
        return self._styled[shown]

    def script(self, name: str) -> Inline:
        """Return the script ``name`` that is to stand in the page."""
        key = f"{INLINE}{name}.js"
        self.asked.add(key)
        if key not in self._inlined:
            text = (self._folder / key).read_text(encoding="utf-8")
            self._inlined[key] = _inline(without_comments(text).strip())
        return self._inlined[key]

    @staticmethod
    def inline(text: str) -> Inline:
        """Return a text of the page itself that is to stand in a script element."""
        return _inline(text.strip())

    def policy(self, *inlined: Inline, programs: bool = False) -> Markup:
        """Return the policy of a page that carries these: style first, then scripts.

        ``programs`` says that it runs one in WebAssembly.
        """
        scripts = [each.source for each in inlined[1:] if each.text]
        styles = [inlined[0].source]
        text = policy(styles, scripts, site=self._site, forms=self._forms, programs=programs)
        # It stands in double quotes.
        return Markup(str(escape(text)).replace("&#39;", "'"))

    def header_policy(self) -> str:
        """Return a policy that fits all pages that were rendered.

        What styles a page is for the page to say: each has its own.
        """
        scripts = sorted(each.source for each in self._inlined.values())
        return policy(None, scripts, site=self._site, forms=self._forms, programs=True)

    def whole_style(self) -> str:
        """Return the rules of all pages."""
        return self._styles.whole()

    @property
    def written(self) -> tuple[File, ...]:
        """All files to write."""
        return tuple(self._files.values())

    @cached_property
    def _styles(self) -> Styles:
        return Styles(read(self._folder / MAIN), self._address_in_css, short=self._fingerprint)

    def _address_in_css(self, target: str) -> str:
        parts = list(PurePosixPath(MAIN).parent.parts)
        for part in PurePosixPath(target).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        return self.url("/".join(parts))

    def _collect(self) -> None:
        scripts: dict[str, str] = {}
        for path in sorted(self._folder.rglob("*")):
            name = path.relative_to(self._folder).as_posix()
            if not path.is_file() or path.name.startswith(".") or path.suffix == ".css":
                continue
            if path.suffix == ".js":
                if not name.startswith(INLINE):
                    scripts[name] = without_comments(path.read_text(encoding="utf-8"))
            else:
                content = path.read_bytes()
                self._files[name] = File(self._named(name, content), content)
        for name, (save_as, content) in linked(scripts, self._named).items():
            self._files[name] = File(save_as, content)
        paper = f"{self._styles.paper()}\n".encode()
        self._files[PAPER] = File(self._named(PAPER, paper), paper)

    def _named(self, path: str, content: bytes) -> str:
        stem, dot, suffix = path.rpartition(".")
        if not self._fingerprint or suffix == "txt":
            return path
        return f"{stem}.{hashlib.sha256(content).hexdigest()[:_DIGITS]}{dot}{suffix}"


def _origin(address: str) -> str:
    """Return the part of an address that a policy names, empty if it has none."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _inline(text: str) -> Inline:
    if _END in text:
        raise ValueError(f"what stands in a page must not hold {_END}: {text[:60]}")
    return Inline(Markup(text), source(text))
