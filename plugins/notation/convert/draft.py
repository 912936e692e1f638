"""A whole text to one block of notation that lints clean, and to questions about the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from plugins.notation.convert import notation, together
from plugins.notation.convert.lines import Entry, entries_of, opens_list, titled, without_dose
from plugins.notation.convert.reader import read_line
from plugins.notation.convert.reading import Kind
from plugins.notation.convert.schemes import scheme_of_header, scheme_of_prose, valid
from plugins.notation.convert.signs import without_pictures
from plugins.notation.diagnostics import Report
from plugins.notation.document import parse_document
from plugins.notation.formatting import format_text
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
    | {"s", "emom", "on", "off", "work", "rest", "x"}
)
_NUMBERS_ALONE: Final = re.compile(r"[\d.,]*[1-9][\d.,]*")
_SMALL_LETTER: Final = re.compile(r"^[a-h][.)]\s")
_MASS: Final = re.compile(
    r"\d\s?k\b|\b(?:kgs?|kilos?|lbs?|pounds?|pd|poods?)\b|\d(?:kgs?|lbs?)|#", re.IGNORECASE
)
#: Words of an exercise's line that the notation says in its own way, numbers among them.
_IN_ITS_WAY: Final = """
x s sec secs second seconds min mins minute minutes rep reps repetition repetitions set sets round
rounds rds each ea of and l r rest break breaks between lb lbs pd pound pounds bw hold with for to
on off at do perform complete a the one two three four five six seven eight nine ten twelve fifteen
twenty thirty
"""
SAID_OTHERWISE: Final = frozenset(_IN_ITS_WAY.split())
_FOR_TIME: Final = re.compile(r"for\stime", re.IGNORECASE)
_LONGEST_HEADING: Final = 60
_FINISHER: Final = re.compile(r"(?:finisher|cash|buy)", re.IGNORECASE)
_EVERY: Final = re.compile(r"\*every (?P<s>\d+) s for")
_RESTING_MINUTE: Final = re.compile(
    r"\W*(?:min(?:ute)?s?|station)?\s?\d{1,2}(?:st|nd|rd|th)?(?:\smin(?:ute)?)?\s?[:.)–—-]\s?(?:rest|off)\W*",
    re.IGNORECASE,
)
_SUPERSET: Final = re.compile(r"super\s?set(?:\s(?:\d|[a-h]))?", re.IGNORECASE)
#: rest 90, and 3 x 8 / 60 s: the unit, or the word, is not said
_BARE_REST: Final = re.compile(
    r"\brest\w*\W{0,3}(?:for\s)?\d+(?![\d:.]|\s?[^\W\d]|\s?['’′\"″”])", re.IGNORECASE
)
_SAYS_REST: Final = re.compile(
    r"\b(?:rest|recover|break|pause|between|off|take|wait|every|on)|\br\s?[:=]|\|", re.IGNORECASE
)
_EACH_LAST: Final = re.compile(r"\b(?:kg|lb) (?:each|per|ea)$")
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
    has_exercises: bool


@dataclass(slots=True)
class _Part:
    """A line of the block, or several, and the entry they come from."""

    lines: list[str]
    entry: Entry | None = None
    why: str = ""
    is_note: bool = False
    is_scheme: bool = False
    is_guess: bool = False
    """Whether the author is to be asked about this scheme."""
    clause: str = ""
    """What the line adds to the scheme of its section: a cap, a rest."""


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
    text, pictures = without_pictures(text)
    entries = entries_of(text)
    title, entries = titled(entries)
    questions = [
        Question(
            line, words, f"left out {signs}, which no font of the sheets has: does it say anything?"
        )
        for line, words, signs in pictures
    ]
    sections = _sections(entries, questions)
    block = _block(title, sections)
    bad = _complaints(block)
    while bad and _give_way(sections, bad):  # each time, a line or more becomes a note
        block = _block(title, sections)
        bad = _complaints(block)
    for section in sections:
        if (one := section.scheme) and one.is_guess and one.entry:
            why = _is_it(one.lines[0].strip("*"))
            questions.append(Question(one.entry.number, one.entry.words, why))
        questions += [
            Question(part.entry.number, part.entry.words, part.why)
            for part in section.parts
            if part.why and part.entry
        ]
    questions += _doubts(sections)
    text = "\n".join(line for line, _ in block) + "\n"
    return Draft(
        text if bad else format_text(text, "").text,
        tuple(sorted(questions, key=lambda q: q.line)),
        clean=not bad,
        has_exercises=any(section.has_exercises for section in sections),
    )


# --- Sections -------------------------------------------------------------------------


def _sections(entries: list[Entry], questions: list[Question]) -> list[_Section]:
    sections = [_Section()]
    intro: list[_Part] = []
    by_letter = _letters(entries)
    for i, entry in enumerate(entries):
        now = sections[-1]
        following = entries[i + 1] if i + 1 < len(entries) else None
        if aside := _aside(entry):
            now.parts.append(aside)
            continue
        if (
            (lead := together.comes_last(entry.words))
            and now.has_exercises
            and (now.scheme or _FINISHER.match(lead))
        ):
            last = _last_line(entry, lead)
            if last is not None:
                sections.append(last)
                continue
        if _is_heading(entry, following):
            title, remark = _heading(entry)
            if now.title and not now.parts and now.scheme is None:
                title = f"{now.title}: {title}"
                sections.pop()
            elif not now.title and not now.has_exercises and now.scheme is None:
                intro += now.parts
                sections.pop()
            sections.append(_headed(title, remark, entry))
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
            if _FOR_TIME.fullmatch(now.title) and together.ladder_of(entry.words) == scheme:
                scheme = f"{scheme} for time"
            is_guess = scheme.startswith("Tabata ")  # of all lines, or of each?
            now.scheme = _Part([f"*{scheme}*"], entry, is_scheme=True, is_guess=is_guess)
            continue
        if minute := _resting_minute(entry, now.scheme):
            now.parts.append(minute)
            continue
        if now.scheme and now.has_exercises and _may_head(entry, following):
            sections.append(_Section(entry.words.rstrip(" :")))
            questions.append(Question(entry.number, entry.words, "a heading, or a remark?"))
            continue
        letter = entry.reading.label[:1]
        if now.scheme is not None and notation.goes_without_dose(now.scheme.lines[0]):
            now.parts.append(_part(without_dose(entry)))
            continue
        is_letter = letter.isalpha() and not _SMALL_LETTER.match(entry.words)
        if by_letter and is_letter and letter != now.title:
            if not now.title and not now.has_exercises:
                intro += now.parts
                sections.pop()
            now = _Section(letter)
            sections.append(now)
        is_said = entry.reading.label == now.title  # the letter is the heading
        one = replace(entry, reading=replace(entry.reading, label="")) if is_said else entry
        now.parts.append(_part(one))
    sections[0].parts[:0] = intro
    _end_empty(sections)
    _ask_about_last_rest(sections)
    _take_clauses(sections, intro, questions)
    _take_scheme_from_prose(sections[0], intro, questions)
    return [section for section in sections if section.parts or section.title or section.scheme]


def _may_head(entry: Entry, following: Entry | None) -> bool:
    """Whether words that are not read stand right above lines, apart from those before them."""
    is_above = following is not None and entry.after_blank and not entry.before_blank
    is_words = not any(c.isdecimal() for c in entry.words) and entry.words[-1] not in ".!?"
    is_short = len(entry.words) < _LONGEST_HEADING
    return is_above and entry.reading.unread and is_words and is_short and not entry.is_item


def _resting_minute(entry: Entry, scheme: _Part | None) -> _Part | None:
    """Return the rest of "Min 4: rest", one of the lines that share the minutes of a clock."""
    every = _EVERY.match(scheme.lines[0]) if scheme else None
    if every is None or not _RESTING_MINUTE.fullmatch(entry.words):
        return None
    return _Part([f"- Rest: {every['s']} s"], entry)


def _says_all(scheme: str, words: str) -> bool:
    """Whether the scheme's line leaves no word of the header's unsaid."""
    return (
        not set(_WORDS.findall(words.casefold())) - _SAID - set(_WORDS.findall(scheme.casefold()))
    )


def _letters(entries: list[Entry]) -> bool:
    """Whether letters alone divide the text: A1, A2, B1 … without a heading."""
    letters = {
        e.reading.label[:1]
        for e in entries
        if e.reading.label[:1].isalpha() and not _SMALL_LETTER.match(e.words)
    }
    return len(letters) > 1 and not any(e.reading.kind is Kind.HEADER for e in entries)


def _is_heading(entry: Entry, following: Entry | None) -> bool:
    reading = entry.reading
    if "://" in entry.words:
        return False
    if together.is_part(entry.words) and not entry.is_item:
        return True
    if reading.kind is Kind.HEADER and not (reading.sets or reading.seconds or reading.reps):
        return not entry.is_item or entry.words.startswith("#")
    says_how = reading.kind is Kind.HEADER and (reading.sets or reading.seconds)
    in_bracket = together.rounds_of(entry.words.strip("#*_ "))
    return opens_list(entry, following) and bool(in_bracket or not says_how)


def _heading(entry: Entry) -> tuple[str, _Part | None]:
    words = entry.words.strip("#*_ ")
    match = _BRACKET.fullmatch(words)
    if match is None:
        return words.rstrip(" :"), None
    return match.group("title"), _note(match.group("remark"), entry)


def _headed(title: str, remark: _Part | None, entry: Entry) -> _Section:
    """Return a new section; the bracket behind its title is its scheme, or a note."""
    rounds = valid(together.rounds_of(entry.words.strip("#*_ ")))
    if remark is None and _SUPERSET.fullmatch(title):
        return _Section(title, _Part(["*superset*"], entry, is_scheme=True))
    if not rounds or remark is None:
        if remark is not None and entry.reading.has_dose and together.is_part(entry.words):
            remark.why = "the notation has no place for this"
        return _Section(title, parts=[remark] if remark else [])
    return _Section(title, _Part([f"*{rounds}*"], entry, is_scheme=True, is_guess="," in rounds))


def _aside(entry: Entry) -> _Part | None:
    """Return the note, or the clause, of a line that is about others and no exercise."""
    part = _note(entry.words, entry)
    if together.is_comment(entry.words):
        return part
    if entry.words.startswith("///"):
        part.why = "the notation has no place for this"
        return part
    part.clause = together.clause_of(entry.words)
    if part.clause:
        part.why = "of which lines?"
        return part
    if together.rests_others(entry.words) and entry.reading.kind is not Kind.HEADER:
        part.why = "a rest between other lines: of which, and after each set or each exercise?"
        return part
    return None


def _last_line(entry: Entry, lead: str) -> _Section | None:
    """Return the section of a line that follows all rounds: "then finish with 50 jumps"."""
    if scheme_of_header(entry.words, entry.reading) or entry.reading.kind is Kind.HEADER:
        return None
    words = entry.words.partition(lead)[2].strip(" :.,–—-")
    if not words:
        return _Section(lead)
    reading = read_line(words)
    if reading.kind is Kind.REST:
        part = _note(entry.words, entry)
        part.why = "a rest in each round, or after the last?"
        return _Section(lead, parts=[part])
    if notation.item(reading) is None:
        return _Section(lead, parts=[_part(entry)])
    return _Section(lead, parts=[_part(replace(entry, reading=reading))])


def _ask_about_last_rest(sections: list[_Section]) -> None:
    """Ask about a rest as the last line of an AMRAP, before more lines: it may be one behind it."""
    for section in sections[:-1]:
        last = section.parts[-1] if section.parts else None
        if section.scheme is None or last is None or last.entry is None or last.is_note:
            continue
        if "AMRAP" in section.scheme.lines[0] and last.entry.reading.kind is Kind.REST:
            last.lines, last.is_note = _note(last.entry.words, None).lines, True
            last.why = "a rest in each round, or after the last?"


def _take_clauses(sections: list[_Section], intro: list[_Part], questions: list[Question]) -> None:
    """Give a section's scheme the cap and the rest that stand on lines of their own."""
    for section in sections:
        clauses = [part for part in section.parts if part.clause]
        rests = [part for part in clauses if part.clause.startswith("rest")]
        for part in clauses:
            of_all = len(sections) == 1 or not any(part is one for one in intro)
            if of_all and (part not in rests or (len(rests) == 1 and _at_an_end(section, part))):
                _take_clause(section, part, questions)


def _at_an_end(section: _Section, part: _Part) -> bool:
    """Whether a line stands above or below all exercises of its section."""
    at = next(i for i, one in enumerate(section.parts) if one is part)
    above = any(not one.is_note for one in section.parts[:at])
    below = any(not one.is_note for one in section.parts[at + 1 :])
    return above != below


def _take_clause(section: _Section, part: _Part, questions: list[Question]) -> None:
    before, parts = section.scheme, section.parts
    now = before.lines[0].strip("*") if before else ""
    key = part.clause.split()[0]
    if part.entry is None or key in now.replace(",", "").split():
        return
    is_guess = not now and key == "cap"
    scheme = valid(", ".join(filter(None, [now or ("for time" if is_guess else ""), part.clause])))
    if not scheme:
        return
    bad = len(_complaints(_block("", [section])))
    section.scheme = _Part(
        [f"*{scheme}*"],
        before.entry if before else part.entry,
        is_scheme=True,
        is_guess=bool(before and before.is_guess),
    )
    section.parts = [one for one in parts if one is not part]
    if len(_complaints(_block("", [section]))) > bad:
        section.scheme, section.parts = before, parts
    elif is_guess:
        questions.append(Question(part.entry.number, part.entry.words, _is_it(scheme)))


def _is_it(scheme: str) -> str:
    return f"read as the scheme '{scheme}': is it?"


def _doubts(sections: list[_Section]) -> list[Question]:
    """Ask about words of lines that are read and stand nowhere in the block, and about units."""
    doubts = []
    without_unit: list[Question] = []
    for section in sections:
        for part in section.parts:
            if part.is_note or part.entry is None:
                continue
            lines = " ".join([section.title, *part.lines])
            read = f"read as '{part.lines[0].removeprefix('- ')}'"
            entry = part.entry
            if entry.reading.load.endswith(("kg", "lb")) and not _MASS.search(entry.words):
                why = f"{read}: in kilograms, or in pounds?"
                without_unit.append(Question(entry.number, entry.words, why))
            elif riddle := _taken_for_granted(entry, section):
                doubts.append(Question(entry.number, entry.words, f"{read}: {riddle}"))
            elif lost := _unsaid(_SMALL_LETTER.sub("", entry.words), lines):
                why = f"{read}: is that all, without '{' '.join(lost)}'?"
                doubts.append(Question(entry.number, entry.words, why))
    if without_unit:  # who writes one load without its unit writes all of them so: one question
        first, *others = without_unit
        lines = ", ".join(str(other.line) for other in others)
        why = (
            f"{first.why} So are those of line{'s' if others[1:] else ''} {lines}"
            if lines
            else first.why
        )
        doubts.append(replace(first, why=why))
    return doubts


def _taken_for_granted(entry: Entry, section: _Section) -> str:
    """Return the question of a line that leaves out a unit, or of what a value is."""
    if entry.reading.rest_s and _BARE_REST.search(entry.words):
        return "a rest in seconds?"
    if entry.reading.rest_s and not _SAYS_REST.search(entry.words):
        return "is the time a rest?"
    is_one = section.scheme is not None and "superset" in section.scheme.lines[0]
    if entry.reading.label[:1].isdigit() and not is_one:
        return "is it one of a superset?"
    if _EACH_LAST.search(entry.reading.load):
        return "for each hand, or for each side of the bar?"
    return ""


def _unsaid(words: str, lines: str) -> list[str]:
    """Return the words of a line that neither stand in ``lines`` nor are said in another way."""
    there = set(_WORDS.findall(lines.casefold()))
    lost = [word for word in _WORDS.findall(words.casefold()) if word not in there]
    return [word for word in lost if word not in SAID_OTHERWISE]


def _end_empty(sections: list[_Section]) -> None:
    """Keep a heading with nothing below it as a note of the section before, or of the next."""
    for i in range(len(sections) - 1, -1, -1):
        one = sections[i]
        if len(sections) == 1 or one.parts or not (one.title or one.scheme):
            continue
        written = one.scheme.entry.words if one.scheme and one.scheme.entry else ""
        words = [one.title, "" if written.rstrip(" :") == one.title else written]
        note = _note(" ".join(filter(None, words)), None)
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
            questions.append(Question(part.entry.number, part.entry.words, _is_it(scheme)))
            part.why = ""
            return


# --- Lines of the block ------------------------------------------------------------------


def _part(entry: Entry) -> _Part:
    reading = entry.reading
    if _SMALL_LETTER.match(entry.words):  # a., b. are marks of a list, as 1., 2.
        reading = replace(reading, label="")
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


def _stands_alone(section: _Section) -> bool:
    """Whether one line is left of a superset; the scheme then says no more than how often."""
    scheme = section.scheme
    if scheme is None or not scheme.lines[0].startswith("*superset"):
        return False
    if sum(not part.is_note for part in section.parts) != 1:
        return False
    _, _, further = scheme.lines[0].strip("*").partition(", ")
    scheme.lines = [f"*{further}*"]
    if not further:
        section.scheme = None
        if scheme.entry and section.title != scheme.entry.words.rstrip(" :"):
            section.parts.insert(0, _note(scheme.entry.words, scheme.entry))
    return True


def _give_way(sections: list[_Section], bad: list[tuple[_Part | None, str]]) -> bool:
    """Keep as notes the lines that the linter complains about; return whether there were any."""
    if any([_stands_alone(section) for section in sections]):  # noqa: C419 - each of them is asked
        return True
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
                    if section.title == part.entry.words.rstrip(" :"):
                        note.lines = []  # its words are the heading
                    section.parts.insert(0, note)
            part.entry = None
            continue
        part.lines, part.is_note = note.lines, True
    return changed
