"""What a build keeps for the next: never needed, never wrong, whatever becomes of the file."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import time
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, PrefixLoader, meta
from markdown import Markdown

from plugins.caching import made_with
from plugins.caching.made_with import fingerprint, says_all
from plugins.caching.store import NAME, Store, key_of
from plugins.caching.templates import Compiled
from plugins.markdown_source.reader import Converter
from plugins.reading.outline import (
    Outline,
    _nested,
    _read_plain,
    _Reader,
    at_once,
    outline,
)
from plugins.writing.names import Names, Own, noting
from tests import builds
from tests.plugins.conftest import Author
from tests.plugins.test_building_again import content_of
from tests.plugins.test_exercises import exercise

KEY = key_of(b"a", b"page")
GOOD = "\n/// workout | Rain\n- Squat: 3 x 8 reps\n///\n"
BAD = "\n/// workout | Rain\n- Squat: 3 x 8 @ RPE 12\n///\n"
WARNED = "\n/// workout | Rain\n- Squat: 3 x 8 reps — <slowly>\n///\n"


def kept(folder: Path, key: bytes = KEY) -> bytes | None:
    store = Store(folder)
    found = store.get(key)
    store.close()
    return found


def keep(folder: Path, value: bytes = b"made", key: bytes = KEY) -> None:
    store = Store(folder)
    store.put(key, value)
    store.close()


# --- The store ----------------------------------------------------------------------------------


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    """In the same build and in the next; under its own key only."""
    store = Store(tmp_path)
    store.put(KEY, b"made")
    assert store.get(KEY) == b"made"
    store.close()
    assert kept(tmp_path) == b"made"
    assert kept(tmp_path, key_of(b"apa", b"ge")) is None


def test_parts_of_a_key_do_not_run_together() -> None:
    """Two texts are not one."""
    assert key_of(b"ab", b"c") != key_of(b"a", b"bc") != key_of(b"abc")


def test_nothing_is_lost_but_the_last_when_a_build_is_killed(tmp_path: Path) -> None:
    """What was put long before the end is in the file."""
    store = Store(tmp_path)
    for number in range(250):
        store.put(key_of(b"%d" % number), b"made")
    assert kept(tmp_path, key_of(b"0")) == b"made"
    assert kept(tmp_path, key_of(b"249")) is None


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Each finds what the other has kept, and both end."""
    one, two = Store(tmp_path), Store(tmp_path)
    one.put(KEY, b"made")
    one.flush()
    assert two.get(KEY) == b"made"
    two.put(KEY, b"made")
    two.put(key_of(b"b"), b"more")
    two.close()
    assert one.get(key_of(b"b")) == b"more"
    one.close()
    assert kept(tmp_path) == b"made"


def test_a_file_that_another_build_writes_is_done_without(tmp_path: Path) -> None:
    """A lock that is held keeps nobody waiting, and breaks nothing."""
    keep(tmp_path)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("begin exclusive")
    keep(tmp_path, b"more", key_of(b"b"))
    other.execute("rollback")
    other.close()
    assert kept(tmp_path) == b"made"
    assert kept(tmp_path, key_of(b"b")) is None


def test_any_damage_is_a_miss(tmp_path: Path) -> None:
    """Whatever bytes are spoiled, what is found is what was kept, or nothing."""
    keep(tmp_path, b"made" * 3000)
    whole = (tmp_path / NAME).read_bytes()
    chance = random.Random(7)
    for _ in range(150):
        spoiled = bytearray(whole)
        for _ in range(chance.choice([1, 20])):
            spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
        (tmp_path / NAME).write_bytes(spoiled[: chance.choice([len(spoiled), 5000, 10, 0])])
        assert kept(tmp_path) in {None, b"made" * 3000}
        for path in tmp_path.iterdir():
            path.unlink()
        keep(tmp_path)
        assert kept(tmp_path) == b"made"


def test_a_value_that_was_changed_is_a_miss(tmp_path: Path) -> None:
    """SQLite does not look at the bytes of a value; the store does."""
    keep(tmp_path)
    file = sqlite3.connect(tmp_path / NAME)
    (value,) = file.execute("select value from kept").fetchone()
    file.execute("update kept set value = ?", (value[:-1] + b"!",))
    file.commit()
    file.close()
    assert kept(tmp_path) is None


def test_what_is_no_store_is_begun_anew(tmp_path: Path) -> None:
    """A file of something else is replaced."""
    (tmp_path / NAME).write_bytes(b"This is no store." * 500)
    keep(tmp_path)
    assert kept(tmp_path) == b"made"


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    """Where nothing can be written nothing is kept, and nothing is raised."""
    (tmp_path / "file").write_text("in the way")
    keep(tmp_path / "file" / "cache")
    assert kept(tmp_path / "file" / "cache") is None


def test_what_nobody_asks_for_is_thrown_away(tmp_path: Path) -> None:
    """In a month, and not what is asked for."""
    keep(tmp_path)
    keep(tmp_path, b"old", key_of(b"old"))
    file = sqlite3.connect(tmp_path / NAME)
    file.execute("update kept set used = used - 25")
    file.commit()
    assert kept(tmp_path) == b"made"
    file.execute("update kept set used = used - 10")
    file.commit()
    file.close()
    keep(tmp_path, b"new", key_of(b"new"))
    assert kept(tmp_path) == b"made"
    assert kept(tmp_path, key_of(b"old")) is None


def test_what_was_made_of_two_editions_is_forgotten(tmp_path: Path) -> None:
    """All that was put there today, also by another process; what is older stays."""
    keep(tmp_path)
    file = sqlite3.connect(tmp_path / NAME)
    file.execute("update kept set used = used - 1")
    file.commit()
    file.close()
    store = Store(tmp_path)
    store.put(key_of(b"b"), b"b")
    store.flush()
    store.put(key_of(b"c"), b"c")
    store.forget_new()
    store.close()
    assert kept(tmp_path) == b"made"
    assert kept(tmp_path, key_of(b"b")) is kept(tmp_path, key_of(b"c")) is None


# --- What it is made with -----------------------------------------------------------------------


def test_a_fingerprint_knows_names_and_bytes(tmp_path: Path) -> None:
    """And not times, nor links that lead round or nowhere."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/one.txt").write_text("one")
    first = fingerprint(tmp_path)
    os.utime(tmp_path / "a/one.txt", (1, 1))
    assert fingerprint(tmp_path) == first
    (tmp_path / "a/one.txt").rename(tmp_path / "a/two.txt")
    second = fingerprint(tmp_path)
    (tmp_path / "a/two.txt").write_text("two")
    third = fingerprint(tmp_path)
    (tmp_path / "a/round").symlink_to(tmp_path)
    (tmp_path / "a/.#two.txt").symlink_to("nowhere")
    assert len({first, second, third, fingerprint(tmp_path)}) == 4


def test_the_packages_are_known() -> None:
    """Their versions are a part of every key."""
    found = made_with.packages().decode()
    assert any(line.startswith("markdown-") for line in found.casefold().splitlines())


def test_a_function_does_not_say_all() -> None:
    """Where it lies in memory says nothing of what it does."""
    assert says_all({"extensions": ["a"], "class": Path})
    assert not says_all({"slugify": lambda text: text})


def test_a_compiled_template_is_taken_from_the_store(tmp_path: Path) -> None:
    """Of the same text only; another text, or another way to compile it, is compiled."""
    store = Store(tmp_path)

    def render(text: str, made: bytes = b"so") -> str:
        environment = Environment(
            loader=DictLoader({"page.html": text}), bytecode_cache=Compiled(store, made)
        )
        return environment.get_template("page.html").render()

    assert render("one") == "one"
    # What is found is used: this one says something else than its text.
    other = Environment(loader=DictLoader({"page.html": "one"}))
    bucket = Compiled(store, b"so").get_bucket(other, "page.html", None, "one")
    bucket.code = other.compile("kept", "page.html")
    Compiled(store, b"so").set_bucket(bucket)
    assert render("one") == "kept"
    assert render("two") == "two"
    assert render("one", b"otherwise") == "one"


# --- Reading ------------------------------------------------------------------------------------

TEXTS = (
    "## A heading\n\nA note[^1], an *[A]bbreviation.\n\n[^1]: Of one.\n\n*[A]bbreviation]: x\n",
    "## A heading\n\nThe [same][link] name.\n\n[link]: https://example.org/one\n",
    "## A heading\n\nThe [same][link] name, and HTML without an abbreviation[^1].\n",
    "*[HTML]: Hyper\n\nHTML\n\n- list\n- <b>raw</b>\n\n<div markdown='1'>*in*</div>\n",
    "| A | B |\n|---|:-:|\n| 1 | 2 |\n\n> pulled\n{: .pull}\n\nTerm\n: meaning {#own}\n",
    '![Alt](/a.png "A caption. Photo: Me")\n\n~~~ python\nx = "<>"\n~~~\n\n<div>open',
)


def test_a_text_leaves_nothing_behind_in_markdown() -> None:
    """Notes, links, abbreviations, ids: each text is converted as if it were the first."""
    extensions = ["markdown.extensions.extra", "markdown.extensions.sane_lists"]
    converter = Converter({"extensions": extensions})
    chance = random.Random(1)
    for _ in range(60):
        text = chance.choice(TEXTS)
        assert converter.convert(text) == Markdown(
            extensions=extensions, output_format="html"
        ).convert(text)


def test_markdown_is_made_anew_when_it_has_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was in the middle of is not to be known."""
    converter = Converter({})
    converter.convert("one")
    monkeypatch.setattr(Markdown, "convert", lambda self, text: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        converter.convert("two")
    monkeypatch.undo()
    assert converter.convert("*three*") == Markdown(output_format="html").convert("*three*")


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="a">A &amp; <em>b</em></h2><p>one<br>two</p><p>three',
        '<p>one<svg viewBox="0 0 1 1"><path d="M0"/></svg>two<SUP>3</SUP></p>',
        '<h3 id="x" id="y">Twice</h3><p CLASS="footnote x">unread</p><p hidden>read</p>',
        "<p title='single'>a</p>",
        "<p title=bare>a</p><!-- <h2 id='no'>no</h2> --><p>b",
        '<script>if (a < b) x("<h2 id=1>")</script><p>after</p>',
        '<p title="a > b">c</p>',
        "1 < 2 and <3",
        '<h2 id="a&b">x</h2>',
        '<p class="footnote&#32;x">read?</p>',
        '<h2 id="open">never closed',
        '</p><p>stray</p></div><div aria-hidden="true">no</div>',
        "<textarea><p>x</textarea> y",
        "AT&ampT &lt;b&gt; &nbsp;x",
        "<p>a<!-- a comment --><!--figure-->b<noscript><p>c</p></noscript></p>",
        "<![CDATA[x]]> <?php y ?> <!doctype html> z",
    ],
)
def test_the_quick_way_to_read_tags_reads_what_the_parser_does(html: str) -> None:
    """Or leaves it to the parser."""
    parser, quick = _Reader(), _Reader()
    parser.feed(html)
    parser.close()
    if _read_plain(html, quick):
        assert (quick.texts, quick.headings) == (parser.texts, parser.headings)
    assert outline(html).words == parser.words
    assert at_once(html) in {None, Outline(parser.words, _nested(parser.headings))}


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="a">A &amp; <em>b</em></h2>\n<p>one<br>two</p><h3 id="c" class="d">e\u00a0f</h3>',
        "plain &lt; words, <!-- note --> and <b>bo</b>ld ones",
        '<h3 id="a">A</h3><h2 id="b">B <code>c</code></h2><h3 id="d">D</h3><h2>none</h2>',
        '<table><tr><td data-label="A &amp; b">3</td><td class="align-end">4</td></tr></table>',
        "<p>one<sup>2</sup>three <svg><g><title>no</title></g><use/><br></svg>four</p>",
        '<h2 id="a">A<sup>1<b aria-hidden="true">2</b></sup>b</h2><svg><h2 id="c">C</h2></svg>',
    ],
)
def test_most_texts_are_outlined_at_once(html: str) -> None:
    parser = _Reader()
    parser.feed(html)
    assert at_once(html) == Outline(parser.words, _nested(parser.headings))


@pytest.mark.parametrize(
    "html",
    [
        "<p>one<sup>2</p></sup>",
        "<svg/>two",
        '<p class="footnote">three</p>',
        '<p class="foot&#110;ote">three</p>',
        '<p aria-hidden="true">four</p>',
        "<p><b>five</p></b>",
        "<p>six",
        "seven</p>",
        '<h2 id="a"><h3 id="b">eight</h3></h2>',
        '<h2 id="a&b">nine</h2>',
        "<p/>ten",
        "1 < 11",
        "<P>twelve</P>",
        "<script>13</script>",
    ],
)
def test_others_are_left_to_the_parser(html: str) -> None:
    assert at_once(html) is None


def test_the_quick_way_is_the_usual_one(built_site: Path) -> None:
    """Every page of the site is read alike both ways; most need no parser."""
    quickly = 0
    pages = sorted(built_site.rglob("*.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
        parser, quick = _Reader(), _Reader()
        parser.feed(f"<main{text}")
        parser.close()
        if _read_plain(f"<main{text}", quick):
            quickly += 1
            assert "".join(quick.texts) == "".join(parser.texts)
            assert quick.headings == parser.headings
    assert quickly > 0.8 * len(pages)


# --- Whole builds -------------------------------------------------------------------------------


def test_a_build_from_what_is_kept_gives_the_same_bytes(author: Author) -> None:
    """Nothing kept, all kept, some of it kept, or the file damaged: the same site."""
    author.workout(GOOD)
    author.article(f"## One[^1]\n\nA *word*.\n\n[^1]: Note.\n{GOOD}")
    first = content_of(author.build())
    store = Path("cache", NAME)
    assert store.is_file()
    assert content_of(author.build()) == first
    file = sqlite3.connect(store)
    file.execute("delete from kept where rowid % 2")
    file.commit()
    file.close()
    assert content_of(author.build()) == first
    store.write_bytes(store.read_bytes()[:3000])
    assert content_of(author.build()) == first
    shutil.rmtree("cache")
    assert content_of(author.build()) == first


def test_what_is_kept_is_used(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build converts no text."""
    author.workout(GOOD)
    first = content_of(author.build())
    convert = Markdown.convert

    def again(self: Markdown, text: str) -> str:
        # What stands around a word is asked for once in each build.
        return convert(self, text) if text == "word" else "read again"

    monkeypatch.setattr(Markdown, "convert", again)
    assert content_of(author.build()) == first
    author.workout(GOOD.replace("Squat", "Lunge"))
    author.build()
    assert "read again" in author.main()


def test_a_mistake_in_what_is_kept_is_told_again(author: Author) -> None:
    """Errors and warnings are those of the file, not of the first build that reads it."""
    author.workout(WARNED)
    first = author.try_to_build().stderr
    assert "warning[" in first
    assert author.try_to_build().stderr == first
    author.workout(BAD)
    assert author.try_to_build().exit_code == author.try_to_build().exit_code == 1


def test_a_workout_follows_its_exercises(author: Author) -> None:
    """A page whose own file has not changed shows what has changed in the library."""
    author.workout(GOOD)
    exercise(author, "squat")
    author.build()
    assert 'href="/exercises/squat/"' in author.main()
    exercise(author, "squat", metadata="Slug: sit\n")
    author.build()
    assert 'href="/exercises/sit/"' in author.main()
    shutil.rmtree(author.content / "exercises")
    author.try_to_build()
    assert 'href="/exercises/' not in author.main()


def test_a_page_follows_the_settings(author: Author) -> None:
    """Markdown's settings, the site's address, the template of a fragment."""
    author.article("One -- two.\n\n> Shared.\n{: .pull}\n")
    plain = (author.build(), author.main("why/index.html"))[1]
    smart = {"extensions": ["markdown.extensions.extra", "markdown.extensions.smarty"]}
    author.build(MARKDOWN=smart)
    assert "&ndash;" in author.main("why/index.html")
    author.build(PRINTED_ADDRESS="other.example")
    assert "other.example" in author.main("why/index.html")
    author.build()
    assert author.main("why/index.html") == plain


def test_a_page_follows_the_theme(author: Author, tmp_path: Path) -> None:
    """A fragment of another theme gives another page, though the text is the same."""
    theme = tmp_path / "theme"
    shutil.copytree(builds.ROOT / "theme", theme)
    author.workout(GOOD)
    author.build(THEME=str(theme))
    fragment = theme / "templates/fragments/workout.html"
    fragment.write_text(f"{fragment.read_text(encoding='utf-8')}\n<p>Edited.</p>", encoding="utf-8")
    author.build(THEME=str(theme))
    assert "Edited." in author.main()
    base = theme / "templates/base.html"
    base.write_text(base.read_text(encoding="utf-8").replace("</main>", "<p>Too.</p></main>"))
    author.build(THEME=str(theme))
    assert "Too." in author.main()


# --- Nothing changed ----------------------------------------------------------------------------


class Twice:
    """A site that is built again and again into one folder."""

    def __init__(self, author: Author) -> None:
        self.author = author

    def build(self, settings_file: str = builds.WRITING, **changed: object) -> bool:
        """Build, and return whether there was anything to do."""
        marker = self.author.output / ".edition"
        before = marker.stat() if marker.exists() else None
        made = builds.pelican(self.author.content, self.author.output, settings_file, **changed)
        builds.run_once(made)
        return before is None or before.st_mtime_ns != marker.stat().st_mtime_ns


@pytest.fixture
def twice(author: Author) -> Twice:
    """A site that has been built once."""
    author.workout(GOOD)
    author.article("Text.\n")
    made = Twice(author)
    assert made.build()
    return made


def test_nothing_is_done_when_nothing_has_changed(twice: Twice) -> None:
    """Again and again; the time of a source is not its content."""
    before = {path: path.stat().st_mtime_ns for path in twice.author.output.rglob("*")}
    assert not twice.build()
    os.utime(twice.author.content / "articles/why.md", (1, 1))
    assert not twice.build()
    assert {path: path.stat().st_mtime_ns for path in twice.author.output.rglob("*")} == before


def test_any_change_of_the_sources_is_built(twice: Twice) -> None:
    """A letter, a new file, one less, another name."""
    author = twice.author
    author.article("Texts\n")
    assert twice.build()
    author.article("More.\n", "more")
    assert twice.build()
    (author.content / "articles/more.md").rename(author.content / "articles/less.md")
    assert twice.build()
    (author.content / "articles/less.md").unlink()
    assert twice.build()
    author.write("images/a.txt", "a")
    assert twice.build()
    assert not twice.build()


def test_after_a_text_is_gone_nothing_is_left_to_do(
    twice: Twice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor after it has got another name: what is known of the old one is forgotten."""
    monkeypatch.setattr(made_with, "_SETTLED", -1)  # as if all had been written long ago
    articles = twice.author.content / "articles"
    twice.author.article("More.\n", "more")
    assert twice.build()
    for gone in (
        lambda: (articles / "more.md").rename(articles / "less.md"),
        (articles / "less.md").unlink,
    ):
        gone()
        assert twice.build()
        assert not twice.build()


def test_any_change_of_the_output_is_mended(twice: Twice) -> None:
    """A file that was changed, removed or added, even if its size is the same."""
    output = twice.author.output
    page = output / "why/index.html"
    whole = page.read_bytes()
    page.write_bytes(whole.replace(b"Text", b"Test"))
    assert twice.build()
    assert page.read_bytes() == whole
    page.unlink()
    assert twice.build()
    (output / "rainy/new.txt").write_text("new")
    assert twice.build()
    shutil.rmtree(output)
    assert twice.build()
    assert page.read_bytes() == whole
    assert not twice.build()


def test_other_settings_are_another_build(twice: Twice, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting, the file of settings, the environment."""
    assert twice.build(SITENAME="Another")
    assert twice.build()
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    assert twice.build()
    assert not twice.build()
    monkeypatch.undo()
    time.tzset()


def test_a_build_with_something_to_tell_tells_it_again(twice: Twice) -> None:
    """A warning is no secret of the first build."""
    twice.author.workout(WARNED)
    assert twice.build()
    assert twice.build()
    twice.author.workout(GOOD)
    assert twice.build()
    assert not twice.build()


def test_what_is_not_sure_is_built(twice: Twice) -> None:
    """While the site is served; where the clock says what is published; where a setting is code."""
    for unsure in (
        {"WITH_FUTURE_DATES": False},
        {"JINJA_FILTERS": {"shout": lambda text: text.upper()}},
        {"SERVING": True},
    ):
        assert twice.build(**unsure)
        assert twice.build(**unsure)


def test_a_damaged_record_is_none(twice: Twice) -> None:
    """Whatever it holds."""
    (record,) = Path("cache").glob("built-*.json")
    whole = record.read_bytes()
    for spoiled in (b"", b"{}", b"[]", b"null", whole[:-9], whole.replace(b'"inputs"', b'"x"')):
        record.write_bytes(spoiled)
        assert twice.build()
        assert not twice.build()


def test_who_asks_again_has_seen_a_change(twice: Twice) -> None:
    """A process that builds again and again builds, though its first build had nothing to do."""
    made = builds.pelican(twice.author.content, twice.author.output)
    assert not builds.run_once(made).generators
    twice.author.article("Another text.\n")
    assert builds.run_once(made).generators
    assert b"Another text." in (twice.author.output / "why/index.html").read_bytes()


# --- The names that templates read --------------------------------------------------------------


@pytest.fixture
def theme() -> Environment:
    folder = Path(__file__).parents[2] / "theme/templates"
    made = Environment(loader=FileSystemLoader(folder), trim_blocks=True, lstrip_blocks=True)
    made.globals["assets"] = "known in all of them"
    made.filters["strftime"] = str
    return made


def test_names_are_noted_as_jinja_finds_them(theme: Environment) -> None:
    noted: Own = {}
    theme.code_generator_class = noting(noted)
    for name in ("base.html", "article.html", "partials/head.html", "macros/lists.html"):
        theme.get_template(name)
        assert theme.loader is not None
        text, file, _ = theme.loader.get_source(theme, name)
        tree = theme.parse(text)
        names, others = noted[file or ""]
        assert names == meta.find_undeclared_variables(tree)
        assert others == set(meta.find_referenced_templates(tree))
    assert all(any(sets) for sets in zip(*noted.values(), strict=True))


def test_what_was_compiled_before_is_looked_at(theme: Environment) -> None:
    """A template of which the bytecode was kept is not compiled: nothing is noted of it."""
    alone = Names(own={}).of(theme, "article.html")
    noted: Own = {}
    theme.cache = None
    theme.code_generator_class = noting(noted)
    assert Names(own=noted).of(theme, "article.html") == alone
    assert len(noted) > 10
    assert alone is not None
    assert {"article", "SITEURL", "menu"} <= set(alone)
    assert "assets" not in alone


def test_a_template_that_is_named_at_run_time_is_noted_as_such() -> None:
    environment = Environment(loader=DictLoader({"a": '{% include "b" %}', "b": "{% include c %}"}))
    noted: Own = {}
    environment.code_generator_class = noting(noted)
    assert Names(own=noted).of(environment, "a") is None


def test_a_template_that_may_be_missing_is_not_sure() -> None:
    """It may be there the next time."""
    environment = Environment(loader=DictLoader({"a": "{% include 'b' ignore missing %}"}))
    assert environment.get_template("a").render() == ""
    assert Names().of(environment, "a") is None


@pytest.mark.parametrize("is_in_files", [True, False])
def test_another_theme_s_template_of_the_same_name_is_another(
    tmp_path: Path, is_in_files: bool
) -> None:
    """Jinja knows it by the name that it has there."""
    themes = {
        "own": {
            "base.html": "{{ one }}{% include '!simple/base.html' %}",
            "page.html": "{% extends 'base.html' %}",
        },
        "simple": {"base.html": "{{ two }}"},
    }
    for theme, templates in themes.items():
        (tmp_path / theme).mkdir()
        for name, text in templates.items():
            (tmp_path / theme / name).write_text(text, encoding="utf-8")
    loaders = {
        theme: FileSystemLoader(tmp_path / theme) if is_in_files else DictLoader(templates)
        for theme, templates in themes.items()
    }
    simple = PrefixLoader({"!simple": loaders["simple"]})
    environment = Environment(loader=ChoiceLoader([loaders["own"], simple]))
    noted: Own = {}
    environment.code_generator_class = noting(noted)
    environment.get_template("!simple/base.html")
    names = Names(own=noted)
    assert names.of(environment, "base.html") == ["one", "two"]
    assert names.of(environment, "page.html") == ["one", "two"]
    assert bool(noted) == is_in_files


# --- What was read before -----------------------------------------------------------------------


def test_a_file_that_nobody_has_touched_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_with, "_SETTLED", -1)
    file = tmp_path / "text.md"
    file.write_text("one", encoding="utf-8")
    seen: made_with.Seen = {}
    first = made_with.fingerprints(tmp_path, seen)
    with monkeypatch.context() as patch:
        patch.setattr(made_with, "_content", lambda path: b"read again")
        assert made_with.fingerprints(tmp_path, seen) == first
    # As long, and with the time it had: the time of the change itself nobody can set.
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    file.write_text("two", encoding="utf-8")
    os.utime(file, ns=times)
    second = made_with.fingerprints(tmp_path, seen)
    assert second != first
    assert second == made_with.fingerprints(tmp_path)


def test_a_file_that_may_be_touched_now_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock that ticks slowly gives two changes the same time."""
    (tmp_path / "text.md").write_text("one", encoding="utf-8")
    seen: made_with.Seen = {}
    first = made_with.fingerprints(tmp_path, seen)
    monkeypatch.setattr(made_with, "_content", lambda path: b"read again")
    assert made_with.fingerprints(tmp_path, seen) != first


def test_where_nobody_tells_of_changes_each_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a file's times say when it began, and what somebody has set."""
    monkeypatch.setattr(made_with, "_SETTLED", -1)
    monkeypatch.setattr(made_with, "_TELLS_CHANGES", False)
    (tmp_path / "text.md").write_text("one", encoding="utf-8")
    seen: made_with.Seen = {}
    first = made_with.fingerprints(tmp_path, seen)
    monkeypatch.setattr(made_with, "_content", lambda path: b"read again")
    assert made_with.fingerprints(tmp_path, seen) != first
