"""Of a file with a sheet for each year, quarter or month, that of the quarter is proposed and read, and the others are named."""

from dataclasses import replace

from quarterly.collecting.layouts.of_quarter import of_first
from quarterly.collecting.layouts.proposal import Proposal, propose
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.written import layout_in_yaml
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.layouts import TableMap
from quarterly.vocabulary.quarter import Quarter
from tests.unit.collecting.layouts.made_layouts import NAME, Q1, TOWN, figures, mapped_council, read, refusal, sheet
from tests.unit.made import LAYOUT

LAST_YEAR = Q1.later(-4)
TITLE = ["Children in care"]


def _year(name: str, value: float, title: str = "") -> Sheet:
    rows: list[list[object]] = [
        [title or name],
        ["Ref", "Q1", "Q2", "Target"],
        ["1178", value, value + 1, 70],
        ["1180", value + 2, value + 3, 65],
    ]
    return sheet(rows, name)


def _of_time(name: str, value: float) -> Sheet:
    return sheet([TITLE, ["Ref", "Indicator", "Performance"], ["1178", "Plans", value], ["1180", "Leavers", value]], name)


def _proposed(*sheets: Sheet, quarter: Quarter = Q1) -> Proposal:
    workbook = Workbook(sheets)
    scope = MappingScope(catalogue=TOWN.catalogue, quarter=quarter, spellings=LAYOUT, service="", file=NAME)
    return of_first([scope], propose(workbook, TOWN.catalogue, LAYOUT, NAME), workbook)


def _read(proposal: Proposal, *sheets: Sheet, quarter: Quarter = Q1) -> dict[str, str]:
    found = figures(read(mapped_council(*proposal.layout.tables), *sheets, quarter=quarter))
    return {indicator: figure[2] for indicator, figure in found.items()}


def test_of_sheets_that_are_alike_but_for_their_year_the_quarters_is_read() -> None:
    sheets = _year("Scorecard 2011-12", 60), _year("Scorecard 2012-13", 80)
    proposal = _proposed(*sheets)
    assert [table.sheet for table in proposal.layout.tables] == ["Scorecard 20??-??"]
    assert proposal.notes == (
        "The sheets “Scorecard 2011-12” and “Scorecard 2012-13” are alike: the one named after the quarter's year is read.",
    )
    assert _read(proposal, *sheets) == {"1178": "80", "1180": "82"}
    assert _read(proposal, *sheets, quarter=LAST_YEAR) == {"1178": "60", "1180": "62"}


def test_a_sheet_whose_name_is_a_year_leaves_sheets_without_one_alone() -> None:
    sheets = _year("2011-12", 60), _year("2012-13", 80), sheet([["1178", "see overleaf"]], "Notes")
    assert [table.sheet for table in _proposed(*sheets).layout.tables] == ["20??-??"]


def test_last_years_sheet_with_another_name_is_left_out_and_named() -> None:
    sheets = _year("2012-13", 80), _year("Old", 60, "Scorecard 2011-12")
    proposal = _proposed(*sheets)
    assert [table.sheet for table in proposal.layout.tables] == ["20??-??"]
    assert proposal.notes == (
        "The sheet “Old” is left out: of 2012-13 Q1 there is nothing, and the same indicators stand beside it.",
    )
    assert "# The sheet “Old” is left out" in layout_in_yaml("scorecard", proposal)
    assert _read(proposal, *sheets) == {"1178": "80", "1180": "82"}


def test_last_years_sheet_that_is_laid_out_otherwise_is_left_out_with_its_questions() -> None:
    old = _year("Scorecard 2011-12", 60)
    odd = replace(old, rows=((None, *old.rows[0]), *((None, *row) for row in old.rows[1:])))
    proposal = _proposed(odd, _year("Scorecard 2012-13", 80))
    assert [table.sheet for table in proposal.layout.tables] == ["Scorecard 2012-13"]
    assert proposal.questions == ()


def test_the_newest_quarter_with_a_figure_decides_where_none_is_asked_for() -> None:
    sheets = _year("Scorecard 2011-12", 60), _year("Old", 80, "Scorecard 2010-11")
    workbook = Workbook(sheets)
    scopes = [
        MappingScope(catalogue=TOWN.catalogue, quarter=Q1.later(-back), spellings=LAYOUT, service="", file=NAME)
        for back in range(12)
    ]
    proposal = of_first(scopes, propose(workbook, TOWN.catalogue, LAYOUT, NAME), workbook)
    assert [table.sheet for table in proposal.layout.tables] == ["Scorecard *"]


def test_an_indicator_that_two_sheets_have_of_the_quarter_is_asked_about() -> None:
    sheets = _year("Summary 2012-13", 80), _year("By team", 80, "2012-13")
    (asked,) = _proposed(*sheets).questions
    assert asked == "PI 1178 and PI 1180 would be read of “Summary *” and of “By team”. Which counts? Take the other table out."


def test_sheets_named_after_quarters_are_one_table() -> None:
    sheets = _of_time("Q4 2011-12", 60), _of_time("Q1 2012-13", 80)
    proposal = _proposed(*sheets)
    assert [table.sheet for table in proposal.layout.tables] == ["the quarter"]
    assert _read(proposal, *sheets) == {"1178": "80", "1180": "80"}


def test_of_sheets_named_after_months_that_of_the_last_is_proposed_and_asked_about() -> None:
    sheets = _of_time("Apr-12", 60), _of_time("May-12", 70), _of_time("Jun-12", 80)
    proposal = _proposed(*sheets)
    assert [table.sheet for table in proposal.layout.tables] == ["its last month"]
    assert proposal.questions == (
        "Of the sheets “Apr-12”, “May-12” and “Jun-12” only the one of the quarter's last month is read. Is every figure as at "
        "that month, or up to it? One that is of a month alone, and would have to be added up, cannot be read so.",
    )
    assert _read(proposal, *sheets) == {"1178": "80", "1180": "80"}


def test_a_quarter_whose_year_has_no_sheet_is_refused_and_the_sheets_are_named() -> None:
    table = TableMap(sheet="Scorecard 20??-??", headings="2", ref="column A", value="the quarter")
    assert refusal(table, _year("Scorecard 2010-11", 60), _year("Scorecard 2011-12", 80)).startswith(
        "The file is read by the layout “scorecard”, and it has no sheet “Scorecard 20??-??” of 2012-13. Its sheets are "
        "“Scorecard 2010-11” and “Scorecard 2011-12”. "
    )
