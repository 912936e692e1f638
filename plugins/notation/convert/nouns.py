"""The nouns that names of exercises end with, by which one is told from other words."""

from __future__ import annotations

from typing import Final

from plugins.notation.convert.phrases import compiled

_ONE: Final = (
    r"squat|lunge|press|burpee|swing|deadlift|clean|snatch|thruster|dip|plank|bridge|thrust|curl"
    r"|raise|extension|crunch|climber|kick|kickback|twist|carry|hold|skip|hop|jump|jack|shrug|bug"
    r"|row|flye?|pull[\s-]?up|push[\s-]?up|sit[\s-]?up|chin[\s-]?up|step[\s-]?up|pull[\s-]?down"
    r"|push[\s-]?down|roll[\s-]?out|pressup|press-up|v-up"
)
MANY: Final = (
    rf"(?:{_ONE})(?:e?s)|carries|flies|(?:pull|push|sit|chin|step|press|muscle|v)[\s-]ups|unders"
    r"|double-unders|knees|wall\sballs|bear\scrawls|get[\s-]?ups|good\smornings"
)
ENDS_MANY: Final = compiled(rf"(?:.*[\s-])?(?:{MANY})")
ENDS_ONE: Final = compiled(rf"(?:.*[\s-])?(?:{_ONE})")
MACHINE: Final = compiled(
    r"(?:.*\s)?(?:row(?:er)?|bike|run|ski|erg|treadmill|elliptical|jog|walk|cycling|walking|running|jogging|swimming|rowing|"
    r"biking|hiking|cycle|swim|ride|stair\s?master)"
)
#: Nouns of exercises that are those of other things, too, and count only before a description.
ENDS_MOVE: Final = compiled(
    r"(?:.*[\s-])?(?:lift|run|walk|stretch|pose|circle|step|swing|tuck|slide|tap|touch|reach|roll|rotation|abduction|"
    r"adduction|skater|inchworm|superman|dog|shell|clam|sit|hang|rope|shuffle|drill|march|pulse|bend|tilt|drop|hinge|"
    r"cobra|cat|cow|bike|bicycle|kneeler|windmill|bound|throw|toss|slam|pullover|stand|balance)(?:e?s)?"
)
#: What joins two names
SEVERAL: Final = compiled(r",|\sand\s|[+&]")
_MOST_WORDS_OF_NAME: Final = 4


def names_exercise(words: str) -> bool:
    """Whether a few words end with the noun of an exercise, one or many."""
    few = len(words.split()) <= _MOST_WORDS_OF_NAME and not SEVERAL.search(words)
    return few and bool(ENDS_MANY.fullmatch(words) or ENDS_ONE.fullmatch(words))


def names_move(words: str) -> bool:
    """Whether two words or three end with a noun that names exercises and other things."""
    return 1 < len(words.split()) < _MOST_WORDS_OF_NAME and bool(ENDS_MOVE.fullmatch(words))
