"""The earlier figures of a series that a new one is held against."""

from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.series.points import Series, since_break
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter


def past_of_series(series: Series) -> Past:
    """Return the figures of a series that were counted, in the order of time."""
    return tuple(
        PastFigure(
            quarter=each,
            value=point.value,
            numerator=point.numerator,
            denominator=point.denominator,
            as_published=point.as_published,
            is_illustrative=point.is_illustrative,
        )
        for each, point in sorted(series.items())
        if Mark.FORECAST not in point.marks and (point.value, point.numerator, point.denominator) != (None, None, None)
    )


def comparable_past(series: Series, indicator: Indicator, quarter: Quarter) -> Past:
    """Return an indicator's earlier figures that have the definition and the basis of a quarter."""
    breaks = {*indicator.break_quarters, *(Quarter.parse(each) for each in indicator.rebased)}
    return past_of_series(since_break(series, quarter, breaks))
