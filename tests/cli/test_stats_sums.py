"""Does `quarterly stats percent --sum-by` add counts before it divides, and nothing that is not there?"""

import csv
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from adapters.csv_tables import CsvTable
from cli.app import app
from cli.stats.checked import CheckedTable
from cli.stats.sums import sums_of


def percent(file: Path, *options: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["stats", "percent", str(file), *options])


def cells(found: Result, *names: str, code: int = 0) -> list[tuple[str, ...]]:
    assert found.exit_code == code, found.stderr
    return [tuple(row[name] for name in names) for row in csv.DictReader(StringIO(found.stdout))]


SUMMED = ("numerator", "denominator", "rows", "rate", "note")


def test_counts_are_added_before_they_are_divided(file: Path) -> None:
    file.write_text("region,la,numerator,denominator\nNorth,A,1,2\nSouth,B,1,4\nNorth,C,9,98\n")
    found = percent(file, "--sum-by", "region")
    assert found.stdout == ("region,numerator,denominator,rows,rate,note\nNorth,10,100,2,10.0,\nSouth,1,4,1,25.0,\n")


def test_groups_are_told_apart_by_several_columns(file: Path) -> None:
    file.write_text("year,region,numerator,denominator\n2024,N,1,4\n2025,N,2,4\n2025,N,3,4\n")
    found = percent(file, "--sum-by", "year", "--sum-by", "region")
    assert cells(found, "year", "region", *SUMMED) == [
        ("2024", "N", "1", "4", "1", "25.0", ""),
        ("2025", "N", "5", "8", "2", "62.5", ""),
    ]


@pytest.mark.parametrize("mark", ["c", "[c]", "*", "C"])
def test_a_suppressed_part_leaves_the_sum_suppressed(file: Path, mark: str) -> None:
    file.write_text(f"region,numerator,denominator\nN,10,100\nN,{mark},20\nN,5,40\n")
    found = percent(file, "--sum-by", "region")
    assert cells(found, *SUMMED) == [("c", "160", "3", "", "no rate: suppressed or missing in row 3")]


@pytest.mark.parametrize("mark", ["", "x", "low", "u", "k", ":", "z"])
def test_a_part_that_is_missing_leaves_the_sum_not_available(file: Path, mark: str) -> None:
    file.write_text(f"region,numerator,denominator\nN,10,100\nN,{mark},20\nN,{mark},40\n")
    found = percent(file, "--sum-by", "region")
    assert cells(found, *SUMMED) == [("x", "160", "3", "", "no rate: suppressed or missing in rows 3 and 4")]


def test_a_row_to_which_nothing_applies_adds_nothing(file: Path) -> None:
    file.write_text("region,numerator,denominator\nN,10,100\nN,z,z\nS,[z],z\n")
    assert cells(percent(file, "--sum-by", "region"), *SUMMED) == [
        ("10", "100", "1", "10.0", ""),
        ("z", "z", "0", "", "no rate: numerator and denominator suppressed or missing"),
    ]


def test_a_mistake_in_a_part_leaves_its_group_alone_without_a_sum(file: Path) -> None:
    file.write_text("region,numerator,denominator\nN,10,100\nN,TBC,20\nS,1,4\n")
    found = percent(file, "--sum-by", "region")
    assert cells(found, *SUMMED, code=1) == [
        ("x", "120", "2", "", "no rate: row 3: column “numerator” is not a number"),
        ("1", "4", "1", "25.0", ""),
    ]
    assert "row 3, column “numerator” is not a number: its group has no sum." in found.stderr


DFE = (
    "time_period,time_identifier,geographic_level,region_name,new_la_code,old_la_code,la_name,sex,numerator,denominator\n"
    "202425,Financial year,National,,,,,Total,60,300\n"
    "202425,Financial year,Local authority,North,E01,901,Northshire,Total,10,100\n"
    "202425,Financial year,Local authority,North,E02,902,Westshire,Total,20,100\n"
    "202425,Financial year,Local authority,South,E03,903,Southshire,Total,c,100\n"
)
LEVEL = ("--among", "geographic_level=Local authority")


def test_authorities_of_dfes_layout_are_added_up_to_regions(file: Path) -> None:
    file.write_text(DFE)
    found = percent(file, "--sum-by", "time_period", "--sum-by", "region_name", *LEVEL)
    assert cells(found, "region_name", "numerator", "rate") == [("North", "30", "15.0"), ("South", "c", "")]


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        (DFE, ["--sum-by", "time_period"], "rows 2 and 3 are added up but differ in geographic_level. Take one level, such as"),
        (
            DFE + "202324,Financial year,Local authority,North,E01,901,Northshire,Total,1,2\n",
            ["--sum-by", "region_name", *LEVEL],
            "rows 3 and 6 are added up but differ in time_period. Tell periods apart with --sum-by time_period.",
        ),
        (
            "r,sex,numerator,denominator\nN,Girls,1,2\nN,Boys,1,2\nN,Total,2,4\n",
            ["--sum-by", "r"],
            "rows 4 and 2 would be added up, but by column “sex” the first is a total",
        ),
        (
            "r,age,numerator,denominator\nN,All ages,3,4\nN,0 to 4,1,2\n",
            ["--sum-by", "r"],
            "rows 2 and 3 would be added up, but by column “age” the first is a total",
        ),
        ("r,numerator,denominator\nN,1,2\n", ["--sum-by", "r", "--among", "r=S"], "No row of table.csv has “S” in column “r”"),
        ("r,numerator,denominator\nN,1,2\n", ["--sum-by", "numerator"], "Column “numerator” is named twice"),
        ("r,numerator,denominator\nN,1,2\n", ["--sum-by", "region"], "has no column “region”"),
        ("r,numerator,denominator\nN,1,2\n", ["--among", "r=N"], "Say by what with --sum-by"),
    ],
)
def test_what_would_be_added_wrongly_is_refused(file: Path, text: str, options: list[str], message: str) -> None:
    file.write_text(text)
    found = percent(file, *options)
    assert (found.exit_code, message in found.stderr, found.stdout) == (2, True, "")


COUNTS = st.integers(0, 10**9)


@given(st.lists(st.tuples(st.sampled_from("NS"), COUNTS, COUNTS), min_size=1))
def test_sums_of_groups_add_up_to_the_whole(rows: list[tuple[str, int, int]]) -> None:
    table = CsvTable(
        name="t.csv",
        header=["r", "n", "d"],
        rows=[[str(cell) for cell in row] for row in rows],
        row_numbers=list(range(2, len(rows) + 2)),
    )
    sums = sums_of(CheckedTable(table), ["r"], ("n", "d"), [True] * len(rows)).table.csv
    expected = [sum(numerator for _, numerator, _ in rows), sum(denominator for _, _, denominator in rows)]
    assert [sum(map(Fraction, sums.column(name))) for name in "nd"] == expected


@given(st.lists(st.sampled_from(["1", "7", "c", "x", "z", "low", ""]), min_size=2, max_size=6))
def test_no_sum_is_printed_from_some_of_its_parts(cells: list[str]) -> None:
    rows = [["N", cell, "10"] for cell in [*cells, "3"]]
    table = CsvTable(name="t.csv", header=["r", "n", "d"], rows=rows, row_numbers=list(range(2, len(rows) + 2)))
    found = sums_of(CheckedTable(table), ["r"], ("n", "d"), [True] * len(rows)).table.csv.column("n")[0]
    assert found in ("c", "x") if set(cells) - {"1", "7"} else found == str(sum(map(int, cells)) + 3)


TOPICS = (
    "time_period,time_identifier,geographic_level,la_name,breakdown_topic,breakdown,numerator,denominator\n"
    "2024,Calendar year,Local authority,A,All plans,All plans,10,20\n"
    "2024,Calendar year,Local authority,A,Sex,Boys,6,12\n"
    "2024,Calendar year,Local authority,A,Sex,Girls,4,8\n"
    "2024,Calendar year,Local authority,B,All plans,All plans,1,4\n"
    "2024,Calendar year,Regional,,All plans,All plans,11,24\n"
)
LOCAL = ("--sum-by", "time_period", "--among", "geographic_level=Local authority")


def test_what_dfe_breaks_down_in_two_ways_is_not_added_up(file: Path) -> None:
    file.write_text(TOPICS)
    refused = percent(file, *LOCAL)
    assert (refused.exit_code, "differ in breakdown_topic" in refused.stderr) == (2, True)


def test_rows_are_chosen_by_several_columns(file: Path) -> None:
    file.write_text(TOPICS)
    found = percent(file, *LOCAL, "--among", "breakdown_topic=All plans")
    assert cells(found, "numerator", "denominator", "rows", "rate") == [("11", "24", "2", "45.8")]
