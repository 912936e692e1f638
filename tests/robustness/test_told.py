"""What a publisher is told: the line of a setting, one line of many, and a folder that is gone."""

from __future__ import annotations

import importlib.util
import os
import posixpath
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, cast

import pytest
from jinja2 import Environment, FileSystemLoader

from plugins.checking.__main__ import main as check
from plugins.checking.early import early
from plugins.checking.pages import place_of
from plugins.markdown_source import guard
from plugins.markdown_source.guard import MarkdownError, bounded, finding
from plugins.notation import tree
from plugins.notation.pages import Kind, read_file, read_page
from plugins.notation.source import Source
from plugins.publishing.edition import MARKER, edition
from plugins.publishing.errors import RefusedError, in_one_line
from plugins.publishing.places import placed
from plugins.reading.contents import authors_of
from tests import builds
from tests.robustness import pictures
from tests.robustness.cases import HEAD
from tests.robustness.test_cases import GOOD, write

if TYPE_CHECKING:
    from plugins.checking.unwritten import Unwritten
    from plugins.notation.diagnostics import Finding

#: A place that is told, at the beginning of a line.
_PLACE: Final = re.compile(r"^(?:error: )?content/([^:\n]+:\d+):\d+: ", re.MULTILINE)


@pytest.fixture
def site(with_templates: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the content of a good site, in the working folder."""
    monkeypatch.chdir(with_templates)
    write(with_templates / "content", GOOD)
    return with_templates / "content"


@pytest.fixture
def conf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a settings file that was read as Pelican reads one."""
    path = tmp_path / "some_conf.py"
    path.write_text(
        "PELICAN_CLASS = None\nPLUGINS: list[str] = ['none']\nTIMEZONE = 'A'\nTIMEZONE = 'B'\n"
    )
    spec = importlib.util.spec_from_file_location("some_conf", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "some_conf", module)
    spec.loader.exec_module(module)
    monkeypatch.chdir(tmp_path)
    return path


def test_a_setting_is_told_with_its_line(conf: Path) -> None:
    """The last line that says it counts; what the command line says has no line."""
    module = sys.modules["some_conf"]
    wrong = ["TIMEZONE: there is no zone", "PLUGINS must be", "SITENAME is empty"]
    assert list(placed(vars(module), wrong)) == [
        f"settings: {conf.name}:4: TIMEZONE: there is no zone",
        f"settings: {conf.name}:2: PLUGINS must be",
        "settings: SITENAME is empty",
    ]
    assert list(placed({"TIMEZONE": "C"}, wrong[:1])) == ["settings: TIMEZONE: there is no zone"]


def test_many_mistakes_are_one_line() -> None:
    """A copy of a folder fails in many places, and the first of them is told."""
    error = shutil.Error(
        [("a", "/x/b", "[Errno 28] No space left on device: 'a' -> '/x/b'"), ("c", "/x/d", "")]
    )
    assert in_one_line(error) == "/x/b: the disk is full"
    assert in_one_line(shutil.Error("no list")) == "no list (Error)"


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    """Jinja tells nobody which file it could not read; we do, with the line."""
    (tmp_path / "a.html").write_bytes(b"<p>\nCaf\xe9\n")
    with pytest.raises(UnicodeDecodeError) as caught:
        Environment(loader=FileSystemLoader(tmp_path), autoescape=True).get_template("a.html")
    assert in_one_line(caught.value) == (
        f"{tmp_path}/a.html:2: byte 0xE9 is not UTF-8: save the file as UTF-8"
    )


def test_the_paragraph_that_takes_so_long() -> None:
    """It is most likely the longest one, and is named."""
    page = read_page(Source("a.md", f"{HEAD}\nA.\n\n\n  Longer.\nMore.\n\nB.\n"), Kind.ARTICLE)
    told = finding(page, MarkdownError("too-much", "it takes long"))
    assert told.source.position(told.diagnostic.span.start).line == 8


def test_a_busy_machine_is_not_the_fault_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is the work that a text makes, not how long that lasts."""
    monkeypatch.setattr(guard, "MOST_SECONDS", 0.05)

    def busy(text: str) -> str:
        while True:
            text = text[::-1]

    def waiting(text: str) -> str:
        time.sleep(0.2)
        return text

    assert bounded(waiting, "a") == "a"
    with pytest.raises(MarkdownError):
        bounded(busy, "a")


def test_posts_that_are_gone_are_no_decision(tmp_path: Path) -> None:
    """An edition with posts is not replaced by one without; one without is."""
    target = tmp_path / "output"
    for has_posts in (False, False, True, True):
        with edition(target, has_posts=has_posts) as new:
            (new / "index.html").write_text("x")
    before = (target / MARKER).read_bytes()
    with pytest.raises(RefusedError, match="is not emptied"), edition(target, has_posts=False):
        pytest.fail("there is nothing to build")
    assert (target / MARKER).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]


def test_a_link_to_a_page_that_other_content_has_not() -> None:
    """The box with an author's biography leads to no page that is not there."""
    links = [("A", "about/"), ("B", "https://x.example/"), ("C", "find/#x"), ("D", "/")]
    setting = {"Ann": {"biography": "She runs.", "links": links}}
    assert [word for word, _ in authors_of(setting, {"about/"})["Ann"].links] == list("ABCD")
    assert [word for word, _ in authors_of(setting, set())["Ann"].links] == list("BCD")


SETTINGS = {
    "SITEURL": "https://x.example",
    "ARTICLE_URL": "{slug}/",
    "STATIC_URL": "{path}",
    "TAG_URL": "topics/{slug}/",
    "AUTHOR_URL": "author/{slug}.html",
    "CATEGORY_URL": "category/{slug}/",
    "CATEGORY_NAMES": {"core": "Core"},
    "AUTHOR_SAVE_AS": "author/{slug}/index.html",
}


def linking(link: str, url: str = "why/") -> SimpleNamespace:
    """Return a text with a link, as it has been read."""
    page = read_page(Source("why.md", f"{HEAD}\n[a]({link})\n"), Kind.ARTICLE)
    html = f'<a href="{link}">a</a>'
    save_as = f"{url}index.html"
    return SimpleNamespace(notation=page, url=url, save_as=save_as, content=html, _content=html)


class Made:
    """What a site would be: its files, and the places of pages."""

    is_whole = True
    has_more = False

    def __init__(self, files: Mapping[str, str] | None = None) -> None:
        self.files = {"index.html": "", "other/index.html": "", **(files or {})}

    def file(self, below: str) -> str:
        page = posixpath.normpath(f"{below}/index.html")
        names = (page,) if below.endswith("/") else (below, page)
        return next((each for each in names if each in self.files), "")

    def may_grow(self, below: str, more: int) -> bool:
        return below in {f"page/{number}" for number in range(2, 2 + more)}

    def places(self, file: str) -> frozenset[str] | None:
        return frozenset(self.files[file].split()) if file in self.files else None


def links_of(
    written: Sequence[Any],
    told: Iterable[Finding],
    files: Mapping[str, str] | None = None,
    settings: Mapping[str, Any] = SETTINGS,
) -> list[Finding]:
    """Return what is told of links early."""
    return early(settings, written, told, cast("Unwritten", Made(files)))


def early_of(
    link: str, other: str = "Text.\n", files: Mapping[str, str] | None = None, **more: Any
) -> list[str]:
    """Return what is told of a link early; the other page is ``other``, of which more is told."""
    beside = read_page(Source("articles/other.md", f"{HEAD}\n{other}"), Kind.ARTICLE)
    html = '<p id="here">a</p>'
    there = SimpleNamespace(
        notation=beside, url="other/", save_as="other/index.html", content=html, _content=html
    )
    texts = [linking(link), there]
    told = links_of(texts, beside.findings, files, {**SETTINGS, **more})
    return [each.diagnostic.message for each in told]


SIGN = "/// workout | Hop\n- Squat \U0001f9b5: 8 reps\n///\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"workouts/core/hop.md": SIGN, "articles/why.md": "[a]({filename}none.md)\n"},
            {"workouts/core/hop.md:6", "articles/why.md:5"},
        ),
        (
            {"workouts/core/hop.md": SIGN, "articles/why.md": "[a](/none/)\n"},
            {"workouts/core/hop.md:6", "articles/why.md:5"},
        ),
        (
            {"workouts/core/hop.md": SIGN, "images/a.png": "no picture"},
            {"workouts/core/hop.md:6", "images/a.png:1"},
        ),
        (
            {"articles/why.md": "[a]({filename}none.md)\n\n[b](../none/) [c](./none/)\n"},
            {"articles/why.md:5", "articles/why.md:7"},
        ),
        # What one text more in a list, or beside the workouts, does not explain.
        (
            {
                "articles/why.md": "[a](/category/core/page/2/)\n\n[b](/rainy/no-a5.pdf)\n\n"
                "[c](/find/7-minutes/)\n",
                "articles/odd.md": "Text.\n\nStatus: draft\n",
            },
            {*(f"articles/why.md:{line}" for line in (5, 7, 9)), "articles/odd.md:7"},
        ),
    ],
)
@pytest.mark.usefixtures("with_templates")
def test_all_is_told_in_one_run(
    files: dict[str, str],
    told: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever ends a build first, it tells the others as well; and so does a look without one."""
    monkeypatch.chdir(tmp_path)
    heads = {name: f"{HEAD}\n" if name.endswith(".md") else "" for name in files}
    write(tmp_path / "content", {**GOOD, **{name: heads[name] + files[name] for name in files}})
    built = builds.run_pelican(tmp_path / "content", tmp_path / "output", builds.PUBLISHING)
    assert built.exit_code == 1
    assert set(_PLACE.findall(built.stderr)) == told
    capsys.readouterr()
    assert check(["content"]) == 1
    assert set(_PLACE.findall(capsys.readouterr().out)) == told


def outside(path: Path) -> None:
    """Make a link to a text that lies elsewhere, and of which nobody may be told."""
    secret = path.parents[2] / "secret.md"
    secret.write_text(f"{HEAD}Staus: draft\n\n[SECRET](/none/)\n")
    path.symlink_to(secret)


ASIDE: Final[dict[str, bytes | Callable[[Path], None]]] = {
    "articles/pipe.md": os.mkfifo,
    "articles/zero.md": lambda path: path.symlink_to("/dev/zero"),
    "articles/outside.md": outside,
    "exercises/pipe.md": os.mkfifo,
    "images/pipe.png": os.mkfifo,
    "images/bomb.png": pictures.claiming(40_000, 40_000),
    "images/etc": lambda path: path.symlink_to("/etc"),
    "images/all": lambda path: path.symlink_to("/"),
    "articles/half.jpg": pictures.made("JPEG", size=(400, 400))[:600],
}
TO_ASIDE: Final = (
    *("{filename}pipe.md", "/zero/", "{filename}outside.md#up", "{filename}../exercises/pipe.md"),
    *("/images/pipe.png", "{static}/images/etc/hosts", "/images/all/etc/hosts"),
)


@pytest.mark.parametrize("serving", [False, True])
@pytest.mark.usefixtures("with_templates")
def test_what_is_set_aside(
    serving: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is not opened, what leads to it is not told again, and all others are read."""
    monkeypatch.chdir(tmp_path)
    text = "".join(f"\n[a]({link})\n" for link in TO_ASIDE)
    text += "\n![a]({static}/images/bomb.png)\n\n![a]({static}half.jpg)\n\n[a](/none/)\n"
    write(tmp_path / "content", {**GOOD, **ASIDE, "articles/why.md": f"{HEAD}{text}"})
    told = sorted([*(f"{name}:1" for name in ASIDE), "articles/why.md:23"])
    built = builds.run_pelican(tmp_path / "content", tmp_path / "output", SERVING=serving)
    assert built.exit_code == (0 if serving else 1)
    assert not (tmp_path / "output").exists()
    assert sorted(_PLACE.findall(built.stderr)) == told
    capsys.readouterr()
    assert check(["content"]) == 1
    said = capsys.readouterr().out
    assert sorted(_PLACE.findall(said)) == told
    assert "SECRET" not in f"{said}{built.stderr}"


@pytest.mark.parametrize("text", ["![]({static}/images/a.svg)", '<img src="/images/a.svg" alt="">'])
@pytest.mark.usefixtures("with_templates")
def test_a_picture_without_words_is_told_once(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With its line, and not by Pelican, who knows none."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "content", {**GOOD, "articles/why.md": f"{HEAD}\n{text}\n"})
    write(tmp_path / "content", {"images/a.svg": pictures.SVG})
    built = builds.run_pelican(tmp_path / "content", tmp_path / "output")
    assert _PLACE.findall(built.stderr) == ["articles/why.md:5"]
    assert caplog.text == ""


MISTAKE = "/// wrokout | A\n- B\n///\n"


@pytest.mark.parametrize(
    "link",
    [
        "/none/",
        "/other/#none",
        "/../none/",
        "/none",
        "https://x.example/none/",
        "none.md",
        "x.html",
        "/images/A.PNG",
        "/a/b.webp",
        "/drafts/none/",
        "/exercises/none/",
    ],
)
@pytest.mark.parametrize("line", ["", "Tgas: hills\n"])
def test_a_link_that_surely_leads_nowhere(
    link: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with the other mistakes, and not when they are mended."""
    monkeypatch.setitem(globals(), "HEAD", HEAD + line)
    assert len(early_of(link)) == 1


def test_a_link_to_a_tag_that_no_page_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be among the tags that are written in a wrong way, and only there."""
    assert early_of("/topics/x/") == ["no page has the tag 'x'"]
    assert early_of("/topics/x/", MISTAKE) == ["no page has the tag 'x'"]
    monkeypatch.setitem(globals(), "HEAD", f"{HEAD}Tgas: x, y\n")
    assert early_of("/topics/x/") == []
    assert early_of("/topics/z/") == ["no page has the tag 'z'"]


def test_a_word_of_a_text_is_no_place() -> None:
    """Only what may be meant for one: a heading, a block, a name between braces."""
    assert early_of("/other/#text", f"{MISTAKE}\nText of words.\n") != []


def test_links_in_a_text_of_which_nothing_is_made() -> None:
    """What stands there is known all the same, each link once and not in code."""
    text = "<script>\n\n[a](/none/) [b](/none/ 'c') `[d](/none/)`\n\n[e](../x.md) [f](/others/)\n"
    page = read_page(Source("why.md", f"{HEAD}\n{text}"), Kind.ARTICLE)
    written = [SimpleNamespace(notation=page, url="why/", save_as="", content="", _content="")]
    told = links_of(written, page.findings)
    places = [page.document.source.position(each.diagnostic.span.start) for each in told]
    assert [(place.line, place.column) for place in places] == [(7, 5), (7, 17), (9, 5), (9, 18)]


@pytest.mark.parametrize(
    ("link", "files"),
    [
        *(
            ("/other/#here", {}),
            ("/", {}),
            ("/tag/hills/", {"tag/hills/index.html": ""}),
        ),
        ("/theme/a.css", {"theme/a.css": ""}),
        ("/find/#kind", {"find/index.html": "kind"}),
        ("/other/#main", {"other/index.html": "main"}),
        ("/files/x/", {"files/x/index.html": ""}),
    ],
)
def test_a_link_that_is_right(link: str, files: dict[str, str]) -> None:
    """It leads to a text, or to what the site would write."""
    assert early_of(link, files=files) == []


@pytest.mark.parametrize(
    ("link", "other", "settings"),
    [
        # A place, or an address, that is there once the other page is mended.
        ("/other/#the-way-up", f"{MISTAKE}\n> ## The way up!\n", {}),
        ("/other/#up-2", f"{MISTAKE}\n<p>## Up</p>\n", {}),
        ("/other/#hold-it", f"{MISTAKE}\n## `Hold` it\n", {}),
        ("/other/#hold-it", f"{MISTAKE}\nHold it\n---\n", {}),
        ("/other/#hold-it", f"{MISTAKE}\nWords. {{: #hold-it }}\n", {}),
        ("/other/#the-band-pro-1", "/// pro-cons | The band\n## Pros\n1. **A.** B.\n///\n", {}),
        # A key that nobody knows may have been meant for another.
        ("/hills/", "Text.\n", {"other": f"{HEAD}Address: Hills\n"}),
        ("/topics/hills/", "Text.\n", {"other": f"{HEAD}Keywords: Hills, more\n"}),
        ("/topics/more/", "Text.\n", {"other": f"{HEAD}Tags:\n- hills\n- more\n"}),
        ("/topics/more/", "Text.\n", {"other": f"{HEAD}\nTags: hills, more\n"}),
        ("/hills-more/", "Text.\n", {"other": f"{HEAD}Slgu: Hills & m\u00f6re\n"}),
        ("/any/", "Text.\n", {"other": f"{HEAD}Slug: Any/\n"}),
        ("/other-de/", "Text.\n", {"other": f"{HEAD}Lang: d!\n"}),
        ("/drafts/other/", "Text.\n", {"other": f"{HEAD}Status: drafft\n"}),
        ("/author/ann/", "Text.\n", {"other": f"{HEAD}Autor: Ann\n"}),
        ("/page/2/", "Text.\n", {"other": f"{HEAD}Statsu: draft\n"}),
        ("/category/articles/", "Text.\n", {"other": f"{HEAD}Statsu: draft\n"}),
        ("/other/a4.pdf", "/// workout | A\n- Squat: 8 rpes\n///\n", {}),
        ("/other/#more", MISTAKE, {}),
    ],
)
def test_a_link_that_may_be_right_when_all_is_mended(
    link: str, other: str, settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So nothing is told of it now."""
    more = dict(settings)
    if head := more.pop("other", ""):
        monkeypatch.setitem(globals(), "HEAD", head)
    assert early_of(link, other, **more) == []


#: What there is of workouts and of exercises.
LISTS: Final = {
    "find/index.html": "",
    "print/index.html": "",
    "other/a-a4.pdf": "",
    "exercises/index.html": "",
}
OF_LISTS: Final = ("/find/hotel/", "/find/#by-level", "/print/poster.pdf")
OF_WORKOUT: Final = (
    "Title: Rain\nDate: 2026-11-24\nSummary: S.\n{line}\n/// workout | A\n- B // C\n///\n"
)


@pytest.mark.parametrize(
    ("path", "text", "is_read", "is_open", "is_told"),
    [
        # On exercises depends what a workout is for, and what is drawn beside it.
        (
            "exercises/a.md",
            "Titel: A\n\nText.\n",
            True,
            (*OF_LISTS, "/other/a-plain-a4.pdf"),
            "/none/",
        ),
        ("exercises/a.md", "", False, (*OF_LISTS, "/other/a-plain-a4.pdf"), "/none/"),
        ("workouts/core/a.md", OF_WORKOUT.format(line="Levl: x\n"), True, OF_LISTS, "/none/"),
        ("workouts/core/a.md", "", False, (*OF_LISTS, "/a/all-sheets/"), "/none/all-sheets/"),
        ("articles/a.md", f"{HEAD}Staus: draft\n\nText.\n", True, (), "/find/#by-level"),
        ("articles/a.md", f"{HEAD}Staus: draft\n\nText.\n", True, (), "/other/a-plain-a4.pdf"),
    ],
)
def test_what_depends_on_workouts_and_on_exercises(
    path: str, text: str, is_read: bool, is_open: tuple[str, ...], is_told: str
) -> None:
    """It is left open beside a mistake in one of them; all else is told."""
    kind = {"a": Kind.ARTICLE, "w": Kind.WORKOUT, "e": Kind.EXERCISE}[path[0]]
    broken = read_page(Source(path, text), kind)
    settings = {**SETTINGS, "FINDER_URL": "find/", "PRINT_PAGE": "print"}
    links = (*is_open, is_told, "/find/#none")
    there = linking("/", "other/")
    texts = [*(linking(link, f"n{at}/") for at, link in enumerate(links)), there]
    if is_read:
        texts.append(
            SimpleNamespace(notation=broken, url="x/", save_as="", content="", _content="")
        )
    told = links_of(texts, broken.findings, LISTS, settings)
    assert [each.source.text.rpartition("](")[2].rstrip(")\n") for each in told] == [
        *(is_told, "/find/#none")
    ]


def test_pages_that_nobody_could_make() -> None:
    """Where a template fails, the site's own pages are open: who links to them is right."""
    site = Made()
    site.is_whole = False
    site.files = {}
    texts = [linking(link, f"{at}/") for at, link in enumerate(("/index.html", "/404.html", "/"))]
    assert early(SETTINGS, texts, [], cast("Unwritten", site)) == []


@pytest.mark.parametrize(
    ("wrong", "link", "is_told"),
    [
        ({"SITEURL": "x y"}, "/blog/other/", False),
        ({"SITEURL": ""}, "/none/", True),
        ({"FINDER_URL": "../x"}, "/finder/hotel/", False),
        ({"DIRECT_TEMPLATES": 5}, "/own/", False),
        ({"TIMEZONE": 5}, "/own/", True),
        ({"AUTHOR": 5}, "/author/zed/", False),
        ({"MARKDOWN": 5}, "/none/", True),
        ({"READERS": []}, "/none/", True),
        ({"DEFAULT_METADATA": 5}, "/none/", True),
        ({"STATIC_PATHS": "images"}, "/none/", True),
        ({"STATIC_PATHS": "images"}, "/files/x.txt", False),
        ({"ARTICLE_SAVE_AS": "x.html"}, "/none/", True),
        ({"ARTICLE_SAVE_AS": "x.html"}, "/2026/why.html", False),
        ({"SITEURL": "x y"}, "../none/", True),
        ({"THEME": "them"}, "#comments", False),
        ({"THEME_TEMPLATE_OVERRIDES": ["x"]}, "#comments", False),
        ({"PICTURE_WIDTHS": 5}, "#comments", True),
        ({"AUTHORS": ["me"]}, "#author", False),
        ({"AUTHORS": ["me"]}, "#no", True),
        ({"NEWSLETTER": "x"}, "#newsletter", False),
        ({"NEWSLETTER": "x"}, "#no", True),
        # Those who write make no pages by what is said of them, but for the one who always does.
        ({"AUTHORS": ["me"]}, "/none/", True),
        ({"AUTHORS": ["me"]}, "none.md", True),
        ({"AUTHORS": ["me"]}, "/author/zed/", True),
        ({"AUTHORS": ["me"], "PICTURE_WIDTHS": "wide"}, "/none/", True),
        ({"AUTHOR": 5}, "/none/", True),
        # What a theme has around a text is called by what it is; all else the text would have.
        ({"THEME": "them"}, "#no", True),
        ({"THEME": "them"}, "/none/", True),
        ({"THEME": "them"}, "/shop/", False),
        ({"THEME": "them"}, "/own-shop/", False),
        ({"THEME": "them"}, "/theme/own.css", False),
        ({"PLUGINS": "sheets"}, "#no", True),
        ({"PLUGINS": "sheets"}, "#way", False),
        ({"PLUGINS": "sheets"}, "none.md", True),
        ({"PLUGINS": "sheets"}, "/none/", False),
    ],
)
def test_what_a_wrong_setting_may_mean(wrong: dict[str, object], link: str, is_told: bool) -> None:
    """Where the site begins and which pages it has, nobody knows where the settings do not."""
    site = cast("Unwritten", Made({"why/index.html": ""}))
    own = {"DIRECT_TEMPLATES": ["shop", "more"], "MORE_SAVE_AS": "own-shop/index.html"}
    text = linking(f"{link})\n\n**Way**{{: .x}}\n\n[b](/")
    text = SimpleNamespace(**{**vars(text), "_content": f'<a href="{link}">a</a>'})
    assert bool(early({**SETTINGS, **own}, [text], [], site, wrong)) is is_told


def test_a_page_that_a_list_has_when_it_has_grown(site: Path) -> None:
    """One text more makes it a page longer, and not two; and of no list there are pages."""
    tagged = HEAD.replace("Because", "Because.\nTags: hills")
    links = ("/tag/hills/page/2/", "/page/3", "/page/4/", "/tag/hills/page/3/", "/blog/page/2/")
    write(site, {f"articles/a{number}.md": f"{tagged}\nText.\n" for number in range(2)})
    write(site, {"articles/odd.md": f"{tagged}Staus: draft\n\nText.\n"})
    write(site, {"articles/why.md": HEAD + "".join(f"\n[a]({each})\n" for each in links)})
    built = builds.run_pelican(site, site.parent / "output", DEFAULT_PAGINATION=2)
    told = {f"articles/why.md:{line}" for line in (9, 11, 13)}
    assert {*_PLACE.findall(built.stderr)} == told | {"articles/odd.md:5"}


def test_places_that_a_plugin_adds() -> None:
    """It may do so when a page is written, which nobody knows before."""
    site = Made()
    site.has_more = True
    texts = [linking(link, f"{at}/") for at, link in enumerate(("#added", "/0/#added", "/more/"))]
    assert early(SETTINGS, texts, [], cast("Unwritten", site)) == []


def test_an_address_that_two_texts_have() -> None:
    """Nobody knows which of the two is meant, not even for links within one of them."""
    written = [linking("#here", "same/"), linking("/same/#there", "same/")]
    assert links_of(written, []) == []


def test_what_a_text_says_that_nobody_can_read(tmp_path: Path) -> None:
    """Its places may be those that others lead to; its name is known."""
    path = tmp_path / "articles/other.md"
    path.parent.mkdir()
    path.write_text(f"{HEAD}Tags: hills\n\n## Up\n", encoding="utf-16")
    page = read_file(path, str(path), Kind.ARTICLE)
    there = SimpleNamespace(notation=page, url="other/", save_as="", content="", _content="")
    told = [
        [each.diagnostic.message for each in links_of([linking(link), there], page.findings)]
        for link in ("/other/#up", "/none/")
    ]
    assert told == [[], ["the site has no page or file '/none/'"]]


def test_what_may_be_a_draft_leads_to_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever meant to write a draft may link to others."""

    def told() -> list[str]:
        texts = [linking("/drafts/more/"), linking("/why/", "drafts/more/")]
        findings = texts[0].notation.findings
        return [each.diagnostic.message for each in links_of(texts, findings)]

    assert told() == ["'/drafts/more/' is a draft, whose address nobody shall see yet"]
    monkeypatch.setitem(globals(), "HEAD", f"{HEAD}Status: drafft\n")
    assert told() == []


def test_a_link_that_leads_out_of_a_site_with_a_path() -> None:
    """It is told with all else, as it is when all else is right."""
    site = "https://x.example/blog"
    out = "this link leads out of the site, which begins at /blog/"
    assert early_of("/other/", SITEURL=site) == [out]
    assert early_of("/blog/other/", SITEURL=site) == []


@pytest.mark.parametrize(
    "before",
    [
        "From start to end.\n",
        "\\[b](start) (start)\n",
        '\\<start> and &lt;a href="start">\n',
        "/// workout | A\n> [b](start)\n- Squat: 8 reps\n///\n",
        "/// pros-cons | see (start)\n## Pros\n1. **A.** B.\n///\n",
    ],
)
def test_a_link_is_told_where_it_stands(before: str) -> None:
    """What is written alike before it is no link."""
    head = HEAD.replace("Because.", "See (start).")
    for link in (
        "[a](start)",
        "[a]: start",
        "[![b](c)](start)",
        '<a href="start">',
        "[a](<start>)",
        "[a [b] c](start)",
        "[two\nlines](start)",
        "[a\\]b](\nstart)",
    ):
        page = read_page(Source("why.md", f"{head}\n{before}\n{link}\n"), Kind.WORKOUT)
        found = place_of(page, "start")
        assert page.document.source.text[: found.end].count("start") == 2 + before.count("start")


def test_a_mistake_in_a_text_that_was_put_aside_is_told_once() -> None:
    """However it was kept meanwhile, and read again."""

    class Kept(Source):
        """As texts are handed out that rest in a file."""

    page = read_page(Source("why.md", f"{HEAD}Staus: draft\n\nText.\n"), Kind.ARTICLE)
    again = [
        replace(each, source=Kept(each.source.path, each.source.text)) for each in page.findings
    ]
    assert len(tree.ordered([*page.findings, *again])) == 1


def test_nothing_is_made_for_a_site_that_is_refused(
    with_templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So nothing stays where somebody stops it, and what is wrong is told without any room."""
    write(
        with_templates / "content",
        {**GOOD, "articles/why.md": f"{HEAD}Staus: draft\n\n[a](/none/) [b](/category/core/#x)\n"},
    )
    monkeypatch.chdir(with_templates)
    monkeypatch.setattr("tempfile.mkdtemp", _nowhere)
    wrong = {"TIMEZONE": "Nowhere"}
    for changed in ({}, wrong):
        built = builds.run_pelican(with_templates / "content", with_templates / "output", **changed)
        assert built.exit_code == 1
        assert _PLACE.findall(built.stderr) == [f"articles/why.md:{line}" for line in (4, 6, 6)]
    assert check(["content"]) == 1


def _nowhere(*given: object, **named: object) -> str:
    raise FileNotFoundError(2, "No usable temporary directory found")
