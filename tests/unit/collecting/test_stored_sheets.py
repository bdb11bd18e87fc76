"""Which sheets of a workbook are stored, and how are the others called?"""

import pytest

from adapters.expectations import load_layout
from quarterly.collecting.returns.stored_sheets import StoredSheets, sheets_to_store
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from tests.unit.town import TOWN

Rows = list[list[Scalar]]
RETURN: tuple[str, Rows] = ("PI return", [["Milton"], ["PI ref", "Indicator", "Actual"], ["1178", None, 104.9]])
CASES: tuple[str, Rows] = ("Case list", [["Ref", "Child", "Placed"], [1, "A B", "2012-05-01"]])
LIKE_ACTIONS: tuple[str, Rows] = ("Cases", [["Ref", "Status", "Progress"], ["C100", "Placed", "With an aunt."]])


def stored(*sheets: tuple[str, Rows], beside: tuple[str, ...] = ()) -> StoredSheets:
    made = [Sheet(name=name, rows=tuple(tuple(row) for row in rows)) for name, rows in sheets]
    return sheets_to_store(Workbook(tuple(made)), load_layout(), TOWN, lambda name: name == "Lee").without(beside)


def names(found: StoredSheets) -> list[str]:
    return [sheet.name for sheet in found.workbook.sheets]


def test_a_workbook_of_read_sheets_leaves_nothing_out() -> None:
    assert stored(RETURN, ("Narrative", [["Heading", "Text"], ["Challenges", "Many."]])).left_out == ()


def test_a_list_of_cases_is_left_out_and_named() -> None:
    found = stored(RETURN, CASES)
    assert (names(found), found.left_out) == (["PI return"], ("the sheet “Case list”",))


def test_a_list_of_cases_with_the_columns_of_key_activities_is_left_out() -> None:
    assert names(stored(RETURN, LIKE_ACTIONS)) == ["PI return"]


def test_a_table_of_unknown_refs_alone_is_read_so_that_its_sender_is_asked() -> None:
    assert names(stored(LIKE_ACTIONS)) == ["Cases"]


def test_a_sheet_with_the_name_of_a_person_is_called_by_its_position() -> None:
    assert stored(RETURN, ("Lee", CASES[1])).left_out == ("sheet 2",)


@pytest.mark.parametrize("sheet", [("What to check", [["Code"], ["V01"]]), ("Sheet2", [])], ids=["ours", "blank"])
def test_our_own_list_and_a_blank_sheet_need_no_copy(sheet: tuple[str, Rows]) -> None:
    assert stored(RETURN, sheet).left_out == ()


def test_a_title_page_needs_no_copy() -> None:
    assert stored(("Title", [[None, "Service: Schools"], ["Period: Quarter 1 2012/13", None]]), RETURN).left_out == ()


def test_of_another_sheet_the_lines_that_say_whose_return_it_is_stay_in_their_cells() -> None:
    found = stored(("Cases", [["A B", None, None], [None, "Period: Quarter 1 2012/13", "C D"], ["E F", None, None]]), RETURN)
    assert found.workbook.sheets[0].rows == ((None, None), (None, "Period: Quarter 1 2012/13"))


def test_the_stored_data_of_a_pivot_table_is_left_out() -> None:
    assert stored(RETURN, beside=("the stored data of a pivot table",)).left_out == ("the stored data of a pivot table",)
