"""A figure that was made up for a sample is quoted in a finding: does its sign go with it?"""

import pytest

from quarterly.collecting.returns.row_context import RowContext
from quarterly.collecting.returns.row_words import words
from tests.unit.made import CARE, Q1, TOWN
from tests.unit.made_reading import HEADER, only, read, sheet

MARKED = [*HEADER, "Mark"]


@pytest.mark.parametrize(("mark", "value", "numerator"), [("i", "1.2 [i]", "3 [i]"), ("", "1.2", "3")])
def test_the_figures_of_a_marked_row_keep_the_sign(mark: str, value: str, numerator: str) -> None:
    sent = only(read(sheet([["1178", None, 3, 4, 1.2, 98.8, "", mark]], header=MARKED)))
    indicator = TOWN.catalogue.find("1178", "")
    context = RowContext(sent=sent, indicator=indicator, service=CARE, council=TOWN, quarter=Q1, unread=False, names=frozenset())
    found = words(context)
    assert (found["value"], found["numerator"]) == (value, numerator)


def test_a_target_that_was_made_up_keeps_the_sign() -> None:
    sent = only(read(sheet([["1178", None, 3, 4, 1.2, 98.8, ""]])))
    indicator = TOWN.catalogue.find("1178", "")
    assert indicator
    invented = indicator.model_copy(update={"target_origin": "Illustrative: made up."})
    context = RowContext(sent=sent, indicator=invented, service=CARE, council=TOWN, quarter=Q1, unread=False, names=frozenset())
    assert (words(context)["target"], words(context)["value"].endswith("[i]")) == ("98.8 [i]", False)
