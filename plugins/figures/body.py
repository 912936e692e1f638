"""The body: lengths, joints and how far they go.

Unit: one hundredth of stature; angles in degrees from the anatomical position, flexion positive.
Lengths are those of Drillis and Contini (1966), "Body Segment Parameters", as tabulated in Winter,
"Biomechanics and Motor Control of Human Movement" (4th ed., 2009, fig. 4.1): upper arm .186,
forearm .146, hand .108, thigh .245, shank .246, ankle height .039, foot .152, shoulder height .818,
hip height .530, shoulder breadth .259, hip breadth .191, top of the neck .870.

Ranges are the averages of the American Academy of Orthopaedic Surgeons, "Joint Motion" (1965), as
commonly reprinted, widened for movements of the whole limb, in which pelvis, shoulder blade and
spine take part (a thigh goes to the chest, a hand behind the head).
"""

from __future__ import annotations

from typing import Final

from plugins.late import dataclass

UPPER_ARM: Final = 18.6
FOREARM: Final = 14.6
#: To the middle of the hand, where it grips: half of .108.
HAND: Final = 5.4
THIGH: Final = 24.5
SHANK: Final = 24.6
ANKLE: Final = 3.9
HEEL: Final = 4.2  # behind the ankle
TOE: Final = 11.0  # before it: with HEEL the foot's length
TORSO: Final = 28.8  # hip to shoulder: .818 - .530
SHOULDER_HALF: Final = 10.4  # the joint lies half an arm inside the breadth
HIP_HALF: Final = 5.4  # the joint lies well inside the breadth of the hips
HEAD: Final = 12.2  # from the line of the shoulders to the middle of the head
HEAD_RADIUS: Final = 6.7  # height of the head .130, and a little for legibility

#: Half the thickness of what is drawn, which is also how near its middle comes to a surface.
TORSO_RADIUS: Final = 5.8
LEG_RADIUS: Final = 3.8
ARM_RADIUS: Final = 2.9

#: What a length of one unit is in centimetres, for messages: stature 170 cm.
CENTIMETRES: Final = 1.7


@dataclass(frozen=True, slots=True)
class Joint:
    """An angle that can be stated: its words, its range in degrees, how willingly it gives way."""

    name: str
    low: float
    high: float
    weight: float = 1.0


X, Y, Z, HEADING, LEAN, TILT, ROLL, SPINE, SPINE_SIDE, SPINE_TURN, NECK = range(11)
SHOULDER, SHOULDER_OUT, SHOULDER_TURN, ELBOW, HIP, HIP_OUT, HIP_TURN, KNEE, ANKLE_BEND = range(9)
RIGHT: Final = 11
LEFT: Final = 20
COUNT: Final = 29

_LIMBS: Final = (
    Joint("shoulder", -75, 190, 1),
    Joint("shoulder out", -60, 190, 2),
    Joint("shoulder turned", -110, 110, 2),
    Joint("elbow", -8, 155, 1),
    Joint("hip", -40, 145, 1),
    Joint("hip out", -40, 75, 3),
    Joint("hip turned", -50, 70, 4),
    Joint("knee", -5, 155, 1),
    Joint("ankle", -45, 60, 0.7),
)
#: By the index of the degree of freedom. Translations have no range to speak of.
JOINTS: Final = (
    Joint("x", -1e4, 1e4, 0.01),
    Joint("y", -1e4, 1e4, 0.01),
    Joint("z", -1e4, 1e4, 0.01),
    Joint("facing", -360, 360, 1e6),
    Joint("torso", -190, 190, 2.5),
    Joint("torso tilted", -190, 190, 6),
    Joint("torso turned", -190, 190, 8),
    Joint("spine", -50, 95, 1e6),
    Joint("spine tilted", -45, 45, 1e6),
    Joint("spine turned", -70, 70, 1e6),
    Joint("neck", -70, 70, 1e6),
    *_LIMBS,
    *_LIMBS,
)


def mirrored(index: int) -> int:
    """Return the same joint of the other side."""
    if index < RIGHT:
        return index
    return index + 9 if index < LEFT else index - 9


#: Angles that point to a side, whose sign changes with left and right.
SIDED: Final = frozenset({Z, HEADING, TILT, ROLL, SPINE_SIDE, SPINE_TURN})
