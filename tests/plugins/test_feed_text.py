"""A text in a feed: what a reader shows who has none of the site's styles."""

from __future__ import annotations

import pytest

from plugins.feeds.plain import plain

HOME = "https://x.example/a/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a &amp; b &lt;c&gt;</p>", "<p>a &amp; b &lt;c&gt;</p>"),
        ("<p>a<br>b</p>", "<p>a<br>b</p>"),
        ('<div class="x"><p class="y" id="z" data-a="b" aria-label="c">t</p></div>', "<p>t</p>"),
        ('<p>a <span>b</span> <time datetime="PT5S">5 s</time></p>', "<p>a b 5 s</p>"),
        ('<p>a</p><div class="figure"><svg><path/></svg>words</div><p>b</p>', "<p>a</p><p>b</p>"),
        ("<p>a<svg><g><use></use></g></svg>b</p>", "<p>ab</p>"),
        ('<form><label><input type="checkbox">no</label></form><p>b</p>', "<p>b</p>"),
        (
            '<p hidden>no</p><ul><li hidden><a href="/">no</a></li><li>b</li></ul>',
            "<ul><li>b</li></ul>",
        ),
        ('<h3><span aria-hidden="true">+</span>For</h3>', "<h3>For</h3>"),
        ('<a href="../b/?x=1&amp;y#c">b</a>', '<a href="https://x.example/b/?x=1&amp;y#c">b</a>'),
        ('<a href="mailto:a@x.example">b</a>', '<a href="mailto:a@x.example">b</a>'),
        (
            '<img src="/i.png" alt="a" srcset="/j.png 2x" loading="lazy">',
            '<img src="https://x.example/i.png" alt="a">',
        ),
        (
            '<a href="#there">b</a><p id="there">c</p><p id="not">d</p>',
            '<a href="#there">b</a><p id="there">c</p><p>d</p>',
        ),
        ('<a href="#gone">b</a>', f'<a href="{HOME}#gone">b</a>'),
        ("<pre><code>a\n\n  b</code></pre>", "<pre><code>a\n\n  b</code></pre>"),
        ("<p>a</p>\n\n\n<div>\n</div>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ('<ol><li value="2">b</li></ol>', '<ol><li value="2">b</li></ol>'),
        ("", ""),
    ],
)
def test_a_text_is_plain(html: str, expected: str) -> None:
    """What needs a style, a script or a form is gone; words, links and pictures are there."""
    assert plain(html, HOME) == expected
    assert plain(expected, HOME) == expected
