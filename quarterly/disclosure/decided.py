"""Figures that an officer decided to suppress, since a small count could be worked out from them with what else is public."""

from collections.abc import Collection
from dataclasses import replace

from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.quarter import Quarter


def with_decided(card: Scorecard, background: Background, decided: Collection[FurtherFigure]) -> tuple[Scorecard, Background]:
    """Return a scorecard and the quarters before it with these figures marked as suppressed."""
    if not decided:
        return card, background
    keys = {(each.indicator, each.quarter) for each in decided}
    quarter = Quarter.parse(card.quarter).key
    scores = tuple(_suppressed(each) if (each.indicator, quarter) in keys else each for each in card.scores)
    history = {
        id: {each: replace(point, suppressed=point.suppressed or (id, each.key) in keys) for each, point in series.items()}
        for id, series in background.history.items()
    }
    return replace(card, scores=scores), replace(background, history=history)


def _suppressed(score: Score) -> Score:
    return replace(score, sent=replace(score.sent, suppressed=True)) if isinstance(score.sent, Point) else score
