"""Earlier figures by the state of their year: provisional until it is closed as final."""

from collections.abc import Mapping
from dataclasses import replace

from quarterly.configuration.year_ends import YearEnds, YearState, state_of
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter


def as_closed(history: Mapping[str, Series], years: YearEnds) -> dict[str, Series]:
    """Return earlier figures by indicator id as the state of each year has them.

    In a final year no figure is provisional any more: one that was marked so and has not been revised is final as it stands. In a
    provisional year every figure is.
    """
    return {id: {each: _point(point, each, years) for each, point in series.items()} for id, series in history.items()}


def _point(point: Point, quarter: Quarter, years: YearEnds) -> Point:
    match state_of(years, quarter):
        case YearState.FINAL:
            return replace(point, marks=tuple(mark for mark in point.marks if mark is not Mark.PROVISIONAL))
        case YearState.PROVISIONAL:
            return replace(point, in_provisional_year=point.value is not None)
        case None:
            return point
