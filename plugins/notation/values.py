"""Values of the metadata that were written for another program, or that nobody can see.

Our metadata are words as they stand. Who comes from elsewhere writes lists in brackets and texts in
quotation marks, and readers would see both.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

from plugins.late import expression

#: Fields whose values are words for readers, and how long they may be.
LONGEST: Final = {
    "title": 200,
    "summary": 1_000,
    "author": 100,
    "series": 100,
    "product": 200,
    "tags": 1_000,
    **dict.fromkeys(("goal", "space", "equipment", "progression"), 1_000),
    **dict.fromkeys(("cautions", "questions"), 3_000),
}
#: What there may be none of.
_OR_NONE: Final = frozenset({"goal", "space", "equipment", "progression", "cautions"})
MOST_TAGS: Final = 30
LONGEST_TAG: Final = 60

_UNSEEN: Final = expression(
    r"[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\uffa0\ufeff]*"
)
_LIST: Final = expression(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_BLOCK: Final = expression(r"[|>][+-]?\d?[+-]?")
_MARK: Final = expression(r"!!\S+.*|!<.*|[&*][A-Za-z0-9_-]+(?:\s.*)?")
_NOTHING: Final = frozenset({"null", "~", "none", "nil", "undefined"})
_QUOTED: Final = expression(r"\"[^\"]*\"|'[^']*'")
_MARKUP: Final = expression(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
#: What Markdown would read in another place.
_MARKDOWN: Final = expression(
    r"\[[^\[\]\n]+\](?:\([^()\s]+\)|\[[^\[\]\n]*\])|<https?://[^<>\s]+>|\*\*[^\s*][^*\n]*\*\*"
    r"|`[^`\n]+`"
)
_NO_WORD: Final = expression(r"[^\w\s-]")
#: Letters that are none with an accent, and what they are in an address.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h"}
)


def is_blank(value: str, *, is_markdown: bool = False) -> bool:
    """Return whether a value has nothing that can be seen; in Markdown no tag can be."""
    if is_markdown and value[:1] in {"&", "\x3c"}:
        value = html.unescape(_MARKUP.sub("", value))
    return _UNSEEN.fullmatch(value) is not None


@lru_cache(maxsize=1024)
def in_address(words: str) -> str:
    """Return what is left of words in an address: letters without accents, digits, hyphens.

    Nothing is left of signs and of markup.
    """
    plain = unicodedata.normalize("NFKD", _MARKUP.sub("", words).casefold().translate(_PLAIN))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(_NO_WORD.sub("", letters).replace("-", " ").split()).strip("_")


def problem(key: str, value: str, first: str, *, fenced: bool) -> tuple[str, str] | None:
    """Return what is wrong with a value, and what to do; ``None`` if it is words.

    ``first`` is its first line, and ``fenced`` says that the metadata stand between two lines of
    hyphens, as YAML does.
    """
    if key not in LONGEST:
        return None
    if len(value) > LONGEST[key]:
        return (
            f"this has {len(value):,} letters, and more than {LONGEST[key]:,} fit nowhere",
            "say it in a few words here; the rest is for the text",
        )
    if _LIST.fullmatch(value):
        hint = "write tags with commas between them and no brackets: hills, strength"
        return (
            "these brackets would be shown to the reader",
            hint if key == "tags" else "write the words alone, without brackets around them",
        )
    if _BLOCK.fullmatch(first):
        return (
            f"the sign {value[0]} would be shown to the reader",
            "write the text right behind the colon; more of it goes on in lines that begin with "
            "four spaces",
        )
    if _MARK.fullmatch(value) and fenced:
        word = value.split(maxsplit=1)[0]
        return f"'{word[:40]}' would be shown to the reader", "write the words alone"
    if value in _NOTHING and not (value == "none" and key in _OR_NONE):
        return f"'{value}' would be shown to the reader", "write a text, or leave the line out"
    if fenced and _QUOTED.fullmatch(value):
        return (
            "these quotation marks would be shown to the reader",
            f"write it without them: {value[1:-1][:60]}",
        )
    if key == "questions" and (sign := _MARKDOWN.search(value)):
        return (
            f"'{sign[0]:.40}' would be shown to the reader as it stands: questions are plain words",
            "write the words alone; a link goes into the text",
        )
    if key == "author" and not in_address(value):
        return f"'{value:.40}' is no name", "write it in letters"
    return tag_problem(value) if key == "tags" else None


def split_tags(value: str) -> list[str]:
    """Return the parts of a line of tags; a comma may stand behind the last one, too."""
    return value.rstrip().removesuffix(",").split(",")


def tag_problem(value: str) -> tuple[str, str] | None:
    """Return what is wrong with a line of tags."""
    if ";" in value:
        return "a comma parts tags, and not a semicolon", f"write {value.replace(';', ',')[:80]}"
    tags = [" ".join(tag.split()) for tag in split_tags(value)]
    if len(tags) > MOST_TAGS:
        return (
            f"{len(tags)} tags on one page, and more than {MOST_TAGS} say nothing",
            "keep those by which somebody would look for it",
        )
    if long := next((tag for tag in tags if len(tag) > LONGEST_TAG), ""):
        return f"'{long[:40]}…' is too long for a tag", "a tag is a word or two"
    if not all(tags):
        return "a comma here has no tag beside it", "take it away, or write the tag"
    seen: set[str] = set()
    for tag in tags:
        if tag.casefold() in seen:
            return f"the tag '{tag[:40]}' stands there twice", "write it once"
        seen.add(tag.casefold())
    return None
