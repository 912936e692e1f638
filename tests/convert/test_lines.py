"""What one line of a coach's says, field by field. The lines are made up, in many hands' manner."""

from __future__ import annotations

import pytest

from plugins.notation.convert import Kind, read_line

FIELDS = ("name", "sets", "reps", "seconds", "per_side", "load", "rest_s")


def said(line: str) -> dict[str, str]:
    """Return the fields of a line that is read, without those that say nothing."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    values = {name: getattr(reading, name) for name in FIELDS}
    return {name: value for name, value in values.items() if value not in {"", "no"}}


@pytest.mark.parametrize(
    ("line", "dose"),
    [
        ("Goat squat 3x12", {"sets": "3", "reps": "12"}),
        ("Goat squat 3 sets of 8-10", {"sets": "3", "reps": "8-10"}),
        ("Goat squat: 12 reps x 4 sets", {"sets": "4", "reps": "12"}),
        ("Goat squat 6repsx2sets", {"sets": "2", "reps": "6"}),
        ("Goat squat, three sets of ten", {"sets": "3", "reps": "10"}),
        ("Goat squat - 4 sets - 6 to 8 reps", {"sets": "4", "reps": "6-8"}),
        ("Goat squat: Sets: 2-3 Reps: 9", {"sets": "2-3", "reps": "9"}),
        ("Goat squat (3 sets of 7)", {"sets": "3", "reps": "7"}),
        ("Goat squat -18 rep.", {"reps": "18"}),
        ("Goat squat x 11", {"reps": "11"}),
        ("Goat squat 25", {"reps": "25"}),
        ("17 goat squat", {"reps": "17"}),
        ("Goat squat 13x", {"reps": "13"}),
        ("Goat squat 4 x 6+", {"sets": "4", "reps": "6+"}),
        ("Goat squat 12-9-6", {"sets": "3", "reps": "12,9,6"}),
        ("Goat squat 4-4-4-4", {"sets": "4", "reps": "4"}),
        ("Goat squat 1x6, 2x4", {"sets": "1,2", "reps": "6,4"}),
        ("Goat squat 2 x max", {"sets": "2", "reps": "max"}),
        ("Goat squat: 2 sets to failure", {"sets": "2", "reps": "failure"}),
        ("Goat squat 4 x AMRAP", {"sets": "4", "reps": "AMRAP"}),
        ("Goat squat (6 up, 6 down)", {"reps": "6+6"}),
    ],
)
def test_how_often(line: str, dose: dict[str, str]) -> None:
    """Sets and reps are read in either order, with words or signs."""
    assert {**said(line), "name": "x"} == {"name": "x", **dose}
    assert said(line)["name"].casefold() == "goat squat"


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("Crab hold 35 sec", "35"),
        ("Crab hold - 2 min.", "120"),
        ("Crab hold :40", "40"),
        ("Crab hold 1:15", "75"),
        ("Crab hold 3’", "180"),
        ("Crab hold 20”", "20"),
        ("Crab hold 1 min 20 sec", "80"),
        ("Crab hold: hold for 20-40s", "20-40"),
        ("Crab hold 30 sec-1min", "30-60"),
        ("50-second crab hold", "50"),
        ("Crab hold for one minute", "60"),
        ("Crab hold, max hold", "max"),
        ("Crab hold 25 Sek.", "25"),
    ],
)
def test_how_long(line: str, seconds: str) -> None:
    """Every way to write a time becomes seconds."""
    assert said(line)["seconds"] == seconds


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Heron reach x 9 each side", "yes"),
        ("Heron reach 2x9/leg", "yes"),
        ("Heron reach x 9 ea", "yes"),
        ("Heron reach 9 e/s", "yes"),
        ("Heron reach (9 on each leg)", "yes"),
        ("Heron reach 9/9", "yes"),
        ("Heron reach 9R/9L", "yes"),
        ("Heron reach (9 right, 9 left)", "yes"),
        ("Heron reach 9 je Seite", "yes"),
        ("Heron reach x 18 (9 each side)", "total"),
        ("Heron reach x 9 (9 per side)", "yes"),
        ("Heron reach 9 per side (18 total)", "yes"),
        ("Heron reach 18 total", "total"),
        ("Heron reach x 18 (switch after 9)", "total"),
        ("Heron reach, 18 alternating", "alt"),
        ("Alternating heron reach x 18", "alt"),
        ("9 heron reach R", "R"),
        ("Left heron reach x 9", "L"),
        ("Heron reach x 9", "no"),
    ],
)
def test_sides(line: str, side: str) -> None:
    """A number is for each side, for both together, or for one of them."""
    assert said(line).get("per_side", "no") == side


@pytest.mark.parametrize(
    ("line", "load"),
    [
        ("Barn press 3x6 @ 22.5 kg", "22.5 kg"),
        ("Barn press 3x6 @ 22,5 kg", "22.5 kg"),
        ("Barn press 3x6x40kg", "40 kg"),
        ("Barn press x 6, 45#", "45 lb"),
        ("30 lbs barn press x 6", "30 lb"),
        ("2 pd barn press x 6", "2 pood"),
        ("Barn press x 6 with a 12kg kettlebell", "12 kg kettlebell"),
        ("3x6 barn press 20 lbs dumbells", "20 lb dumbbells"),
        ("Barn press 3x6 @ 2x12kg", "2 x 12 kg"),
        ("6 barn press (65/45)", "65/45 lb"),
        ("6 barn press (20kg/12kg)", "20/12 kg"),
        ("6 barn press @ 30 lb W, 50 lb M", "30 lb W / 50 lb M"),
        ("Barn press 3 x 6 at 40kg, 45kg, 50kg", "40,45,50 kg"),
        ("Barn press 3x6 @ 70%", "70% 1RM"),
        ("Barn press 3x6 @ 65-70% of 1RM", "65-70% 1RM"),
        ("6 barn press @ 1/4 BW", "1/4 BW"),
        ("6 barn press @ as light as you like", "as light as you like"),
        ("Barn press 3x6 30 lb (5 lb each side)", "30 lb"),
        ("Barn press x 6 (use a sandbag)", "sandbag"),
    ],
)
def test_loads(line: str, load: str) -> None:
    """A load keeps its words, its unit made plain."""
    assert said(line)["load"] == load
    assert said(line)["name"].casefold() == "barn press"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Mole row 3x8, rest 75 sec", "75"),
        ("Mole row 3x8 (45s rest)", "45"),
        ("Mole row 3x8 (30 sec-1min break)", "30-60"),
        ("Mole row 3 sets of 8 with 2 minutes rest between sets", "120"),
        ("Mole row 20s on / 10s off", "10"),
        ("Mole row 3x8, no rest", "0"),
        ("Mole row: Sets: 3 Reps: 8 Rest: 60 Seconds", "60"),
        ("Mole row 3x8, 45 Sek. Pause", "45"),
        ("Mole Row / 3x8 / 30kg / 90s", "90"),
    ],
)
def test_rests(line: str, rest: str) -> None:
    """A rest is told from a time of work."""
    assert said(line)["rest_s"] == rest
    assert said(line)["name"].casefold() == "mole row"


@pytest.mark.parametrize(
    ("line", "effort", "tempo"),
    [
        ("Owl squat 3x5 @ RPE 7", "RPE 7", ""),
        ("Owl squat 3x5, 2 reps in reserve", "RIR 2", ""),
        ("Owl squat 3x5 @RIR2–3", "RIR 2-3", ""),
        ("Owl squat @ 20X1, 3x5", "", "2-0-X-1"),
        ("Owl squat 3x5, tempo 4-1-1", "", "4-1-1"),
        ("Owl Squat / 1x5 @6, 3x5 @7", "RPE 6,7", ""),
    ],
)
def test_effort_and_tempo(line: str, effort: str, tempo: str) -> None:
    """What an @ means is told by what stands behind it; neither is a load."""
    reading = read_line(line)
    assert (reading.effort, reading.tempo, reading.load) == (effort, tempo, "")
    assert reading.sets


@pytest.mark.parametrize(
    ("line", "name", "label"),
    [
        ("• Newt plank 30s", "Newt plank", ""),
        ("🔥 Newt plank 30s", "Newt plank", ""),
        ("- [ ] **Newt plank** - 30s", "Newt plank", ""),
        ("4) Newt plank 30s", "Newt plank", ""),
        ("3- Newt plank", "Newt plank", ""),
        ("2 – Newt plank", "Newt plank", ""),
        ("7: Newt plank 30s", "Newt plank", ""),
        ("B2) Newt plank 30s", "Newt plank", "B2"),
        ("3A Newt plank 30s", "Newt plank", "3A"),
        ("1b. Newt plank 30s", "Newt plank", "1B"),
        ("Exercise #3: Newt plank", "Newt plank", ""),
        ("Finisher: Newt plank 30s", "Newt plank", ""),
        ("1 arm newt row x 9", "1 arm newt row", ""),
        ("12 1-arm newt rows", "1-arm newt rows", ""),
        ("newt-8 pass x 5", "newt-8 pass", ""),
        ("90/90 newt x 6", "90/90 newt", ""),
        ("Newt pose, wide knees (8 lifts)", "Newt pose, wide knees", ""),
        ("Newt plank (or crab)", "Newt plank", ""),
        ("Newt figure four x 9", "Newt figure four", ""),
    ],
)
def test_names(line: str, name: str, label: str) -> None:
    """A name is as written, without the marks of a list; its own digits stay."""
    reading = read_line(line)
    assert not reading.unread
    assert (reading.name, reading.label) == (name, label)


@pytest.mark.parametrize(
    "line",
    [
        "Elk press 284 x 5",
        "Elk press 5x5 185",
        "Elk press 5x5 @ 8",
        "Elk press 3x8 25 lb each side",
        "Elk press 3x8 10kg each",
        "Elk press x 20*",
        "Elk press 3x8x60",
        "Elk jump x 10 (24/20)",
        "Elk press x 10 (16/24)",
        "8 elk squats, 8 elk rows, 8 elk jumps",
        "10 elk presses or something like it",
        "Elk press 3x8 (something of 7 kg in it)",
        "10 - elk press",
        "Elk press, rest 2",
        "EMOM 8: 6 elk presses",
        "You should then press the elk until you cannot",
        "Hold each elk for as long as you like. Rest when you need to.",
    ],
)
def test_two_meanings_are_asked_about(line: str) -> None:
    """A line that can be read in two ways holds no value, and says why."""
    reading = read_line(line)
    assert reading.unread
    assert reading.why == reading.notes
    assert {getattr(reading, name) for name in FIELDS} <= {"", "no"}


@pytest.mark.parametrize(
    ("line", "kind", "sets", "seconds", "rest"),
    [
        ("", Kind.BLANK, "", "", ""),
        ("4 rounds", Kind.HEADER, "4", "", ""),
        ("Then, 4 rounds for time of:", Kind.HEADER, "4", "", ""),
        ("Moor circuit - 4 rounds, 90 sec rest between rounds", Kind.HEADER, "4", "", "90"),
        ("AMRAP 12 min:", Kind.HEADER, "", "720", ""),
        ("7-minute AMRAP", Kind.HEADER, "", "420", ""),
        ("EMOM 10 min", Kind.HEADER, "", "60", ""),
        ("35 sec on/25 sec off", Kind.HEADER, "", "35", "25"),
        ("Do all, 15s hold each", Kind.HEADER, "", "15", ""),
        ("## Warm-up", Kind.HEADER, "", "", ""),
        ("Cool down:", Kind.HEADER, "", "", ""),
        ("90 sec rest", Kind.REST, "", "", "90"),
        ("Rest 3 mins", Kind.REST, "", "", "180"),
    ],
)
def test_lines_between(line: str, kind: Kind, sets: str, seconds: str, rest: str) -> None:
    """Headers and rests are told from exercises and keep their numbers."""
    reading = read_line(line)
    assert not reading.unread
    assert (reading.kind, reading.sets, reading.seconds, reading.rest_s) == (
        kind,
        sets,
        seconds,
        rest,
    )


def test_what_has_no_field_stands_in_the_notes() -> None:
    """A distance, a cue and another exercise are told in the notes."""
    reading = read_line("A1. Carry 40 m @ 20 kg (or suitcase walk)")
    assert reading.notes == "group=A1; measure=40 m; alternative=suitcase walk"
