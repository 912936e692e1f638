"""Code in lists and quotations is read where it stands, as most other programs read it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from pelicanconf import MARKDOWN
from plugins.markdown_source.blocks import Fragments
from plugins.markdown_source.plain import Plain
from plugins.markdown_source.reader import Converter
from plugins.markdown_source.trees import AtHand, Extras

_THEME: Final = Path(__file__).parents[2] / "theme"

#: A text, what becomes of it, and what its code shows.
READ: Final = (
    # By as many blanks as an author likes.
    ("- a\n  ```\n  b\n  ```\n- c", "ul(li(a CODE)li(c))", "b\n"),
    ("- a\n   ```\n   b\n   ```\n- c", "ul(li(a CODE)li(c))", "b\n"),
    ("- a\n    ```\n    b\n    ```\n- c", "ul(li(a CODE)li(c))", "b\n"),
    ("1. a\n   ~~~ py\n   b\n   ~~~\n2. c", "ol(li(a CODE)li(c))", "b\n"),
    ("1) a\n   ~~~\n   b\n   ~~~\n2) c", "ol(li(a CODE)li(c))", "b\n"),
    ("10. a\n    ```\n    b\n    ```", "ol(li(a CODE))", "b\n"),
    ("-\ta\n\t```\n\tb\n\t```", "ul(li(a CODE))", "b\n"),
    # Behind a blank line, and between words.
    ("- a\n\n  ```\n  b\n  ```\n\n  c\n- d", "ul(li(p(a)CODE p(c))li(p(d)))", "b\n"),
    ("1. a\n   ```\n   b\n   ```\n\n2. c", "ol(li(p(a)CODE)li(p(c)))", "b\n"),
    ("- a\n  ```\n  b\n  ```\nc", "ul(li(a CODE))p(c)", "b\n"),
    ("- ```\n  b\n  ```\n- c", "ul(li(CODE)li(c))", "b\n"),
    ("- **a**\n  ```\n  b\n  ```", "ul(li(strong(a)CODE))", "b\n"),
    ("- a\n  ```\n  b\n  ```\n  - c\n- d", "ul(li(a CODE ul(li(c)))li(d))", "b\n"),
    # Right above a list that does not hold it, and right below what only looks like one.
    ("> ```\n> a\n> ```\n- b\n- c", "blockquote(CODE)ul(li(b)li(c))", "a\n"),
    ("  ```\n  a\n  ```\n   2. b", "CODE ol(li(b))", "a\n"),
    ("a\n2. b\n   ```\n   c\n   ```", "p(a\n2. b)CODE", "c\n"),
    ("a\n- b - c\n\n  ```\n  d\n  ```", "p(a\n- b - c)CODE", "d\n"),
    # Further in.
    ("- a\n  - b\n    ```\n    c\n    ```\n- d", "ul(li(a ul(li(b CODE)))li(d))", "c\n"),
    ("> a\n> ```\n> b\n> ```\n> c", "blockquote(p(a)CODE p(c))", "b\n"),
    ("> ```\n> b\n> ```\nc", "blockquote(CODE)p(c)", "b\n"),
    ("- a\n\n  > ```\n  > b\n  > ```\n- c", "ul(li(p(a)blockquote(CODE))li(p(c)))", "b\n"),
    ("> - a\n>   ```\n>   b\n>   ```", "blockquote(ul(li(a CODE)))", "b\n"),
    ("- > a\n  ```\n  b\n  ```", "ul(li(blockquote(p(a))CODE))", "b\n"),
    ("a\n:   b\n\n    ```\n    c\n    ```", "dl(dt(a)dd(p(b)CODE))", "c\n"),
    ("a\n: ```js {1}\n    b\n    ```", "dl(dt(a)dd(CODE))", "b\n"),
    ("a\n  ```\n  b\n  ```\nc", "p(a)CODE p(c)", "b\n"),
    ("[^a]: b\n    ```\n    c\n    ```", "div(hr(ol(li(p(b)CODE p(a(\u21a9)))))", "c\n"),
    (
        "- a\n\n    b\n\n    :   c\n\n        ```\n        d\n        ```",
        "ul(li(p(a)dl(dt(b)dd(p(c)CODE))))",
        "d\n",
    ),
    # Whatever it shows, and as far in as it is.
    (
        "- a\n  ```\n  - b\n\n  1. c\n  > d\n    e\n  ~~~\n  ```",
        "ul(li(a CODE))",
        "- b\n\n1. c\n> d\n  e\n~~~\n",
    ),
    ("- a\n\n  ````\n  ```\n  b\n  ```\n  ````", "ul(li(p(a)CODE))", "```\nb\n```\n"),
    ("- a\n    ```\n  b\n      c\n    ```", "ul(li(a CODE))", "b\n  c\n"),
    ("- a\n  ```\n  x<y \\<z `\n  ```", "ul(li(a CODE))", "x<y \\<z `\n"),
    ("- a\n  ```\n  ```", "ul(li(a CODE))", ""),
    ("- a\n  ```\n  b\n  ```\n  ~~~\n  c\n  ~~~", "ul(li(p(a)CODE CODE))", "b\nc\n"),
    # What shows a fence is none.
    ("```\n- a\n  ~~~\n  b\n  ~~~\n```", "CODE", "- a\n  ~~~\n  b\n  ~~~\n"),
    ("a\n\n    ```\n    b\n    ```", "p(a)CODE", "```\nb\n```\n"),
)


class _Outline(HTMLParser):
    """Says how elements stand in each other; code by a word, and what it shows."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.made: list[str] = []
        self.code: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "pre":
            self._inside = True
        elif not self._inside:
            self.made.append(f"{tag}(")

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self._inside = False
            self.made.append("CODE ")
        elif not self._inside:
            self.made.append(")")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.code.append(data)
        elif words := data.strip():
            self.made.append(f"{words} ")

    @property
    def outline(self) -> str:
        return "".join(self.made).replace(" )", ")").strip()


@pytest.mark.parametrize(("text", "outline", "code"), READ)
def test_code_in_what_holds_it(text: str, outline: str, code: str) -> None:
    """It is shown where it stands, with its text as it is, and in no paragraph."""
    made = Converter(MARKDOWN, Plain(), Extras(Fragments(_THEME), AtHand()))
    read = _Outline(made.convert(text))
    assert (read.outline, "".join(read.code)) == (outline, code)
