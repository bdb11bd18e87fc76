"""A whole file: whose it is and for which quarter, and what turns it away."""

import pytest

from quarterly.collecting.sheets.layout import HEADER_WITHIN
from quarterly.collecting.sheets.sheets import Sheet
from tests.unit.made_reading import HEADER, only, read, refusal, sheet


def test_a_file_without_a_table_is_refused() -> None:
    assert "No table of indicators, actions or narrative" in refusal(
        Sheet(name="Notes", rows=(("Nothing to report this quarter",),))
    )


def test_a_header_too_far_down_is_no_table() -> None:
    assert "No table" in refusal(Sheet(name="S", rows=((),) * HEADER_WITHIN + (tuple(HEADER), (1178, None, None, None, 1))))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Sandwell Metropolitan Borough Council", "“Sandwell Metropolitan Borough Council”"),
        ("Service: Assessment and safeguarding", "the service “Assessment and safeguarding”"),
        ("Quarter 4 2011/12", "2011-12 Q4"),
    ],
)
def test_a_return_of_another_is_refused(title: str, found: str) -> None:
    foreign = Sheet(name="S", rows=((title,), tuple(HEADER), (1178, None, None, None, 1)))
    assert refusal(foreign).startswith(f"This return is for {found}, and it lies with the returns of")


@pytest.mark.parametrize("visible", [True, False])
def test_a_sheet_of_another_quarter_is_not_read_as_this_ones(visible: bool) -> None:
    old = Sheet(name="Q4", rows=(("Quarter 4 2011/12",), tuple(HEADER), (1180, None, None, None, 80)), visible=visible)
    message = refusal(old, sheet([[1178, None, None, None, 104.9]]))
    assert message.startswith("This return is for 2011-12 Q4 on the sheet “Q4”, and it lies with the returns of 2012-13 Q1.")


def test_a_sheet_that_compares_with_another_quarter_is_read() -> None:
    both = Sheet(
        name="S", rows=(("Quarter 1 2012/13 (Quarter 4 2011/12 beside it)",), tuple(HEADER), (1178, None, None, None, 1))
    )
    assert only(read(both)).indicator == "1178"


def test_a_cover_sheet_may_name_the_quarter() -> None:
    cover = Sheet(name="Cover", rows=(("Quarter 1 2012/13",),))
    assert read(cover, Sheet(name="S", rows=(tuple(HEADER), (1178, None, None, None, 1)))).findings == ()


def test_no_quarter_at_all_is_asked_about() -> None:
    (found,) = read(Sheet(name="S", rows=(tuple(HEADER), (1178, None, None, None, 1)))).findings
    assert (found.code, found.remedy) == ("F04", "Put the quarter above the table, such as 2012-13 Q1.")


@pytest.mark.parametrize(
    ("text", "kind", "secret"),
    [
        ("B801200005001", "UPN", "B80"),
        ("NHS 450 557 7104", "NHS number", "450"),
        ("DOB 3 May 2005", "date of birth", "2005"),
    ],
)
def test_an_identifier_turns_the_file_away_without_being_repeated(text: str, kind: str, secret: str) -> None:
    message = refusal(sheet([[1178, None, None, None, 104.9, None, text]]))
    assert f"{kind} at PI return!G5" in message
    assert secret not in message


def test_an_identifier_is_found_in_sheets_that_are_not_read() -> None:
    hidden = Sheet(name="Cases", rows=(("UPN B801200005001",),), visible=False)
    assert "UPN at Cases!A1" in refusal(sheet([[1178, None, None, None, 104.9]]), hidden)


def test_a_file_full_of_identifiers_is_told_so_briefly() -> None:
    cases = Sheet(name="Cases", rows=(("B801200005001",),) * 15)
    assert "Cases!A10, 5 more." in refusal(cases)
