"""Text to tokens. Nothing is lost: the tokens' texts joined are the text.

White space of any kind (a tab, a non-breaking space, a line end inside a wrapped item, a mark that
nobody sees) is one kind of token, and digits of any script are digits, so that what looks right to
an author is right.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from plugins.late import expression
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_new_tuple: Final = tuple.__new__


class Kind(Enum):
    SPACE = auto()
    NUMBER = auto()
    WORD = auto()
    SYMBOL = auto()


class Token(NamedTuple):
    """A piece of text; ``start`` is its offset in the source, in code points.

    A named tuple, not a data class: there are dozens of them in a line, and they are made faster.
    """

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    @property
    def word(self) -> str:
        """The text for comparing: case folded."""
        return self.text.casefold()


# A full stop or comma belongs to a number only with digits on both sides. A word is letters; any
# other character, a combining mark too, is a symbol by itself.
_TOKEN: Final = expression(
    r"([\s\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]+)|(\d+(?:[.,]\d+)?)|([^\W\d_]+)|(.)",
    re.DOTALL,
)
#: The kind of each group above, by its number.
_KINDS: Final = (Kind.SYMBOL, Kind.SPACE, Kind.NUMBER, Kind.WORD, Kind.SYMBOL)


def tokenize(text: str, span: Span) -> list[Token]:
    """Return the tokens of ``text[span.start:span.end]``, spaces included."""
    # Token(...) itself would go through a function of Python's before it came to this.
    return [
        _new_tuple(Token, (_KINDS[match.lastindex or 0], match[0], match.start()))
        for match in _TOKEN.finditer(text, span.start, span.end)
    ]


class Cursor:
    """A place among tokens, spaces left out, that can look ahead and go back."""

    __slots__ = ("_words", "at", "end", "tokens")

    def __init__(self, tokens: Sequence[Token], end: int) -> None:
        self.tokens: Final = [token for token in tokens if token.kind is not Kind.SPACE]
        self._words: Final = [token.text.casefold() for token in self.tokens]
        self.at = 0
        self.end: Final = end
        """The offset behind the last token, for messages about something that is missing."""

    def peek(self, ahead: int = 0) -> Token | None:
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else None

    def word(self, ahead: int = 0) -> str:
        """Return the case-folded text of a coming token, empty at the end."""
        index = self.at + ahead
        return self._words[index] if index < len(self._words) else ""

    def kind(self, ahead: int = 0) -> Kind | None:
        index = self.at + ahead
        return self.tokens[index].kind if index < len(self.tokens) else None

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def skip(self, *words: str) -> bool:
        """Step over ``words`` if just these come next."""
        at = self.at
        if at >= len(self._words) or self._words[at] != words[0]:
            return False
        end = at + len(words)
        if len(words) > 1 and tuple(self._words[at:end]) != words:
            return False
        self.at = end
        return True

    @property
    def done(self) -> bool:
        return self.at >= len(self.tokens)

    @property
    def here(self) -> Span:
        """The span of the next token, or the empty place at the end."""
        token = self.peek()
        return token.span if token else Span(self.end, self.end)

    def since(self, at: int) -> Span:
        """The span from token number ``at`` to the last one taken."""
        if at >= self.at:
            return self.here
        return Span(self.tokens[at].start, self.tokens[self.at - 1].end)

    def touches_next(self, ahead: int = 0) -> bool:
        """Whether no space stands between a coming token and the one after it."""
        first, second = self.peek(ahead), self.peek(ahead + 1)
        return first is not None and second is not None and first.end == second.start

    def rest_of_clause(self) -> Span:
        """The span from here to before the next comma, or to the end."""
        at = self.at
        while at < len(self.tokens) and self.tokens[at].text != ",":
            at += 1
        if at == self.at:
            return self.here
        return self.tokens[self.at].span.to(self.tokens[at - 1].span)

    def skip_clause(self) -> None:
        """Go on to the next comma, or to the end."""
        while not self.done and self.tokens[self.at].text != ",":
            self.at += 1

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens[self.at :])
