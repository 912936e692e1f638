"""A file of ``exercises/``, read into an :class:`~.model.Exercise`.

::

    meta   : Title, Summary, Pattern, Muscles, Equipment, Poses
             [Aliases] [Easier] [Harder] [Contraindications]
    body   : "## " PART, then lists or text, for each of the parts in :data:`~.words.PARTS`
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins import figures
from plugins.late import expression
from plugins.notation.diagnostics import did_you_mean
from plugins.notation.exercises.library import ending_sign, key
from plugins.notation.exercises.model import Exercise, Named
from plugins.notation.exercises.words import EQUIPMENT, MUSCLES, PARTS, PATTERNS, UNWRITTEN
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.notation.diagnostics import Report
    from plugins.notation.document import Document, Field

#: What makes a figure of the lines of its poses.
Solver: TypeAlias = "Callable[[tuple[str, ...]], figures.Figure]"

_HEADING: Final = expression(r"^(#{1,6})[ \t]*(.*)$", re.MULTILINE)
_ITEM: Final = expression(r"(?:[-*+]|\d+[.)])[ \t]+(\S.*)")
_CODE_FENCE: Final = expression(r" {0,3}(`{3,}|~{3,})(.*)")
_STEPS: Final = (3, 6)
#: The parts that are lists.
_LISTS: Final = ("How to do it", "Common mistakes", "Cues")
_WORDS: Final = {"pattern": PATTERNS, "muscles": MUSCLES, "equipment": EQUIPMENT}
_ONE: Final = {"pattern": "pattern", "muscles": "muscle", "equipment": "equipment"}
#: The keys that list names, each with what to write there.
_NAME_LISTS: Final = {
    "aliases": "write another name that people use, such as front squat, or leave it out",
    "easier": "write the title of another exercise, or leave the line out",
    "harder": "write the title of another exercise, or leave the line out",
}
#: More than these say nothing about an exercise: everything takes part in everything.
_MOST: Final = {"pattern": 2, "muscles": 5}


def read(
    document: Document, fields: Mapping[str, Field], report: Report, solve: Solver | None = None
) -> Exercise:
    """Read an exercise from its metadata, by their keys, and its body. Never raises.

    ``solve`` is :func:`solved`, or does the same by another way.
    """
    parts = _parts(document, report)
    field = fields.get("poses")
    poses = tuple(text for text, _ in field.lines) if field else ()
    _check_written(document, fields, report)
    for name in ("title", *_NAME_LISTS):
        _check_names(fields.get(name), report)
    return Exercise(
        names=(*_title(fields), *_named(fields.get("aliases"))),
        patterns=_chosen("pattern", fields, report),
        muscles=_chosen("muscles", fields, report),
        equipment=_chosen("equipment", fields, report),
        easier=tuple(_named(fields.get("easier"))),
        harder=tuple(_named(fields.get("harder"))),
        contraindications=tuple(text for text, _ in fields["contraindications"].lines)
        if "contraindications" in fields
        else (),
        figure=_figure(field, (solve or solved)(poses), report),
        steps=parts.get("How to do it", ()),
        mistakes=parts.get("Common mistakes", ()),
        cues=parts.get("Cues", ()),
        poses=poses,
    )


# --- Metadata -------------------------------------------------------------------------


def _title(fields: Mapping[str, Field]) -> Iterator[Named]:
    if field := fields.get("title"):
        yield Named(field.value, field.span)


def _named(field: Field | None) -> Iterator[Named]:
    """Yield the names of a list with commas, each with its place.

    A name may go on in the next line: only a comma ends it.
    """
    words: list[str] = []
    start = end = 0
    for text, span in field.lines if field else ():
        at = span.start
        for number, part in enumerate(text.split(",")):
            if number and words:
                yield Named(" ".join(words), Span(start, end))
                words = []
            if found := part.strip():
                begin = at + len(part) - len(part.lstrip())
                start = start if words else begin
                end = begin + len(found)
                words += found.split()
            at += len(part) + 1
    if words:
        yield Named(" ".join(words), Span(start, end))


def _check_names(field: Field | None, report: Report) -> None:
    """What is no name, or none that a list or a workout can say."""
    if field is None:
        return
    whole = Named(field.value, field.span)
    names = [whole] if field.key == "title" else list(_named(field)) or [whole]
    for name in names:
        if not key(name.text):
            report.add(
                "bad-value",
                name.span,
                f"'{name.text}' is no name: it has no letter and no digit",
                _NAME_LISTS.get(field.key, "write what the exercise is called: Goblet squat"),
            )
        elif field.key in {"title", "aliases"} and (sign := ending_sign(name.text)):
            report.add(
                "bad-value",
                name.span,
                f"a name has no '{sign}': it ends a name in a list or a workout",
                "write the name without it, or with brackets: Squat (deep)",
            )


def _chosen(kind: str, fields: Mapping[str, Field], report: Report) -> tuple[str, ...]:
    """Return the words of a closed vocabulary; report the others."""
    field = fields.get(kind)
    if field is None:
        return ()
    known = _WORDS[kind]
    names = list(_named(field)) or [Named(field.value, field.span)]
    found: dict[str, None] = {}
    for name in names:
        word = name.text.casefold()
        if word in known:
            found[word] = None
            continue
        near = did_you_mean(word, known)
        report.add(
            "bad-value",
            name.span,
            f"'{name.text}' is no {_ONE[kind]}",
            *([f"did you mean '{near}'?"] if near else []),
            f"known are {', '.join(known)}",
        )
    most = _MOST.get(kind, len(known))
    if len(found) > most:
        report.add(
            "bad-value",
            field.span,
            f"an exercise has at most {most} {_ONE[kind]}s, and these are {len(found)}",
            "keep the ones that it is about, the main one first",
        )
    if kind == "equipment" and "none" in found and len(found) > 1:
        place = next(name.span for name in names if name.text.casefold() == "none")
        report.add(
            "bad-value",
            place,
            "'none' stands beside equipment",
            "leave out 'none', or everything else",
        )
    return tuple(found)


# --- Poses ----------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def solved(texts: tuple[str, ...]) -> figures.Figure:
    """Return the figure of these lines; kept, for solving takes longer than all other reading."""
    at, lines = 0, []
    for text in texts:
        lines.append((text, at))
        at += len(text) + 1
    return figures.read(lines)


def _figure(field: Field | None, figure: figures.Figure, report: Report) -> figures.Figure:
    """Report what is wrong with the poses."""
    if field is None:
        return figure  # that the key is missing is told already
    for problem in figure.problems:
        report.add(
            problem.code,
            _place(problem.start, problem.end, field.lines),
            problem.message,
            *problem.hints,
        )
    return figure


def _place(start: int, end: int, lines: tuple[tuple[str, Span], ...]) -> Span:
    """Turn offsets in the lines, one after the other, into those of the file."""
    at = 0
    for text, span in lines:
        if start <= at + len(text):
            begin = span.start + start - at
            return Span(begin, max(begin, min(span.start + end - at, span.end)))
        at += len(text) + 1
    last = lines[-1][1]
    return Span(last.end, last.end)


# --- The body -------------------------------------------------------------------------


def _parts(document: Document, report: Report) -> dict[str, tuple[str, ...]]:
    """Return the items of each part's lists; report a part that is missing or has too few."""
    body = document.body
    written = document.source.text
    text = _without_fences(written, body.start)
    known = {part.casefold(): part for part in PARTS}
    others: list[tuple[str, Span]] = []
    headings: list[tuple[str, Span, re.Match[str]]] = []
    for match in _HEADING.finditer(text, body.start):
        title = match[2].rstrip(" \t#")
        place = Span(match.start(2), match.start(2) + len(title))
        if match[1] == "##":
            headings.append((known.get(title.casefold(), ""), place, match))
        if match[1] != "##" or not headings[-1][0]:
            others.append((title, place))
    found: dict[str, tuple[str, ...]] = {}
    first: dict[str, Span] = {}
    ends = [*(match.start() for _, _, match in headings[1:]), body.end]
    for (part, place, match), end in zip(headings, ends, strict=False):
        if not part:
            continue
        below = text[match.end() : end]
        items = _items(below)
        # A part that stands there twice is read as one; no step of it is lost.
        found[part] = (*found.get(part, ()), *items)
        first.setdefault(part, place)
        if not written[match.end() : end].strip():
            report.add(
                "empty-part",
                place,
                f"nothing stands under '{part}'",
                "write it below the heading" + (", as a list" if part in _LISTS else ""),
            )
        elif part in _LISTS and not items:
            report.add(
                "empty-part",
                place,
                f"'{part}' has no list",
                "begin each step with '1. '" if part == PARTS[0] else "begin each line with '- '",
            )
    if found.get(PARTS[0]):
        _check_steps(len(found[PARTS[0]]), first[PARTS[0]], report)
    for part in PARTS:
        if part not in found:
            near = next(
                (other for other in others if did_you_mean(other[0], (part,)) is not None), None
            )
            report.add(
                "missing-part",
                near[1] if near else Span(body.start, body.start),
                f"the page of an exercise needs a part '{part}'",
                f"write a line ## {part}" + (" instead" if near else ", and below it what it says"),
            )
    return found


def _without_fences(text: str, start: int) -> str:
    """Return ``text`` with blanks for fenced code behind ``start``; all else stays in place."""
    if "```" not in text and "~~~" not in text:
        return text
    pieces: list[str] = []
    at, fence, began, done = start, "", 0, 0
    for line in text[start:].split("\n"):
        if match := _CODE_FENCE.fullmatch(line):
            mark = match[1]
            if not fence:
                fence, began = mark, at
            elif mark[0] == fence[0] and len(mark) >= len(fence) and not match[2].strip():
                end = at + len(line)
                pieces += [text[done:began], re.sub(r"[^\n]", " ", text[began:end])]
                fence, done = "", end
        at += len(line) + 1
    return "".join([*pieces, text[done:]])


def _items(text: str) -> tuple[str, ...]:
    """Return the items of the lists in ``text``, each with the lines that it goes on in."""
    items: list[list[str]] = []
    inside = False
    for line in text.split("\n"):
        if match := _ITEM.match(line):
            items.append([match[1]])
            inside = True
        elif inside and line.strip() and not _HEADING.match(line):
            items[-1].append(line)
        else:
            inside = False
    return tuple(" ".join(" ".join(item).split()) for item in items)


def _check_steps(count: int, place: Span, report: Report) -> None:
    low, high = _STEPS
    if not low <= count <= high:
        report.add(
            "step-count",
            place,
            f"a movement is told in {low} to {high} steps, and here "
            f"{'is 1' if count == 1 else f'are {count}'}",
            "join steps that belong together, or leave out what the mistakes and cues say"
            if count > high
            else "say how to begin, how to move, and how to come back",
        )


def _check_written(document: Document, fields: Mapping[str, Field], report: Report) -> None:
    """What ``make exercise`` leaves to be written is not published."""
    if "status" in fields and fields["status"].value.casefold() == "draft":
        return
    for match in re.finditer(re.escape(UNWRITTEN), document.source.text):
        report.add(
            "empty-value" if match.start() < document.body.start else "empty-part",
            Span(match.start(), match.end()),
            "this is still to be written",
            "write it, or keep the line Status: draft until you do",
        )
