"""The rules for what stands inside a line: numbers with units, doses, loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.notation.editors.rules import (
    CLOCK,
    COMMA,
    ILLEGAL,
    LETTER,
    NUMBER,
    WORD,
    Rule,
    a_unit,
    a_word,
    between_numbers,
    captured,
    cue_dash,
    included,
    long_dash,
    one_character,
    one_of,
    scoped,
)

if TYPE_CHECKING:
    from plugins.notation.editors.tables import Tables


def times(tables: Tables) -> list[Rule]:
    """Return the rules for times, which doses, rests and scheme lines share."""
    quantity = rf"({CLOCK}|{NUMBER})\s*({a_unit(tables.times)})"
    number, unit = "constant.numeric.workout", "keyword.other.unit.time.workout"
    return [
        # Up to the dash, which would begin a cue if it did not follow a unit.
        scoped(
            rf"{quantity}\s*((?!{long_dash(tables)}){one_character(tables.range_dashes)})(?=\s*\d)",
            number,
            unit,
            "keyword.operator.range.workout",
        ),
        scoped(
            rf"({CLOCK}|{NUMBER})(?:\s*(\+))?\s*({a_unit(tables.times)})",
            number,
            "keyword.operator.workout",
            unit,
        ),
        scoped(CLOCK, number),
    ]


def numbers(tables: Tables) -> list[Rule]:
    return [
        scoped(NUMBER, "constant.numeric.workout"),
        scoped(one_character(tables.range_dashes | {"+", "/", "%"}), "keyword.operator.workout"),
    ]


def dose(tables: Tables) -> list[Rule]:
    number, unit = "constant.numeric.workout", "keyword.other.unit.workout"
    signs, to = one_of(tables.times_signs), between_numbers(tables)
    around_sides = {"per", "each", "ea", "a", "on", "in", "every"}
    each = r"(?i:per|each|a|on|every)\s+(?:(?i:each)\s+)?|/\s*"
    limb, side_word = one_of(tables.limbs), one_of(tables.sides)
    cue = cue_dash(tables)
    phase = r"(?:\d{1,2}|[xX])"
    between = rf"\s*{one_character(tables.range_dashes | {'/', ':'})}\s*"
    clause_end = rf"(?=\s*(?:[,@|]|$|{cue}))"
    phases = rf"{phase}(?:{between}{phase}){{3}}|[\dxX](?:\s*[\dxX]){{3}}"
    most = rf"{one_of(tables.most)}(?:\s+{a_word('reps', 'hold', 'time')})?"
    side = rf"(?:{each}){limb}|{a_word('each', 'ea')}|(?:(?i:in)\s+)?{side_word}(?:\s+{limb})?"
    detail = one_of(tables.details - tables.limbs | tables.sides | around_sides | {"no"})
    units = tables.times | tables.masses | tables.counts
    behind_numbers = tables.times_signs | tables.sets | tables.limbs | tables.sides
    known = one_of(behind_numbers | around_sides | {"to", "then"})
    return [
        *included("weight", "load-words"),
        scoped(
            rf"({a_word('tempo')})[\s:]*(?:({phases}){clause_end}|((?:(?!{cue})[^,@\n])*))",
            "keyword.other.tempo.workout",
            "constant.numeric.tempo.workout",
            f"{ILLEGAL}.unread-tempo.workout",
        ),
        scoped(
            rf"({COMMA})\s*(?!{detail})({LETTER}(?:(?!{cue})[^,@\n])*)",
            "punctuation.separator.detail.workout",
            f"{ILLEGAL}.unknown-detail.workout",
        ),
        scoped(
            rf"(?:(?i:no)\s+)?{a_word('rest')}(?:\s+{a_word('for')})?",
            "keyword.other.rest.workout",
        ),
        scoped(a_word("rpe", "rir"), "keyword.other.effort.workout"),
        scoped(a_word("optional"), "storage.modifier.optional.workout"),
        scoped(a_word("then"), "keyword.control.then.workout"),
        scoped(rf"({side})\.?", "storage.modifier.side.workout"),
        scoped(
            rf"((?:(?i:to)\s+)?{most}|(?i:see)\s+{a_word('table')})",
            "constant.language.amount.workout",
        ),
        *included("time"),
        scoped(
            rf"({NUMBER})\s*({one_of(tables.sets)})(?:\s+({a_word('of')}))?",
            number,
            unit,
            "keyword.operator.workout",
        ),
        scoped(
            rf"({NUMBER})(?:\s*(\+))?\s*({a_unit(units)})", number, "keyword.operator.workout", unit
        ),
        scoped(
            rf"({NUMBER})(?:\s*(\+))?\s*(?!{known})({WORD})",
            number,
            "keyword.operator.workout",
            f"{ILLEGAL}.unknown-unit.workout",
        ),
        scoped(rf"({signs})", "keyword.operator.times.workout"),
        scoped(to, "keyword.operator.range.workout"),
        *numbers(tables),
        scoped(COMMA, "punctuation.separator.detail.workout"),
        # A unit whose number stands at the end of the line above.
        scoped(rf"^\s*({a_unit(units)})", unit),
        scoped(one_of(around_sides | {"of", "for"}), "keyword.operator.workout"),
        scoped(WORD, f"{ILLEGAL}.unread-dose.workout"),
    ]


def _target(tables: Tables, begin: str, patterns: list[Rule]) -> Rule:
    return {
        "name": "meta.target.workout",
        "begin": rf"(@){begin}",
        "end": rf"(?={COMMA}|@|{cue_dash(tables)})",
        **captured("begin", "keyword.operator.target.workout"),
        "patterns": patterns,
    }


def _loads(tables: Tables) -> list[Rule]:
    number, unit = "constant.numeric.workout", "keyword.other.unit.workout"
    return [
        scoped(rf"({NUMBER})\s*({a_unit(tables.masses)})", number, unit),
        scoped(
            rf"(%)(?:\s*{a_word('of')})?(?:\s*(1\s*{a_word('rm')}|{a_word('max')}))?",
            unit,
            unit,
        ),
        scoped(rf"(?i:per|in\s+each|each|a)\s+{a_word('hand')}", "storage.modifier.side.workout"),
        scoped(
            rf"(?:{one_of(tables.bodyweight)}|(?i:body)\s+{a_word('weight')})",
            "constant.language.load.workout",
        ),
        scoped(rf"(?<=[\d\s])({one_of(tables.times_signs)})", "keyword.operator.times.workout"),
    ]


def weight(tables: Tables) -> Rule:
    """Return the rule for a load or an effort in numbers, where every word has a meaning."""
    number, unit = "constant.numeric.workout", "keyword.other.unit.workout"
    known = one_of(tables.masses | tables.times_signs | {"to"})
    return _target(
        tables,
        rf"(?=\s*(?:\d|{a_word('rpe', 'rir')}))",
        [
            scoped(
                rf"({a_word('rpe', 'rir')})(?:\s+{a_word('of')})?",
                "keyword.other.effort.workout",
            ),
            scoped(
                rf"(/)\s*({LETTER}(?:(?!{cue_dash(tables)})[^,@\n])*)",
                "keyword.operator.workout",
                "string.unquoted.load.workout",
            ),
            *_loads(tables),
            scoped(
                rf"({NUMBER})\s*({a_word('rep', 'reps', 'repetition', 'repetitions')})",
                number,
                unit,
            ),
            scoped(rf"({NUMBER})\s*(?!{known})({WORD})", number, f"{ILLEGAL}.unknown-unit.workout"),
            scoped(between_numbers(tables), "keyword.operator.range.workout"),
            *numbers(tables),
            scoped(rf"^\s*({a_unit(tables.masses)})", unit),
            scoped(WORD, f"{ILLEGAL}.unread-load.workout"),
        ],
    )


def load_words(tables: Tables) -> Rule:
    """Return the rule for a load in the author's words: a red band."""
    return _target(
        tables,
        "",
        [*_loads(tables), *numbers(tables), scoped(WORD, "string.unquoted.load.workout")],
    )
