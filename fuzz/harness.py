"""What must hold for any bytes: used by the fuzzers, and for a moment by the tests.

Nothing is raised that is not said to be, nothing takes long, what is told lies in the text, and of
a picture nothing is lost or kept that should not be.
"""

from __future__ import annotations

import io
import re
import warnings

from PIL import Image

from plugins import figures
from plugins.notation import drawings, files, papers, report
from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source, normalised
from plugins.publishing.pictures import without_words

_KINDS = tuple(Kind)
_EMPTY = re.compile(rb"!.\0", re.DOTALL)


def _text(data: bytes) -> str:
    return normalised(data.decode("utf-8", "replace"))


def metadata(data: bytes) -> None:
    """Read any text as a file of each kind: its findings lie in it and can be printed."""
    kind = _KINDS[data[0] % len(_KINDS)] if data else Kind.ARTICLE
    source = Source("fuzz.md", _text(data[1:]))
    page = read_page(source, kind)
    for finding in page.findings:
        for label in finding.diagnostic.labels:
            if not 0 <= label.span.start <= label.span.end <= len(source.text):
                raise AssertionError(f"{finding.diagnostic.code} reaches beyond the text")
        report.human(finding)
    if page.metadata.get("status", "published").casefold() not in {"published", "draft", "hidden"}:
        raise AssertionError("a status that is none was let through")


def poses(data: bytes) -> None:
    """Read any lines as the poses of an exercise."""
    lines = "\n    ".join(_text(data).split("\n"))
    head = "Title: A\nSummary: B\nPattern: squat\nMuscles: quadriceps\nEquipment: none\n"
    read_page(
        Source("fuzz.md", f"{head}Poses: start: {lines}\n\n## Steps\n\n1. A\n"), Kind.EXERCISE
    )
    figures.read([(line, 0) for line in _text(data).split("\n")])


def picture(data: bytes) -> None:
    """Take any bytes for a picture: what is let through stays a picture, of the same points."""
    told = [files.picture_trouble(data, suffix) for suffix in (".jpg", ".png", ".gif", ".webp")]
    bare = without_words(data)
    if without_words(bare) != bare:
        raise AssertionError("taking words out twice is not taking them out once")
    if all(told):
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "GIF", "WEBP")) as before:
                # Pillow reads on behind an extension without a block, and sees what is not there.
                misread = before.format == "GIF" and _EMPTY.search(data)
                if misread or before.width * before.height > 1_000_000:
                    return
                points = before.convert("RGBA").tobytes()
        except Exception:  # noqa: BLE001 - no picture raises almost anything
            return
        with Image.open(io.BytesIO(bare)) as after:
            if after.convert("RGBA").tobytes() != points:
                raise AssertionError("a picture looks otherwise without its words")


def drawing(data: bytes) -> None:
    """Take any bytes for a drawing: one that may be seen may be so without its words, too."""
    files.svg_trouble(data, _text(data))
    bare = drawings.without_words(data)
    if drawings.wrong(data) is None and drawings.wrong(bare) is not None:
        raise AssertionError("a drawing is none without its words")


def paper(data: bytes) -> None:
    """Take any bytes for a PDF: what is told has words, and what is named in it is told."""
    told = papers.trouble(data)
    if told is not None and not all(told):
        raise AssertionError("something is told without words")
    # Behind a bracket there may be words, and behind a sign of percent a remark.
    head = data.partition(b"stream")[0].partition(b"(")[0]
    if told is None and re.search(rb"[\r\n][^%\r\n]*/JavaScript(?![A-Za-z0-9#])", head):
        raise AssertionError("a program was let through")


TARGETS = {
    "metadata": metadata,
    "poses": poses,
    "picture": picture,
    "drawing": drawing,
    "paper": paper,
}
