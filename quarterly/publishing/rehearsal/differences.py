"""Every published figure beside that of a run of the same quarter: what differs, worst first, and how many are the same."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.publishing.rehearsal.outcomes import Found, Outcome, of_figure, of_rating, of_target
from quarterly.publishing.rehearsal.published import Comparison, Part, PublishedRow, PublishedTable
from quarterly.publishing.rehearsal.travel_reading import TravelReading, reading_of
from quarterly.reporting.wording.scores import in_words
from quarterly.scoring.score import Score, Scorecard
from quarterly.vocabulary.quarter import Quarter

# Worst first: what a reader would notice. An outcome without a part is of every other part.
_WORST: tuple[tuple[Outcome, Part | None], ...] = (
    (Outcome.ONLY_PUBLISHED, Part.VALUE),
    (Outcome.DIFFERS, Part.RATING),
    (Outcome.DIFFERS, Part.VALUE),
    (Outcome.ONLY_PUBLISHED, Part.RATING),
    (Outcome.DIFFERS, Part.TARGET),
    (Outcome.DIFFERS, Part.NUMERATOR),
    (Outcome.DIFFERS, Part.DENOMINATOR),
    (Outcome.ONLY_IN_THE_RUN, Part.VALUE),
    (Outcome.DIFFERS, Part.TRAVEL),
    (Outcome.NOT_READ, None),
    (Outcome.ONLY_PUBLISHED, None),
    (Outcome.ONLY_IN_THE_RUN, None),
    (Outcome.ROUNDED, None),
    (Outcome.SAME, None),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One part of an indicator: the published row, None where there is none, and the size of the difference among its kind.

    `comparison` is what a direction of travel compares with, where what was published says so.
    """

    indicator: Indicator
    part: Part
    outcome: Outcome
    published: str
    row: PublishedRow | None
    score: Score
    size: Fraction = Fraction(0)
    comparison: Comparison | None = None

    @property
    def differs(self) -> bool:
        """Whether a reader of both would see two different things."""
        return self.outcome not in (Outcome.SAME, Outcome.ROUNDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A quarter run again beside what was published of it: `compared` is everything, worst first."""

    council: Council
    card: Scorecard
    table: PublishedTable
    compared: tuple[Compared, ...]
    travel: TravelReading

    @property
    def differences(self) -> tuple[Compared, ...]:
        """What differs, worst first."""
        return tuple(each for each in self.compared if each.differs)

    def counts(self, part: Part) -> Mapping[Outcome, int]:
        """Return how many indicators had which outcome of a part."""
        return Counter(each.outcome for each in self.compared if each.part is part)


def rehearsal(table: PublishedTable, card: Scorecard, council: Council) -> Rehearsal:
    """Hold every figure of a published table against the scorecard of a run."""
    scores = {score.indicator: score for score in card.scores}
    rows = {row.indicator: row for row in table.rows}
    reading = reading_of(table, scores)
    context = _Context(council, Quarter.parse(card.quarter), reading)
    compared = [
        each
        for indicator in council.catalogue.indicators
        if (score := scores.get(indicator.id))
        for each in _of_indicator(indicator, score, rows.get(indicator.id), context)
    ]
    ranks = {kind: rank for rank, kind in enumerate(_WORST)}

    def worst_first(each: Compared) -> tuple[int, Fraction]:
        return ranks.get((each.outcome, each.part), ranks.get((each.outcome, None), 0)), -each.size

    return Rehearsal(council=council, card=card, table=table, compared=tuple(sorted(compared, key=worst_first)), travel=reading)


@dataclass(frozen=True, slots=True)
class _Context:
    council: Council
    quarter: Quarter
    reading: TravelReading


def _of_indicator(indicator: Indicator, score: Score, row: PublishedRow | None, context: _Context) -> Iterator[Compared]:
    council, quarter, reading = context.council, context.quarter, context.reading

    def compared(part: Part, published: str, found: Found, comparison: Comparison | None = None) -> Compared:
        return Compared(
            indicator=indicator,
            part=part,
            outcome=found[0],
            published=published,
            row=row,
            score=score,
            size=found[1],
            comparison=comparison,
        )

    if row is None:
        if score.figure is not None:
            yield compared(Part.VALUE, "", (Outcome.ONLY_IN_THE_RUN, Fraction(0)))
        return
    for part, figure in row.figures.items():
        if part is Part.TARGET:
            printed = in_words(score, indicator, council, quarter).without_signs.target_now
            yield compared(part, figure.text, of_target(figure, score, printed))
        else:
            yield compared(part, figure.text, of_figure(figure, part, score, indicator))
    if score.figure is None and row.published(Part.VALUE):
        return  # without a figure there is no rating and no direction, which says nothing more
    if row.rating is not None:
        yield compared(Part.RATING, row.rating.text, of_rating(row.rating, score, council.profile.scales.indicators))
    for travel in row.travel:
        agrees = reading.agrees(travel, score)
        unknown = Outcome.NOT_READ if travel.way is None else Outcome.ONLY_PUBLISHED
        outcome = unknown if agrees is None else Outcome.SAME if agrees else Outcome.DIFFERS
        yield compared(Part.TRAVEL, travel.text, (outcome, Fraction(0)), travel.comparison)
