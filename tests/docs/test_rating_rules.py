"""The worked examples of docs/rating-rules.md are what the engine does."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from quarterly.configuration.targets.plan import TargetPlan
from quarterly.scoring.background import Background
from quarterly.scoring.score import Variance
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import Unit, exact_text
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator

PAGE = Path(__file__).parents[2] / "docs/rating-rules.md"


def examples() -> Iterator[list[str]]:
    """Yield the rows of the table of worked examples."""
    table = PAGE.read_text(encoding="utf-8").partition("| Example |")[2]
    for line in table.partition("\n\n")[0].splitlines()[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("row", list(examples()), ids=lambda row: row[0])
def test_a_worked_example_is_right(row: list[str]) -> None:
    _, value, target, polarity, distance, per_cent, rating = row
    aimed = indicator(
        "1178", unit=Unit.SCORE, decimals=3, polarity=Polarity(polarity), targets={"2012-13": (TargetPlan(annual=target),)}
    )
    score = score_point(TOWN, aimed, Quarter(2012, 1), SentFigure(Point(value=Fraction(value))), Background())
    assert isinstance(score.variance, Variance)
    assert score.variance.per_cent is not None
    found = exact_text(score.variance.amount, 6), exact_text(score.variance.per_cent, 6), score.mechanical
    assert found == (distance, per_cent, rating)
