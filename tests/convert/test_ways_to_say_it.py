"""Ways in which coaches say the same thing: each kind of phrase in several of its forms."""

from __future__ import annotations

import pytest

from plugins.notation.convert import read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # The name once more, behind the dose
        ("Egret rows - 3x9 egret rows", "Egret rows | 3 | 9"),
        ("2. Egret swings. 9 egret swings with each leg.", "Egret swings | 9 | yes"),
        ("Lunges: 20 walking lunges", "Lunges | 20"),
        ("Squat: 3x9 egret squats", "Squat | 3 | 9"),
        ("Egret presses: 3 sets of 9 presses", "Egret presses | 3 | 9"),
        # What heads the line
        ("Quad focus: 3x9 egret squats", "egret squats | 3 | 9"),
        ("Upper-body push: 3x9 egret push-ups", "egret push-ups | 3 | 9"),
        ("Pre-run: 9 egret swings", "egret swings | 9"),
        ("Exercise 3 egret rows x 9", "egret rows | 9"),
        ("Begin with 5 minutes of egret walking", "egret walking | 300"),
        # A part of the plan that is what one does
        ("Stretching - 9 min", "Stretching | 540"),
        ("Cardio: 20 minutes", "Cardio | 1200"),
        ("Core - 3x9 egret crunches", "egret crunches | 3 | 9"),
        # How long a rep of the name pauses
        ("2-second paused egret: 4x5", "2-second paused egret | 4 | 5"),
        ("3 sec negative egret-ups 3x5", "3 sec negative egret-ups | 3 | 5"),
        ("5 count pause egret press 4x3", "5 count pause egret press | 4 | 3"),
        # How often one holds
        ("Egret stretch 3 for 30 seconds", "Egret stretch | 3 | 30"),
        ("Egret stretch: 2 for 45 sec each", "Egret stretch | 2 | 45 | yes"),
        ("Egret stretch 3 reps, 30 seconds", "Egret stretch | 3 | 30"),
        ("Egret stretch 3 times for 30 seconds", "Egret stretch | 3 | 30"),
        ("Egret stretch - 30 second hold, 3 reps, each leg", "Egret stretch | 3 | 30 | yes"),
        ("Egret plank - three 45 second holds", "Egret plank | 3 | 45"),
        ("Egret bridge 5 sec hold, 3 reps", "Egret bridge | 3"),
        # A rest in brackets, or by its first letters
        ("Egret press 3 x 9 (60s)", "Egret press | 3 | 9 | 60"),
        ("Egret press 3x9 (2 min)", "Egret press | 3 | 9 | 120"),
        ("Egret press 3x9 RI 90s", "Egret press | 3 | 9 | 90"),
        ("Egret plank: 30 seconds - 60 sec rest", "Egret plank | 30 | 60"),
        ("Egret press 3x9 (30 sec-1min break)", "Egret press | 3 | 9 | 30-60"),
        # How long a way takes, and how fast
        ("Row 1000 m in 4:00", "Row | 240"),
        ("Row 2500m @ 9:14", "Row | 554"),
        ("5 mile run, 37:30", "run | 2250"),
        ("Row 500m @ 2:00 pace", "Row"),
        ("Row 500 m at 2:05/500m", "Row"),
        # Loads
        ("Egret press, empty bar x 9", "Egret press | 9 | empty bar"),
        ("Egret press, bar only, 2x9", "Egret press | 2 | 9 | bar only"),
        ("Egret lunges 2x9 weighted", "Egret lunges | 2 | 9 | weighted"),
        ("Egret-ups w/ green band, 3x8", "Egret-ups | 3 | 8 | green band"),
        ("Egret curl 3x9 15kg EZ bar", "Egret curl | 3 | 9 | 15 kg EZ bar"),
        ("Egret deadlift 5-3-1 @ 75/85/95%", "Egret deadlift | 3 | 5,3,1 | 75,85,95% 1RM"),
        ("9 egret thrusters (42.5/30)", "egret thrusters | 9 | 42.5/30 kg"),
        ("9 DB egrets 50/35 (alternating)", "DB egrets | 9 | alt | 50/35 lb"),
        ("Egret balls 20/14 x 15", "Egret balls | 15 | 20/14 lb"),
        ("9 egret cleans (same weights as above)", "egret cleans | 9 | same"),
        ("Egret squat 35lb kettle bell x 9", "Egret squat | 9 | 35 lb kettlebell"),
        # Sets and reps
        ("3 x egrets x 20", "egrets | 3 | 20"),
        ("Egret press 3s 9r", "Egret press | 3 | 9"),
        ("Egret press: 12r 10r 8r", "Egret press | 3 | 12,10,8"),
        ("Egret press: 12 reps, 10 reps, 8 reps", "Egret press | 3 | 12,10,8"),
        ("Egret dips BW x 12, 10, 9", "Egret dips | 3 | 12,10,9 | BW"),
        ("13r of egret", "egret | 13"),
        ("Egret press 4x5, four sets of five", "Egret press | 4 | 5"),
        ("Egret carry: 3 trips of 40 m", "Egret carry | 3"),
        ("03 x 08-10 | Egret squat", "Egret squat | 3 | 8-10"),
        # Sides
        ("10 lunges/leg x 2 sets", "lunges | 2 | 10 | yes"),
        ("Egret press 10 x side", "Egret press | 10 | yes"),
        ("Egret lunges 3x9 x leg", "Egret lunges | 3 | 9 | yes"),
        ("Each side: 9 egret rows", "egret rows | 9 | yes"),
        ('Egret shuffle (30")', "Egret shuffle | 30"),
        # The best of a lift, and lighter sets behind the others
        ("1RM egret squat", "egret squat | 1 | 1RM"),
        ("Egret squat: 5RM", "Egret squat | 5 | 5RM"),
        ("Strength: egret squat, 20 rep max", "egret squat | 20 | 20RM"),
        ("Egret clean: find a heavy single", "Egret clean | 1 | heavy"),
        ("Egret squat 3x5 + 2 back-off sets", "Egret squat | 3+2 | 5"),
        ("Egret squat 3x5, then 2 back-off sets", "Egret squat | 3+2 | 5"),
        ("Egret squat (one 50# DB)", "Egret squat | 50 lb DB"),
        ("Egret swing (a 20 kg kettlebell) x 9", "Egret swing | 9 | 20 kg kettlebell"),
        # As many steps as sets, and a row of dots before them
        ("Egret curl 12-10-8 x 3", "Egret curl | 3 | 12,10,8"),
        ("Egret curl.............12-10-8 x 3", "Egret curl | 3 | 12,10,8"),
        ("Egret stretch, 30 seconds each side, twice", "Egret stretch | 2 | 30 | yes"),
        ("Egret press 4 x 8-10 (75% 1RM), 90 s", "Egret press | 4 | 8-10 | 75% 1RM | 90"),
        ("Superset with 20 egret swings", "egret swings | 20"),
        ("Accumulate 50 egret-ups", "egret-ups | 50"),
        ("9 egret sprints @ 20m", "egret sprints | 9"),
        # Counted aloud
        ("EGR ICX20", "EGR | 20"),
        # Other languages
        ("Utfall 3 x 9 hvert ben", "Utfall | 3 | 9 | yes"),
        ("Zancadas 3x9 ambos lados", "Zancadas | 3 | 9 | yes"),
        ("Flexiones 4 series de 8 repeticiones, descanso 60 s", "Flexiones | 4 | 8 | 60"),
        ("| A1 | Egret row | 3 x 9 | 60 s | 3010 |", "Egret row | 3 | 9 | 60"),
        ("2\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP} 9 egrets", "egrets | 9"),
        # Signs of a page
        ("&#8226; 9 Egret&#8211;ups", "Egret–ups | 9"),
        ("Egret &ndash; 3&nbsp;x&nbsp;9", "Egret | 3 | 9"),
        ("Egret 3 ⨉ 9", "Egret | 3 | 9"),
    ],
)
def test_is_read(line: str, expected: str) -> None:
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Egret press 3 x 9, 3-1-1-0", "tempo", "3-1-1-0"),
        ("Row 1000 m in 4:00", "measure", "1000 m"),
        ("Egret raises 3x9 slow tempo", "cues", ("slow tempo",)),
        ("Squat: 3x9 egret squats", "cues", ("egret squats",)),
        ("Rows - 3x9 egret rows, as deep as you can", "cues", ("egret rows", "as deep as you can")),
        ("Quad focus: 3x9 egret squats", "cues", ("Quad focus",)),
        ("Egret crunch 3x9 (alt – Weighted egret)", "instead", ("Weighted egret",)),
        ("Egret lunge 3x9 (alternating - slow)", "per_side", "alt"),
    ],
)
def test_what_has_another_place(line: str, field: str, value: object) -> None:
    """A tempo, a way, a note or another exercise."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    assert getattr(reading, field) == value


#: How it is done, at length, with the knees, the hands and a number of degrees
TOLD = (
    "Stand tall with your feet hip-width apart and both hands on your hips. Take a long step and "
    "lower the back knee until both knees are bent to about 90 degrees. Keep the chest up and look "
    "ahead of you, then push back through the front heel to stand up tall, and breathe out slowly."
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"Egret lunge: {TOLD} Do 3 sets of 9.", "Egret lunge | 3 | 9"),
        (f"Egret lunge (3 x 9): {TOLD}", "Egret lunge | 3 | 9"),
        (f"Egret lunge: 3 sets of 9. {TOLD}", "Egret lunge | 3 | 9"),
        (f"1. Egret lunge - 3 sets of 9: {TOLD}", "Egret lunge | 3 | 9"),
        (f"Egret lunge, 9 reps each side. {TOLD}", "Egret lunge | 9 | yes"),
        (f"9 egret lunges – {TOLD}", "egret lunges | 9"),
    ],
)
def test_a_paragraph_that_tells_how(line: str, expected: str) -> None:
    """Both knees bent are no sides of an amount, and the amount may stand on either end."""
    assert said(line) == expected


@pytest.mark.parametrize("end", ["Repeat on both sides.", "Rest 60 seconds.", "Do 3 more sets."])
def test_a_paragraph_that_says_more(end: str) -> None:
    assert read_line(f"Egret lunge (3 x 9): {TOLD} {end}").unread


@pytest.mark.parametrize(
    "line",
    [
        # A head that says something of the amount
        "Rest sets: 9 egret rows",
        "Rounds: 9 egret rows",
        # A clock's time, which may be that of a video
        "Egret press 3 x 9 (2:00)",
        # Fewer reps than sets
        "8 x egrets x 3",
        "10 empty egrets 10/9 x 3",
        # Not of every set, or of another lift
        "Egret squat: build to a heavy triple",
        "Egret press, work up to a 3RM",
        "Egret squat 3x5 + 2 back-off sets of 8",
        "Egret squat 4x3 @ 80-85% of C&J",
        # No range, and no count
        "Egret lunge x3 - 30 sec",
        "Egret swings x3 – 30 reps",
        "6x100 sprints",
        "Egret press20",
        "Egret carry, 53/35 lbs, 400",
        "BW x 20",
        "Egret bug 3x9 lado",
        'Egret jacks (9), 30 "',
        "OHP BW [3x9]",
        # A clock within the name
        "9 egret-ups on the minute x 5",
        # A part of a workout, not of a name
        "Tabata: egret rows",
        "Egret press 3x9 w/ band",
    ],
)
def test_is_asked(line: str) -> None:
    assert read_line(line).unread
