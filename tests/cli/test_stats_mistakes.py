"""Does a mistake in one cell stop its row alone, and does no file end `quarterly stats` in a traceback?"""

import csv
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.app import app

ROOT = Path(__file__).parent.parent.parent


def stats(command: str, file: Path, *options: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["stats", command, str(file), *options])


def cells(found: Result, *names: str) -> list[tuple[str, ...]]:
    assert found.exit_code == 1, found.stderr
    return [tuple(row[name] for name in names) for row in csv.DictReader(StringIO(found.stdout))]


def test_percent_leaves_out_the_row_of_a_mistake_and_ends_with_1(file: Path) -> None:
    file.write_text("numerator,denominator\n7,112\nTBC,40\n9,400\n")
    found = stats("percent", file)
    assert cells(found, "rate", "note") == [
        ("6.3", ""),
        ("", "no rate: column “numerator” is not a number"),
        ("2.3", ""),
    ]
    assert found.stderr.startswith("table.csv, row 3, column “numerator” is not a number: this row is left out. Write a number,")


def test_a_mistake_is_told_without_what_stands_in_the_cell(file: Path) -> None:
    file.write_text("numerator,denominator\n7,112\nAda Lovelace,40\n")
    assert "Lovelace" not in stats("percent", file).stderr


def test_benchmark_compares_the_rows_without_a_mistake(file: Path) -> None:
    file.write_text("value\n1\n1e400\n2\n3\n")
    assert cells(stats("benchmark", file, "--polarity", "low"), "of", "rank", "note") == [
        ("3", "1", ""),
        ("3", "", "not compared: column “value” is not a number"),
        ("3", "2", ""),
        ("3", "3", ""),
    ]


def test_benchmark_leaves_out_a_row_whose_polarity_is_none(file: Path) -> None:
    file.write_text("value,p\n1,low\n2,lower\n3,low\n")
    assert cells(stats("benchmark", file, "--polarity-column", "p"), "of", "rank", "note") == [
        ("2", "1", ""),
        ("2", "", "not compared: column “p” is no polarity"),
        ("2", "2", ""),
    ]


def test_benchmark_averages_no_neighbour_whose_row_is_left_out(file: Path, tmp_path: Path) -> None:
    file.write_text("area,value,p\nA,1,low\nB,2,low\nC,8,lower\n")
    model = tmp_path / "neighbours.csv"
    model.write_text("area,SN1,SN2\nA,B,C\n")
    found = stats("benchmark", file, "--polarity-column", "p", "--neighbours", str(model))
    assert cells(found, "neighbours", "neighbours_with_data")[0] == ("2", "1")


def test_spc_charts_a_mistake_as_a_gap(file: Path) -> None:
    file.write_text("month,value\nApr-26,1\nMay-26,2\nJun-26,three\nJul-26,9\nAug-26,8\n")
    assert cells(stats("spc", file, "--period", "month"), "moving_range", "mean", "note") == [
        ("", "5", ""),
        ("1", "5", ""),
        ("", "5", "not charted: column “value” is not a number"),
        ("", "5", ""),
        ("1", "5", ""),
    ]


@pytest.mark.parametrize(
    ("period", "why"),
    [("soon", "is no period that can be put in order"), ("2012-13", "is another kind of period than most of its column")],
)
def test_spc_leaves_out_a_row_that_has_no_place_in_time(file: Path, period: str, why: str) -> None:
    file.write_text(f"when,value\n2012-13 Q2,2\n{period},50\n2012-13 Q1,1\n")
    assert cells(stats("spc", file, "--period", "when"), "moving_range", "mean", "note") == [
        ("1", "1.5", ""),
        ("", "", f"not charted: column “when” {why}"),
        ("", "1.5", ""),
    ]


def test_forecast_leaves_out_a_row_and_says_which(file: Path) -> None:
    file.write_text("quarter,value\n" + "".join(f"{2011 + n // 4}-{12 + n // 4} Q{n % 4 + 1},5\n" for n in range(8)) + "soon,9\n")
    found = stats("forecast", file)
    assert cells(found, "quarter", "forecast", "points", "note") == [
        ("2012-13 Q4", "5", "8", "the year has ended: its own figure; row 10 left out: column “quarter” is not a quarter"),
    ]


def test_forecast_of_a_series_of_mistakes_alone_forecasts_nothing(file: Path) -> None:
    file.write_text("la,quarter,value\nA,2012-13 Q1,1\nB,soon,2\n")
    assert cells(stats("forecast", file, "--group", "la"), "la", "year_end", "forecast", "note")[1] == (
        "B",
        "",
        "",
        "no forecast: 0 of at least 8 points; row 3 left out: column “quarter” is not a quarter",
    )


def test_many_mistakes_are_counted_after_the_first_twelve(file: Path) -> None:
    file.write_text("value\n1\n" + "?\n" * 14)
    told = stats("benchmark", file).stderr.splitlines()
    assert (len(told), told[-1]) == (13, "There are 2 more such cells; the notes in the table say of which rows.")


SPOILT: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "has no header row"),
    "a byte order mark alone": (b"\xef\xbb\xbf", "has no header row"),
    "blank lines alone": (b"\n\n", "has no header row"),
    "one column": (b"value\n1\n", "has no column “numerator”"),
    "a header twice": (b"numerator,numerator\n1,2\n", "names a column twice: numerator"),
    "semicolons": (b"numerator;denominator\n1;2\n", "has semicolons between its columns. Save it as “CSV UTF-8” with commas"),
    "tabs": (b"numerator\tdenominator\n1\t2\n", "has tabs between its columns"),
    "cp1252": ("numerator,denominator\n£1,2\n".encode("cp1252"), "is not UTF-8 text. Save it as “CSV UTF-8”"),
    "UTF-16": ("numerator,denominator\n1,2\n".encode("utf-16"), "is not UTF-8 text"),
    "a workbook": (b"PK\x03\x04\x14\x00\x06\x00\xff\xfe", "is not UTF-8 text"),
    "thousands apart by a comma without quotation marks": (
        b"numerator,denominator\n1,072,2000\n",
        "row 2 has more cells than the header. Put text that holds a comma in quotation marks",
    ),
    "a quotation mark that nothing closes": (b'numerator,denominator\n"1,2\n', "cannot be read as CSV"),
    "a cell of 200,000 digits": (b"numerator,denominator\n" + b"9" * 200_000 + b",2\n", "cannot be read as CSV"),
    "too large for a float": (b"numerator,denominator\n1e400,2\n", "column “numerator” is not a number"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_ends_in_a_sentence(file: Path, name: str) -> None:
    body, sentence = SPOILT[name]
    file.write_bytes(body)
    found = stats("percent", file)
    assert (found.exit_code, sentence in found.stderr, found.stdout) == (2, True, "")


@pytest.mark.parametrize("command", ["benchmark", "spc", "forecast"])
@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_ends_in_no_traceback_whatever_is_asked(file: Path, name: str, command: str) -> None:
    file.write_bytes(SPOILT[name][0])
    found = stats(command, file)
    assert (found.exit_code in (0, 2), isinstance(found.exception, SystemExit | None)) == (True, True)


def test_a_table_of_a_header_alone_is_printed_without_rows(file: Path) -> None:
    file.write_text("numerator,denominator\n")
    assert stats("percent", file).stdout == "numerator,denominator,rate,note\n"


def test_thousands_apart_by_a_comma_in_quotation_marks_are_a_number(file: Path) -> None:
    file.write_text('numerator,denominator\n"1,072","12,000"\n')
    assert stats("percent", file).stdout.splitlines()[1] == '"1,072","12,000",8.9,'


def test_a_cell_of_5000_digits_stops_its_row_alone(file: Path) -> None:
    file.write_text(f"when,value\n2012-13 Q1,1\n{'9' * 5000},7\n2012-13 Q2,2\n")
    assert cells(stats("spc", file, "--period", "when"), "mean") == [("1.5",), ("",), ("1.5",)]


def test_the_table_is_utf_8_whatever_the_screen_is(file: Path) -> None:
    file.write_text("la,numerator,denominator\nŁódź,1,2\n", encoding="utf-8")
    script = "from cli.app import app; app()"
    done = subprocess.run(
        [sys.executable, "-c", script, "stats", "percent", str(file)],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.stdout.decode().splitlines()[1] == "Łódź,1,2,50.0,"
