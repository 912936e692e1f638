"""A whole text to one block of notation that lints clean, and to questions about the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from plugins.notation.convert import notation
from plugins.notation.convert.lines import Entry, entries_of, titled
from plugins.notation.convert.reading import Kind
from plugins.notation.convert.schemes import scheme_of_header, scheme_of_prose
from plugins.notation.diagnostics import Report
from plugins.notation.document import parse_document
from plugins.notation.source import Source
from plugins.notation.workout import parse

_WORDS: Final = re.compile(r"[^\W\d_]+")
#: Words of a header that its scheme says in its own way.
_SAID: Final = frozenset(
    {
        "of",
        "the",
        "following",
        "do",
        "complete",
        "perform",
        "then",
        "in",
        "with",
        "a",
        "and",
        "each",
    }
    | {"rds", "rounds", "round", "times", "through", "circuit", "circuits", "sec", "secs", "min"}
    | {"mins", "minute", "minutes", "seconds", "second", "total", "three", "two", "four", "five"}
    | {"s", "emom", "on"}
)
_NUMBERS_ALONE: Final = re.compile(r"[\d.,]*[1-9][\d.,]*")
_BRACKET: Final = re.compile(r"(?P<title>[^()]*\S)\s*\((?P<remark>.*)\)\s*:?\s*")


@dataclass(frozen=True, slots=True)
class Question:
    """What the author is to look at: a line (from 1), its words, and why."""

    line: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The block of notation with its fences; ``clean`` is whether the linter has no complaint."""

    text: str
    questions: tuple[Question, ...]
    clean: bool


@dataclass(slots=True)
class _Part:
    """A line of the block, or several, and the entry they come from."""

    lines: list[str]
    entry: Entry | None = None
    why: str = ""
    is_note: bool = False
    is_scheme: bool = False


@dataclass(slots=True)
class _Section:
    title: str = ""
    scheme: _Part | None = None
    parts: list[_Part] = field(default_factory=list)

    @property
    def has_exercises(self) -> bool:
        return any(not part.is_note for part in self.parts)


def convert(text: str) -> Draft:
    """Return ``text`` as notation. Never raises: what cannot be read is kept as a note."""
    entries = entries_of(text)
    title, entries = titled(entries)
    questions: list[Question] = []
    sections = _sections(entries, questions)
    block = _block(title, sections)
    bad = _complaints(block)
    while bad and _give_way(sections, bad):  # each time, a line or more becomes a note
        block = _block(title, sections)
        bad = _complaints(block)
    for section in sections:
        questions += [
            Question(part.entry.number, part.entry.words, part.why)
            for part in section.parts
            if part.why and part.entry
        ]
    text = "\n".join(line for line, _ in block) + "\n"
    return Draft(text, tuple(sorted(questions, key=lambda q: q.line)), clean=not bad)


# --- Sections -------------------------------------------------------------------------


def _sections(entries: list[Entry], questions: list[Question]) -> list[_Section]:
    sections = [_Section()]
    intro: list[_Part] = []
    by_letter = _letters(entries)
    for i, entry in enumerate(entries):
        now = sections[-1]
        following = entries[i + 1] if i + 1 < len(entries) else None
        if _is_heading(entry, following):
            title, remark = _heading(entry)
            if now.title and not now.parts and now.scheme is None:
                title = f"{now.title}: {title}"
                sections.pop()
            elif not now.title and not now.has_exercises and now.scheme is None:
                intro += now.parts
                sections.pop()
            sections.append(_Section(title, parts=[remark] if remark else []))
            continue
        scheme = scheme_of_header(entry.words, entry.reading)
        if scheme:
            if now.scheme is not None or now.has_exercises:
                now = _Section(entry.words.rstrip(" :"))
                sections.append(now)
            elif not _says_all(scheme, entry.words):
                if now.title:
                    now.parts.append(_note(entry.words, entry))
                else:
                    now.title = entry.words.rstrip(" :")
            now.scheme = _Part([f"*{scheme}*"], entry, is_scheme=True)
            continue
        letter = entry.reading.label[:1]
        if by_letter and letter.isalpha() and letter != now.title:
            if not now.title and not now.has_exercises:
                intro += now.parts
                sections.pop()
            now = _Section(letter)
            sections.append(now)
        now.parts.append(_part(entry))
    sections[0].parts[:0] = intro
    _end_empty(sections)
    _take_scheme_from_prose(sections[0], intro, questions)
    return [section for section in sections if section.parts or section.title or section.scheme]


def _says_all(scheme: str, words: str) -> bool:
    """Whether the scheme's line leaves no word of the header's unsaid."""
    return (
        not set(_WORDS.findall(words.casefold())) - _SAID - set(_WORDS.findall(scheme.casefold()))
    )


def _letters(entries: list[Entry]) -> bool:
    """Whether letters alone divide the text: A1, A2, B1 … without a heading."""
    letters = {e.reading.label[:1] for e in entries if e.reading.label[:1].isalpha()}
    return len(letters) > 1 and not any(e.reading.kind is Kind.HEADER for e in entries)


def _is_heading(entry: Entry, following: Entry | None) -> bool:
    reading = entry.reading
    if "://" in entry.words:
        return False
    if reading.kind is Kind.HEADER and not (reading.sets or reading.seconds or reading.reps):
        return not entry.is_item or entry.words.startswith("#")
    opens_list = following is not None and following.is_item and not entry.before_blank
    return (
        opens_list
        and not entry.is_item
        and entry.after_blank
        and not reading.label
        and not (reading.kind is Kind.HEADER and (reading.sets or reading.seconds))
        and len(entry.words) < 80
    )


def _heading(entry: Entry) -> tuple[str, _Part | None]:
    words = entry.words.strip("#*_ ")
    match = _BRACKET.fullmatch(words)
    if match is None:
        return words.rstrip(" :"), None
    return match.group("title"), _note(match.group("remark"), entry)


def _end_empty(sections: list[_Section]) -> None:
    """Keep a heading with nothing below it as a note of the section before, or of the next."""
    for i in range(len(sections) - 1, -1, -1):
        one = sections[i]
        if len(sections) == 1 or one.parts or not (one.title or one.scheme):
            continue
        words = [one.title, *(one.scheme.lines if one.scheme else [])]
        note = _note(" ".join(filter(None, words)).replace("*", ""), None)
        if i:
            sections[i - 1].parts.append(note)
        else:
            sections[1].parts.insert(0, note)
        del sections[i]


def _take_scheme_from_prose(
    section: _Section, intro: list[_Part], questions: list[Question]
) -> None:
    prose = [part for part in intro or section.parts if part.is_note and part.entry]
    if section.scheme is not None or not section.has_exercises:
        return
    for part in prose:
        scheme = scheme_of_prose(part.entry.words) if part.entry else ""
        if scheme and part.entry:
            section.scheme = _Part([f"*{scheme}*"], part.entry, is_scheme=True)
            why = f"read as the scheme '{scheme}': is it?"
            questions.append(Question(part.entry.number, part.entry.words, why))
            part.why = ""
            return


# --- Lines of the block ------------------------------------------------------------------


def _part(entry: Entry) -> _Part:
    reading = entry.reading
    lines = notation.item(reading)
    if lines is not None:
        return _Part(lines, entry)
    part = _note(entry.words, entry)
    if reading.unread:
        part.why = reading.why
    elif reading.kind is Kind.EXERCISE and not reading.name:
        part.why = "an amount: of which exercise?"
    elif reading.kind is Kind.EXERCISE and not reading.has_dose:
        part.why = "how much?"
    elif _NUMBERS_ALONE.fullmatch(reading.load):
        part.why = f"{reading.load}: a load in kilograms, or in pounds?"
    else:
        part.why = "the notation has no place for this"
    return part


def _note(words: str, entry: Entry | None) -> _Part:
    words = words if not words.startswith("///") else f"… {words}"
    return _Part([f"> {words}"], entry, is_note=True)


def _block(title: str, sections: list[_Section]) -> list[tuple[str, _Part | None]]:
    """Return the lines of the block, each with the part it belongs to."""
    lines: list[tuple[str, _Part | None]] = [(f"/// workout | {title}", None)]
    for section in sections:
        if len(lines) > 1:
            lines.append(("", None))
        head = len(lines)
        if section.title:
            lines.append((f"## {section.title}", None))
        if section.scheme is not None:
            lines += [(line, section.scheme) for line in section.scheme.lines]
        last: _Part | None = None
        for part in section.parts:
            apart = part.is_note or (last is not None and last.is_note)
            if (last is None and len(lines) > head) or (last is not None and apart):
                lines.append(("", None))
            lines += [(line, part) for line in part.lines]
            last = part
    return [*lines, ("///", None)]


def _complaints(block: list[tuple[str, _Part | None]]) -> list[tuple[_Part | None, str]]:
    """Return the linter's complaints: each with the part it is about, and its message."""
    source = Source("", "\n".join(line for line, _ in block) + "\n")
    report = Report()
    whole = parse_document(source, {"workout"}, report).blocks
    found = [*report.finish()]
    for one in whole:
        found += parse(source, one.content, one.title, one.span).diagnostics
    return [(block[source.position(one.span.start).line - 1][1], one.message) for one in found]


def _give_way(sections: list[_Section], bad: list[tuple[_Part | None, str]]) -> bool:
    """Keep as notes the lines that the linter complains about; return whether there were any."""
    changed = False
    for part, message in bad:
        if part is None or part.is_note or part.entry is None:
            continue
        changed = True
        note = _note(part.entry.words, part.entry)
        part.why = part.why or message
        if part.is_scheme:
            for section in sections:
                if section.scheme is part:
                    section.scheme = None
                    note.why = part.why
                    section.parts.insert(0, note)
            part.entry = None
            continue
        part.lines, part.is_note = note.lines, True
    return changed
