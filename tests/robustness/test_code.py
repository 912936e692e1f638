"""What is passed over as code is code: in what Markdown makes of it, too."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest
from markdown import Markdown

from pelicanconf import MARKDOWN
from plugins.markdown_source.lists import Lists
from plugins.markdown_source.plain import Plain
from plugins.notation.code import without_code, without_fences

#: How a line may begin, one half of them blanks of all kinds and what opens an element.
STARTS: Final = (
    *("", "", "- ", "* ", "+\t", "1. ", "1) ", "> ", "# ", "---", "~~~\n", "\\", "{: .b } "),
    *("[^a]: ", "[a]: /x", "*[ab]: ", ": ", "Term\n:   ", "| a | ", "a | b\n---|---\n", "A[^a] "),
    *("    ", "    ", "    ", "     ", "        ", "\t", "  \t", "   ", "\x0c"),
    *("\xa0", "\xa0" * 4, "\u2003", "\u3000" * 4, "\xa0 ", "\u2003\x3cdiv>"),
    *("\x3cdiv>", "\x3c/div>", "  \x3cdiv>", "\x3cb>", "\x3cp>", "\x3cdetails>", "\x3c!-- ", "-->"),
    *("- ```\n", "  ```\n", "  ```\n", "    ```\n", "> ~~~\n", "> ~~~\n", "```\n", "   ~~~ py\n"),
    *('\x3cdiv markdown="1">', "\x3c?x", "A \x3cdiv> ", "A \x3c/div> ", "A \x3c!-- "),
)
ENDS: Final = ("\n", "\n\n", "\n\n", "\n \n", "\n\n\n", "\n\xa0\n", "\n\n\xa0\n\n", "\n\t\n")
_CODE: Final = re.compile(r"\x3ccode[^>]*>(.*?)\x3c/code>", re.DOTALL)
#: What is left of code that has no end.
_LOST: Final = re.compile(r"^[ >\-]*(?:```|~~~)", re.MULTILINE)
_WORD: Final = re.compile(r"w\dq")


def _not_code(times: int, seed: int) -> tuple[int, list[str]]:
    """Return how many words were passed over, and the texts where Markdown shows one as words."""
    chance = random.Random(seed)
    made = Markdown(
        extensions=[*MARKDOWN["extensions"], Plain()],
        extension_configs=MARKDOWN["extension_configs"],  # type: ignore[arg-type]
        output_format="html",
    )
    made.preprocessors.register(Lists(made), "lists", 15)
    passed, wrong = 0, []
    for _ in range(times):
        text = "".join(
            f"{chance.choice(STARTS)}{f'w{i}q' if chance.random() < 0.93 else ''}"
            f"{chance.choice(ENDS)}"
            for i in range(chance.randint(2, 9))
        )
        if _LOST.search(without_fences(text)):
            continue  # which is told
        left = without_code(text)
        gone = [word for word in _WORD.findall(text) if word not in left]
        if not gone:
            continue
        passed += len(gone)
        html = made.reset().convert(text)
        code = " ".join(_CODE.findall(html))
        if any(word in html and word not in code for word in gone):
            wrong.append(text)
    return passed, wrong


def test_what_is_passed_over_is_code() -> None:
    """Whatever stands around it: what is no code is looked at."""
    passed, wrong = _not_code(3_000, 1)
    assert wrong == []
    assert passed > 200


@pytest.mark.long
def test_so_is_it_in_many_texts() -> None:
    passed, wrong = _not_code(100_000, 2)
    assert wrong == []
    assert passed > 2_000


@pytest.mark.parametrize("end", [">- ", ">#", "> 1. ", ">", "- "])
def test_a_text_ends_where_it_ends(end: str) -> None:
    """Whatever a text without a last line end ends with, its signs of code are looked at."""
    assert without_code(f"a ` b\n{end}") == f"a ` b\n{end}"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A.\n\n    x\n\ty\n\nB.\n\n  \tz", ""),
        ("A.\n\n    x\n\nB.\n\n\xa0\xa0\xa0\xa0y", "y"),
        ("A.\n\n\u3000\u3000\u3000\u3000y", "y"),
        ("- A\n\n\xa0\n\n    y", "y"),
        ("- A\n\n[a]: /b\n\n    y", "y"),
        ("A.\n\n[a]: /b\n\n    x\n\n[b]: /c 'd'\n\n    x\n\nE.", ""),
        ("A.\n\xa0\n    y", "y"),
        ("\x3cdiv>\n\nA.\n\n    y\n\n\x3c/div>", "y"),
        ("A.\n\n    x\n\n\x3cdetails>\n\nB.\n\n    y", "y"),
        ("\u2003\x3cdiv>\n\nA.\n\n    y", "y"),
    ],
)
def test_code_by_its_indentation(text: str, left: str) -> None:
    """Blanks are those of Markdown; behind an element nobody knows."""
    assert re.findall("[xyz]", without_code(text)) == list(left)
