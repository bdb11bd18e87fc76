"""Final figures beside those known before: which are revised, and the rows of history.csv that restate them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from quarterly.scoring.final_figures import FinalFigure, final_figures, revised_rows, unsaid
from quarterly.scoring.series.points import Point
from quarterly.scoring.series.values import read_values
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator

LAST, DAY = Quarter(2012, 4), date(2013, 11, 20)
OWN = {"1180": indicator("1180", decimals=1)}
HEADER = ("indicator", "quarter", "numerator", "denominator", "value", "mark")
KNOWN = Point(value=Fraction(3900, 62), numerator=Fraction(39), denominator=Fraction(62))


def row(**cells: str) -> dict[str, str]:
    return {**dict.fromkeys(HEADER, ""), "indicator": "1180", "quarter": "2012-13 Q4", **cells}


def final(cells: dict[str, str], before: Point | None = KNOWN) -> FinalFigure:
    """Return a final figure beside the one known before."""
    values = read_values(HEADER, [row(**cells)], [2], "final.csv", TOWN.catalogue).rows
    (found,) = final_figures(values, {"1180": {LAST: before}} if before else {}, OWN)
    return found


def written(before: Point | None = KNOWN, **cells: str) -> dict[str, str]:
    """Return the cells of the row of history.csv that are not empty."""
    rows = revised_rows([final(cells, before)], {2: row(**cells)}, OWN, DAY)
    return {name: cell for each in rows.values() for name, cell in each.items() if cell}


@pytest.mark.parametrize(
    ("cells", "is_revised"),
    [
        ({"numerator": "39", "denominator": "62"}, False),
        ({"value": "62.9"}, False),  # copied from the report
        ({"value": "63"}, True),
        ({"numerator": "41", "denominator": "62"}, True),
        ({"numerator": "78", "denominator": "124"}, True),  # the same share of twice as many
        ({}, True),  # there is none
    ],
)
def test_a_final_figure_is_revised_where_it_or_a_count_is_another(cells: dict[str, str], is_revised: bool) -> None:
    assert final(cells).is_revised is is_revised


def test_a_revised_figure_is_restated_with_its_mark_its_day_and_the_figure_printed_first() -> None:
    assert written(numerator="41", denominator="62") == {
        "indicator": "1180",
        "quarter": "2012-13 Q4",
        "numerator": "41",
        "denominator": "62",
        "mark": "r",
        "as_published": "62.9",
        "revised_on": "2013-11-20",
    }


def test_a_figure_that_is_the_same_needs_no_row() -> None:
    assert written(value="62.9") == {}


def test_revised_for_the_second_time_a_figure_has_the_one_printed_first_beside_it() -> None:
    once = replace(KNOWN, as_published=Fraction(60), marks=(Mark.REVISED,))
    assert written(once, value="70")["as_published"] == "60"


def test_what_was_suppressed_is_not_repeated_as_the_figure_printed_first() -> None:
    assert "as_published" not in written(replace(KNOWN, suppressed=True), value="70")


def test_a_break_stays_where_it_was() -> None:
    assert written(replace(KNOWN, marks=(Mark.BREAK, Mark.PROVISIONAL)), value="70")["mark"] == "r b"


def test_a_figure_that_nobody_knew_revises_none() -> None:
    assert written(None, value="70") == {"indicator": "1180", "quarter": "2012-13 Q4", "value": "70"}


def test_what_is_not_said_is_final_as_it_stands() -> None:
    history = {id: {LAST: KNOWN} for id in ("1180", "1178")} | {"1176": {LAST.next: KNOWN}}
    assert unsaid([final({"value": "70"})], history, "2012-13") == ["1178"]
