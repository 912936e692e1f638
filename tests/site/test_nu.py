"""The checker itself is checked: a wrong page must be found wrong."""

from pathlib import Path

import pytest

from tests.site import nu

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title></head>
<body><h1>A page</h1>
{}
</body>
</html>
"""


def test_a_good_page_has_no_messages(tmp_path: Path) -> None:
    """A trailing slash is advice, and advice is not a message."""
    page = tmp_path / "good page.html"
    page.write_text(PAGE.format("<p>All is well.<br /></p>"), encoding="utf-8")

    assert nu.check([page]) == []


def test_errors_and_warnings_are_told_with_their_place(tmp_path: Path) -> None:
    """Each message names the file, the line, and how bad it is."""
    page = tmp_path / "bad page.html"
    page.write_text(PAGE.format('<img src="a.png">\n<section>Oh.</section>'), encoding="utf-8")

    found = [(message.path, message.line, message.severity) for message in nu.check([page])]

    assert found == [(page, 5, "error"), (page, 6, "warning")]


def test_a_file_that_is_not_there_is_no_clean_file(tmp_path: Path) -> None:
    """A wrong path must not pass as a page without mistakes."""
    with pytest.raises(FileNotFoundError):
        nu.check([tmp_path / "missing.html"])


def test_nothing_to_check_is_a_mistake() -> None:
    """An empty list of pages would pass whatever the site holds."""
    with pytest.raises(ValueError, match="no file"):
        nu.check([])
