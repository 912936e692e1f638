"""What a sheet shows: the facts of its page, the workout as it is for paper, figures, the QR code.

Two templates render it, one for the PDF and one for the browser's own print, and decide nothing
about words. Nothing here knows of Pelican or of either template.
"""

from __future__ import annotations

import io
import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from plugins.figures import Style, cropped
from plugins.late import dataclass, expression
from plugins.notation.workout.present import WorkoutView, exercises_of, with_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plugins.figures import Position
    from plugins.notation.exercises import Exercise, Library
    from plugins.notation.exercises.present import FigureView
    from plugins.notation.workout.present import RowView

#: The figures' colours on paper: each is still told from the others on a copy in greys, and a copy
#: of that copy in black and white keeps them all.
INK: Final = Style(near="#000000", far="#6c6c6c", accent="#4a4a4a", ground="#6c6c6c")

#: What a figure's size is measured by, in hundredths of the person's stature.
STANDING: Final = 103.5

#: The pattern that a QR code's modules are mixed with, one of eight that keep large areas of one
#: colour out. The code says itself which it was, so each can be read (ISO/IEC 18004, 7.8 and 7.9).
#: Judged as the standard does, addresses with this one come within 2 % of the best on average.
_MASK: Final = 2

#: The equipment whose weight is written down, and how a line of an author's names it.
WEIGHTS: Final = frozenset({"kettlebell", "dumbbell", "barbell"})
_BELL: Final = expression(r"\b(?:kettle|dumb|bar)?bells?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A position of an exercise: what is seen, in words and as an SVG file.

    ``cut`` is the part of the drawing that is shown: left, top, width and height in hundredths of a
    person's stature. ``symbol`` is the id of the same drawing on the page, in the square ``box``:
    left, top and side.
    """

    description: str
    svg: str
    cut: tuple[float, float, float, float]
    symbol: str
    box: tuple[float, float, float]

    @property
    def width(self) -> float:
        """The share of a standing person's height, and a little air, that it is wide."""
        return round(self.cut[2] / STANDING, 3)

    @property
    def height(self) -> float:
        """The share of a standing person's height, and a little air, that it is high."""
        return round(self.cut[3] / STANDING, 3)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one sheet shows. An empty field leaves no trace on the paper.

    ``title`` is the page's, ``address`` is printed as it is, ``url`` is where it links to and what
    ``qr`` (an SVG file) says. ``version`` is an ISO date. ``progression`` tells how to go on from
    week to week. ``figures`` are the positions of each exercise, by its slug.
    """

    site: str
    title: str
    workout: WorkoutView
    author: str = ""
    goal: str = ""
    level: str = ""
    space: str = ""
    equipment: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    progression: str = ""
    address: str = ""
    url: str = ""
    qr: str = ""
    version: str = ""
    licence: str = ""
    lang: str = "en"
    figures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)


def qr(url: str) -> str:
    """Return the QR code of an address as SVG without a quiet zone, or nothing for none.

    The version is the smallest that holds the address, and its error correction the best that this
    version has room for: on a copied sheet large modules help more than many. The mask is always
    the same: to make and judge all eight takes four times as long as all else (see :data:`_MASK`).
    """
    if not url:
        return ""
    # An edit takes its codes over.
    import segno  # noqa: PLC0415

    code = segno.make_qr(url, error="l", boost_error=True, mask=_MASK)
    file = io.BytesIO()
    code.save(file, "svg", border=0, omitsize=True, svgclass=None, lineclass=None, xmldecl=False)
    return file.getvalue().decode("utf-8").strip()


#: The pictures of each exercise of a library that has been asked for: many workouts share them.
_PICTURES: Final[WeakKeyDictionary[Library, dict[str, tuple[Picture, ...]]]] = WeakKeyDictionary()


def pictures(workout: WorkoutView, library: Library) -> dict[str, tuple[Picture, ...]]:
    """Return the figures of a workout's exercises, by their slugs."""
    made = _PICTURES.setdefault(library, {})
    found: dict[str, tuple[Picture, ...]] = {}
    for slug in exercises_of(workout):
        figure = library.figure(slug)
        if figure is None:
            continue  # its text is wrong, and its author has been told
        if slug not in made:
            made[slug] = tuple(_pictures(library.exercises[slug].figure.positions, figure))
        found[slug] = made[slug]
    return found


def _pictures(positions: Sequence[Position], figure: FigureView) -> Iterator[Picture]:
    crops = cropped(positions, INK)
    for position, (file, cut), drawn in zip(positions, crops, figure.positions, strict=True):
        description = f"{position.name.capitalize()}: {position.description}"
        yield Picture(description, file, cut, drawn.id, position.drawing.box)


def on_paper(view: WorkoutView, library: Library) -> WorkoutView:
    """Return a workout with what its reader has no telephone for, from the exercises' own pages.

    An exercise without a cue gets the first of its page. One that is done with a weight has a cell
    for it, though its author left the weight open.
    """

    def row(one: RowView) -> RowView:
        exercise = library.exercises.get(one.exercise)
        log = one.log
        if (
            log is not None
            and not {"weight", "load"} & {*log.fields}
            and _has_weight(one, exercise)
        ):
            log = replace(log, fields=("weight", *log.fields))
        cue = one.cue or (_plain(exercise.cues[0]) if exercise and exercise.cues else "")
        # Cues of authors and of pages stand below each other: all begin alike.
        return replace(one, cue=cue[:1].upper() + cue[1:], log=log)

    return with_rows(view, row)


def _has_weight(row: RowView, exercise: Exercise | None) -> bool:
    """Whether an exercise is done with a weight, as its page or its lines say."""
    if exercise is not None and not WEIGHTS.isdisjoint(exercise.equipment):
        return True
    return any(_BELL.search(text) for text in (row.name, row.cue, *(v.text for v in row.variants)))


_LINK: Final = expression(r"\[([^]]*)\]\([^)]*\)")
_EMPHASIS: Final = expression(r"(\*{1,2}|(?<!\w)_{1,2}|_{1,2}(?!\w)|`)")


def _plain(markdown: str) -> str:
    """Return a line of Markdown in plain words: links as their texts, emphasis as nothing."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", markdown))
