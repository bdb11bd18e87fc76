"""Does what comes back in a workbook that was called for need no layout, and raise no question of its own?"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from adapters.checking import SentFile, check_file
from adapters.councils import load_council
from adapters.past_figures import past_figures
from adapters.screening import screening_for
from adapters.settings import load_settings
from adapters.workbook.cover import HOW, service_workbook
from examples.sampleshire.plan import FOLDER, NAME
from quarterly.collecting.returns.records import CheckedFile
from quarterly.correspondence.call_form import Known
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter
from tests.workbooks import saved

QUARTER = Quarter.parse("2026-27 Q2")
RETURNS = FOLDER / "returns" / QUARTER.key
COUNCIL = load_council(NAME, QUARTER)
FIGURES = ("Numerator", "Denominator", "Actual", "Comment")


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(past_figures(NAME, COUNCIL, QUARTER, load_settings().restricted()))


def checked(body: bytes, service: str, known: Known) -> CheckedFile:
    sent = SentFile(body=body, service=service, name="return.xlsx", digest=digest(body))
    return check_file(sent, COUNCIL, QUARTER, screening_for(COUNCIL), known.pasts)


def typed(path: Path) -> dict[str, Mapping[str, Any]]:
    """Return what a service typed, by the reference of the indicator and the title of the column."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    header = next(number for number, row in enumerate(rows) if "PI ref" in row)
    return {str(row[0]): dict(zip(map(str, rows[header]), row, strict=True)) for row in rows[header + 1 :] if row[0]}


def filled_in(service: str, known: Known, typed: Mapping[str, Mapping[str, Any]]) -> tuple[bytes, int]:
    """Return the workbook of the call with what the service typed copied into its yellow cells, and how many rows that are."""
    book = openpyxl.load_workbook(BytesIO(service_workbook(COUNCIL, QUARTER, service, known)))
    sheet = book["Return"]
    titles = {cell.value: cell.column for cell in sheet[5]}
    filled = 0
    for row in range(6, sheet.max_row + 1):
        values = typed.get(str(sheet.cell(row, 1).value))
        filled += values is not None
        for title in FIGURES:
            if values and values.get(title) is not None:
                sheet.cell(row, titles[title]).value = values[title]
    if "Key activities" in book.sheetnames:
        for row in range(6, book["Key activities"].max_row + 1):
            book["Key activities"].cell(row, 3).value = COUNCIL.profile.scales.actions.states[0].word
            book["Key activities"].cell(row, 4).value = "All that was planned for the quarter was done."
    return saved(book), filled


@pytest.mark.parametrize("service", ["children-in-care", "front-door", "adoption-fostering", "workforce"])
def test_a_workbook_that_was_called_for_is_read_as_the_services_own(service: str, known: Known) -> None:
    (path,) = (RETURNS / service).glob("*.xlsx")
    body, filled = filled_in(service, known, typed(path))
    own, called = checked(path.read_bytes(), service, known), checked(body, service, known)
    assert (called.refused, filled) == ("", len(called.indicators))
    assert {(each.indicator, each.value, each.numerator) for each in called.indicators} == {
        (each.indicator, each.value, each.numerator) for each in own.indicators
    }
    asked, asked_of_own = ({(each.code, each.indicator) for each in file.findings} for file in (called, own))
    # A row that the service did not send is not there in its own file, and blank in ours.
    assert asked <= asked_of_own | ({("Q04", None)} if called.blank else set())


def test_a_row_says_what_is_known_and_marks_what_is_not_needed(known: Known) -> None:
    book = openpyxl.load_workbook(BytesIO(service_workbook(COUNCIL, QUARTER, "children-in-care", known)))
    assert book.sheetnames == [HOW, "Return", "Narrative"]
    sheet = book["Return"]
    titles = [cell.value for cell in sheet[5]]
    row = dict(zip(titles, [cell.value for cell in sheet[9]], strict=True))
    assert (row["PI ref"], row["Last quarter"], row["Same quarter last year"], row["Usual range"], row["Agreed target"]) == (
        *("CIC4", "97.7%", "97.1%", "94.9% to 99.7%", "98%"),
    )
    assert row["What it counts"] == (
        "Children looked after whose every review due since April was on time, out of those with a review due."
    )
    fills = {title: [sheet.cell(number, titles.index(title) + 1).fill.fgColor.rgb for number in (9, 13)] for title in FIGURES}
    yellow, grey = "FFFFF8DC", "FFF2F2F2"
    assert fills == {"Numerator": [yellow, grey], "Denominator": [yellow, grey], "Actual": [yellow] * 2, "Comment": [yellow] * 2}


def test_the_call_for_the_last_quarter_asks_for_next_years_targets_of_what_has_one_this_year(known: Known) -> None:
    last, title = Quarter.parse("2026-27 Q4"), "Target 2027/28"
    book = openpyxl.load_workbook(BytesIO(service_workbook(load_council(NAME, last), last, "children-in-care", known)))
    sheet, how = book["Return"], [str(row[0].value) for row in book[HOW].iter_rows()]
    titles = [cell.value for cell in sheet[5]]
    rows = [[*row] for row in sheet.iter_rows(min_row=6)]
    fills = {row[titles.index(title)].fill.fgColor.rgb for row in rows if row[titles.index("Agreed target")].value}
    assert fills == {"FFFFF8DC"}
    assert any(line.startswith(f"Under “{title}” give what you propose for next year") for line in how)


def test_no_other_call_asks_for_next_years_targets(known: Known) -> None:
    book = openpyxl.load_workbook(BytesIO(service_workbook(COUNCIL, QUARTER, "children-in-care", known)))
    assert not [cell.value for cell in book["Return"][5] if "2027" in str(cell.value)]


def test_one_of_a_few_is_offered_and_nothing_is_protected(known: Known) -> None:
    book = openpyxl.load_workbook(BytesIO(service_workbook(COUNCIL, QUARTER, "children-in-care", known)))
    (offered,) = book["Return"].data_validations.dataValidation
    words = [cell.value for (cell,) in book[HOW][offered.formula1.partition("!")[2].replace("$", "")]]
    assert (words, offered.showErrorMessage) == (["Final", "Provisional", "Revised", "Estimate"], False)
    assert not any(sheet.protection.sheet for sheet in book.worksheets)
