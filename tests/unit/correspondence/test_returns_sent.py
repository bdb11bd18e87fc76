"""For which service and quarter was a workbook meant that came with a mail?"""

import pytest

from quarterly.collecting.returns.identity import Identity
from quarterly.correspondence.outcomes import SetAside, Why
from quarterly.correspondence.returns_sent import MeantFor, Sendable, meant_for
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import CARE, Q1, TOWN

OTHER = next(key for key in TOWN.profile.services if key != CARE)
Q4 = Q1.previous
BOTH = Sendable((CARE, OTHER), CARE, Q1)


@pytest.mark.parametrize(
    ("claim", "sendable", "expected"),
    [
        (Identity(), BOTH, MeantFor(CARE, Q1)),  # as the letter asked
        (Identity(service=OTHER), BOTH, MeantFor(OTHER, Q1)),
        (Identity(quarters=(Q4,)), BOTH, MeantFor(CARE, Q4)),
        (Identity(quarters=(Q4, Q1)), BOTH, MeantFor(CARE, Q1)),
        (Identity(service="commentary"), Sendable((), "", Q1), MeantFor("commentary", Q1)),
        (Identity(), Sendable((OTHER,), "", Q1), MeantFor(OTHER, Q1)),  # the only one that its sender sends for
        (Identity(council=f"{TOWN.profile.short_name} Council"), BOTH, MeantFor(CARE, Q1)),
    ],
)
def test_the_workbook_says_it_or_the_letter(claim: Identity, sendable: Sendable, expected: MeantFor) -> None:
    assert meant_for(claim, TOWN, sendable) == expected


@pytest.mark.parametrize(
    ("claim", "sendable"),
    [
        (Identity(council="Elsewhere Council"), BOTH),
        (Identity(service="gardens"), BOTH),
        (Identity(service=OTHER), Sendable((CARE,), CARE, Q1)),
        (Identity(), Sendable((CARE, OTHER), "", Q1)),  # nothing says which of the two
        (Identity(), Sendable((), CARE, Q1)),
        (Identity(quarters=(Q4, Quarter(2010, 1))), BOTH),
    ],
)
def test_where_it_is_not_certain_it_waits(claim: Identity, sendable: Sendable) -> None:
    assert meant_for(claim, TOWN, sendable) == SetAside(Why.NO_RETURN)
