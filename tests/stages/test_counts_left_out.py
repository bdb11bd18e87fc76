"""Is a share that could be about few children asked for its counts once, and no longer than until they are there?"""

import pytest

from tests.installation import ADOPTION, LAC, LEAVERS, Installation, indicator_return, own_council
from tests.stages.test_answers import SERVICE, codes, validated

EARLIER = "indicator,quarter,value,numerator,denominator\n1180,2011-12 Q3,,40,43\n1180,2011-12 Q4,,41,44\n"
WITH, WITHOUT = [*LEAVERS[:2], 41, 44, 93.2, LEAVERS[5], None], [*LEAVERS[:2], None, None, 93.2, LEAVERS[5], None]
CHANGED = [*LEAVERS[:2], None, None, 92.5, LEAVERS[5], None]


@pytest.mark.parametrize(
    ("sent", "asked", "held"),
    [
        ([WITHOUT], ["V17"], ("1180",)),
        ([WITHOUT, WITH], [], ()),
        ([WITH, WITHOUT], [], ()),  # the same figure keeps its counts
        ([WITH, CHANGED], ["Q07"], ("1180",)),  # once, and not for the same counts by two rules
    ],
)
def test_counts_are_asked_for_once(
    installation: Installation, sent: list[list[object]], asked: list[str], held: tuple[str, ...]
) -> None:
    council = own_council(installation.folder / "dudley")
    (council / "history.csv").write_text(EARLIER)
    for number, row in enumerate(sent, start=9):
        installation.send(SERVICE, indicator_return(SERVICE, [LAC, row, ADOPTION]), f"return-{number}.xlsx", hour=number)
    found = validated(council, installation)
    assert (codes(found), found.under_query) == (asked, held)
