"""A text before Markdown reads it: what it would lose, what it would run, what it would choke on.

Markdown has no mistakes: a fence that is not closed, a row with a cell too many, a note without a
text all become something. And it lets HTML pass, so that whoever writes a text writes the page.
Here each of these is told with its place: :mod:`.amounts` has what is too much, :mod:`.markup`
which HTML may stand in a text, :mod:`.links`, :mod:`.notes`, :mod:`.fences` and :mod:`.tables` the
rest.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation import attributes, changed, fenced
from plugins.notation.code import INDENTED, blanked, without_code, without_fences
from plugins.notation.prose.amounts import MOST_LETTERS, too_much_of
from plugins.notation.prose.fences import check_fences, check_inner, check_merge
from plugins.notation.prose.links import are_plain, check_links
from plugins.notation.prose.markup import (
    BLOCKS,
    FREE,
    TAGS,
    attribute_problem,
    check_markup,
    problems,
    tags,
)
from plugins.notation.prose.places import begins_of, body_of, paragraph_end, place_of
from plugins.notation.prose.tables import check_tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from plugins.notation.diagnostics import Report
    from plugins.notation.document import Block, Document

__all__ = [
    "BLOCKS",
    "FREE",
    "MOST_LETTERS",
    "TAGS",
    "attribute_problem",
    "check",
    "problems",
    "tags",
    "too_much",
]

#: A picture, in either of the two ways in which one is written.
_PICTURE: Final = expression(r"!\[[^\]\n]*\][(\[]|<img\b[^>\n]*>?", re.IGNORECASE)
#: What is words wherever it stands: the title of a link, and the lead of a point.
_WORDS: Final = expression(
    r"""(?<=[^\s(])[ \t]+"[^"\n]*"(?=[ \t]*\))|^[ ]{0,3}\d+[.)][ \t]+\*\*[^*\n]*\*\*""",
    re.MULTILINE,
)
#: Where a line ends with the signs of a heading: of an empty one, and of few others.
_SIGNS_LAST: Final = expression(r"#[ \t#]*(?:\n|\Z)")
_EMPTY_HEADING: Final = expression(r"\n(#{1,6}[ \t]*#*[ \t]*)(?=\n|$)")
#: A sign by its number; behind a backslash it is words.
_NUMBERED: Final = expression(r"(?<!\\)(?:\\\\)*(&#(?:\d+|[xX][0-9a-fA-F]+);?)")
#: Those that are none, by their numbers: of machines, and for each program to have its own.
_NO_SIGN: Final = expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]?")
#: How a line begins that may be code by its indentation.
_FURTHER_IN: Final = tuple(mark[mark.rindex("\n") :] for mark in INDENTED)
_SAY: Final = "write the words, or delete the signs"


def check(
    document: Document, blocks: Iterable[Block], report: Report, taken: Collection[str] = ()
) -> None:
    """Report what is wrong with the text of a file, outside of its workouts and its code.

    ``taken`` are names that the page itself has for its places.
    """
    start = document.body.start - 1
    body = body_of(document)
    begins = begins_of(body)
    for much in too_much_of(document, body, begins, report):
        # The rest may have mistakes of other kinds.
        first, behind = max(0, much.start - start), much.end - start
        body = body[:first] + blanked(body[first:behind]) + body[behind:]
        begins = begins_of(body)
    fenceless = plain = body
    if coded := "`" in body or "~" in body:
        fenceless = without_fences(body)
    if coded or any(mark in begins for mark in _FURTHER_IN):
        plain = without_code(body)
    for block in blocks:
        # A title and the words of a workout are shown as they stand.
        end = block.span.end if block.name == "workout" else block.opening.end
        first, behind = block.span.start - start, end - start
        if block.span.end == block.content.end:
            # Nobody knows where it was to end: below its first lines there may be a text.
            behind = paragraph_end(plain, first) if block.name == "workout" else behind
        plain = plain[:first] + blanked(plain[first:behind]) + plain[behind:]
        if coded:
            fenceless = fenceless[:first] + blanked(fenceless[first:behind]) + fenceless[behind:]
    if coded:
        check_fences(fenceless, start, report)
        check_inner(fenceless, start, report)
    if plain is not body:
        begins = begins_of(plain)
    if "\n<<<<<<<" in begins or "\n>>>>>>>" in begins:
        check_merge(plain, start, report)
    if "\n#" in begins and _SIGNS_LAST.search(plain):
        for empty in _EMPTY_HEADING.finditer(plain):
            if body[empty.start(1) : empty.end(1)].strip("# \t"):
                continue  # code is words, too
            report.add("no-words", place_of(empty, start, 1), "this heading says nothing", _SAY)
    listed = coded and ("`{" in body or "` {" in body or "~" in body)
    opened = [fence.opening for fence in fenced.fences(body)] if listed else ()
    if "{" in plain or opened or ("<" in plain and " id" in plain):
        attributes.check(plain, body, start, taken, attribute_problem, report, opened)
    if "<" in plain:
        check_markup(_WORDS.sub(lambda match: blanked(match[0]), plain), body, start, report)
    # A single sign is found twenty times as fast as two of them.
    if ("[" in plain or "]" in plain) and not are_plain(plain):
        check_links(plain, body, start, report)
    if "&" in plain and "&#" in plain:
        _check_numbered(plain, start, report)
    changed.check(plain, body, start, begins, report)
    if "|" in plain:
        check_tables(plain, body, start, report)
    for field in document.fields:
        if field.key == "summary":  # the one line of the metadata that Markdown reads, too
            for value, span in field.lines:
                text = f"\n{value}"
                words = without_code(text) if "`" in value else text
                if "<" in value:
                    check_markup(words, text, span.start - 1, report)
                if "[" in value or "](" in value:
                    check_links(words, text, span.start - 1, report)
                if "&#" in value:
                    _check_numbered(words, span.start - 1, report)
                if picture := _PICTURE.search(words) if "!" in value or "<" in value else None:
                    report.add(
                        "bad-value",
                        place_of(picture, span.start - 1),
                        "a summary is words, for lists, for the feed and for search engines",
                        "put the picture into the text",
                    )


def _check_numbered(plain: str, offset: int, report: Report) -> None:
    for match in _NUMBERED.finditer(plain):
        if _NO_SIGN.fullmatch(unescape(match[1])):
            report.add(
                "control-character",
                place_of(match, offset, 1),
                f"'{match[1]:.20}' stands for a character that nobody can see",
                "write the one that readers are to see, or delete it",
            )


def too_much(
    document: Document, blocks: Iterable[Block], report: Report, taken: Collection[str] = ()
) -> None:
    """Report only what nobody could make a page of, as :func:`check` does before all else."""
    del blocks, taken
    body = body_of(document)
    too_much_of(document, body, begins_of(body), report)
