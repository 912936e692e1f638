"""What was made is kept, whoever else builds at the time and however a build ends."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.sheets.press import Job, Press
from plugins.sheets.store import Store
from plugins.sheets.typeset import Typeset, TypesetError, Typesetter


@pytest.fixture
def made_with(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.typ").write_text("one")
    return folder


def store(tmp_path: Path, made_with: Path) -> Store:
    return Store(tmp_path / "kept", made_with, b"code")


def test_what_is_put_is_got(tmp_path: Path, made_with: Path) -> None:
    """Under its key, in this build and the next."""
    first = store(tmp_path, made_with)
    key = first.key("sheet", "data")
    assert first.get(key) is None
    first.put(key, b"made")
    assert store(tmp_path, made_with).get(key) == b"made"


def test_a_key_is_of_everything(tmp_path: Path, made_with: Path) -> None:
    """Another part, another cut between the parts, another template: another key."""
    one = store(tmp_path, made_with)
    keys = {one.key("ab", "c"), one.key("a", "bc"), one.key("ab", "d"), one.key("abc")}
    (made_with / "a.typ").write_text("two")
    keys.add(store(tmp_path, made_with).key("ab", "c"))
    (made_with / "a.typ").rename(made_with / "b.typ")
    keys.add(store(tmp_path, made_with).key("ab", "c"))
    assert len(keys) == 6


def test_what_was_broken_off_is_never_found(
    tmp_path: Path, made_with: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that is killed between writing and moving leaves nothing under the key."""
    one = store(tmp_path, made_with)
    key = one.key("x")

    def killed(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            one.put(key, b"half")
    assert one.get(key) is None
    one.put(key, b"whole")
    assert one.get(key) == b"whole"


def test_two_builds_at_once_do_no_harm(tmp_path: Path, made_with: Path) -> None:
    """Whoever is last wins, and every reader has a whole file."""
    one = store(tmp_path, made_with)
    key = one.key("x")
    pages = [bytes([number]) * 200_000 for number in range(8)]

    def both(page: bytes) -> bytes | None:
        one.put(key, page)
        return one.get(key)

    with ThreadPoolExecutor(8) as threads:
        assert {*threads.map(both, pages)} <= {*pages}


def test_what_nobody_asks_for_is_thrown_away(tmp_path: Path, made_with: Path) -> None:
    """After a month; what was used yesterday stays."""
    one = store(tmp_path, made_with)
    old, new = one.key("old"), one.key("new")
    for key in (old, new):
        one.put(key, b"made")
    month_ago = time.time() - 31 * 24 * 3600
    os.utime(tmp_path / "kept" / old[:2] / old[2:], (month_ago, month_ago))
    one.tidy()
    assert one.get(old) is None
    assert one.get(new) == b"made"


def test_what_is_made_while_a_template_changes_is_not_kept(tmp_path: Path, made_with: Path) -> None:
    """Nobody knows which edition of the template it was made of."""
    before, during = store(tmp_path, made_with), store(tmp_path, made_with)
    before.put(before.key("old"), b"old")
    during.put(during.key("new"), b"new")
    (made_with / "a.typ").write_text("two")
    during.tidy()
    (made_with / "a.typ").write_text("one")
    after = store(tmp_path, made_with)
    assert after.get(after.key("old")) == b"old"
    assert after.get(after.key("new")) is None


def test_a_press_tells_what_it_could_not_make(tmp_path: Path, made_with: Path) -> None:
    """The other jobs of a group are done, and what was remarked on is remarked on again."""

    def maker(typesetter: Typesetter, data: object, date: str) -> Typeset:
        if data == {"n": 1}:
            raise TypesetError("no")
        return Typeset(b"made", ("mind",) if data == {"n": 2} else ())

    jobs = [Job(maker, {"n": n}, "", tmp_path / f"{n}.pdf", "sheet") for n in range(3)]
    for again in (False, True):
        press = Press(Path("theme/sheets"), store(tmp_path, made_with))
        zero, one, two = sorted(press.run([jobs]), key=lambda result: result.job.path)
        assert (zero.kept, zero.warnings) == (again, ())
        assert (one.error is not None, two.warnings, two.kept) == (True, ("mind",), False)
        assert [(tmp_path / f"{n}.pdf").exists() for n in range(3)] == [True, False, True]


def test_a_press_tells_of_each_as_it_is_made(tmp_path: Path, made_with: Path) -> None:
    """Not of a whole group at its end: a booklet that takes long hides no other's news."""
    is_told = threading.Event()

    def maker(typesetter: Typesetter, data: object, date: str) -> Typeset:
        if data == {"n": 1}:
            assert is_told.wait(10)
        return Typeset(b"made", ())

    jobs = [Job(maker, {"n": n}, "", tmp_path / f"{n}.pdf", "sheet") for n in range(2)]
    made = Press(Path("theme/sheets"), store(tmp_path, made_with)).run([jobs])
    assert next(made).job.path.name == "0.pdf"
    is_told.set()
    assert [result.error for result in made] == [None]


def test_a_file_of_the_theme_that_is_missing_is_told(tmp_path: Path, made_with: Path) -> None:
    """By its own name: nothing is wrong with the place that the sheet would have gone to."""

    def maker(typesetter: Typesetter, data: object, date: str) -> Typeset:
        return Typeset((made_with / "measures.toml").read_bytes(), ())

    press = Press(Path("theme/sheets"), store(tmp_path, made_with))
    (result,) = press.run([[Job(maker, {}, "", tmp_path / "sheet.pdf", "sheet")]])
    assert "measures.toml: No such file" in str(result.error)
    assert "sheet.pdf" not in str(result.error)


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path, made_with: Path) -> None:
    """A full disk, a file that another program holds: an error with the path, no traceback."""

    def maker(typesetter: Typesetter, data: object, date: str) -> Typeset:
        return Typeset(b"made", ())

    (tmp_path / "taken.pdf").mkdir()
    press = Press(Path("theme/sheets"), store(tmp_path, made_with))
    (result,) = press.run([[Job(maker, {}, "", tmp_path / "taken.pdf", "sheet")]])
    assert result.error is not None
    assert "taken.pdf" in str(result.error)
    assert [path.name for path in tmp_path.glob(".taken*")] == []
