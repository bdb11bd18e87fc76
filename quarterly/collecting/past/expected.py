"""Where an indicator's next figure will probably lie, for whoever is asked for it: outside, it is asked about."""

from collections.abc import Sequence
from fractions import Fraction

from quarterly.collecting.past.comparable import adds_up, compared
from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.past.questions import PastTerms
from quarterly.collecting.past.usual_range import UsualRange, usual_range
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter


def expected_range(past: Past, quarter: Quarter, terms: PastTerms) -> UsualRange | None:
    """Return the usual range of a quarter's figure if it is of about as many cases as the last one; None where none is known.

    Of a year to date it is the range of the total: what has been reported so far, and what one more quarter usually adds.
    """
    known = [each for each in past if each.value is not None]
    if not known:
        return None
    so_far = _so_far(past, quarter, terms)
    if so_far is None:
        return None
    like_the_last = _like_the_last(past, quarter, terms, so_far)
    held = compared(past, like_the_last, terms.unit, terms.basis) if like_the_last else None
    found = usual_range(held, terms.unit, terms.decimals) if held else None
    if found is None:
        return None
    values = [each.value for each in known if each.value is not None]
    return _possible(UsualRange(so_far + found.low, so_far + found.high), values, so_far, terms.unit)


def _so_far(past: Past, quarter: Quarter, terms: PastTerms) -> Fraction | None:
    """Return the total of the year before this quarter, 0 where nothing adds up; None where it is not known."""
    if not adds_up(terms.unit, terms.basis) or terms.basis.year.position(quarter) == 1:
        return Fraction(0)
    return next((each.value for each in past if each.quarter == quarter.previous), None)


def _like_the_last(past: Past, quarter: Quarter, terms: PastTerms, so_far: Fraction) -> PastFigure | None:
    """Return a figure that is as the last one, or brings as much as the last quarter brought."""
    last = next(each for each in reversed(past) if each.value is not None)
    if not adds_up(terms.unit, terms.basis):
        return PastFigure(quarter=quarter, value=last.value, numerator=last.numerator, denominator=last.denominator)
    brought = compared(past, PastFigure(quarter=quarter, value=so_far), terms.unit, terms.basis)
    return PastFigure(quarter=quarter, value=so_far + brought.earlier[-1].value) if brought else None


def _possible(found: UsualRange, values: Sequence[Fraction], least: Fraction, unit: Unit) -> UsualRange:
    """Return the part of a range in which such a figure can lie: none below 0 where none ever was, no share above all.

    `least` is what a year to date has reached already.
    """
    low = max(found.low, least) if min(values, default=least) >= 0 else found.low
    is_share = unit is Unit.PERCENT and max(values, default=least) <= unit.scale
    return UsualRange(low, min(found.high, Fraction(unit.scale)) if is_share else found.high)
