"""What an article has beyond its text: its workouts with their sheets, and its facts in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.contents import contents
from plugins.late import dataclass
from plugins.markdown_source.library import library
from plugins.notation.pages import Facts, Page, page_estimate
from plugins.notation.workout import Workout, WorkoutView, present
from plugins.notation.workout.choices import Choice, Paper, choices, file_name
from plugins.notation.workout.present import estimate_words, exercises_of, with_exercises
from plugins.workouts.block import sheet_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.exercises import Library
    from plugins.notation.workout.present import Text


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A way to print a workout: its path below the output folder, its address below the site's."""

    choice: Choice
    save_as: str
    url: str


@dataclass(frozen=True, slots=True)
class PublishedWorkout:
    """A workout of a page, with its sheets; the usual one of each paper stands first.

    ``folder`` and ``address`` are where all that is made of it lies; either is empty or ends with a
    slash.
    """

    view: WorkoutView
    sheets: tuple[SheetFile, ...]
    folder: str
    address: str

    @property
    def usual(self) -> tuple[SheetFile, ...]:
        """The sheets that most people want: one for each paper."""
        return self.sheets[: len(Paper)]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of a workout's page, as shown; what is not known is empty."""

    level: str
    goal: str
    space: str
    equipment: tuple[str, ...]
    cautions: tuple[str, ...]
    estimate: Text
    progression: str


def complete(generator: Any) -> None:
    """Give each article and page ``workouts`` and ``facts``; links know its sheets."""
    known = library(generator.settings)
    for content in contents(vars(generator)):
        page = getattr(content, "notation", None)
        content.workouts = ()
        if not isinstance(page, Page):
            continue
        content.workouts = tuple(_published(content, page, known))
        content.facts = _facts(page, content.workouts) if content.is_workout else None
        for workout in content.workouts:
            for sheet in workout.usual:
                below = content.relative_source_path
                known_as = sheet_source(below, workout.view.anchor, sheet.choice.paper)
                generator.context["generated_content"][known_as] = sheet


def _published(content: Any, page: Page, known: Library) -> Iterator[PublishedWorkout]:
    found = [
        (block.anchor, block.value) for block in page.blocks if isinstance(block.value, Workout)
    ]
    if not found:
        return
    # A page's folder holds its sheets, so that the page and its papers move and go together.
    folder = content.save_as[: content.save_as.rfind("/") + 1]
    address = content.url[: content.url.rfind("/") + 1]
    for anchor, workout in found:
        view = with_exercises(present(workout, anchor), known.find)
        drawn = any(known.figure(slug) is not None for slug in exercises_of(view))
        every = choices(view, figures=drawn)
        sheets = tuple(
            SheetFile(choice, f"{folder}{name}", f"{address}{name}")
            for choice in every
            for name in (file_name(anchor, choice, every[0]),)
        )
        yield PublishedWorkout(view, sheets, folder, address)


def _facts(page: Page, workouts: tuple[PublishedWorkout, ...]) -> PageFacts:
    facts: Facts = page.facts
    if facts.minutes is not None:
        low, high = facts.minutes
        estimate: Text = (f"{low}–{high} min" if high > low else f"{low} min",)
    elif len(workouts) == 1:
        estimate = workouts[0].view.estimate
    else:
        estimate = estimate_words(page_estimate(page.blocks))
    return PageFacts(
        facts.level,
        facts.goal,
        facts.space,
        facts.equipment,
        facts.cautions,
        estimate,
        facts.progression,
    )
