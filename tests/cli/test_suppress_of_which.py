"""`quarterly suppress` with rows that are "of which" another, and with denominators along a total."""

from pathlib import Path

import pytest

from tests.cli.test_suppress import suppress

LONG, LONGER = "2 years or more", "5 years or more"
OF_WHICH = f"{LONGER}={LONG}"
OPTIONS = ("--count", "n", "--group", "area", "--total", "duration=Total")


def table(short: int | str, long: int | str, longer: int | str, total: int | str) -> str:
    return f"area,duration,n\nA,Under 1 year,{short}\nA,1 to 2 years,60\nA,{LONG},{long}\nA,{LONGER},{longer}\nA,Total,{total}\n"


def counts(tmp_path: Path, text: str, *options: str) -> list[str]:
    code, rows, said = suppress(tmp_path, text, *OPTIONS, *options)
    assert code == 0, said
    return [row[2] for row in rows[1:]]


def test_a_row_that_is_of_which_another_is_not_added(tmp_path: Path) -> None:
    assert counts(tmp_path, table(80, 40, 20, 180), "--of-which", OF_WHICH) == ["80", "60", "40", "20", "180"]


def test_parts_that_add_up_to_more_than_their_total_are_refused_by_row(tmp_path: Path) -> None:
    code, rows, said = suppress(tmp_path, table(80, 40, 20, 180), *OPTIONS)
    assert (code, rows) == (2, [])
    assert "row 6: area “A”, duration “Total” is 180, but its parts (rows 2, 3, 4 and 5) add up to 200." in said
    assert "--of-which PART=WHOLE" in said


def test_few_who_are_left_of_a_whole_are_small(tmp_path: Path) -> None:
    assert counts(tmp_path, table(80, 40, 37, 180), "--of-which", OF_WHICH) == ["80", "60", "40", "c", "180"]


def test_all_of_a_small_whole_are_printed_or_not(tmp_path: Path) -> None:
    text = table(80, 7, 7, 147)
    assert counts(tmp_path, text, "--of-which", OF_WHICH)[3] == "7"
    assert counts(tmp_path, text, "--of-which", OF_WHICH, "--all", "suppress")[3] == "c"


def test_a_small_part_of_a_whole_takes_no_other_row_along(tmp_path: Path) -> None:
    assert counts(tmp_path, table(80, 40, 2, 180), "--of-which", OF_WHICH) == ["80", "60", "40", "c", "180"]


def test_parts_that_are_the_whole_of_another_row_protect_each_other(tmp_path: Path) -> None:
    text = "area,sex,n\n" + "".join(
        f"{area},{sex},{n}\n"
        for area, each in {"A": (40, 36, 4), "B": (50, 20, 30)}.items()
        for sex, n in zip("abc", each, strict=True)
    )
    code, rows, _ = suppress(
        tmp_path, text, "--count", "n", "--group", "area", "--group", "sex", "--of-which", "b=a", "--of-which", "c=a"
    )
    assert (code, [row[2] for row in rows[1:]]) == (0, ["40", "c", "c", "50", "20", "30"])


def test_rows_that_are_of_which_another_add_up_over_regions(tmp_path: Path) -> None:
    text = "area,duration,n\n" + "".join(
        f"{area},{duration},{n}\n"
        for area, each in {"A": (40, 4), "B": (50, 20), "C": (60, 30), "All": (150, 54)}.items()
        for duration, n in zip((LONG, LONGER), each, strict=True)
    )
    code, rows, _ = suppress(tmp_path, text, "--count", "n", "--total", "area=All", "--group", "duration", "--of-which", OF_WHICH)
    assert (code, [row[2] for row in rows[1:]]) == (0, ["40", "c", "50", "c", "60", "30", "150", "54"])


def test_a_percentage_of_the_total_tells_a_row_that_is_not_added_too(tmp_path: Path) -> None:
    percent = "area,duration,n,percent\nA,1,80,44.4\nA,2,60,33.3\nA,3,40,22.2\nA,4,,1.7\nA,Total,180,100.0\n"
    _, rows, _ = suppress(tmp_path, percent, *OPTIONS, "--of-which", "4=3")
    assert rows[4][2:] == ["c", "c"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["5 years"], "--of-which 5 years names no whole. Write --of-which PART=WHOLE"),
        ([f"{LONGER}=Two"], "no column of table.csv that tells rows apart has both “5 years or more” and “Two”"),
        ([OF_WHICH, f"{LONGER}=Total"], "names two wholes of “5 years or more”: “2 years or more” and “Total”"),
        ([OF_WHICH, f"{LONG}={LONGER}"], "would be a part of itself"),
        (["Under 1 year=2 years or more"], "row 2 is 80, but row 4, in which it is, is 40."),
    ],
)
def test_what_nests_in_nothing_is_refused(tmp_path: Path, options: list[str], sentence: str) -> None:
    code, rows, said = suppress(tmp_path, table(80, 40, 20, 180), *OPTIONS, *(f"--of-which={each}" for each in options))
    assert (code, rows) == (2, [])
    assert sentence in " ".join(said.split())


def test_a_small_denominator_does_not_follow_from_the_others(tmp_path: Path) -> None:
    text = "area,n,out_of\nA,12,40\nB,2,4\nC,18,60\nD,20,55\nAll,52,159\n"
    code, rows, _ = suppress(tmp_path, text, "--count", "n", "--denominator", "out_of", "--total", "area=All")
    assert (code, [row[2] for row in rows[1:]]) == (0, ["c", "c", "60", "55", "159"])
