"""The shorter ways through a text lead to the same HTML as Markdown's own."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Extension, Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.inlinepatterns import SimpleTagInlineProcessor, SimpleTextInlineProcessor
from markdown.treeprocessors import InlineProcessor
from pelican.utils import SafeDatetime, get_date

from pelicanconf import MARKDOWN
from plugins.markdown_source.guard import Guard
from plugins.markdown_source.reader import Converter, date_of
from plugins.markdown_source.swift import _PRIVATE, _SIGNS, WORDS, hasten, html_of, words_alone

CONTENT = Path(__file__).parents[2] / "content"

#: What Markdown has a meaning for, and what it has not.
PIECES = (
    *("word", "Word ", "é", "1", "1. ", "- ", "* ", "+ ", "> ", "# ", "## ", "a#b", "    ", "\t"),
    *("*", "**", "***", "_", "__", "`", "``", "\\", "\\*", "\\>", "[", "]", "](", "(", ")", "!"),
    *("![", "[a](b)", "[a][b]", '[b]: /to "title"', "<http://x.y>", "<a@b.c>", "<", ">", "<b>"),
    *("</b>", "<br>", "<div>", '<div markdown="1">', "</div>", "<!-- no -->", "<p hidden>", "&"),
    *("&amp;", "&#62;", "|", "a | b\n--|--\n", ":", "\n: ", ": def", "[^1]", "[^1]: note", '"'),
    *("*[ab]: cd", "ab", "{.c}", "{#i .k x=y}", "{", "}", "---", "===", "~~~\n", "  \n", "\n"),
    *("\n\n", "'", "\u201c", "\x02", "\x03", "hidden", "<input checked>", "<script>x</script>"),
)


def _markdown(*more: Extension) -> Markdown:
    return Markdown(
        extensions=[*MARKDOWN["extensions"], *more],
        extension_configs=MARKDOWN["extension_configs"],  # type: ignore[arg-type]
        output_format="html",
    )


PLAIN, SWIFT = _markdown(), _markdown()
hasten(SWIFT)


def _html(md: Markdown, text: str) -> str:
    try:
        return md.reset().convert(text)
    except Exception as error:  # noqa: BLE001 - where one fails, the other has to
        return repr(type(error))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("a **b** `c` [d](e) ![f](g 'h') &lt; <i>j</i>\nk  \nl")
@example("Two\n\n* **three**: four\n* five\n    six\n\n        seven\n")
@example("A | B\n--|:-:\nc | *d* {.e}\n\nF\n: g[^1]\n\n[^1]: h \\> i\n\n*[CD]: e\n\nCD")
@example("[**](\\>x)")
@example("[a][b] ![c][b] [b] ![b]\n\n[b]: /to 'title'\n")
@example("1. a\nb\n\nc\n1. d\n- e\n\nf | g\n--|--\n\nh\n---\n")
@example("a\r\nb\n   \n```\nc\td\n```\n \n")
@example("~~~\na & b\n~~~\n\n &lt; <p>\n   ")
@example("a\n# b\n\nc\n> d\n\ne\n    f\n\n    g\n\nh\n\n    i")
def test_a_text_is_the_same(text: str) -> None:
    assert _html(SWIFT, text) == _html(PLAIN, text)


def test_so_are_those_of_the_site() -> None:
    for path in sorted(CONTENT.rglob("*.md"))[::7]:
        text = path.read_text(encoding="utf-8")
        assert _html(SWIFT, text) == _html(PLAIN, text), path


@pytest.mark.long
def test_so_are_many_others() -> None:
    chance = random.Random(7)
    for _ in range(15_000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 40)))
        assert _html(SWIFT, text) == _html(PLAIN, text), text


def test_the_short_ways_are_taken() -> None:
    """A comparison of two that are the same would say nothing."""
    assert SWIFT.serializer is html_of
    for name in ("inline", "prettify", "attr_list", "unescape"):
        assert type(SWIFT.treeprocessors[name]) is not type(PLAIN.treeprocessors[name])
    assert len(SWIFT.parser.blockprocessors) == len(PLAIN.parser.blockprocessors) + 1


class _Other(Extension):
    """A pattern and a kind of block that nobody knows."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.inlinePatterns.register(SimpleTextInlineProcessor("(o)rd"), "other", 5)
        md.parser.blockprocessors.register(_Shout(md.parser), "shout", 200)


class _Shout(ParagraphProcessor):
    def run(self, parent: Any, blocks: list[str]) -> None:
        blocks[0] = blocks[0].upper()
        super().run(parent, blocks)


def test_what_is_not_known_is_always_asked() -> None:
    plain, swift = _markdown(_Other()), _markdown(_Other())
    hasten(swift)
    for text in ("word", "a *word* b", "Word\n\nword"):
        assert _html(swift, text) == _html(plain, text)
    assert words_alone(swift) is None


class _Struck(Extension):
    """A pattern of a class of Markdown's own, for what is nothing to Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.inlinePatterns.register(SimpleTagInlineProcessor("()--(.+?)--", "del"), "struck", 5)


def test_a_pattern_that_is_not_known_may_be_in_any_line() -> None:
    text = "A --b-- c"
    assert WORDS.fullmatch(text)
    assert "<del>" in _html(_markdown(_Struck()), text)
    assert words_alone(_markdown(_Struck())) is None


def test_words_of_a_glossary_are_no_mere_words() -> None:
    """An abbreviation may be explained for all texts, in the settings."""
    extra = {"abbr": {"glossary": {"RPE": "How hard it feels"}}}
    md = Markdown(extensions=["extra"], extension_configs={"extra": extra})
    assert "<abbr" in md.convert("Three at RPE 8.")
    assert words_alone(md) is None
    assert words_alone(Markdown(extensions=["extra"])) == ("<p>", "</p>")


def test_no_sign_is_in_a_line_of_words() -> None:
    """So that all that there is to ask is which patterns there are."""
    signs = {sign for each in _SIGNS.values() for sign in each}
    assert all(signs)
    assert not [sign for sign in signs if WORDS.fullmatch(f"a{sign}b")]


@settings(max_examples=100, deadline=None)
@given(st.text("ab Z19_,;.:/()'\"\u2019\u201c\u201d%?\u2013-\u00e9#*<&[`\\\n", max_size=15))
@example("A line, (plain): 7 % or so?")
def test_a_line_of_words_is_the_same(text: str) -> None:
    known = Converter(MARKDOWN, Guard(tuple)).words(text)
    assert known is None or known == _html(PLAIN, text)


def test_most_summaries_are_lines_of_words() -> None:
    assert Converter(MARKDOWN, Guard(tuple)).words("Ten minutes, no kit: go.") is not None


@pytest.mark.parametrize("name", _PRIVATE)
def test_markdown_still_has_what_is_private_to_it(name: str) -> None:
    """If one goes, the long way is taken: right, and slow."""
    assert hasattr(InlineProcessor, name)


@pytest.mark.parametrize("name", _PRIVATE)
def test_without_what_is_private_to_it_markdown_goes_its_own_way(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the others are as short as ever."""
    md = _markdown()
    with monkeypatch.context() as patch:
        patch.delattr(InlineProcessor, name)
        hasten(md)
    assert type(md.treeprocessors["inline"]) is InlineProcessor
    assert md.serializer is html_of
    assert _html(md, "a *b* `c`") == _html(PLAIN, "a *b* `c`")


@pytest.mark.parametrize(
    "written", ["2026-03-14", "2024-02-29", "2026-03-14 09:30", "2026-03-14 09:30:05"]
)
def test_a_date_that_is_written_as_it_should_be_is_the_one_that_pelican_finds(written: str) -> None:
    """Of Pelican's own kind, which writes it in the site's language."""
    found = date_of(written)
    assert (type(found), found) == (SafeDatetime, get_date(written))


@pytest.mark.parametrize("written", ["2026-02-30", "20260314", "2026-W11-6", "14 March 2026", ""])
def test_any_other_date_is_left_to_pelican(written: str) -> None:
    """Who knows more ways to write one."""
    assert date_of(written) is None
