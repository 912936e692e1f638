"""The files of a content tree together: folders, addresses and links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from plugins.notation import tree
from plugins.notation.lint import lint
from plugins.notation.pages import Kind, read_page
from plugins.notation.report import human, one_line
from plugins.notation.source import Source

ROOT = Path(__file__).parents[2]
HEAD = "Title: Why\nDate: 2026-11-26\nSummary: Because.\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
ARTICLE, WORKOUT, PAGE = "articles/why.md", "workouts/core/abs.md", "pages/about.md"
EXERCISE = "exercises/why.md"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with a file of each kind and a picture, below the working folder."""
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "content"
    for below in (ARTICLE, WORKOUT):
        write(root, below)
    write(root, PAGE, "Title: About\n")
    write(root, "images/a band.svg", "")
    return Path("content")


def write(root: Path, below: str, text: str = HEAD) -> None:
    path = root / below
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".svg":
        text = DRAWING
    elif "\n\n" not in text and not below.startswith("exercises"):
        of_workouts = below.startswith(("workouts", "core"))
        text += "\n/// workout | Abs\n- Hollow hold: 30 s\n///\n" if of_workouts else "\nText.\n"
    path.write_text(text, encoding="utf-8")


def told(path: Path) -> list[str]:
    """Return ``PATH:LINE:COLUMN: SEVERITY[CODE]`` of each finding of the linter."""
    return [one_line(finding).partition("]: ")[0] + "]" for finding in lint(path)]


def hints(path: Path) -> list[str]:
    return [hint for finding in lint(path) for hint in finding.diagnostic.hints]


def marked(path: Path) -> list[str]:
    return [f.source.slice(f.diagnostic.span) for f in lint(path)]


# --- Addresses --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("below", "text", "place"),
    [
        ("workouts/core/why.md", HEAD, "1:1"),
        ("pages/why.md", "Title: Why\n", "1:1"),
        ("articles/WHY.markdown", HEAD, "1:1"),
        ("articles/other.md", f"{HEAD}Slug: why\n", "4:7"),
    ],
)
def test_two_files_of_one_address(content: Path, below: str, text: str, place: str) -> None:
    """Both are told, each with the other's path; either alone is told as in the whole."""
    write(content, below, text)
    both = {f"content/{below}:{place}: error[duplicate-address]"} | {
        "content/articles/why.md:1:1: error[duplicate-address]"
    }
    assert set(told(content)) == both
    (one,) = lint(content / below)
    assert one.diagnostic.message == "the address why/ is also that of content/articles/why.md"
    (other,) = lint(content / ARTICLE)
    assert other.diagnostic.message.endswith(f" content/{below}")


@pytest.mark.parametrize(
    ("below", "text"),
    [
        ("pages/why.md", "Title: Why\nSlug: why-not\n"),
        ("pages/why.md", "Title: Why\nStatus: draft\n"),
        ("articles/warum.md", f"{HEAD}Slug: why\nLang: de\n"),
        ("articles/tag.md", f"{HEAD}Status: draft\n"),
    ],
)
def test_files_of_two_addresses(content: Path, below: str, text: str) -> None:
    """A slug, a draft and another language make another address."""
    write(content, below, text)
    assert told(content) == []


def test_accents_are_compared_as_they_are_read(content: Path) -> None:
    """An accent of its own and one that is part of its letter are one address."""
    write(content, "articles/caf\u00e9.md")
    write(content, "pages/cafe\u0301.md", "Title: Café\n")
    assert [each.partition(": ")[2] for each in told(content)] == ["error[duplicate-address]"] * 2


def test_two_drafts_of_one_address(content: Path) -> None:
    """Drafts have addresses of their own, and of these, too, each once."""
    for below in ("articles/new.md", "workouts/core/new.md"):
        write(content, below, f"{HEAD}Status: draft\n")
    assert len(told(content)) == 2


@pytest.mark.parametrize("name", sorted(name for name in tree.RESERVED if "/" not in name))
def test_an_address_of_the_site(content: Path, name: str) -> None:
    """No file has an address that the site itself writes to."""
    write(content, f"articles/{name}.md")
    assert told(content) == [f"content/articles/{name}.md:1:1: error[duplicate-address]"]


def test_a_name_without_an_address(content: Path) -> None:
    """A name without letters and digits needs a slug."""
    write(content, "articles/🏃.md")
    assert told(content) == ["content/articles/🏃.md:1:1: error[bad-value]"]
    assert hints(content) == ["write a line Slug: short-words"]
    write(content, "articles/🏃.md", f"{HEAD}Slug: running\n")
    assert told(content) == []


# --- Places -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("below", "code", "hint"),
    [
        ("README.md", "ignored-file", ""),
        ("images/notes.md", "ignored-file", ""),
        ("workout/core/new.md", "ignored-file", "did you mean the folder 'workouts'?"),
        ("articles/new.MD", "ignored-file", "let the name end with .md, in small letters"),
        ("articles/new.md.txt", "ignored-file", ""),
        ("articles/new.mdwn", "ignored-file", ""),
        ("workouts/new.md", "unknown-folder", ""),
        ("workouts/cores/new.md", "unknown-folder", "did you mean 'core'?"),
        ("workouts/core/deep/new.md", "unknown-folder", ""),
        ("articles/deep/new.md", "unknown-folder", "move the file into articles itself"),
        ("exercise/new.md", "ignored-file", "did you mean the folder 'exercises'?"),
    ],
)
def test_a_file_in_a_wrong_place(content: Path, below: str, code: str, hint: str) -> None:
    """The file is told at its beginning, whether it is linted or all of the content."""
    write(content, below)
    expected = [f"content/{below}:1:1: error[{code}]"]
    assert told(content) == told(content / below) == expected
    assert hint in ["", *hints(content)]


@pytest.mark.parametrize(
    "below", ["workouts/indoor/new.markdown", "pages/deep/new.mkd", "articles/notes.txt"]
)
def test_a_file_in_a_right_place(content: Path, below: str) -> None:
    """Pages may lie in folders, and what is no Markdown may lie anywhere."""
    write(content, below, "Title: A\n" if "pages" in below else HEAD)
    assert told(content) == []


def test_the_content_is_found_from_within(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path above the content that looks like a part of it means nothing."""
    inner = content / "pages" / "workouts"
    write(content, "pages/workouts/x.md", "Title: A\n")
    assert tree.root_of(inner) == content.absolute()
    assert told(inner) == []
    other = Path("workouts") / "core" / "content"
    write(other, PAGE, "Title: About\n")
    assert told(other) == []
    assert tree.root_of(other / PAGE) == other.absolute()
    monkeypatch.chdir(content / "workouts")
    write(Path(), "core/x.md", f"{HEAD}Slug: abs\n")
    assert told(Path("core/x.md")) == ["core/x.md:4:7: error[duplicate-address]"]


# --- Links ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "mark"),
    [
        ("[a]({filename}/articles/wy.md)", "/articles/wy.md"),
        ("[a]({filename}/articles/wy.md#top)", "/articles/wy.md"),
        ("[a]({filename}wy.md 'A (title)')", "wy.md"),
        ("[a](<{filename}wy.md>)", "wy.md"),
        ("[a](|filename|wy.md)", "wy.md"),
        ("[a]({filename}../articles/why.md?x)", ""),
        (r"\[a]({filename}wy.md)", ""),
        (r"\\[a]({filename}wy.md)", "wy.md"),
        ("[a]({filename}../about.md)", "../about.md"),
        ("![a]({static}/images/band.png)", "/images/band.png"),
        ("![a]({attach}band.svg)", "band.svg"),
        ("[a]\n\n[a]: {filename}wy.md", "wy.md"),
        ('<a href="{filename}wy.md">a</a>', "wy.md"),
        ("<img alt='a' src='{static}/a b.svg'>", "/a b.svg"),
        ("[a]({filename}#top)", "{filename}"),
        ("[a]({static}/articles/why.md)", "{static}"),
        ("[a]({filename}/images/a%20band.svg)", "{filename}"),
        ("[a]({filname}/articles/why.md)", "{filname}"),
        ("`a` [a]({filename}x.md) `b`", "x.md"),
        ("`a\n\n[a]({filename}x.md) b`", "x.md"),
    ],
)
def test_a_link_to_no_file(content: Path, link: str, mark: str) -> None:
    """The path is marked, or the braces where the path says nothing."""
    write(content, ARTICLE, f"{HEAD}\nA line.\n\n{link}\n")
    assert marked(content) == ([mark] if mark else [])
    assert [f.diagnostic.code for f in lint(content)] == ["unknown-link"] * bool(mark)


@pytest.mark.parametrize(
    "link",
    [
        "[a]({filename}/workouts/core/abs.md)",
        "[a]({filename}why.md#top)",
        "[a]({filename}../pages/about.md)",
        "![a]({static}/images/a%20band.svg)",
        "![a]({static}/images/a band.svg)",
        '<img alt="a" src="{static}../images/a%20band.svg">',
        "[a]({tag}core) [b]({category}core) [c]({index})",
        "[a](https://example.org/{filename}) {filename}x.md",
        "`[a]({filename}x.md)`",
        "``[a]({filename}x.md) ` ``",
        "```\n[a]({filename}x.md)\n```",
        "~~~ text\n[a]({filename}x.md)\n```\n[a]({filename}x.md)\n~~~",
    ],
)
def test_a_link_that_is_none_or_right(content: Path, link: str) -> None:
    """Files that are there, other braces and code are passed over."""
    write(content, ARTICLE, f"{HEAD}\nA line.\n\n{link}\n")
    assert list(map(human, lint(content))) == []


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("{filename}/articles/abs.md", "did you mean '{filename}/workouts/core/abs.md'?"),
        ("{filename}/articles/abs", "did you mean '{filename}/workouts/core/abs.md'?"),
        ("{filename}/pages/abuot.md", "did you mean '{filename}/pages/about.md'?"),
        ("{static}/a%20band.svg", "did you mean '{static}/images/a band.svg'?"),
        ("{static}/pages/about.md", "write {filename} before its path"),
        ("{filname}/pages/about.md", "did you mean '{filename}'?"),
    ],
)
def test_a_link_is_put_right(content: Path, link: str, hint: str) -> None:
    """The same name elsewhere, or one that is close, is offered."""
    write(content, ARTICLE, f"{HEAD}\n[a]({link})\n")
    assert hints(content)[0] == hint


# --- The site's settings ----------------------------------------------------------------


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    """The settings of the published site, Pelican's own among them."""
    found: dict[str, Any] = read_settings(str(ROOT / "publishconf.py"))
    return found


def test_the_folders_are_those_of_the_site(settings: dict[str, Any]) -> None:
    """The kinds of workouts, the folders and the endings are what the build reads."""
    assert list(tree.WORKOUT_FOLDERS) == settings["WORKOUT_CATEGORIES"]
    read = {*settings["ARTICLE_PATHS"], *settings["PAGE_PATHS"], *settings["EXERCISE_PATHS"]}
    assert read == {kind.value for kind in Kind}
    assert settings["DEFAULT_LANG"] == tree.LANGUAGE


def test_the_sites_own_addresses(settings: dict[str, Any]) -> None:
    """What the site writes, beside its content, is kept free."""
    written = [
        str(value)
        for key, value in settings.items()
        if key.endswith(("_SAVE_AS", "_ATOM", "_RSS")) and value
    ]
    written += [
        settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
        for name in settings["DIRECT_TEMPLATES"]
    ]
    written += [pattern.SAVE_AS for pattern in settings["PAGINATION_PATTERNS"]]
    written += [settings["THEME_STATIC_DIR"], *settings["STATIC_PATHS"]]
    written += [settings["FINDER_URL"], settings["SEARCH_INDEX"], settings["PICTURE_PATH"]]
    parts = [text.removeprefix("{base_name}/").split("/")[0] for text in written]
    names = {part.partition(".")[0] for part in parts if not part.startswith("{")}
    assert names == {name for name in tree.RESERVED if "/" not in name}


@pytest.mark.parametrize(
    ("below", "text", "setting"),
    [
        (ARTICLE, HEAD, "ARTICLE_SAVE_AS"),
        (ARTICLE, f"{HEAD}Status: draft\n", "DRAFT_SAVE_AS"),
        (ARTICLE, f"{HEAD}Lang: de\n", "ARTICLE_LANG_SAVE_AS"),
        (ARTICLE, f"{HEAD}Lang: de\nStatus: draft\n", "DRAFT_LANG_SAVE_AS"),
        (PAGE, "Title: A\nSlug: why\n", "PAGE_SAVE_AS"),
        (PAGE, "Title: A\nSlug: why\nStatus: draft\n", "DRAFT_PAGE_SAVE_AS"),
        (PAGE, "Title: A\nSlug: why\nLang: de\n", "PAGE_LANG_SAVE_AS"),
        (PAGE, "Title: A\nSlug: why\nLang: de\nStatus: draft\n", "DRAFT_PAGE_LANG_SAVE_AS"),
        (EXERCISE, "Title: A\n", "EXERCISE_SAVE_AS"),
        (EXERCISE, "Title: A\nStatus: draft\n", "DRAFT_EXERCISE_SAVE_AS"),
    ],
)
def test_addresses_are_the_sites(
    below: str, text: str, setting: str, settings: dict[str, Any]
) -> None:
    """A page's address is where the build writes it."""
    page = read_page(Source(below, text), tree.kind_of(Path(below).parts))
    file = settings[setting].format(slug="why", lang="de")
    assert tree.address(page, below) == file.removesuffix("index.html")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{HEAD}\n- Squat: 3 x 8 reps\n", ["no-workout"]),
        (f"{HEAD}\n/// pros-cons | Bands\n## Pros\n- **Light.** Yes.\n///\n", ["no-workout"]),
        (f"{HEAD}Status: draft\n\nNext week.\n", []),
        (f"{HEAD}\n/// workuot | Abs\n- Squat: 3 x 8 reps\n///\n", ["unknown-block"]),
        (f"{HEAD}\n/// workout | Abs\n- Squat: 3 x 8 reps\n///\n", []),
    ],
)
def test_a_workout_that_is_none(text: str, codes: list[str], content: Path) -> None:
    """Exercises without the lines of a workout around them are told; a draft has time."""
    write(content, WORKOUT, text)
    assert [finding.diagnostic.code for finding in lint(content)] == codes
