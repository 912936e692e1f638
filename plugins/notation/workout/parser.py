"""Lines to a workout.

The grammar, complete (a dose is in :mod:`.dose`, a scheme line in :mod:`.schemes`)::

    workout   : [section-body] {heading section-body}
    heading   : "##" {"#"} TITLE
    body      : [scheme-line] {item | note | table}
    item      : ("-" | "*" | "+" | NUMBER "." | NUMBER ")") [LABEL "."] NAME [":" dose] [cue]
              | … "Rest" [":"] [time]
    LABEL     : a capital letter and a number: A1
    cue       : " — " WORDS to the end of the item
    sub-item  : an indented list item: ("easier" | "harder" | "or" | "cue") ":" WORDS
    note      : "> " WORDS
    table     : a pipe table: a head, a ruler, rows; first the week, then doses or rests

An item goes on over indented lines. A line that cannot be read is reported and becomes a
:class:`~.model.Note` with the author's words, so that nothing is lost.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins.late import dataclass, expression
from plugins.notation.diagnostics import Label as Mark
from plugins.notation.diagnostics import Report, did_you_mean
from plugins.notation.frozen import maker, uncollected
from plugins.notation.source import Span, span_of
from plugins.notation.workout import checks, plain, schemes
from plugins.notation.workout.dose import (
    LONGEST_ALONE,
    Dose,
    parse_dose,
    reads,
    rest_alone,
    take_rest_time,
)
from plugins.notation.workout.lexer import Cursor, Kind, Token, tokenize
from plugins.notation.workout.meant import meant_scheme
from plugins.notation.workout.model import (
    Exercise,
    Intervals,
    Item,
    Label,
    Ladder,
    Note,
    Progression,
    ProgressionRow,
    Rest,
    Scheme,
    Section,
    SetScheme,
    Superset,
    Variant,
    VariantKind,
    Workout,
)
from plugins.notation.workout.quantities import Unread
from plugins.notation.workout.schemes import looks_like_scheme, parse_scheme
from plugins.notation.workout.words import COLONS, CUE_DASHES, EM_DASHES, SCHEMES, TIME_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.diagnostics import Diagnostic
    from plugins.notation.source import Source

_HEADING: Final = expression(r"\s{0,3}#{1,6}(?=\s|$)(.*)")
_ITEM: Final = expression(r"(\s*)(?:[-*+•]|(\d{1,3})[.)])(?:\s+|$)")
_LABELLED: Final = expression(r"\s{0,3}[A-Z]\d{1,2}[.)]\s")
#: Without its full stop "Z2" is no label but a runner's zone.
_LABEL: Final = expression(r"(?!Z\d\s)([A-Z])(\d{1,2})(?:[.):]\s*|\s+|$)")
#: What begins like an item, with another mark or without the space behind it.
_MARKED: Final = expression(r"(?:([-+•]|\d{1,3}[.)])(?=[^\W\d])|[–—―‒−‐‑·‣▪◦●]\s*(?=[^\W\d]))")
#: What begins like an item without its space or dash, or like a heading in bold.
_SLIP: Final = expression(
    r"\s*(?:[-+•][^\W\d]|\*[^\W\d*][^*\n]*$|\*\*[^*\n]+\*\*\s*$|[A-Z]\d{1,2}\s"
    r"|(?!.*\b(?:rest|cap|reps|ladder|of)\s*:)[^\W\d][^:*,\n]*:\s+\d"
    r"|[^|\n]+\|[^|\n]+\|)",
    re.MULTILINE | re.IGNORECASE,
)
#: A line that is not empty; the number of the group that ends last is that of its kind, as most
#: lines tell it by their first characters. Plain items and sub-items, whose parts the groups are,
#: come first; of the others the groups are empty, for no group is begun before its line is known.
_LINE: Final = expression(
    rf"(?:{plain.ITEM}|{plain.SUB_ITEM}"
    r"|(?:[-+] |\d{1,3}\. )()| {2,8}[-+] ()|\|()|> ()|## ()|\*(?=\S)()|.).*"
)
_PLAIN: Final = 9
_KINDS: Final = (
    *("", "", "", "", "item", "item", "", "", "sub"),
    *("item", "sub", "table", "note", "heading", "text"),
)
#: Those of which two lines can be one chunk.
_GOES_ON: Final = frozenset({"table", "note", "text"})
#: A heading without its space, and one that is underlined or has a colon.
_HASHES: Final = expression(r"#{1,6}([^\W\d_].*)")
_UNDERLINED: Final = expression(r"([^\W\d_][^:*]*?)(?: [-=]{3,}|:)")
_PIPE: Final = expression(r"\|(?<!\\\|)")
_RULER_CELL: Final = expression(r"\s*:?-+:?\s*")
_EMPHASIS: Final = expression(r"\s*([*_]{1,2})(?=\S)(.*\S)\1\s*", re.DOTALL)
#: What coaches call a sub-item, and what it is here.
_MEANT: Final = {
    **dict.fromkeys(("easy", "scale", "scaled", "regression", "beginner"), "easier"),
    **dict.fromkeys(("hard", "progression", "advanced"), "harder"),
    **dict.fromkeys(("alternative", "alt", "instead", "option"), "or"),
    **dict.fromkeys(("tip", "focus", "note"), "cue"),
}
_MARKUP: Final = expression(
    r"\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)|(?<!\*)\*\*[^*\n]{1,200}\*\*|`[^`\n]{1,200}`"
    r"|\x3c/?[a-zA-Z][^<>\n]{0,200}>|\[\^[^\]\s]{1,100}\]|\[[^\]\n]{1,200}\]\[[^\]\n]{0,200}\]"
)
#: One of these is in whatever the above matches, and hardly ever in a workout.
_MARKS: Final = ("**", "[", "`", "\x3c")
#: What items of a list begin with elsewhere.
_LISTED: Final = r"(?:[→⇒➔➜►▶▸○◦•●▪■□☐☑✓✔➢❖◆◇★☆]|#\d{1,3}|\(\d{1,3}\)|\([a-z]\)|[a-z]\))"
#: What a name begins with elsewhere, and what it is without it.
_JUNK: Final = (
    (
        expression(r"\[[ xX]?\]\s*(.+)"),
        "markup-in-workout",
        "a box to tick is no part of a name",
        r"\1; a sheet has boxes of its own",
    ),
    (
        expression(r"(\*(?!\*)|_{1,3}|~~)(?=\S)(.*\S)\1"),
        "markup-in-workout",
        "a workout is plain words: these marks are shown as they stand",
        r"\2",
    ),
    (
        expression(r"(?=[\[(]|[A-Z]\s?\d+[\]).:])[\[(]?([A-Z])\s?(\d{1,2})[\])]?[.:)]?\s+(\D.*)"),
        "number-in-name",
        "a label is a capital letter and a number, with a full stop behind it",
        r"\1\2. \3",
    ),
    (
        expression(r"[a-z]\d{1,2}[.)]\s+\D.*|\d[A-Za-z][.)]\s+\D.*"),
        "number-in-name",
        "a label is a capital letter and a number, with a full stop behind it",
        "A1. before the first exercise of a superset, A2. before the second",
    ),
    (
        expression(rf"{_LISTED}\s*(\S.*)"),
        "markup-in-workout",
        "the mark of a list is no part of a name",
        r"\1",
    ),
)
#: A list item this many spaces in (a tab is four) is a sub-item.
_SUB_INDENT: Final = 2
#: The forms that say how much of each exercise.
_GIVING: Final = (Intervals, Ladder)
_make_note: Final = maker(Note)
_make_section: Final = maker(Section)
_make_workout: Final = maker(Workout)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A workout and what was wrong with its text.

    ``kept`` are the places of lines that could not be read and were kept as notes.
    """

    workout: Workout
    diagnostics: tuple[Diagnostic, ...]
    kept: tuple[Span, ...] = ()


_make_parsed: Final = maker(Parsed)


@uncollected
def parse(source: Source, content: Span, title: str = "", whole: Span | None = None) -> Parsed:
    """Parse the lines in ``content`` of ``source`` as the inside of a workout block.

    ``title`` comes from the block's opening line; ``whole`` is the span of the block with its
    fences. Never raises for any text.
    """
    report = Report()
    parser = _Parser(source, report)
    workout = _make_workout(title, parser.sections(content), whole or content)
    checks.check(workout, report)
    _check_markup(source, content, report)
    return _make_parsed(workout, report.finish(), tuple(parser.kept))


def _check_markup(source: Source, content: Span, report: Report) -> None:
    """Warn of marks that Markdown would read; in a workout they are characters like any other."""
    inside = source.text[content.start : content.end]
    if not any([mark in inside for mark in _MARKS]):  # noqa: C419 - a list is made faster
        return
    starts = {found.span.start for found in report.found}
    doses = [
        found.span for found in report.found if found.code in {"unread-dose", "missing-amount"}
    ]
    for match in _MARKUP.finditer(source.text, content.start, content.end):
        line = source.line(source.position(match.start()).line).strip()
        told = any(span.start <= match.start() < span.end for span in doses)
        if told or match.start() in starts or line == match.group():
            continue  # a scheme or a heading in bold, and what has been told
        report.add(
            "markup-in-workout",
            Span(*match.span()),
            "a workout is plain words: these marks are shown as they stand",
            "leave the marks out; a link has its place in the text around the workout",
        )


#: Lines that belong together: a kind, where they start and end, and the match of a plain line.
#: (A pair, not a :class:`Span`, which few of them need.)
_Chunk: TypeAlias = tuple[str, tuple[int, int], re.Match[str] | None]


class _Parser:
    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.text = source.text
        self.report = report
        self.kept: list[Span] = []

    # --- Lines to chunks ---------------------------------------------------------------

    def _chunks(self, content: Span) -> Iterator[_Chunk]:
        """Yield headings, items with their further lines, notes, tables, one after the other."""
        last: _Chunk | None = None
        for match in _LINE.finditer(self.text, *content):
            bounds = match.span()
            parts = None
            if group := match.lastindex:
                kind = _KINDS[group]
                parts = match if group < _PLAIN else None
            elif (line := match.group()).isspace():
                continue
            else:
                kind = self._kind(line)
            if last is not None:
                if kind in _GOES_ON and self._goes_on(last, kind, bounds[0]):
                    last = last[0], (last[1][0], bounds[1]), None
                    continue
                yield last
            last = kind, bounds, parts
        if last is not None:
            yield last

    def _goes_on(self, last: _Chunk, kind: str, start: int) -> bool:
        """Whether the line at ``start``, of kind ``kind``, belongs to the lines of ``last``."""
        before, (_, end), _ = last
        if start != end + 1:
            return False
        if kind == before:
            return True
        further = kind == "text" and before in {"item", "sub", "note"}
        return further and self.text[start].isspace()

    def _lines(self, content: Span) -> list[Span]:
        lines: list[Span] = []
        at = content.start
        while at < content.end:
            end = self.text.find("\n", at, content.end)
            end = content.end if end < 0 else end
            lines.append(Span(at, end))
            at = end + 1
        return lines

    @staticmethod
    def _kind(line: str) -> str:
        if _HEADING.match(line):
            return "heading"
        if line.lstrip().startswith("|"):
            return "table"
        if line.lstrip().startswith(">"):
            return "note"
        match = _ITEM.match(line)
        if match and not _is_emphasis(line):
            indent = len(match.group(1).expandtabs(4))
            return "item" if indent < _SUB_INDENT else "sub"
        if _LABELLED.match(line):
            return "item"
        return "text"

    # --- Chunks to sections ------------------------------------------------------------

    def sections(self, content: Span) -> tuple[Section, ...]:
        sections: list[Section] = []
        chunks = self._chunks(content)
        section, heading = self._section("", Span(content.start, content.start), chunks)
        while True:
            if section.items or section.scheme or section.title:
                sections.append(section)
            if heading is None:
                return tuple(sections)
            match = _HEADING.match(self.text, *heading)
            title = _title(match.group(1)) if match else ""
            if not title:
                self.report.add(
                    "missing-title",
                    heading,
                    "a heading has no words",
                    "write the section's name after the ##: ## Warm-up",
                )
            section, heading = self._section(title, heading, chunks)

    def _section(
        self, title: str, title_span: Span, chunks: Iterator[_Chunk]
    ) -> tuple[Section, Span | None]:
        """Read ``chunks`` as far as the next heading; return the section and that heading."""
        scheme: Scheme | None = None
        items: list[Item] = []
        gives_amount = False
        under: dict[int, list[Variant | Note]] = {}
        shallow: int | None = None
        end = title_span.end
        heading: Span | None = None
        for kind, bounds, match in chunks:
            if kind == "item":
                shallow = None
                end = bounds[1]
                item = plain.read_exercise(self.text, bounds, match, gives_amount=gives_amount)
                items.append(item or self._item(span_of(bounds), gives_amount=gives_amount))
                continue
            if kind == "heading":
                heading = span_of(bounds)
                break
            end = bounds[1]
            span = span_of(bounds)
            if kind == "sub":
                read = None if match is None else plain.read_variant(self.text, match)
                indent, variant = read or (self._indent(span), None)
                shallow = indent if shallow is None else min(shallow, indent)
                deep = indent >= shallow + _SUB_INDENT
                if variant is not None and not deep and items and type(items[-1]) is Exercise:
                    under.setdefault(len(items) - 1, []).append(variant)
                    continue
                self._add_sub(items, under, span, None if deep else variant, deep=deep)
                continue
            shallow = None
            if kind == "table":
                items.append(self._table(span))
            elif kind == "note":
                items.append(_make_note(self._quoted(span), None, span))
            elif items or scheme is not None:
                items += [self._stray(line, scheme, items) for line in self._parted(span)]
            elif len(lines := self._parted(span)) > 1:
                if looks_like_scheme(self.text, bare := self._unemphasised(lines[0])):
                    scheme = parse_scheme(self.text, bare, self.report)
                    gives_amount = isinstance(scheme.form, _GIVING)
                    del lines[0]
                items += [self._stray(line, scheme, items) for line in lines]
            else:
                bare = self._unemphasised(span)
                scheme = schemes.read_plain(self.text, bare)
                if scheme is None and not self._may_be_scheme(span, bare):
                    items.append(self._stray(span, scheme, items))
                    continue
                try:
                    scheme = scheme or parse_scheme(self.text, bare, self.report)
                    gives_amount = isinstance(scheme.form, _GIVING)
                except Unread:
                    items.append(self._keep(span))
                    gives_amount = True  # it may well: do not ask for what a misread line may say
        for at, subs in under.items():
            _put_under(items[at], subs)
        whole = span_of((title_span.start, end))
        return _make_section(title, _grouped(items), scheme, whole), heading

    def _parted(self, span: Span) -> list[Span]:
        """Return the lines of a paragraph that are to be told of one by one, or it as a whole."""
        if self.text.find("\n", *span) < 0 or looks_like_scheme(
            self.text, self._unemphasised(span)
        ):
            return [span]
        lines = self._lines(span)
        forms = all(schemes.reads_as_form(self.text, self._unemphasised(line)) for line in lines)
        if forms or any(self._slips(line) for line in lines):
            return lines
        return [span]

    def _may_be_scheme(self, span: Span, bare: Span) -> bool:
        """Whether a section's first line is to be read as a scheme, be it a misspelt one.

        "-Squat: 8 reps" and "**Warm-up**" are slips of another kind, which :meth:`_stray` names.
        ``bare`` is the line without its emphasis.
        """
        slips = self._slips(span) or self._near_heading(span)
        return not slips or looks_like_scheme(self.text, bare)

    def _near_heading(self, span: Span) -> str:
        """Return the words of a heading that is written as elsewhere, or nothing."""
        match = _HASHES.match(self.text, *self._trimmed(span))
        match = match or _UNDERLINED.fullmatch(self._words(span))
        return match[1].strip() if match else ""

    def _slips(self, span: Span) -> bool:
        return bool(
            _SLIP.match(self.text, *span)
            or _MARKED.match(self.text, *span)
            or _with_colon(self.text[span.start : span.end].strip())
        )

    def _unemphasised(self, span: Span) -> Span:
        match = _EMPHASIS.fullmatch(self.text, span.start, span.end)
        return span_of(match.span(2)) if match else self._trimmed(span)

    def _trimmed(self, span: Span) -> Span:
        inner = self.text[span.start : span.end]
        stripped = inner.lstrip()
        start = span.start + len(inner) - len(stripped)
        return span_of((start, start + len(stripped.rstrip())))

    def _words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())

    def _quoted(self, span: Span) -> str:
        lines = self.text[span.start : span.end].split("\n")
        words = [line.strip().removeprefix(">").split() for line in lines]
        return " ".join([word for line in words for word in line])

    def _keep(self, span: Span, number: int | None = None, about: str = "") -> Note:
        """Keep words that cannot be read as a note; why has been reported."""
        self.kept.append(span)
        return Note(self._words(span), number, span=span, about=about)

    def _stray(self, span: Span, scheme: Scheme | None, items: list[Item]) -> Note:
        """Keep a paragraph that is no scheme, and say what it might have been."""
        place = self._trimmed(span)
        if looks_like_scheme(self.text, self._unemphasised(span)):
            if scheme is not None:
                self.report.add(
                    "second-scheme",
                    place,
                    "a section has one scheme, and this is a second one",
                    "keep one, or begin a new section with a heading of its own",
                    also=(Mark(scheme.span, "the first one"),),
                )
            else:
                self.report.add(
                    "misplaced-scheme",
                    place,
                    "a scheme stands above the exercises that it is about",
                    "move this line up, right under the heading",
                )
            return self._keep(span)
        text = self._words(span)
        if heading := self._near_heading(span):
            hint = _instead_of_heading(heading) or f"write ## {heading} for a heading"
        elif text.startswith("**") and text.endswith("**") and len(text) > 4:
            hint = f"write ## {text.strip('*').strip()} for a heading"
        elif match := _MARKED.match(text) or re.match(r"(\*)(?=[^\W\d*])", text):
            words, number = text[match.end() :], (match[1] or "")[:-1]
            line = _shortened(f"{number}. {words}" if number else f"- {words}")
            is_sub = items and re.match(r"(?:easier|harder|or|cue):", words, re.IGNORECASE)
            if is_sub:
                hint = f"indent it by four spaces, with a space after the dash: {line}"
            elif match[1]:
                hint = f"write a space after the mark: {line}"
            else:
                hint = f"write {line} for an exercise"
        elif scheme_meant := _scheme_meant(text):
            hint = f"write *{scheme_meant}* for a scheme"
        elif text.count("|") > 1:
            hint = f"write a bar at both ends: {_shortened(f'| {text} |')}"
        elif schemes.scheme_alone((parts := text.partition(": "))[0]) and parts[2]:
            hint = f"write *{parts[0]}*, and below it - {_turned(parts[2]) or parts[2]}"
        elif re.search(r":\s", text) or re.search(r"\d", text):
            text = re.sub(rf"^{_LISTED}\s*(?=\w)", "", text)
            hint = f"write {_with_colon(text) or _shortened(f'- {text}')} for an exercise"
        else:
            hint = "write > before it to keep it as a note"
        more = "" if hint.endswith("note") else "write > before it to keep it as a note"
        self.report.add(
            "unread-line",
            place,
            "this line is no exercise, no scheme and no heading",
            hint,
            *([more] if more else []),
        )
        return self._keep(span)

    # --- Items -------------------------------------------------------------------------

    def _item(self, span: Span, *, gives_amount: bool) -> Exercise | Rest | Note:
        match = _ITEM.match(self.text, span.start, span.end)
        number = int(match.group(2)) if match and match.group(2) else None
        body = self._trimmed(Span(match.end() if match else span.start, span.end))
        if _is_just_rest(self.text, body):
            return Rest(None, number, span=body)
        try:
            return self._exercise_or_rest(body, number, gives_amount=gives_amount)
        except Unread as unread:
            return self._keep(body, number, about="".join(unread.args))

    def _exercise_or_rest(
        self, body: Span, number: int | None, *, gives_amount: bool
    ) -> Exercise | Rest:
        label, named = self._label(body)
        if named.start == named.end:
            self.report.add(
                "missing-name",
                body,
                "an exercise needs a name",
                "write - Squat: 8 reps",
            )
            raise Unread
        tokens = tokenize(self.text, named)
        if label is None and _is_rest(tokens):
            cursor = Cursor(tokens, named.end)
            return self._rest(cursor, number, body)
        cue_at = _cue_dash(tokens, self.text)
        cue, before = self._cue(tokens, cue_at, named)
        colon = _colon(tokens if cue_at is None else tokens[:cue_at])
        name_end = before if colon is None else tokens[colon].start
        name_span = self._trimmed(Span(named.start, name_end))
        name = self._words(name_span)
        if not name:
            self.report.add(
                "missing-name", named, "no name stands before the colon", "write - Squat: 8 reps"
            )
            raise Unread
        dose = Dose((), optional=False)
        if colon is None:
            self._check_complete(name, name_span, tokens, gives_amount=gives_amount)
        else:
            dose_tokens = tokens[colon + 1 : cue_at]
            cursor = Cursor(dose_tokens, dose_tokens[-1].end if dose_tokens else tokens[colon].end)
            at = Span(tokens[colon].start, tokens[colon].end)
            if self.text.startswith(":", at.end):
                self.report.add(
                    "unread-dose",
                    Span(at.start, at.end + 1),
                    "one colon stands between the name and the dose",
                    f"write {name}: {self._words(Span(at.end, named.end)).lstrip(': ')}",
                )
                raise Unread
            found = len(self.report.found)
            try:
                dose = parse_dose(cursor, self.report, self.text)
                self._check_amounts(dose, name, at, gives_amount=gives_amount)
            except Unread:
                self._check_turned(name, dose_tokens, found, named)
                raise Unread(name) from None
        self._check_name(name, name_span)
        return Exercise(name, dose.schemes, cue, dose.optional, (), label, number, span=body)

    def _check_turned(self, name: str, dose: list[Token], found: int, span: Span) -> None:
        """Say in place of what was ``found`` that "3 x 8: Squat" is the wrong way round."""
        words = self._words(dose[0].span.to(dose[-1].span)) if dose else ""
        cue = self._words(Span(dose[-1].end, span.end)) if dose else ""
        if words[:1].isalpha() and not re.search(r"[\d@,]", words) and reads(name):
            del self.report.found[found:]
            self.report.add(
                "unread-dose",
                span,
                "the name comes first, then a colon and the dose",
                f"write {words}: {' '.join(f'{name} {cue}'.split())}",
            )

    def _label(self, body: Span) -> tuple[Label | None, Span]:
        match = _LABEL.match(self.text, body.start, body.end)
        if match is None or int(match.group(2)) == 0:
            return None, body
        return Label(match.group(1), int(match.group(2))), self._trimmed(
            Span(match.end(), body.end)
        )

    def _rest(self, cursor: Cursor, number: int | None, span: Span) -> Rest:
        colon = cursor.word(1) in COLONS
        if len(cursor.tokens) == 1 or (len(cursor.tokens) == 2 and colon):
            return Rest(None, number, span=span)
        if colon:
            cursor.take()
            cursor.take()
        else:
            cursor.skip("rest")
        began = cursor.at
        seconds = take_rest_time(cursor, self.report)
        if not cursor.done:
            time = self._words(Span(cursor.tokens[began].start, cursor.tokens[cursor.at - 1].end))
            between = cursor.word() in {"between", "after"}
            further = (
                ""
                if cursor.word() == ":"
                else ", and other words in their own line: > easy walking"
            )
            scheme = f"rest {time} {self._words(Span(cursor.here.start, span.end))}"
            self.report.add(
                "unread-rest",
                cursor.rest_of_clause(),
                "only a time follows 'Rest'",
                f"write *{scheme}* under the heading"
                if between and schemes.scheme_alone(scheme)
                else f"write - Rest: {time}{further}",
            )
            raise Unread
        return Rest(seconds, number, span=span)

    def _cue(self, tokens: list[Token], cue_at: int | None, named: Span) -> tuple[str | None, int]:
        """Return the cue's words, if there is one, and the offset where it begins."""
        if cue_at is None:
            return None, named.end
        dash = tokens[cue_at]
        doubled = self.text.startswith("--", dash.start, named.end)
        words = self._words(Span(dash.end + doubled, named.end))
        return words or None, dash.start

    def _check_complete(
        self, name: str, span: Span, tokens: list[Token], *, gives_amount: bool
    ) -> None:
        """An exercise without a colon: fine where the scheme says how much, else a mistake."""
        numbers = [t for t in tokens if t.kind is Kind.NUMBER and span.start < t.start < span.end]
        dose_at = next((t for t in numbers if self.text[t.start - 1].isspace()), None)
        behind = tokens[-1].end if tokens else span.end
        in_cue = next((t for t in tokens if t.start > span.end and t.kind is not Kind.SPACE), None)
        if dose_at is None and in_cue is not None and not gives_amount:
            # "Squat — 3 x 8": what stands behind the dash begins with a number.
            after = [t for t in tokens if t.start > in_cue.start and t.kind is not Kind.SPACE]
            dose_at = after[0] if after and after[0].kind is Kind.NUMBER else None
        turned = _turned(name) if dose_at is not None or not gives_amount else None
        if turned is not None:
            self.report.add(
                "missing-colon",
                span,
                "the name comes first, then a colon and the dose",
                " ".join(f"write {turned} {self._words(Span(span.end, behind))}".split()),
            )
            raise Unread
        if dose_at is not None:
            head = self._words(Span(span.start, dose_at.start)).rstrip(" -–—,;(=.:→>|")
            head = re.sub(r"\s+[x×]$", "", head)
            dose = self._words(Span(dose_at.start, behind))
            if head.endswith("@"):
                head = head.rstrip(" @")
                dose = f"@ {dose}" if gives_amount else f"8 reps @ {dose}"
            if not head:
                head = "Squat"
            self.report.add(
                "missing-colon",
                dose_at.span,
                "a colon is expected between the name and the dose",
                f"write {head}: {dose}"
                if gives_amount or reads(dose.partition(" —")[0])
                else f"write the name, a colon and then how much, such as {head}: 3 x 8",
            )
            raise Unread
        if not gives_amount:
            resting = re.match(r"rest\s+(?=\S)", name, re.IGNORECASE)
            self.report.add(
                "missing-amount",
                span,
                f"{name} does not say how much",
                f"write - Rest, and other words in their own line: > {name[resting.end() :]}"
                if resting
                else f"write {name}: 8 reps, or {name}: 30 s",
            )
            raise Unread

    def _check_amounts(self, dose: Dose, name: str, at: Span, *, gives_amount: bool) -> None:
        if gives_amount or (dose.schemes and all(s.amount is not None for s in dose.schemes)):
            return
        better = _with_colon(name)
        self.report.add(
            "missing-amount",
            at,
            f"{name} does not say how much",
            f"write {better[2:]}" if better else f"write {name}: 8 reps, or {name}: 30 s",
        )
        raise Unread

    def _check_name(self, name: str, span: Span) -> None:
        # Two letters begin no mark, no label and no count.
        if name[:2].isalpha():
            return
        for pattern, code, message, better in _JUNK:
            if match := pattern.fullmatch(name):
                self.report.add(code, span, message, f"write {match.expand(better)}")
                return
        match = re.match(r"\d+(?=\s+[^\W\d_])", name)
        if match:
            self.report.add(
                "number-in-name",
                Span(span.start, span.start + match.end()),
                "a name that begins with a number may hide a count",
                "write the count after the colon, or the number as a word",
            )

    # --- Sub-items ---------------------------------------------------------------------

    def _indent(self, span: Span) -> int:
        match = _ITEM.match(self.text, span.start, span.end)
        return len(match.group(1).expandtabs(4)) if match else 0

    def _add_sub(
        self,
        items: list[Item],
        under: dict[int, list[Variant | Note]],
        span: Span,
        variant: Variant | None,
        *,
        deep: bool,
    ) -> None:
        """Put a sub-item ``under`` the last of ``items``, by its index.

        It is ``variant`` if it has been read already.
        """
        sub: Variant | Note
        if variant is not None:
            sub, body = variant, variant.span
        else:
            match = _ITEM.match(self.text, span.start, span.end)
            body = self._trimmed(Span(match.end() if match else span.start, span.end))
            sub = self._too_deep(body) if deep else self._sub(body)
        last = items[-1] if items else None
        if isinstance(last, Exercise) or (isinstance(last, Rest) and isinstance(sub, Note)):
            under.setdefault(len(items) - 1, []).append(sub)
            return
        if not isinstance(
            last, Note
        ):  # below a line that could not be read it is no second mistake
            words = self._words(body).partition(": ")[2] or self._words(body)
            self.report.add(
                "orphan-variant",
                body,
                "this sub-item stands under no exercise",
                f"write it in a line of its own, at the margin: > {_shortened(words)}"
                if isinstance(last, Rest)
                else "begin an exercise at the left margin: - Squat: 8 reps",
            )
        items.append(self._keep(body))

    def _too_deep(self, body: Span) -> Note:
        self.report.add(
            "list-too-deep",
            body,
            "a list has exercises and sub-items, and nothing below those",
            "indent it like the sub-item above, or write it behind a dash in that line",
        )
        return Note(self._words(body), span=body)

    def _sub(self, body: Span) -> Variant | Note:
        text = self._words(body)
        if not text:
            self.report.add("empty-variant", body, "this sub-item is empty", "write - easier: …")
            return Note("", span=body)
        key, colon, words = text.partition(":")
        kinds = {kind.value: kind for kind in VariantKind}
        kind = kinds.get(key.strip().casefold())
        if kind is not None and colon:
            if words.strip():
                return Variant(kind, words.strip(), span=body)
            self.report.add(
                "empty-variant",
                body,
                f"nothing stands after '{key}:'",
                f"write what is {key}, or leave the line out",
            )
            return Note(text, span=body)
        length = len(key.strip()) if colon else len(text.split()[0])
        word = key.strip() if colon else text.split()[0]
        near = _MEANT.get(word.casefold()) or did_you_mean(word, kinds)
        if not near and colon and reads(words.partition(" —")[0].strip()):
            near = ""
        hints = ["sub-items begin with easier:, harder:, or: or cue:"]
        if near:
            hints.insert(0, f"did you mean '{near}:'?")
        elif near == "":
            hints.insert(0, "an exercise stands at the margin; two of a superset begin A1. and A2.")
        self.report.add(
            "unknown-variant",
            Span(body.start, min(body.start + length, body.end)),
            "this sub-item does not say what it is",
            *hints,
        )
        return Note(text, span=body)

    # --- Tables ------------------------------------------------------------------------

    def _table(self, span: Span) -> Progression | Note:
        rows = [self._cells(line) for line in self._lines(span)]
        is_table = (
            len(rows) >= 3
            and all(_RULER_CELL.fullmatch(self.text, c.start, c.end) for c in rows[1])
            and len(rows[0]) >= 2
        )
        if not is_table:
            self.report.add(
                "unread-table",
                self._lines(span)[0],
                "a table has a row of names, a row of hyphens and weeks, in two columns or more",
                "write | Week | Squat | then |---|---| then | 1 | 3 x 8 |",
            )
            return self._keep(span)
        columns = tuple(self._words(cell) for cell in rows[0])
        first: dict[str, Span] = {}
        for name, cell in zip(columns[1:], rows[0][1:], strict=True):
            if (other := first.setdefault(name.casefold(), cell)) is not cell:
                self.report.add(
                    "unread-table",
                    cell,
                    f"two columns of this table are called '{name}'",
                    "write what belongs to one exercise into one column",
                    also=(Mark(other, "the first one"),),
                )
        weeks = [self._row(columns, cells) for cells in rows[2:]]
        return Progression(columns, tuple(weeks), span=span)

    def _cells(self, line: Span) -> list[Span]:
        r"""Return the spans between the pipes of a row, trimmed; ``\\|`` is no pipe."""
        inner = self._trimmed(line)
        bounds = [match.start() for match in _PIPE.finditer(self.text, *inner)]
        if bounds[-1] != inner.end - 1:
            bounds.append(inner.end)
        return [
            self._trimmed(span_of((start + 1, end))) for start, end in itertools.pairwise(bounds)
        ] or [inner]

    def _row(self, columns: tuple[str, ...], cells: list[Span]) -> ProgressionRow:
        span = cells[0].to(cells[-1])
        if len(cells) != len(columns):
            few = len(cells) < len(columns)
            self.report.add(
                "ragged-table",
                span,
                f"this row has {len(cells)} cells, the head has {len(columns)}",
                "write an empty cell as | |" if few else "take out a cell, or add a column",
            )
        values = [
            self._cell(columns[i] if i < len(columns) else "", cell)
            for i, cell in enumerate(cells)
            if i > 0
        ]
        values += [None] * (len(columns) - len(cells))
        return ProgressionRow(self._words(cells[0]), tuple(values), span=span)

    def _cell(self, column: str, span: Span) -> SetScheme | Rest | Note | None:
        rests = column.casefold() == "rest"
        if rests and span.end - span.start <= LONGEST_ALONE:
            rest_s = rest_alone(self.text[span.start : span.end])
            if rest_s is not None:
                return Rest(rest_s, span=span)
        elif not rests and (dose := plain.read_dose(self.text, span)) is not None:
            return dose
        text = self._words(span)
        if not text.strip("-–— "):
            return None
        cursor = Cursor(tokenize(self.text, span), span.end)
        try:
            if rests or cursor.word() == "rest":
                if cursor.word() == "rest" and len(cursor.tokens) == 1:
                    return Rest(span=span)
                seconds = take_rest_time(cursor, self.report)
                if cursor.done:
                    return Rest(seconds, span=span)
            else:
                read = parse_dose(cursor, self.report, self.text)
                if len(read.schemes) == 1 and not read.optional:
                    return replace(read.schemes[0], span=span)
        except Unread:
            return Note(text, span=span)
        self.report.add(
            "unread-cell",
            span,
            f"'{text}' is no dose that a cell can hold",
            "write one dose, such as 3 x 8 @ RPE 7, or a rest, such as 60 s",
        )
        return Note(text, span=span)


def _turned(name: str) -> str | None:
    """Return "Squat: 3 x 8" for "3 x 8 squat"."""
    if not name[0].isdecimal():
        return None
    for gap in reversed([*itertools.islice(re.finditer(r"\s+(?=[^\W\d_])", name), 8)]):
        dose, words = name[: gap.start()], name[gap.end() :]
        if reads(dose):
            return f"{words[0].upper()}{words[1:]}: {dose}"
    return None


def _with_colon(line: str) -> str | None:
    """Return "- Squat: 3x8" for "Squat 3x8", if no word of it is a scheme's."""
    match = re.fullmatch(r"([^\W\d_][^\d:]{0,60}?)\s+(\d[^—–]{0,60})", line)
    if match is None or not reads(match[2]):
        return None
    name = match[1].rstrip(" -–—,;(")
    words = re.findall(r"[^\W\d_]+", name)
    return None if any(did_you_mean(w, SCHEMES) for w in words) else f"- {name}: {match[2]}"


def _scheme_meant(words: str) -> str | None:
    return meant_scheme(words, lambda line: schemes.scheme_alone(line) is not None)


def _instead_of_heading(words: str) -> str | None:
    """Return how to write what ends with a colon, if it is a scheme, a rest or an exercise."""
    if schemes.scheme_alone(words):
        return f"write *{words}* for a scheme"
    if scheme := _scheme_meant(words):
        return f"write *{scheme}* for a scheme"
    resting = re.fullmatch(r"rest\s+(.+)", words, re.IGNORECASE)
    if resting and rest_alone(resting[1]):
        return f"write - Rest: {resting[1]}"
    line = _with_colon(words)
    # "Warm-up 5 min:" and "Day 3:" are what they look like.
    return f"write {line} for an exercise" if line and re.search(r"\d\s*[x×]\s*\d", line) else None


def _shortened(line: str) -> str:
    return line if len(line) <= 42 else f"{line[:42]}…"


def _title(words: str) -> str:
    """Return a heading's words without the ``##`` that may close it."""
    text = " ".join(words.split())
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] == " " else text


# --- Helpers over tokens --------------------------------------------------------------


def _is_emphasis(line: str) -> bool:
    """Whether a line that begins with ``*`` is in italics rather than a list item."""
    return line.lstrip()[:1] == "*" and line.lstrip()[1:2] not in {" ", "\t", ""}


def _is_just_rest(text: str, body: Span) -> bool:
    """Whether an item says "Rest" and no more, as one in many an EMOM does."""
    return body.end - body.start == 4 and text.startswith("Rest", body.start)


def _is_rest(tokens: list[Token]) -> bool:
    """Whether an item is a rest: the word alone, or with a time behind it."""
    words = [t for t in tokens if t.kind is not Kind.SPACE]
    if not words or words[0].word != "rest":
        return False
    if len(words) == 1 or words[1].text in COLONS:
        return True
    if words[1].word == "of":
        return len(words) > 2 and words[2].kind is Kind.NUMBER
    return words[1].kind is Kind.NUMBER or words[1].word == "for"


def _colon(tokens: list[Token]) -> int | None:
    """The index of the first colon with a space or nothing behind it, or behind the name's end."""
    for i, token in enumerate(tokens):
        if token.text not in COLONS or [t.text for t in tokens[i + 1 : i + 3]] == ["/", "/"]:
            continue  # of an address
        spaced = i + 1 == len(tokens) or tokens[i + 1].kind is Kind.SPACE
        # "Squat:8 reps": a colon between a letter and a number is no clock.
        if spaced or (i > 0 and tokens[i - 1].kind is not Kind.NUMBER):
            return i
    return None


def _cue_dash(tokens: list[Token], text: str) -> int | None:
    """The index of the dash that begins the cue.

    With a space on both sides an em dash always does, another dash unless it stands between two
    numbers ("8 - 12"). Without spaces only an em dash does, and not between two numbers.
    """
    for i, token in enumerate(tokens):
        if token.text in EM_DASHES and not _between_numbers(tokens, i):
            return i
        if token.text not in CUE_DASHES or i == 0 or i + 1 >= len(tokens):
            continue
        doubled = token.text == "-" and tokens[i + 1].text == "-"
        after = i + 2 if doubled else i + 1
        spaced = (
            tokens[i - 1].kind is Kind.SPACE
            and after < len(tokens)
            and tokens[after].kind is Kind.SPACE
        )
        if spaced and (token.text in EM_DASHES or not _between_numbers(tokens, i)):
            return i
    return None


def _between_numbers(tokens: list[Token], i: int) -> bool:
    # Two spaces never follow each other: the tokenizer makes one of them.
    before = i - 2 if i > 0 and tokens[i - 1].kind is Kind.SPACE else i - 1
    after = i + 2 if i + 1 < len(tokens) and tokens[i + 1].kind is Kind.SPACE else i + 1
    if before < 0 or after >= len(tokens) or tokens[after].kind is not Kind.NUMBER:
        return False
    return tokens[before].kind is Kind.NUMBER or tokens[before].word in TIME_UNITS


def _grouped(items: list[Item]) -> tuple[Item, ...]:
    """Put exercises that follow each other under one letter into a superset."""
    for item in items:
        if isinstance(item, Exercise) and item.label is not None:
            break
    else:
        return tuple(items)
    grouped: list[Item] = []
    for letter, run in groupby(items, key=_letter):
        members = list(run)
        exercises = tuple(item for item in members if isinstance(item, Exercise))
        if letter and len(members) > 1:
            span = members[0].span.to(members[-1].span)
            grouped.append(Superset(letter, exercises, span=span))
        else:
            grouped += members
    return tuple(grouped)


def _letter(item: Item) -> str:
    return item.label.letter if isinstance(item, Exercise) and item.label else ""


def _put_under(item: Item, subs: list[Variant | Note]) -> None:
    """Give an item its sub-items. It has just been made, and nobody else has it yet."""
    under = tuple(subs)
    if isinstance(item, Rest):
        under = tuple(sub for sub in subs if isinstance(sub, Note))
    object.__setattr__(item, "under", under)
