"""No mistake hides another: each case stands beside each of the others, and all are told at once.

One site that has all of them says it of every pair; sites of two say that it takes no crowd.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path
from typing import Any, Final

import pytest

from plugins.checking.__main__ import main as check
from tests import builds
from tests.robustness.cases import HEAD, TOLD, WHY, Case
from tests.robustness.test_cases import site

#: A sign in a workout that no sheet could print.
UNPRINTED: Final = Case(
    "a sign that no sheet has",
    {"workouts/core/abs.md": f"{HEAD}\n/// workout | Abs\n- Squat \U0001f9b5: 8 reps\n///\n"},
    ("workouts/core/abs.md:6 missing-letter",),
)
#: Of these there can be one only, so that one of three is in each site.
ALONE: Final = (
    "a file for a folder",
    "two tags of one address beside an exercise",
    "links to places of an exercise",
)
#: Where a workout cannot be read, nobody knows which places of the finder there would be.
_OPEN: Final = "dead links to the finder beside a mistake in the text of an exercise"
CROWD: Final = (*(case for case in TOLD if case.name != _OPEN), UNPRINTED)
#: What is wrong with them is their names.
_NAMED: Final = frozenset({"images/con.svg", "exercises"})
#: An error. What is only odd may be so because of what stands beside it.
_PLACE: Final = re.compile(r"^(?:error: )?content/(.+?:\d+):\d+: error\[([\w-]+)\]")
#: Settings that cannot be right, and have nothing to do with where texts are.
SETTINGS: Final[dict[str, object]] = {"TIMEZONE": "Mars/Olympus", "PICTURE_WIDTHS": "wide"}
PAIRS: Final = 12
MANY_PAIRS: Final = 600
#: Texts with two mistakes each, none of them longer than these letters.
TEXTS: Final = 300
MOST_LETTERS: Final = 5_000


def renamed(case: Case, mark: str) -> Case:
    """Return a case whose files have names of their own, also where it speaks of them."""
    own = {below: below if below in _NAMED else _marked(below, mark) for below in case.files}

    def told(each: str) -> str:
        file, colon, rest = each.rpartition(":")
        for below, named in own.items():
            if f"{file}/".startswith(f"{below}/"):
                return f"{named}{file.removeprefix(below)}{colon}{rest}"
        above = any(below.startswith(f"{file}/") for below in own)
        return each if above else f"{_marked(file, mark)}{colon}{rest}"

    def text(words: str) -> str:
        words = re.sub(r"(images/|/articles/|/exercises/)(?=[a-z])", rf"\1{mark}-", words)
        return re.sub(r"/(why|later)/", rf"/{mark}-\1/", words)

    files = {
        own[below]: text(what) if isinstance(what, str) else what
        for below, what in case.files.items()
    }
    return replace(case, files=files, told=tuple(map(told, case.told)))


def _marked(below: str, mark: str) -> str:
    folder, slash, name = below.rpartition("/")
    return f"{folder}{slash}{mark}-{name}"


def together(cases: Iterable[Case]) -> Case:
    """Return the cases as one."""
    apart = [renamed(case, f"n{number}") for number, case in enumerate(cases)]
    return Case(
        ", ".join(case.name for case in apart),
        {below: what for case in apart for below, what in case.files.items()},
        tuple(each for case in apart for each in case.told),
    )


def lines(said: str) -> list[str]:
    """Return the lines of what was said that name a place."""
    return [line for line in said.splitlines() if _PLACE.match(line)]


def all_told(
    case: Case, published: Path, folder: Path, capsys: pytest.CaptureFixture[str], **settings: Any
) -> None:
    """A build and a check without one tell all of a case in their first run, each line once.

    So does a build with ``settings`` that cannot be right, and it tells of these, too.
    """
    content = site(case, published, folder)
    built = builds.run_pelican(content, folder / "output", builds.PUBLISHING, **settings)
    assert built.exit_code == 1
    for name in settings:
        assert built.stderr.count(f"settings: {name}") == 1
    capsys.readouterr()
    assert check(["content"]) == 1
    for said in (built.stderr, capsys.readouterr().out):
        assert "Traceback" not in said
        told = lines(said)
        found = [f"{match[1]} {match[2]}" for line in told if (match := _PLACE.match(line))]
        assert (sorted({*case.told} - {*found}), sorted({*found} - {*case.told})) == ([], [])
        assert len(set(told)) == len(told)


@pytest.mark.parametrize("settings", [{}, SETTINGS], ids=["", "settings"])
@pytest.mark.parametrize("alone", ALONE)
def test_each_beside_all_others(
    alone: str,
    settings: dict[str, object],
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every pair stands in this site."""
    monkeypatch.chdir(tmp_path)
    every = CROWD
    case = together(c for c in every if c.name == alone or c.name not in ALONE)
    all_told(case, published, tmp_path, capsys, **settings)


def pairs() -> list[Any]:
    """Return pairs, others each time that the table changes; most of them for who has the time."""
    every = [pair for pair in combinations(CROWD, 2) if not {*ALONE}.issuperset(_names(pair))]
    chosen = [*map(together, random.Random(len(every)).sample(every, MANY_PAIRS))]
    return [
        *chosen[:PAIRS],
        *(pytest.param(each, marks=pytest.mark.long) for each in chosen[PAIRS:]),
    ]


def _names(cases: Iterable[Case]) -> list[str]:
    return [case.name for case in cases]


@pytest.mark.parametrize("case", pairs(), ids=lambda case: case.name)
def test_two(
    case: Case,
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Two mistakes and nothing else."""
    monkeypatch.chdir(tmp_path)
    all_told(case, published, tmp_path, capsys)


#: What only a site that is made would show.
UNMADE: Final = ("links to what the site would make", "links to places of an exercise")


@pytest.mark.long
@pytest.mark.parametrize("settings", [{}, SETTINGS], ids=["", "settings"])
@pytest.mark.parametrize("case", CROWD, ids=lambda case: case.name)
def test_beside_what_only_a_site_would_show(
    case: Case,
    settings: dict[str, object],
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each mistake beside links to what the site makes, also where settings are wrong."""
    monkeypatch.chdir(tmp_path)
    beside = [
        each
        for each in TOLD
        if each.name in UNMADE and each is not case and not {*ALONE} >= {each.name, case.name}
    ]
    all_told(together([case, *beside]), published, tmp_path, capsys, **settings)


#: Cases that make all that follows a part of themselves, or whose text is none where it stands
#: behind another's: code and elements without an end, what Markdown alone finds and what ends it.
OF_THEIR_OWN: Final = re.compile(
    r"fence|handler of code|without an end|by reference|further in|beyond italics|a form|ends that"
    r"|note|no sign|unclosed block|reference|missing anchor here|link's other"
)


def bodies() -> list[tuple[str, Case]]:
    """Return texts, without their metadata, and the cases that they are of."""
    begin = f"{HEAD}\n"
    return [
        (text.removeprefix(begin), case)
        for case in TOLD
        for text in [case.files.get(WHY)]
        if isinstance(text, str) and text.startswith(begin) and len(text) < MOST_LETTERS
        if all(below == WHY or below.startswith("images/") for below in case.files)
        if all(each.startswith(f"{WHY}:") and "empty" not in each for each in case.told)
        if not OF_THEIR_OWN.search(case.name)
    ]


def test_two_in_one_text(
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One below the other, in many texts at once."""
    monkeypatch.chdir(tmp_path)
    every = [*permutations(bodies(), 2)]
    files: dict[str, str | bytes | Callable[[Path], None]] = {}
    told: list[str] = []
    for (first, one), (second, other) in random.Random(len(every)).sample(every, TEXTS):
        name = f"articles/n{len(told)}.md"
        files |= {**one.files, **other.files, name: f"{HEAD}\n{first}\n{second}"}
        told += [each.replace(WHY, name) for each in one.told]
        lines_above = first.count("\n") + 1
        for each in other.told:
            line, _, code = each.removeprefix(f"{WHY}:").partition(" ")
            told.append(f"{name}:{int(line) + lines_above} {code}")
    del files[WHY]
    all_told(Case("many", files, tuple(told)), published, tmp_path, capsys)
