"""Every indicator's figures up to a quarter as they were sent, with the counts behind them, whoever may see them."""

from dataclasses import replace

from quarterly.disclosure.report_cells import SeriesById
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter


def series_as_sent(card: Scorecard, background: Background) -> SeriesById:
    """Return what is known of every indicator by id: a scorecard's figures and those of the quarters before."""
    quarter = Quarter.parse(card.quarter)
    series: dict[str, Series] = dict(background.history)
    for score in card.scores:
        if isinstance(score.sent, Point):
            series[score.indicator] = {**series.get(score.indicator, {}), quarter: _with_counts(score, score.sent)}
    return series


def _with_counts(score: Score, sent: Point) -> Point:
    """Return a figure with the counts of its score, which are worked out where they were not sent."""
    numerator, denominator = (None if count is None else exact(count) for count in (score.numerator, score.denominator))
    return replace(
        sent,
        numerator=sent.numerator if numerator is None else numerator,
        denominator=sent.denominator if denominator is None else denominator,
    )
