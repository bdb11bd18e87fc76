"""What a new figure can be compared with: the same stretch of time in earlier quarters.

A year to date is compared by what each quarter brought, an annual figure with that of other years.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year

# One of a quarter's figures, such as its denominator.
Read = Callable[[PastFigure], Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A value with the counts it follows from, None where they are not known."""

    value: Fraction
    numerator: Fraction | None = None
    denominator: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A new value and the earlier ones it is held against, in the order of time.

    `added` is whether these are what each quarter added to a year to date. `before` are the figures they are from.
    """

    quarter: Quarter
    now: Measured
    earlier: tuple[Measured, ...]
    before: tuple[PastFigure, ...]
    added: bool = False

    @property
    def year_ago(self) -> Measured | None:
        """The value of the same quarter last year."""
        same = self.quarter.later(-4)
        return next((each for each, from_ in zip(self.earlier, self.before, strict=True) if from_.quarter == same), None)


def adds_up(unit: Unit, basis: Basis) -> bool:
    """Whether the values of a year's quarters are a total that grows: counts and rates, no percentages."""
    return basis.is_to_date and (unit.adds_up or unit.is_rate)


def compared(past: Past, now: PastFigure, unit: Unit, basis: Basis) -> Compared | None:
    """Return a value with the earlier ones it is held against; None if there is none on either side."""
    if adds_up(unit, basis):
        return _what_quarters_added(past, now, basis.year, lambda figure: figure.value)
    known = [each for each in past if each.value is not None]
    if basis in (Basis.ANNUAL, Basis.THREE_YEAR):
        # An annual figure is reported in every quarter until the next one is out.
        known = [each for position, each in enumerate(known) if not position or each.value != known[position - 1].value]
    if now.value is None or not known:
        return None
    return Compared(
        quarter=now.quarter, now=_measured(now), earlier=tuple(_measured(each) for each in known), before=tuple(known)
    )


def denominators(past: Past, now: PastFigure, basis: Basis) -> Compared | None:
    """Return a denominator with the earlier ones it is held against, those of a year to date by what each quarter added."""
    if basis.is_to_date:
        return _what_quarters_added(past, now, basis.year, lambda figure: figure.denominator)
    known = [(each, Measured(value=each.denominator)) for each in past if each.denominator]
    if not now.denominator or not known:
        return None
    return Compared(
        quarter=now.quarter,
        now=Measured(value=now.denominator),
        earlier=tuple(measured for _, measured in known),
        before=tuple(each for each, _ in known),
    )


def quarter_before(past: Past, now: PastFigure) -> PastFigure | None:
    """Return the figures of the quarter before."""
    return next((each for each in past if each.quarter == now.quarter.previous), None)


def _what_quarters_added(past: Past, now: PastFigure, year: Year, read: Read) -> Compared | None:
    totals = {each.quarter: read(each) for each in past}
    found = [(each, added) for each in past if (added := _added(each.quarter, read(each), totals, year)) is not None]
    latest = _added(now.quarter, read(now), totals, year)
    if latest is None or not found:
        return None
    return Compared(
        quarter=now.quarter,
        now=Measured(value=latest),
        earlier=tuple(Measured(value=added) for _, added in found),
        before=tuple(each for each, _ in found),
        added=True,
    )


def _added(quarter: Quarter, total: Fraction | None, totals: Mapping[Quarter, Fraction | None], year: Year) -> Fraction | None:
    """Return what a quarter added to a year to date, None where the quarter before is not known."""
    if total is None or year.position(quarter) == 1:
        return total
    earlier = totals.get(quarter.previous)
    return None if earlier is None else total - earlier


def _measured(figure: PastFigure) -> Measured:
    return Measured(value=figure.value or Fraction(0), numerator=figure.numerator, denominator=figure.denominator)
