"""The published figures of a quarter that this program published: exact, and as its directorate saw them."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.council import Council
from quarterly.publishing.large_changes import PublishedScores
from quarterly.publishing.rehearsal.published import (
    Comparison,
    Part,
    PublishedFigure,
    PublishedRating,
    PublishedRow,
    PublishedTable,
    PublishedTravel,
    UnknownRow,
    Way,
)
from quarterly.reporting.parts import plain_mark_of
from quarterly.reporting.wording.scores import in_words
from quarterly.reporting.wording.terms import direction_in_words
from quarterly.scoring.score import Score
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.vocabulary.numbers import exact, trimmed
from quarterly.vocabulary.quarter import Quarter


def of_version(published: PublishedScores, council: Council, quarter: Quarter) -> PublishedTable:
    """Return the figures of a published version; an indicator that the council no longer has is named as unknown."""
    indicators = {each.id: each for each in council.catalogue.indicators}
    source = f"version {published.version}"
    known, unknown = list[PublishedRow](), list[UnknownRow]()
    for score in published.stored.card.scores:
        if indicator := indicators.get(score.indicator):
            words = in_words(score, indicator, council, quarter).without_signs
            figures = {Part.VALUE: _figure(score.figure, words.value), Part.TARGET: _target(score, words.target_now)}
            figures |= {part: _count(count) for part, count in _counts(score)}
            rating = _rating(score, council)
            known.append(
                PublishedRow(indicator=indicator.id, where=source, figures=figures, rating=rating, travel=(*_travel(score),))
            )
        else:
            unknown.append(UnknownRow(source, score.indicator))
    return PublishedTable(source, tuple(known), tuple(unknown))


def _figure(number: Fraction | None, text: str) -> PublishedFigure:
    return PublishedFigure("" if number is None else text, number)


def _target(score: Score, text: str) -> PublishedFigure:
    ends = getattr(score.target, "ends", None)
    return PublishedFigure(text if ends else "", ends[0] if ends and ends[0] == ends[1] else None)


def _counts(score: Score) -> tuple[tuple[Part, Decimal | None], ...]:
    return (Part.NUMERATOR, score.numerator), (Part.DENOMINATOR, score.denominator)


def _count(count: Decimal | None) -> PublishedFigure:
    return PublishedFigure("") if count is None else PublishedFigure(trimmed(exact(count), 6), exact(count))


def _rating(score: Score, council: Council) -> PublishedRating:
    scale = council.profile.scales.indicators
    known = not score.final or any(state.status == score.final for state in scale.states)
    return PublishedRating(plain_mark_of(score, scale)["word"] if known else score.final, score.final if known else "")


def _travel(score: Score) -> Iterator[PublishedTravel]:
    for comparison in Comparison:
        travel = getattr(score, comparison.value)
        if isinstance(travel, Travel):
            way = Way.NONE if travel.direction is Direction.NONE else Way(travel.direction.value)
            yield PublishedTravel(direction_in_words(travel.direction), way, comparison)
