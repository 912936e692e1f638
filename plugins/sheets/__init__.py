"""What is printed: the sheets of each workout and all else that is made of them, set by Typst.

:mod:`.model` is what a sheet shows, :mod:`.paper` how a template gets it, :mod:`.typeset` makes one
file and knows nothing of Pelican; :mod:`.printed` says what there is to print of each page, and
:mod:`.documents` makes all of a site. The design is in ``theme/sheets``.
"""

from __future__ import annotations

from pelican import signals

from plugins.contents import renewed
from plugins.sheets.generator import SheetsGenerator
from plugins.sheets.printed import prepare, renew


def _generator(pelican: object) -> type[SheetsGenerator]:
    return SheetsGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(prepare)
    renewed.connect(renew)
