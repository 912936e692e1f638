"""Training logs, whiteboards and tables: many values on a line, in few words.

The lines are made up.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import convert
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ibex press - 40lbs/16 reps, 50lbs/9 reps", "2 | 16,9 | 40,50 lb"),
        ("Ibex press - 6 sets/1 rep/90kg, 2 sets/1 rep/95kg", "6,2 | 1,1 | 90,95 kg"),
        ("Ibex press 3x5 @ 60 kg, 2x3 @ 70 kg", "3,2 | 5,3 | 60,70 kg"),
        ("Ibex press 3x5 @ 60 kg, 2x3 @ 60 kg", "3,2 | 5,3 | 60 kg"),
        ("Ibex press 60kgx8, 70kgx6", "2 | 8,6 | 60,70 kg"),
        ("Ibex press 3x3x40kg,45kg,45kg", "3 | 3 | 40,45,45 kg"),
        ("Ibex press 70%x2, 75%x2, 80%x1", "3 | 2,2,1 | 70,75,80% 1RM"),
        ("Ibex press 3@75%, 3@80%, 3@85%", "3 | 3,3,3 | 75,80,85% 1RM"),
        ("4 x 3 Ibex press (55, 65, 75, 85%)", "4 | 3 | 55,65,75,85% 1RM"),
        ("Ibex press x9, x9, x8", "3 | 9,9,8"),
        ("Ibex press: 3s x 12-15r", "3 | 12-15"),
        ("Ibex press: 90 for 3 sets of 8 reps", "3 | 8 | 90"),
        ("Ibex press: 90 for 5 reps", "5 | 90"),
        ("Ibex press – 5 x 2 = 10 reps", "5 | 2"),
        ("Ibex press x 9 = 360 pounds", "9"),
        ("9 Ibex press @ 55-60% of your 1 rep max", "9 | 55-60% 1RM"),
        ("Ibex press BW 2x15", "2 | 15 | BW"),
    ],
)
def test_logs(line: str, expected: str) -> None:
    """Loads and percentages set by set, totals left as remarks."""
    assert said(line) == f"Ibex press | {expected}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ibex press, 75# (55#)", "Ibex press | 75/55 lb"),
        ("9 Ibex press (50/35 lb DBs)", "Ibex press | 9 | 50/35 lb DBs"),
        ("9 box jumps, 24 inch", "box jumps | 9"),
        ('9 box jumps @ 24"', "box jumps | 9"),
        ("9 wall balls, 20lb to 10 ft", "wall balls | 9 | 20 lb"),
        ("Bonus – 90 Ibex lunges (R+L=2)", "Ibex lunges | 90 | total"),
        ("Ibex twist – 20 reps (left and right is 1 rep)", "Ibex twist | 20 | yes"),
        ("Ibex twist – 20 reps total, 10 on each side", "Ibex twist | 20 | total"),
        ("Ibex runs (cones 9 m apart)", "Ibex runs"),
        ("9 Ibex press (slowly 3-0-3-0)", "Ibex press | 9"),
        ("Ibex press for max reps", "Ibex press | max"),
        ("Ibex row for calories", "Ibex row"),
        ("Chest: Ibex press 3x9", "Ibex press | 3 | 9"),
        ("Mon: Ibex press 3x9", "Ibex press | 3 | 9"),
        ("(A1) Ibex press 3x9", "Ibex press | 3 | 9"),
        ("Do Ibex step-ups for 1 minute", "Ibex step-ups | 60"),
    ],
)
def test_whiteboards(line: str, expected: str) -> None:
    """Two loads in one unit, heights, what counts as one, the part of the body before a colon."""
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ibex hold: Hold each side 20–40 seconds", "Ibex hold | 20-40 | yes"),
        ("Ibex hold: Sustain for 1 minute", "Ibex hold | 60"),
        (
            "Ibex stretch - 2 repetitions of 20 to 30 seconds per side",
            "Ibex stretch | 2 | 20-30 | yes",
        ),
        ("Ibex raise 9 reps x 5 sec hold", "Ibex raise | 9"),
        ("Ibex rope: 3×50 skips", "Ibex rope | 3 | 50"),
        ("20 hops each leg", "hops | 20 | yes"),
        ("9 Ibex circles each way from a plank", "Ibex circles | 9 | yes"),
        ("Ibex lunge 9 per", "Ibex lunge | 9 | yes"),
        ("Ibex press – Sets 3, Reps 9", "Ibex press | 3 | 9"),
        ("Ibex press...9", "Ibex press | 9"),
        ("- [ ] Ibex press | Weight: [16] kg | Reps: [9]", "Ibex press | 9 | 16 kg"),
        ("- [ ] Ibex hold | Duration: [45s]", "Ibex hold | 45"),
        ("- [ ] Ibex hold | Reps: [9] /side", "Ibex hold | 9 | yes"),
        ("Lat. press 2 X 20", "Lat. press | 2 | 20"),
        ("<b>Ibex press</b> 3x9<br/>", "Ibex press | 3 | 9"),
        ("| 3 | Strength | Ibex press | 3 sets of 8-9 reps | hard |", "Ibex press | 3 | 8-9"),
        ("| 3 | Cardio | Ibex ride | 30 min | easy |", "Ibex ride | 1800"),
        ("| Ibex hold | 3 sets of 30 seconds | |", "Ibex hold | 3 | 30"),
    ],
)
def test_words_around_an_amount(line: str, expected: str) -> None:
    """Holding words, nouns of what is counted, marks of a text that was once a web page."""
    assert said(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Ibex press 3x5 @ 60 kg, 2x3 @ 70 kg",
        "Ibex press 70%x2, 75%x2, 80%x1",
        "9 Ibex press, 75# (55#)",
        "Ibex rope: 3×50 skips",
        "9 wall balls, 20lb to 10 ft",
        "Ibex press x 9 = 360 pounds",
    ],
)
def test_becomes_clean_notation(line: str) -> None:
    """What is read becomes a block without a complaint."""
    assert convert(f"Yard\n\n- {line}\n").clean
