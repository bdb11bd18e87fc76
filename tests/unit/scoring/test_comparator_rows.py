"""How the published figures of others are read, and which of them may be shown on a day."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from quarterly.scoring.benchmarking.published_rows import Comparator, about, open_on, read_comparators
from quarterly.vocabulary.errors import SetupError


def published(figures: dict[str, str | None], year: str = "2009-10", source: str = "DfE") -> list[Comparator]:
    return [
        Comparator(indicator="1180", year=year, area=area, value=None if value is None else Fraction(value), source=source)
        for area, value in figures.items()
    ]


TWO: dict[str, str | None] = {"301": "10", "302": "20"}
EMBARGOED = replace(published({"301": "1"})[0], not_before=date(2010, 11, 30))


@pytest.mark.parametrize(("day", "free"), [(date(2010, 11, 29), False), (date(2010, 11, 30), True), (date(2010, 12, 1), True)])
def test_an_embargo_ends_on_its_day(day: date, free: bool) -> None:
    assert (open_on([EMBARGOED], day) == (EMBARGOED,)) is free


def test_what_is_under_embargo_is_left_out_wholly_and_the_rest_stays() -> None:
    free = published(TWO, "2008-09")
    assert open_on([*free, EMBARGOED], date(2010, 1, 1)) == tuple(free)


def test_an_indicators_figures_are_found_by_either_spelling_of_its_ref() -> None:
    rows = [replace(each, indicator=ref) for each, ref in zip(published(TWO), ["1180", "PI 1180", "PI 1178"], strict=False)]
    assert [each.area for each in about(rows, "PI - 1180")] == ["301", "302"]


def row(**cells: str) -> dict[str, str]:
    return {"indicator": "1180", "year": "2009-10", "area": "301", "value": "61.2%", "source": "DfE", **cells}


def test_a_row_is_read_with_its_spaces_trimmed() -> None:
    rows = [row(area=" 332 ", value=" 61.2% ", model=" May 2025 ", not_before=" 2010-11-30 ", remark="left alone")]
    expected = Comparator(
        indicator="1180",
        year="2009-10",
        area="332",
        value=Fraction("61.2"),
        source="DfE",
        model="May 2025",
        not_before=date(2010, 11, 30),
    )
    assert read_comparators(rows) == (expected,)


@pytest.mark.parametrize("mark", ["", "c", "[c]", "x", "z", "..", "low"])
def test_a_mark_is_no_figure(mark: str) -> None:
    assert [each.value for each in read_comparators([row(value=mark)])] == [None]


@pytest.mark.parametrize("spelling", ["England", "ENGLAND", " england "])
def test_england_is_england_in_every_case(spelling: str) -> None:
    assert read_comparators([row(area=spelling)])[0].area == "England"


def test_no_rows_are_no_figures() -> None:
    assert read_comparators([]) == ()


@pytest.mark.parametrize(
    ("cells", "column", "remedy"),
    [
        ({"indicator": " "}, "indicator", "is empty"),
        ({"source": ""}, "source", "is empty"),
        ({"year": "last year"}, "year", "Write it like 2023-24"),
        ({"year": ""}, "year", "Write it like 2023-24"),
        ({"area": "Dudley"}, "area", "three-digit number, such as 332"),
        ({"area": "E08000027"}, "area", "three-digit number, such as 332"),
        ({"area": "970"}, "area", "no regions"),
        ({"area": ""}, "area", "or England"),
        ({"value": "about 60"}, "value", "Write a number, leave the cell empty"),
        ({"not_before": "30/11/2010"}, "not_before", "Write it like 2012-06-30"),
        ({"not_before": "20101130"}, "not_before", "Write it like 2012-06-30"),
        ({"not_before": "2010-02-30"}, "not_before", "Write it like 2012-06-30"),
    ],
)
def test_a_mistake_is_named_by_row_column_and_remedy(cells: dict[str, str], column: str, remedy: str) -> None:
    with pytest.raises(SetupError, match=rf"^benchmarks.csv, row 2, column “{column}”: .*{remedy}"):
        read_comparators([row(**cells)])


def test_every_mistake_is_listed_at_once_by_the_rows_of_the_file() -> None:
    with pytest.raises(SetupError) as refused:
        read_comparators([row(value="?"), row(area="302"), row(area="?", year="?")], "dudley/benchmarks.csv", [2, 4, 7])
    assert [line.partition(": ")[0] for line in str(refused.value).splitlines()] == [
        "dudley/benchmarks.csv, row 2, column “value”",
        "dudley/benchmarks.csv, row 7, column “year”",
        "dudley/benchmarks.csv, row 7, column “area”",
    ]


def test_a_mistake_is_told_without_the_figure() -> None:
    with pytest.raises(SetupError) as refused:
        read_comparators([row(value="embargoed 61.2")])
    assert "61.2" not in str(refused.value)


def test_one_area_twice_in_a_year_is_refused_however_it_is_spelled() -> None:
    with pytest.raises(SetupError, match="rows 2 and 3 give the same indicator, year and area"):
        read_comparators([row(), row(indicator="PI 1180", year="2009/10")])


@pytest.mark.parametrize("column", ["indicator", "year", "area", "value", "source"])
def test_a_missing_column_is_named(column: str) -> None:
    cells = row()
    del cells[column]
    with pytest.raises(SetupError, match=f"has no column “{column}”. It needs: indicator, year, area, value, source"):
        read_comparators([cells])


@pytest.mark.parametrize("column", ["Not before", "not-before", "not_befor", "embargo", "Embargo until"])
def test_an_embargo_by_another_name_is_refused_and_never_overlooked(column: str) -> None:
    with pytest.raises(SetupError, match=f"has a column “{column}”. Name it “not_before”"):
        read_comparators([row(**{column: "2010-11-30"})])
