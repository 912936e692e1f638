"""What our texts may have, and Markdown's own parts would not read: said as they know it."""

from __future__ import annotations

import re
from typing import Final

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from plugins.markdown_source import inline
from plugins.notation.code import indented, without_code, without_fences
from plugins.notation.fenced import Fence, fences, lead_of
from plugins.notation.nesting import BRACKET
from plugins.notation.signs import lone, quoted

#: What stand for a lone sign <, and for one behind a backslash: Markdown may find that they are in
#: code after all. No author's text has either.
_SIGN: Final = "\ue002"
_ESCAPED: Final = "\ue003"
#: Where Markdown would take it for the end of an element.
_IN_VALUE: Final = {"<": "&lt;", ">": "&gt;"}
#: What stands for a tab in code.
_TAB: Final = "\ue004"
#: What stands for the sign & of a number that no semicolon ends, and how it is found.
_AND: Final = "\ue006"
_NO_NUMBER: Final = re.compile(r"&(?=#(?:\d+|[xX][0-9a-fA-F]+)(?![\da-zA-Z;]))")
#: What each of them is in the end.
_WRITTEN: Final = {_SIGN: "&lt;", _TAB: "\t", BRACKET: ")", _AND: "&amp;"}
_CODE: Final = re.compile(r"\x3c(code)\b[^>]*>.*?\x3c/\1>", re.DOTALL)
#: Markdown's own name for what reads code at the margin.
_FENCED: Final = "fenced_code_block"
#: When all that was put aside is back.
_LAST: Final = -10
#: Before Markdown tidies the white space (30).
_FIRST: Final = 31
#: Before it is.
_RAW: Final = 35
#: What a line begins with that is a quotation's, and blanks.
_LEAD: Final = re.compile(r"[ >]*")
#: How a paragraph begins and ends.
_BEGIN: Final = r"\x3cp>"
_END: Final = r"\x3c/p>"
#: A line that begins an item, in a quotation or not.
_ITEM: Final = re.compile(r"[ >]*(?:[-*+]|\d{1,9}[.)]) ")

#: After Markdown has tidied the white space (30), before fenced code (25) and all else.
_PRIORITY: Final = 28


class Plain(Extension):
    """Adds this to Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        inline.add(md)
        plain = _Plain(md)
        md.preprocessors.register(_Tabs(md), "notation_tabs", _FIRST)
        md.preprocessors.register(plain, "notation_plain", _PRIORITY)
        md.postprocessors.register(_Apart(md, plain), "notation_apart", _RAW)
        md.postprocessors.register(_Signs(md), "notation_signs", _LAST)


class _Tabs(Preprocessor):
    """Puts the tabs of code aside, which Markdown makes blanks of: a makefile would be none."""

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        text = "\n".join(lines)
        if "\t" not in text:
            return lines  # as most
        made = list(lines)
        for at, column in indented(without_fences(text).split("\n")).items():
            lead = lead_of(lines[at], column)
            made[at] = " " * len(lead.expandtabs(4)) + lines[at][len(lead) :].replace("\t", _TAB)
        for fence in fences(text):
            for at, lead in enumerate(fence.leads[1:-1], fence.first + 1):
                made[at] = lead + lines[at][len(lead) :].replace("\t", _TAB)
        return made


class _Plain(Preprocessor):
    """Takes from the line that opens code all but its language, and puts a lone sign < aside.

    Code that does not stand at the margin is put aside as well, with a line that stands for it.
    ``aside`` are these lines.
    """

    aside: list[str]

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        self.aside = []
        text = "\n".join(lines)
        has_fences = "```" in text or "~~~" in text
        if "&#" in text:
            text = _NO_NUMBER.sub(_AND, text)
            lines = text.split("\n")
        if not (has_fences or "<" in text):
            return lines  # as most
        found = [*fences(text)] if has_fences else []
        edits = [
            (match.start(), match.end(), f"{match[1]}{match[2]}")
            for match in (fence.opening for fence in found)
            if match[2] is not None and match.end(2) < match.end()
        ]
        if "<" in text:
            plain = without_code(text)
            edits += [
                (sign.start, sign.end, _SIGN if text[sign.start] == "<" else _ESCAPED)
                for sign in lone(plain)
            ]
            edits += [(at, at + 1, _IN_VALUE[text[at]]) for at in quoted(plain)]
        for start, end, words in sorted(edits, reverse=True):
            text = text[:start] + words + text[end:]
        lines = text.split("\n")
        if any(fence.leads[0] for fence in found) and _FENCED in self.md.preprocessors:
            for fence in reversed(found):
                if fence.leads[0]:
                    self._put_aside(fence, lines)
        return lines

    def _put_aside(self, fence: Fence, lines: list[str]) -> None:
        """Have a line stand for code that Markdown would not know where it stands."""
        end = fence.first + len(fence.leads)
        code = [
            line[len(lead) :]
            for line, lead in zip(lines[fence.first : end], fence.leads, strict=True)
        ]
        code = [*code[:-1], code[-1].strip()]
        html = "".join(self.md.preprocessors[_FENCED].run(code))
        above = lines[fence.first - 1] if fence.first else ""
        below = lines[end] if end < len(lines) else ""
        # What no list holds stands at the margin: Markdown may take words for a list.
        lead = fence.leads[0] if fence.is_held else fence.leads[0].rstrip(" ")
        made = [lead + html]
        self.aside.append(html)
        if not fence.is_joined and above.strip(" >"):
            made.insert(0, _blank(lines[fence.first]))
        item = _ITEM.match(below) if fence.is_held else None
        if below.strip(" >") and not (item and item[0].count(">") == lead.count(">")):
            made.append(_blank(below))
        lines[fence.first : end] = made


def _blank(line: str) -> str:
    """Return the blank line that ends a paragraph beside a line, in the same quotation."""
    found = _LEAD.match(line)
    return found[0].rstrip() if found else ""


class _Apart(Postprocessor):
    """Ends the paragraph that code stands right under, or begins: none can hold code."""

    def __init__(self, md: Markdown, plain: _Plain) -> None:
        super().__init__(md)
        self.plain = plain

    def run(self, text: str) -> str:
        """Called by Markdown."""
        for code in self.plain.aside:
            text = re.sub(rf"\n *{code}({_END})", rf"\1\n{code}", text)
            text = re.sub(rf"({_BEGIN}){code}(?!{_END})", rf"{code}\n\1", text)
        return text


class _Signs(Postprocessor):
    """Writes signs and tabs that were put aside; in code a backslash before one is a backslash."""

    def run(self, text: str) -> str:
        """Called by Markdown."""
        if _ESCAPED in text:
            text = _CODE.sub(lambda code: code[0].replace(_ESCAPED, f"\\{_SIGN}"), text)
            text = text.replace(_ESCAPED, _SIGN)
        for sign, written in _WRITTEN.items():
            text = text.replace(sign, written)
        return text
