"""Settings that cannot be right: each is named in one line, before anything is read or written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG, read_settings

from plugins.publishing import settings as of_settings
from plugins.publishing.settings import problems
from tests.builds import ROOT

LETTERS = {"action": "https://x.example/", "field": "email"}
WRONG: tuple[tuple[str, object, str], ...] = (
    ("ARTICLE_SAVE_AS", "", "is empty"),
    ("ARTICLE_SAVE_AS", False, "must be a text"),
    ("ARTICLE_SAVE_AS", "{slug.real}/", "asks for {slug.real}"),
    ("ARTICLE_SAVE_AS", "{slug:d}/", "only {date} can have a form"),
    ("SITENAME", " ", "is empty"),
    ("PLUGINS", [], "lacks 'plugins.markdown_source'"),
    ("SEARCH_INDEX", "../x/", "leads out"),
    *(
        ("SEARCH_INDEX", below, "other files are in")
        for below in ("theme/", "theme/css", "search/")
    ),
    ("SEARCH_INDEX", ".", "other files are in"),
    ("INTRASITE_LINK_REGEX", "x", "a group that is called 'what'"),
    ("READERS", {"md": 5}, "must have a reader"),
    ("DEFAULT_ORPHANS", None, "must be a number"),
    ("ARTICLE_TRANSLATION_ID", "slug", "must be None"),
    ("ARTICLE_PERMALINK_STRUCTURE", "/%Y/", "no setting any more"),
    ("LOG_FILTER", [5], "must hold pairs"),
    ("PICTURE_PATH", "/x", "leads out"),
    ("TAG_FEED_ATOM", "feed.xml", "all of them would be one file"),
    ("FEED_MAX_ITEMS", -3, "must be a number above 0"),
    ("FEED_DOMAIN", None, "where there are feeds"),
    ("LOCALE", [5], "must be a text or a list of texts"),
    ("DEFAULT_LANG", '"><script>', "must be a language"),
    ("DEFAULT_DATE_FORMAT", "%d %", "must be the form of a date"),
    ("DATE_FORMATS", {"en": 5}, "must be the form of a date"),
    ("DEFAULT_DATE", "yesterday", "must be None"),
    ("DEFAULT_METADATA", ["x"], "must be a table"),
    ("PAGINATION_PATTERNS", [], "is empty"),
    ("PAGINATION_PATTERNS", ["x"], "must hold triples"),
    ("PAGINATION_PATTERNS", [(1, "{none}", "{save_as}")], "no page of a list has all of"),
    ("PAGINATION_PATTERNS", [(1, "{url}", "../{save_as}")], "leads out"),
    ("PAGINATED_TEMPLATES", {"index": "x"}, "must have a number or None"),
    ("JINJA_ENVIRONMENT", {}, "must have 'autoescape': True"),
    ("JINJA_ENVIRONMENT", {"autoescape": True, "none": 1}, "Jinja knows no 'none'"),
    ("JINJA_ENVIRONMENT", {"autoescape": True, "extensions": "x"}, "must be a list of names"),
    ("JINJA_FILTERS", {"x": 5}, "must be a function"),
    ("MARKDOWN", {"extensions": ["none_at_all"]}, "No module named 'none_at_all'"),
    ("MARKDOWN", {"extensions": "extra"}, "must be a list of names"),
    ("MARKDOWN", {"output_format": "pdf"}, "Invalid Output Format"),
    ("MARKDOWN", {"none": 1}, "Markdown knows no 'none'"),
    ("MARKDOWN", {"extension_configs": {"x": 5}}, "must hold tables"),
    ("AUTHORS", {"A": {"links": [("x", "javascript:y")]}}, "none of the addresses"),
    ("AUTHORS", {5: {}}, "must have a biography"),
    ("NEWSLETTER", {"action": "javascript:x", "field": "x"}, "must begin with https://"),
    ("NEWSLETTER", {"action": 5, "field": "x"}, "must hold texts"),
    ("NEWSLETTER", LETTERS | {"field": ""}, "must have a field"),
    ("NEWSLETTER", LETTERS | {"honeypot": "email"}, "must have another name"),
    ("NEWSLETTER", LETTERS | {"privcy": "x"}, "has no 'privcy'"),
    ("CONTENT_LICENCE", ("x", "data:x"), "none of the addresses"),
    ("CONTENT_LICENCE", (5, 6), "must be a name and an address"),
    ("CATEGORY_NAMES", {"core": 5}, "must have a text"),
    ("EXTRA_PATH_METADATA", {"images/a.png": {"path": "../a.png"}}, "no file of yours"),
    ("EXTRA_PATH_METADATA", {"images/a.png": {"path": "index.html"}}, "no file of yours"),
    ("EXTRA_PATH_METADATA", {"images/a.css": {"path": "theme/css/paper.css"}}, "no file of yours"),
    ("EXTRA_PATH_METADATA", {"images/a.txt": {"path": ".edition"}}, "no file of yours"),
    ("EXTRA_PATH_METADATA", {"images/a.txt": {"path": "robots.txt"}}, "no file of yours"),
    ("EXTRA_PATH_METADATA", {"images/a.png": 5}, "must have a table"),
    ("FILENAME_METADATA", "(", "must be a regular expression"),
    ("INTRASITE_LINK_REGEX", "(", "must be a regular expression"),
    ("DIRECT_TEMPLATES", [], "must have 'index'"),
    ("RELATIVE_URLS", True, "must be False"),
    ("TYPOGRIFY", True, "must be False"),
    ("STATIC_EXCLUDES", "images", "must be a list"),
    ("WITH_FUTURE_DATES", "no", "must be True or False"),
    ("PELICAN_CLASS", "pelican.Pelican", "must be Site"),
    ("SITENAM", "x", "did you mean SITENAME?"),
    ("DEFAULT_DATE_FORMAT", "%Q", "must be the form of a date"),
    ("TEMPLATE_PAGES", {"../../etc/passwd": "x.html"}, "must be empty"),
    ("OUTPUT_SOURCES", True, "must be False"),
    ("STATIC_EXCLUDE_SOURCES", False, "must be True"),
    ("FORMATTED_FIELDS", ["title"], "must be ['summary']"),
    ("CACHE_CONTENT", True, "must be False"),
    ("LOAD_CONTENT_CACHE", True, "must be False"),
    ("DIRECT_TEMPLATES", ["index", "search", "index"], "has 'index' twice"),
    ("CATEGORY_URL", "category/x/", "no page is at 'category/x/'"),
    ("SUMMARY_MAX_LENGTH", [1], "must be a number"),
    ("PORT", True, "must be a number"),
    ("SLUGIFY_USE_UNICODE", "no", "must be True or False"),
    ("SUMMARY_END_SUFFIX", 5, "must be a text"),
    ("DOCUTILS_SETTINGS", ["x"], "must be a table"),
)


@pytest.fixture(scope="module")
def ours() -> dict[str, Any]:
    """Return the settings that the site is published with."""
    settings: dict[str, Any] = read_settings(str(ROOT / "publishconf.py"))
    return settings


def test_ours_are_right(ours: dict[str, Any]) -> None:
    """Nothing is told of them."""
    assert problems(ours) == []


@pytest.mark.parametrize(("name", "value", "words"), WRONG, ids=lambda each: str(each)[:30])
def test_a_setting_that_cannot_be_right(
    name: str, value: object, words: str, ours: dict[str, Any]
) -> None:
    """It is told by its name, and nothing else is told."""
    told = problems({**ours, name: value})
    assert told
    assert all(line.startswith(name) for line in told)
    assert any(words in line for line in told)


@pytest.mark.parametrize("at", range(len(WRONG)))
def test_two_that_are_wrong_are_told_in_one_run(at: int, ours: dict[str, Any]) -> None:
    """Whatever each of them is, and nothing is told of a third."""
    one, another = WRONG[at], WRONG[(at + len(WRONG) // 2) % len(WRONG)]
    names = {one[0], another[0]}
    told = problems({**ours, one[0]: one[1], another[0]: another[1]})
    assert {name for name in names if any(line.startswith(name) for line in told)} == names
    assert all(line.startswith(tuple(names)) for line in told)


ODD: tuple[object, ...] = (
    *(None, True, 0, -1, 2.5, "", " ", "x", "a\0b", "a\nb", "\udcff", "x" * 9999, b"x", ".", "{"),
    *([], (), set(), [None], [[]], [{}], [["x"]], [("a", "b")], {}, {"x": []}, {"x": 1}, {1: {}}),
)


@pytest.mark.parametrize("name", sorted(DEFAULT_CONFIG))
def test_no_value_ends_the_look(name: str, ours: dict[str, Any]) -> None:
    """Whatever it is, what else is wrong is told in the same run."""
    for value in ODD:
        told = problems({**ours, "CONTACT": 5, name: value})
        assert any(line.startswith("CONTACT") for line in told), value
        assert all(line.startswith(("CONTACT", *_with(name))) for line in told), (value, told)


def _with(name: str) -> tuple[str, ...]:
    """Return the settings that are told of for one: what leads to a page, and where it is."""
    kind = name.removesuffix("_SAVE_AS").removesuffix("_URL")
    return (name, f"{kind}_URL", f"{kind}_SAVE_AS")


def test_a_relative_folder_is_looked_at_with_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the settings file names it, from where that lies."""
    monkeypatch.syspath_prepend(str(ROOT))
    (tmp_path / "images").mkdir()
    said = "from pelicanconf import *\nTHEME = 'no-theme'\nPATH = '.'\nSTATIC_PATHS = 'images'\n"
    (tmp_path / "conf.py").write_text(said, encoding="utf-8")
    told = "\n".join(read_settings(str(tmp_path / "conf.py"))[of_settings.WRONG][0])
    assert "conf.py:2: THEME: there is no folder" in told
    assert told.count("STATIC_PATHS") == 1


def test_what_is_wrong_with_folders_is_told_with_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    override: dict[str, Any] = {
        "PATH": str(tmp_path / "nothing"),
        "THEME": str(tmp_path / "no-theme"),
        "CONTACT": 5,
        "PICTURE_PATH": "../out",
    }
    with pytest.raises(SystemExit):
        read_settings(str(ROOT / "pelicanconf.py"), override=override)
    told = capsys.readouterr().err
    for words in ("there is no folder", "THEME: there is", "CONTACT must", "PICTURE_PATH: "):
        assert words in told
    assert told.count("Nothing was built.") == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITEURL", "https://example.org/blog"),
        ("TIMEZONE", "Europe/Berlin"),
        ("DEFAULT_LANG", "de"),
        ("DATE_FORMATS", {"en": ("en_GB", "%d %B %Y")}),
        ("DEFAULT_DATE_FORMAT", "100 %% on %d %B"),
        ("MARKDOWN", {"extensions": ["markdown.extensions.extra", "markdown.extensions.toc"]}),
        ("EXTRA_PATH_METADATA", {"images/a.txt": {"path": "robots-of-others.txt"}}),
        ("NEWSLETTER", LETTERS),
        ("NEWSLETTER", LETTERS | {"honeypot": "url", "privacy": "None.", "title": "Letters"}),
        ("MY_OWN_THING", 5),
    ],
)
def test_a_setting_that_is_right(name: str, value: object, ours: dict[str, Any]) -> None:
    """Nothing is told of what others may want."""
    assert problems({**ours, name: value}) == []


@pytest.mark.parametrize(
    ("address", "file"),
    [
        *(("{date:%Y}/{slug}/", "{date:%Y}/{slug}/index.html"), ("{slug}.html", "{slug}.html")),
        *(("{slug}", "{slug}/index.html"), ("/{slug}/", "{slug}/index.html")),
    ],
)
def test_an_address_and_its_file(address: str, file: str, ours: dict[str, Any]) -> None:
    """A page is where the links to it lead."""
    assert problems({**ours, "ARTICLE_URL": address, "ARTICLE_SAVE_AS": file}) == []
    assert problems({**ours, "ARTICLE_URL": address, "ARTICLE_SAVE_AS": f"a/{file}"}) == [
        f"ARTICLE_URL: no page is at '{address}', as ARTICLE_SAVE_AS is 'a/{file}'"
    ]


def test_a_template_that_no_theme_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list that names it is wrong, not the theme; and it is told once, whatever else is."""
    monkeypatch.chdir(ROOT)
    names = ["index", "nix"]
    for more in ({}, {"CONTACT": 5}):
        override: dict[str, Any] = {"PATH": str(tmp_path), "DIRECT_TEMPLATES": names, **more}
        found = read_settings(str(ROOT / "pelicanconf.py"), override=override)
        told, values = found[of_settings.WRONG]
        assert [line for line in told if "nix" in line] == [
            "settings: DIRECT_TEMPLATES: the theme has no template nix.html"
        ]
        assert len(told) == 1 + len(more)
        assert values == {"DIRECT_TEMPLATES": names, **more}
        assert "nix" not in found["DIRECT_TEMPLATES"]


@pytest.mark.parametrize("name", ["TAG", "PAGE", "EXERCISE", "ARTICLE"])
@pytest.mark.parametrize("value", ["t/{slug}.html", "../{slug}/index.html"])
def test_an_address_and_its_file_are_told_once(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in for them agrees."""
    monkeypatch.chdir(ROOT)
    override: dict[str, Any] = {"PATH": str(tmp_path), f"{name}_SAVE_AS": value}
    found = read_settings(str(ROOT / "pelicanconf.py"), override=override)
    assert len(found[of_settings.WRONG][0]) == 1
    assert problems(found) == []


def test_templates_that_lie_nobody_knows_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which there are is not told beside a setting that says where, and is wrong."""
    monkeypatch.chdir(ROOT)
    override: dict[str, Any] = {"PATH": str(tmp_path), "THEME_TEMPLATES_OVERRIDES": "mine"}
    override["DIRECT_TEMPLATES"] = ["index", "credits"]
    told, _ = read_settings(str(ROOT / "pelicanconf.py"), override=override)[of_settings.WRONG]
    assert ["THEME_TEMPLATES_OVERRIDES" in line for line in told] == [True]


@pytest.mark.parametrize("name", ["ARTICLE_URL", "TAG_SAVE_AS", "CATEGORY_FEED_ATOM", "FINDER_URL"])
def test_an_address_that_is_no_text_is_told_once(name: str, ours: dict[str, Any]) -> None:
    """However many rules there are for it."""
    told = problems({**ours, name: 5})
    assert [line for line in told if line.startswith(name)] == [f"{name} must be a text, and is 5"]


def test_a_theme_that_lacks_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pelican would take one of its own, which looks like another site."""
    monkeypatch.chdir(ROOT)
    copy = tmp_path / "theme"
    (copy / "templates").mkdir(parents=True)
    for template in (ROOT / "theme" / "templates").glob("*.html"):
        (copy / "templates" / template.name).touch()
    override: dict[str, Any] = {"PATH": str(tmp_path), "THEME": str(copy)}
    read_settings(str(ROOT / "pelicanconf.py"), override=override)
    (copy / "templates" / "article.html").unlink()
    told, values = read_settings(str(ROOT / "pelicanconf.py"), override=override)[of_settings.WRONG]
    assert "has no template article.html" in "\n".join(told)
    assert values == {"THEME": str(copy)}
    override["THEME_TEMPLATES_OVERRIDES"] = [str(ROOT / "theme" / "templates")]
    assert of_settings.WRONG not in read_settings(str(ROOT / "pelicanconf.py"), override=override)


@pytest.mark.parametrize(
    ("file", "address", "told"),
    [
        ("publishconf.py", None, True),
        ("publishconf.py", "https://runs.example/blog", True),
        ("publishconf.py", "https://example.org", False),
        ("publishconf.py", "https://runs-example", False),
        ("pelicanconf.py", None, False),
    ],
)
def test_an_address_that_nobody_can_have(
    file: str,
    address: str | None,
    told: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Who publishes without a SITEURL is told so, by the file and the line that give another."""
    monkeypatch.delenv("SITEURL", raising=False)
    if address is not None:
        monkeypatch.setenv("SITEURL", address)
    read_settings(str(ROOT / file))
    said = capsys.readouterr().err
    assert ("where nobody can come: give yours" in said) is told
    assert said.startswith("settings: publishconf.py:" if told else "")
    assert len(said.splitlines()) == told
