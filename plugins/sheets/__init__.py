"""The printable sheets: each workout as PDF in A4 and in US Letter, set by Typst.

:mod:`.render` makes one sheet and knows nothing of Pelican; :mod:`.generator` makes all of a site.
The design is in ``theme/sheets``.
"""

from __future__ import annotations

from pelican import signals

from plugins.sheets.generator import SheetsGenerator


def _generator(pelican: object) -> type[SheetsGenerator]:
    return SheetsGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generator)
