"""What Markdown by itself reads in its own way is read as most other programs read it."""

# ruff: noqa: E501 - a table, one case a line

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from pelicanconf import MARKDOWN
from plugins.markdown_source.blocks import Fragments
from plugins.markdown_source.plain import Plain
from plugins.markdown_source.reader import Converter
from plugins.markdown_source.trees import AtHand, Extras

_THEME: Final = Path(__file__).parents[2] / "theme"
_BETWEEN: Final = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=\x3c)")

#: Code, whose line ends are its own.
_CODE: Final = re.compile(r"(\x3cpre>.*?\x3c/pre>)", re.DOTALL)

#: A text, and its HTML without the line ends between its elements.
READ: Final = (
    # Letters are never lost, whatever stars stand around them.
    ("*) a, **b** c, * d, **, ***, e*f", "<p>*) a, <strong>b</strong> c, * d, **, **<em>, e</em>f"),
    ("a (b*c d**e_*f.)g(", "<p>a (b*c d**e_*f.)g("),
    ("*a **b** c* **d *e* f**", "<p><em>a <strong>b</strong> c</em> <strong>d <em>e</em> f</strong>"),
    ("*a **b** `c` *d* **e*", "<p>*a <strong>b</strong> <code>c</code> <em>d</em> *<em>e</em>"),
    # A star between two digits is none of italics.
    ("1.5*2*3, 2**3**4, *5*, a*b*c and 3*8 *d*", "<p>1.5*2*3, 2**3**4, <em>5</em>, a<em>b</em>c and 3*8 <em>d</em>"),
    # Nor is one behind a word and before a sign.
    ("5 km*, 10 km* and a marathon*.\n\n*all on a track", "<p>5 km*, 10 km* and a marathon*.<p>*all on a track"),
    ("Ann*, Bob**, Cem*** ran. C*-a and C*-run* *here*!", "<p>Ann*, Bob**, Cem*** ran. C*-a and C*-run* <em>here</em>!"),
    ("a*b* *(c)* **d**, *e*: ***f***.", "<p>a<em>b</em> <em>(c)</em> <strong>d</strong>, <em>e</em>: <strong><em>f</em></strong>."),
    # One within a word does not end two, nor is it lost.
    ("**a*b** *c* **d*e f** _g_", "<p><strong>a*b</strong> <em>c</em> <strong>d*e f</strong> <em>g</em>"),
    ("**a *b* c** **d*e*** *f*", "<p><strong>a <em>b</em> c</strong> <strong>d<em>e</em></strong> <em>f</em>"),
    # A backslash before any sign.
    (r"a \~ b \& c \: \, \" \^ \&amp; \\ d", '<p>a ~ b &amp; c : , " ^ &amp;amp; \\ d'),
    (r'[a](/b "c\"d")', '<p><a href="/b" title="c&quot;d">a</a>'),
    (r"`\~` \a", r"<p><code>\~</code> \a"),
    # Code ends at as many signs as it begins with.
    ("a `` b `c` d", "<p>a `` b <code>c</code> d"),
    # Blanks of an address, and stars in what a picture says.
    ("[a](</b c>)", '<p><a href="/b%20c">a</a>'),
    ("![a *b* **c** d_e_f 2*3](</g h.png>)", '<p><img alt="a b c d_e_f 2*3" src="/g%20h.png">'),
    ("[a](<https://b.org/c d>) [e](<https://b.org/f g> 'h')",
     '<p><a href="https://b.org/c%20d">a</a> <a href="https://b.org/f%20g" title="h">e</a>'),
    # Signs < that begin no element.
    ("if (a<b && c>d) e<f>g", "<p>if (a&lt;b &amp;&amp; c&gt;d) e&lt;f&gt;g"),
    # Names of signs that there are.
    ("&copy; &notany; &copyleft; &#38;", "<p>&copy; &amp;notany; &amp;copyleft; &#38;"),
    # Two links are two.
    ("[a] [b] [a]\n[b]\n\n[a]: /c\n[b]: /d",
     '<p><a href="/c">a</a> <a href="/d">b</a> <a href="/c">a</a><a href="/d">b</a>'),
    ("[a][b] ![a][b]\n\n[b]: /d", '<p><a href="/d">a</a> <img alt="a" src="/d">'),
    ("[ a ] [b][ a ] ![ a ]\n\n[a]: /c", '<p><a href="/c"> a </a> <a href="/c">b</a> <img alt=" a " src="/c">'),
    # Headings.
    ("  ## a\n\n### `b` ###  \n\n# c\\", '<h2 id="a">a</h2><h3 id="b"><code>b</code></h3><h1 id="c">c\\</h1>'),
    ("a\nb\n===\n\nc\nd\n\n---", '<h1 id="a-b">a\nb</h1><p>c\nd<hr>'),
    ("a\nb\n---\n\nc\nd\n--\ne", "<p>a\nb<hr><p>c\nd\n--\ne"),
    ("- a\n  b\n  ---\n- c", "<ul><li><p>a\n  b<hr></li><li><p>c</li></ul>"),
    ("[a](/b)\n---\n\n`c`\n===", '<h2 id="a"><a href="/b">a</a></h2><h1 id="c"><code>c</code></h1>'),
    ("\x3ckbd>a\x3c/kbd>\n---\n\n~5 km\n---", '<h2 id="a">\x3ckbd>a\x3c/kbd></h2><h2 id="5-km">~5 km</h2>'),
    ("a | b\n---\n\n***c***\n---", '<h2 id="a-b">a | b</h2><h2 id="c"><strong><em>c</em></strong></h2>'),
    ("##a\n\n##1 b\n\n#c\n\n###d##", '<h2 id="a">a</h2><p>##1 b<p>#c<h3 id="d">d##</h3>'),
    ("#a and #b\n\n## {c}\n\n## d {e}", '<p>#a and #b<h2 id="c">{c}</h2><h2 id="d-e">d {e}</h2>'),
    ("- a\n\n  ## b\n- c\n\n## d {#e}", '<ul><li><p>a<h2 id="b">b</h2></li><li><p>c</li></ul><h2 id="e">d</h2>'),
    ("- #1 a\n- ##2 b\n\n> #2 c", "<ul><li>#1 a</li><li>##2 b</li></ul><blockquote><p>#2 c</blockquote>"),
    ("- a\n  ## b\n  c\n- d", '<ul><li><p>a<h2 id="b">b</h2><p>c</li><li><p>d</li></ul>'),
    ("## c#\n\n- a\n---\n\n> b\n---", '<h2 id="c">c#</h2><ul><li>a</li></ul><hr><blockquote><p>b</blockquote><hr>'),
    # Tables.
    ("> a\n> b | c\n> --|--\n> d | e",
     '<blockquote><p>a<table><thead><tr><th>b</th><th>c</th></tr></thead><tbody><tr>'
     '<td data-label="b">d</td><td data-label="c">e</td></tr></tbody></table></blockquote>'),
    ("a\n| b | c |\n|---|---|\n| `d \\| e` | f |",
     '<p>a<table><thead><tr><th>b</th><th>c</th></tr></thead><tbody><tr><td data-label="b">'
     '<code>d | e</code></td><td data-label="c">f</td></tr></tbody></table>'),
    ("| a<br>b |\n|---|\n| c |",
     '<table><thead><tr><th>a<br>b</th></tr></thead><tbody><tr><td data-label="a b">c</td></tr></tbody></table>'),
    ("| a |\n|---|", "<table><thead><tr><th>a</th></tr></thead><tbody></tbody></table>"),
    # Quotations, each by itself, and with their line ends.
    ("> a\n\n> b", "<blockquote><p>a</blockquote><blockquote><p>b</blockquote>"),
    ("> a\n>\n> b", "<blockquote><p>a<p>b</blockquote>"),
    ("- a\n> b", "<ul><li>a</li></ul><blockquote><p>b</blockquote>"),
    ("- a\n  > b  \n  > c", "<ul><li><p>a<blockquote><p>b<br>c</blockquote></li></ul>"),
    ("- a\n\n  > - b\n  >   - c\n- d",
     "<ul><li><p>a<blockquote><ul><li>b<ul><li>c</li></ul></li></ul></blockquote></li><li><p>d</li></ul>"),
    ("- a\n  - b\n  > c", "<ul><li><p>a<ul><li>b</li></ul><blockquote><p>c</blockquote></li></ul>"),
    ("- a\n  - b\n    > c\n  - d\n- e",
     "<ul><li><p>a<ul><li><p>b<blockquote><p>c</blockquote></li><li><p>d</li></ul></li><li><p>e</li></ul>"),
    ("- a\n  > b\n  c\n- d", "<ul><li><p>a<blockquote><p>b\n  c</blockquote></li><li><p>d</li></ul>"),
    # One item alone, if it surely is one, and an item that begins with another one.
    ("a\n- b", "<p>a<ul><li>b</li></ul>"),
    ("a\n- b - c", "<p>a\n- b - c"),
    ("a\n- b\nc", "<p>a<ul><li>b\nc</li></ul>"),
    # Another mark begins another list.
    ("- a\n- b\n* c\n\n+ d", "<ul><li>a</li><li>b</li></ul><ul><li>c</li></ul><ul><li>d</li></ul>"),
    ("1. a\n2. b\n\n1) c\n2) d\n- e", "<ol><li>a</li><li>b</li></ol><ol><li>c</li><li>d</li></ol><ul><li>e</li></ul>"),
    ("- a\n  - b\n  * c\n1. d", "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul><ol><li>d</li></ol>"),
    ("- was in\n  1986. It\n- c", "<ul><li>was in\n  1986. It</li><li>c</li></ul>"),
    ("-   was in\n    1986. It", "<ul><li>was in\n   1986. It</li></ul>"),
    # Right under words, a quotation, a heading or a rule, and what ends one.
    ("a\n1. b\n- c", "<p>a<ol><li>b</li></ol><ul><li>c</li></ul>"),
    ("> a\n> b\n2. c\n\n***\n1) d", '<blockquote><p>a\nb</blockquote><ol start="2"><li>c</li></ol><hr><ol><li>d</li></ol>'),
    ("- a\n  b\n***\n- c\n  d\n> e\n- f", "<ul><li>a\n  b</li></ul><hr><ul><li>c\n  d</li></ul><blockquote><p>e</blockquote><ul><li>f</li></ul>"),
    # If one item is a paragraph, all are.
    ("- a\n\n- b\n- c\n    - d", "<ul><li><p>a</li><li><p>b</li><li><p>c<ul><li>d</li></ul></li></ul>"),
    # Code in an item stands four further in than its words.
    ("- a\n\n      - b\n        c\n  d\n- e", "<ul><li><p>a\x3cpre>\x3ccode>- b\n  c\n\x3c/code>\x3c/pre><p>d</li><li><p>e</li></ul>"),
    ("1. a\n   - b\n\n         c\n\n2. d\n\n   e", "<ol><li><p>a<ul><li>b\x3cpre>\x3ccode>c\n\x3c/code>\x3c/pre></li></ul></li><li><p>d<p>e</li></ol>"),
    # What is none has nothing further in, and no code.
    ("a\n- b - c\n\n  d\n\n  > e", "<p>a\n- b - c<p>d<blockquote><p>e</blockquote>"),
    ("a\n2. b\n\n   c\n   ***", "<p>a\n2. b<p>c<hr>"),
    ("- - a\n    - b\n- c", "<ul><li><ul><li><p>a<ul><li>b</li></ul></li></ul></li><li><p>c</li></ul>"),
    ("a\n1. b\n   - c", "<p>a<ol><li>b<ul><li>c</li></ul></li></ol>"),
    # Rules and lines below words, in items, too.
    ("a\n  ---", '<h2 id="a">a</h2>'),
    ("- a\n  ---\n\n  b\n  ***\n- c", '<ul><li><h2 id="a">a</h2><p>b<hr></li><li><p>c</li></ul>'),
    ("- a\n  - b\n\n    c\n    ---\n    d", '<ul><li>a<ul><li><p>b<h2 id="c">c</h2><p>d</li></ul></li></ul>'),
    ("- a\n  ***\n- c", "<ul><li><p>a<hr></li><li><p>c</li></ul>"),
    ("- a\n\n-   b\n    ---\n\n    c", '<ul><li><p>a</li><li><h2 id="b">b</h2><p>c</li></ul>'),
    ("-   a\n    | b |\n    |---|\n\n-   c", "<ul><li><p>a<table><thead><tr><th>b</th></tr></thead><tbody></tbody></table></li><li><p>c</li></ul>"),
    ("`a` | b\n[c](/d)\n===", '<h1 id="a-b-c"><code>a</code> | b<a href="/d">c</a></h1>'),
    ("a | b\n| c |\n|---|\n| d |", '<p>a | b<table><thead><tr><th>c</th></tr></thead><tbody><tr><td data-label="c">d</td></tr></tbody></table>'),
    # No definition without a word.
    ("- a\n\n: b", "<ul><li>a</li></ul><p>: b"),
    ("## a\n: b\n\nc\n\n: d", '<h2 id="a">a</h2><p>: b<dl><dt>c</dt><dd><p>d</dd></dl>'),
    # Numbers with a bracket, wherever they stand.
    ("> a\n> 1) b\n> 2) c", "<blockquote><p>a<ol><li>b</li><li>c</li></ol></blockquote>"),
    ("- a\n  1) b\n  2) c\n- 1) d", "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li><ol><li>d</li></ol></li></ul>"),
    ("-   a\n    1) b\n    2) c", "<ul><li>a<ol><li>b</li><li>c</li></ol></li></ul>"),
    # Lists in definitions and in notes, and definitions in lists.
    ("a\n:   - b\n      - c\n\n          d\n      - e\n    - f",
     "<dl><dt>a</dt><dd><ul><li><p>b<ul><li><p>c<p>d</li><li><p>e</li></ul></li><li><p>f</li></ul></dd></dl>"),
    ("- a\n\n    b\n\n    :   c\n\n        d\n- e",
     "<ul><li><p>a<dl><dt>b</dt><dd><p>c<p>d</dd></dl></li><li><p>e</li></ul>"),
    ("a\n:   b\n    - c\n    - d", "<dl><dt>a</dt><dd><p>b<ul><li>c</li><li>d</li></ul></dd></dl>"),
    # Lists in an element.
    ('<div markdown="1">\n\n1) a\n2) b\n   - c\n\n</div>',
     "<div><ol><li>a</li><li>b<ul><li>c</li></ul></li></ol></div>"),
    # Code.
    ("```make\na:\n\tb\n```", '<pre><code class="language-make">a:\n\tb\n</code></pre>'),
    ("a\n\n\tb\tc\n\n\td", "<p>a<pre><code>b\tc\n\nd\n</code></pre>"),
    ("```shell session here\na\n```", '<pre><code class="language-shell">a\n</code></pre>'),
)  # fmt: skip


@pytest.mark.parametrize(("text", "html"), READ)
def test_as_elsewhere(text: str, html: str) -> None:
    """It is read as they read it."""
    fragments = Fragments(_THEME)
    made = Converter(MARKDOWN, Plain(), Extras(fragments, AtHand())).convert(text)
    paragraphs = made.replace("\x3c/p>", "")
    parts = _CODE.split(paragraphs)
    parts[::2] = [_BETWEEN.sub("", f">{part}\x3c")[1:-1] for part in parts[::2]]
    assert "".join(parts) == html
