"""What the directions of travel in a published table compare with, and what its arrows mean: what most of its rows agree with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from quarterly.publishing.rehearsal.published import Comparison, PublishedTable, PublishedTravel, Way
from quarterly.scoring.score import Score
from quarterly.scoring.series.travel import Direction, Travel

_ARROWS = {Way.UP: (Way.BETTER, Way.HIGHER), Way.DOWN: (Way.WORSE, Way.LOWER)}


@dataclass(frozen=True, slots=True)
class TravelReading:
    """A comparison, and whether an arrow that points up says "higher" and not "better"."""

    comparison: Comparison = Comparison.QUARTER_BEFORE
    arrows_move: bool = False

    def agrees(self, travel: PublishedTravel, score: Score) -> bool | None:
        """Whether a published direction is that of a score; None where either is not known."""
        now = getattr(score, (travel.comparison or self.comparison).value)
        is_known = isinstance(now, Travel) and now.direction is not Direction.NONE
        if not isinstance(now, Travel) or not is_known or travel.way in (None, Way.NONE):
            return True if travel.way is Way.NONE and not is_known else None
        return travel.way is not None and _says(travel.way, now, arrows_move=self.arrows_move)


def reading_of(table: PublishedTable, scores: Mapping[str, Score]) -> TravelReading:
    """Return the reading that most rows of a table agree with; of equals the comparison with the quarter before."""
    pairs = [(travel, scores[row.indicator]) for row in table.rows if row.indicator in scores for travel in row.travel]
    readings = [TravelReading(comparison, moves) for comparison, moves in product(Comparison, (False, True))]
    return max(readings, key=lambda reading: _agreeing(reading, pairs))


def _agreeing(reading: TravelReading, pairs: Sequence[tuple[PublishedTravel, Score]]) -> int:
    return sum(reading.agrees(travel, score) is True and travel.way is not Way.NONE for travel, score in pairs)


def _says(way: Way, now: Travel, *, arrows_move: bool) -> bool:
    if way in _ARROWS:
        has_good_way = now.direction in (Direction.BETTER, Direction.WORSE, Direction.SAME)
        way = _ARROWS[way][arrows_move or not has_good_way]
    if way in (Way.HIGHER, Way.LOWER) and now.direction is not Direction.SAME and now.change is not None:
        return (now.change > 0) is (way is Way.HIGHER)
    return way.value == now.direction.value
