"""Every golden case in tests/cases."""

from pathlib import Path

import pytest

from tests.harness.cases import Case, read_folder
from tests.harness.checks import failures

CASES = read_folder(Path(__file__).parents[1] / "cases")


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case(case: Case) -> None:
    """The notation does what the case says, and what every text may ask of it."""
    assert failures(case) == []
