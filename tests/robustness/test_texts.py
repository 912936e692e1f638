"""Texts that Markdown would change, or keep to itself: each is told without a build."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from plugins.checking import content
from plugins.notation import papers as reading
from tests.robustness import papers
from tests.robustness.cases import ABS, HEAD, TEXT, WHY

#: A text, its first line being line 5 of the file, and what is told: ``LINE CODE``.
TOLD = (
    # What is said for a place that never comes.
    ("A.\n\n[note]: https://x.example 'Remember'", "7 unmatched-note"),
    ("A.\n\n[Note]: remember-this", "7 unmatched-note"),
    ("`[a]` and [b].\n\n[a]: https://x.example", "7 unmatched-note"),
    ("[a c], [`b`]\n\n[`b`]: /b/\n[a d]: https://x.example", "8 unmatched-note"),
    ("A.\n\n*[RPE]: how hard it is", "7 unmatched-note"),
    ("RPEs.\n\n*[RPE]: how hard it is", "7 unmatched-note"),
    ("An rpe.\n\n*[RPE] : how hard it is", "7 unmatched-note"),
    ("C++ is.\n\n*[C++]: more of it", "7 unmatched-note"),
    ("A [2].\n\n[2]: ", "7 unknown-link"),
    ("A [x].\n\n[x]: https://x.example and more", "7 unknown-link"),
    # Numbers that readers would not see.
    ("1. A\n3. B\n7. C", "6 changed-text"),
    ("1. A\n2. B\n\n1. C", "8 changed-text"),
    ("1. A\n1. B\n2. C", "7 changed-text"),
    ("1. A\n    1. B\n    4. C\n2. D", "7 changed-text"),
    ("> 1. A\n> 3. B", "6 changed-text"),
    ("Steps\n1. A\n3. B", "7 changed-text"),
    ("1. A\n1) B\n3) C", "7 changed-text"),
    ("1. A\n  - B", "6 changed-text"),
    ("1) A\n3) B", "6 changed-text"),
    ("A | B\n---|---\n`c` | d | `e`", "7 ragged-table"),
    ("1. A\n\n   B\n\n3. C", "9 changed-text"),
    ("1. A\n   1. B\n   3. C\n2. D", "7 changed-text"),
    ("> - A\n>   1. B\n>   3. C", "7 changed-text"),
    ("- A\n    1. B\n    3. C\n- D", "7 changed-text"),
    ("* A\n\n    1. B\n\n    1. C\n\n    2. D", "11 changed-text"),
    ("<details>\n<summary>A</summary>\n\nA *b* c.\n\n</details>", "8 changed-text"),
    ("<div>\n[A](https://x.example)\n</div>", "6 changed-text"),
    ("| A | B |\n|---|---|\n| 1 | 2 |\n{: .pull }", "8 broken-table"),
    # A table that has nothing wrong itself, and what stands right below it.
    ("| A | B |\n|---|---|\n| 1 | 2 |\nWords", "8 ragged-table"),
    ("| A | B |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n|---|---|\n| 5 | 6 | 7 |", "11 ragged-table"),
    # A second rule is a row of the same table, and a row may be the last line of all.
    ("| A | B |\n|---|---|\n| 1 | 2 |\n|---|---|\n| 3 | 4 | 5 |", "9 ragged-table"),
    ("> | A | B |\n> |---|---|\n>\n> | 1 |\n> |---|\n> | 2 | 3 |", "10 ragged-table"),
    ("A | B\n---|---\n- c | 1\n- d", "8 ragged-table"),
    # Addresses that browsers read otherwise than they stand.
    ("[A](java\tscript:alert(1))", "5 unsafe-link"),
    ("[A](java\nscript:alert(1))", "5 unsafe-link"),
    ("![A](&#104;ttps://x.example/a.png)", "5 unsafe-link"),
    ('<img src="&#104;ttps://x.example/a.png" alt="A">', "5 unsafe-html"),
    ("[A](mailto:nobody)", "5 unsafe-link"),
    ("[A](tel:us)", "5 unsafe-link"),
    ("[A] (https://x.example)", "5 unknown-link"),
    ("[A](www.x.example)", "5 unknown-link"),
    ("[A b] [c]\n\n[c]: /why/", "5 unknown-link"),
    ("> [A b]\n> [1]\n\n[1]: /why/", "5 unknown-link"),
    # What would look like another part of the page, or take its place.
    ('A<br class="skip-link">', "5 unknown-class"),
    ("*A*{: .skip-link }", "5 unknown-class"),
    ("## A {: #fn:a }", "5 duplicate-anchor"),
    ("``` {#main}\nA\n```", "5 duplicate-anchor"),
    ("``` {#a}\nA\n```\n\n``` {id=a}\nB\n```", "9 duplicate-anchor"),
    ("``` {.python .skip-link}\nA\n```", "5 unknown-class"),
    # What nobody sees, and may be meant for somebody.
    ('![a](/b.png "&#xE000;5")', "5 control-character"),
    ("a &#57344 and &#8217; b", "5 control-character"),
    ("\\\\&#1; \\&#1; `&#1;` &#146;&#173;", "5 control-character"),
    ("A.\U000e0041\U000e0042", "5 control-character"),
    ("\U0001f3f4\U000e0041\U000e0042", "5 control-character"),
    ("A\ufe0f\ufe00\ufe01", "5 control-character"),
    ("<p></p>\n\n<br>\n\n* * *", "1 empty-page"),
    # Behind an empty line a row is none.
    ("| A | B |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", "9 broken-table"),
    ("![][a]\n\n[a]: /a.png", "5 no-words"),
    ("b [][a]\n\n[a]: https://x.example", "5 no-words"),
    # Code further in, which is none in a list or a note.
    ("- A\n\n    <script>", "7 unsafe-html"),
    ("A.[^a]\n\n[^a]: B\n\n    <script>", "9 unsafe-html"),
    ("A\n:   B\n\n    <script>", "8 unsafe-html"),
    ("A.\n\n    B\n<script>", "8 unsafe-html"),
    # Blanks that are none to Markdown, and an element that is open still.
    ("A:\n\n    B\n\nC.\n\n\xa0\xa0\xa0\xa0<script>", "11 unsafe-html"),
    ("<details>\n<summary>A</summary>\n\nB.\n\n    <script>\n\n</details>", "10 unsafe-html"),
    # What holds a text back elsewhere.
    ("Draft: true", "5 not-metadata"),
    ("A.\n\n published: **No**", "7 not-metadata"),
    # What stands further in below a note or a definition.
    ("A.[^a]\n\n[^a]: B\n\n    | A | B |\n    |---|---|\n    | 1 | 2 | 3 |", "11 ragged-table"),
    ("A\n:   B\n\n    | A | B |\n    |---|---|\n    | 1 | 2 | 3 |", "10 ragged-table"),
    ("A.[^a]\n\n[^a]: B\n\n    ```\n    b\n  ```", "9 indented-code"),
    # Words of a picture are no text.
    ("![A[^a]](/a.png)\n\nA.[^a]\n\n[^a]: B", "5 unmatched-note"),
    ('![A](/a.png "B[^a]")\n\nA.[^a]\n\n[^a]: B', "5 unmatched-note"),
    ("> [^a]: B", "5 unmatched-note"),
    # No picture.
    ("![A](/about/ 'B')", "5 unknown-link"),
    ("![A][b]\n\n[b]: /about/", "7 unknown-link"),
    ('<img src="/about/" alt="A">', "5 unsafe-html"),
    ("![A](/plan.pdf)", "5 unknown-link"),
    # Lists in braces that would be shown.
    ("A {: .pull }", "5 unread-attributes"),
    ("A {: .pull } b", "5 unread-attributes"),
    ("> A\n> b {: .pull }", "6 unread-attributes"),
    ("## A\n{: #b }", "6 unread-attributes"),
    ("A\n---\n{: #b }", "7 unread-attributes"),
    # Tags, and no signs of comparison.
    ("x<script>y", "5 unsafe-html"),
    ("a <red> band", "5 unsafe-html"),
    ("a <b unclosed", "5 unsafe-html"),
    ("x<b\nonclick=y>", "5 unsafe-html"),
    # A list that Markdown takes for another than it is: of what stands in it a part is code.
    ("1. a\n2. b `code\n5. x` bar\n   - sub", "7 changed-text"),
    ('<div markdown="1">\n\n1. a\n3. b\n\n</div>', "8 changed-text"),
    ("\\\\<y>", "5 unsafe-html"),
    # Code further in: without an end there, in a note, and none; and what stands beside it.
    ("- A\n  ```\n  b\n\nC.", "6 indented-code"),
    ("- A\n  ```\nb\n  ```", "6 indented-code"),
    ("> ```\n> a\nb", "5 indented-code"),
    ("- A\n\n      ```\n      b\n      ```", "7 indented-code"),
    ("- A\n  ```\n  <b>\n  ```\n  <script>", "9 unsafe-html"),
    ("- A\n  ``` {#main}\n  b\n  ```", "6 duplicate-anchor"),
    ("1. A\n2. ```\n   b\n   ```\n4. C", "9 changed-text"),
    # In code a backslash is one.
    ("`a\\` <script> `b`", "5 unsafe-html"),
    ("\\` <script> `", "5 unsafe-html"),
    ("- `a\n- b` <script>", "6 unsafe-html"),
    ("a ``<script>`", "5 unsafe-html"),
    ("> a ` b\n>\n> <script> `", "7 unsafe-html"),
    ("a ` b\n> <script> `", "6 unsafe-html"),
    ("## a `\n`b` <script>", "6 unsafe-html"),
    ("<div>\na `<script>`\n</div>", "6 unsafe-html"),
    # An element that ends in another paragraph, item or cell, and a block in a line of words.
    ("<b>a\n\nb</b>", "5 unsafe-html"),
    ("- <b>a\n- b</b>", "5 unsafe-html"),
    ("| A |\n|---|\n| <b>a |\n| b</b> |", "7 unsafe-html"),
    ("> <div\n> class='pull'>a</div>", "5 unsafe-html"),
    ("A <div>x</div>", "5 unsafe-html"),
    ("- a\n\n    <div>b</div>", "7 unsafe-html"),
    ("a <b>`c\n\nd` e</b>", "5 unsafe-html"),
    # An element that is told where it begins is not told again where it ends.
    ("a <b style='x'>b\nc</b> d", "5 unsafe-html"),
    # As an author sees the site.
    ("[A](http://127.0.0.1:8000/why/)", "5 unsafe-link"),
    ("[A](http://localhost:8000)", "5 unsafe-link"),
    # A link without its beginning.
    ("A](https://x.example)", "5 unknown-link"),
    ("[A] b\n\nC](/why/) d", "7 unknown-link"),
    ("[] A](https://x.example)", "5 unknown-link"),
    # A link in a link.
    ("[A [b](https://x.example) c](https://y.example)", "5 unknown-link"),
    ('[A [b](https://x.example/(a) "t") c](https://y.example)', "5 unknown-link"),
    ("[A [b [c]](https://x.example) d](https://y.example)", "5 unknown-link"),
    ("[A [![b](/b.png)](https://x.example) d](https://y.example)", "5 unknown-link"),
)
FINE = (
    # Lines that only begin as those do that say where something leads.
    "A.\n\n[2]: ",
    "A.\n\n[x]: no address, but words",
    "A.\n\n[x]: /b and more",
    "[A](<https://x.example/b c>)",
    'if (a<b && c>d) { x = "y"; }',
    "[ A ] and [B][ A ].\n\n[A]: https://x.example",
    "[a]\n\n[a]: /a\n[unused]: https://x.example/y\n[other]: {filename}/pages/about.md",
    "`` <b>a</b> `<c>` d ``` e",
    "- A\n\n        <b> & [c](none)\n\n1. B\n    - C\n\n            <i>\n\n> D\n>\n>     <div>",
    "A[^a] B[^b]\n\n[^a]: C.\n\n        <b> & c\n\n[^b]: D.\n\n        <i>",
    "A.[^a]\n\n[^a]: B\n\n    ```\n    <b>\n    ```\n\n    - C\n      - D",
    "> a <b>b\n> c</b> d\n\n- <details><summary>a</summary>\n  b</details>\n- <p>c</p>",
    "<p>a</p><div>b</div>\n\n<div>\n<p>a <b>b\nc</b></p>\n\n<p>d</p>\n</div>",
    "| <b>A</b> | b |\n|---|---|\n| c | <i>d</i> |",
    "A.\n#hills\n\n#1 of all\n\n## {a} {b}\n\n``` shell session\n<b>\n```",
    "A\n| B | C |\n|---|---|\n| 1 | 2 |",
    '<div markdown="1">\n\n1) a\n2) b\n   - c\n\n</div>',
    "[a][b] [c]\n\n- d [e]\n\n    [b]: /b\n    [c]: /c 'T'\n    [e]:\n    /e\n\n[sic] [1], [a] [1]",
    "1. `A`\n2. `b`\n3. c\n\n> 1. A\n> 2. ~~~\n>    x\n>    ~~~\n> 3. d",
    "- A\n  ```\n  <script> [[b]] 2*3*4\n  ```\n- C\n\n  > ~~~ js {1}\n  > [a](none.md)\n  > ~~~",
    "A\n: ``` js {1}\n    <b>\n    ```\n\nB\n\n  ```\n  <c>\n  ```",
    "`a\\` b `<c>` \\\\`<d>`\n\n\\`` <f> `",
    "- `a` b\n  - c\n  - `d`\n- e\n\n1. `f` g\n   1. `h` i\n   2. j\n2. k",
    "A | B | C\n---|---|---\n`d` | | e\nf | | `g|h`\n| `i` | j | `k` |",
    "1) A\n2) B\n\nWe had (1) and\n7) of these.",
    "1) A\n   - B\n   - C\n2) `d` e\n   1. F\n   2. G",
    "[A](https://localhost.example/127.0.0.1) [B](https://127.example)",
    r"[A\]](https://x.example) [b \[c\] d [e]](https://x.example) \[f](https://x.example)",
    "x<y, a<b, f(x)<b, x<y and y>z, n <y\n\nA <threshold\n\nMap<K, List<String>> \\<b>",
    "<div>x<y <b>a<b</b></div>",
    "see<https://example.org>, mail<me@example.org>",
    "- **Draft**: yes\n- *Published*: no",
    "``` js a=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=ba=b\n1\n```",
    "A < b " + "\\\\" * 2_000,
    # What readers elsewhere see above the code, and here nowhere.
    '``` py title="a.py"\n<b\n```\n\n- A\n  ~~~ py {caption="a"} `b`\n  <b\n  ~~~',
    "a <abbr title='5 < 6 > 4'>b</abbr> </3 </ $\\sum_{i=0}$ *a*{b=c} {.5 kg}",
    r"Wow\![x](https://example.org/2)",
    "1. a\n2.\n3. b\n\n- c\n  1. d\n  2.\n  3. e",
    '``` js{1,3}\n<a\n```\n\n~~~ go {linenos=table,hl_lines=[8,"15-17"]} user="a b" x=1\n<b\n~~~',
    "- A\n  - B\n    - C\n- D\n\n1. E\n   1. F\n   2. G\n2. H\n\n- I\n    - J\n      - K",
    "We asked[^a]: eleven. Not \\[^b], though.\n\n[^a]: Runners",
    "A [^a]\n\n  [^a]: B",
    '[A](<https://x.example/a b>) ![B](</a b.png> "C") ![D](/a_(1).png) ![E](/a b.png)',
    '![A](/a.png?b#c) ![A](/a%2Epng "B") <img src="/a.svg" alt="A"> ![of others](/a.bmp)',
    "a[i][j], as others say [1][2] and [3] [4, 5]",
    "## A {: #b }\n\nC {: #d }\n---\n\nE {: #f }\n:   G\n\n| H {: .pull } |\n|---|\n| 1 |",
    "A.[^a]\n\n[^a]: B\n\n    | A | B |\n    |---|---|\n    | 1 | 2 |",
    "The draft: true to form. And Published: no doubt.",
    # Code is words, too.
    "[`a`](https://x.example) ![`a`](/a.png) a[^1]\n\n## `a`\n\n[^1]: `a`",
    "[`a`][b] [`c`][] [`d`]\n\n[b]: https://x.example\n[`c`]: /c/\n[`d`]: /d/",
    "`a`\n{: .pull }",
    "A:\n\n    <script> [[ $a ]] [b](none.md) 2*3*4 `\n\n\t#a\n\n- B\n\nC.\n\n    <b onclick=x>",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f \u2764\ufe0f",
    "``` {.python #a}\nA\n```\n\n[A](#a)",
    "<https://x.example>",
    "| A |\n\n|a|",
    "A [link], [another][link] and ![a picture][a\npicture].\n\n[Link]: /why/\n[a picture]: /a.png",
    "A.\n\n[//]: # (a remark)",
    "[a] [b] \\[c] [b]\n\n- [x] [a]\n- [ ] [b]\n\n[a]: /why/\n[b]: /why/",
    "An RPE of 5.\n\n*[RPE]: how hard it is",
    "1. A\n2. B\n\n    More.\n\n3. C\n\nAnd again:\n\n1. D\n2. E",
    "1. A\n1. B\n1. C",
    # Another sign, another list; and a number that is one of words.
    "1. A\n2. B\n\n1) C\n2) D\n1. E",
    "- A was in\n  1986. It\n- B",
    # What other programs show as it stands, too.
    "{: no } and {: so\n\nA {: maybe } [[b]] [[1, 2], [3, 4]]\n\n{: never }",
    "A [sic] [why].\n\n[why]: /why/",
    "1.5*2*3, 2**3**4, 3*8 *more* and\n4*6",
    "1986. A good year.",
    "The years\n1984. and\n1986. were good.",
    "- A\n    1. B\n    2. C\n- D\n    1. E",
    "1. A\n\n```\n7. B\n```\n\n2. C",
    "    1. A\n    7. B",
    "2 * 3 * 4, 2\\*3\\*4, `2*3*4`, *3*, **5** and a*b*c\n\n3*8 alone",
    "- 3*8\n- 4*6\n\n| 3*8 | 4*6 |\n|---|---|\n| 2*3 | 2*3 |",
    "[![A](/a.png)](https://x.example)",
    'A <time datetime="2026-11-24">Tuesday</time>.',
    "> A quotation.\n- One\n- Two",
    "1. a\n   | x | y |\n   |---|---|\n   | 1 | 2 |\n2. b\n\n> - c\n>\n>   | x |\n>   |---|\n> - d",
    "## A\n\n\\#hills\n\n```\n#hills\n- A\n  - B\n```",
    "- A\n    - B\n        1. C\n    - D\n- E",
    " - A\n - B\n- C\n - D",
    '<details markdown="1">\n<summary>A</summary>\n\nA *b* c.\n\n</details>',
    "<p>2 * 3 * 4, <em>A</em></p>",
    '[A](mailto:a@x.example) [B](tel:+49-1) [C] (see below) [D](/d "a: b")',
    '> A\n{: .pull }\n\n<p class="pull">A</p>',
)


def told(root: Path) -> list[str]:
    return [
        f"{finding.source.position(finding.diagnostic.span.start).line} {finding.diagnostic.code}"
        for finding in content.all_findings(root, content.dangers(root))
    ]


def write(root: Path, below: str, text: str) -> None:
    path = root / below
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("text", "what"), TOLD)
def test_what_is_told(text: str, what: str, tmp_path: Path) -> None:
    """One thing is told, at its line."""
    write(tmp_path, WHY, f"{HEAD}\n{text}\n")
    assert told(tmp_path) == [what]


def test_rows_at_the_very_end(tmp_path: Path) -> None:
    """They are told, also without a line end behind them."""
    write(tmp_path, WHY, f"{HEAD}\nA.\n\n| A | B |")
    assert told(tmp_path) == ["7 broken-table"]


def test_many_tables_in_one(tmp_path: Path) -> None:
    """Each row is told once, however many lines look like the rule of another table."""
    write(tmp_path, WHY, HEAD + "\n" + "A | B\n--|--\n1\n" * 40)
    assert told(tmp_path) == [f"{7 + 3 * i} ragged-table" for i in range(40)]


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine(text: str, tmp_path: Path) -> None:
    """Nothing is told of what readers see as it was written."""
    write(tmp_path, WHY, f"{HEAD}\n{text}\n")
    assert [each for each in told(tmp_path) if "unknown-link" not in each] == []


@pytest.mark.parametrize(
    ("line", "told_of"),
    [("Summary: ![A](/a.png)", 1), ("Summary: <img src=/a.png alt=A>", 1), ("Summary: Go![^a]", 0)],
)
def test_a_picture_in_a_summary(line: str, told_of: int, tmp_path: Path) -> None:
    """A summary stands where there is no room for one."""
    write(tmp_path, WHY, HEAD.replace("Summary: Because.", line) + "\nA text.\n")
    assert told(tmp_path).count("3 bad-value") == told_of


@pytest.mark.parametrize("summary", ["`<b>` and `2*3*4`", "#hills", "3. of four, - and # 1"])
def test_words_in_a_summary(summary: str, tmp_path: Path) -> None:
    """It is a line of words: code is none of HTML, and no sign begins anything."""
    write(tmp_path, WHY, HEAD.replace("Because.", summary) + "\nA text.\n")
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("title", "told_of"),
    [
        *(("> 5 km", []), ("| or not", []), ("[a] and [b]", []), ("{x} to {y}", [])),
        *(("[a, [b]]", ["1 bad-value"]), ("|-\n    A", ["1 bad-value"])),
    ],
)
def test_signs_in_a_title(title: str, told_of: list[str], tmp_path: Path) -> None:
    """Only what is surely of YAML is told."""
    write(tmp_path, WHY, HEAD.replace("Why we lift", title) + "\nA text.\n")
    assert told(tmp_path) == told_of


@pytest.mark.parametrize(
    "line",
    [
        *("Time: 0 min", "Time: 30-20 min", "Level: advanced to beginner", "Goal: [a, b]"),
        *("Level: beginner to beginner", "Level: beginner, intermediate, advanced", "Goal: null"),
    ],
)
def test_what_no_workout_is(line: str, tmp_path: Path) -> None:
    """No minutes, levels that go down, and words of YAML."""
    write(tmp_path, ABS, f"{HEAD}{line}\n\n/// workout | Rain\n- Squat: 3 x 8 reps\n///\n")
    assert told(tmp_path) == ["4 bad-value"]


@pytest.mark.parametrize(
    "words", ["&nbsp;", "<br>", "<b></b>", "<i> </i>", "&shy;&#8203;", "\u2800"]
)
def test_words_that_nobody_sees(words: str, tmp_path: Path) -> None:
    """They are none, however they are written."""
    write(tmp_path, WHY, HEAD.replace("Because.", words) + "\nA text.\n")
    assert told(tmp_path) == ["3 empty-value"]


def test_a_remark_among_the_metadata(tmp_path: Path) -> None:
    """As YAML has one: it is told where it stands, not only that there are none."""
    write(tmp_path, WHY, f"---\n# A remark\n{HEAD}---\n\nA text.\n")
    assert "2 not-metadata" in told(tmp_path)


@pytest.mark.parametrize(("what", "papers_"), papers.TOLD.items(), ids=str)
def test_a_paper_that_does_more(what: str, papers_: tuple[bytes, ...], tmp_path: Path) -> None:
    """It is told what it does: programs, files in files, places, locks."""
    (tmp_path / "images").mkdir()
    for data in papers_:
        (tmp_path / "images" / "a.pdf").write_bytes(data)
        (finding,) = content.dangers(tmp_path)
        assert what in finding.diagnostic.message


def test_a_paper_with_far_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not unpacked any more is not passed over."""
    assert "a program" in str(reading.trouble(papers.TOO_MUCH))
    monkeypatch.setattr(reading, "_MOST", 1_000)
    assert "is packed so" in str(reading.trouble(papers.TOO_MUCH))


def test_a_paper_to_read(tmp_path: Path) -> None:
    """Nothing is told of what may only be read."""
    (tmp_path / "images").mkdir()
    for number, data in enumerate(papers.FINE):
        (tmp_path / "images" / f"{number}.pdf").write_bytes(data)
    assert content.dangers(tmp_path) == []


@pytest.mark.parametrize("name", ["x.mdx", "x.markdownx", "x.mkv", "x.md5", "x.MDX"])
def test_a_name_that_is_nearly_one_of_markdown(name: str, tmp_path: Path) -> None:
    """It is told: what is in it would not be on the site."""
    write(tmp_path, f"articles/{name}", TEXT)
    assert told(tmp_path) == ["1 ignored-file"]


def test_a_file_without_an_end(tmp_path: Path) -> None:
    """Of a file that is not read only the beginning is: nobody waits for gigabytes."""
    write(tmp_path, WHY, TEXT)
    for below in ("stray.md", "articles/notes.txt"):
        with (tmp_path / below).open("wb") as file:
            file.truncate(5_000_000_000)
    began = time.process_time()
    assert sorted(told(tmp_path)) == ["1 ignored-file", "1 ignored-file", "1 unsafe-file"]
    assert time.process_time() - began < 1


@pytest.mark.parametrize("mark", ["[^a]", "[words][a]"])
def test_marks_in_a_workout(mark: str, tmp_path: Path) -> None:
    """A note is none there: it would be shown as it stands."""
    write(tmp_path, ABS, f"{TEXT}\n/// workout | Rain\n- Squat: 8 reps — down {mark}\n///\n")
    assert "8 markup-in-workout" in told(tmp_path)


@pytest.mark.parametrize(("slug", "near"), [("日本", "short-words"), ("Why We", "why-we")])
def test_an_address_that_cannot_be(slug: str, near: str, tmp_path: Path) -> None:
    """What is given in its place can be an address."""
    write(tmp_path, WHY, f"{HEAD}Slug: {slug}\n\nA text.\n")
    (finding,) = content.all_findings(tmp_path)
    assert finding.diagnostic.hints[0].startswith(f"write {near}:")
