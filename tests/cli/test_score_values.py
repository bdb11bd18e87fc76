"""`quarterly score --values`: any table of figures by a council's rules."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.app import app

ROWS = """indicator,quarter,numerator,denominator,value,target,mark,officer
1178,2011-12 Q1,,,103.2,,,x
1178,2011-12 Q2,,,103.0,,,x
1178,2011-12 Q3,,,103.1,,,x
1178,2011-12 Q4,,,104.0,,,x
1178,2012-13 Q1,,,104.9,,p,x
1180,2012-13 Q1,3,6,,,,x
1176,2012-13 Q1,,,62.9,Above 60%,,x
1176,2012-13 Q2,,,70,,,x
1178,2010-11 Q1,,,103.2,,,x
1178,2010-11 Q2,,,103.2,,,x
1178,2010-11 Q3,,,103.2,,,x
1178,2010-11 Q4,,,103.2,,,x
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text(ROWS)
    return path


def score(path: Path, form: str = "csv", quarter: str = "2012-13 Q1") -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["score", "dudley", quarter, "--values", str(path), "--format", form])


def rows(path: Path) -> dict[str, dict[str, str]]:
    return {row["indicator"]: row for row in csv.DictReader(StringIO(score(path).stdout))}


def test_the_columns_are_the_documented_ones(table: Path) -> None:
    assert score(table).stdout.splitlines()[0] == (
        "indicator,quarter,value,value_exact,target,variance,variance_pct,mechanical,final,travel_previous,travel_year,forecast,"
        "at_risk,benchmark_position,explanation,warnings,name,standing,source,illustrative,rated_value,"
        "rated_basis,travel_year_end,travel_since"
    )


def test_figures_are_rated_by_the_councils_rule(table: Path) -> None:
    row = rows(table)["1178"]
    told = [row[column] for column in ("value", "value_exact", "target", "variance", "variance_pct", "mechanical", "final")]
    assert told == ["104.9", "104.9", "98.8", "-6.1", "-6.174089", "lower", "lower"]


def test_earlier_quarters_of_the_table_are_the_history(table: Path) -> None:
    row = rows(table)["1178"]
    against = "no comparison because: provisional against final"
    assert (row["travel_previous"], row["forecast"]) == (against, "104.3")


def test_a_figure_from_counts_says_what_small_numbers_cannot_tell(table: Path) -> None:
    row = rows(table)["1180"]
    assert (row["value"], row["mechanical"]) == ("50%", "triangle")
    assert "With 3 of 6, chance alone could give anything from" in row["warnings"]


def test_a_typed_target_takes_the_place_of_the_agreed_one(table: Path) -> None:
    row = rows(table)["1176"]
    assert (row["target"], row["variance"], row["final"]) == ("Above 60%", "2.9", "upper")


def test_only_what_the_table_holds_for_the_quarter_is_rated(table: Path) -> None:
    assert list(rows(table)) == ["1178", "1180", "1176"]


def test_json_has_the_trail_and_the_row_of_the_table(table: Path) -> None:
    (found,) = [row for row in json.loads(score(table, "json").stdout) if row["indicator"] == "1178"]
    assert found["trail"]["inputs"] == {"value": "1049/10", "variance": "-61/10", "target": "494/5"}
    assert (found["trail"]["rule"], found["trail"]["band"], found["source"]) == ("four-bands", 3, "figures.csv, row 6")


def test_what_was_left_aside_is_said_apart_from_the_table(table: Path) -> None:
    assert (
        score(table).stderr == "Ignored columns of figures.csv: officer.\nIgnored 1 row of figures.csv later than 2012-13 Q1.\n"
    )


def test_a_row_of_no_indicator_of_the_councils_is_said_and_counts_as_found(table: Path) -> None:
    table.write_text(f"{ROWS}9999,2012-13 Q1,,,1,,,x\n")
    result = score(table)
    assert (result.exit_code, "has no such indicator: 9999" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1178,2012-13 Q1,,,100,Above 98,,", "column “target”: “Above 98” says that higher is better, but polarity is low."),
        ("1178,2012-13 Q1,,,many,,,", "column “value”: is not a number."),
        (
            "1180,2012-13 Q1,,,0.5,,,",
            "column “value”: seems to be a share of 1. Give 62.9 for 62.9 per cent, not 0.629",
        ),
        ("1180,2012-13 Q1,,,120,,,", "column “value”: is no percentage. Give a number from 0 to 100."),
        ('1180,2012-13 Q1,,,"£1,200",,,', "column “value”: is not a number."),
        ("1180,2012-13 Q1,,,50,Improve from baseline,,", "column “target”: “Improve from baseline” is counted from a baseline."),
    ],
)
def test_what_cannot_be_rated_is_named_by_row_and_left_out(table: Path, row: str, said: str) -> None:
    table.write_text("\n".join([ROWS.splitlines()[0], row]))
    result = score(table)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert f"figures.csv, row 2, {said}" in result.stderr


def test_a_judgement_that_is_no_status_is_named(table: Path) -> None:
    table.write_text("indicator,quarter,value,judged\n1178,2012-13 Q1,100,purple\n")
    assert "row 2, column “judged”: is no status. Use one of: Exceeds target," in score(table).stderr


def test_a_person_reads_the_same_ratings_as_a_table(table: Path) -> None:
    shown = score(table, "table").stdout
    assert "◆ On target, lower half" in shown
    assert "6.2% worse than target, within the tolerance of 10%" in shown


@pytest.mark.parametrize("cell", ["TBC", "no data"])
def test_one_cell_that_cannot_be_read_stops_its_row_alone(table: Path, cell: str) -> None:
    table.write_text(ROWS.replace("3,6,", f",,{cell}"))
    assert (score(table).exit_code, [*rows(table)]) == (1, ["1178", "1176"])


@pytest.mark.parametrize(("typed", "warned"), [("50", False), ("50.0", False), ("49.9", True), ("5", True)])
def test_a_value_that_contradicts_its_counts_is_warned_of(table: Path, typed: str, warned: bool) -> None:
    table.write_text(ROWS.replace("3,6,", f"3,6,{typed}"))
    said = "figures.csv, row 7, column “value”: contradicts its counts, which give 50% and are rated. Correct one of them."
    assert (said in rows(table)["1180"]["warnings"], said in score(table).stderr, score(table).exit_code) == (
        warned,
        warned,
        warned,
    )


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ("1049", ["The value 1,049.0 of PI 1178 looks ten times too large"]),
        ("110", ["The value 110.0 of PI 1178 is outside its usual range"]),
        ("104.5", []),
    ],
)
def test_a_figure_unlike_its_own_past_is_warned_of_and_rated(table: Path, value: str, asked: list[str]) -> None:
    table.write_text(ROWS.replace("104.9", value))
    known = "it was 104.0 in Quarter 4 2011/12, and from 103.0 to 104.0 over the 8 quarters known."
    row = rows(table)["1178"]
    assert [said for said in asked if f"{said}: {known}" in row["warnings"]] == asked
    assert (known in row["warnings"], row["mechanical"] != "", score(table).exit_code) == (bool(asked), True, 0)


def test_an_indicator_without_a_reference_is_asked_about_by_its_name(table: Path) -> None:
    table.write_text(ROWS.replace("1178,", "adoption-matching,").replace("104.9", "1049"))
    asked = "of Average time (days) to match a child to an adoptive family looks ten times too large"
    assert asked in rows(table)["adoption-matching"]["warnings"]


def test_a_value_that_a_program_divided_agrees_with_its_counts(table: Path) -> None:
    table.write_text(ROWS.replace("3,6,", "39,62,62.903225806451616"))
    assert "contradicts" not in rows(table)["1180"]["warnings"]


@pytest.mark.parametrize(
    ("target", "figure"), [("Additional 5", "55%"), ("Improve from baseline", "better than the baseline of 50%")]
)
def test_a_target_is_counted_from_its_baseline(table: Path, target: str, figure: str) -> None:
    table.write_text(f"indicator,quarter,value,target,baseline\n1180,2012-13 Q1,60,{target},50\n")
    assert (rows(table)["1180"]["target"], score(table).exit_code) == (figure, 0)


def test_rows_may_stand_in_any_order(table: Path) -> None:
    header, *lines = ROWS.splitlines()
    before = rows(table)["1178"]
    table.write_text("\n".join([header, *lines[::-1]]))
    assert {**rows(table)["1178"], "source": ""} == {**before, "source": ""}
