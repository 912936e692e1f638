"""The site while somebody writes: what is shown, what is told, and that none of it is published."""

from __future__ import annotations

import errno
import json
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from plugins.serving import glance
from plugins.serving.__main__ import Workshop, changes
from plugins.serving.news import News, State
from plugins.serving.web import Web
from tests import builds
from tests.plugins.conftest import Author

PREVIEW = builds.ROOT / "theme/preview"
GOOD = "\n/// workout | Rain\n- Squat: 3 x 8 reps\n///\n"
BAD = "\n/// workout | Rain\n- Squat: 3 x 8 @ RPE 12\n///\n"


# --- The news -----------------------------------------------------------------------------------


def test_a_build_that_failed_is_no_edition() -> None:
    """What it told is told, and the pages stay those of the one before."""
    news = News()
    news.tell("", failed=False)
    assert news.now() == State(1, 1, "")
    news.tell("error", failed=True)
    assert news.now() == State(2, 1, "error", failed=True)
    news.tell("", failed=False)
    assert news.now() == State(3, 3, "")


def test_a_build_of_texts_is_no_edition() -> None:
    """The pages that are open ask for themselves whether they are what they were."""
    news = News()
    news.tell("", failed=False)
    news.tell("", failed=False, texts=True)
    assert news.now() == State(2, 1, "")


def test_who_waits_is_told_at_once() -> None:
    """And hears nothing twice."""
    news = News()
    assert news.after(None, 0) == State()
    assert news.after(State(), 0) is None
    heard: list[State | None] = []
    waiting = threading.Thread(target=lambda: heard.append(news.after(State(), 30)))
    waiting.start()
    news.tell("told", failed=False)
    waiting.join(10)
    assert heard == [State(1, 1, "told")]


# --- The pages ----------------------------------------------------------------------------------


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """A site of three files, shown at some free port."""
    folder = tmp_path / "output"
    (folder / "page").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "404.html").write_text("Not here.")
    (folder / "page/index.html").write_text("A page.")
    (folder / "page/plan.pdf").write_bytes(b"%PDF")
    made = Web(("127.0.0.1", 0), folder, PREVIEW, News())
    threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def get(web: Web, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", web.server_address[1], timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    return response, response.read()


def test_a_page_gets_its_script_on_its_way(web: Web) -> None:
    """Other files go as they are; the file of the page is not touched."""
    response, page = get(web, "/page/?a=b")
    edition = page.partition(b'data-edition="')[2].partition(b'"')[0]
    assert edition.startswith(f"{web.name}-0-".encode())
    added = (PREVIEW / "serving.html").read_bytes().replace(b"EDITION", edition)
    assert page == b"A page." + added
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert (web.folder / "page/index.html").read_text() == "A page."
    response, sheet = get(web, "/page/plan.pdf")
    assert (sheet, response.headers["Content-Type"]) == (b"%PDF", "application/pdf")
    for name in ("serving.js", "serving.css"):
        assert f"/.serving/{name}".encode() in added
        assert get(web, f"/.serving/{name}")[1] == (PREVIEW / name).read_bytes()


def test_an_address_that_is_none_is_refused(web: Web) -> None:
    """Without a word in the terminal."""
    with socket.create_connection(("127.0.0.1", web.server_address[1]), timeout=10) as line:
        line.sendall(b"GET http://[ HTTP/1.0\r\n\r\n")
        assert b" 400 " in line.makefile("rb").readline()


def test_what_is_not_there_is_said(web: Web) -> None:
    """With the site's own page; a folder without its slash is found all the same."""
    for path in ("/nothing/", "/nothing", "/page/nothing.css", "/.serving/other", "/"):
        response, page = get(web, path)
        assert response.status == 404
        assert page.startswith(b"Not here.")
    response, _ = get(web, "/page")
    assert (response.status, response.headers["Location"]) == (301, "/page/")


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/page/..%2f..%2fsecret.txt", "//secret.txt"]
)
def test_nothing_outside_the_site_is_shown(web: Web, path: str) -> None:
    """However it is spelled."""
    response, page = get(web, path)
    assert response.status == 404
    assert b"secret" not in page


def test_a_page_hears_the_news(web: Web) -> None:
    """What is so now, and each change, as soon as it is."""
    with listening(web, "/page/") as hear:
        first = hear()
        web.news.tell("line\nline <b>", failed=True)
        assert hear() == {"builds": 1, "edition": None, "told": "line\nline <b>"}
        web.news.tell("", failed=False)
        third = hear()
    assert first["told"] == third["told"] == ""
    assert None is not first["edition"] != third["edition"]
    _, page = get(web, "/page/")
    assert f'data-edition="{third["edition"]}"'.encode() in page


def test_a_page_stays_if_it_is_what_it_was(web: Web) -> None:
    """After a build of texts: another page is shown anew, or this one with a picture beside it."""
    path = web.folder / "page/index.html"
    with listening(web, "/page/") as hear:
        known = [hear()["edition"]]
        for change in (
            lambda: (web.folder / "index.html").write_text("Another page."),
            lambda: path.write_text("Other words."),
            lambda: (web.folder / "page/rows.svg").write_text("<svg/>"),
            path.unlink,
        ):
            change()
            web.news.tell("", failed=False, texts=True)
            known.append(hear()["edition"])
    assert known[0] == known[1]
    assert len(set(known)) == 4


@contextmanager
def listening(web: Web, page: str) -> Iterator[Callable[[], dict[str, Any]]]:
    connection = HTTPConnection("127.0.0.1", web.server_address[1], timeout=10)
    connection.request("GET", f"/.serving/news?{quote(page, safe='')}")
    response = connection.getresponse()
    assert response.headers["Content-Type"] == "text/event-stream"

    def hear() -> dict[str, Any]:
        line = response.readline()
        assert response.readline() == b"\n"
        found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
        return found

    yield hear
    connection.close()


# --- The builds ---------------------------------------------------------------------------------


def workshop(author: Author, news: News, **changed: Any) -> Workshop:
    override = {
        "PATH": str(author.content),
        "OUTPUT_PATH": str(author.output),
        "SERVING": True,
        **changed,
    }
    return Workshop(builds.ROOT / builds.WRITING, override, news)


def test_a_mistake_is_told_and_the_page_stays(
    author: Author, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the terminal and to the page; when it is mended, the page follows and nothing is told."""
    news = News()
    made = workshop(author, news)
    author.workout(GOOD)
    made.build()
    assert news.now() == State(1, 1, "")
    author.workout(BAD)
    made.build()
    assert news.now().edition == 1
    assert "error[rpe-out-of-range]" in news.now().told
    assert news.now().told in capsys.readouterr().err
    author.workout(GOOD)
    made.build()
    assert news.now() == State(3, 3, "")


def test_whatever_goes_wrong_is_told(author: Author, capsys: pytest.CaptureFixture[str]) -> None:
    """A template that is not there, settings that cannot be; the next build is as ever."""
    news = News()
    author.workout(GOOD)
    workshop(author, news, DIRECT_TEMPLATES=["index", "nonsense"]).build()
    assert news.now().edition == 0
    assert "nonsense" in news.now().told
    slip = author.write("../slip.py", "SITENAME = ")
    made = Workshop(slip, {}, news)
    made.build()
    assert news.now().edition == 0
    assert "SyntaxError" in news.now().told
    capsys.readouterr()


# --- The page that is waited for ----------------------------------------------------------------


class Seen(News):
    """What lay at an address whenever something was told."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.seen: list[dict[str, bytes]] = []

    def tell(self, told: str, *, failed: bool, texts: bool = False) -> None:
        self.seen.append(
            {
                path.relative_to(self.folder).as_posix(): path.read_bytes()
                for path in self.folder.rglob("*.html")
            }
        )
        super().tell(told, failed=failed, texts=texts)


PLAN = """
/// workout | Rain
- Squat: 3 x 8 @ 16 kg
- Squat: 2 x 30 s
///
"""
REVIEW = """
/// pros-cons | Bands
## Pros

1. **Light.** They go anywhere.

## Cons

1. **Short.** They tear.
///
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Author, Workshop, Seen]:
    """A site that was built once, with everything that this repository's has."""
    author = Author(tmp_path_factory.mktemp("shown"))
    author.workout(PLAN)
    author.article(f"Words. {{{{ 1 }}}}\n\n## One\n{REVIEW}", metadata="Product: Bands\n")
    author.article("Other words, [a link](#main), `[x]({filename}no.md)`.\n", "other")
    author.write("pages/about.md", "Title: About\n\nWords of ours.\n")
    squat = (builds.ROOT / "content/exercises/squat.md").read_text()
    author.write("exercises/squat.md", re.sub(r"(?m)^(Easier|Harder):.*\n", "", squat))
    news = Seen(author.output)
    made = workshop(author, news, CACHE_PATH=str(author.output.parent / "cache"))
    made.build()
    assert not news.now().failed
    return author, made, news


@pytest.mark.parametrize(
    ("path", "page", "before", "after"),
    [
        ("workouts/core/rainy.md", "rainy/index.html", "3 x 8 @ 16", "4 x 8 @ 20"),
        ("workouts/core/rainy.md", "rainy/index.html", "- Squat: 2 x 30 s\n", ""),
        ("articles/why.md", "why/index.html", "Words.", "Other words, and *more* of them."),
        ("articles/why.md", "why/index.html", "They tear.", "They tear soon."),
        ("articles/why.md", "why/index.html", "## One", "## Two"),
        ("pages/about.md", "about/index.html", "Words of ours.", "Not many."),
    ],
)
def test_the_page_of_an_edited_text_comes_first(
    shown: tuple[Author, Workshop, Seen], path: str, page: str, before: str, after: str
) -> None:
    """As the build that follows makes it, and no other page with it."""
    author, made, news = shown
    told = len(news.seen)
    old = news.seen[-1]
    file = author.content / path
    file.write_text(file.read_text().replace(before, after))
    made.build(frozenset({file}))
    first, whole = news.seen[told:]
    assert first[page] == whole[page] != old[page]
    assert {name for name in first if first[name] != old.get(name)} == {page}
    assert not list(author.output.rglob(".*.html.*"))


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("articles/other.md", "`[x]({filename}no.md)`", "[x]({filename}no.md)"),
        ("articles/other.md", "Title: Why we lift", "Title: Why we run"),
        ("articles/other.md", "Because.", "Because of hills."),
        ("articles/other.md", "[a link](#main)", "[a link]({filename}why.md)"),
        ("articles/other.md", "(#main)", "({filename}way.md)"),
        ("articles/other.md", "Other words", "/// workout | One\n- Squat: 3 x 8 @ RPE 12\n///\n"),
        ("workouts/core/rainy.md", "- Squat: ", "- Goblet squat: "),
        ("exercises/squat.md", "a pinch", "a sharp pinch"),
        ("articles/other.md", None, None),
    ],
)
def test_what_is_not_sure_is_built_first(
    shown: tuple[Author, Workshop, Seen], path: str, before: str | None, after: str | None
) -> None:
    """Other pages show a title, a link may lead nowhere, a mistake is told; a file may be gone."""
    author, made, news = shown
    assert not news.now().failed
    told = len(news.seen)
    file = author.content / path
    was = file.read_text()
    if before is None or after is None:
        file.unlink()
    else:
        assert before in file.read_text()
        file.write_text(file.read_text().replace(before, after))
    made.build(frozenset({file}))
    assert len(news.seen) == told + 1
    # After a mistake nothing is shown first, whatever it is.
    file.write_text(was)
    made.build(frozenset({author.content}))


@pytest.fixture
def one(author: Author) -> tuple[Author, Workshop, Path]:
    """A site of one text that was built once."""
    file = author.article("Words.\n")
    made = workshop(author, News())
    made.build()
    return author, made, file


def test_a_page_that_says_nothing_is_not_shown_first(
    one: tuple[Author, Workshop, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """What it has is for its readers to see."""
    author, made, file = one
    before = (author.output / "why/index.html").read_bytes()
    file.write_text(file.read_text().replace("Words.", "*[A]: word\n"))
    assert not glance.show(made._made, file)  # noqa: SLF001 - as a build asks for it
    assert (author.output / "why/index.html").read_bytes() == before
    capsys.readouterr()


def test_a_site_that_somebody_deletes_is_built_again(
    one: tuple[Author, Workshop, Path],
) -> None:
    """A page alone would be a folder that is nobody's."""
    author, made, file = one
    shutil.rmtree(author.output)
    file.write_text(file.read_text().replace("Words", "Other words"))
    made.build(frozenset({file}))
    assert "Other words" in author.main("why/index.html")
    assert (author.output / "index.html").is_file()


def test_a_page_that_cannot_be_written_leaves_nothing(
    one: tuple[Author, Workshop, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even what it was to be: the next edition would have it, too."""
    author, made, file = one
    file.write_text(file.read_text().replace("Words", "Other words"))
    known = sorted(author.output.rglob("*")), sorted(author.output.parent.iterdir())

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        glance.show(made._made, file)  # noqa: SLF001 - as a build asks for it
    assert (sorted(author.output.rglob("*")), sorted(author.output.parent.iterdir())) == known


def test_changes_are_heard_from_the_start(author: Author) -> None:
    """Also those that come while a build is at work; a program's own files are none."""
    page = author.workout(GOOD)
    author.article("Text.\n")
    settings = builds.pelican(author.content, author.output).settings
    heard = changes(builds.ROOT / builds.WRITING, settings)
    assert next(heard) == frozenset()
    author.write("articles/.#lock.md", "lock")
    author.workout(BAD)
    assert next(heard) == {page.resolve()}
    heard.close()  # type: ignore[attr-defined]


def test_nothing_of_it_is_in_the_site(built_site: Path, published_site: Path) -> None:
    """Neither while one writes nor when it is published does a file know of the server."""
    for folder in (built_site, published_site):
        for path in folder.rglob("*"):
            if path.is_file():
                assert b".serving" not in path.read_bytes(), path
