"""Is the name of a file or a sheet that names a person replaced, and any other left as it is?"""

import pytest

from adapters.screening import screening_for
from quarterly.collecting.sheets.safe_names import is_withheld, quote_with, safe_file_name
from tests.unit.made import TOWN

SCREENING = screening_for(TOWN)


@pytest.mark.parametrize(
    "name", ["Kayleigh Adams.xlsx", "kayleigh-adams.xlsx", "return_Kayleigh_Adams_2.xlsx", "UPN B801200005001.xlsx"]
)
def test_a_name_with_personal_data_is_replaced_by_one_without_meaning(name: str) -> None:
    safe = safe_file_name(name, SCREENING)
    assert (is_withheld(safe), safe.endswith(".xlsx"), "ayleigh" in safe, safe == safe_file_name(name, SCREENING)) == (
        *(True, True, False, True),
    )


@pytest.mark.parametrize(
    "name",
    [
        *(
            "return.xlsx",
            "Return Q1 2012-13 v2.xlsx",
            "Children in care - corrected.xlsx",
            "LAC 2012-13 Q1.xlsx",
            "cover.xlsx",
            "july.xlsx",
        ),
        *("safeguarding_Q1_final.xlsx", "CP data 30-06-2012.xlsx"),
    ],
)
def test_any_other_name_stays(name: str) -> None:
    assert safe_file_name(name, SCREENING) == name


def test_a_finding_repeats_no_personal_data() -> None:
    quote = quote_with(SCREENING)
    assert [quote("Adoptions in time"), quote("Kayleigh Adams"), quote(7)] == ["Adoptions in time", "… (not repeated)", 7]
