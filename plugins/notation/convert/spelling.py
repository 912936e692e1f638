"""Ways to write that mean the same, made one before a line is read."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from plugins.notation.convert.vocabulary import NUMBER_WORDS, WORD

_EMPHASIS: Final = re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|`|~~")
#: *words* and _words_, but not the mark of a footnote, which closes nothing.
_ITALICS: Final = re.compile(r"(?<!\S)([*_])(?=[^\s*_])([^*_]+)(?<=\S)\1(?=$|[\s.,;:)])")
#: [words](address)
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(((?:https?:/|[/#.])[^()\s]*)\)")
#: [[Pull-up]], as a note of one's own is linked to
_WIKI_LINK: Final = re.compile(r"(?<!!)\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
#: [Video](https://…)
_SEEN: Final = re.compile(
    r"\W*(?:video|demo|link|image|gif|photo|pic(?:ture)?|watch|click here|here|how[\s-]?to|youtube|"
    r"source|ref)"
    r"(?: (?:video|demo|link|here))?\W*",
    re.IGNORECASE,
)
#: 4 (sets) x 8 (reps)
_BRACKETED_UNIT: Final = re.compile(
    r"(?<=\d)\s?\((sets?|reps?|rounds?|secs?|seconds|mins?|minutes)\)", re.IGNORECASE
)
#: 3 or 4 x 10, 8 or 10 reps: a range if the numbers are neighbours.
_ONE_OR_THE_OTHER: Final = re.compile(
    r"(?<![\d.,:/x×-])(\d{1,2}) or (\d{1,2})(?=\s?[x×]|\s[^\W\d]|\s?$|\))"
)
_NEAR: Final = 5
#: 15/12 bike calories
_CALORIES_BEHIND: Final = re.compile(
    r"^(\W*(?:[A-H]?\d?[.):]\s|\w+ \d [–-] )?)(\d{1,3}(?:/\d{1,3})?) ((?:[^\W\d]+ ){1,3})"
    r"(cal(?:orie)?s?)(?=$| [(–-])",
    re.IGNORECASE,
)


#: 4 x 9 - 2 chains: no range
_CHAINS: Final = re.compile(r"(?<=\d) [–—-] (?=\d chains?(?!\w))", re.IGNORECASE)
#: 9 x reps
_TIMES_REPS: Final = re.compile(
    r"(?<=\d)\s?[x×]\s(?=(?:reps|repetitions|secs?|seconds)\b)", re.IGNORECASE
)
#: 9 rope climb reps
_REPS_BEHIND: Final = re.compile(
    r"^(\W*)(\d{1,3}(?:-\d{1,3})?) (?:x )?(?![^;(]*\b(?:max|total|sec\w*|min\w*|sets?|of|each|per|"
    r"rounds?|lbs?|kgs?|x|to|more|less|met\w*|yards?)\b)((?:[^\W\d][\w'’-]* ){1,4})"
    r"rep(?:etition)?s?\.?(?=$| ?[;(])",
    re.IGNORECASE,
)
#: A digit on a key, as a number of the list
_KEYCAP: Final = re.compile("(\\d)\ufe0f?\u20e3")
#: A dozen squats
_DOZEN: Final = re.compile(
    r"^(\W*(?:(?:do|perform|complete)\s)?)an?\sdozen(?=\s[^\W\d])", re.IGNORECASE
)
#: Ten squats
_FROM_FIVE: Final = "|".join(word for word, number in NUMBER_WORDS.items() if number > 4)
_OF_NAME: Final = r"(?:points?|ways?|counts?|positions?|degrees?|arm|leg|hand|foot)\b"
_NUMBER_WORD: Final = re.compile(
    rf"^(\W*(?:(?:do|perform|complete)\s)?)({_FROM_FIVE})(?=\s(?!{_OF_NAME})[^\W\d])", re.IGNORECASE
)


#: Crawl-40 seconds
_GLUED_DASH: Final = re.compile(
    r"(?<=[^\W\d_]{2})(?<!sec)(?<!secs)(?<!seconds)(?<!min)(?<!mins)(?<!minutes)-(?=(?:\d+\s?-\s?)?\d+\s?(?:s(?:ec\w*)?|min\w*|reps?|sets?|x\s?\d+|each|per)\b)",
    re.IGNORECASE,
)


#: 20-incline presses: a number and its exercise, unless it is what the exercise is called by
_DASHED_COUNT: Final = re.compile(
    r"^(\W*)([1-9]\d)-(?=(?:[12](?:arm|leg|hand)|(?!met(?:er|re)|yard|foot|feet|inch|mile|min|sec|second|hour|day|week|degree|point|"
    r"count|way|step|rep|set|round|lb|pound|kg|kilo|cm|ft|yd|km|to|x|rm|position|stone|calorie|cal|up|gun|sided|lap|pass|ball|"
    r"part|move|exercise)[^\W\d]{3,}))",
    re.IGNORECASE,
)
#: 3x9,2x7
_GLUED_SETS: Final = re.compile(r"(?<=\dx\d|x\d\d),(?=\d{1,2}x\d)", re.IGNORECASE)
#: 40's/30's
_PLURAL_PAIR: Final = re.compile(r"(?<=\d)['’]s\s?/\s?(\d+)['’]s(?!\w)")


#: Reps: [12], a field of a form
_BOXED: Final = re.compile(r"(?<=:\s)\[(\d+(?:[.,]\d+)?\s?[^\W\d]{0,3})\]")
#: LB25
_UNIT_FIRST: Final = re.compile(
    r"(?<!\d)(?<!\d\s)(?<![^\W_])(lbs?|kgs?)\s?(\d{1,3}(?:\.\d)?)(?=\s|$)", re.IGNORECASE
)
#: .3 miles
_BARE_POINT: Final = re.compile(r"(?<![\w.])\.(?=\d+\s?(?:mi|miles?|km|k)\b)", re.IGNORECASE)
#: 30–-45
_DOUBLE_DASH: Final = re.compile(r"(?<=\d)\s?[–—-]{2,}\s?(?=\d)")
#: As many push-ups as possible in 60 s
_AS_MANY: Final = re.compile(
    r"^(\W*(?:\d{1,2}[.)]\s)?)(?:do\s)?as many ((?:[^\W\d][\w'’-]*\s){1,4})as "
    r"(possible|(?:you|I) can(?: do| manage| get)?)\s?(?:in|for|within)?(?=\s|$)",
    re.IGNORECASE,
)
#: 1,040 lbs: thousands, and no decimals
_THOUSANDS: Final = re.compile(
    r"(?<![\d.,])([1-9]),(?=\d{3}\s?(?:#|(?:lbs?|pounds?|m|met(?:er|re)s?|ft|feet|yards?|steps|cal(?:orie)?s?)(?!\w)))",
    re.IGNORECASE,
)
#: 60kgx8
_GLUED_MASS: Final = re.compile(r"(?<=\d)(kgs?|lbs?|#|%)[x×](?=\d)", re.IGNORECASE)
#: <b>
_TAG: Final = re.compile(r"[<]\W?([^\W\d]+)(?:\s[^<>]*)?\W?>")
#: What stands in angle brackets in a text that was once a page, and is no word of its author.
_TAGS: Final = frozenset(
    ["a", "b", "i", "u", "p", "em", "li", "br", "h1", "h2", "h3", "h4", "ul", "ol", "td", "tr"]
) | frozenset(["div", "sub", "sup", "span", "font", "small", "strong"])
#: Squat...10
_DOTS: Final = re.compile(r"(?<=[^\W\d])\s?(?:\.{3,}|…)[.…]*\s?(?=\d)")
#: 3s x 12r, sets and reps
_LETTERED: Final = re.compile(
    r"(?<![\w.,:])(\d)\s?s\s?[x×,/]?\s?(\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\s?r(?![^\W_])",
    re.IGNORECASE,
)
#: "Dips 3 x 9, a quotation of which only the first mark was copied
_OPEN_QUOTE: Final = re.compile(r"""^["“”]([^"“”]+)$""")
#: 9 reps+
_REPS_AND_MORE: Final = re.compile(r"(?<![\w-])(\d{1,3})\s?reps\s?\+(?!\s?\d)", re.IGNORECASE)
#: 3s x 12, but not of what is held
_SETS_IN_SHORT: Final = re.compile(
    r"(?<![\w.,:/-])([2-6])\s?s\s?[x×]\s?(?=(?:[5-9]|[1-3]\d)(?:\s?[–-]\s?\d{1,2})?(?![\w.:%\"″”'’′]|\s?(?:s|sec\w*|min\w*)\b))"
)
_HELD: Final = re.compile(
    r"\b(?:hold\w*|plank|hang|pause\w*|squeez\w*|stretch\w*|sit|iso\w*|bridge|L-sit|lever|static|contract\w*)",
    re.IGNORECASE,
)
#: 10 repsa, 30 s^b: the letter of a footnote, as it is left where small letters were above the line
_FOOTNOTE_LETTER: Final = re.compile(
    r"(?<=\d)(\s?(?:reps|s|secs?|seconds|mins?|minutes))(?:\s?\^|\s(?=[a-d]\s?$))?([a-d])(?=\s*(?:$|[,;.)]))"
)
#: 3x9r, 9r
_GLUED_REPS: Final = re.compile(
    r"((?i:(?<=\d)\s?[x×]\s?)\d{1,3}(?:-\d{1,3})?)[rR](?=\s|$)|(?:(?<![\w.:/-])|(?<=\s[x×]))(\d{1,3}(?:-\d{1,3})?)r(?=[\s,;)./]|$)"
)
#: Repeat 9 to 12 times: so many, of a thing told before, are rather reps than sets
_REPEATED: Final = re.compile(
    r"^(\W*)(?:repeat|do this)(?: (?:for|it|this|exercise|move|stretch))? "
    r"((?:[89]|[1-5]\d)(?:\s?(?:-|–|to)\s?\d\d)?)"
    r"(?: times|x)(?=\W*$| (?:on|for|with|per|each))",
    re.IGNORECASE,
)
#: rest 60 s b/t sets
_BETWEEN: Final = re.compile(r"(?<![\w/])b(?:/[tw]n?|twn?)(?![\w/])\.?", re.IGNORECASE)
#: Sets 3 - Reps 9, Reps: 9, Sets: 3: the keys of a form
_KEY: Final = r"\s?[:=]?\s?"
_KEYED_NUMBER: Final = r"\d{1,3}(?:\s?[–-]\s?\d{1,3}|\+)?(?![\d.:])"
_KEYS_APART: Final = r"\s?(?:[,;|/–—-]|and|x|×)?\s?"
_SETS_THEN_REPS: Final = re.compile(
    rf"(?<!\w)sets?{_KEY}({_KEYED_NUMBER}){_KEYS_APART}(?<!\w)(?:reps?|time|duration|hold){_KEY}(?=\d)",
    re.IGNORECASE,
)
_REPS_THEN_SETS: Final = re.compile(
    rf"(?<!\w)reps?{_KEY}({_KEYED_NUMBER}){_KEYS_APART}(?<!\w)sets?{_KEY}(\d{{1,2}})(?!\w|[.:]\d)",
    re.IGNORECASE,
)
#: swings #24, with the sign before its number
_POUNDS_FIRST: Final = re.compile(r"(?<=\w\s)#(\d{2,3}(?:/\d{2,3})?)(?=\s*(?:$|[,;)–—-]))")
#: bench 4 by 8
_BY: Final = re.compile(r"(?<![\d.,:/])(\d{1,2}) by (?=\d{1,2}(?![\d.,:/'’\"″”]))", re.IGNORECASE)
#: plank (60 s) x 3: brackets around an amount that is said to be done so often
_AMOUNT_TIMES: Final = re.compile(
    r"(?<=[^\W\d] )\(((?:\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s?"
    r"(?:s|secs?|seconds?|mins?|minutes?|reps?)?|AMRAP|max|failure)"
    r"(?:\s?(?:/|each\s|per\s|ea\.?\s)(?:side|leg|arm)|\s(?:each|ea|total))?)\)\s?(?=[x×]\s?\d(?!\d))",
    re.IGNORECASE,
)
#: 40+ seconds
_AT_LEAST: Final = re.compile(
    r"(?<=\d)\+\s?(s|secs?|seconds?|mins?|minutes?|reps?|repetitions?)(?![^\W_])", re.IGNORECASE
)
#: 3 times 10
_TIMES_OF: Final = re.compile(r"(?<![\d.,:/-])(\d{1,2}) times (?=\d)", re.IGNORECASE)
#: 10ish
_ABOUT: Final = re.compile(r"(?<=\d)\s?-?ish(?!\w)", re.IGNORECASE)
#: ICX20, and 20IC: counted aloud by all
_CADENCE_TIMES: Final = re.compile(r"(?<![^\W_])IC\s?[xX×]\s?(?=\d)")
_GLUED_CADENCE: Final = re.compile(r"(?<=\d)x?(?=IC(?!\w))")
#: "plank 30 s", as a text stands in a program or a table
_QUOTED: Final = re.compile(r"^(\W*?)([\"'“‘«])((?:(?!\2)[^”’»])+)[\"'”’»]\s?[,;]?$")
#: 8 slow reps
_MANNER_OF_REPS: Final = re.compile(
    r"(?<=[^\W\d\s]\W)(\W*(?:\d{1,2}\s?[x×]\s?|\d\ssets\s(?:of|x|×)\s)?\d{1,2}(?:\s?[–-]\s?\d{1,2})?)\s"
    r"(slow(?: and controlled)?|slow,? controlled|controlled|full|deep|quality|perfect|strict|good|"
    r"clean|easy|hard|big|small) "
    r"(reps|repetitions|rotations|pulses|circles)(?!\w)",
    re.IGNORECASE,
)
#: @ 30×1: a tempo, whose letter became a sign
_TEMPO: Final = re.compile(r"(?<=@)(\s?\d\d)[×✕](?=\d(?!\d))")
#: (total of 30)
_TOTAL_OF: Final = re.compile(
    r"(?<=[(\s])(?:an?\s)?total(?: of)? (\d{1,3})(?: reps|( steps))?(?=\))", re.IGNORECASE
)
#: Hop-L
_GLUED_SIDE: Final = re.compile(r"(?<=[^\W\d]{3})\s?-\s?(?=[LR]$)")


#: The noun behind the reps of a set.
_NAMED_AGAIN: Final = re.compile(
    r"(?<!\w)(\d+\s(?:sets|rounds)\sof\s\d+(?:\s?[-–]\s?\d+)?)(\salternating)?\s([a-z]{3,}?)(?:e?s)"
    r"(?=\s*(?:$|[.,;(])|\s(?:with|each|per|on)\s)",
    re.IGNORECASE,
)
#: What a form asks for behind the dose, and nobody has filled in
_BLANKS: Final = re.compile(
    r"(?<=[^\W_])(?:[\s,|_]+(?:weight|load|reps|sets|rest|rpe|notes|done|date):)+[\s_]*$",
    re.IGNORECASE,
)
#: A sign of a formula: 3 $\times$ 10, 30 s $\times4$
_FORMULA: Final = re.compile(r"\s?\$\s?\\times\s?(\d*)\s?\$\s?")
#: "set of 12 reps", with no number before it
_A_SET: Final = re.compile(
    r"(?<=[a-z])(?<!\sone)(?<!\s(?:each|last|next|this))(?<!\s(?:first|final|every))(?<!\ssecond),?\s(?:an?\s)?"
    r"set\sof\s(?=\d+(?:\sreps\b|\s*(?:$|[.;)])))",
    re.IGNORECASE,
)


def _in_cells(line: str) -> str:
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    if len(cells) > 2 and "|" not in line and any(cell[0].isdecimal() for cell in cells[1:]):
        return " | ".join(cells)
    return line


#: ３, the digits of wide scripts
_WIDE: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord("⨉"): "x", ord("⨯"): "x"}


def plain(line: str) -> str:
    """Return ``line`` without emphasis, its white space single spaces, its spelling made one."""
    line = _in_cells((unescape(line) if "&" in line else line).translate(_WIDE))
    if not any(c.isdecimal() for c in line.partition("(")[0]):
        line = _NUMBER_WORD.sub(lambda m: f"{m[1]}{NUMBER_WORDS[m[2].casefold()]}", line)
    line = _KEYCAP.sub(r"\1. ", line)
    line = _DOZEN.sub(r"\g<1>12", line)
    line = _BLANKS.sub("", line) if any(c.isdecimal() for c in line) else line
    line = _FORMULA.sub(r" x \1", line) if "times" in line else line
    line = _LINK.sub(_link_words, line) if "](" in line else line
    line = _WIKI_LINK.sub(r"\1", line) if "[[" in line else line
    line = _QUOTED.sub(r"\1\3", line.strip())
    text = _ITALICS.sub(r"\2", " ".join(_EMPHASIS.sub("", line).split()))
    text = _GLUED_SETS.sub(", ", _GLUED_DASH.sub(" - ", text))
    text = _DASHED_COUNT.sub(r"\1\2 ", text)
    text = _UNIT_FIRST.sub(r"\2 \1", _BARE_POINT.sub("0.", text))
    text = _MANNER_OF_REPS.sub(r"\1 \3 (\2)", text)
    text = _DOUBLE_DASH.sub("-", text)
    text = _AS_MANY.sub(_most, text)
    text = _BOXED.sub(r"\1", _THOUSANDS.sub(r"\1", text))
    text = _GLUED_MASS.sub(r"\1 x ", text)
    text = _TAG.sub(_without_tag, text)
    text = _DOTS.sub(" … ", text)
    text = _GLUED_REPS.sub(lambda m: f"{m[1] or m[2]} reps", _LETTERED.sub(r"\1 x \2", text))
    text = _REPS_AND_MORE.sub(r"\1+ reps", _OPEN_QUOTE.sub(r"\1", text))
    text = text if _HELD.search(text) else _SETS_IN_SHORT.sub(r"\1 x ", text)
    text = _FOOTNOTE_LETTER.sub(r"\1 (\2)", text)
    text = _REPEATED.sub(r"\1\2 reps", text)
    text = _PLURAL_PAIR.sub(r"/\1", text)
    text = _BRACKETED_UNIT.sub(r" \1", text)
    text = _BETWEEN.sub("between", text)
    text = _BY.sub(r"\1 x ", _POUNDS_FIRST.sub(_pounds, text))
    text = _TIMES_OF.sub(r"\1 x ", _ABOUT.sub(" (ish)", text))
    text = _TEMPO.sub(r"\1X", text)
    text = _GLUED_CADENCE.sub(" ", _CADENCE_TIMES.sub("IC x ", text))
    text = _SETS_THEN_REPS.sub(_keyed, _REPS_THEN_SETS.sub(_keyed, text))
    text = _AT_LEAST.sub(_unit_first, text)
    text = _TOTAL_OF.sub(lambda m: f"{m[1]}{m[2]} in total" if m[2] else f"{m[1]} total", text)
    text = _GLUED_SIDE.sub(" ", _AMOUNT_TIMES.sub(r"\1 ", text))
    text = _CALORIES_BEHIND.sub(r"\1\2 \4 \3", text).rstrip()
    text = _CHAINS.sub(", ", _TIMES_REPS.sub(" ", text))
    text = _REPS_BEHIND.sub(r"\1\2 reps \3", text)
    text = _A_SET.sub(" - ", _NAMED_AGAIN.sub(_as_reps, text))
    return _ONE_OR_THE_OTHER.sub(_range, text)


#: 3 working (sets), where the number stands before its unit
_COUNTED_BEFORE: Final = re.compile(
    rf"(?:\d|[x×]|(?<!\w){WORD}|work|working|hard|straight|total|of|warm-?up|last|first|these|all|more)\s?$",
    re.IGNORECASE,
)


def _keyed(match: re.Match[str]) -> str:
    """Write the values of a form's keys as a coach would, unless the numbers stand before them."""
    if _COUNTED_BEFORE.search(match.string[: match.start()]):
        return match.group()
    values = match.groups()
    return f"{values[-1]} sets of {values[0]}" if len(values) > 1 else f"{values[0]} sets of "


def _as_reps(match: re.Match[str]) -> str:
    """Write "reps" for the name's own noun: "Leg raise: 3 sets of 12 raises"."""
    named = re.search(rf"(?<!\w){match.group(3)}", match.string[: match.start()], re.IGNORECASE)
    return f"{match.group(1)} reps{match.group(2) or ''}" if named else match.group()


def _link_words(match: re.Match[str]) -> str:
    """Return the words of a link, unless they only say that there is one behind a name."""
    return "" if _SEEN.fullmatch(match.group(1)) and match.start() else match.group(1)


def _without_tag(match: re.Match[str]) -> str:
    return "" if match.group(1).casefold() in _TAGS else match.group()


def _most(match: re.Match[str]) -> str:
    words = match.group(2).strip()
    is_scheme = words.split()[0].casefold() in {"rounds", "reps", "sets", "calories", "meters"}
    most = "AMRAP" if match.group(3).casefold() == "possible" else "max"
    return match.group() if is_scheme else f"{match.group(1)}{words} - {most},"


def _unit_first(match: re.Match[str]) -> str:
    """Write "40+ s" as "40 s+"; "9+ reps" is read as it stands."""
    unit = match.group(1)
    return match.group() if unit[0] in "rR" else f" {unit}+"


def _pounds(match: re.Match[str]) -> str:
    """A number behind the sign is a load where another number says how often."""
    is_pair = "/" in match.group()
    counted = is_pair or any(c.isdecimal() for c in match.string[: match.start()])
    return f"{match.group(1)}#" if counted else match.group()


def _range(match: re.Match[str]) -> str:
    low, high = map(int, match.groups())
    return f"{low}-{high}" if low < high <= low + _NEAR else match.group()


def addresses(line: str) -> tuple[str, ...]:
    """Return the addresses of the links in ``line``, which :func:`plain` leaves out."""
    return tuple(match.group(2) for match in _LINK.finditer(line)) if "](" in line else ()
