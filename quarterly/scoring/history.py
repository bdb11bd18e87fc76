"""Earlier quarters as they are known now: what was published of them, what a council imported, and what was restated since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.scorecard import is_disclosive
from quarterly.scoring.score import Score
from quarterly.scoring.series.points import Point, Series
from quarterly.scoring.series.values import Value, series_by_indicator
from quarterly.vocabulary.marks import Mark, marks
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter

LOOKED_BACK = 20  # quarters: as many as a control chart of quarterly figures can use


def history(
    imported: Iterable[Value], published: Mapping[Quarter, Sequence[Sequence[Score]]], policy: SmallNumbers
) -> dict[str, Series]:
    """Return the earlier figures by indicator id.

    `published` are the scores of each quarter's first and newest version. They stand against an imported figure, unless that is
    marked as revised [r]: it restates what was published, and the first version's value is kept beside it.
    """
    found = series_by_indicator(imported)
    for quarter, versions in published.items():
        first = {score.indicator: score for score in versions[0]}
        for score in versions[-1]:
            point = _point(score, first.get(score.indicator, score), policy)
            series = found.setdefault(score.indicator, {})
            restated = series.get(quarter)
            if restated and Mark.REVISED in restated.marks:
                published_then = _value(first.get(score.indicator, score))
                kept = published_then if restated.as_published is None else restated.as_published
                series[quarter] = replace(restated, as_published=kept)
            elif point:
                series[quarter] = point
    return dict(found)


def _point(score: Score, first: Score, policy: SmallNumbers) -> Point | None:
    """Return a published score as a point; None where nothing was published of it."""
    value, published = _value(score), _value(first)
    if value is None:
        return None
    numerator, denominator = (None if count is None else exact(count) for count in (score.numerator, score.denominator))
    first_value = value if published is None else published
    # Its comment may have told of small counts that its own columns do not: then it was held back, and stays so.
    return Point(value, numerator, denominator, marks(score.marks), first_value, is_disclosive(score, policy))


def _value(score: Score) -> Fraction | None:
    return Fraction(score.value_exact) if score.value_exact else None
