"""``make letters``: asks the fonts of the sheets which signs they have, for the notation to know.

The notation knows no fonts, and Typst needs longer than all its reading takes. So what Typst says
of each sign is written into a table, which a test holds to it.
"""

from __future__ import annotations

from itertools import chain, groupby
from pathlib import Path
from typing import Final

from plugins.sheets.typeset import TypesetError, Typesetter

ROOT: Final = Path(__file__).parents[2]
TABLE: Final = ROOT / "plugins" / "notation" / "fonts.py"
#: All signs but those of machines; of what lies further on, fonts have only what nobody sees.
_ASKED: Final = (*range(0x20, 0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE1000))
_HEAD: Final = '''\
"""The signs that the fonts of the sheets have. Made by ``make letters``: do not edit."""

from typing import Final

#: As between the brackets of a regular expression.
PRINTED: Final = (
'''
_PER_LINE: Final = 6


def build() -> str:
    """Return the text of the table."""
    missing = _missing([chr(code) for code in _ASKED])
    there = (code for code in _ASKED if chr(code) not in missing)
    # What counts up by one goes on.
    runs = (
        [code for _, code in run] for _, run in groupby(enumerate(there), lambda e: e[1] - e[0])
    )
    ranges = [f"{_escape(run[0])}-{_escape(run[-1])}" for run in runs]
    starts = range(0, len(ranges), _PER_LINE)
    lines = (f'    r"{"".join(ranges[start : start + _PER_LINE])}"\n' for start in starts)
    return "".join(chain([_HEAD], lines, [")\n"]))


def _missing(signs: list[str]) -> frozenset[str]:
    try:
        Typesetter(ROOT / "theme" / "sheets").pdf("letters.typ", {"words": signs})
    except TypesetError as error:
        if not error.missing:
            raise
        return frozenset(error.missing)
    return frozenset()


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


if __name__ == "__main__":
    TABLE.write_bytes(build().encode("utf-8"))
