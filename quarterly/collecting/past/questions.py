"""Which questions an indicator's own past raises about its new figure: of its value, and of each of its counts, the worst one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quarterly.collecting.past.comparable import Compared, Measured, adds_up, compared, denominators, quarter_before
from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.past.usual_range import by_chance, usual_range
from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit

TENFOLD = (10, 100)
# How far beyond what there has been a figure may be once its decimal point is moved back: 5080 for 508 after 580.
_NEARLY = Fraction(13, 10)


class Doubt(StrEnum):
    """What is doubtful about a figure beside its own past, the most telling first."""

    MISPLACED_POINT = "misplaced point"
    VALUE_FALLS = "value falls"
    NUMERATOR_FALLS = "numerator falls"
    DENOMINATOR_FALLS = "denominator falls"
    OUTSIDE = "outside"
    DENOMINATOR_JUMPS = "denominator jumps"


# One fault of a value shows in several ways: what is ten times too large is outside its usual range as well. A wrong value and a
# wrong cohort may be two faults, and an answer to one explains nothing of the other.
OF_VALUE = (Doubt.MISPLACED_POINT, Doubt.VALUE_FALLS, Doubt.OUTSIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTerms:
    """How an indicator counts: its unit, its basis, and the decimals it is printed with."""

    unit: Unit
    basis: Basis
    decimals: int

    @classmethod
    def of(cls, indicator: Indicator) -> "PastTerms":
        """Return how an indicator counts."""
        return cls(unit=indicator.unit, basis=indicator.basis, decimals=indicator.decimals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A doubt, with what it rests on; `times` is how many times too large (over 1) or too small (under 1) a figure seems."""

    doubt: Doubt
    against: Compared
    times: Fraction = Fraction(1)


def questions(past: Past, now: PastFigure, terms: PastTerms, *, revised: bool = False) -> tuple[Question, ...]:
    """Return the questions that a figure raises, the most telling first: at most one each of its value and its two counts.

    `revised` is whether its sender says that earlier cases were recounted.
    """
    held = compared(past, now, terms.unit, terms.basis)
    cohorts = denominators(past, now, terms.basis) if terms.unit.scale > 1 else None
    fallen = {} if revised else _fallen(past, now, terms)
    of_value = (held and _misplaced(held, terms)) or fallen.get(Doubt.VALUE_FALLS) or (held and _outside(held, terms))
    of_cohort = fallen.get(Doubt.DENOMINATOR_FALLS) or (cohorts and _jumps(cohorts))
    # A count of which nothing else is known is its own value: 9 after 12 is one fault.
    of_cases = fallen.get(Doubt.NUMERATOR_FALLS) if Doubt.VALUE_FALLS not in fallen else None
    found = [each for each in (of_value, of_cases, of_cohort) if each]
    return tuple(sorted(found, key=lambda each: [*Doubt].index(each.doubt)))


def _misplaced(held: Compared, terms: PastTerms) -> Question | None:
    """Ask about a figure that would fit if it were ten or a hundred times as large or as small."""
    seen = [each.value for each in held.earlier]
    now = held.now.value
    if now <= 0 or min(seen) <= 0 or _is_usual(held, terms):
        return None
    for factor in TENFOLD:
        for times in (Fraction(factor), Fraction(1, factor)):
            if min(seen) / _NEARLY <= now / times <= max(seen) * _NEARLY:
                return Question(doubt=Doubt.MISPLACED_POINT, against=held, times=times)
    return None


def _is_usual(held: Compared, terms: PastTerms) -> bool:
    """Whether a value needs no question; with one earlier value, whether it may be apart from it by chance alone."""
    within = usual_range(held, terms.unit, terms.decimals)
    if within:
        return within.holds(held.now.value)
    last = held.earlier[-1]
    return abs(held.now.value - last.value) <= by_chance(last, held.now, terms.unit)


def _fallen(past: Past, now: PastFigure, terms: PastTerms) -> dict[Doubt, Question]:
    """Ask about what is counted in the year to date and is smaller than it was a quarter ago."""
    before = quarter_before(past, now)
    if not terms.basis.is_to_date or terms.basis.year.position(now.quarter) == 1 or before is None:
        return {}
    totals = [(Doubt.VALUE_FALLS, before.value, now.value)] if adds_up(terms.unit, terms.basis) else []
    if terms.unit.scale > 1:
        totals.append((Doubt.NUMERATOR_FALLS, before.numerator, now.numerator))
    # A rate is out of a population, which is an estimate and may fall.
    if terms.unit is Unit.PERCENT:
        totals.append((Doubt.DENOMINATOR_FALLS, before.denominator, now.denominator))
    return {
        doubt: Question(doubt=doubt, against=_pair(earlier, latest, before))
        for doubt, earlier, latest in totals
        if earlier is not None and latest is not None and latest < earlier
    }


def _pair(earlier: Fraction, latest: Fraction, before: PastFigure) -> Compared:
    return Compared(quarter=before.quarter.next, now=Measured(value=latest), earlier=(Measured(value=earlier),), before=(before,))


def _outside(held: Compared, terms: PastTerms) -> Question | None:
    within = usual_range(held, terms.unit, terms.decimals)
    return None if within is None or within.holds(held.now.value) else Question(doubt=Doubt.OUTSIDE, against=held)


def _jumps(cohorts: Compared) -> Question | None:
    within = usual_range(cohorts, Unit.COUNT, 0)
    if within is None or within.holds(cohorts.now.value):
        return None
    return Question(doubt=Doubt.DENOMINATOR_JUMPS, against=cohorts)


def as_before(now: PastFigure, past: Past) -> bool | None:
    """Whether a figure is that of the quarter before, as it is or as it was published; None if that is not known, or is nought.

    Where both have counts, these decide: a percentage may well be the same by chance.
    """
    before = quarter_before(past, now)
    if before is None or not now.value or before.value is None:
        return None
    if now.denominator is not None and before.denominator is not None:
        return (now.numerator, now.denominator) == (before.numerator, before.denominator)
    return now.value in (before.value, before.as_published)


def mostly_sent_again(unchanged: Sequence[bool]) -> bool:
    """Whether most figures of a table are those of the quarter before: more than half of them, and at least three."""
    return sum(unchanged) >= 3 and 2 * sum(unchanged) > len(unchanged)
