"""Figures that stay suppressed: as an officer decided, or since an earlier version of the report suppressed them.

98 children in four placements: 77, 11 and two marks, which make 10 together. Then the 77 is corrected to 79, and it would do to
print 9 for one of the marks and a mark for the 11. But whoever takes the 9 for what it was before has the 1 beside it, and is
right. So what was suppressed in a version and has not changed since stays so in the versions that correct it.
"""

from collections.abc import Collection, Iterable, Mapping
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


def still_suppressed(
    earlier: Iterable[Mapping[str, Point]], now: Mapping[str, Point], quarter: Quarter
) -> tuple[FurtherFigure, ...]:
    """Return a quarter's figures that earlier versions suppressed and that are the same now, where one that they print is not."""
    found = {
        id
        for version in earlier
        if any(not point.suppressed and not _is_alike(point, now.get(id)) for id, point in version.items())
        for id, point in version.items()
        if point.suppressed and _is_alike(point, now.get(id))
    }
    return tuple(FurtherFigure(id, quarter.key) for id in sorted(found))


def _is_alike(one: Point, other: Point | None) -> bool:
    return other is not None and (one.value, one.numerator, one.denominator) == (other.value, other.numerator, other.denominator)


def _suppressed(score: Score) -> Score:
    return replace(score, sent=replace(score.sent, suppressed=True)) if isinstance(score.sent, Point) else score
