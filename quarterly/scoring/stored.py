"""Scorecards as published packs keep them: what later quarters are compared with. One of an older form is read as well."""

import json
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.marks import marks

FORM = 2  # the first form had no number, and figures as they were printed


@dataclass(frozen=True, slots=True)
class StoredScorecard:
    """A scorecard with the ids of the indicators whose value the public was not shown."""

    card: Scorecard
    suppressed: tuple[str, ...]
    form: int = FORM


@dataclass(frozen=True, slots=True)
class _FirstScore:
    """What is read of a score in the first form: the exact value as a fraction in text, "" where there was none."""

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


def read_scorecard(body: bytes, place: str) -> StoredScorecard:
    """Return a stored scorecard of any form up to today's; SetupError, naming its place, for one that newer code has written."""
    form = json.loads(body).get("form", 1)
    if form == 1:
        return _of_the_first_form(from_bytes(_FirstForm, body))
    if form != FORM:
        raise SetupError(
            f"{place} is a scorecard of form {form}, and this version of Quarterly reads forms 1 to {FORM}. "
            "Run the version that published it, or a newer one."
        )
    return from_bytes(StoredScorecard, body)


def _of_the_first_form(first: _FirstForm) -> StoredScorecard:
    scores = tuple(_score(each) for each in first.scores)
    suppressed = tuple(each.indicator for each in first.scores if each.told_by_difference)
    return StoredScorecard(Scorecard(first.council, first.quarter, scores, (), (), (), ()), suppressed, form=1)


def _score(first: _FirstScore) -> Score:
    value = Fraction(first.value_exact) if first.value_exact else None
    return Score(
        indicator=first.indicator,
        standing=first.standing,
        sent=Point(value, marks=marks(first.marks)) if value is not None else None,
        numerator=first.numerator,
        denominator=first.denominator,
        comment=first.comment,
    )
