"""Is a reference that is none asked about with the indicator that was probably meant?"""

import pytest

from quarterly.collecting.returns.misspelt import probably_meant
from tests.unit.made import CARE, TOWN
from tests.unit.made_reading import LAC

OWN = TOWN.catalogue.of_service(CARE)


@pytest.mark.parametrize(
    ("ref", "name", "meant"),
    [
        ("1187", "", "1178"),
        ("117", "", "1178"),
        ("PI 1178a", "", "1178"),
        ("9999", LAC, "1178"),
        ("1180x", LAC, "1178"),
        ("", "Number of LAC per 10,000 of the child population", "1178"),
        ("Number of LAC per 10k of child population", "", "1178"),
        ("9999", "", None),
        ("", "", None),
        ("Total", "Something else altogether", None),
    ],
)
def test_the_one_that_is_nearest_is_asked_about(ref: str, name: str, meant: str | None) -> None:
    found = probably_meant(ref, name, OWN)
    assert (found.id if found else None) == meant
