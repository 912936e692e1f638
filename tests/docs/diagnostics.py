"""The pages of ``docs/diagnostics/``, the codes they are about, and the code that raises them."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from plugins.notation import codes
from plugins.notation.codes import CODES, Severity
from tests.docs.examples import DOCS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES: Final = DOCS / "diagnostics"
INDEX: Final = PAGES / "README.md"
HEADINGS: Final = ("What it says", "Why", "Example", "Instead")
_CODE: Final = re.compile(r"[a-z]+(?:-[a-z]+)+")
_WORDS: Final = {Severity.ERROR: "Error", Severity.WARNING: "Warning"}


def page_paths() -> list[Path]:
    """Return the pages, without the index, sorted."""
    return sorted(path for path in PAGES.glob("*.md") if path != INDEX)


def lead(code: str) -> str:
    """Return the third line of a code's page: its severity, and what it is about."""
    return f"**{_WORDS[CODES[code].severity]}.** {CODES[code].about}"


def groups() -> dict[str, list[str]]:
    """Return the codes as ``codes.py`` groups them, by the comments above the groups."""
    text = (ROOT / "plugins" / "notation" / "codes.py").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for match in re.finditer(r"# --- (.+)|^        ([a-z_]+)=", text, re.MULTILINE):
        if match[1]:
            found[match[1]] = []
        else:
            [*found.values()][-1].append(match[2].replace("_", "-"))
    return found


def index_text() -> str:
    """Return the index that ``codes.py`` asks for."""
    lines = [
        "# What you may be told",
        "",
        "Every message has a name, which stands in square brackets: `error[missing-colon]`. Each",
        "has a page here, with the reason for it, a text that brings it up, and the same text",
        "mended. [notation.md](../notation.md) tells how to write a workout in the first place,",
        "[exercises.md](../exercises.md) how to add an exercise to the library.",
        "",
        "An **error** is a text that is not understood, or cannot be so; nothing is published",
        "before it is mended. A **warning** is a text that was read in one way, or left as it is,",
        "although it may be meant in another.",
    ]
    for title, names in groups().items():
        lines += ["", f"## {title}", "", "| | | |", "|---|---|---|"]
        lines += [
            f"| [{name}]({name}.md) | {CODES[name].severity.value} | {CODES[name].about} |"
            for name in names
        ]
    return "\n".join([*lines, ""])


def raised() -> dict[str, str]:
    """Return the codes that are raised, each with a place.

    They are what ``report.add`` is called with, and what a ``Problem`` of a figure is made with.
    """
    found: dict[str, str] = {}
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        if path.samefile(codes.__file__):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=value, attr="add"),
                    args=[ast.Constant(value=str(code)), _, _, *_],
                ) if ast.unparse(value).endswith("report"):
                    found.setdefault(code, f"{path.relative_to(ROOT).as_posix()}:{node.lineno}")
                case ast.Call(func=ast.Name(id="Problem"), args=arguments):
                    for each in arguments:
                        if isinstance(each, ast.Constant) and _CODE.fullmatch(str(each.value)):
                            place = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                            found.setdefault(str(each.value), place)
    return found
