"""Builds that follow each other in one process, as they do while the site is served."""

from __future__ import annotations

import re

import pytest

from tests import builds
from tests.plugins.conftest import Author

GOOD = "\n/// workout | Rain\n- Squat: 3 x 8 reps\n///\n"
BAD = "\n/// workout | Rain\n- Squat: 3 x 8 @ RPE 12\n///\n"
REVIEW = "\n/// pros-cons | Band\n## Pros\n1. **Red.** Yes.\n///\n"


def content_of(built: builds.Built) -> dict[str, bytes]:
    return {file: (built.output / file).read_bytes() for file in built.files}


@pytest.mark.parametrize("settings", [builds.WRITING, builds.PUBLISHING])
def test_a_second_build_gives_the_same_bytes(author: Author, settings: str) -> None:
    """Pages, feeds and sheets of two builds are equal."""
    author.workout(GOOD, metadata="Tags: a, b\n")
    author.article(REVIEW, metadata="Product: Band\n")
    first = content_of(author.build(settings))
    assert content_of(author.build(settings)) == first


def test_a_mended_mistake_is_forgotten(author: Author) -> None:
    """After a build with mistakes, one without has none to tell."""
    author.workout(BAD)
    assert author.try_to_build().exit_code == 1
    author.workout(GOOD)
    assert "rainy/rain-a4.pdf" in author.build().files


def test_a_mistake_is_told_by_every_build(author: Author) -> None:
    """A mistake that stays is told again, once."""
    author.workout(BAD)
    first = author.try_to_build().stderr
    assert author.try_to_build().stderr == first
    assert first.count("error[") == 1


def test_what_was_taken_away_is_gone(author: Author) -> None:
    """A block, a product and a file that are no longer there leave nothing behind."""
    author.workout(GOOD)
    author.article(f"{GOOD}{REVIEW}", metadata="Product: Band\n")
    author.build()
    (author.content / "workouts/core/rainy.md").unlink()
    author.article("\nText.\n")
    built = author.build()
    assert [file for file in built.files if file.endswith(".pdf") or "rainy" in file] == []
    assert built.articles["why"].review is None
    assert built.articles["why"].workouts == ()


def test_settings_of_one_build_do_not_reach_the_next(author: Author) -> None:
    """A published build and one for writing do not mix, in whichever order."""
    author.workout(GOOD)
    writing = content_of(author.build(builds.WRITING))
    published = content_of(author.build(builds.PUBLISHING))
    assert writing.keys() != published.keys()
    assert content_of(author.build(builds.WRITING)) == writing
    # What is to be shared has the address that is printed, also while one writes.
    led_to = f'="{builds.ADDRESS}'.encode()
    shared = re.compile(rb'data-(?:url|copy)="[^"]*"')
    pages = [shared.sub(b"", page) for page in writing.values() if page[:1] == b"<"]
    assert not any(led_to in page for page in pages)
    assert any(led_to in page for page in published.values())


def test_a_failed_build_while_serving_does_not_end_the_process(author: Author) -> None:
    """Whatever goes wrong while serving is told; the next build is as if nothing had been."""
    author.workout(GOOD)
    own = author.content.parent / "own"
    own.mkdir()
    (own / "index.html").write_text("{{ 1 / 0 }}", encoding="utf-8")
    broken = author.try_to_build(SERVING=True, THEME_TEMPLATES_OVERRIDES=[str(own)])
    assert broken.exit_code == 0
    assert "rainy/index.html" in author.build().files


def test_a_served_site_tells_what_is_wrong_now(author: Author) -> None:
    """The process that serves builds again and again: each time, it tells what is wrong then."""
    serving = builds.pelican(author.content, author.output, SERVING=True)
    told = []
    for text in (GOOD, BAD, BAD, GOOD):
        author.workout(text)
        told.append(builds.run_once(serving).stderr.count("error["))
    assert told == [0, 1, 1, 0]


def test_a_served_site_shows_what_is_written_now(author: Author) -> None:
    """What was changed between two builds of one process is on the page and on the sheets."""
    serving = builds.pelican(author.content, author.output, SERVING=True)
    author.workout(GOOD)
    before = content_of(builds.run_once(serving))
    author.workout(GOOD.replace("Squat", "Lunge"))
    after = content_of(builds.run_once(serving))
    assert b"Lunge" in after["rainy/index.html"]
    assert b"Squat" not in after["rainy/index.html"]
    assert after["rainy/rain-a4.pdf"] != before["rainy/rain-a4.pdf"]
