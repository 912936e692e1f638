"""What an author is told: everything, once, where it is; and what is written meanwhile."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from plugins.markdown_source import resting
from plugins.notation.__main__ import main as notation
from tests import builds
from tests.plugins.conftest import Author

GOOD = "\n/// workout | Fine\n- Squat: 3 x 8 reps\n///\n"


def spoiled(author: Author) -> None:
    """Write five mistakes into three files, beside a file without any."""
    author.workout("\n/// workout | Rain\n- Squat: 3 x 8 @ RPE 12\n- Lunge: 3 x\n///\n")
    author.article("\nText.\n\n///\n", metadata="Titel: Why\n")
    author.write("pages/about.md", "Title: About\nStatus: secret\n\nText.\n")
    author.workout(GOOD, "fine")


def places(report: str) -> list[str]:
    """Return ``PATH:LINE:COLUMN: CODE`` of each mistake of a report, in its order."""
    return [
        line.partition("]: ")[0].replace("error[", "").replace("warning[", "")
        for line in report.splitlines()
        if line.startswith("content/")
    ]


SPOILED = [
    "content/articles/why.md:4:1: unknown-key",
    "content/articles/why.md:9:1: stray-close",
    "content/pages/about.md:2:9: bad-value",
    "content/workouts/core/rainy.md:7:22: rpe-out-of-range",
    "content/workouts/core/rainy.md:8:",
]


def test_all_mistakes_of_all_files_are_told_once(author: Author) -> None:
    """Each is told with path, line and column, in the order of the files."""
    spoiled(author)
    told = places(author.try_to_build().stderr)
    assert len(told) == len(SPOILED)
    for found, expected in zip(told, SPOILED, strict=True):
        assert found.startswith(expected)


def test_a_file_that_is_read_twice_is_told_once(author: Author) -> None:
    """A folder that is one of articles and one of pages has its mistakes once."""
    spoiled(author)
    built = author.try_to_build(PAGE_PATHS=["pages", "articles", "workouts"])
    assert len(places(built.stderr)) == len(SPOILED)


def test_a_mistake_is_shown_with_its_line_and_a_way_out(author: Author) -> None:
    """A caret stands under what is meant, and below it what to write instead."""
    author.workout("\n/// workout | Rain\n- Squat: 3 x 8 @ RPE 12\n///\n")
    head, _, excerpt = author.try_to_build().stderr.partition("\n")
    assert head.startswith("content/workouts/core/rainy.md:7:22: error[rpe-out-of-range]: ")
    bar, line, carets, *hints = excerpt.splitlines()[:4]
    assert bar.strip() == "|"
    assert line == "7 | - Squat: 3 x 8 @ RPE 12"
    at = carets.index("^")
    assert line[at : at + carets.count("^")] == "12"
    assert hints[0].strip().startswith("= help: ")


def test_a_build_with_mistakes_writes_nothing(author: Author) -> None:
    """The build ends with status 1, says so, and leaves the output folder as it was."""
    spoiled(author)
    built = author.try_to_build()
    assert built.exit_code == 1
    assert built.stderr.endswith("\n5 errors in 3 files. Nothing was built.\n")
    assert not built.output.exists() or built.files == []


def test_a_warning_does_not_end_a_build(author: Author) -> None:
    """What was read in one way, although another was possible, is told and built."""
    author.workout("\n/// workout | Rain\n- Squat: 3 x 8 @ 20\n///\n")
    built = author.try_to_build()
    assert built.exit_code == 0
    assert "warning[ambiguous-load]" in built.stderr
    assert built.stderr.endswith("1 warning in 1 file. The site was built all the same.\n")
    assert "rainy/rain-a4.pdf" in built.files


@pytest.mark.parametrize("settings", [builds.WRITING, builds.PUBLISHING])
def test_content_without_mistakes_is_silent(author: Author, settings: str) -> None:
    """Nothing is printed when nothing is wrong."""
    author.workout(GOOD)
    built = author.try_to_build(settings)
    assert (built.exit_code, built.stderr) == (0, "")


def test_the_linter_says_what_the_build_says(
    author: Author, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command lists the same mistakes in the same words and order."""
    spoiled(author)
    told = author.try_to_build().stderr.rpartition("\n\n")[0]
    capsys.readouterr()
    assert notation(["lint", "content"]) == 1
    assert capsys.readouterr().out.rstrip() == told


def test_a_served_site_goes_on(author: Author) -> None:
    """While somebody writes, mistakes are told and all pages are made, words unlost."""
    spoiled(author)
    built = author.try_to_build(SERVING=True)
    assert built.exit_code == 0
    assert len(places(built.stderr)) == len(SPOILED)
    assert built.stderr.endswith("5 errors in 3 files. The site was built all the same.\n")
    assert {"fine/index.html", "why/index.html", "about/index.html"} < set(built.files)
    page = built.text("rainy/index.html")
    assert "RPE 12" in page
    assert "Lunge" in page


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "missing-key"),
        (b"\n\n", "missing-key"),
        (b"Title: \xff\n", "unreadable-file"),
        (b"Just words.\n", "missing-key"),
        (b"Title: A\nDate: 2026-13-01\nSummary: S.\n\nText.", "bad-date"),
        (b"Title: A\nDate: 2026-01-01\nSummary: S.\nSlug: A B\n\nText.", "bad-value"),
        (b"Title: A\nDate: 2026-01-01\nSummary: S.\nTags:\n\nText.", "empty-value"),
        (b"Title: A\nDate: 2026-01-01\nSummary: S.\n\n/// workout | A\n", "unclosed-block"),
        (
            b"Title: A\nDate: 2026-01-01\nSummary: S.\n\n/// workout\n- Hop: 3 reps\n///",
            "missing-title",
        ),
    ],
)
@pytest.mark.parametrize("folder", ["workouts/core", "articles"])
def test_any_file_can_be_served(author: Author, text: bytes, code: str, folder: str) -> None:
    """No file of an author makes the build itself fail: it is told, and its page is made."""
    author.write(f"{folder}/odd.md", text)
    built = author.try_to_build(SERVING=True)
    assert f"[{code}]" in built.stderr
    assert built.exit_code == 0
    assert "Traceback" not in built.stderr
    assert "odd/index.html" in built.files


@pytest.mark.parametrize("settings", [builds.WRITING, builds.PUBLISHING])
@pytest.mark.parametrize("other", ["articles/rainy.md", "workouts/indoor/rainy.md"])
def test_two_files_for_one_address_are_a_mistake(author: Author, other: str, settings: str) -> None:
    """Two files with one slug would hide each other: both are told, and the build ends."""
    file = author.workout(GOOD)
    author.write(other, file.read_bytes())
    built = author.try_to_build(settings)
    assert places(built.stderr) == [
        f"content/{path}:1:1: duplicate-address"
        for path in sorted([other, "workouts/core/rainy.md"])
    ]
    assert f"the address rainy/ is also that of content/{other}" in built.stderr
    assert (built.exit_code, "Traceback" in built.stderr) == (1, False)
    assert not built.output.exists() or built.files == []


MISPLACED = [
    ("articles/new.MD", "", "1:1: ignored-file"),
    ("notes.md", "", "1:1: ignored-file"),
    ("articles/deep/new.md", "", "1:1: unknown-folder"),
    ("workouts/new.md", "", "1:1: unknown-folder"),
    ("workouts/cores/new.md", "", "1:1: unknown-folder"),
    ("articles/🏃.md", "", "1:1: bad-value"),
    ("articles/archives.md", "", "1:1: duplicate-address"),
    ("articles/new.md", "[a]({filename}wy.md)", "5:15: unknown-link"),
    ("articles/new.md", "![a]({static}/images/none.svg)", "5:14: unknown-link"),
    ("articles/new.md", "[a]({filname}why.md)", "5:5: unknown-link"),
    ("articles/new.md", "[a]({static}why.md)", "5:5: unknown-link"),
]


@pytest.mark.parametrize("settings", [builds.WRITING, builds.PUBLISHING])
@pytest.mark.parametrize(("path", "text", "expected"), MISPLACED)
def test_files_are_told_of_together(
    author: Author,
    path: str,
    text: str,
    expected: str,
    settings: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is wrong with a file's place, name or links ends a build, in the linter's words."""
    author.article("\nText.\n")
    author.write(path, f"Title: New\nDate: 2026-11-24\nSummary: Because.\n\n{text or 'Text.'}\n")
    built = author.try_to_build(settings)
    assert places(built.stderr) == [f"content/{path}:{expected}"]
    assert (built.exit_code, "Traceback" in built.stderr) == (1, False)
    capsys.readouterr()
    assert notation(["lint", "content"]) == 1
    assert capsys.readouterr().out.rstrip() == built.stderr.rpartition("\n\n")[0]


def test_a_character_that_the_sheet_lacks_is_found_in_the_file(author: Author) -> None:
    """No font of the sheet has it: the message names the line and column that it stands at."""
    author.workout("\n/// workout | Deep\n- Squat 深: 8 reps\n///\n")
    built = author.try_to_build()
    assert built.exit_code == 1
    assert "rainy.md:7:9: error[missing-letter]: no font of the sheets has '深'" in built.stderr
    assert built.stderr.count("\n  |         ^^\n") == 1


@pytest.mark.parametrize("name", ["café.svg", "a b.svg"])
def test_a_link_to_a_file_anywhere_is_found(author: Author, name: str) -> None:
    """What the linter finds, the build finds: below any folder, and with its signs encoded."""
    author.write(f"files/{name}", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    author.article(f"\n![a]({{static}}/files/{quote(name)})\n")
    built = author.build(builds.PUBLISHING)
    assert [file for file in built.files if file.startswith("files/")]
    assert "{static}" not in built.text("why/index.html")


def test_a_tags_feed_beside_its_page_is_there(author: Author) -> None:
    """A build that ends for another mistake has not written it yet."""
    tags = "Tags: hill plan\n"
    author.article("\n[a](/tag/hill-plan.atom), [b](/tag/hill-plane/).\n", metadata=tags)
    author.workout("\n/// workout | Deep\n- Squat 深: 8 reps\n///\n")
    built = author.try_to_build(builds.PUBLISHING, TAG_FEED_ATOM="tag/{slug}.atom")
    assert built.exit_code == 1
    assert "hill-plan.atom'" not in built.stderr
    assert "no page has the tag 'hill-plane'" in built.stderr


def test_texts_that_can_rest_nowhere_stay_where_they_are(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is made for the first text that is to rest, and asked for once."""
    asked: list[str] = []

    def full(dir: str) -> tuple[int, str]:  # noqa: A002 - as tempfile calls it
        asked.append(dir)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(resting, "FEW", 1)
    monkeypatch.setattr("plugins.markdown_source.resting.tempfile.mkstemp", full)
    for name in ("one", "two", "three"):
        author.article(f"\nThe words of {name}.\n", name)
    built = author.build()
    assert len(asked) == 1
    assert "The words of three." in built.text("three/index.html")


@pytest.mark.parametrize(("path", "text", "expected"), MISPLACED)
def test_a_site_with_a_wrong_file_is_served(
    author: Author, path: str, text: str, expected: str, caplog: pytest.LogCaptureFixture
) -> None:
    """While somebody writes, the other pages are made."""
    author.article("\nText.\n")
    author.write(path, f"Title: New\nDate: 2026-11-24\nSummary: Because.\n\n{text or 'Text.'}\n")
    built = author.try_to_build(SERVING=True)
    assert places(built.stderr) == [f"content/{path}:{expected}"]
    assert (built.exit_code, "Traceback" in built.stderr) == (0, False)
    if "archives" not in path:  # of two pages with one address only one can be made
        assert "why/index.html" in built.files
    caplog.clear()
