"""Do the months of a heading end with its quarter?"""

import pytest

from adapters.expectations import load_layout
from quarterly.collecting.returns.heading_months import other_months
from quarterly.collecting.sheets.find_table import find_table
from quarterly.collecting.sheets.sheets import Sheet
from quarterly.vocabulary.quarter import Quarter

QUARTER = Quarter(2026, 2)


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Period: Quarter 2 2026/27 (April to June 2026)", ["April to June 2026"]),
        ("Quarter 2 2026/27: July to September 2025", ["July to September 2025"]),
        ("Period: 1 April - 30 June", ["1 April - 30 June"]),
        ("Quarter 2 2026/27 (Jul–Sept 2026)", []),
        ("Quarter 2 2026/27 (year to date: April to September 2026)", []),
        ("Quarter 2 2026/27, October 2025 to September 2026", []),
        ("Quarter 2 2026/27, sent in October 2026", []),
        ("Figures in brackets are those of April to June 2026", []),
    ],
)
def test_months_beside_the_quarter(heading: str, found: list[str]) -> None:
    table = find_table(Sheet(name="Return", rows=((heading, None), ("PI ref", "Actual"), ("FD1", 7))), load_layout())
    assert table is not None
    assert list(other_months(table, load_layout(), QUARTER)) == [("A1", each) for each in found]
