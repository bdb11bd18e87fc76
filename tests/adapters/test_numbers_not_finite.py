"""Is an infinite or undefined number, as scripts write it into workbooks, a finding on its cell and never an exception?"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.checking import SentFile, check_file, read_file
from adapters.councils import load_council
from adapters.screening import screening_for
from adapters.workbook.annotate import annotated
from adapters.workbook.contents import contents
from cli.app import app
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import CheckedFile
from quarterly.vocabulary.quarter import Quarter
from tests.installation import HEADER, LAC, cover_workbook, indicator_return
from tests.unit.made import RULES
from tests.workbooks import parts, with_parts

SHEET = "xl/worksheets/sheet1.xml"
MARK = 987654321  # stands for the number until the workbook is written
QUARTER = Quarter.parse("2012-13 Q1")
DUDLEY = load_council("dudley", QUARTER)
CARE = "children-in-care"
COLUMNS = {"Numerator": "C6", "Denominator": "D6", "Actual": "E6"}
NUMBERS = ["1e400", "-1e400", "INF", "NaN", "1e300", "1e15"]

number = pytest.mark.parametrize("number", NUMBERS)


def holding(number: str, body: bytes) -> bytes:
    """Return the workbook with the number in its XML in place of the mark, as openpyxl refuses to write it."""
    sheet = parts(body)[SHEET]
    assert f"<v>{MARK}</v>".encode() in sheet
    return with_parts(body, {SHEET: sheet.replace(f"<v>{MARK}</v>".encode(), f"<v>{number}</v>".encode())})


def row(column: str) -> list[object]:
    values = dict(zip(HEADER, ["1180", None, 3, 6, 50, 65, "Half were in work."], strict=True))
    return list({**values, column: MARK}.values())


def checked(body: bytes, service: str = CARE) -> CheckedFile:
    return check_file(
        SentFile(body=body, service=service, name="return.xlsx", digest="d"), DUDLEY, QUARTER, screening_for(DUDLEY)
    )


def codes(file: CheckedFile) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.cell) for finding in file.findings]


@number
@pytest.mark.parametrize("column", COLUMNS)
def test_a_figure_is_asked_about_at_its_cell_and_its_indicator_is_held(column: str, number: str) -> None:
    file = checked(holding(number, indicator_return(CARE, [row(column)])))
    assert (file.refused, codes(file)) == ("", [("C14", COLUMNS[column])])
    assert service_return(CARE, [file], DUDLEY, QUARTER, RULES).under_query == ("1180",)


@number
def test_a_target_is_asked_about_and_the_agreed_one_used(number: str) -> None:
    file = checked(holding(number, indicator_return(CARE, [row("Target")])))
    assert (codes(file), file.indicators[0].target) == ([("C05", "F6")], None)


@number
def test_a_forecast_is_asked_about(number: str) -> None:
    body = indicator_return(CARE, [["1178", None, None, None, 98.8, None, "As agreed.", MARK]])
    sheet = parts(body)[SHEET].replace(
        b'</row><row r="6"', b'<c r="H5" t="inlineStr"><is><t>Forecast</t></is></c></row><row r="6"'
    )
    file = checked(holding(number, with_parts(body, {SHEET: sheet})))
    assert (codes(file), file.indicators[0].expected) == ([("C08", "H6")], None)


@number
def test_an_unknown_reference_is_no_indicator(number: str) -> None:
    file = checked(holding(number, indicator_return(CARE, [[MARK, *LAC[1:]]])))
    assert (file.refused, {code for code, _ in codes(file)}) == ("", {"S01"})


@number
def test_a_sheet_of_narrative_is_read(number: str) -> None:
    body = cover_workbook()
    sheet = parts(body)[SHEET].replace(
        b"</sheetData>", f'<row r="9"><c r="A9"><v>{MARK}</v></c><c r="B9"><v>{MARK}</v></c></row></sheetData>'.encode()
    )
    file = checked(holding(number, with_parts(body, {SHEET: sheet})), "cover")
    assert file.refused == ""


@number
def test_a_percentage_format_changes_nothing(number: str) -> None:
    body = holding(number, indicator_return(CARE, [row("Actual")]))
    styles = parts(body)["xl/styles.xml"].replace(b'numFmtId="0"', b'numFmtId="10"')
    assert codes(checked(with_parts(body, {"xl/styles.xml": styles})))[-1:] == [("C14", "E6")]


@number
def test_the_copy_for_the_sender_is_marked(number: str) -> None:
    body = holding(number, indicator_return(CARE, [row("Actual")]))
    assert annotated(body, checked(body).findings)


@number
def test_reading_without_the_rules_finds_it_too(number: str) -> None:
    body = holding(number, indicator_return(CARE, [row("Actual")]))
    assert codes(
        read_file(SentFile(body=body, service=CARE, name="return.xlsx", digest="d"), DUDLEY, QUARTER, screening_for(DUDLEY))
    ) == [("C14", "E6")]


@number
def test_what_the_child_answers_is_json(number: str) -> None:
    body = holding(number, indicator_return(CARE, [row("Actual")]))
    json.dumps(contents(body), allow_nan=False)


@pytest.mark.parametrize("typed", ["1e400", "inf", "-Infinity", "nan", "NaN", "9" * 400, "1e99"])
@pytest.mark.parametrize("column", ["value", "numerator", "forecast", "as_published"])
def test_a_table_of_values_is_refused_at_its_cell(tmp_path: Path, typed: str, column: str) -> None:
    (tmp_path / "figures.csv").write_text(f"indicator,quarter,{column}\n1178,2012-13 Q1,{typed}\n")
    done = CliRunner().invoke(app, ["score", "dudley", "2012-13 Q1", "--values", str(tmp_path / "figures.csv")])
    assert (done.exit_code, f"figures.csv, row 2, column “{column}”: is not a number." in done.stderr) == (1, True)


def test_a_target_of_a_table_of_values_is_refused_at_its_cell(tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text(f"indicator,quarter,value,target\n1178,2012-13 Q1,104.9,{'9' * 400}\n")
    done = CliRunner().invoke(app, ["score", "dudley", "2012-13 Q1", "--values", str(tmp_path / "figures.csv")])
    assert (done.exit_code, "figures.csv, row 2, column “target”" in done.stderr) == (1, True)
