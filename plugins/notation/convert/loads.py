"""How heavy: masses, shares of a maximum, the two loads of a whiteboard."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.phrases import Phrase, Rule, What, compiled, count, number
from plugins.notation.convert.vocabulary import (
    IMPLEMENT,
    MASS_UNIT,
    NUMBER,
    TO,
)

_WITH: Final = r"(?:(?:@|at\s|with\s|w/|using\s|holding\s|[x×])\s?(?:an?\s)?)?"
_AT: Final = r"(?:(?:@|at\s|with\s|w/)\s?)?"
_SEX: Final = r"(?:men|women|male|female|m|w|f)"
_BELL: Final = (
    rf"(?:{_SEX}(?![^\W_])[\s:=–-]*)?{NUMBER}\s?{MASS_UNIT}(?:\s?[x×]\s?\d(?!\d))?"
    rf"(?:\s\(?{_SEX}\)?(?!\w))?"
)
_IMPLEMENT: Final = rf"(?:[\s-]?(?P<what>{IMPLEMENT})(?=\s*(?:$|[(),;.\[\]|–—-]|[x×@]\s?\d|\d)))?"


def unit(text: str) -> str:
    """Return a unit of mass in the notation's spelling."""
    word = text.strip().rstrip(".").casefold()
    if word.startswith("k"):
        return "kg"
    return "pood" if word.startswith(("pood", "pd")) else "lb"


def _implement(text: str | None) -> str:
    if not text:
        return ""
    return " " + re.sub(r"^dumb?bell", "dumbbell", re.sub(r"\s+", " ", text), flags=re.IGNORECASE)


def _men_and_women(match: re.Match[str]) -> Phrase | None:
    parts = []
    for bell in re.finditer(_BELL, match.group(), re.IGNORECASE):
        words = bell.group()
        sex = re.search(rf"(?<![^\W\d_]){_SEX}(?![^\W_])", words, re.IGNORECASE)
        mass = re.search(rf"({NUMBER})\s?({MASS_UNIT})", words, re.IGNORECASE)
        pieces = re.search(r"[x×]\s?(\d)", words, re.IGNORECASE)
        if sex is None or mass is None:
            return None
        who = "M" if sex.group()[0] in "mM" else "W"
        often = f"{pieces.group(1)} x " if pieces and pieces.group(1) != "1" else ""
        parts.append(f"{often}{number(mass.group(1))} {unit(mass.group(2))} {who}")
    return Phrase(What.LOAD, load=" / ".join(parts))


def _one_unit(match: re.Match[str], between: str) -> Phrase | None:
    """Join the numbers of loads that share one unit, which the last of them must have."""
    units = {unit(u) for u in re.findall(MASS_UNIT, match.group(), re.IGNORECASE)}
    values = [number(n) for n in re.findall(NUMBER, match.group())]
    if len(units) != 1:
        return None
    return Phrase(What.LOAD, load=f"{between.join(values)} {units.pop()}")


def _mass(match: re.Match[str]) -> Phrase:
    if match.group("each"):
        why = "a load on each side: plates on a bar, or one in each hand?"
        return Phrase(What.ASK, reason=why, text="plates")
    if match.group().lstrip("([").startswith("+"):
        return Phrase(What.ASK, reason="added to the body, or the whole load?")
    pieces = f"{number(match.group('k'))} x " if match.group("k") else ""
    value = count(match.group("n"))
    if value == "0":
        return Phrase(What.LOAD, load="0")
    words = f"{pieces}{value} {unit(match.group('u'))}{_implement(match.group('what'))}"
    return Phrase(What.LOAD, load=words)


def _percent(match: re.Match[str]) -> Phrase:
    of = (match.group("of") or "1RM").replace(" ", "")
    named = {"max": "1RM", "1rm": "1RM", "tm": "TM", "trainingmax": "TM"}
    whole = named.get(of.casefold(), of.upper() if of[0].isdigit() else "BW")
    return Phrase(What.LOAD, load=f"{count(match.group('n'))}% {whole}")


def _bodyweight(match: re.Match[str]) -> Phrase:
    share = match.group("f")
    return Phrase(What.LOAD, load=f"{share.replace(' ', '')} BW" if share else "BW")


#: Numbers of kilograms that kettlebells are made in, and of inches that boxes are.
_BELLS: Final = frozenset({8, 12, 16, 20, 24, 28, 32, 40, 48})


def _pair(match: re.Match[str]) -> Phrase | None:
    """Two loads without a unit are the two of a gym's whiteboard, in pounds, if nothing else."""
    one, two = (float(n.replace(",", ".")) for n in match.group("a", "b"))
    if one == two:
        return None
    if max(one, two) < 10 or min(one, two) < 5 or {one, two} <= _BELLS:
        return Phrase(What.ASK, reason="two numbers without a unit: kilograms, pounds, inches?")
    return Phrase(What.LOAD, load=f"{number(match.group('a'))}/{number(match.group('b'))} lb")


LOADS: Final = (
    Rule(
        "men and women",
        compiled(rf"{_WITH}\(?{_BELL}\s?[,/;&]\s?{_BELL}"),
        _men_and_women,
    ),
    Rule(
        "75 kg, 75 kg, 70 kg; with one unit for all, three or more",
        compiled(
            rf"{_AT}(?:{NUMBER}\s?{MASS_UNIT}(?:\s?,\s?{NUMBER}\s?{MASS_UNIT})+"
            rf"|{NUMBER}(?:\s?,\s?{NUMBER})+\s?,\s?{NUMBER}\s?{MASS_UNIT})"
        ),
        lambda m: _one_unit(m, ","),
    ),
    Rule(
        "95/65 lb",
        compiled(
            rf"{_WITH}{NUMBER}(?:\s?{MASS_UNIT})?\s?/\s?{NUMBER}[\s-]?{MASS_UNIT}"
            rf"|{_WITH}{NUMBER}\s?{MASS_UNIT}\s?/\s?{NUMBER}(?![\d/])"
        ),
        lambda m: _one_unit(m, "/"),
    ),
    Rule(
        "16 kg, 2 x 24 kg",
        compiled(
            rf"\+?{_WITH}(?:(?P<k>[12]\s?(?=[x×]\s?\d)|two\s)(?:[x×]\s?)?(?=\d))?"
            rf"(?P<n>{NUMBER}(?:{TO}{NUMBER})?)[\s-]?(?P<u>{MASS_UNIT}){_IMPLEMENT}"
            rf"(?P<each>\s?(?:/\s?)?(?:in\s|on\s|per\s)?(?:each|per|ea)(?!\w)"
            rf"(?:\s(?:side|hand|arm|dumbbell|db))?)?"
        ),
        _mass,
    ),
    Rule(
        "80% of 1RM",
        compiled(
            rf"{_WITH}(?P<n>{NUMBER}(?:{TO}{NUMBER})?)\s?%(?:\s?(?:of\s)?(?:your\s|the\s)?"
            r"(?P<of>\d{1,2}\s?RM|max|TM|training\smax|BW|bodyweight)(?!\w))?"
        ),
        _percent,
    ),
    Rule(
        "1/2 BW",
        compiled(
            r"(?:@|at\s|,\s)\s?(?P<f>\d\s?/\s?\d|\d+(?:[.,]\d+)?|[½¼¾])?\s?x?\s?"
            r"(?:BW|body\s?weight)(?![\w:])"
        ),
        _bodyweight,
    ),
    Rule(
        "3 x 10 bodyweight",
        compiled(
            r"(?:(?<=\d\s)|(?<=reps\s)|(?<=side\s)|(?<=leg\s)|(?<=[–-]\s))"
            r"(?:with\s)?(?:BW|body\s?weight)(?:\sonly)?(?=\s*(?:$|[,;.)]))"
        ),
        lambda _: Phrase(What.LOAD, load="BW"),
    ),
    Rule(
        "95/65 without a unit",
        compiled(
            rf"(?:rx:?\s)?(?:@\s?)?(?P<a>{NUMBER})\s?/\s?(?P<b>{NUMBER})(?![\d/%])(?=\s*(?:$|[),;]))"
        ),
        _pair,
    ),
    Rule(
        "@ as heavy as possible",
        compiled(
            r"@\s?(?!home)(?P<w>[^\W\d][^,;()|@\d]*?)(?:\sin\seach)?(?=\s*(?:$|[,;()|]|\s[–—-]\s))"
        ),
        lambda m: Phrase(What.LOAD, load=m.group("w").strip()),
    ),
    Rule(
        "@ 8",
        compiled(rf"(?:@|at(?=\s\d))\s?{NUMBER}"),
        lambda _: Phrase(What.ASK, reason="a number after @: a load, a percentage or an RPE?"),
    ),
)
