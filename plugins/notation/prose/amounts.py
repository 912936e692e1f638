"""How much of anything a text may have: of more, Markdown would take minutes to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.diagnostics import Report
    from plugins.notation.document import Block, Document

#: Letters in a file, and in a line: far more than anybody reads, or prints.
MOST_LETTERS: Final = 250_000
MOST_IN_LINE: Final = 20_000
MOST_BLOCKS: Final = 30
MOST_LINES_OF_BLOCK: Final = 200
#: Letters of a workout, of a line and of a word in it, which are set in narrow columns: to fit so
#: many on a sheet of each kind takes half a minute, and twice as many four times as long.
MOST_IN_WORKOUT: Final = 10_000
MOST_IN_LINE_OF_WORKOUT: Final = 500
_LONG_WORD: Final = expression(r"[^\s|]{101,}")
_DEEPEST: Final = 12
#: Signs of one kind in a paragraph. Markdown looks from each of them to the paragraph's end.
_MOST_SIGNS: Final = 300
_SIGNS: Final = "[]()<`*_!&{|~^"
_SIGN_BYTES: Final = _SIGNS.encode()
_DEEP_QUOTE: Final = expression(rf"\n(?:[ \t]*>){{{_DEEPEST + 1},}}")
_AT_MARGIN: Final = expression(r"\n(?=[^\s>])")
_DEEP_ITEM: Final = expression(
    rf"\n(?: {{{4 * _DEEPEST}}}|\t{{{_DEEPEST}}})[ \t]*(?:[-*+>]|\d+[.)])[ \t]"
    rf"|\n[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+){{{_DEEPEST + 1},}}(?=[^\s*+-])"
)
#: What either of the two begins with.
_DEEP: Final = expression(
    rf"\n(?: {{{4 * _DEEPEST}}}|\t{{{_DEEPEST}}}|(?:[ \t]*(?:[-*+>]|\d+[.)])){{{_DEEPEST + 1}}})"
)


def too_much_of(document: Document, below: str, begins: str, report: Report) -> list[Span]:
    """Report what Markdown would take minutes for; return where that stands.

    ``below`` is what stands below the metadata, behind a line end, and ``begins`` is what its lines
    begin with.
    """
    text, body = document.source.text, document.body
    found: list[Span] = []
    if len(text) > MOST_IN_LINE:
        at = 0
        for line in text.split("\n"):
            if len(line) > MOST_IN_LINE:
                report.add(
                    "too-much",
                    Span(at, at + 1),
                    f"this line has {len(line):,} characters, more than {MOST_IN_LINE:,}",
                    "write it in paragraphs; a picture goes into a file of its own",
                )
                found.append(Span(at, at + len(line)))
            at += len(line) + 1
    if len(document.blocks) > MOST_BLOCKS:
        report.add(
            "too-much",
            document.blocks[MOST_BLOCKS].opening,
            f"this page has {len(document.blocks)} blocks, more than {MOST_BLOCKS}",
            "make several pages of it",
        )
        # Nothing of them is looked at one by one.
        return [*found, Span(document.blocks[0].span.start, document.blocks[-1].span.end)]
    for block in document.blocks:
        lines = text.count("\n", block.content.start, block.content.end)
        if lines > MOST_LINES_OF_BLOCK:
            report.add(
                "too-much",
                block.opening,
                f"this block has {lines:,} lines, more than {MOST_LINES_OF_BLOCK}",
                "make several blocks of it, on several pages",
            )
            found.append(block.span)
        if block.name == "workout":
            _check_workout(text, block, report)
    behind = 0 if _DEEP.search(begins) else len(below)
    while deep := _DEEP_QUOTE.search(below, behind) or _DEEP_ITEM.search(below, behind):
        start = body.start + deep.start()  # where the line begins, behind the line end
        # It goes on to where something at the margin begins.
        end = _AT_MARGIN.search(below, deep.end())
        behind = end.start() if end else len(below)
        found.append(Span(start, body.start - 1 + behind))
        report.add(
            "too-much",
            Span(start, min(body.start - 1 + deep.end(), start + 40)),
            f"lists and quotations go more than {_DEEPEST} deep here",
            "begin a heading or a paragraph of its own instead",
        )
    data = below.encode("utf-8", "surrogatepass")
    if len(data) - len(data.translate(None, _SIGN_BYTES)) > _MOST_SIGNS and any(
        below.count(sign) > _MOST_SIGNS for sign in _SIGNS
    ):
        found += _count_signs(document, report)
    return found


def _check_workout(text: str, block: Block, report: Report) -> None:
    at, end = block.span.start, block.span.end
    if end - at > MOST_IN_WORKOUT:
        report.add(
            "too-much",
            block.opening,
            f"this workout has {end - at:,} letters, more than {MOST_IN_WORKOUT:,}",
            "make several of it, on several pages",
        )
    for word in _LONG_WORD.finditer(text, at, end):
        report.add(
            "too-much",
            Span(word.start(), word.start() + 1),
            "this word of a workout is longer than any line of a sheet",
            "write it with blanks, or put it into the text",
        )
    for line in text[at:end].split("\n"):
        if len(line) > MOST_IN_LINE_OF_WORKOUT:
            report.add(
                "too-much",
                Span(at, at + 1),
                f"this line of a workout has {len(line):,} characters, and no sheet has room for "
                f"more than {MOST_IN_LINE_OF_WORKOUT}",
                "write it in a few words here; the rest is for the text",
            )
        at += len(line) + 1


def _count_signs(document: Document, report: Report) -> Iterator[Span]:
    text, at = document.source.text, document.body.start
    blocks = [block.span for block in document.blocks]
    for paragraph in text[at:].split("\n\n"):
        inside = any(span.start <= at < span.end for span in blocks)
        lines = 1 + paragraph.count("\n")
        for sign in "" if inside else _SIGNS:
            # A table has some in each of its lines; but a bracket that opens is closed.
            most = max(_MOST_SIGNS, 12 * lines)
            many = paragraph.count(sign)
            if many > most or (sign == "[" and many - paragraph.count("]") > _MOST_SIGNS):
                place = at + paragraph.index(sign)
                report.add(
                    "too-much",
                    Span(place, place + 1),
                    f"this paragraph has {many:,} times the sign '{sign}'",
                    "what is to be shown as it stands goes between two lines of ```",
                )
                yield Span(at, at + len(paragraph))
                break
        at += len(paragraph) + 2
