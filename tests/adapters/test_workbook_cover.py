"""Are blank workbooks read correctly once filled in, and are cells left blank ignored?"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from adapters.workbook.cover import cover_workbook, service_workbook
from adapters.workbook.reader import shared_reader
from quarterly.collecting.narrative.records import Undertaking
from quarterly.collecting.returns.narrative_in_force import KINDS
from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.sheets.find_table import find_table
from quarterly.collecting.sheets.source import Source
from tests.unit.collecting.narrative.sheets import COUNCIL, QUARTER, checked, told
from tests.unit.made import LAYOUT
from tests.workbooks import saved

PLACE = Source(file="cover.xlsx", digest="d", sheet="Undertakings", row=6, cell="C6")
PROMISE = Undertaking(
    ref="U1",
    kind="promise",
    what="Report on adoption.",
    lead="Director",
    raised="July",
    due=date(2012, 9, 30),
    status="open",
    progress="",
    source=PLACE,
)


def cover(*promised: Undertaking) -> bytes:
    return cover_workbook(COUNCIL, QUARTER, promised)


def filled_in(body: bytes, cells: Mapping[tuple[str, str], object]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(body))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    return saved(book)


def column(body: bytes, sheet: str, letter: str, first: int = 6) -> list[object]:
    cells = openpyxl.load_workbook(BytesIO(body))[sheet][letter][first - 1 :]
    return [cell.value for cell in cells if cell.value is not None]


def kinds(found: CheckedFile) -> dict[str, int]:
    return {kind: len(records) for kind in KINDS if (records := getattr(found.narrative, kind))}


def test_the_cover_workbook_has_a_sheet_for_every_kind() -> None:
    tables = [find_table(sheet, LAYOUT) for sheet in LAYOUT.sheets(shared_reader().read(cover()))]
    assert sorted(table.kind for table in tables if table) == sorted(KINDS)


def test_a_council_is_asked_for_no_kind_that_it_has_not() -> None:
    nothing = COUNCIL.profile.scales.actions.model_copy(update={"states": ()})
    scales = COUNCIL.profile.scales.model_copy(update={"trackers": nothing, "priorities": nothing})
    profile = COUNCIL.profile.model_copy(update={"narrative": {}, "implications": {}, "scales": scales})
    body = cover_workbook(COUNCIL.model_copy(update={"profile": profile}), QUARTER)
    left_out = {"Narrative", "Implications", "Trackers", "Priorities"}
    assert left_out.isdisjoint(openpyxl.load_workbook(BytesIO(body)).sheetnames)


def test_headings_stand_in_it_with_whom_they_are_about() -> None:
    found = list(zip(column(cover(), "Narrative", "A"), [*column(cover(), "Narrative", "B"), None], strict=True))
    assert (found[0], found[6], found[-1]) == (
        ("Key developments", "Children in care"), ("Outcomes", "Young people"), ("Director's summary", None),
    )  # fmt: skip


def test_implications_stand_in_it_in_the_profiles_order() -> None:
    assert column(cover(), "Implications", "A") == ["Financial implications", "Legal implications"]


def test_it_asks_for_nothing_but_implications_when_sent_back_blank() -> None:
    found = checked(cover())
    assert (told(found), kinds(found)) == (["N04 Implications!B6", "N04 Implications!B7"], {"implications": 2})


def test_what_is_still_open_stands_in_it_and_reads_back() -> None:
    body = filled_in(cover(PROMISE, replace(PROMISE, ref="U2", status="done")), {("Undertakings", "H6"): "It was reported."})
    (found,) = checked(body).narrative.undertakings
    assert found == replace(PROMISE, progress="It was reported.", source=found.source)


def test_filled_in_it_reads_back() -> None:
    written = {
        ("Report", "B6"): "Full report",
        ("Narrative", "D6"): "All is well.\n\nMore is to come.",
        ("Implications", "B6"): "None",
        ("Implications", "B7"): "None",
        ("Recommendations", "A6"): "That the report be noted.",
        ("Priorities", "B6"): "Green",
        ("Priorities", "C6"): "Director",
        ("Priorities", "D6"): "Every measure improved.",
    }
    found = checked(filled_in(cover(), written))
    counts = {"passages": 1, "implications": 2, "recommendations": 1, "priority_ratings": 1, "facts": 1}
    assert (told(found), kinds(found)) == ([], counts)
    assert found.narrative.passages[0].text == "All is well.\n\nMore is to come."


@pytest.mark.parametrize("make", [cover, lambda: service_workbook(COUNCIL, QUARTER, "children-in-care")])
def test_the_same_makes_the_same_bytes(make: Callable[[], bytes]) -> None:
    assert make() == make()


def test_it_can_be_read_and_written_in() -> None:
    sheet = openpyxl.load_workbook(BytesIO(cover()))["Narrative"]
    cell = sheet["D6"]
    assert (sheet.freeze_panes, sheet["D5"].font.bold, sheet.column_dimensions["D"].width) == ("A6", True, 90)
    assert (cell.alignment.wrap_text, sheet.row_dimensions[6].height) == (True, 31)
    assert [sheet[f"A{row}"].value for row in range(1, 4)] == [COUNCIL.profile.name, "Cover report", "Period: Quarter 1 2012/13"]


def test_a_services_return_lists_what_is_due_from_it() -> None:
    body = service_workbook(COUNCIL, QUARTER, "children-in-care")
    assert column(body, "Return", "A") == ["PI 1178", "PI 1180"]
    assert (
        column(body, "Return", "B")[2] == "Average time (days) to match a child to an adoptive family"
    )  # which has no reference
    assert column(body, "Key activities", "A") == ["YP2b"]
    assert list(zip(column(body, "Narrative", "A"), column(body, "Narrative", "B"), strict=True)) == [
        ("Key developments", "Children in care"), ("Outcomes", "Young people"),
    ]  # fmt: skip


def test_an_indicator_that_is_not_due_is_left_out() -> None:
    catalogue = COUNCIL.catalogue
    changed = tuple(i.model_copy(update={"due": (4,)}) if i.id == "1180" else i for i in catalogue.indicators)
    of = COUNCIL.model_copy(update={"catalogue": catalogue.model_copy(update={"indicators": changed})})
    assert column(service_workbook(of, QUARTER, "children-in-care"), "Return", "B") == [
        "Number of LAC per 10k of the child population",
        "Average time (days) to match a child to an adoptive family",
    ]


def test_a_services_return_filled_in_reads_back() -> None:
    written = {
        **{("Return", f"I{row}"): figure for row, figure in ((6, 104.9), (7, 50), (8, 174))},
        ("Key activities", "C6"): "✓",
        ("Key activities", "D6"): "Agreed.",
        ("Narrative", "D6"): "More children are placed nearby.",
    }
    body = filled_in(service_workbook(COUNCIL, QUARTER, "children-in-care"), written)
    found = checked(body, "children-in-care", "return.xlsx")
    assert (found.refused, told(found)) == ("", [])
    assert [(row.indicator, str(row.value)) for row in found.indicators] == [
        ("1178", "104.9"), ("1180", "50"), ("adoption-matching", "174"),
    ]  # fmt: skip
    assert ([row.ref for row in found.actions], [p.about for p in found.narrative.passages]) == (["YP2b"], ["children-in-care"])


def test_every_column_of_a_form_is_one_the_reader_knows() -> None:
    for sheet in LAYOUT.sheets(shared_reader().read(cover())):
        table = find_table(sheet, LAYOUT)
        assert table
        assert len(table.columns) == sum(value is not None for value in sheet.rows[table.header - 1]), sheet.name
