"""How the values of a year are carried on to its end, by each method, and what came of earlier years to hold that against.

halfway     each quarter to come is halfway between the latest and the mean of the last four.
damped-step the value moves on by 3/10 of its last step, then by 3/10 of that, and so on (overlapping windows).
last-four   the mean of the last four values.
trend       the least-squares line through all values.
run-rate    the year so far / the quarters elapsed * 4.
seasonal    the year so far * last year's total / last year's total up to the same quarter.

What adds up over a year is carried on by what each quarter added: a count by the counts to come, a percentage by cases so far
plus cases to come over the cohort so far plus the cohort to come. `benchmarks/forecasts.py` says how far each method misses.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quarterly.scoring.series.points import last_quarters
from quarterly.scoring.series.regression import least_squares
from quarterly.scoring.why_unknown import ForecastNote
from quarterly.vocabulary.basis import Method
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year

DAMPING = Fraction(3, 10)
LEAST_CARRIED = 4  # the quarters that every method but the step looks back on

Points = Mapping[Quarter, Fraction]
Carried = Fraction | ForecastNote


@dataclass(frozen=True, slots=True)
class Course:
    """A series as one method carries it on.

    `ahead` returns the value so many quarters after a quarter, worked out from what was known by then, or why it cannot; `came`
    returns what the value was, None where it is not known. Neither looks at how years lie: four quarters from any on are a year,
    which gives more of them to hold a method against.
    """

    ahead: Callable[[Quarter, int], Carried]
    came: Callable[[Quarter], Fraction | None]


def of_values(points: Points, method: Method) -> Course:
    """Return the course of values that are carried on by themselves: separate quarters, snapshots, rolling years."""
    carry: Mapping[Method, Callable[[Points, Quarter, int], Carried]] = {
        Method.HALFWAY: lambda points, latest, _: _halfway(points, latest),
        Method.DAMPED_STEP: _damped_step,
        Method.LAST_FOUR: lambda points, latest, _: _mean_of_four(points, latest),
        Method.TREND: lambda points, latest, ahead: least_squares(_until(points, latest)).at(latest.later(ahead)),
    }
    return Course(lambda latest, ahead: carry[method](points, latest, ahead), points.get)


def of_sums(added: Points, method: Method) -> Course:
    """Return the course of what is added up over a year, from what each quarter added."""

    def ahead(latest: Quarter, quarters: int) -> Carried:
        so_far = _known(added, last_quarters(latest, 4 - quarters))
        if so_far is None:
            return ForecastNote.GAP_THIS_YEAR
        if method is Method.RUN_RATE:
            # 12 by September: 12 / 2 * 4 = 24.
            return sum(so_far, Fraction(0)) * Fraction(4, 4 - quarters)
        if method is Method.SEASONAL:
            return _seasonal(added, so_far, latest)
        each = _halfway(added, latest)
        return each if isinstance(each, ForecastNote) else sum(so_far, Fraction(0)) + quarters * each

    return Course(ahead, lambda end: _sum(_known(added, last_quarters(end, 4))))


def of_shares(numerators: Points, denominators: Points, scale: int) -> Course:
    """Return the course of a share of a year's cohort, from the cases and the cohort that each quarter added."""

    def ahead(latest: Quarter, quarters: int) -> Carried:
        cases, cohort = (_known(each, last_quarters(latest, 4)) for each in (numerators, denominators))
        if cases is None or cohort is None:
            return ForecastNote.GAP_BEFORE
        if cohort[-1] <= 0 or sum(cohort) <= 0:
            return ForecastNote.NOBODY_LATELY
        expected = (cases[-1] / cohort[-1] + sum(cases, Fraction(0)) / sum(cohort, Fraction(0))) / 2
        # 30 of 60 by September, lately 60%: 60 more are expected, 36 of them cases. 66 of 120 is 55%.
        elapsed = 4 - quarters
        so_far, of = sum(cases[-elapsed:], Fraction(0)), sum(cohort[-elapsed:], Fraction(0))
        to_come = of / elapsed * quarters
        return scale * (so_far + expected * to_come) / (of + to_come) if of > 0 else ForecastNote.NOBODY_LATELY

    def came(end: Quarter) -> Fraction | None:
        cases, cohort = (_sum(_known(each, last_quarters(end, 4))) for each in (numerators, denominators))
        return scale * cases / cohort if cases is not None and cohort and cohort > 0 else None

    return Course(ahead, came)


def in_quarter(points: Points, year: Year = Year.FINANCIAL) -> dict[Quarter, Fraction]:
    """Return what each quarter added to a year to date; a quarter whose predecessor is missing is left out."""
    begins = {quarter for quarter in points if year.position(quarter) == 1}
    return {
        quarter: value - (Fraction(0) if quarter in begins else points[quarter.previous])
        for quarter, value in points.items()
        if quarter in begins or quarter.previous in points
    }


def _halfway(points: Points, latest: Quarter) -> Carried:
    """Return what a quarter to come is expected to be, from the last four."""
    # The latest alone follows every chance movement, the mean of four is late to follow a change.
    four = _known(points, last_quarters(latest, 4))
    return ForecastNote.GAP_BEFORE if four is None else (four[-1] + sum(four, Fraction(0)) / 4) / 2


def _damped_step(points: Points, latest: Quarter, ahead: int) -> Carried:
    two = _known(points, last_quarters(latest, 2))
    if two is None:
        return ForecastNote.GAP_BEFORE
    # From 20 to 22: 22.6, 22.78, 22.834. A year that moved in one quarter mostly goes on a little, and never far.
    return two[1] + sum((DAMPING**n for n in range(1, ahead + 1)), Fraction(0)) * (two[1] - two[0])


def _mean_of_four(points: Points, latest: Quarter) -> Carried:
    known = _until(points, latest)
    return sum(known[quarter] for quarter in sorted(known)[-4:]) / Fraction(4)


def _seasonal(added: Points, so_far: list[Fraction], latest: Quarter) -> Carried:
    # If 20 of last year's 50 had come by then, 12 so far are 12 / 20 * 50 = 30.
    elapsed = len(so_far)
    last_year = _known(added, last_quarters(latest.later(-elapsed), 4))
    if last_year is None:
        return ForecastNote.GAP_LAST_YEAR
    by_then = sum(last_year[:elapsed])
    return sum(so_far) * sum(last_year) / Fraction(by_then) if by_then > 0 else ForecastNote.NOTHING_LAST_YEAR


def _known(points: Points, quarters: Iterable[Quarter]) -> list[Fraction] | None:
    values = [points.get(quarter) for quarter in quarters]
    known = [value for value in values if value is not None]
    return known if len(known) == len(values) else None


def _sum(values: list[Fraction] | None) -> Fraction | None:
    return None if values is None else sum(values, Fraction(0))


def _until(points: Points, latest: Quarter) -> Points:
    return {quarter: value for quarter, value in points.items() if quarter <= latest}
