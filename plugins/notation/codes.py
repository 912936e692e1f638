"""Every diagnostic code with its severity and what it is about.

A code is a promise: it keeps its name and meaning. An *error* fails the build: the author's words
are shown as they stand, but what they mean is unknown. A *warning* does not: something was read in
one way although it may have been meant in another.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from plugins.late import dataclass


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    name: str
    severity: Severity
    about: str


def _codes(severity: Severity, **about: str) -> dict[str, Code]:
    return {
        (name := key.replace("_", "-")): Code(name, severity, text) for key, text in about.items()
    }


CODES: Final[dict[str, Code]] = {
    # --- Files and their metadata
    **_codes(
        Severity.ERROR,
        unreadable_file="A file cannot be read as UTF-8 text.",
        control_character="A file holds an invisible control character.",
        missing_key="A file lacks a metadata line that it needs.",
        unknown_key="A metadata line has a name that the site does not know.",
        duplicate_key="A metadata line stands there twice.",
        empty_value="A metadata line has no value.",
        bad_date="A date is not written as year-month-day or does not exist.",
        bad_value="A metadata line's value is none of those it can have.",
        not_metadata="A line among the metadata is not of the form 'Key: value'.",
        ignored_file="A Markdown file lies where, or is named as, the site reads none.",
        unknown_folder="A file lies in a folder that stands for nothing.",
        duplicate_address="Two files have one address, or a file has one of the site's own.",
        unknown_link="A link to a file of the site leads to none.",
        too_much="A file, a line, a paragraph or a block is far larger than a page can use.",
        unsafe_file="Something in the content is no file that can be published safely.",
        broken_picture="A picture cannot be shown, or does more than to be seen.",
        empty_page="A page has no text.",
    ),
    # --- The text of a page
    **_codes(
        Severity.ERROR,
        unsafe_html="A text holds HTML that is not allowed there.",
        unsafe_link="A link has an address that none may have.",
        unclosed_code="A fence of code has no closing line, or none that opens it.",
        indented_code="A fence of code has no end that stands as far in, or stands too far in.",
        broken_table="A table is not read as one.",
        unread_attributes="A list in braces behind a text cannot be read.",
        duplicate_anchor="Two places of a page have one name, or one that the page itself has.",
        unmatched_note="A note is called but not written, or it is written but not called.",
        changed_text="Readers would see something else than was written.",
        no_words="A heading, a link or a picture has no words.",
        merge_marks="A text holds marks of git, which could not make one of two versions.",
    ),
    **_codes(
        Severity.WARNING,
        unknown_class="The theme has no class of this name.",
        spelt_two_ways="A series or a tag is spelled in two ways.",
        no_workout="A page among the workouts has no workout.",
    ),
    # --- The exercise library
    **_codes(
        Severity.ERROR,
        missing_part="The page of an exercise lacks a part, such as its cues.",
        empty_part="A part of an exercise's page says nothing.",
        step_count="A movement is told in too few or too many steps.",
        duplicate_name="Two exercises have one name.",
        unknown_progression="An easier or harder exercise is not in the library.",
        same_figure="Two exercises are drawn alike.",
    ),
    # --- The poses of an exercise
    **_codes(
        Severity.ERROR,
        unread_pose="Some words of a pose cannot be read.",
        unknown_pose="A pose begins with a base pose that is not known.",
        missing_position="A movement is drawn in fewer than two positions.",
        too_many_positions="A movement is drawn in more positions than can be shown.",
        duplicate_position="Two positions of an exercise have the same name.",
        same_positions="Two positions that follow each other are the same.",
        missing_description="A position is not described in words.",
        joint_out_of_range="A joint is bent further than joints go.",
        through_floor="A part of the body lies below the floor.",
        contact_missed="A hand, a foot or another part does not reach what it should touch.",
        out_of_box="A figure is too large to be drawn.",
    ),
    # --- Blocks
    **_codes(
        Severity.ERROR,
        unknown_block="A block has a name that the site does not know, or stands where none can.",
        unclosed_block="A block has no closing line.",
        stray_close="A closing line stands there without a block.",
        misspelt_fence="A line looks like the opening or closing line of a block and is none.",
        indented_block="A block does not stand at the left margin.",
        missing_title="A block has no title.",
        duplicate_title="Two blocks of one page have the same title.",
        unread_option="The opening line of a block has words that mean nothing.",
    ),
    # --- Workouts: lines that cannot be read
    **_codes(
        Severity.ERROR,
        empty_workout="A workout has no exercise.",
        empty_section="A section has no exercise.",
        unknown_scheme="A scheme line cannot be read.",
        second_scheme="A section has two schemes.",
        misplaced_scheme="A scheme stands after the exercises it is about.",
        unread_line="A line is no exercise, scheme, heading, table or note.",
        missing_colon="An exercise line has no colon between name and dose.",
        missing_name="An exercise line has no name.",
        missing_amount="An exercise does not say how much, and neither does the scheme.",
        missing_unit="A number lacks the unit that says what it counts.",
        unknown_unit="A number has a unit that is not known.",
        unread_dose="Some words of a dose cannot be read.",
        unread_load="The load after an @ cannot be read.",
        unknown_detail="A detail after a comma is not known.",
        duplicate_detail="A detail is given twice.",
        unread_tempo="A tempo does not have four phases.",
        unread_rest="A rest is not a time.",
        unknown_variant="A sub-item is neither easier, harder, or, nor cue.",
        empty_variant="A sub-item has no text.",
        orphan_variant="A sub-item stands under no exercise.",
        list_too_deep="A list goes deeper than exercise and sub-item.",
        ragged_table="A row of a table has more or fewer cells than its head.",
        unread_table="A table has no row of names, no row of hyphens or no weeks.",
        unread_cell="A cell of a table is not a dose or a rest.",
        missing_letter="A workout has a sign that no font of the sheets has.",
    ),
    # --- Workouts: lines that can be read but cannot be so
    **_codes(
        Severity.ERROR,
        zero_amount="A number of sets, reps, rounds, seconds or kilograms is zero.",
        negative_amount="A number is negative.",
        reversed_range="A range ends below its beginning.",
        too_large="A number is far beyond what anybody could do.",
        rpe_out_of_range="An RPE is not on the scale from 1 to 10.",
        rir_out_of_range="Reps in reserve are not from 0 to 10.",
        percent_out_of_range="A share of the 1RM is not above 0 and at most 120 %.",
        duplicate_label="A label such as A1 stands there twice.",
        superset_of_one="A superset has only one exercise.",
        rest_longer_than_cap="A rest is as long as the time limit of its section.",
        emom_overflow="The work of an interval is longer than the interval.",
        table_without_column="An exercise says 'see table', but no column has its name.",
        uneven_ladder="A ladder has fewer than three steps.",
    ),
    # --- Workouts: what can be read in two ways
    **_codes(
        Severity.WARNING,
        markup_in_workout="A workout has marks of Markdown or HTML, which are shown as they stand.",
        ambiguous_load="A number after @ has no unit: a load, a percentage or an RPE?",
        ambiguous_order="A product can be sets x reps or load x reps.",
        ambiguous_each_side="A load on each side: plates on a bar, or a bell in each hand?",
        number_in_name="A name begins with a number: is it a count, or a label?",
        decimal_comma="A decimal comma is read as a decimal point.",
        sets_in_rounds="An exercise gives sets although its section gives rounds.",
        amount_in_ladder="An exercise gives reps although its section is a ladder.",
        label_gap="The labels of a superset leave out a number.",
        column_without_exercise="A column of a table names no exercise of the workout.",
        number_out_of_order="The numbers of a list do not count up by one.",
        emom_uneven="An EMOM's intervals do not divide among its lines, or rounds say otherwise.",
        interval_uneven="Intervals do not divide evenly into the time or among the exercises.",
        time_disagrees="The stated time is far from the estimated one.",
        unknown_exercise="The library has no exercise of this name.",
    ),
    # --- Pros and cons
    **_codes(
        Severity.ERROR,
        empty_pros_cons="A block of pros and cons has neither.",
        unknown_side="A heading is neither Pros, Cons nor Verdict.",
        duplicate_side="A heading stands there twice.",
        missing_lead="An item does not begin with a lead in bold.",
        stray_text="A text stands outside of every item.",
        uneven_pairs="The two sides are said to be paired but differ in length.",
    ),
}
