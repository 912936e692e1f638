"""A content file, whole: its metadata checked, its blocks parsed, all its mistakes in one list.

The build and the linter both read files through :func:`read_page`, so that both say the same.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from itertools import combinations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins.late import dataclass, expression
from plugins.notation import astray, exercises, pros_cons, prose, unprinted, values, workout
from plugins.notation.code import without_fences
from plugins.notation.diagnostics import Finding, Label, Report, did_you_mean
from plugins.notation.document import Block, Document, Field, parse_document
from plugins.notation.exercises import Exercise
from plugins.notation.files import DEVICES
from plugins.notation.frozen import maker, uncollected
from plugins.notation.pros_cons import ProsCons
from plugins.notation.prose.amounts import MOST_IN_LINE
from plugins.notation.source import NOWHERE, Source, Span, normalised
from plugins.notation.workout import Workout
from plugins.notation.workout.views import Estimate, estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.notation.diagnostics import Diagnostic
    from plugins.notation.exercises import Solver

Value: TypeAlias = Workout | ProsCons

#: The blocks that there are. A new notation is added here and in a plugin that renders it.
BLOCKS: Final = ("workout", "pros-cons")


class Kind(Enum):
    """What a file is, by the folder of the content that it lies in."""

    ARTICLE = "articles"
    WORKOUT = "workouts"
    PAGE = "pages"
    EXERCISE = "exercises"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a workout's metadata says; a text is empty and ``minutes`` ``None`` where it does not.

    ``minutes`` is the author's own statement (low, high); the estimate stands on the workout.
    """

    level: str = ""
    goal: str = ""
    space: str = ""
    equipment: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    minutes: tuple[int, int] | None = None
    progression: str = ""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block with its value, ``None`` for a block whose name is not known."""

    block: Block
    value: Value | None
    anchor: str


@dataclass(frozen=True, slots=True)
class Page:
    """A content file as values.

    ``metadata`` has the fields that are for any site generator (title, date, tags …), each checked;
    ``facts`` those of a workout, ``exercise`` what a file of the exercise library says,
    ``questions`` what the author asks the readers.
    """

    document: Document
    kind: Kind
    metadata: dict[str, str]
    facts: Facts
    blocks: tuple[PageBlock, ...]
    findings: tuple[Finding, ...]
    exercise: Exercise | None = None
    questions: tuple[str, ...] = ()


_NO_FACTS: Final = Facts()
_make_facts: Final = maker(Facts)
_make_block: Final = maker(PageBlock)
_make_page: Final = maker(Page)

LEVELS: Final = ("beginner", "intermediate", "advanced")
_PAIRS_OF_LEVELS: Final = frozenset(combinations(LEVELS, 2))
#: Ids that the theme's own templates use on a page that has a text.
TAKEN: Final = frozenset(
    {
        *("main", "cautions", "at-a-glance", "print-it", "booklets", "posters", "your-own"),
        *("positions", "easier", "harder", "workouts-with-it"),
        *("series", "questions", "share", "author", "more", "newsletter"),
    }
)
STATUSES: Final = ("published", "draft", "hidden")
_COMMON: Final = frozenset(
    {"title", "summary", "slug", "status", "modified", "date", "lang", "tags"}
)
#: What a page with a date has besides.
_POST: Final = frozenset({"author", "series", "part", "questions"})
KEYS: Final = {
    Kind.PAGE: _COMMON,
    Kind.ARTICLE: _COMMON | _POST | {"product"},
    Kind.WORKOUT: _COMMON
    | _POST
    | {"level", "goal", "space", "equipment", "cautions", "time", "progression"},
    Kind.EXERCISE: {
        *("title", "summary", "slug", "status", "aliases", "pattern", "muscles", "equipment"),
        *("easier", "harder", "contraindications", "poses"),
    },
}
_NEEDED: Final[dict[Kind, dict[str, str]]] = {
    Kind.PAGE: {"title": "Title: About us"},
    Kind.ARTICLE: {
        "title": "Title: Why runners lift",
        "date": "Date: 2026-03-14",
        "summary": "Summary: One or two sentences for lists and search engines.",
    },
    Kind.EXERCISE: {
        "title": "Title: Goblet squat",
        "summary": "Summary: One sentence that says what it is.",
        "pattern": "Pattern: squat",
        "muscles": "Muscles: quadriceps, glutes",
        "equipment": "Equipment: kettlebell",
        "poses": "Poses: start: standing — Standing tall",
    },
}
_NEEDED[Kind.WORKOUT] = _NEEDED[Kind.ARTICLE]
#: What other sites say in the metadata, and this one in another way.
_ELSEWHERE: Final = {
    "category": "leave it out: a page's category is the folder that the file lies in",
    "template": "leave it out: what a page looks like comes from the folder that the file lies in",
}
#: Fields that are not for a site generator: a workout's facts, and what an exercise is.
_OWN: Final = frozenset(
    {
        *("level", "goal", "space", "equipment", "cautions", "time", "progression", "aliases"),
        *("pattern", "muscles", "easier", "harder", "contraindications", "poses", "questions"),
    }
)
#: What stands on the sheets of a page's workouts: above them, and among their facts.
_HEADS: Final = ("title", "author")
_PRINTED: Final = (*_HEADS, "level", "goal", "space", "equipment", "cautions", "progression")
#: The fields whose values :func:`_check` looks at.
_CHECKED: Final = frozenset(
    {"date", "modified", "status", "slug", "level", "time", "part", "lang", "tags"}
)
#: Ends of the ids and of the files' names that are made from an anchor.
DERIVED: Final = expression(
    r"-(?:title|short|for|against|verdict|cards|weeks|preview|share|(?:table|pro|con)-\d+)$"
)
_DATE: Final = expression(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?")
#: How a file in UTF-16 begins.
_WIDE: Final = frozenset({b"\xff\xfe", b"\xfe\xff"})
_SLUG: Final = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG: Final = 100
#: So many places are named in a file that is too large anyway.
_MOST_PLACES: Final = 5
#: So many bytes of a file are looked at: whoever mends its size is to know what else is wrong.
_MOST_BYTES: Final = 2_000_000
#: More bytes than nearly all files have.
_PLENTY: Final = 65_536
_LANG: Final = expression(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
#: Years that a date of ours may have: outside of them somebody has mistyped.
_YEARS: Final = range(1970, 2100)
_PART: Final = expression(r"[1-9]\d{0,2}")
_WORD: Final = expression(r"[^\W_]+")
#: A text that begins with a line of metadata, and a line anywhere in it that says a page's status.
_BEGIN: Final = expression(r"\s*([A-Za-z]+)[ \t]*:[ \t]*\S[^\n]*")
#: What holds a text back, here or on other sites, in a line of its own.
_STATUS: Final = expression(
    r"^[ \t]*(?![*+-][ \t])[*_]*(?:(status)[ \t*_]*:[ \t*_]*(?:draft|hidden|published)"
    r"|(draft|published)[ \t*_]*:[ \t*_]*(?:true|false|yes|no))[ \t*_.]*$",
    re.IGNORECASE | re.MULTILINE,
)
_OF_STATUS: Final = ("tatus", "TATUS", "raft:", "RAFT:", "ublished:", "UBLISHED:")
#: Metadata that no text begins with.
_SAID: Final = frozenset({*_COMMON, *_POST, "category"} - {"questions"})
_MINUTES: Final = expression(r"(?:about )?(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?\s*min(?:utes?)?")


def read_file(
    path: Path, shown_as: str, kind: Kind, *, check: bool = True, solve: Solver | None = None
) -> Page:
    """Read the file at ``path``; a file that is not UTF-8 is a finding, and its page is empty.

    Without ``check`` its text is only looked at so far that nobody chokes on it. ``solve`` is how
    to come by the figure of an exercise. Raises ``OSError`` when the file cannot be opened.
    """
    with path.open("rb") as file:
        # Room for all that a file may have is not asked for before one has it.
        raw = file.read(_PLENTY)
        if len(raw) == _PLENTY:
            raw += file.read(_MOST_BYTES + 1 - _PLENTY)
    if len(raw) > prose.MOST_LETTERS and (
        len(raw) > _MOST_BYTES or len(raw.decode("utf-8", "replace")) > prose.MOST_LETTERS
    ):
        return _too_large(raw, path.stat().st_size, shown_as, kind)
    if raw.count(b"\0", 0, 400) > min(len(raw), 400) // 4:
        return _wide(shown_as, kind)
    try:
        source = Source(shown_as, normalised(raw.decode("utf-8")))
        return read_page(source, kind, check=check, solve=solve)
    except UnicodeDecodeError as error:
        if raw[:2] in _WIDE:
            return _wide(shown_as, kind)
        before = normalised(raw[: error.start].decode("utf-8"))
        page = read_page(Source(shown_as, normalised(raw.decode("utf-8", "replace"))), kind)
        report = Report()
        report.add(
            "unreadable-file",
            Span(len(before), len(before) + 1),
            f"byte 0x{raw[error.start]:02X} is not UTF-8",
            "save the file as UTF-8 (in most editors: Save with encoding)",
        )
        finding = Finding(page.document.source, report.finish()[0])
        return replace(page, findings=(finding,))


def _wide(shown_as: str, kind: Kind) -> Page:
    """Return the page of a file in which each letter has two bytes: empty, with that finding."""
    report = Report()
    report.add(
        "unreadable-file",
        NOWHERE,
        "this file is UTF-16 and not UTF-8, or no text at all",
        "save the file as UTF-8 (in most editors: Save with encoding)",
    )
    finding = Finding(Source(shown_as, ""), report.finish()[0])
    return replace(read_page(Source(shown_as, ""), kind), findings=(finding,))


def _too_large(raw: bytes, size: int, shown_as: str, kind: Kind) -> Page:
    """Return the page of a file that is too large: what makes it so, and what else is wrong.

    Of one that is far larger nothing else is looked for, and its page is empty.
    """
    source = Source(shown_as, normalised(raw.decode("utf-8", "replace")))
    lines = source.text.split("\n")
    # A line of it that is too long is words at most, and the others stay where they are.
    rest = "\n".join([line if len(line) <= MOST_IN_LINE else "\u2026" for line in lines])
    if len(raw) > _MOST_BYTES or len(rest) > prose.MOST_LETTERS:
        rest = ""
    report = Report()
    report.add(
        "too-much",
        NOWHERE,
        f"this file has {size:,} bytes, more than {prose.MOST_LETTERS:,} letters",
        "make several pages of it; a picture goes into a file of its own",
    )
    # One line or one block of it may be what is too large, and that has a place.
    prose.too_much(parse_document(source, BLOCKS, Report()), (), report)
    findings = [Finding(source, each) for each in report.finish()[:_MOST_PLACES]]
    page = read_page(Source(shown_as, rest), kind)
    if rest:
        findings += [each for each in page.findings if each.diagnostic.code != "too-much"]
    return replace(page, findings=tuple(findings))


@uncollected
def read_page(
    source: Source, kind: Kind, *, check: bool = True, solve: Solver | None = None
) -> Page:
    """Read a content file's text, as :func:`read_file` does. Never raises for any text."""
    report = Report()
    document = parse_document(source, BLOCKS, report)
    fields, metadata, facts = _metadata(document, kind, report)
    exercise = exercises.read(document, fields, report, solve) if kind is Kind.EXERCISE else None
    blocks: list[PageBlock] = []
    found: list[Diagnostic] = []
    anchors = _Anchors()
    titles: dict[str, Block] = {}
    for block in document.blocks:
        value: Value | None = None
        if kind is Kind.EXERCISE:
            report.add(
                "unknown-block",
                block.opening,
                "the page of an exercise has no blocks",
                "put it into a file of its own: a workout into content/workouts",
            )
        elif block.name == "workout":
            for text, span in block.options:
                report.add(
                    "unread-option",
                    span,
                    f"'{text}' is no option of a workout",
                    "write it behind the bar, as part of the title, or leave it out",
                )
            parsed = workout.parse(source, block.content, block.title or "Workout", block.span)
            value = parsed.workout
            found += parsed.diagnostics
        elif block.name == "pros-cons":
            value, diagnostics = pros_cons.parse(source, block)
            found += diagnostics
        first = titles.setdefault(block.title.casefold(), block)
        if block.title and first is not block:
            report.add(
                "duplicate-title",
                block.opening,
                f"two blocks of this page are called '{block.title}'",
                "give one of them another title: the sheets are named after it",
                also=(Label(first.opening, "the first one"),),
            )
        blocks.append(_make_block(block, value, anchors.new(block.title or block.name)))
    if report.found and kind is not Kind.EXERCISE:
        found += astray.check(source, report, BLOCKS)
    _check_time(document, facts, blocks, report)
    (prose.check if check else prose.too_much)(document, document.blocks, report, TAKEN)
    _check_begin(document, report)
    if unprinted.has_unprinted(source.text):
        unprinted.check(source, _printed(document, fields, facts, blocks, exercise), report)
    asked = fields.get("questions")
    questions = tuple([text for text, _ in asked.lines]) if asked else ()
    if "part" in metadata and "series" not in fields:
        report.add(
            "bad-value",
            fields["part"].span,
            "a part, but of which series?",
            "write a line such as Series: A month of hills, or leave this one out",
        )
    findings: tuple[Finding, ...] = ()
    if report.found or found:
        unique = dict.fromkeys([*report.finish(), *found])
        in_order = sorted(unique, key=lambda d: (d.span.start, d.span.end, d.code))
        findings = tuple([Finding(source, diagnostic) for diagnostic in in_order])
    return _make_page(document, kind, metadata, facts, tuple(blocks), findings, exercise, questions)


def _printed(
    document: Document,
    fields: dict[str, Field],
    facts: Facts,
    blocks: list[PageBlock],
    exercise: Exercise | None,
) -> Iterator[tuple[Span, object]]:
    """Yield what of a page is printed, and where that is written."""
    if exercise is not None:
        # It stands on the sheets of authors who have none of their own.
        yield document.body, exercise.cues[:1]
    workouts = [(each.block, each.value) for each in blocks if isinstance(each.value, Workout)]
    for key in _PRINTED if workouts else ():
        for text, span in fields[key].lines if key in fields else ():
            yield span, text if key in _HEADS else facts
    for block, value in workouts:
        yield block.span, workout.present(value)


def slugify(text: str) -> str:
    """Return ``text`` in lower-case letters (accents stay), digits and single hyphens."""
    return "-".join(_WORD.findall(text.casefold().replace("'", "").replace("’", "")))


def address_name(stem: str) -> str:
    """Return the slug that a file's name gives; empty if the name has no letter or digit."""
    return slugify(unicodedata.normalize("NFC", stem))


def slug_of(page: Page, below: str) -> str:
    """Return the slug of the page whose file is ``below``; empty if nothing gives one."""
    if slug := page.metadata.get("slug"):
        return slug
    name = below.rpartition("/")[2]
    plain = name.endswith(".md") and len(name) > len(".md")
    return address_name(name[: -len(".md")] if plain else PurePosixPath(below).stem)


def is_draft(page: Page) -> bool:
    return page.metadata.get("status", "").casefold() == "draft"


class _Anchors:
    """Anchors of a page, each once: the second "Abs" is "abs-2"."""

    def __init__(self) -> None:
        self.used: set[str] = set(TAKEN)
        self.last: dict[str, int] = {}

    def new(self, title: str) -> str:
        base = slugify(title)[:60].strip("-") or "block"
        if DERIVED.search(base):
            base += "-block"  # "abs-title" is the id of the title of "abs"
        anchor, number = base, self.last.get(base, 1)
        if number > 1:
            anchor = f"{base}-{number}"
        while anchor in self.used:
            number += 1
            anchor = f"{base}-{number}"
        self.used.add(anchor)
        self.last[base] = number
        return anchor


# --- Metadata -------------------------------------------------------------------------


def _metadata(
    document: Document, kind: Kind, report: Report
) -> tuple[dict[str, Field], dict[str, str], Facts]:
    """Return the fields that have a value, those for a site generator, and a workout's facts."""
    known = KEYS[kind]
    fields: dict[str, Field] = {}
    for field in document.fields:
        if field.key not in known:
            near = did_you_mean(field.key, known)
            said = document.source.slice(field.key_span)[:60]
            report.add(
                "unknown-key",
                field.key_span,
                f"'{said}' is no metadata of this kind of page",
                *([_ELSEWHERE[field.key]] if field.key in _ELSEWHERE else []),
                *([f"did you mean '{near.capitalize()}'?"] if near else []),
                "known are " + ", ".join(key.capitalize() for key in sorted(known)),
            )
        elif field.key in fields:
            report.add(
                "duplicate-key",
                field.key_span,
                f"'{field.key.capitalize()}' stands there twice",
                "keep one of the two lines",
                also=(Label(fields[field.key].key_span, "the first one"),),
            )
        elif not field.written or values.is_blank(field.value, is_markdown=field.key == "summary"):
            report.add(
                "empty-value",
                field.key_span,
                f"'{field.key.capitalize()}' has no value",
                "write a value after the colon, or leave the line out",
            )
        else:
            fields[field.key] = field
    needed = _NEEDED[kind]
    if not needed.keys() <= fields.keys():
        given = {field.key for field in document.fields}
        for key, example in needed.items():
            if key not in given:
                report.add(
                    "missing-key", NOWHERE, f"the metadata has no {key}", f"write a line {example}"
                )
    metadata: dict[str, str] = {}
    own: dict[str, str] = {}
    fenced = document.source.text.lstrip().startswith("---")
    for key, field in fields.items():
        value = field.value
        if wrong := values.problem(key, value, field.lines[0][0], fenced=fenced):
            report.add("bad-value", field.span, *wrong)
        elif key not in _CHECKED or _check(field, value, report):
            (own if key in _OWN else metadata)[key] = value
    if (day := metadata.get("date")) and metadata.get("modified", day)[:10] < day[:10]:
        report.add(
            "bad-date",
            fields["modified"].span,
            f"this is before the page was published, which is {day}",
            "write the day of the last change, or leave the line out",
        )
    return fields, metadata, _facts(fields, own) if own else _NO_FACTS


def _check_begin(document: Document, report: Report) -> None:
    """Report metadata that a blank line has made a part of the text.

    What is said of the page would be shown as a line of it; and a draft would be public.
    """
    text, start = document.source.text, document.body.start
    first = _BEGIN.match(text, start)
    if first is not None and first[1].casefold() in _SAID:
        found = [first]
    elif any(text.find(word, start) >= 0 for word in _OF_STATUS):
        found = [*_STATUS.finditer(without_fences(text), start)]
    else:
        return
    for match in found:
        report.add(
            "not-metadata",
            Span(match.start(match.lastindex or 0), match.end()),
            "this line belongs to the metadata, but stands in the text",
            "move it up, above the first blank line: there the metadata end",
        )


def _check(field: Field, value: str, report: Report) -> bool:
    """Check one field's value; report what is wrong and return whether it can be used."""
    match field.key:
        case "date" | "modified":
            return _check_date(field, report)
        case "status":
            return _check_choice(field, value, STATUSES, report)
        case "slug" if not _SLUG.fullmatch(value):
            near = slugify(values.in_address(value.replace("/", " ")))
            near = near if _SLUG.fullmatch(near) else "short-words"
            report.add(
                "bad-value",
                field.span,
                f"'{value}' cannot be part of an address",
                f"write {near}: small letters, digits, single hyphens",
            )
            return False
        case "slug" if len(value) > _LONGEST_SLUG or value in DEVICES:
            long = f"is longer than {_LONGEST_SLUG} letters"
            report.add(
                "bad-value",
                field.span,
                f"'{value[:40]}' {long if len(value) > _LONGEST_SLUG else 'is a name of Windows'}",
                "write a few short words with hyphens",
            )
            return False
        case "lang" if not _LANG.fullmatch(value):
            report.add(
                "bad-value",
                field.span,
                f"'{value[:40]}' is no language",
                "write its two letters, such as en or de, or leave the line out",
            )
            return False
        case "tags":
            return _check_tags(field, report)
        case "level":
            return _check_levels(field, report)
        case "time" if not _is_time(value):
            report.add(
                "bad-value",
                field.span,
                f"'{value}' is no time in minutes",
                "write 25 min or 20-25 min, or leave the line out: the site estimates it",
            )
            return False
        case "part" if not _PART.fullmatch(value):
            report.add(
                "bad-value",
                field.span,
                f"'{value}' is no number of a part",
                "write 1, 2, 3 and so on, or leave the line out: the dates give the order",
            )
            return False
    return True


def _is_time(value: str) -> bool:
    """Return whether a value is some minutes, or from some to more of them."""
    found = _MINUTES.fullmatch(value)
    return found is not None and 0 < int(found[1]) <= int(found[2] or found[1])


def _check_levels(field: Field, report: Report) -> bool:
    found = _levels(field.value)
    if unknown := [word for word in found if word not in LEVELS]:
        return _check_choice(field, unknown[0], LEVELS, report)
    if found[1:] and found not in _PAIRS_OF_LEVELS:
        report.add(
            "bad-value",
            field.span,
            "a workout has one level, or goes from one to a higher one",
            "write beginner to advanced, for instance",
        )
        return False
    return True


@lru_cache(maxsize=32)
def _levels(value: str) -> tuple[str, ...]:
    """Return the words for levels in ``value``: of these texts there are few."""
    words = tuple([w for w in re.split(r"\s+to\s+|\s*[-–/,]\s*", value.casefold()) if w])
    return words or (value,)


def _check_date(field: Field, report: Report) -> bool:
    match = _DATE.fullmatch(field.value)
    message = f"'{field.value}' is no date"
    if match:
        try:
            day = dt.datetime.fromisoformat(f"{match.group(1)}T{match.group(2) or '00:00'}")
        except ValueError:
            message = f"there is no such day or time as {field.value}"
        else:
            if day.year in _YEARS:
                return True
            message = f"the year {day.year} is none that a page of ours can have"
    report.add("bad-date", field.span, message, "write year-month-day: 2026-03-14")
    return False


def _check_tags(field: Field, report: Report) -> bool:
    """Each tag has a page, whose address is made of its letters and digits."""
    for text, span in field.lines:
        for tag in values.split_tags(text):
            if not values.in_address(tag):
                report.add(
                    "bad-value",
                    span,
                    f"'{tag.strip()}' is no tag"
                    if tag.strip()
                    else "a tag between commas is empty",
                    "write words with letters or digits, and a comma between two tags",
                )
                return False
    return True


def _check_choice(field: Field, word: str, choices: tuple[str, ...], report: Report) -> bool:
    if word.casefold() in choices:
        return True
    near = did_you_mean(word, choices)
    report.add(
        "bad-value",
        field.span,
        f"'{word}' is no {field.key}",
        *([f"did you mean '{near}'?"] if near else []),
        f"write {', '.join(choices[:-1])} or {choices[-1]}",
    )
    return False


def _facts(fields: dict[str, Field], checked: dict[str, str]) -> Facts:
    time = checked.get("time")
    minutes = _MINUTES.fullmatch(time) if time else None
    equipment = [text for part in checked.get("equipment", "").split(",") if (text := part.strip())]
    cautions = [text for text, _ in fields["cautions"].lines] if "cautions" in checked else ()
    return _make_facts(
        checked.get("level", ""),
        checked.get("goal", ""),
        checked.get("space", ""),
        tuple(equipment),
        tuple(cautions),
        (int(minutes[1]), int(minutes[2] or minutes[1])) if minutes else None,
        checked.get("progression", ""),
    )


def page_estimate(blocks: Iterable[PageBlock]) -> Estimate:
    """Return the estimate of a page: of its workout, or from its shortest to its longest."""
    times = [estimate(b.value) for b in blocks if isinstance(b.value, Workout)]
    if not times:
        return Estimate(0, 0)
    return Estimate(min(t.low_s for t in times), max(t.high_s for t in times))


def _check_time(document: Document, facts: Facts, blocks: list[PageBlock], report: Report) -> None:
    """Warn of a stated time that is a quarter and three minutes off the estimate."""
    if facts.minutes is None:
        return
    time = page_estimate(blocks)
    if time.high_s == 0:
        return
    low, high = time.low_s / 60, time.high_s / 60
    stated_low, stated_high = facts.minutes
    too_short = stated_high < low * 0.75 and stated_high < low - 3
    too_long = stated_low > high * 1.25 and stated_low > high + 3
    if too_short or too_long:
        field = next(f for f in document.fields if f.key == "time")
        about = f"{round(low)}" if round(low) == round(high) else f"{round(low)}-{round(high)}"
        report.add(
            "time-disagrees",
            field.span,
            f"the sets, reps and rests add up to about {about} min",
            "leave the line out: the page shows the estimate",
        )
