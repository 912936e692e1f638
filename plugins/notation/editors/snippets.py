"""Snippets: the beginning of a workout, of each scheme, of pros and cons, and of an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plugins.notation.editors.tables import Tables

#: Prefix -> what it is, and its text. What every level and status is called is filled in.
_SNIPPETS: Final = {
    "rbr-file": (
        "A workout's file, with its metadata",
        """\
Title: ${1:Thursday strength}
Date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE
Summary: ${2:One or two sentences for lists and search engines.}
Status: STATUSES
Level: LEVELS
Equipment: ${5:mat}
Goal: ${6:strong hips}
Space: ${7:a mat's length}
Cautions: ${8:Stop if it hurts under the kneecap.}

${9:What it is for, and when to do it.}

/// workout | ${1:Thursday strength}
*${10:3} rounds, rest ${11:60 s} between rounds*

1. ${12:Split squat}: ${13:8 reps per side}
2. ${14:Push-up}: ${15:8-12 reps}
///

$0
""",
    ),
    "rbr-circuit": (
        "A circuit: down the list, then from the top again",
        """\
/// workout | ${1:Circuit}
*${2:3} rounds, rest ${3:15 s} between exercises, ${4:90 s} between rounds*

1. ${5:Split squat}: ${6:8 reps per side}
2. ${7:Push-up}: ${8:8-12 reps}
3. ${9:Side plank}: ${10:20 s per side}
///
$0
""",
    ),
    "rbr-sets": (
        "Straight sets: all sets of an exercise, then the next exercise",
        """\
/// workout | ${1:Straight sets}
*straight sets, rest ${2:60 s} between sets*

- ${3:Split squat}: ${4:3 x 8 per side}, tempo ${5:3-1-1-0} — ${6:front heel stays heavy}
    - easier: ${7:One hand on the wall}
    - harder: ${8:Back foot on a chair}
- ${9:Calf raise}: ${10:3 x 12 per leg}
///
$0
""",
    ),
    "rbr-superset": (
        "A superset: two exercises that take turns",
        """\
/// workout | ${1:Superset}
*straight sets, rest ${2:75 s} between rounds*

- A1. ${3:Romanian deadlift}: ${4:3 x 8 @ 20 kg}
- A2. ${5:Push-up}: ${6:3 x 10}
///
$0
""",
    ),
    "rbr-emom": (
        "An EMOM: the next line begins at every full minute",
        """\
/// workout | ${1:EMOM}
*EMOM ${2:12 min}*

1. ${3:Kettlebell swing}: ${4:12 reps @ 16 kg}
2. ${5:Push-up}: ${6:8-10 reps}
3. Rest
///
$0
""",
    ),
    "rbr-amrap": (
        "An AMRAP: as many rounds as possible",
        """\
/// workout | ${1:AMRAP}
*AMRAP ${2:10 min}*

- ${3:Air squat}: ${4:15 reps}
- ${5:Push-up}: ${6:8 reps}
- ${7:Reverse lunge}: ${8:6 reps per side}
///
$0
""",
    ),
    "rbr-intervals": (
        "Intervals: so long on and so long off, for every line",
        """\
/// workout | ${1:Intervals}
*${2:40 s} on / ${3:20 s} off, ${4:3} rounds, rest ${5:60 s} between rounds*

- ${6:Step-up}
- ${7:Plank with shoulder taps}
- ${8:Skater hop}
///
$0
""",
    ),
    "rbr-weeks": (
        "Four weeks in a table",
        """\
/// workout | ${1:Four weeks}
- ${2:Split squat}: see table, tempo ${3:3-1-1-0}
- ${4:Single-arm row}: see table

| Week | ${2:Split squat} | ${4:Single-arm row} | Rest |
|---|---|---|---|
| 1 | ${5:2 x 8 per side @ RPE 6} | ${6:2 x 10 per side} | ${7:60 s} |
| 2 | ${8:3 x 8 per side @ RPE 7} | ${9:3 x 10 per side} | ${10:60 s} |
| 3 | ${11:4 x 6 per side @ RPE 8} | ${12:3 x 12 per side} | ${13:90 s} |
| 4 (easy) | ${14:2 x 6 per side @ RPE 6} | ${15:2 x 8 per side} | ${16:60 s} |
///
$0
""",
    ),
    "rbr-pros-cons": (
        "Pros and cons, and a verdict",
        """\
/// pros-cons | ${1:Strength training in the morning}
## Pros
1. **${2:It gets done.}** ${3:Nobody has called a meeting for six yet.}

## Cons
1. **${4:Stiff hips.}** ${5:Give the warm-up five minutes more.}

## Verdict
${6:In the morning if you can.}
///
$0
""",
    ),
    "rbr-exercise": (
        "An exercise of the library",
        """\
Title: ${1:Cossack squat}
Aliases: ${2:side-to-side squat}
Pattern: PATTERNS
Muscles: ${5:adductors, quadriceps}
Equipment: EQUIPMENT
Easier: ${7:Lateral lunge}
Summary: ${8:One sentence that says what it is.}
Contraindications: ${9:A knee or a groin that hurts in deep positions.}
Poses: start: ${10:standing wide, front view} — ${11:Wide feet, upright}
    end: ${12:side lunge} — ${13:Low over one bent leg, the other leg straight}

## How to do it

1. ${14:Stand with wide feet.}
2. ${15:Sit down over one foot.}
3. ${16:Push the floor away and come back to the middle.}

## Common mistakes

- ${17:The heel comes up: go less deep.}

## Cues

- ${18:Sit over the foot}

## What it trains

${19:What works, and why somebody who runs would care.}

## When to stop

${20:The signs to stop at, and what to do instead.}

$0
""",
    ),
}


def snippets(tables: Tables) -> dict[str, object]:
    """Return the snippets as the value of their JSON file."""
    # What is offered first is what the file gets if nobody chooses.
    statuses = sorted(tables.statuses, key=lambda status: status != "draft")
    choices = {
        "STATUSES": f"${{3|{','.join(statuses)}|}}",
        "LEVELS": f"${{4|{','.join(tables.levels)}|}}",
        "PATTERNS": f"${{4|{','.join(tables.patterns)}|}}",
        "EQUIPMENT": f"${{6|{','.join(tables.equipment)}|}}",
    }
    found: dict[str, object] = {}
    for prefix, (what, text) in _SNIPPETS.items():
        body = text
        for name, choice in choices.items():
            body = body.replace(name, choice)
        found[what] = {"prefix": prefix, "description": what, "body": body.splitlines()}
    return found
