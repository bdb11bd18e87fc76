"""`quarterly suppress`: a table in, the same table with c for what nobody may know."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.councils import load_council
from cli.app import app
from quarterly.configuration.profile import SmallNumbers

DURATIONS = """region,duration,children,percent,note
Dudley,Under 3 months,185,37.8,
Dudley,3 to 6 months,170,34.8,
Dudley,6 to 12 months,80,16.4,provisional
Dudley,1 to 2 years,50,10.2,
Dudley,2 years or more,4,0.8,
Dudley,Total,489,100.0,
Leeds,Under 3 months,85,34.0,
Leeds,3 to 6 months,75,30.0,
Leeds,6 to 12 months,60,24.0,
Leeds,1 to 2 years,30,12.0,
Leeds,2 years or more,0,0.0,
Leeds,Total,250,100.0,
"""
BY_DURATION = ("--count", "children", "--group", "region", "--total", "duration=Total")


def suppress(tmp_path: Path, text: str | bytes, *options: str) -> tuple[int, list[list[str]], str]:
    file = tmp_path / "table.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = CliRunner().invoke(app, ["suppress", str(file), *options])
    return result.exit_code, list(csv.reader(StringIO(result.stdout))), result.stderr


def test_a_small_count_and_the_next_smallest_go_with_their_percentages(tmp_path: Path) -> None:
    code, rows, said = suppress(tmp_path, DURATIONS, *BY_DURATION)
    expected = [line.split(",") for line in DURATIONS.splitlines()]
    for row in (4, 5):
        expected[row][2:4] = ["c", "c"]
    assert (code, rows) == (0, expected)
    assert said == (
        "2 of 12 counts suppressed: 1 as primary (small), 1 as secondary (a small one could be worked out from them).\n"
    )


def test_where_a_large_table_loses_much_less_detail_is_proposed(tmp_path: Path) -> None:
    groups = [f"{n},a,{n + 1}\n{n},b,{n + 2}\n{n},c,90\n{n},Total,{2 * n + 93}\n" for n in range(13)]
    text, options = "area,part,n\n" + "".join(groups), ("--count", "n", "--group", "area", "--total", "part=Total")
    _, _, said = suppress(tmp_path, text, *options, "--largest", "13")
    assert "more than 25%. Less detail would show more" in said
    _, _, said = suppress(tmp_path, text, *options, "--largest", "1")
    assert "Less detail" not in said


def test_a_suppressed_table_given_again_stays_as_it_is(tmp_path: Path) -> None:
    suppress(tmp_path, DURATIONS, *BY_DURATION, "--out", str(tmp_path / "once.csv"))
    once = (tmp_path / "once.csv").read_text()
    code, rows, said = suppress(tmp_path, once, *BY_DURATION)
    assert (code, rows) == (0, list(csv.reader(StringIO(once))))
    assert said.startswith("0 of 10 counts suppressed")


def test_a_small_count_that_was_suppressed_alone_takes_a_further_one_along(tmp_path: Path) -> None:
    code, rows, _ = suppress(tmp_path, DURATIONS.replace("more,4,0.8", "more,c,c"), *BY_DURATION)
    assert (code, [row[2] for row in rows[4:6]]) == (0, ["c", "c"])


def test_rows_that_add_up_both_ways_take_a_rectangle(tmp_path: Path) -> None:
    table = "region,age,children\n" + "\n".join(
        f"{region},{age},{count}"
        for region, counts in {"A": (3, 20, 30, 53), "B": (40, 50, 60, 150), "All": (43, 70, 90, 203)}.items()
        for age, count in zip(("0-4", "5-9", "10-17", "Any"), counts, strict=True)
    )
    options = ("--count", "children", "--total", "region=All", "--total", "age=Any")
    code, rows, _ = suppress(tmp_path, table, *options)
    assert code == 0
    assert [row[2] for row in rows[1:]] == ["c", "c", "30", "53", "c", "c", "60", "150", "43", "70", "90", "203"]


def test_with_a_denominator_few_cases_left_over_are_small_too(tmp_path: Path) -> None:
    table = "area,seen,due,percent\nA,58,60,96.7\nB,40,60,66.7\nC,30,60,50.0\nD,3,60,5.0\n"
    _, rows, _ = suppress(tmp_path, table, "--count", "seen", "--denominator", "due", "--group", "area")
    assert [row[1:] for row in rows[1:]] == [["c", "60", "c"], ["40", "60", "66.7"], ["30", "60", "50.0"], ["c", "60", "c"]]


def test_few_cases_left_over_do_not_follow_from_a_total(tmp_path: Path) -> None:
    table = "area,seen,due\nA,58,60\nB,40,60\nC,30,60\nAll,128,180\n"
    _, rows, _ = suppress(tmp_path, table, "--count", "seen", "--denominator", "due", "--total", "area=All")
    assert [row[1] for row in rows[1:]] == ["c", "40", "c", "128"]


@pytest.mark.parametrize(("shown", "printed"), [("show", "6"), ("suppress", "c")])
def test_all_of_a_small_group_are_printed_or_not(tmp_path: Path, shown: str, printed: str) -> None:
    table = "area,seen,due\nA,6,6\nB,40,60\n"
    options = ("--count", "seen", "--denominator", "due", "--group", "area", "--all", shown)
    assert suppress(tmp_path, table, *options)[1][1][1] == printed


def test_counts_are_rounded_where_that_is_wanted(tmp_path: Path) -> None:
    _, rows, _ = suppress(tmp_path, "area,n\nA,3\nB,37\nC,38\nD,0\n", "--count", "n", "--group", "area", "--rounding", "5")
    assert [row[1] for row in rows[1:]] == ["c", "35", "40", "0"]


def test_a_council_s_policy_may_have_another_limit(tmp_path: Path) -> None:
    table = "area,n\nA,6\nB,37\n"
    options = ("--count", "n", "--group", "area")
    assert suppress(tmp_path, table, *options, "--council", "dudley")[1][1][1] == "6"
    assert suppress(tmp_path, table, *options, "--council", "dudley", "--largest", "6")[1][1][1] == "c"


def test_a_mark_for_no_cases_protects_nothing(tmp_path: Path) -> None:
    table = "area,age,n\nA,0-4,z\nA,5-9,c\nA,10-17,40\nA,18 and over,50\nA,Any,93\n"
    code, rows, _ = suppress(tmp_path, table, "--count", "n", "--group", "area", "--total", "age=Any")
    assert (code, [row[2] for row in rows[1:]]) == (0, ["z", "c", "c", "50", "93"])


def test_what_nothing_helps_is_named_with_its_row(tmp_path: Path) -> None:
    table = "age,n\n" + "".join(f"{age},1\n" for age in range(4)) + "Any,4\n"  # four that are not 0 add up to 4 or to 5
    code, rows, said = suppress(tmp_path, table, "--count", "n", "--total", "age=Any")
    assert (code, {row[1] for row in rows[1:]}) == (1, {"c"})
    assert "table.csv, row 6: the suppressed count can still be worked out." in said


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        (DURATIONS, ("--count", "childs"), "has no column “childs”. Its columns are: region, duration, children, percent, note."),
        (DURATIONS.replace("80,16.4", "many,16.4"), BY_DURATION, "row 4, column “children” is not a number."),
        (DURATIONS.replace("80,16.4", "80.5,16.4"), BY_DURATION, "row 4, column “children” is no count: 80.5."),
        (DURATIONS.replace("80,16.4", "-80,16.4"), BY_DURATION, "row 4, column “children” is no count: -80."),
        (DURATIONS.replace("Leeds,Total", "Leeds,All"), BY_DURATION, "row 8 and 5 others have no total"),
        (DURATIONS, (*BY_DURATION, "--total", "duration=All"), "--total names two totals of column “duration”"),
        (DURATIONS, (*BY_DURATION[:-2], "--total", "duration"), "--total duration names no value."),
        (DURATIONS + "Leeds,Total,250,100.0,\n", BY_DURATION, "rows 13 and 14 are both region “Leeds”, duration “Total”."),
        (
            DURATIONS.replace("Leeds,Total,250", "Leeds,Total,251"),
            BY_DURATION,
            "is 251, but its parts (rows 8, 9, 10, 11 and 12) add up to 250.",
        ),
        (DURATIONS.replace("Dudley", "Dudl\xe9y").encode("cp1252"), BY_DURATION, "is not UTF-8 text. Save it as “CSV UTF-8”."),
        ("", BY_DURATION, "has no header row."),
    ],
)
def test_what_makes_no_table_is_said_in_a_sentence(
    tmp_path: Path, text: str | bytes, options: tuple[str, ...], sentence: str
) -> None:
    code, rows, said = suppress(tmp_path, text, *options)
    assert (code, rows) == (2, [])
    assert sentence in said


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert (
        suppress(
            tmp_path,
            b"\xef\xbb\xbf" + DURATIONS.encode(),
            "--count",
            "children",
            "--group",
            "region",
            "--total",
            "duration=Total",
        )[0]
        == 0
    )


def test_a_file_that_exists_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("mine")
    code, _, said = suppress(tmp_path, DURATIONS, *BY_DURATION, "--out", str(tmp_path / "out.csv"))
    assert (code, (tmp_path / "out.csv").read_text()) == (2, "mine")
    assert "exists already" in said


@pytest.mark.parametrize(
    ("policy", "options", "expected"),
    [
        ({}, (), ["c", "0", "37", "48", "c"]),
        ({"largest": 2}, (), ["3", "0", "37", "48", "c"]),
        ({"zero": "suppress"}, (), ["c", "c", "37", "48", "c"]),
        ({"all": "show"}, (), ["c", "0", "37", "48", "8"]),
        ({"small_group": 7}, (), ["c", "0", "37", "48", "8"]),
        ({"rounding": 10}, (), ["c", "0", "40", "50", "c"]),
        ({"rounding": 10}, ("--rounding", "0"), ["c", "0", "37", "48", "c"]),
        ({"zero": "suppress"}, ("--zero", "show"), ["c", "0", "37", "48", "c"]),
        ({}, ("--all", "show"), ["c", "0", "37", "48", "8"]),
    ],
)
def test_the_whole_of_a_council_s_policy_is_taken_unless_an_option_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: dict[str, object], options: tuple[str, ...], expected: list[str]
) -> None:
    council(monkeypatch, policy)
    table = "area,n,of\nA,3,60\nB,0,9\nC,37,60\nD,48,60\nE,8,8\n"
    sides = ("--count", "n", "--denominator", "of", "--group", "area", "--council", "dudley")
    _, rows, _ = suppress(tmp_path, table, *sides, *options)
    assert [row[1] for row in rows[1:]] == expected


@pytest.mark.parametrize(("order", "gone"), [("smallest first", "40"), ("largest first", "60")])
def test_a_council_s_policy_says_which_further_counts_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: str, gone: str
) -> None:
    council(monkeypatch, {"order": order})
    table = "area,n\nA,3\nB,40\nC,50\nD,60\nAll,153\n"
    _, rows, _ = suppress(tmp_path, table, "--count", "n", "--total", "area=All", "--council", "dudley")
    assert {"40", "50", "60"} - {row[1] for row in rows} == {gone}


def council(monkeypatch: pytest.MonkeyPatch, policy: dict[str, object]) -> None:
    """Make every council that is named one with this policy on small numbers."""
    dudley = load_council("dudley")
    profile = dudley.profile.model_copy(update={"small_numbers": SmallNumbers.model_validate(policy)})
    monkeypatch.setattr("cli.suppress.load_council", lambda _: dudley.model_copy(update={"profile": profile}))


def printed(tmp_path: Path, table: str, *options: str) -> list[str]:
    """Return the rows that are printed of a table of areas, with a total in the last, each as it is in the file."""
    return [",".join(row) for row in suppress(tmp_path, table, "--count", "n", "--group", "area", *options)[1][1:]]


def test_one_percentage_that_does_not_fit_keeps_no_others(tmp_path: Path) -> None:
    table = "area,n,percent\nA,3,1.4\nB,50,23.6\nC,53,25.0\nD,106,50.1\nAll,212,100.0\n"
    assert printed(tmp_path, table, "--total", "area=All") == ["A,c,c", "B,c,c", "C,53,25.0", "D,106,50.1", "All,212,100.0"]


def test_a_column_that_may_be_percentages_is_named_and_goes(tmp_path: Path) -> None:
    table = "area,n,percent\nA,3,1.7\nB,50,24.6\nC,53,25.9\nD,106,50.1\nAll,212,100.0\n"
    options = ("--count", "n", "--total", "area=All")
    code, rows, said = suppress(tmp_path, table, *options)
    assert (code, rows[1]) == (1, ["A", "c", "c"])
    assert "column “percent” may follow from the counts" in said
    assert suppress(tmp_path, table, *options, "--percentage", "percent")[0] == 0
    code, rows, said = suppress(tmp_path, table, *options, "--not-percentage", "percent")
    assert (code, rows[1], "percent" in said) == (0, ["A", "c", "1.7"], False)


def test_a_column_is_not_named_as_both(tmp_path: Path) -> None:
    code, _, said = suppress(tmp_path, DURATIONS, *BY_DURATION, "--percentage", "percent", "--not-percentage", "percent")
    assert (code, "Leave one of them out" in said) == (2, True)


@pytest.mark.parametrize("options", [(), ("--percentage", "percent")])
def test_the_percentage_of_a_blank_count_tells_the_count(tmp_path: Path, options: tuple[str, ...]) -> None:
    table = "area,n,percent\nA,3,0.3\nB,,99.7\nAll,1000,\n"
    assert printed(tmp_path, table, "--total", "area=All", *options) == ["A,c,c", "B,c,c", "All,1000,"]


def test_a_blank_count_that_its_percentage_tells_to_be_small_goes(tmp_path: Path) -> None:
    table = "area,n,percent\nA,,0.3\nB,400,40.0\nC,300,30.0\nD,297,29.7\nAll,1000,100.0\n"
    assert printed(tmp_path, table, "--total", "area=All")[0] == "A,c,c"


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("population,rate", ("25000,1.2", "30000,13.3", "50000,10.0"), "25000,c"),  # per 10,000
        ("rate,population", ("1.2,25000", "13.3,30000", "10.0,50000"), "c,25000"),
        ("proportion", ("0.032", "0.430", "0.538"), "c"),  # of 93, which is printed nowhere
        ("weight", ("4.2", "56.0", "70.0"), "c"),  # 1.4 times the count
        ("running", ("3", "43", "93"), "c"),
        ("and below", ("93", "90", "50"), "c"),
        ("also", ("3", "40", "50"), "c"),
        ("pounds", ("£3,000", "£40,000", "£50,000"), "c"),
        ("year", ("2012", "2012", "2012"), "2012"),
        ("rank", ("7", "5", "6"), "7"),
    ],
)
def test_a_column_in_proportion_to_the_counts_goes_with_them(
    tmp_path: Path, heading: str, cells: tuple[str, ...], expected: str
) -> None:
    rows = "".join(f"{area},{n},{rest}\n" for area, n, rest in zip("ABC", (3, 40, 50), map(quoted, cells), strict=True))
    assert printed(tmp_path, f"area,n,{heading}\n{rows}")[0] == f"A,c,{expected}"


def quoted(cell: str) -> str:
    return f'"{cell}"' if "£" in cell else cell


def test_the_whole_of_a_running_total_goes(tmp_path: Path) -> None:
    table = "area,n,running\nA,40,40\nB,3,43\nC,50,93\nD,60,153\n"
    assert printed(tmp_path, table) == ["A,40,c", "B,c,c", "C,50,c", "D,60,c"]


def test_small_whole_numbers_in_other_columns_are_named(tmp_path: Path) -> None:
    table = "area,n,of which girls,rank\nA,30,2,9\nB,40,17,8\nC,50,4,7\n"
    code, _, said = suppress(tmp_path, table, "--count", "n", "--group", "area")
    assert (code, "column “of which girls” has whole numbers from 1 to 5" in said, "“rank”" in said) == (0, True, False)
