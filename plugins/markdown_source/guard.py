"""The last look at what Markdown makes of a text: nothing that acts, and not for ever.

What a text may not hold is told from its source, with its place (:mod:`plugins.notation.prose`).
But Markdown alone knows what it makes of a text. So what it has made is looked at again: the HTML
that it kept, each attribute and each address. And it has a limited time, because for any limit of
depth and number somebody finds a text within it that takes an hour.
"""

from __future__ import annotations

import atexit
import html
import os
import re
import signal
import threading
from typing import TYPE_CHECKING, Any, Final

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from plugins.late import expression
from plugins.notation import prose
from plugins.notation.diagnostics import Finding, Report
from plugins.notation.source import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from types import FrameType
    from xml.etree.ElementTree import Element

    from plugins.notation.pages import Page

#: Far longer than any text of ours takes, in seconds of this process's own work: how busy the
#: machine is with something else is not the text's fault.
MOST_SECONDS: Final = 6
#: So often the clock ticks in that time.
_TICKS: Final = 6
#: After all else has changed the tree, and before its marks of escaping are taken out (0).
_PRIORITY: Final = 1
_CODE: Final = expression(
    r'<[p]re(?: id="[^"<>]*")?><[c]ode(?: (?:id|class)="[^"<>]*")*>[^<>]*<[/]code><[/]pre>\s*'
)
_ELSEWHERE: Final = expression(r"\s*(?:https?:)?//", re.IGNORECASE)
_QUOTED: Final = expression(r"'([^']+)'")
_ENTITY: Final = expression(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z0-9]+);")
_ESCAPED: Final = expression("\x02([0-9]+)\x03")
#: What Markdown itself and the theme write, beside what an author may.
_MADE: Final = frozenset({"role", "aria-label", "aria-hidden", "data-label"})
_TAGS: Final = prose.TAGS | {"h1"}
#: What may stand there whatever it says.
_WHATEVER: Final = _MADE | prose.FREE
#: What holds words, and no block.
_OF_WORDS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "a", "sup", "abbr", "dt"}
)


class MarkdownError(Exception):
    """A text that Markdown makes something harmful of, or takes too long for."""

    def __init__(self, code: str, message: str, words: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.words = words
        #: What else is wrong with the same text.
        self.others: list[MarkdownError] = []


class Guard(Extension):
    """Looks at what Markdown has made; ``ours`` are pieces of HTML that the theme has made."""

    def __init__(self, ours: Callable[[], Collection[str]]) -> None:
        super().__init__()
        self.ours = ours

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.treeprocessors.register(_Look(md, self.ours), "notation_guard", _PRIORITY)


class _Look(Treeprocessor):
    def __init__(self, md: Markdown, ours: Callable[[], Collection[str]]) -> None:
        super().__init__(md)
        self.ours = ours

    def run(self, root: Element) -> None:
        found = [*self._problems(root)]
        if found:
            found[0].others = found[1:]
            raise found[0]

    def _problems(self, root: Element) -> Iterator[MarkdownError]:
        # Most say nothing but what they are.
        for element in [each for each in root.iter() if each.items() or each.tag not in _TAGS]:
            tag = element.tag
            if tag not in _TAGS and tag.lower() not in _TAGS:
                yield MarkdownError("unsafe-html", f"'{tag}' may not stand in a text")
            for name, value in element.items():
                if name not in _WHATEVER and (wrong := self._attribute(name, value)):
                    yield wrong
            if tag.lower() == "img" and _ELSEWHERE.match(picture := element.get("src", "")):
                message = "a picture from another site would not be shown"
                yield MarkdownError("unsafe-link", message, picture)
        if not self.md.htmlStash.rawHtmlBlocks:
            return  # as most
        ours = frozenset(self.ours())
        for kept in self.md.htmlStash.rawHtmlBlocks:
            text = kept if isinstance(kept, str) else ""
            if text in ours or _CODE.fullmatch(text) or _ENTITY.fullmatch(text):
                continue
            for problem in prose.problems(text):
                yield MarkdownError("unsafe-html", problem, text.strip())
        for element in root.iter():
            parts = [element.text or "", *[child.tail or "" for child in element]]
            if any("\x02" in part for part in parts):
                yield from self._balance(element, parts, ours)

    def _balance(
        self, element: Element, parts: list[str], ours: Collection[str]
    ) -> Iterator[MarkdownError]:
        """Yield what is wrong if an element of the author's ends elsewhere than it has begun."""
        if element.tag == "code" and HTML_PLACEHOLDER_RE.search(parts[0]):
            message = "code, or an element, stands here within what Markdown takes for code"
            yield MarkdownError("unsafe-html", message)
            return
        opened: list[tuple[str, str]] = []
        alone = len(parts) == 1 and HTML_PLACEHOLDER_RE.fullmatch(parts[0].strip())
        for found in HTML_PLACEHOLDER_RE.finditer("".join(parts)):
            kept = self.md.htmlStash.rawHtmlBlocks[int(found[1])]
            text = kept if isinstance(kept, str) else ""
            if "<" not in text or text in ours or _CODE.fullmatch(text):
                continue
            for tag in prose.tags(text):
                name = tag.removeprefix("/")
                # A paragraph around nothing but a block goes.
                if element.tag in _OF_WORDS and name in prose.BLOCKS and not alone:
                    message = f"'{name}' cannot stand within a line of words"
                    yield MarkdownError("unsafe-html", message, text.strip())
                    return
                if tag == name:
                    opened.append((name, text))
                elif not opened or opened.pop()[0] != name:
                    message = f"'{name}' ends here, but it has not begun"
                    yield MarkdownError("unsafe-html", message, text.strip())
                    return
        if opened:
            message = f"'{opened[0][0]}' begins here and has no end where it stands"
            yield MarkdownError("unsafe-html", message, opened[0][1].strip())

    def _attribute(self, name: str, value: str | None) -> MarkdownError | None:
        if value is None:  # a word in a list of attributes, which Markdown keeps as it is
            value = ""
        plain = value
        if "\x02" in value:
            value = value.replace("\x02amp\x03", "&")
            plain = _ESCAPED.sub(lambda match: chr(int(match[1])), value)
        if problem := prose.attribute_problem(name, html.unescape(plain)):
            code = "unsafe-link" if name in {"href", "src", "cite"} else "unsafe-html"
            return MarkdownError(code, problem, plain if code == "unsafe-link" else name)
        return None


class _Clock:
    """Counts how long this process works at a text; what is past its time is ended.

    One clock ticks from the first of many texts on until it finds that none is being converted: to
    set one for each would take as long as to look at what has become of it.
    """

    def __init__(self) -> None:
        #: A second process is born without a clock.
        self._process = 0
        self._before: Any = None
        #: How often it may still tick while a text is converted; of none, nothing is counted.
        self.left = 0

    def begin(self) -> int:
        """Give a text its time; return what was left of that of the one it is a part of."""
        # The first tick may be at hand. From here on none stops the clock.
        before, self.left = self.left, _TICKS + 1
        if self._process != os.getpid():
            self._set()
        return before

    def _set(self) -> None:
        before = signal.signal(signal.SIGVTALRM, self._tick)
        if not self._process:
            self._before = before
            atexit.register(self.end)
        self._process = os.getpid()
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS / _TICKS, MOST_SECONDS / _TICKS)

    def end(self) -> None:
        """Stop: by itself the clock would tick on, and end a process that nobody minds it in."""
        if self._process == os.getpid():
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, self._before)
        self._process = 0
        atexit.unregister(self.end)

    def _tick(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if not self.left:
            self.end()
            return
        self.left -= 1
        if not self.left:
            raise MarkdownError(
                "too-much", f"Markdown would take more than {MOST_SECONDS} seconds for this text"
            )


CLOCK: Final = _Clock()


def bounded(convert: Callable[[str], str], text: str) -> str:
    """Convert a text, for so long and so deep as texts go; else raise :class:`MarkdownError`."""
    try:
        if threading.current_thread() is not threading.main_thread() or not hasattr(
            signal, "setitimer"
        ):
            return convert(text)
        before = CLOCK.begin()
        try:
            return convert(text)
        finally:
            CLOCK.left = before
    except RecursionError:
        raise MarkdownError("too-much", "this text goes too deep for Markdown") from None


def _largest(text: str, start: int) -> Span:
    """Return where the longest paragraph begins: most likely it is what takes so long."""
    at, place, longest = start, NOWHERE, 0
    for paragraph in text[start:].split("\n\n"):
        if len(paragraph) > longest and (words := paragraph.lstrip()):
            begin = at + len(paragraph) - len(words)
            place, longest = Span(begin, begin + 1), len(paragraph)
        at += len(paragraph) + 2
    return place


def finding(page: Page, error: MarkdownError) -> Finding:
    """Return what an author is told of ``error``, at the place of its words if they are found."""
    source = page.document.source
    body = page.document.body.start
    named = _QUOTED.search(str(error))
    # As it was kept, its first line, or at least what the message names.
    for words in (error.words, error.words.split("\n")[0], named[1] if named else ""):
        at = source.text.find(words, body) if words else -1
        if at >= 0:
            place = Span(at, at + len(words.split("\n")[0]))
            break
    else:
        place = NOWHERE
    if error.code == "too-much":
        place = _largest(source.text, body)
    report = Report()
    match error.code:
        case "unsafe-link":
            report.add("unsafe-link", place, str(error), "link to https://… or to a page of ours")
        case "unsafe-html":
            report.add("unsafe-html", place, str(error), "write it without HTML, or leave it out")
        case _:
            report.add(
                "too-much",
                place,
                str(error),
                "look for many brackets, stars or quotation marks that belong to nothing",
            )
    return Finding(source, report.finish()[0])
