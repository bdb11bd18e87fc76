"""Figures of every unit and further comparisons in the open data, and what a table of an earlier day lacks."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from quarterly.configuration.council import Council
from quarterly.configuration.travel import TravelPlan
from quarterly.publishing.open_data.figure_row import FigureRow, table_of
from quarterly.publishing.open_data.printed_row import value_text
from quarterly.publishing.open_data.rows_of_scores import rows_of
from quarterly.scoring.background import Background
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, holding, indicator, public, restricted, scorecard

Q1 = Quarter(2012, 1)


def found(score: Score, town: Council) -> FigureRow:
    alone = tuple(each for each in town.catalogue.indicators if each.id == score.indicator)
    town = town.model_copy(update={"catalogue": town.catalogue.model_copy(update={"indicators": alone})})
    (row,) = rows_of(public(restricted(scorecard(score), town)))
    return row


@pytest.mark.parametrize(
    ("unit", "value", "number", "text"),
    [
        (Unit.POUNDS, 1200, "1200", "£1,200"),
        (Unit.WEEKS, 12, "12", "12 weeks"),
        (Unit.RATIO, 3, "3", "3 : 1"),
        (Unit.YES_NO, 1, "1", "Yes"),
        (Unit.DATE, 734_776, "20120930", "30 September 2012"),
    ],
)
def test_a_figure_is_a_number_for_programs_and_reads_as_it_is_printed(unit: Unit, value: int, number: str, text: str) -> None:
    of = indicator("1178", unit=unit, decimals=0, targets={})
    town = holding(TOWN, of)
    row = found(score_point(town, of, Q1, SentFigure(Point(value=Fraction(value))), Background()), town)
    assert (row.value, value_text(row)) == (Decimal(number), text)


def test_directions_since_other_quarters_have_columns_of_their_own() -> None:
    named = Quarter(2010, 4)
    profile = TOWN.profile.model_copy(update={"travel": TravelPlan(last_year_end=True, quarter=str(named))})
    town = TOWN.model_copy(update={"profile": profile})
    series = {Q1.previous: Point(value=Fraction(105)), named: Point(value=Fraction(110))}
    known = Background({"1178": series}, Surroundings(comparators={}, last_year_end=True, since=named))
    score = score_point(town, indicator("1178"), Q1, SentFigure(Point(value=Fraction(107))), known)
    row = found(score, town)
    assert (row.since_last_year_end, row.since_named_quarter) == ("worse", "2010-11 Q4: better")


def test_a_table_from_before_these_columns_is_read() -> None:
    row = FigureRow(
        indicator="1178", reference="", name="Rate", quarter="2012-13 Q1", unit="count", basis="snapshot", good_is="low",
        rated_basis="snapshot", value=Decimal(5), since_last_year_end="better",
    )  # fmt: skip
    header, (cells,) = table_of([row])
    older = {name: cell for name, cell in zip(header, cells, strict=True) if not name.startswith(("since_last", "since_named"))}
    assert FigureRow.from_cells(older) == replace(row, since_last_year_end="")
