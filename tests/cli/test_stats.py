"""Does `quarterly stats` print the right tables, and messages instead of tracebacks?"""

import csv
import json
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


def rows(found: Result) -> list[dict[str, str]]:
    assert found.exit_code == 0, found.stderr
    return list(csv.DictReader(StringIO(found.stdout)))


def column(found: Result, name: str) -> list[str]:
    return [row[name] for row in rows(found)]


def test_percent_prints_dfes_published_ties(file: Path) -> None:
    file.write_text("numerator,denominator\n7,112\n9,400\n182,1120\n")
    assert column(stats("percent", file), "rate") == ["6.3", "2.3", "16.3"]


def test_percent_prints_rates_from_columns_named_by_options(file: Path) -> None:
    file.write_text("children,population\n737,70250\n")
    found = stats("percent", file, "--numerator", "children", "--denominator", "population", "--per", "10000", "--decimals", "0")
    assert column(found, "rate") == ["105"]


def test_percent_leaves_empty_what_cannot_be_worked_out_and_says_why(file: Path) -> None:
    file.write_text("numerator,denominator\n0,0\nc,40\n5,\n")
    assert [(row["rate"], row["note"]) for row in rows(stats("percent", file))] == [
        ("", "no rate: denominator is 0"),
        ("", "no rate: numerator suppressed or missing"),
        ("", "no rate: denominator suppressed or missing"),
    ]


def test_other_columns_and_the_order_of_rows_are_passed_through(file: Path) -> None:
    file.write_text('la,numerator,denominator,remark\nB,1,2,"one, of two"\nA,1,4,\n')
    assert stats("percent", file).stdout == (
        'la,numerator,denominator,remark,rate,note\nB,1,2,"one, of two",50.0,\nA,1,4,,25.0,\n'
    )


def test_json_has_the_same_cells_as_csv(file: Path) -> None:
    file.write_text("la,numerator,denominator\nBarnet,7,112\n")
    assert json.loads(stats("percent", file, "--format", "json").stdout) == rows(stats("percent", file))


def test_a_byte_order_mark_is_no_part_of_a_columns_name(file: Path) -> None:
    file.write_text("numerator,denominator\n1,2\n", encoding="utf-8-sig")
    assert column(stats("percent", file), "rate") == ["50.0"]


LATE = "year,la,value\n2023,A,1\n2023,B,2\n2023,C,3\n2023,D,4\n2023,E,5\n2024,A,9\n2024,B,c\n2024,C,8\n"


def test_benchmark_places_each_value_among_those_of_its_group(file: Path) -> None:
    file.write_text(LATE)
    found = rows(stats("benchmark", file, "--group", "year", "--polarity", "low"))
    assert [(r["of"], r["band"], r["quintile"], r["rank"]) for r in found] == [
        ("5", "A", "1", "1"),
        ("5", "A", "2", "2"),
        ("5", "B", "3", "3"),
        ("5", "C", "4", "4"),
        ("5", "D", "5", "5"),
        ("2", "D", "-", "2"),
        ("2", "", "", ""),
        ("2", "A", "-", "1"),
    ]
    assert found[6]["note"] == "not compared: suppressed or missing"


@pytest.mark.parametrize(
    ("decimals", "notes"),
    [
        ((), ["", "as printed, level with 1 other", "as printed, level with 1 other", "", "not compared: suppressed or missing"]),
        (("--decimals", "0"), [*["as printed, level with 2 others"] * 3, "", "not compared: suppressed or missing"]),
    ],
)
def test_benchmark_says_who_ties_as_printed(file: Path, decimals: tuple[str, ...], notes: list[str]) -> None:
    file.write_text("value\n94.6\n95\n95\n96\nc\n")
    assert column(stats("benchmark", file, "--polarity", "high", *decimals), "note") == notes


def test_benchmark_prints_the_edges_between_quarters(file: Path) -> None:
    file.write_text("value\n0.1\n0.2\n0.3\n0.4\n")
    found = rows(stats("benchmark", file))[0]
    assert [found[f"quartile_{number}"] for number in (1, 2, 3)] == ["0.175", "0.25", "0.325"]


def test_benchmark_rounds_half_up_where_it_is_told_to(file: Path) -> None:
    file.write_text("value\n0.1\n0.2\n0.3\n0.4\n")
    assert column(stats("benchmark", file, "--decimals", "1"), "quartile_2")[0] == "0.3"


def test_benchmark_without_polarity_judges_nothing(file: Path) -> None:
    file.write_text("value\n1\n2\n")
    assert [(r["band"], r["quintile"], r["rank"]) for r in rows(stats("benchmark", file))] == [("-", "-", "-")] * 2


def test_benchmark_takes_polarity_from_a_column_as_dfe_writes_it(file: Path) -> None:
    file.write_text("measure,pol,value\na,Low,1\na,Low,2\nb,High,1\nb,High,2\nc,-,1\nc,-,2\n")
    found = stats("benchmark", file, "--group", "measure", "--polarity-column", "pol")
    assert column(found, "rank") == ["1", "2", "2", "1", "-", "-"]


def test_benchmark_prints_only_the_method_asked_for(file: Path) -> None:
    file.write_text("value\n1\n2\n")
    found = stats("benchmark", file, "--method", "rank", "--polarity", "high")
    assert found.stdout == "value,of,rank,note\n1,2,2,\n2,2,1,\n"


def test_benchmark_keeps_england_and_regions_out_of_the_comparison(file: Path) -> None:
    file.write_text("level,area,value\nNational,England,9\nRegional,North,8\nLocal,A,1\nLocal,B,2\n")
    found = rows(stats("benchmark", file, "--polarity", "low", "--among", "level=Local", "--england", "level=National"))
    assert [(r["rank"], r["of"], r["england"]) for r in found] == [
        ("", "2", "9"),
        ("", "2", "9"),
        ("1", "2", "9"),
        ("2", "2", "9"),
    ]


@pytest.mark.parametrize(("average", "figure"), [("mean", "4"), ("median", "3")])
def test_benchmark_averages_neighbours_that_have_a_value(file: Path, tmp_path: Path, average: str, figure: str) -> None:
    file.write_text("area,value\nA,1\nB,2\nC,3\nD,7\nE,c\n")
    model = tmp_path / "neighbours.csv"
    model.write_text("la,region,SN1,SN2,SN3,SN4\nA,North,B,C,D,E\n")
    found = rows(stats("benchmark", file, "--neighbours", str(model), "--average", average))
    assert [(r["neighbours"], r["neighbours_with_data"]) for r in found] == [(figure, "3"), *[("", "")] * 4]


MISTAKES: list[tuple[list[str], str, str]] = [
    (["percent"], "la,denominator\nA,1\n", "has no column “numerator”. Its columns are: la, denominator"),
    (["percent"], "numerator,denominator\n1,two\n1,six\n", "row 2, column “denominator” is not a number, and no other cell"),
    (["percent"], "numerator,denominator,rate\n1,2,50\n", "has a column “rate” already. Name the added ones apart with --prefix"),
    (["percent"], "", "has no header row"),
    (["percent"], "numerator,numerator\n1,2\n", "names a column twice: numerator"),
    (["percent"], "numerator,denominator\n1,2,3\n", "row 2 has more cells than the header"),
    (["percent"], 'numerator,denominator\n"1"x,2\n', "cannot be read as CSV"),
    (["benchmark", "--polarity-column", "p"], "value,p\n1,up\n", "row 2, column “p” is no polarity, and no other cell"),
    (["benchmark", "--polarity-column", "p"], "value,p\n1,low\n2,high\n", "rows 2 and 3 are compared but differ in polarity"),
    (["benchmark", "--among", "level"], "value,level\n1,x\n", "Write COLUMN=VALUE"),
    (["benchmark", "--england", "level=N"], "value,level\n1,N\n2,N\n", "rows 2 and 3 are both England's"),
    (["benchmark", "--neighbours", "gone.csv"], "area,value\nA,1\n", "gone.csv cannot be read"),
    (
        ["spc", "--period", "when"],
        "value,when\n1,soon\n",
        "row 2, column “when” is no period that can be put in order, and no other cell",
    ),
    (["spc", "--period", "when"], "value,when\n1,2012\n2,2012\n", "rows 2 and 3 are of the same period"),
    (["spc", "--target", "half"], "value\n1\n", "--target “half” is not a number"),
    (["forecast"], "quarter,value\n2012,1\n", "table.csv, row 2, column “quarter” is not a quarter, and no other cell"),
]


@pytest.mark.parametrize(("command", "text", "message"), MISTAKES)
def test_a_mistake_gets_a_message_and_code_2(file: Path, command: list[str], text: str, message: str) -> None:
    file.write_text(text)
    found = stats(command[0], file, *command[1:])
    assert (found.exit_code, message in found.stderr, found.stdout) == (2, True, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("area,value\nA,1\nA,2\n", "rows 2 and 3 are of the same area"),
        ("area,value\nAlton,1\n", "No area of table.csv is in neighbours.csv"),
    ],
)
def test_neighbours_that_cannot_be_matched_are_said_so(file: Path, tmp_path: Path, text: str, message: str) -> None:
    file.write_text(text)
    model = tmp_path / "neighbours.csv"
    model.write_text("la,SN1\nA,B\n")
    found = stats("benchmark", file, "--neighbours", str(model))
    assert (found.exit_code, message in found.stderr) == (2, True)


def test_a_file_that_is_not_there_is_said_so(file: Path) -> None:
    found = stats("percent", file)
    assert (found.exit_code, "table.csv cannot be read: No such file" in found.stderr) == (2, True)


def test_a_file_that_is_no_utf_8_is_said_so(file: Path) -> None:
    file.write_bytes("numerator,denominator\n£1,2\n".encode("cp1252"))
    found = stats("percent", file)
    assert (found.exit_code, "Save it as “CSV UTF-8”" in found.stderr) == (2, True)


def test_a_message_does_not_repeat_what_stood_in_a_cell(file: Path) -> None:
    file.write_text("numerator,denominator\nAda Lovelace,2\n")
    assert "Lovelace" not in stats("percent", file).output


def test_a_prefix_sets_added_columns_apart_from_published_ones(file: Path) -> None:
    file.write_text("numerator,denominator,rate\n7,112,6.3\n")
    found = rows(stats("percent", file, "--prefix", "our_"))[0]
    assert (found["rate"], found["our_rate"]) == ("6.3", "6.3")


@pytest.mark.parametrize("command", ["benchmark", "spc", "forecast", "percent"])
def test_every_command_explains_its_columns(file: Path, command: str) -> None:
    found = stats(command, file, "--help")
    assert (found.exit_code, "Adds" in found.stdout or "adds" in found.stdout, "COLUMN" in found.stdout) == (0, True, True)


@pytest.mark.parametrize("command", ["benchmark", "percent"])
def test_stats_import_neither_prefect_nor_great_expectations(file: Path, command: str) -> None:
    file.write_text("value,numerator,denominator\n1,1,2\n")
    script = (
        "import sys; from cli.app import app; app(standalone_mode=False); "
        "sys.exit(bool({'prefect', 'great_expectations', 'boto3', 'typst'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, "stats", command, str(file)], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stdout != b"") == (0, True)
