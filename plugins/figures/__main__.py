"""``python -m plugins.figures FILE [--out SHEET.svg]``: try poses and look at them.

Reads lines ``NAME: POSE — DESCRIPTION``; an empty line begins the next exercise, a line that
starts with ``#`` names it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from xml.etree import ElementTree

from . import Figure, read, svg

_NAMESPACE = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", _NAMESPACE)


def main(arguments: list[str] | None = None) -> int:
    """Print the problems as ``LINE:COLUMN: CODE: MESSAGE`` and write all positions as one SVG."""
    parser = argparse.ArgumentParser(prog="python -m plugins.figures", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="texts; standard input without any")
    parser.add_argument("--out", type=Path, help="where to write the SVG")
    options = parser.parse_args(arguments)
    texts: list[tuple[str, str]] = []
    for path in options.files or [None]:
        name = str(path or "")
        try:
            texts.append((name, path.read_text(encoding="utf-8") if path else sys.stdin.read()))
        except UnicodeDecodeError:
            return _failed(f"{name or 'standard input'}: it is not UTF-8")
        except OSError as error:
            return _failed(f"{name or 'standard input'}: {error.strerror}")
    figures: list[tuple[str, Figure]] = []
    count = 0
    for name, text in texts:
        for title, lines in _exercises(text):
            figure = read(lines)
            figures.append((title, figure))
            for problem in figure.problems:
                before = text[: problem.start]
                line, column = before.count("\n") + 1, problem.start - before.rfind("\n")
                where = f"{name}:" if name else ""
                hints = "".join(f" ({hint})" for hint in problem.hints)
                print(f"{where}{line}:{column}: {problem.code}: {problem.message}{hints}")
                count += 1
    if options.out:
        try:
            options.out.parent.mkdir(parents=True, exist_ok=True)
            options.out.write_text(_sheet(figures), encoding="utf-8")
        except OSError as error:
            return _failed(f"{options.out}: the SVG cannot be written: {error.strerror}")
    return 1 if count else 0


def _failed(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def _exercises(text: str) -> list[tuple[str, list[tuple[str, int]]]]:
    found: list[tuple[str, list[tuple[str, int]]]] = [("", [])]
    offset = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            if found[-1][1] or bare:
                found.append((bare.lstrip("# "), []))
        else:
            found[-1][1].append((line.rstrip("\r\n"), offset))
        offset += len(line)
    return [one for one in found if one[1]]


def _sheet(figures: list[tuple[str, Figure]], side: int = 120) -> str:
    """Lay all figures out: each at 120 and at 64 pixels, five positions to a row."""
    root = ElementTree.Element(f"{{{_NAMESPACE}}}svg", {"font-family": "sans-serif"})
    x = y = 0
    width = 12 * side
    paper = {"width": "100%", "height": "100%", "fill": "white"}
    ElementTree.SubElement(root, f"{{{_NAMESPACE}}}rect", paper)
    for title, figure in figures:
        count = max(len(figure.positions), 1)
        long = count * (side + 64) + 16
        if x and x + long > width:
            x, y = 0, y + side + 30
        picture = svg(figure.positions)
        for at, high in ((x, side), (x + count * side + 6, 64)):
            inner = ElementTree.fromstring(picture)
            inner.attrib.update(x=str(at), y=str(y), width=str(high * count), height=str(high))
            root.append(inner)
        place = {"x": str(x + 4), "y": str(y + side + 14), "font-size": "12"}
        label = ElementTree.SubElement(root, f"{{{_NAMESPACE}}}text", place)
        label.text = title + (f" ({len(figure.problems)} problems)" if figure.problems else "")
        x += long
    root.attrib.update(width=str(width), height=str(y + side + 30))
    return ElementTree.tostring(root, encoding="unicode")


if __name__ == "__main__":
    sys.exit(main())
