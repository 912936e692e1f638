"""Whole files: metadata, facts, anchors, and the time that is stated."""

from pathlib import Path

import pytest

from plugins.notation.pages import Facts, Kind, Page, read_file, read_page, slugify
from plugins.notation.source import Source
from plugins.notation.workout import Workout

HEAD = "Title: Core\nDate: 2026-03-14\nSummary: Short.\n"


def page(text: str, kind: Kind = Kind.WORKOUT) -> Page:
    """Read ``text`` as a file of ``kind``."""
    return read_page(Source("x.md", text), kind)


def codes(text: str, kind: Kind = Kind.WORKOUT) -> list[str]:
    """Return the codes of what is wrong with ``text``."""
    return [finding.diagnostic.code for finding in page(text, kind).findings]


def hints(text: str) -> list[str]:
    """Return all that the findings suggest."""
    return [hint for finding in page(text).findings for hint in finding.diagnostic.hints]


def test_facts() -> None:
    """Lists are split at commas, cautions at lines; a time is a low and a high end."""
    read = page(
        HEAD + "Level: beginner to intermediate\nGoal: strength\nSpace: a mat\n"
        "Equipment: mat, ball , \nCautions: Stop when it hurts.\n    Ask before you lift.\n"
        "Time: about 20-25 min\nTags: core\n"
    )

    assert [f.diagnostic.code for f in read.findings] == []
    assert read.facts == Facts(
        level="beginner to intermediate",
        goal="strength",
        space="a mat",
        equipment=("mat", "ball"),
        cautions=("Stop when it hurts.", "Ask before you lift."),
        minutes=(20, 25),
    )
    assert read.metadata == {
        "title": "Core",
        "date": "2026-03-14",
        "summary": "Short.",
        "tags": "core",
    }


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("Titel: x", "unknown-key"),
        ("Date: 2026-03-15", "duplicate-key"),
        ("Goal:", "empty-value"),
        ("Modified: 2026-13-01", "bad-date"),
        ("Modified: 2026-03-14 25:00", "bad-date"),
        ("Modified: yesterday", "bad-date"),
        ("Level: expert", "bad-value"),
        ("Level: -", "bad-value"),
        ("Status: public", "bad-value"),
        ("Slug: A B", "bad-value"),
        ("Time: long", "bad-value"),
        ("Product: x", "unknown-key"),
    ],
)
def test_metadata_that_cannot_be(lines: str, code: str) -> None:
    """One line is wrong, and one thing is said."""
    assert codes(HEAD + lines + "\n") == [code]


@pytest.mark.parametrize(
    ("kind", "missing"),
    [(Kind.PAGE, 1), (Kind.ARTICLE, 3), (Kind.WORKOUT, 3)],
)
def test_what_each_kind_needs(kind: Kind, missing: int) -> None:
    """A page needs a title; what is dated needs a date and a summary too."""
    assert codes("", kind) == ["missing-key"] * missing


def test_an_empty_title_is_not_a_missing_one() -> None:
    """One mistake is told once."""
    assert codes("Title:\n", Kind.PAGE) == ["empty-value"]


def test_a_misspelt_key_is_answered_with_the_right_one() -> None:
    """The nearest key is the first hint."""
    assert hints(HEAD + "Equipmnt: mat\n")[0] == "did you mean 'Equipment'?"


@pytest.mark.parametrize(
    ("time", "wrong"),
    # An AMRAP of 15 min lasts 15 min, whatever is in it.
    [
        ("15 min", []),
        ("12-20 min", []),
        ("11 min", ["time-disagrees"]),
        ("20 min", ["time-disagrees"]),
    ],
)
def test_the_stated_time(time: str, wrong: list[str]) -> None:
    """A quarter and three minutes off is too far."""
    block = "\n/// workout | A\n*AMRAP 15 min*\n\n- Squat: 8 reps\n///\n"

    assert codes(f"{HEAD}Time: {time}\n{block}") == wrong


def test_anchors_are_unique() -> None:
    """Titles that differ in their signs only would share an anchor."""
    block = "/// workout | {}\n- Squat: 8 reps\n///\n"
    read = page(HEAD + "\n" + "".join(block.format(t) for t in ("A b", "A-b", "A b!", "…")))

    assert [b.anchor for b in read.blocks[:3]] == ["a-b", "a-b-2", "a-b-3"]
    assert len({b.anchor for b in read.blocks}) == 4


def test_an_anchor_does_not_take_the_name_of_a_second_one() -> None:
    """For "A 2" is a title too."""
    block = "/// workout | {}\n- Squat: 8 reps\n///\n"
    read = page(HEAD + "\n" + "".join(block.format(t) for t in ("A 2", "A", "a!", "a?")))

    assert len({b.anchor for b in read.blocks}) == 4


def test_an_unknown_block_has_no_value() -> None:
    """Its place is known, so that its words can be shown."""
    read = page(HEAD + "\n/// wrkout | A\nwords\n///\n")

    assert [(b.value, b.block.name) for b in read.blocks] == [(None, "wrkout")]


def test_slugs() -> None:
    """Accents stay letters, apostrophes vanish."""
    assert slugify("Runner's  Café – 20 min!") == "runners-café-20-min"


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    """It is a finding with the place of the byte, and the rest is read as well as it goes."""
    path = tmp_path / "x.md"
    path.write_bytes(b"Title: Caf\xe9\r\n\r\n/// workout | A\r\n- Squat: 8\r\n///\r\n")
    read = read_file(path, "x.md", Kind.PAGE)
    (finding,) = read.findings
    at = finding.source.position(finding.diagnostic.span.start)

    assert (finding.diagnostic.code, at.line, at.column) == ("unreadable-file", 1, 11)
    assert isinstance(read.blocks[0].value, Workout)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """That is no author's mistake."""
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "x.md", "x.md", Kind.PAGE)


def test_a_second_reader_looks_only_for_what_is_too_much(tmp_path: Path) -> None:
    """The first one tells all; whoever reads the same beside it must only not choke on it."""
    path = tmp_path / "x.md"
    path.write_text(f"{HEAD}\n<script>\n", encoding="utf-8")
    told = [
        [each.diagnostic.code for each in read_file(path, "x.md", Kind.PAGE, check=check).findings]
        for check in (True, False)
    ]
    assert told == [["unsafe-html"], []]
    path.write_text(f"{HEAD}\n{'[' * 500}\n", encoding="utf-8")
    (finding,) = read_file(path, "x.md", Kind.PAGE, check=False).findings
    assert finding.diagnostic.code == "too-much"


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 249_000])
def test_a_long_file_is_read_to_its_end(size: int, tmp_path: Path) -> None:
    """It is read in two steps, so that a short one asks for no room that it does not need."""
    path = tmp_path / "x.md"
    text = HEAD + "\n" + "Run. " * (size // 5)
    path.write_text(text[: size - 4] + "End\n", encoding="utf-8")
    read = read_file(path, "x.md", Kind.ARTICLE).document.source.text
    assert len(read) == path.stat().st_size
    assert read.endswith("End\n")


@pytest.mark.parametrize("text", ["](x)", "\n](x)", "![](x)](y)", "]()", "a ](x)\n\n](y)"])
def test_a_bracket_that_closes_nothing(text: str) -> None:
    """Whatever is told of it, no text makes an exception."""
    for head in ("", HEAD):
        page(head + text, Kind.PAGE)
