"""The site while somebody writes: what is shown, what is told, and that none of it is published."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

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
    assert news.now() == State(2, 1, "error")
    news.tell("", failed=False)
    assert news.now() == State(3, 3, "")


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
    threading.Thread(target=made.serve_forever, daemon=True).start()
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
    edition = f"{web.name}-0".encode()
    added = (PREVIEW / "serving.html").read_bytes().replace(b"EDITION", edition)
    assert edition in added
    assert page == b"A page." + added
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert (web.folder / "page/index.html").read_text() == "A page."
    response, sheet = get(web, "/page/plan.pdf")
    assert (sheet, response.headers["Content-Type"]) == (b"%PDF", "application/pdf")
    for name in ("serving.js", "serving.css"):
        assert f"/.serving/{name}".encode() in added
        assert get(web, f"/.serving/{name}")[1] == (PREVIEW / name).read_bytes()


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
    connection = HTTPConnection("127.0.0.1", web.server_address[1], timeout=10)
    connection.request("GET", "/.serving/news")
    response = connection.getresponse()
    assert response.headers["Content-Type"] == "text/event-stream"

    def next_news() -> dict[str, Any]:
        line = response.readline()
        assert response.readline() == b"\n"
        found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
        return found

    first = next_news()
    web.news.tell("line\nline <b>", failed=True)
    second = next_news()
    web.news.tell("", failed=False)
    third = next_news()
    assert second == {**first, "builds": 1, "told": "line\nline <b>"}
    assert third["edition"] != second["edition"]
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
    workshop(author, news, DIRECT_TEMPLATES=["nonsense"]).build()
    assert news.now().edition == 0
    assert "nonsense" in news.now().told
    slip = author.write("../slip.py", "SITENAME = ")
    made = Workshop(slip, {}, news)
    made.build()
    assert news.now().edition == 0
    assert "SyntaxError" in news.now().told
    capsys.readouterr()


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
