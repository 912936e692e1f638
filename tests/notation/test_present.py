"""What a page and a sheet show: numbers and anchors."""

from __future__ import annotations

from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source, Span
from plugins.notation.workout import parse, present


def orders(text: str) -> list[str]:
    """Return the order of each line of the first section."""
    view = present(parse(Source("case.md", text), Span(0, len(text))).workout)
    parts = view.sections[0].parts
    return [row.order for part in parts if part.kind == "rows" for row in part.rows]


def test_the_authors_numbers_are_kept() -> None:
    """A list that begins with 3 does so on the page."""
    assert orders("3. Squat: 8 reps\n4. Row: 8 reps\n") == ["3", "4"]


def test_ones_are_counted() -> None:
    """Markdown's habit of writing 1. for every item leaves the counting to us."""
    assert orders("1. Squat: 8 reps\n1. Row: 8 reps\n") == ["1", "2"]


def test_a_line_that_cannot_be_read_keeps_its_minute() -> None:
    """In an EMOM the exercise behind a line that is not understood does not move up."""
    text = "*EMOM 9 min*\n\n1. Squat: 8 reps\n2. Row: eight\n3. Plank: 30 s\n"
    assert orders(text) == ["Minute 1", "", "Minute 3"]


def test_what_is_ticked_has_the_name_that_the_scheme_gives_it() -> None:
    """The eight of a Tabata are not rounds: those are of several exercises."""
    named = {}
    for scheme in ("Tabata 8 x 20 s / 10 s", "40 s on / 20 s off, 3 rounds"):
        text = f"*{scheme}*\n\n- Squat: 20 s\n"
        view = present(parse(Source("case.md", text), Span(0, len(text))).workout)
        track = view.sections[0].track
        assert track is not None
        named[scheme] = (track.name, len(track.boxes))
    assert list(named.values()) == [("Intervals", 8), ("Rounds", 3)]


def test_an_anchor_is_never_an_id_made_from_another() -> None:
    """The workout "Abs title" does not take the id of the title of "Abs"."""
    text = "/// workout | Abs\n- Plank: 30 s\n///\n\n/// workout | Abs title\n- Plank: 30 s\n///\n"
    blocks = read_page(Source("case.md", text), Kind.ARTICLE).blocks
    assert [block.anchor for block in blocks] == ["abs", "abs-title-block"]
