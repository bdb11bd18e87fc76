"""Are the words for a rating's status made in one place, apart from the values that stores and other programs have?"""

from pathlib import Path

import pytest

from quarterly.reporting.wording.statuses import status_in_words
from quarterly.scoring.score import RatingStatus

DOMAIN = Path(__file__).parents[3] / "quarterly"


@pytest.mark.parametrize("status", RatingStatus)
def test_every_status_has_words(status: RatingStatus) -> None:
    assert status_in_words(status)


def test_the_value_is_printed_only_where_other_programs_read_it() -> None:
    found = [path.relative_to(DOMAIN) for path in DOMAIN.rglob("*.py") if "standing.value" in path.read_text()]
    assert found == [Path("reporting/wording/score_records.py")]
