"""What the pocket cards are held to, asked of the finished PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from plugins.notation.source import Source, Span
from plugins.notation.workout import WorkoutView, parse, present
from plugins.sheets.paper import workout_data
from plugins.sheets.typeset import Typesetter
from tests.sheets import reading, ua

TEMPLATES = Path("theme/sheets")
SIZES_MM = {"a4": (210, 297), "letter": (215.9, 279.4)}
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"><path d="M0 0h29v9H0z"/></svg>'
TYPESETTER = Typesetter(TEMPLATES)
NASTY = "#panic() x _y_ $1 + 1$ \\ @ref <a> [b] `c` // d /* e */ = f - g ~ & \"h\" 'i'"

SHORT = """
*straight sets, rest 30 s between sets*

- Dead bug: 3 x 8 reps alternating — lower back stays down
- Side plank: 2 x 30 s per side
    - easier: Knees down
"""
TWELVE = """
## Warm-up
*1 round*

- Leg swings: 10 reps per side — hold on to something
- Inchworm: 5 reps
    - easier: Bend your knees

## Strength
*3 rounds, rest 60 s between exercises, 120 s between rounds*

1. Goblet squat: 10 reps @ 16 kg, tempo 3-1-1-0 — knees over toes
    - easier: Squat to a chair
    - harder: Front squat
2. Single-arm row: 10 reps per side @ 12-16 kg — elbow past the ribs
3. Split squat: 8-10 reps per side @ RPE 8 — front shin upright
    - easier: Hold a chair
4. Push-up: 8-12 reps
    - easier: Hands on the step
    - harder: Feet on the step
5. Single-leg deadlift: 8 reps per side @ 12 kg — hips level

## Core
*2 rounds, rest 30 s between rounds*

1. Side plank: 30 s per side
2. Dead bug: 8 reps alternating
3. Hollow hold: 20-30 s

## Cool-down
- Calf stretch: 30 s per side
- Couch stretch (optional): 45 s per side
"""
EMOM = """
*EMOM 20 min*

1. Kettlebell deadlift: 10 reps @ 12-20 kg — push the floor away
2. Push-up: 8 reps
3. Kettlebell swing: 12 reps @ 16 kg
4. Rest
"""
AMRAP = """
## The hallway
*AMRAP 12 min*

- Squat: 15 reps
- Push-up: 10 reps

## The end
*for time, cap 8 min*

- Burpee: 20 reps
"""
TABLE = """
A1. Goblet squat: see table @ 16 kg
A2. Single-arm row: see table

| Week | Goblet squat | Single-arm row | Rest |
|---|---|---|---|
| 1 | 2 x 10 | 2 x 10 per side | 60 s |
| 2 | 3 x 10 | 3 x 10 per side | 75 s |
| 3 | 3 x 8 | 3 x 8 per side | 90 s |
"""


def many(count: int) -> str:
    lines = (
        f"{n}. Exercise {n:02}e: 3 x 8 reps per side @ 16 kg — mind {n:02}m\n"
        f"    - easier: Half {n:02}h"
        for n in range(1, count + 1)
    )
    return "*3 rounds*\n\n" + "\n".join(lines)


#: Text and title.
CASES = {
    "short": (SHORT, "Two for the hips"),
    "twelve": (TWELVE, "Full hour for the whole runner"),
    "emom": (EMOM, "Kettlebell EMOM"),
    "amrap": (AMRAP, "The long hallway"),
    "table": (TABLE, "Four-week block"),
    "long name": (many(11) + f"\n12. {'A rather long name ' * 11}: 3 x 8 reps", "Long " * 30),
    "forty": (many(40), "The long list"),
    "hostile": (f"## {NASTY}\n- {NASTY}\n- Squat: 3 x 8 — {NASTY}\n    - easier: {NASTY}", NASTY),
    "wall": ("- Squat: 3 x 8\n- " + "x" * 2500 + "\n- " + "word " * 600, "W" * 900),
    "tall": (
        f"## {'Long title ' * 20}\n*EMOM 60 min*\n\n1. {'A name ' * 70}: 8 reps\n2. Squat: 5 reps",
        "Everything at once",
    ),
    "empty": ("", ""),
}
ONE_CARD = ("short", "emom", "amrap", "hostile", "empty")
TWO_CARDS = ("twelve", "long name", "table")

each_paper = pytest.mark.parametrize("paper", SIZES_MM)
each_case = pytest.mark.parametrize("name", CASES)
each_one_card = pytest.mark.parametrize("name", ONE_CARD)


def view(text: str, title: str) -> WorkoutView:
    return present(parse(Source("case.md", text), Span(0, len(text)), title).workout)


def data(text: str, title: str, paper: str = "a4", unit: str = "", **fields: str) -> dict[str, Any]:
    return {
        "paper": paper,
        "site": "Rather Be Running",
        "title": "The page",
        "workout": workout_data(view(text, title), unit),
        "address": "ratherberunning.example/cards/",
        "url": "https://ratherberunning.example/cards/",
        "qr": QR,
        "version": "2026-11-20",
        **fields,
    }


@cache
def pdf(name: str, paper: str = "a4") -> bytes:
    made = TYPESETTER.pdf("card.typ", data(*CASES[name], paper), "2026-11-20")
    assert made.warnings == ()
    return made.file


def render(text: str, title: str = "Card", **fields: str) -> bytes:
    return TYPESETTER.pdf("card.typ", data(text, title, **fields)).file


@dataclass(frozen=True, slots=True)
class Card:
    """A quarter of a page, its corners in points from the lower left, and what is said on it."""

    left: float
    bottom: float
    width: float
    height: float
    text: str


def cards(made: bytes) -> list[Card]:
    """The quarters of all pages as they are dealt, row by row."""
    found = []
    document = pypdfium2.PdfDocument(made)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        width, height = (side / 2 for side in page.get_size())
        for row in (1, 0):
            for column in (0, 1):
                left, bottom = column * width, row * height
                words = text.get_text_bounded(left, bottom, left + width, bottom + height)
                found.append(Card(left, bottom, width, height, reading.squashed(words)))
        text.close()
    document.close()
    return found


def texts(value: Any) -> list[str]:
    """All words of a view's rows."""
    found = []
    for section in value["sections"]:
        found += [section["title"], section["scheme"]]
        for part in section["parts"]:
            if part["kind"] == "table":
                found += [cell for row in part["rows"] for cell in row]
                continue
            for row in part["rows"]:
                found += [row["order"], row["name"], row["dose"]]
                found += [row["cue"], *(fact["text"] for fact in row["facts"])]
                found += [variant["text"] for variant in row["variants"]]
    return [reading.squashed(text) for text in found if text]


# --- Paper ---------------------------------------------------------------------------------------


@each_paper
@each_case
def test_the_page_has_the_size_of_its_paper(name: str, paper: str) -> None:
    """Every page has the size of the paper that was asked for."""
    for page in reading.pages(pdf(name, paper)):
        size = (page.width / reading.POINTS_PER_MM, page.height / reading.POINTS_PER_MM)
        assert size == pytest.approx(SIZES_MM[paper], abs=0.1)


@each_paper
@each_case
def test_no_type_is_below_ten_points(name: str, paper: str) -> None:
    """However much there is to say: nothing is set below ten points."""
    sizes = [word.size for page in reading.pages(pdf(name, paper)) for word in page.words]
    assert min(sizes) >= 9.99


@each_paper
@each_case
def test_each_card_has_its_margin(name: str, paper: str) -> None:
    """From 0.3 mm to 5 mm inside each card's edge there is nothing but marks to cut along."""
    scale = 3
    document = pypdfium2.PdfDocument(pdf(name, paper))
    near, far = (round(mm * reading.POINTS_PER_MM * scale) for mm in (0.3, 5))
    for number in range(len(document)):
        whole = document[number].render(scale=scale, grayscale=True).to_pil().convert("L")
        width, height = whole.width // 2, whole.height // 2
        for left in (0, whole.width - width):
            for top in (0, whole.height - height):
                card = whole.crop((left, top, left + width, top + height))
                ring = card.crop((near, near, width - near, height - near))
                inner = (far - near, far - near, ring.width - far + near, ring.height - far + near)
                ring.paste(255, inner)
                assert min(ring.tobytes()) > 250, (name, left, top)
    document.close()


@each_paper
@each_case
def test_words_do_not_run_into_each_other(name: str, paper: str) -> None:
    """No two pieces of text lie on top of each other."""
    for page in reading.pages(pdf(name, paper)):
        for one, other in combinations(page.words, 2):
            across, down = one.overlap(other)
            assert across < 1 or down < 2, (one, other)


@each_paper
def test_there_are_marks_to_cut_along(paper: str) -> None:
    """Two lines in the middle, at the edges and where they cross."""
    (page,) = reading.pages(pdf("short", paper))
    thin = [one for one in page.shapes if min(one.width_mm, one.height_mm) < 0.3]
    middle = (page.width / 2, page.height / 2)
    upright = [one for one in thin if abs((one.left + one.right) / 2 - middle[0]) < 0.2]
    lying = [one for one in thin if abs((one.top + one.bottom) / 2 - middle[1]) < 0.2]
    assert len([one for one in upright if one.height_mm > 5]) == 3
    assert len([one for one in lying if one.width_mm > 5]) == 3
    assert max(one.top for one in upright) >= page.height - 1


# --- What is on them -----------------------------------------------------------------------------


@each_paper
@each_one_card
def test_what_fits_one_card_is_there_four_times(name: str, paper: str) -> None:
    """Each quarter says the same, all of it, and can be dated."""
    found = cards(pdf(name, paper))
    assert len(found) == 4
    assert len({card.text for card in found}) == 1
    text = found[0].text
    assert all(words in text for words in texts(data(*CASES[name])["workout"]))
    # PDFium does not tell a blank from nothing.
    for words in ("RatherBeRunning", "Week", "Date", "Stopifithurts.", "ratherberunning.example"):
        assert words in text
    assert "Versionof20November2026" in text
    assert "Card1" not in text


@each_paper
@pytest.mark.parametrize("count", [1, 5, 12, 13, 19, 26, 33, 40, 75])
def test_nothing_is_lost_however_long_the_list(count: int, paper: str) -> None:
    """Each exercise is on just one card with all that belongs to it, and the cards are counted."""
    made = render(many(count), paper=paper)
    dealt = cards(made)
    numbers = [int(found[1]) for card in dealt if (found := re.search(r"Card(\d+)of", card.text))]
    of = max(numbers, default=1)
    own = dealt[:of]
    assert numbers == ([] if of == 1 else list(range(1, of + 1)) * (2 if of == 2 else 1))
    assert (of == 1) is (count < 12)
    whole = "".join(card.text for card in own)
    listed = re.findall(r"Exercise(\d\d)e3×8repsperside·16kg", whole)
    assert listed == [f"{n:02}" for n in range(1, count + 1)]
    for letter in "mh":
        # Only what fills more than a page of cards leaves out its cues and variants.
        assert len(re.findall(rf"\d\d{letter}", whole)) == (count if count < 75 else 0)
    assert all("Stopifithurts." in card.text for card in own)


@each_paper
@pytest.mark.parametrize("rows", range(15, 24, 2))
def test_a_heading_stays_with_its_first_exercise(rows: int, paper: str) -> None:
    """Wherever a card ends, it ends after an exercise."""
    below = f"- First one{' and on' * 30}: 5 reps" + "\n- And then: 5 reps" * 20
    text = f"{many(rows)}\n\n## Something below\n*2 rounds*\n\n{below}"
    (card,) = {card.text for card in cards(render(text, paper=paper)) if "Something" in card.text}
    assert "Firstone" in card


@each_paper
@pytest.mark.parametrize("name", TWO_CARDS)
def test_two_cards_come_twice(name: str, paper: str) -> None:
    """What needs two cards is on the page twice, side by side, with all its words."""
    first, second, third, fourth = cards(pdf(name, paper))
    assert (first.text, second.text) == (third.text, fourth.text)
    whole = first.text + second.text
    assert all(words in whole for words in texts(data(*CASES[name])["workout"]))


@each_paper
@each_case
def test_no_words_are_lost(name: str, paper: str) -> None:
    """All that the notation says of exercises, doses and loads is on the cards."""
    whole = "".join(card.text for card in cards(pdf(name, paper)))
    whole = re.sub(r"(Stopifithurts|RatherBeRunning).*?,continued", "", whole)
    for words in texts(data(*CASES[name])["workout"]):
        assert words[:1500] in whole or words in reading.squashed(
            reading.read_out(pdf(name, paper))
        )


def test_a_section_is_not_parted_where_that_takes_no_more_cards() -> None:
    """A short warm-up has a card for itself rather than the first line of what comes next."""
    squats = "\n".join(f"{n}. Squat {n}: 10 reps — slow and steady, tall" for n in range(1, 8))
    made = render(f"## Warm-up\n{many(3)}\n\n## Main\n*3 rounds*\n\n{squats}\n")
    first, second = cards(made)[:2]
    assert "Main" not in first.text
    assert all(f"Squat{n}" in second.text for n in range(1, 8))


def test_a_short_card_is_set_larger_than_a_full_one() -> None:
    """The type takes what is left of a card."""
    (short,), (twelve,) = reading.pages(pdf("short")), reading.pages(pdf("twelve"))
    assert "lower back stays down" in short.text
    assert "Easier: Knees down" in short.text
    assert max(word.size for word in short.words) > max(word.size for word in twelve.words)


def test_a_card_says_where_the_rest_is() -> None:
    """What a page of cards has no room for is not left out in silence."""
    assert "Therest:ratherberunning" in cards(render(many(75)))[0].text
    assert "Therest" not in cards(pdf("twelve"))[0].text
    assert "Therest" not in cards(render("\n".join(["- Squat: 3 x 8"] * 20)))[0].text


def test_what_is_done_is_tracked() -> None:
    """Rings for rounds and minutes, blanks for a result and for the rounds of an AMRAP."""
    (emom,) = reading.pages(pdf("emom"))
    rings = [
        one
        for one in emom.shapes
        if 5.5 < one.width_mm < 8 and one.width_mm == pytest.approx(one.height_mm, abs=0.5)
    ]
    assert len(rings) == 4 * 20
    text = cards(pdf("amrap"))[0].text
    assert "Rounds+extrareps" in text
    assert "Result" in text


def test_a_load_is_in_the_unit_that_was_asked_for() -> None:
    """In kilograms, in pounds, or as its author wrote it."""
    text = "- Goblet squat: 3 x 8 @ 16 kg"
    squat: Any = view(text, "").sections[0].parts[0]
    load = squat.rows[0].facts[0].text[0]
    assert load.lb != load.kg
    for unit, expected in (("kg", load.kg), ("lb", load.lb), ("", load.words)):
        found = {card.text for card in cards(render(text, unit=unit))}
        assert len(found) == 1
        assert reading.squashed(f"3 x 8 reps · {expected}").replace("x", "×") in found.pop()


def test_a_workout_without_a_title_is_named_after_its_page() -> None:
    """Then the page's title is on the card."""
    assert "Thepage" in cards(pdf("empty"))[0].text


def test_what_is_empty_leaves_no_trace() -> None:
    """Without address, code and version a card is whole."""
    made = render(SHORT, address="", url="", qr="", version="")
    text = cards(made)[0].text
    assert "Version" not in text
    assert "example" not in text
    assert ua.faults(made) == []


# --- The file ------------------------------------------------------------------------------------


@each_paper
@each_case
def test_a_card_can_be_listened_to(name: str, paper: str) -> None:
    """It is PDF/UA-1 as far as a machine can tell, and read in the order in which it is seen."""
    assert ua.faults(pdf(name, paper)) == []
    assert ua.misplaced(pdf(name, paper)) == []


@each_one_card
def test_copies_are_not_read_out(name: str) -> None:
    """Four cards are seen, one is heard, and the outline names it once."""
    made = pdf(name)
    assert reading.read_out(made).count("Stop if it hurts.") == 1
    assert "".join(card.text for card in cards(made)).count("Stopifithurts.") == 4
    headings = [tag for tag, _ in reading.tags(made) if re.fullmatch(r"H\d", tag)]
    assert len(_entries(reading.document(made).outline)) == len(headings)


def _entries(outline: Any) -> list[Any]:
    if isinstance(outline, list):
        return [one for each in outline for one in _entries(each)]
    return [outline]


@each_case
def test_headings_come_in_order(name: str) -> None:
    """The first heading is the only H1, and no level is skipped on the way down."""
    tags = [tag for tag, _ in reading.tags(pdf(name)) if re.fullmatch(r"H\d", tag)]
    levels = [int(tag[1:]) for tag in tags]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_code_gives_way_to_words() -> None:
    """A card with room has the QR code, told in words; a full one has the address alone."""
    ((words, size),) = reading.pictured(pdf("short"))
    assert words == "QR code for ratherberunning.example/cards/"
    assert size == pytest.approx((15, 15), abs=0.1)
    assert reading.pictured(render(many(75))) == []


def test_the_address_can_be_followed() -> None:
    """The printed address of the first card is a link to the page."""
    links: Any = reading.document(pdf("short")).pages[0]["/Annots"]
    found = [str(link.get_object()["/A"]["/URI"]) for link in links]
    assert found == ["https://ratherberunning.example/cards/"]


@each_paper
@each_case
def test_the_same_card_gives_the_same_bytes(name: str, paper: str) -> None:
    """Another run makes the same file, and a small one."""
    again = Typesetter(TEMPLATES).pdf("card.typ", data(*CASES[name], paper), "2026-11-20").file
    assert again == pdf(name, paper)
    assert len(again) < 60_000
