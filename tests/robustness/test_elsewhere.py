"""The check of links to other sites: apart from the build, bounded, and never sure of too much."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from plugins.checking import elsewhere
from plugins.checking.elsewhere import NO_NETWORK, Answer, check, links
from tests.robustness.cases import HEAD
from tests.robustness.test_cases import write

TEXT = f"{HEAD}\n[a](https://a.example/x#y), <https://b.example/(z)>.\n\n`https://code.example/`\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path / "content",
        {"articles/why.md": TEXT, "pages/a.md": "Title: A\n\nhttps://a.example/x\n"},
    )
    return Path("content")


def test_links_are_found_with_their_places(content: Path) -> None:
    """Without what stands in code, and without the place on the page."""
    assert [(link.address, link.place) for link in links(content)] == [
        ("https://a.example/x", "content/articles/why.md:5:5"),
        ("https://b.example/(z)", "content/articles/why.md:5:30"),
        ("https://a.example/x", "content/pages/a.md:3:1"),
    ]


def test_what_is_gone_is_told_at_each_place(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what nobody knows is a note, which fails nothing; each address is asked for once."""
    asked: list[str] = []

    def ask(address: str) -> Answer:
        asked.append(address)
        return Answer("a.example" in address, "the answer was 404")

    assert check(content, ask) == 1
    told = capsys.readouterr().out
    assert "content/articles/why.md:5:5: error: gone: https://a.example/x" in told
    assert "content/pages/a.md:3:1: error: gone" in told
    assert "note: not known: https://b.example/(z)" in told
    assert sorted(asked) == ["https://a.example/x", "https://b.example/(z)"]
    assert check(content, lambda _: Answer(False, "no answer")) == 0


def test_without_a_network_nothing_is_checked(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says so, and is no success."""
    assert check(content, lambda _: Answer(False, NO_NETWORK)) == 2
    assert "Nothing was checked" in capsys.readouterr().out


def test_the_time_is_limited(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was not asked for is told."""
    assert check(content, lambda _: Answer(False, ""), seconds=0) == 0
    assert capsys.readouterr().out.count("the time was up") == 3


class _Host(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response({"/there": 200, "/gone": 404}.get(self.path, 405))
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response({"/gone": 410, "/broken": 500}.get(self.path, 200))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_host_is_asked() -> None:
    """By the head of a page, and by the page where that is refused."""
    server = HTTPServer(("127.0.0.1", 0), _Host)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}"
    try:
        assert elsewhere.ask(f"{home}/there") == Answer(False, "")
        assert elsewhere.ask(f"{home}/refuses-head") == Answer(False, "")
        assert elsewhere.ask(f"{home}/gone") == Answer(True, "the answer was 410")
        assert elsewhere.ask(f"{home}/broken") == Answer(False, "the answer was 500")
    finally:
        server.shutdown()
        server.server_close()
    assert elsewhere.ask(f"{home}/there").words.startswith("no answer")


def test_no_build_asks() -> None:
    """Nothing that builds knows of it."""
    plugins = Path(elsewhere.__file__).parents[1]
    for path in plugins.rglob("*.py"):
        if path.name != "elsewhere.py":
            assert "checking.elsewhere" not in path.read_text(encoding="utf-8")
            assert "import elsewhere" not in path.read_text(encoding="utf-8")
