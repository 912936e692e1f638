"""The one reader of content files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from plugins.caching.made_with import says_all
from plugins.caching.plugin import kept
from plugins.caching.store import key_of
from plugins.late import expression
from plugins.markdown_source.blocks import PICTURES, RENDERERS, Fragments, Html, Rendering
from plugins.markdown_source.failing import collected, root_of
from plugins.markdown_source.guard import Guard, MarkdownError, bounded, finding
from plugins.markdown_source.library import fingerprint, library, page_of
from plugins.markdown_source.plain import Plain
from plugins.markdown_source.swift import WORDS, hasten, words_alone
from plugins.markdown_source.trees import AtHand, Extras
from plugins.notation.pages import Kind, Page, address_name
from plugins.notation.source import NOWHERE
from plugins.reading.outline import OUTLINES, Outline, at_once, to_keep
from plugins.reading.outline import kept as kept_outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from plugins.markdown_source.blocks import Piece
    from plugins.notation.diagnostics import Finding

#: A line that stands for a piece of HTML; the two marks are refused in a content file's own text.
_MARK: Final = expression("\ue000(\\d+)\ue001")
_PRIVATE: Final = expression("[\ue000-\uf8ff]")
#: What begins a line that is a list, a heading or a quotation where a text is more than a line.
_BEGINS: Final = expression(r"(\d*)([#>]|[-+*](?=\s)|[.)](?=\s))")

_DATES: Final = frozenset({"date", "modified"})
_DATE: Final = expression(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?")

#: The setting that says where pages of a kind are.
_URLS: Final = {
    Kind.ARTICLE: "ARTICLE_URL",
    Kind.WORKOUT: "ARTICLE_URL",
    Kind.PAGE: "PAGE_URL",
    Kind.EXERCISE: "EXERCISE_URL",
}

#: After Markdown has tidied the text's white space (30), before fenced code (25) and all else.
_PRIORITY: Final = 29


class _StashHtml(Preprocessor):
    """Puts pieces of HTML where Markdown keeps raw HTML, in place of the lines that mark them."""

    def __init__(self, md: Markdown, at_hand: AtHand) -> None:
        super().__init__(md)
        self.at_hand = at_hand

    def run(self, lines: list[str]) -> list[str]:
        html = self.at_hand.html
        if not html:
            return lines
        stashed: list[str] = []
        for line in lines:
            match = _MARK.fullmatch(line)
            stashed.append(self.md.htmlStash.store(html[int(match.group(1))]) if match else line)
        return stashed


class _Pieces(Extension):
    def __init__(self, at_hand: AtHand) -> None:
        super().__init__()
        self.at_hand = at_hand

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.preprocessors.register(_StashHtml(md, self.at_hand), "notation_html", _PRIORITY)


class Converter:
    """Markdown as the settings want it, made once: that takes a tenth of what a text does.

    ``reset`` is how Markdown and its extensions forget a text; what raised is made anew.
    """

    def __init__(self, configured: Mapping[str, Any], *more: Extension) -> None:
        self._configured = configured
        self._more = more
        self._made: Markdown | None = None
        self._asked = False
        self._around: tuple[str, str] | None = None

    def words(self, text: str) -> str | None:
        """Return a line of mere words as HTML; ``None`` if it is any other, which takes longer."""
        if WORDS.fullmatch(text) is None:
            return None
        if not self._asked:
            self._asked = True
            self._around = words_alone(self._new())
        return None if self._around is None else text.join(self._around)

    def convert(self, text: str) -> str:
        """Return ``text`` as HTML, as if no other had been converted before."""
        made, self._made = self._made, None
        if made is None:
            made = self._new()
        else:
            made.reset()
        html = bounded(made.convert, text)
        self._made = made
        return html

    def _new(self) -> Markdown:
        made = Markdown(
            extensions=[*self._configured.get("extensions", ()), *self._more],
            extension_configs=self._configured.get("extension_configs", {}),
            output_format=self._configured.get("output_format", "html"),
        )
        hasten(made)
        return made


class NotationReader(BaseReader):
    """Reads Markdown with metadata and ``///`` blocks; never raises for an author's mistake.

    The content's metadata get, beside the usual ones, ``notation`` (the :class:`Page` with its
    values), ``facts``, and ``pictures``: those that the text shows, in its order.
    """

    enabled = True
    file_extensions = ("md", "markdown", "mkd", "mdown")

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._fragments = Fragments(settings["THEME"])
        self._at_hand = AtHand()
        configured = settings["MARKDOWN"]
        self._text = Converter(
            configured,
            _Pieces(self._at_hand),
            Plain(),
            Extras(self._fragments, self._at_hand),
            Guard(lambda: [*self._at_hand.html, *self._at_hand.made]),
        )
        self._field = Converter(configured, Plain(), Guard(tuple))
        #: The texts that no build had kept.
        self.made = 0
        self._errors: list[MarkdownError] = []
        #: Whether the text that is read has mistakes.
        self._is_wrong = False
        self._outlines: dict[str, tuple[int, Outline]] = settings.setdefault(OUTLINES, {})
        # What is not told by its words may be another the next time.
        self._kept = kept(settings) if says_all(configured) else None
        self._made_with = self._kept.made_with + repr(configured).encode() if self._kept else b""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a content file."""
        path = Path(source_path)
        below = path.relative_to(root_of(self.settings))
        page = page_of(path, self.settings)
        self._errors = []
        self._is_wrong = any(each.is_error for each in page.findings)
        metadata = self._metadata(page, below)
        if any(each.diagnostic.code == "too-much" for each in page.findings):
            return "", metadata
        html = self._html(page, below.as_posix(), self._address(page, metadata))
        if (album := self._at_hand.album) is not None:
            metadata["pictures"] = tuple(map(album.show, self._at_hand.seen))
        if self._errors and (more := [*_not_told(page, self._errors)]):
            told = (*page.findings, *more)
            collected(self.settings)[below.as_posix()] = replace(page, findings=told)
        return html, metadata

    def _html(self, page: Page, source_path: str, address: str) -> str:
        at_hand = self._at_hand
        at_hand.album, at_hand.seen = self.settings.get(PICTURES), {}
        if self._kept is None:
            return self._safely(lambda: self._made_html(page, source_path, address))
        key = key_of(
            *(b"text", self._made_with, page.document.source.text.encode("utf-8", "surrogatepass")),
            *(page.kind.value.encode(), source_path.encode("utf-8", "surrogatepass")),
            address.encode("utf-8", "surrogatepass"),
            # Only a block can name an exercise.
            fingerprint(self.settings) if page.blocks else b"",
            at_hand.album.made_with if at_hand.album else b"",
        )
        # Which pictures a text shows is known when it has been read: they are kept beside it.
        if (found := self._kept.store.get(key)) is not None:
            told, _, text = found.partition(b"\n")
            seen: dict[str, str]
            seen, known = json.loads(told)
            if all(at_hand.album and at_hand.album.state(each) == seen[each] for each in seen):
                at_hand.seen = seen
                html = text.decode("utf-8", "surrogatepass")
                if known is not None:
                    self._outlines[source_path] = hash(html), kept_outline(known)
                return html
        self.made += 1
        before = len(self._errors)
        made = self._safely(lambda: self._made_html(page, source_path, address))
        if len(self._errors) == before:
            # How long it is and what is in it: two processes read texts, one alone goes on.
            if (quick := at_once(made)) is not None:
                self._outlines[source_path] = hash(made), quick
            beside = [at_hand.seen, None if quick is None else to_keep(quick)]
            told = json.dumps(beside).encode()
            self._kept.store.put(key, told + b"\n" + made.encode("utf-8", "surrogatepass"))
        return made

    def _once(self, key: bytes, make: Callable[[], str]) -> str:
        """Return what an earlier build has made of the same, or else what ``make`` does."""
        if self._kept is None:
            return self._safely(make)
        found = self._kept.store.get(key)
        if found is not None:
            return found.decode("utf-8", "surrogatepass")
        before = len(self._errors)
        made = self._safely(make)
        if len(self._errors) == before:
            self._kept.store.put(key, made.encode("utf-8", "surrogatepass"))
        return made

    def _safely(self, make: Callable[[], str]) -> str:
        """Return what ``make`` does; what Markdown makes of a text and may not is told instead."""
        try:
            return make()
        except MarkdownError as error:
            self._errors += [error, *error.others]
            return ""
        except Exception:
            # What is wrong with the text is told, and this may come of it.
            if not self._is_wrong:
                raise
            return ""

    def _made_html(self, page: Page, source_path: str, address: str) -> str:
        html: list[str] = []
        text: list[str] = []
        at = page.document.body.start
        for block in page.blocks:
            span = block.block.span
            text.append(self._own_text(page, at, span.start))
            renderer = self.settings.get(RENDERERS, {}).get(block.block.name)
            if block.value is None or renderer is None:
                # An unknown block has been reported; its words are shown as they stand.
                text.append(self._own_text(page, span.start, span.end))
            else:
                rendering = Rendering(
                    block, page, source_path, self._fragments, library(self.settings)
                )
                text += [_as_text(piece, html) for piece in renderer(rendering)]
            at = span.end
        text.append(self._own_text(page, at, page.document.body.end))
        self._at_hand.html, self._at_hand.address = html, address
        self._at_hand.made, self._at_hand.seen = [], {}
        self._at_hand.below = source_path
        return self._text.convert("\n\n".join(text))

    def _address(self, page: Page, metadata: dict[str, Any]) -> str:
        """Return where the page will be, for what is to be shared of it."""
        host = self.settings.get("PRINTED_ADDRESS", "")
        site = self.settings["SITEURL"] or (f"https://{host}" if host else "")
        known = {"lang": self.settings["DEFAULT_LANG"], **metadata}
        name = _URLS[page.kind]
        if known["lang"] != self.settings["DEFAULT_LANG"] and page.kind is not Kind.EXERCISE:
            name = name.replace("_URL", "_LANG_URL")
        url: str = self.settings[name].format(**known)
        return f"{site}/{url}"

    @staticmethod
    def _own_text(page: Page, start: int, end: int) -> str:
        return _PRIVATE.sub("\ufffd", page.document.source.text[start:end])

    def _metadata(self, page: Page, below: Path) -> dict[str, Any]:
        values = {"title": below.stem, **page.metadata}
        if page.kind in {Kind.ARTICLE, Kind.WORKOUT}:
            # A date that is missing or wrong has been reported; the list it stands in needs one.
            values.setdefault("date", "1970-01-01")
            folder = below.parent.name or self.settings["DEFAULT_CATEGORY"]
            values["category"] = self.settings["CATEGORY_NAMES"].get(folder, folder)
        values.setdefault("slug", _slug(below.stem))
        metadata = {
            name: self._processed(name, self._formatted(name, value))
            for name, value in values.items()
        }
        return {
            **metadata,
            "notation": page,
            "facts": page.facts if page.kind is Kind.WORKOUT else None,
            "is_workout": page.kind is Kind.WORKOUT,
            "exercise": page.exercise,
        }

    def _processed(self, name: str, value: str) -> Any:
        if name in _DATES and (date := date_of(value)) is not None:
            return date
        return self.process_metadata(name, value)

    def _formatted(self, name: str, value: str) -> str:
        if name in self.settings["FORMATTED_FIELDS"]:
            if (words := self._field.words(value)) is not None:
                return words
            # A line of words, whatever it begins with: a day, a number, a sign.
            value = _BEGINS.sub(r"\1\\\2", value, count=1) if _BEGINS.match(value) else value
            key = key_of(b"field", self._made_with, value.encode("utf-8", "surrogatepass"))
            return self._once(key, lambda: self._field.convert(value))
        return value


def _not_told(page: Page, errors: Iterable[MarkdownError]) -> Iterator[Finding]:
    """Yield what was found by Markdown only, in a text in which more may be wrong."""
    lines = {
        page.document.source.position(each.diagnostic.span.start).line
        for each in page.findings
        if each.is_error
    }
    for error in errors:
        found = finding(page, error)
        place = found.diagnostic.span
        # The same is found by its words first, and a block with a mistake is read as words.
        if not lines or (
            place != NOWHERE
            and page.document.source.position(place.start).line not in lines
            and not any(
                block.block.span.start <= place.start < block.block.span.end
                for block in page.blocks
            )
        ):
            yield found


def date_of(value: str) -> SafeDatetime | None:
    """Return a date that is written as it should be; ``None`` for any other.

    To find out how one is written takes Pelican as long as all other metadata.
    """
    if _DATE.fullmatch(value) is None:
        return None
    try:
        return SafeDatetime.fromisoformat(value)
    except ValueError:
        return None


def _slug(stem: str) -> str:
    """Return the slug of a file's name; a name that gives none, which is told, is spelled out."""
    return address_name(stem) or "-".join(f"{ord(char):x}" for char in stem)


def _as_text(piece: Piece, html: list[str]) -> str:
    """Turn a piece into lines of Markdown; HTML becomes a line that marks its place."""
    if isinstance(piece, Html):
        html.append(piece.text.strip())
        return f"\ue000{len(html) - 1}\ue001"
    return _PRIVATE.sub("\ufffd", piece)
