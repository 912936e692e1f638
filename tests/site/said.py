"""What a workout says on its page, and whether a paper says the same in the same order."""

from typing import Final

from tests.sheets import reading

#: The parts of a workout's section, as the fragment marks them. What is to be filled in by hand is
#: drawn, not said.
SAID: Final = (
    ".workout-title, .section-title, .scheme, .rows-title, .row-order, .row-name, .row-optional, "
    ".row-dose, .row-fact, .row-cue, .row-variants li, .row--note p, caption, thead th, tbody th, "
    "tbody td, .legend dt, .legend dd"
)


def missing(texts: list[str], pdf: bytes) -> list[str]:
    """Return the texts that the paper does not read out after those before them.

    A cue has a line of its own on paper, and begins with a capital there.
    """
    aloud = reading.squashed(reading.read_out(pdf)).casefold()
    at = 0
    lost = []
    for text in texts:
        wanted = reading.squashed(text).casefold()
        found = aloud.find(wanted, at)
        if found < 0:
            lost.append(text)
        else:
            at = found + len(wanted)
    return lost
