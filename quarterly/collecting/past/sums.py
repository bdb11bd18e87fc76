"""Whether counts that add up by the catalogue do: parts and total, quarters and year to date, stock and flow.

Late recording makes honest counts differ by a little, so a difference is told only beyond a tolerance, and as information.
"""

from dataclasses import dataclass
from fractions import Fraction

from quarterly.collecting.past.comparable import quarter_before
from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.years import Year

TOLERATED, SHARE = 2, Fraction(2, 100)  # cases, and of the larger figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An indicator's count in a quarter and before it: `count` is None where it is not known, `past` are its earlier figures."""

    unit: Unit
    basis: Basis
    now: PastFigure
    past: Past

    @property
    def count(self) -> Fraction | None:
        """The cases that the quarter's figure counts."""
        return count_of(self.now, self.unit)

    @property
    def in_quarter(self) -> Fraction | None:
        """The cases of the quarter alone, where the figure counts those or a year to date."""
        return _in_quarter(self.now, self.past, self.unit, self.basis)


def count_of(figure: PastFigure | None, unit: Unit) -> Fraction | None:
    """Return the cases that a figure counts: its numerator, or itself if it is a count."""
    if figure is None:
        return None
    return figure.value if unit is Unit.COUNT else figure.numerator


def differ(first: Fraction, second: Fraction) -> bool:
    """Whether two counts of the same are further apart than late recording explains."""
    return abs(first - second) > max(Fraction(TOLERATED), SHARE * abs(first), SHARE * abs(second))


def year_so_far(counted: Counted, year: Year) -> Fraction | None:
    """Return the sum of a year's quarters up to this one, None where one of them is not known."""
    by_quarter = {each.quarter: each for each in counted.past}
    found = [counted.in_quarter]
    found += [count_of(by_quarter.get(each), counted.unit) for each in year.so_far(counted.now.quarter)[:-1]]
    known = [each for each in found if each is not None]
    return sum(known, Fraction(0)) if len(known) == len(found) else None


def moved(stock: Counted, came: Counted, left: Counted) -> tuple[Fraction, Fraction] | None:
    """Return by how much a stock moved in the quarter, and by how much its flow says it should; None if either is not known."""
    before = count_of(quarter_before(stock.past, stock.now), stock.unit)
    counts = (stock.count, before, came.in_quarter, left.in_quarter)
    if any(each is None for each in counts):
        return None
    now, then, entered, ended = (each or Fraction(0) for each in counts)
    return now - then, entered - ended


def _in_quarter(figure: PastFigure, past: Past, unit: Unit, basis: Basis) -> Fraction | None:
    count = count_of(figure, unit)
    if count is None or basis is Basis.IN_QUARTER:
        return count
    if not basis.is_to_date:
        return None
    if basis.year.position(figure.quarter) == 1:
        return count if basis.year.is_of_whole_quarters else None
    before = count_of(quarter_before(past, figure), unit)
    return None if before is None else count - before
