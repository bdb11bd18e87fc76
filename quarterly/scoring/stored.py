"""The stored form of a published scorecard, which later quarters are compared with; the first form can still be read."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.marks import marks
from quarterly.vocabulary.stored_forms import StoredForm


@dataclass(frozen=True, slots=True)
class StoredScorecard:
    """A scorecard with the ids of the indicators whose values were suppressed."""

    card: Scorecard
    suppressed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _FirstScore:
    """The fields that are read of a score in the first form; `value_exact` is a fraction as text, "" where there was no value."""

    indicator: str
    standing: RatingStatus
    value_exact: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    marks: str = ""
    comment: str = ""
    told_by_difference: bool = False


@dataclass(frozen=True, slots=True)
class _FirstForm:
    council: str
    quarter: str
    scores: tuple[_FirstScore, ...]


def _of_the_first_form(body: bytes) -> StoredScorecard:
    """Return a scorecard of the first form, which stored printed figures and the exact ones as fractions in text."""
    first = from_bytes(_FirstForm, body)
    scores = tuple(_score(each) for each in first.scores)
    suppressed = tuple(each.indicator for each in first.scores if each.told_by_difference)
    return StoredScorecard(
        Scorecard(council=first.council, quarter=first.quarter, scores=scores, actions=(), findings=(), received=(), missing=()),
        suppressed,
    )


def _score(first: _FirstScore) -> Score:
    value = Fraction(first.value_exact) if first.value_exact else None
    return Score(
        indicator=first.indicator,
        standing=first.standing,
        sent=Point(value=value, marks=marks(first.marks)) if value is not None else None,
        numerator=first.numerator,
        denominator=first.denominator,
        comment=first.comment,
    )


def _of_the_second_form(body: bytes) -> StoredScorecard:
    """Return a scorecard of the second form, whose findings had nothing by which they could be answered."""
    return from_bytes(StoredScorecard, body)


SCORECARD_FORM = StoredForm("a scorecard", StoredScorecard, 3, {1: _of_the_first_form, 2: _of_the_second_form})
