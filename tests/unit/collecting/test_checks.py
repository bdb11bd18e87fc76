"""The tables the rules are run over, and findings that point at the right cell."""

from dataclasses import replace

import pytest

from quarterly.collecting.returns.checks import checks, findings_of
from quarterly.collecting.returns.records import ReadReturn
from quarterly.collecting.sheets.findings import rows_under_query
from tests.unit.made import CARE, Q1, RULES, TOWN, action, finding, row

COLUMNS = {"indicator": "A", "name": "B", "numerator": "C", "denominator": "D", "value": "E", "comment": "G"}
READ = ReadReturn(
    indicators=(row("1178", "104.9", row=7), row("1180", "60", 3, 6, row=9), row("1178", "1", row=4, sheet="Old")),
    actions=(action("YP2b", row=7),),
    columns={"PI return": COLUMNS},
)


def test_every_sheet_with_rows_is_a_table_of_its_own() -> None:
    assert [(check.table, check.sheet, list(check.facts)) for check in checks(READ, TOWN, CARE, Q1)] == [
        ("indicators", "PI return", [7, 9]),
        ("indicators", "Old", [4]),
        ("actions", "Actions", [7]),
    ]


def test_a_return_without_rows_has_nothing_to_check() -> None:
    assert checks(ReadReturn(), TOWN, CARE, Q1) == []


@pytest.mark.parametrize(("code", "row", "cell"), [("V01", 9, "C9"), ("V07", 9, "E9"), ("K03", 7, "G7"), ("S02", 7, "A7")])
def test_a_finding_points_at_the_cell_of_its_rule(code: str, row: int, cell: str) -> None:
    (found,) = findings_of(checks(READ, TOWN, CARE, Q1)[0], {code: [row]}, RULES, READ)
    assert (found.code, found.file, found.sheet, found.cell) == (code, "return.xlsx", "PI return", cell)


def test_a_finding_about_a_column_that_is_not_there_points_at_the_figure() -> None:
    bare = replace(READ, columns={"PI return": {"indicator": "A", "value": "B"}})
    (found,) = findings_of(checks(READ, TOWN, CARE, Q1)[0], {"K03": [9]}, RULES, bare)
    assert found.cell == "E9"


def test_a_finding_is_about_its_rows_indicator_and_says_its_figures() -> None:
    (found,) = findings_of(checks(READ, TOWN, CARE, Q1)[0], {"V07": [9]}, RULES, READ)
    assert found.indicator == "1180"
    assert found.message == "The value 60% of PI 1180 is not 3 over 6, which makes 50%."


def test_only_critical_findings_at_a_cell_hold_a_row() -> None:
    found = [finding("a"), finding("b", "K03", "warning", row=8), finding("c", "S05", "info", row=9)]
    assert rows_under_query(found) == {("return.xlsx", "PI return", 7)}


def test_the_row_of_a_cell_beyond_column_z_is_read() -> None:
    wide = finding("a")
    assert rows_under_query([type(wide)(**{**{f: getattr(wide, f) for f in wide.__slots__}, "cell": "AB12"})]) == {
        ("return.xlsx", "PI return", 12)
    }


def test_a_finding_about_a_comment_names_the_figures_that_contradict_the_table() -> None:
    read = ReadReturn(indicators=(row("1178", "104.9", comment="It has risen to 109.4.", row=7),))
    (check,) = checks(read, TOWN, CARE, Q1)
    (disagrees,), (other,) = (findings_of(check, {code: [7]}, RULES, READ) for code in ("K03", "V07"))
    assert (disagrees.quoted, other.quoted) == (("109.4",), ())
