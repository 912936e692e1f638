"""The lines of a text, each read on its own, and what is plain from their order alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass
from plugins.notation.convert.footnotes import read_lines
from plugins.notation.convert.nouns import names_exercise, names_move
from plugins.notation.convert.reader import read_line
from plugins.notation.convert.reading import Kind, Reading
from plugins.notation.convert.tables import against_heads
from plugins.notation.convert.together import clause_of, is_comment, ladder_of, part_of, rounds_of
from plugins.notation.convert.vocabulary import LIST_MARK
from plugins.notation.source import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL: Final = re.compile(
    # The flags of England, Scotland and Wales stay
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f)"
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
    # … of what else is made of letters that nobody sees nothing does.
    r"|[\U000e0001-\U000e007f]+|(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])"
    r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
_AMOUNT: Final = re.compile(r"\d\s?[x×]\s?\d|[<>≤≥]=?\s?\d")
#: 10, x 3, 2x, "1. " of a list that goes no further
_NUMBER_ALONE: Final = re.compile(r"\W*[xX×]?\s?\d+\s?[xX×]?\W*")
_UNTITLED: Final = "Workout"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the text that is not blank, with what it says and where it stands."""

    number: int
    words: str
    reading: Reading
    is_item: bool
    after_blank: bool
    before_blank: bool


def entries_of(text: str) -> list[Entry]:
    """Return the lines of ``text`` that are not blank, a name and its dose made one."""
    return _merged(_in_context(list(_entries(normalised(text)))))


def read_all(text: str) -> list[Reading]:
    """Return what each line of ``text`` says, a blank one too, where it stands."""
    lines = normalised(text).removesuffix("\n").split("\n")
    entries = _in_context(list(_entries(text)))
    by_number = {entry.number: entry.reading for entry in entries}
    for above, entry in zip([None, *entries], entries, strict=False):
        named = above is not None and not entry.after_blank
        if (
            _NUMBER_ALONE.fullmatch(entry.words)
            and not entry.reading.unread
            and (
                entry.reading.kind is Kind.EXERCISE
                and not (named and above and _completes(above.reading, entry.reading))
            )
        ):
            by_number[entry.number] = Reading(entry.words, Kind.EXERCISE, why="a number of what?")
    readings = [by_number.get(i) or Reading(line, Kind.BLANK) for i, line in enumerate(lines, 1)]
    return [replace(one, line=line) for one, line in zip(readings, lines, strict=True)]


def _entries(text: str) -> Iterator[Entry]:
    lines = [_CONTROL.sub(lambda m: m["flag"] or " ", line) for line in text.split("\n")]
    readings = read_lines(lines)
    blank = [not line.strip() for line in lines]
    heads = ""
    for i, line in enumerate(lines):
        is_row = line.lstrip().startswith("|")
        heads = (heads or line) if is_row else ""
        if blank[i]:
            continue
        if is_row and not readings[i].unread and (why := against_heads(heads, line, readings[i])):
            readings[i] = Reading(line, readings[i].kind, why=why)
        yield Entry(
            i + 1,
            " ".join(line.split()),
            readings[i],
            bool(LIST_MARK.match(line)),
            i == 0 or blank[i - 1],
            i + 1 == len(lines) or blank[i + 1],
        )


def _in_context(entries: list[Entry]) -> list[Entry]:
    """Make headers of the lines that are such only by the lines around them."""
    above: list[Entry | None] = [None, *entries]
    below: list[Entry | None] = [*entries[1:], None]
    return [
        replace(one, reading=_heading(one, last, following) or one.reading)
        for last, one, following in zip(above, entries, below, strict=False)
    ]


def _heading(entry: Entry, last: Entry | None, following: Entry | None) -> Reading | None:
    """Return what a line says that only the lines around it make a header, or ``None``."""
    reading = entry.reading
    if reading.kind is not Kind.EXERCISE:
        return None
    if _heads_ladder(entry, last, following):
        return replace(reading, kind=Kind.HEADER, cues=(), why="")
    part = part_of(entry.words, entry.words.strip("#*_ "))
    says_amount = reading.has_dose or reading.load
    if opens_list(entry, following) and (part.sets or not says_amount):
        return part
    return None


def _heads_ladder(entry: Entry, last: Entry | None, following: Entry | None) -> bool:
    """Whether a line is 21-15-9 above an exercise without a number, and not one's own number."""
    if not ladder_of(entry.words):
        return False
    if following is None:
        return last is None
    if last and not entry.after_blank and _completes(last.reading, entry.reading):
        return False
    reading = without_dose(following).reading
    return bool(reading.kind is Kind.EXERCISE and reading.name and not reading.has_dose)


def opens_list(entry: Entry, following: Entry | None) -> bool:
    """Whether a short line stands right above a list, and is none of its own."""
    is_above = following is not None and following.is_item and not entry.before_blank
    is_short = entry.after_blank and len(entry.words) < 80
    return is_above and is_short and not entry.is_item and not entry.reading.label


def without_dose(entry: Entry) -> Entry:
    """Return a line of a ladder or of intervals, which names an exercise and perhaps a load."""
    reading = entry.reading
    if reading.kind is not Kind.EXERCISE or reading.has_dose:
        return entry
    words = LIST_MARK.sub("", entry.words)
    known = names_exercise(words) or names_move(words)
    if entry.after_blank and not (entry.is_item or known):
        why = reading.why or "an exercise, or words about them?"
        return replace(entry, reading=replace(reading, name="", load="", why=why))
    if not reading.unread:
        return entry
    counted = read_line(f"10 {words}")
    if counted.reps != "10" or counted.sets or counted.seconds or not counted.name:
        return entry
    return replace(entry, reading=replace(counted, reps="", line=reading.line))


def _merged(entries: list[Entry]) -> list[Entry]:
    """Join a name that stands alone with the dose on the line below it."""
    merged: list[Entry] = []
    for entry in entries:
        last = merged[-1] if merged else None
        if last is not None and not entry.after_blank and _completes(last.reading, entry.reading):
            one = entry.reading
            reading = replace(
                one,
                name=last.reading.name,
                label=last.reading.label,
                per_side=last.reading.per_side if one.per_side == "no" else one.per_side,
                cues=(*last.reading.cues, *one.cues),
                instead=(*last.reading.instead, *one.instead),
            )
            words = f"{last.words} {entry.words}"
            merged[-1] = replace(
                last, words=words, reading=reading, before_blank=entry.before_blank
            )
        else:
            merged.append(entry)
    return merged


def _completes(name: Reading, dose: Reading) -> bool:
    if name.unread or dose.unread or name.kind is not Kind.EXERCISE:
        return False
    named = name.name and not name.has_dose and not name.load
    return bool(named and dose.kind is Kind.EXERCISE and not dose.name and dose.has_dose)


def titled(entries: list[Entry]) -> tuple[str, list[Entry]]:
    """Take the block's title from the first line, if that is one."""
    for i, entry in enumerate(entries):
        if "://" in entry.words or is_comment(entry.words) or entry.words.startswith("///"):
            continue
        if ladder_of(entry.words) or clause_of(entry.words) or rounds_of(entry.words.strip("#*_ ")):
            break
        reading = entry.reading
        is_exercise = reading.name and reading.has_dose and not reading.unread
        alone = entry.before_blank or entry.words.startswith("#")
        says_how_often = reading.kind is Kind.HEADER and (reading.sets or reading.seconds)
        if reading.unread and _AMOUNT.search(entry.words):
            break  # to be asked about
        if alone and not (entry.is_item or is_exercise or reading.label or says_how_often):
            words = entry.words.strip("#*_ ").rstrip(":")
            if words and len(words) < 80:
                return words, entries[:i] + entries[i + 1 :]
        break
    return _UNTITLED, entries
