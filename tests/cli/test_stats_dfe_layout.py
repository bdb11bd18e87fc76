"""Does `quarterly stats` take the files of the Department for Education and of Excel as they are?"""

import csv
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.app import app

COLUMNS = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "new_la_code,old_la_code,la_name,value\n"
)
ENGLAND = "E92000001,England"
LEVEL = ("--among", "geographic_level=Local authority")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def stats(command: str, file: Path, *options: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["stats", command, str(file), *options])


def column(found: Result, *names: str) -> list[tuple[str, ...]]:
    assert found.exit_code == 0, found.stderr
    return [tuple(row[name] for name in names) for row in csv.DictReader(StringIO(found.stdout))]


def years(*values: str, period: str = "202425") -> str:
    """Return rows of England, two regions without a code of an authority, and as many authorities as there are values."""
    above = [f"National,{ENGLAND},,,,,,9", *(f"Regional,{ENGLAND},E12,{name},,,,8" for name in ("North", "South"))]
    authorities = [f"Local authority,{ENGLAND},E12,North,E0{n},90{n},L{n},{value}" for n, value in enumerate(values, 1)]
    return "".join(f"{period},Financial year,{row}\n" for row in [*above, *authorities])


def test_benchmark_ranks_the_authorities_of_a_year_beside_england_and_their_neighbours(file: Path, tmp_path: Path) -> None:
    file.write_text(COLUMNS + years("20.1", "18.4", "22.0", "c", "low"))
    model = tmp_path / "neighbours.csv"
    model.write_text("la_name,old_la_code,SN_1,SN_1P,SN_2,SN_2P\nL1,901,902,Close ,903,Close \nL2,902,901,Close ,904,Close \n")
    found = stats(
        *("benchmark", file, "--group", "time_period", "--polarity", "low", *LEVEL, "--england", "geographic_level=National"),
        *("--area", "old_la_code", "--neighbours", str(model)),
    )
    assert column(found, "rank", "of", "england", "neighbours", "neighbours_with_data")[3:] == [
        ("2", "3", "9", "20.2", "2"),
        ("1", "3", "9", "20.1", "1"),
        ("3", "3", "9", "", ""),
        ("", "3", "9", "", ""),
        ("", "3", "9", "", ""),
    ]


@pytest.mark.parametrize("area", ["old_la_code", "new_la_code", "la_name"])
def test_neighbours_are_matched_by_the_column_of_the_same_name(file: Path, tmp_path: Path, area: str) -> None:
    file.write_text(COLUMNS + years("1", "2"))
    first, second = {"old_la_code": ("901", "902"), "new_la_code": ("E01", "E02"), "la_name": ("L1", "L2")}[area]
    model = tmp_path / "neighbours.csv"
    model.write_text(f"region_ind,{area},SN_1\n1,{first},{second}\n")
    found = stats("benchmark", file, "--group", "time_period", *LEVEL, "--area", area, "--neighbours", str(model))
    assert column(found, "neighbours")[3:] == [("2",), ("",)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--group", "time_period"], "rows 2 and 3 are compared but differ in geographic_level. Take one level"),
        (LEVEL, "rows 5 and 9 are compared but differ in time_period. Tell periods apart with --group time_period."),
    ],
)
def test_benchmark_compares_neither_levels_nor_years_with_each_other(file: Path, options: list[str], message: str) -> None:
    file.write_text(COLUMNS + years("1") + years("2").replace("202425", "202324"))
    found = stats("benchmark", file, *options)
    assert (found.exit_code, message in found.stderr, found.stdout) == (2, True, "")


def test_every_mark_of_the_departments_files_is_no_figure(file: Path) -> None:
    file.write_text("value\n1\n" + "".join(f"{mark}\n" for mark in ("c", "z", "x", "low", "u", ":", "k", "[c]")))
    assert column(stats("benchmark", file, "--polarity", "low"), "of", "rank") == [("1", "1"), *[("1", "")] * 8]


QUARTERS = "time_period,time_identifier,value\n"


def test_spc_orders_quarters_by_both_columns_newest_first_or_not(file: Path) -> None:
    quarters = [
        "202425,Financial year Q2,7",
        "202324,Financial year Q4,2",
        "202425,Financial year Q1,4",
        "202324,Financial year Q2,1",
    ]
    file.write_text(QUARTERS + "\n".join(quarters) + "\n")
    # Quarter 3 of 2023-24 is missing, so that Quarter 4 has no moving range.
    assert column(stats("spc", file, "--period", "time_period"), "moving_range") == [("3",), ("",), ("2",), ("",)]


def test_spc_leaves_the_total_of_a_year_out_of_its_quarters(file: Path) -> None:
    file.write_text(QUARTERS + "".join(f"202425,Financial year Q{n},{n}\n" for n in (1, 2, 3)) + "202425,Financial year,6\n")
    found = stats("spc", file, "--period", "time_period")
    assert found.exit_code == 1
    rows = list(csv.DictReader(StringIO(found.stdout)))
    assert [row["mean"] for row in rows] == ["2", "2", "2", ""]
    assert rows[3]["note"] == "not charted: column “time_period” is another kind of period than most of its column"


def test_spc_of_years_in_no_order_asks_for_the_period(file: Path) -> None:
    file.write_text("time_period,value\n202425,1\n202324,2\n")
    found = stats("spc", file)
    assert (found.exit_code, "Add --period time_period" in found.stderr) == (2, True)


def test_spc_of_years_sees_a_missing_one(file: Path) -> None:
    file.write_text("time_period,value\n202425,9\n202122,2\n202021,1\n202526,8\n")
    assert column(stats("spc", file, "--period", "time_period"), "moving_range") == [("",), ("1",), ("",), ("1",)]


def test_forecast_reads_quarters_of_financial_and_calendar_years(file: Path) -> None:
    rows = [f"20{22 + n // 4}{23 + n // 4},Financial year Q{n % 4 + 1},5" for n in range(9)]
    file.write_text(QUARTERS + "\n".join(reversed([*rows, "2024,Calendar year Q3,5"])) + "\n")
    found = stats("forecast", file, "--period", "time_period")
    assert column(found, "time_period", "time_identifier", "year_end", "forecast", "points") == [
        ("2024", "Calendar year Q3", "2024-25 Q4", "5", "10")
    ]


@pytest.mark.parametrize(
    "months",
    [
        ("Apr-26", "May-26", "Jun-26", "Aug-26"),
        ("2026-04-01 00:00:00", "2026-05-01 00:00:00", "2026-06-01 00:00:00", "2026-08-01 00:00:00"),
        ("Apr-26", "2026-05-01 00:00:00", "01/06/2026", "August 2026"),
        ("Q1 2026/27", "Q2 2026/27", "Quarter 3 2026-27", "2027-28 Q1"),
    ],
)
def test_months_and_quarters_as_excel_hands_them_on_are_put_in_order(file: Path, months: tuple[str, ...]) -> None:
    first, second, third, after_a_gap = months
    file.write_text(f"when,value\n{after_a_gap},9\n{third},4\n{first},1\n{second},2\n")
    assert column(stats("spc", file, "--period", "when"), "moving_range") == [("",), ("2",), ("",), ("1",)]


def test_a_month_written_in_two_ways_is_seen_twice(file: Path) -> None:
    file.write_text("when,value\nApr-26,9\n2026-04-01 00:00:00,4\nMay-26,1\n")
    found = stats("spc", file, "--period", "when")
    assert (found.exit_code, "rows 2 and 3 are of the same period" in found.stderr) == (2, True)
