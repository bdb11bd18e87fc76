"""The reason for a new version: what the public may not read is refused, without being quoted."""

import pytest

from adapters.screening import screening_for
from quarterly.disclosure.screened_reason import LONGEST, screened
from quarterly.vocabulary.errors import SetupError
from tests.unit.small_council import SMALL

SCREENING = screening_for(SMALL)


def test_a_reason_is_printed_on_one_line() -> None:
    assert screened(" The rate was\n the opening rate. ", SMALL, SCREENING) == "The rate was the opening rate."


@pytest.mark.parametrize(
    "reason",
    [
        "x" * (LONGEST + 1),
        "The child born on 03/04/2009 moved.",
        "A placement of the girl in Halesowen was counted twice.",
        "The third boy was left out.",
        "Row of Kayleigh Adams left out.",
        "The row of the family at 14 Larch Close, B15 3TR was left out.",
        "3 children were counted twice.",
        "It was sent as 50% and is 33%.",
        "Nearly 40 per cent were left out.",
        "The rate is 104.9.",
    ],
)
def test_what_the_public_may_not_read_is_turned_away(reason: str) -> None:
    with pytest.raises(SetupError) as raised:
        screened(reason, SMALL, SCREENING)
    assert reason not in str(raised.value)
