"""How much of a council's values would be suppressed, measured on its history as if it were reported by today's rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quarterly.configuration.council import Council
from quarterly.disclosure.suppression import screen
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.quarter import Quarter

_QUARTERS = 4  # the newest of the history: what was published long ago says little of what is published next


@dataclass(frozen=True, slots=True)
class MeasuredShare:
    """The quarters that were looked at, how many values they have, and in which of them each indicator's value is suppressed."""

    quarters: tuple[Quarter, ...]
    values: int
    suppressed: Mapping[str, tuple[Quarter, ...]]

    @property
    def share(self) -> Fraction:
        """The suppressed values' share of all, 0 where there are none."""
        return Fraction(sum(map(len, self.suppressed.values())), self.values) if self.values else Fraction(0)


def measured_share(council: Council, history: Mapping[str, Series]) -> MeasuredShare:
    """Return what of the newest quarters of a history is suppressed if a report of each gives every value of it."""
    quarters = sorted({quarter for points in history.values() for quarter in _with_value(points)})[-_QUARTERS:]
    suppressed: dict[str, list[Quarter]] = {}
    values = 0
    for quarter in quarters:
        scores = _scores(council, history, quarter)
        values += len(scores)
        for id in _suppressed(council, history, quarter, scores):
            suppressed.setdefault(id, []).append(quarter)
    return MeasuredShare(tuple(quarters), values, {id: tuple(found) for id, found in suppressed.items()})


def _scores(council: Council, history: Mapping[str, Series], quarter: Quarter) -> list[Score]:
    indicators = [each for each in council.catalogue.indicators if not each.exempt]
    sent = [(each.id, history.get(each.id, {}).get(quarter)) for each in indicators]
    return [_score(id, point) for id, point in sent if point is not None and point.value is not None]


def _score(id: str, point: Point) -> Score:
    return Score(indicator=id, standing=RatingStatus.RATED, sent=point)


def _suppressed(council: Council, history: Mapping[str, Series], quarter: Quarter, scores: Sequence[Score]) -> Iterable[str]:
    card = Scorecard(
        council=council.key, quarter=str(quarter), scores=tuple(scores), actions=(), findings=(), received=(), missing=()
    )
    before = {id: {each: point for each, point in points.items() if each < quarter} for id, points in history.items()}
    return (each.indicator.id for each in screen(card, council, Background(before)) if each.is_suppressed)


def _with_value(points: Series) -> Iterable[Quarter]:
    return (quarter for quarter, point in points.items() if point.value is not None)
