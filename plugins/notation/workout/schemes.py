"""The grammar of a scheme line: how a section's exercises go together, and the rests between.

::

    line   : clause {"," clause}
    clause : "straight sets" | "superset"
           | range "rounds" ["of" time] ["for time"]
           | "AMRAP" time | "EMOM" time | "every" time "for" time
           | "for time" | "cap" time
           | "Tabata" [N "x" time "/" time] | [N "x"] time "on" "/" time "off"
           | ["reps"] N "-" N "-" N {"-" N} ["for time"]
           | "rest" time "between" what | time "between" what | "no rest between" what
    what   : "exercises" | "rounds" | "sets"
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from typing import Final

from plugins.late import dataclass, expression
from plugins.notation.diagnostics import Label, Report, Severity, did_you_mean
from plugins.notation.frozen import maker
from plugins.notation.source import Span
from plugins.notation.workout.dose import LONGEST_ALONE, take_rest_time
from plugins.notation.workout.lexer import Cursor, Kind, tokenize
from plugins.notation.workout.meant import meant_scheme
from plugins.notation.workout.model import (
    Amrap,
    Circuit,
    Emom,
    Form,
    ForTime,
    Intervals,
    Ladder,
    Range,
    Scheme,
    StraightSets,
    SupersetScheme,
)
from plugins.notation.workout.quantities import (
    MOST_REPS,
    MOST_ROUNDS,
    MOST_SETS,
    Quantity,
    Unread,
    at_quantity,
    at_times_sign,
    check_no_comma_missing,
    check_no_unknown_unit,
    take_quantity,
)
from plugins.notation.workout.words import ROUND_WORDS, SCHEMES, TIME_UNITS

# All its steps are parted alike, so that in "21-15-9, 20 min cap" the cap is no step.
_LADDER: Final = expression(
    r"\d+(?:\s*[-\u2010-\u2015\u2212]\s*\d+){2,}"
    r"|\d+(?:\s*,\s*\d+\b(?!\s*(?:s|sec|min|h)\b)){2,}"
)
_EMPHASIS_MARKS: Final = frozenset({"*", "_"})
_TIMED: Final = (Amrap, Emom)
_make_scheme: Final = maker(Scheme)


@dataclass(slots=True)
class _Parts:
    """A scheme in the making; each form with the place that it was written at."""

    form: Form | None = None
    form_span: Span = Span(0, 0)
    rounds: Range[int] | None = None
    rounds_span: Span = Span(0, 0)
    round_s: int | None = None
    round_span: Span = Span(0, 0)
    for_time: Span | None = None
    cap_s: int | None = None
    cap_span: Span = Span(0, 0)
    rests: dict[str, Range[int]] = field(default_factory=dict)

    def set_form(self, form: Form, span: Span, report: Report) -> None:
        if self.form is not None:
            _two(self.form_span, span, report)
        self.form, self.form_span = form, span


def _two(one: Span, other: Span, report: Report) -> None:
    first, second = sorted((one, other))
    report.add(
        "second-scheme",
        second,
        "a section has one scheme, and this is a second one",
        "keep one, or begin a new section with a heading of its own",
        also=(Label(first, "the first one"),),
    )
    raise Unread


def _once(before: object, what: str, span: Span, report: Report) -> None:
    """Report that ``what`` stands at ``span`` for the second time, if it was there ``before``."""
    if before is not None:
        report.add("duplicate-detail", span, f"{what} is given twice", "keep one of them")
        raise Unread


def parse_scheme(text: str, span: Span, report: Report) -> Scheme:
    """Read the scheme in ``text[span.start:span.end]``, without the marks of emphasis.

    Raises :class:`Unread` after reporting why.
    """
    if (plain := read_plain(text, span)) is not None:
        return plain
    before = len(report.found)
    try:
        return _read(text, span, report)
    except Unread:
        written = " ".join(text[span.start : span.end].split())
        wrong = [d for d in report.found[before:] if d.severity is Severity.ERROR]
        better = meant_scheme(written, lambda line: scheme_alone(line) is not None)
        if wrong and better is not None:
            del report.found[before:]
            report.add(wrong[0].code, span, "a scheme is written otherwise here", f"write {better}")
        raise


def _read(text: str, span: Span, report: Report) -> Scheme:
    cursor = Cursor(tokenize(text, span), span.end)
    parts = _Parts()
    resting = failed = False
    while not cursor.done:
        # A clause that cannot be read does not hide the mistakes of those after it.
        try:
            resting = _take_clause(cursor, report, parts, text, resting=resting)
            # "3 rounds for time" has no comma between.
            timed = cursor.word() == "for" and cursor.word(1) == "time"
            ends = timed or cursor.skip(",") or cursor.skip(";") or cursor.skip(".")
            if not ends and cursor.peek() is not None:
                _unknown(cursor, report, text)
        except Unread:
            failed = True
            cursor.skip_clause()
            cursor.skip(",")
    if failed:
        raise Unread
    rests = parts.rests
    return Scheme(
        _form(parts, report),
        rests.get("exercises"),
        rests.get("rounds"),
        rests.get("sets"),
        span=span,
    )


def read_plain(text: str, span: Span) -> Scheme | None:
    """Return a scheme whose line has been read before: a site has few, over and over.

    ``None`` if anything is wrong with it, for the line to be read, and its mistakes reported.
    """
    start, end = span
    if end - start > LONGEST_ALONE or (alone := scheme_alone(text[start:end])) is None:
        return None
    return _make_scheme(
        alone.form,
        alone.rest_exercises_s,
        alone.rest_rounds_s,
        alone.rest_sets_s,
        span,
    )


@lru_cache(maxsize=256)
def scheme_alone(line: str) -> Scheme | None:
    """Return the scheme that is all of ``line``; ``None`` if anything is wrong with it."""
    silent = Report()
    try:
        scheme = _read(line, Span(0, len(line)), silent)
    except Unread:
        return None
    return None if silent.found else scheme


def looks_like_scheme(text: str, span: Span) -> bool:
    """Whether a paragraph reads as a scheme to its end."""
    silent = Report()
    try:
        parse_scheme(text, span, silent)
    except Unread:
        return False
    return True


def reads_as_form(text: str, span: Span) -> bool:
    """Whether a line is a scheme, and not the rests of one that began above it."""
    try:
        return parse_scheme(text, span, Report()).form is not None
    except Unread:
        return False


def _unknown(cursor: Cursor, report: Report, text: str) -> None:
    if cursor.at:
        check_no_comma_missing(cursor, report)
    _check_no_lone_star(cursor, report, text)
    span = cursor.rest_of_clause()
    token = cursor.peek()
    written = " ".join(text[span.start : span.end].split())
    words = [written] if token and token.kind is Kind.WORD else []
    words += re.findall(r"[^\W\d_]+", written)
    near = next(
        (n for w in words if (n := did_you_mean(w, SCHEMES)) and n.casefold() != w.casefold()),
        None,
    )
    hints = [
        "write 3 rounds, straight sets, superset, AMRAP 15 min, EMOM 20 min, for time, or the like"
    ]
    if near:
        hints.insert(0, f"did you mean '{near}'?")
    if cursor.at == 0 and not near and all(word.isalpha() for word in written.split()):
        hints.append(f"write ## {written} for a heading")
    hints.append("words of your own go in a line that begins with '> '")
    message = f"'{written}' is no scheme" if written else "a scheme is expected here"
    report.add("unknown-scheme", span, message, *hints)
    raise Unread


def _check_no_lone_star(cursor: Cursor, report: Report, text: str) -> None:
    """Report a mark of emphasis that has no partner at the line's other end."""
    # A mark of two signs is the longest; to look at all tokens for each in the middle takes long.
    in_the_middle = 0 < cursor.at < len(cursor.tokens) - 2
    if cursor.word() not in _EMPHASIS_MARKS or in_the_middle:
        return
    within = [token for token in cursor.tokens if token.text not in _EMPHASIS_MARKS]
    if not within:
        return
    span = Span(within[0].start, within[-1].end)
    if span.start < cursor.here.start < span.end:
        return  # it stands at neither end
    if looks_like_scheme(text, span):
        mark = cursor.word()
        report.add(
            "unknown-scheme",
            cursor.tokens[0].span.to(cursor.tokens[-1].span),
            f"the {mark} has no partner at the other end",
            f"write {' '.join(text[span.start : span.end].split())}",
            f"with a {mark} at both ends it is emphasised",
        )
        cursor.at = len(cursor.tokens)
        raise Unread


def _take_clause(
    cursor: Cursor, report: Report, parts: _Parts, text: str, *, resting: bool
) -> bool:
    """Read one clause; return whether it was about rest, so that the next may omit the word."""
    began = cursor.at
    word = cursor.word()
    if cursor.skip("straight", "sets") or cursor.skip("straight", "set"):
        parts.set_form(StraightSets(), cursor.since(began), report)
    elif cursor.skip("superset") or cursor.skip("supersets"):
        parts.set_form(SupersetScheme(), cursor.since(began), report)
    elif cursor.skip("amrap"):
        cursor.skip("in")
        seconds = _time(cursor, report, "AMRAP 15 min")
        parts.set_form(Amrap(seconds), cursor.since(began), report)
    elif cursor.skip("emom"):
        cursor.skip("for")
        seconds = _time(cursor, report, "EMOM 20 min")
        parts.set_form(Emom(seconds), cursor.since(began), report)
    elif cursor.skip("every"):
        interval = _time(cursor, report, "every 2 min for 12 min", alone=True)
        if not cursor.skip("for"):
            _expect(cursor, report, "for how long is expected", "write every 2 min for 12 min")
        seconds = _time(cursor, report, "every 2 min for 12 min")
        parts.set_form(Emom(seconds, interval), cursor.since(began), report)
    elif cursor.skip("for", "time"):
        _once(parts.for_time, "'for time'", cursor.since(began), report)
        parts.for_time = cursor.since(began)
    elif cursor.skip("cap") or cursor.skip("time", "cap"):
        cursor.skip("of")
        cursor.skip(":")
        cap_s = _time(cursor, report, "cap 20 min")
        _once(parts.cap_s, "the cap", cursor.since(began), report)
        parts.cap_s, parts.cap_span = cap_s, cursor.since(began)
    elif cursor.skip("tabata"):
        _take_tabata(cursor, report, parts, began)
    elif word == "rest" or (word == "no" and cursor.word(1) == "rest"):
        _take_rest(cursor, report, parts, take_rest_time(cursor, report), began)
        return True
    elif _take_ladder(cursor, report, parts, text):
        pass
    elif at_quantity(cursor):
        return _take_counted(cursor, report, parts, text, resting=resting)
    else:
        _unknown(cursor, report, text)
    return False


def _take_counted(
    cursor: Cursor, report: Report, parts: _Parts, text: str, *, resting: bool
) -> bool:
    """Read a clause that begins with a number: rounds, an interval, a rest, "15 min AMRAP"."""
    began = cursor.at
    first = take_quantity(cursor, report)
    if first.is_time:
        if cursor.word() == "between" or cursor.skip("rest"):
            _take_rest(cursor, report, parts, first.seconds(report), began)
            return True
        if cursor.word() in {"on", "work", "/"}:
            _take_interval(cursor, report, parts, first, None, began)
            return False
        if cursor.skip("amrap"):
            parts.set_form(Amrap(_exact(first, report)), cursor.since(began), report)
            return False
        if cursor.skip("emom"):
            parts.set_form(Emom(_exact(first, report)), cursor.since(began), report)
            return False
        if cursor.skip("cap"):
            _once(parts.cap_s, "the cap", cursor.since(began), report)
            parts.cap_s, parts.cap_span = _exact(first, report), cursor.since(began)
            return False
        cursor.at = began
        _unknown(cursor, report, text)
    if cursor.word() in ROUND_WORDS and not first.unit:
        cursor.take()
        if parts.rounds is not None:
            _two(parts.rounds_span, cursor.since(began), report)
        parts.rounds = first.whole(report, MOST_ROUNDS, "rounds")
        parts.rounds_span = cursor.since(began)
        if cursor.skip("of"):
            if at_quantity(cursor):
                at = cursor.at
                parts.round_s = _time(cursor, report, "5 rounds of 4 min")
                parts.round_span = cursor.since(at)
            else:
                cursor.skip(":")
        return False
    if at_times_sign(cursor) and not first.unit:
        cursor.take()
        if at_quantity(cursor):
            work = take_quantity(cursor, report)
            if work.is_time:
                repeats = _repeats(first, report)
                _take_interval(cursor, report, parts, work, repeats, began)
                return False
    if not first.unit and cursor.word() in {"on", "work"}:
        number = text[first.span.start : first.span.end]
        report.add(
            "missing-unit",
            first.span,
            "a time needs a unit",
            f"write {number} min or {number} s, such as 40 s on / 20 s off",
        )
        raise Unread
    if resting and not first.unit and cursor.word() == "between":
        report.add(
            "missing-unit",
            first.span,
            "a rest needs a unit",
            f"write {text[first.span.start : first.span.end]} s or "
            f"{text[first.span.start : first.span.end]} min",
        )
        raise Unread
    if first.value.low > first.value.high and not first.unit and cursor.word() in {"", ",", "reps"}:
        report.add(
            "uneven-ladder",
            first.span,
            "a ladder has three steps or more, with dashes between them",
            "write reps 21-15-9",
        )
        raise Unread
    if not first.unit and cursor.kind() is Kind.WORD:
        near = did_you_mean(cursor.word(), ("rounds", "reps", "min", "s"))
        if near:
            report.add(
                "unknown-scheme",
                cursor.here,
                f"'{text[cursor.here.start : cursor.here.end]}' is no scheme",
                f"did you mean '{near}'?",
            )
            raise Unread
    cursor.at = began
    _unknown(cursor, report, text)
    return False


def _take_rest(
    cursor: Cursor, report: Report, parts: _Parts, seconds: Range[int], began: int
) -> None:
    known = {"exercises": "exercises", "exercise": "exercises", "movements": "exercises"}
    known |= {"rounds": "rounds", "round": "rounds", "sets": "sets", "set": "sets"}
    known |= {"circuits": "rounds", "supersets": "rounds"}
    if cursor.skip("between") or cursor.skip("after"):
        for filler in ("each", "every", "all", "the"):
            cursor.skip(filler)
        what = known.get(cursor.word())
        if what is not None:
            cursor.take()
            _once(parts.rests.get(what), f"the rest between {what}", cursor.since(began), report)
            parts.rests[what] = seconds
            return
        near = did_you_mean(cursor.word(), ("exercises", "rounds", "sets"))
        span = cursor.here
        report.add(
            "unread-rest",
            span,
            "a rest is between exercises, rounds or sets",
            f"did you mean '{near}'?" if near else "write between exercises, rounds or sets",
        )
        raise Unread
    words = " ".join(token.text for token in cursor.tokens[began : cursor.at])
    report.add(
        "unread-rest",
        cursor.since(began),
        "it is not plain when to rest",
        f"write {words} between exercises, between rounds or between sets",
    )
    raise Unread


def _take_interval(
    cursor: Cursor,
    report: Report,
    parts: _Parts,
    work: Quantity,
    repeats: int | None,
    began: int,
    *,
    tabata: bool = False,
) -> None:
    example = "40 s on / 20 s off"
    named = cursor.skip("on") or cursor.skip("work")
    parted = cursor.skip("/")
    if named and not parted and not cursor.skip(","):
        cursor.skip("and")
    if not named and not parted:
        _expect(cursor, report, "'on' or a / is expected behind the work", f"write {example}")
    if not at_quantity(cursor):
        _expect(cursor, report, "the time off is expected", f"write {example}")
    off = take_quantity(cursor, report)
    if not cursor.skip("off"):
        cursor.skip("rest")
    if not off.is_time:
        report.add("missing-unit", off.span, "a time needs a unit", f"write {example}")
        raise Unread
    parts.set_form(
        Intervals(_exact(work, report), _exact(off, report), repeats, tabata=tabata),
        cursor.since(began),
        report,
    )


def _take_tabata(cursor: Cursor, report: Report, parts: _Parts, began: int) -> None:
    """Read what follows "Tabata": nothing for the usual 8 x 20 s / 10 s.

    Tabata et al., Med Sci Sports Exerc 1996;28:1327-1330: 20 s of work, 10 s of rest, seven or
    eight times.
    """
    if not at_quantity(cursor):
        parts.set_form(Intervals(20, 10, 8, tabata=True), cursor.since(began), report)
        return
    repeats = take_quantity(cursor, report)
    if not at_times_sign(cursor) or repeats.unit:
        _expect(cursor, report, "the intervals are expected", "write Tabata 8 x 20 s / 10 s")
    cursor.take()
    if not at_quantity(cursor):
        _expect(cursor, report, "the work time is expected", "write Tabata 8 x 20 s / 10 s")
    work = take_quantity(cursor, report)
    if not work.is_time:
        report.add("missing-unit", work.span, "a time needs a unit", "write Tabata 8 x 20 s / 10 s")
        raise Unread
    count = _repeats(repeats, report)
    _take_interval(cursor, report, parts, work, count, began, tabata=True)


def _repeats(quantity: Quantity, report: Report) -> int:
    count = quantity.whole(report, MOST_SETS, "intervals")
    if not count.is_exact:
        _at(quantity.span, report, "one number of intervals is expected", "write one of the two")
    return count.low


def _take_ladder(cursor: Cursor, report: Report, parts: _Parts, text: str) -> bool:
    began = cursor.at
    named = cursor.skip("reps") or cursor.skip("ladder")
    for filler in ("of", ":"):
        named and cursor.skip(filler)
    token = cursor.peek()
    match = _LADDER.match(text, token.start, cursor.end) if token else None
    if match is None:
        if named:
            report.add(
                "uneven-ladder",
                cursor.here if cursor.done else cursor.rest_of_clause(),
                "a ladder has three steps or more, with dashes between them",
                "write reps 21-15-9",
            )
            raise Unread
        cursor.at = began
        return False
    while not cursor.done and cursor.tokens[cursor.at].start < match.end():
        cursor.take()
    cursor.skip("reps")
    steps = [int(n) if len(n) < 9 else MOST_REPS + 1 for n in re.findall(r"\d+", match.group())]
    span = Span(match.start(), match.end())
    if max(steps) > MOST_REPS or len(steps) > MOST_ROUNDS:
        report.add("too-large", span, "this ladder is more than anybody could do")
        raise Unread
    if min(steps) == 0:
        report.add("zero-amount", span, "a step of a ladder cannot be 0", "leave the 0 out")
        raise Unread
    parts.set_form(Ladder(tuple(steps)), cursor.since(began), report)
    return True


def _time(cursor: Cursor, report: Report, example: str, *, alone: bool = False) -> int:
    """Read an exact time; in "every minute" (``alone``) a unit by itself is one of it."""
    if alone and cursor.word() in TIME_UNITS:
        return TIME_UNITS[cursor.take().word]
    if not at_quantity(cursor):
        _expect(cursor, report, "a time is expected", f"write {example}")
    quantity = take_quantity(cursor, report)
    if not quantity.unit:
        check_no_unknown_unit(cursor, report, "for", "of", "rest", "between", cues=False)
        number = f"{quantity.value.low.normalize():f}"
        report.add(
            "missing-unit",
            quantity.span,
            "a time needs a unit",
            f"write {number} min or {number} s, such as {example}",
        )
        raise Unread
    if not quantity.is_time:
        _at(quantity.span, report, "a time is expected", f"write {example}")
    return _exact(quantity, report)


def _exact(quantity: Quantity, report: Report) -> int:
    seconds = quantity.seconds(report)
    if not seconds.is_exact:
        _at(quantity.span, report, "one time is expected, not a range", "write one of the two")
    if seconds.low == 0:
        raise Unread  # as has been said: nothing can be done in no time
    return seconds.low


def _expect(cursor: Cursor, report: Report, message: str, hint: str) -> None:
    _at(cursor.here if cursor.done else cursor.rest_of_clause(), report, message, hint)


def _at(span: Span, report: Report, message: str, hint: str) -> None:
    report.add("unknown-scheme", span, message, hint)
    raise Unread


def _form(parts: _Parts, report: Report) -> Form | None:
    """Put the clauses together: rounds, "for time" and a cap belong to another form or are one."""
    form, rounds = parts.form, parts.rounds
    timed = parts.for_time is not None or parts.cap_s is not None
    time_span = parts.for_time or parts.cap_span
    if parts.round_s is not None and not isinstance(form, Emom):
        _at(
            parts.round_span,
            report,
            "only the rounds of an EMOM have a length",
            "write AMRAP 5 min for a round against the clock, or leave the time out",
        )
    match form:
        case None if timed:
            return ForTime(parts.cap_s, rounds)
        case None:
            return Circuit(rounds) if rounds is not None else None
        case Ladder(reps=reps):
            if rounds is not None:
                _two(parts.form_span, parts.rounds_span, report)
            return Ladder(reps, timed, parts.cap_s)
        case _ if timed:
            _two(parts.form_span, time_span, report)
        case SupersetScheme():
            return SupersetScheme(rounds)
        case Intervals(work_s=work, off_s=off, repeats=repeats, tabata=tabata):
            return Intervals(work, off, repeats, rounds, tabata)
        case Emom(seconds=seconds, interval_s=interval) if rounds is not None:
            if not rounds.is_exact:
                _at(parts.rounds_span, report, "an EMOM has an exact number of rounds", "write one")
            return Emom(seconds, interval, rounds.low, parts.round_s)
        case Emom():
            return form
        case _ if rounds is not None:
            _two(parts.form_span, parts.rounds_span, report)
    return form
